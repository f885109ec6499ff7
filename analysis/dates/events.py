"""Dated statements and actions: Doc, actors, quotes and dates in; the events of a timeline out.

An event's date comes from its own clause; a statement without one takes the date of its quote
(passage or article). Dates that name no day, week, month, quarter or year make no event, and the
dateline of an article tells when it was filed, not what happened.
"""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from analysis.dates import calendar
from analysis.dates.anchor import (
    Places,
    is_placeable,
    noun_of,
    on_timeline,
    outside_datelines,
    verb_of,
)
from analysis.dates.cast import Cast, governor, taking_part
from analysis.dates.measured import measured_from
from analysis.dates.tense import SAYING, is_planned, is_present
from analysis.types import Actor, Basis, Event, EventKind, Manner, Phase, Quote, Timex

_OPENERS = {"that", "and", "but", ",", ";", "-", "–", "—"}


def events(
    doc: Doc,
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    timexes: tuple[Timex, ...],
    published: date | None,
) -> tuple[Event, ...]:
    """The statements and actions of an article that have a date, in the order of the text."""
    cast = Cast.of(Places.of(doc), actors, quotes)
    timexes = outside_datelines(cast.places.text, timexes)
    found = [
        _event(cast, timex, verb_of(cast.places, timex), timex.value, published)
        for timex in timexes
        if is_placeable(timex) and not _names_a_vintage(cast.places, timex)
    ]
    found += [
        _event(cast, timex, verb, value, published)
        for timex, verb, value in measured_from(cast.places, timexes)
    ]
    found = list({(event.date, event.start, event.end): event for event in found}.values())
    known = {(event.date, key) for event in found for key in event.actors}
    found += _statements(cast, quotes, known)
    return tuple(sorted(found, key=lambda event: (event.start, event.end, event.date)))


def _names_a_vintage(places: Places, timex: Timex) -> bool:
    """Whether a year only tells which one is meant: "a 2017 law", "the volumes of 2021"."""
    if calendar.precision(timex.value) != "year":
        return False
    root = places.root(timex.start, timex.end)
    of = root.head if root.dep_ == "pobj" else None
    return noun_of(places, timex) is not None or (
        of is not None and of.lower_ == "of" and of.head.pos_ in {"NOUN", "PROPN"}
    )


def _event(cast: Cast, timex: Timex, verb: Token, value: str, published: date | None) -> Event:
    text, noun = cast.places.text, noun_of(cast.places, timex)
    main, date_ = governor(verb), on_timeline(value)
    is_statement = noun is None and (main.lemma_.lower() in SAYING or cast.is_cue(main))
    start, end = _extent(main)
    start, end = min(start, timex.start), max(end, timex.end)
    return Event(
        date=date_,
        precision=calendar.precision(date_),
        start=start,
        end=end,
        actors=taking_part(cast, verb, noun, is_statement=is_statement),
        text=text[start:end],
        kind=EventKind.STATEMENT if is_statement else EventKind.ACTION,
        phase=_phase(verb, noun, date_, published),
        basis=Basis.SENTENCE,
        expression=timex.text,
    )


def _extent(verb: Token) -> tuple[int, int]:
    """First character and end of the clause; of the sentence where the verb is its main one."""
    doc = verb.doc
    if verb.dep_ == "ROOT":
        first, last = verb.sent.start, verb.sent.end - 1
    elif verb.dep_ in {"relcl", "acl"}:
        first, last = verb.head.left_edge.i, verb.right_edge.i
    else:
        first, last = verb.left_edge.i, verb.right_edge.i
    while last > first and doc[last].is_space:
        last -= 1
    while first < last and (doc[first].is_space or doc[first].lower_ in _OPENERS):
        first += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _phase(verb: Token, noun: Token | None, value: str, published: date | None) -> Phase:
    """Planned, ongoing or past, by the date first and the verb second."""
    begins, ends = calendar.first_day(value), calendar.last_day(value)
    if published is None or begins is None or ends is None:
        return Phase.PLANNED if is_planned(verb) else Phase.PAST
    if begins > published:
        return Phase.PLANNED
    if ends < published:
        return Phase.PAST
    if noun is None and is_planned(verb):
        return Phase.PLANNED
    is_stretch = begins < ends
    return Phase.ONGOING if is_stretch and noun is None and is_present(verb) else Phase.PAST


def _is_said(cast: Cast, quote: Quote) -> bool:
    """Whether words were uttered: "called for" is, "favours" is not."""
    cues = (cast.places.token(cue.start) for cue in quote.cue)
    return quote.manner is Manner.SPEECH or any(cue.lemma_.lower() in SAYING for cue in cues)


def _statements(
    cast: Cast, quotes: tuple[Quote, ...], known: set[tuple[str, str]]
) -> Iterator[Event]:
    """What speakers said without a date of its own: one statement for each speaker and date."""
    for quote in quotes:
        if quote.actor is None or quote.date is None or not _is_said(cast, quote):
            continue
        if quote.date_basis is Basis.SENTENCE or (quote.date, quote.actor) in known:
            continue
        known.add((quote.date, quote.actor))
        pieces = (*quote.content, *quote.cue, *quote.source)
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        yield Event(
            date=quote.date,
            precision=calendar.precision(quote.date),
            start=start,
            end=end,
            actors=(quote.actor,),
            text=cast.places.text[start:end],
            kind=EventKind.STATEMENT,
            basis=quote.date_basis or Basis.ARTICLE,
        )
