"""What of an answer counts: names that resolve, and sentences of the article about the actor."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis.readers.answer import parse
from analysis.readers.check import Checked, check
from analysis.types import (
    Actor,
    Analysis,
    Confidence,
    Form,
    Kind,
    Label,
    Mention,
)
from tests.analysis.readers.chat_server import COAST, FIRST, READY, REJECTS, row, rows

Read = Callable[..., Analysis]


def checked(found: Analysis, *stances: dict) -> Checked:
    answer, _ = parse(rows(*stances))
    return check(found, answer, found.actors, "small-model")


def key(found: Analysis, name: str) -> str:
    return next(a.key for a in found.actors if a.name == name)


def test_a_row_with_words_of_the_article_is_a_stance(read: Read) -> None:
    found = read()
    (stance,) = checked(found, row("Jon Rask", "opposes", REJECTS)).stances
    assert (stance.actor, stance.label, stance.reader) == (
        key(found, "Jon Rask"),
        Label.OPPOSES,
        "small-model",
    )
    (evidence,) = stance.evidence
    assert COAST[evidence.start : evidence.end] == REJECTS
    assert "It says so." in stance.detail


@pytest.mark.parametrize(
    "name", ["jon rask", "Rask", "Defence chief Jon Rask", "the Defence chief Jon Rask"]
)
def test_an_actor_resolves_by_name_and_alias(read: Read, name: str) -> None:
    (stance,) = checked(read(), row(name, "opposes", REJECTS)).stances
    assert stance.label == Label.OPPOSES


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row("Olga Frost", "opposes", REJECTS), "there is no such actor in the article"),
        (row("", "opposes", REJECTS), "there is no such actor in the article"),
        (row("Jon Rask", "opposes"), "no sentence shows it"),
        (row("Jon Rask", "opposes", "He will never talk to Russia."), "not in the article"),
        (row("Jon Rask", "opposes", "Rask said"), "its words are not in the article"),
        (row("Jon Rask", "opposes", COAST), "too many to show anything"),
        (row("Jon Rask", "supports", READY), "neither name the actor nor are quoted from it"),
        (row("Ida Holt", "supports", FIRST), "neither name the actor nor are quoted from it"),
        (row("Russia", "supports", READY), "neither name the actor nor are quoted from it"),
        (
            {**row("Jon Rask", "opposes", REJECTS), "label": "supports"},
            "its sentences show opposes, not supports",
        ),
    ],
)  # fmt: skip
def test_a_row_that_does_not_hold_up_is_dropped_and_said(read: Read, bad: dict, why: str) -> None:
    found = read()
    got = checked(found, bad, row("Ada Brook", "supports", READY))
    assert [s.actor for s in got.stances] == [key(found, "Ada Brook")]
    (told,) = got.refused
    assert why in told
    assert got.dropped == (
        {key(found, bad["actor"]): told.split("”: ", 1)[1]}
        if bad["actor"] in ("Jon Rask", "Ida Holt", "Russia")
        else {}
    )


def test_a_row_told_twice_counts_once(read: Read) -> None:
    got = checked(read(), row("Rask", "opposes", REJECTS), row("Jon Rask", "supports", REJECTS))
    assert [s.label for s in got.stances] == [Label.OPPOSES]
    assert got.refused == ("“Jon Rask”: it is told twice",)
    assert got.dropped == {}


def test_evidence_that_is_invented_is_left_out_and_costs_confidence(read: Read) -> None:
    whole, part = (
        checked(read(), row("Jon Rask", "opposes", *words)).stances[0]
        for words in ([REJECTS], [REJECTS, "Rask swore that he hates everybody there."])
    )
    assert (whole.confidence, part.confidence) == (Confidence.HIGH, Confidence.MODERATE)
    assert len(part.evidence) == 1
    assert "1 of the 2 sentences given for it did not hold up" in part.detail


def test_evidence_is_ranked_with_contrary_sentences_last(read: Read) -> None:
    against = row("Jon Rask", "opposes", REJECTS)["evidence"]
    mixed = row("Jon Rask", "conditional", FIRST)
    (stance,) = checked(read(), {**mixed, "evidence": [*against, *mixed["evidence"]]}).stances
    assert [e.label for e in stance.evidence] == [Label.CONDITIONAL, Label.OPPOSES]


def test_a_condition_is_taken_in_the_words_of_its_sentence(read: Read) -> None:
    made = row("Jon Rask", "conditional", FIRST)
    made["evidence"][0]["condition"] = "Russia must first leave the strait"
    (stance,) = checked(read(), made).stances
    condition = stance.evidence[0].condition
    assert condition is not None
    assert condition.of(COAST) == "Russia must first leave the strait"
    assert stance.confidence == Confidence.HIGH


@pytest.mark.parametrize(
    "condition", ["", "only if hell freezes over", "to resume talks with Russia"]
)
def test_conditional_without_a_condition_there_is_low(read: Read, condition: str) -> None:
    made = row("Jon Rask", "conditional", FIRST)
    made["evidence"][0]["condition"] = condition
    (stance,) = checked(read(), made).stances
    assert stance.confidence == Confidence.LOW
    assert stance.evidence[0].condition is None


def test_conditional_by_sentences_of_both_poles(read: Read) -> None:
    words = [
        *row("Jon Rask", "opposes", REJECTS)["evidence"],
        *row("", "supports", FIRST)["evidence"],
    ]
    (stance,) = checked(read(), {**row("Jon Rask", "conditional"), "evidence": words}).stances
    assert (stance.label, stance.confidence) == (Label.CONDITIONAL, Confidence.HIGH)


def test_confidence_is_never_above_what_the_sentences_allow(read: Read) -> None:
    """Its own words allow high; a sentence about it moderate; what others say of it low."""
    found = replace(read(), stances=())
    own, about, reported = (
        checked(found, made).stances[0].confidence
        for made in (
            row("Ada Brook", "supports", READY),
            row("Ida Holt", "neutral", "Mayor Ida Holt spoke of the weather on Monday."),
            row("Russia", "opposes", FIRST),
        )
    )
    assert (own, reported) == (Confidence.HIGH, Confidence.LOW)
    assert about in (Confidence.HIGH, Confidence.MODERATE)
    (low,) = checked(found, row("Ada Brook", "supports", READY, confidence="low")).stances
    assert low.confidence == Confidence.LOW


def test_words_of_another_are_no_own_words(read: Read) -> None:
    (stance,) = checked(
        read(), row("Russia", "opposes", "Russia must first leave the strait")
    ).stances
    assert stance.evidence[0].basis == "reported"
    assert stance.evidence[0].detail == (
        "What others say of it, read as opposes: “Russia must first leave the strait”."
    )


def test_words_that_are_a_part_of_the_sentence_point_at_what_decides(read: Read) -> None:
    (part,) = checked(read(), row("Jon Rask", "opposes", "rejects any military")).stances
    assert [c.of(COAST) for c in part.evidence[0].cue] == ["rejects any military"]
    (whole,) = checked(read(), row("Jon Rask", "opposes", REJECTS)).stances
    assert whole.evidence[0].cue == ()
    assert whole.evidence[0].detail == "What it says or holds, read as opposes."


def test_what_two_actors_are_called_by_means_neither(read: Read) -> None:
    found = read()
    twin = Actor("z", "Ola Rask", Kind.PERSON, ("Rask",), (Mention(0, 7, Form.NAME),))
    found = replace(found, actors=(*found.actors, twin))
    got = checked(found, row("Rask", "opposes", REJECTS))
    assert (got.stances, got.refused) == ((), ("“Rask”: there is no such actor in the article",))
    assert len(checked(found, row("Jon Rask", "opposes", REJECTS)).stances) == 1


def test_foreign_words_reach_the_screen_as_one_printable_line(read: Read) -> None:
    loud = row("Jon Rask", "opposes", REJECTS, why="\x1b[2Jfirst\nsecond" + "!" * 999)
    got = checked(read(), loud, row("No\x1b]0;one\n", "opposes", REJECTS))
    assert got.stances[0].detail.isprintable()
    assert len(got.stances[0].detail) < 300
    assert got.refused[0].isprintable()


@pytest.mark.parametrize("label", ["supports", "opposes", "conditional", "neutral"])
def test_nothing_comes_of_an_answer_for_everyone(read: Read, label: str) -> None:
    """The plain attack: an article that gets a model to say one thing of all actors."""
    found = read()
    for words in ("They are all friends of ours.", "All of them agree with this article."):
        got = checked(found, *(row(a.name, label, words) for a in found.actors))
        assert got.stances == ()
        assert len(got.refused) == len(found.actors)
    assert json.dumps(got.refused).count("not in the article") == len(found.actors)
