"""What happened when, with whom: events from sentences with hand-made actors."""

from datetime import date

import pytest

from analysis.dates import dated_quotes, dates, events
from analysis.types import (
    Actor,
    Basis,
    EventKind,
    Form,
    Kind,
    Mention,
    Phase,
    Quote,
    QuoteType,
    Span,
)

THURSDAY = date(2017, 2, 16)


def actor(text, name, *aliases):
    mentions = []
    for words in (name, *aliases):
        at = text.find(words)
        while at >= 0:
            mentions.append(Mention(at, at + len(words), Form.NAME))
            at = text.find(words, at + 1)
    return Actor(name, name, Kind.PERSON, aliases, tuple(mentions))


def found(parsed, text, *names, quotes=(), published=THURSDAY):
    doc = parsed(text)
    who = tuple(actor(text, name) for name in names)
    when = dates(doc, published)
    said = dated_quotes(doc, quotes, when, published)
    return events(doc, who, said, when, published)


@pytest.mark.parametrize(
    ("text", "value", "precision", "actors"),
    [
        ("Brandt flew to Oslo on Tuesday.", "2017-02-14", "day", ("Brandt",)),
        ("Brandt was forced to quit this week.", "2017-W07", "week", ("Brandt",)),
        ("Brandt and Kvam signed a pact in October.", "2016-10", "month", ("Brandt", "Kvam")),
        ("Kvam was arrested by Brandt in 2014.", "2014", "year", ("Kvam", "Brandt")),
        ("Brandt cut exports in the third quarter.", "2016-Q3", "quarter", ("Brandt",)),
        ("Brandt spoke on Tuesday evening.", "2017-02-14", "day", ("Brandt",)),
        ("Brandt, who was seized in March, is free.", "2016-03", "month", ("Brandt",)),
        ("Brandt, held in Bergen since June, is free.", "2016-06", "month", ("Brandt",)),
        ("Brandt attended Tuesday's session.", "2017-02-14", "day", ("Brandt",)),
    ],
)
def test_events_date_and_who_takes_part(parsed, text, value, precision, actors):
    (event,) = found(parsed, text, "Brandt", "Kvam")
    assert (event.date, event.precision, event.actors) == (value, precision, actors)
    assert text[event.start : event.end] == event.text


def test_events_date_comes_from_its_own_clause(parsed):
    text = "Brandt said on Tuesday that Kvam had left Oslo in October."
    by_date = {event.date: event for event in found(parsed, text, "Brandt", "Kvam")}
    assert by_date["2017-02-14"].actors == ("Brandt",)
    assert by_date["2016-10"].actors == ("Kvam",)


def test_events_a_dated_noun_keeps_its_own_actors(parsed):
    text = "Brandt condemned Friday's raid by Kvam."
    (event,) = found(parsed, text, "Brandt", "Kvam")
    assert (event.date, event.actors) == ("2017-02-10", ("Kvam",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Brandt said on Tuesday he would go.", EventKind.STATEMENT),
        ("Brandt left on Tuesday.", EventKind.ACTION),
    ],
)
def test_events_statements_and_actions(parsed, text, kind):
    (event,) = found(parsed, text, "Brandt")
    assert event.kind is kind


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Brandt will visit Oslo next week.", Phase.PLANNED),
        ("Brandt is due to visit Oslo on Monday.", Phase.PLANNED),
        ("Brandt is visiting Oslo this week.", Phase.ONGOING),
        ("Brandt visited Oslo this week.", Phase.PAST),
        ("Brandt visited Oslo on Monday.", Phase.PAST),
    ],
)
def test_events_past_ongoing_planned(parsed, text, phase):
    (event,) = found(parsed, text, "Brandt")
    assert event.phase is phase


def test_events_who_told_of_it_before_takes_part(parsed):
    text = "Brandt and Kvam agreed on a drill. Others objected loudly. The drill begins in June."
    (event,) = found(parsed, text, "Brandt", "Kvam")
    assert event.actors == ("Brandt", "Kvam")


def test_events_counted_from_another_event(parsed):
    text = "Brandt met Kvam on Tuesday, two days after the truce collapsed."
    assert [(e.date, e.expression) for e in found(parsed, text, "Brandt", "Kvam")] == [
        ("2017-02-14", "Tuesday"),
        ("2017-02-12", "two days"),
    ]


@pytest.mark.parametrize(
    ("text", "dates_"),
    [
        (
            "Brandt opened the drill on Tuesday. On the eve of the drill Kvam flew in.",
            ["2017-02-14", "2017-02-13"],
        ),
        (
            "The vote is held on Monday. Brandt speaks the day after the vote.",
            ["2017-02-20", "2017-02-21"],
        ),
    ],
)
def test_events_the_eve_of_another(parsed, text, dates_):
    assert [event.date for event in found(parsed, text, "Brandt", "Kvam")] == dates_


def test_events_hedged_distance_dates_nothing(parsed):
    text = "Brandt met Kvam on Tuesday, less than two days after the truce collapsed."
    assert [e.date for e in found(parsed, text, "Brandt", "Kvam")] == ["2017-02-14"]


def test_events_dateline_is_no_event(parsed):
    text = "BERGEN, Feb 15 (Corvane Wire) - Brandt left on Tuesday."
    assert [event.date for event in found(parsed, text, "Brandt")] == ["2017-02-14"]


def test_events_a_statement_without_a_date_takes_its_quotes(parsed):
    text = "Brandt said the ferry was late. He said nothing else."
    start = text.index("the ferry")
    said = Quote(
        QuoteType.INDIRECT,
        (Span(start, start + len("the ferry was late")),),
        (Span(7, 11),),
        (Span(0, 6),),
        actor="Brandt",
    )
    (event,) = found(parsed, text, "Brandt", quotes=(said, said))
    assert (event.date, event.basis, event.expression) == ("2017-02-16", Basis.ARTICLE, "")
    assert event.text == "Brandt said the ferry was late"


@pytest.mark.parametrize(
    "text",
    ["", "Brandt", '"Brandt is late, he said.', "Brandt meets Kvam every week for two hours now."],
)
def test_events_none(parsed, text):
    assert found(parsed, text, "Brandt", "Kvam") == ()


def test_events_two_actors_of_one_surname_stay_apart(parsed):
    text = "Ola Brandt left on Monday. Kari Brandt left on Tuesday."
    assert [event.actors for event in found(parsed, text, "Ola Brandt", "Kari Brandt")] == [
        ("Ola Brandt",),
        ("Kari Brandt",),
    ]
