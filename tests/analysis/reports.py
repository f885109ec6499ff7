"""Corpora for stance frames: one line a report, kept in a real store and read back as frames."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from analysis import frames
from analysis.frames import Corpus
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Stance,
)

FIRM, DOUBTFUL = Confidence.MODERATE, Confidence.LOW


@dataclass(frozen=True, slots=True)
class Report:
    """What one article shows of one actor; `words` is its only sentence, its own by default."""

    outlet: str
    day: str  # "" undated
    label: Label
    sure: Confidence = FIRM
    words: str = ""
    basis: str = "own words"
    actor: str = "Ada Brook"


def filled(where: Path, *reports: Report) -> Store:
    """A store whose desk holds an article for each report."""
    store = Store(str(where))
    store.open_workspace("desk")
    for number, one in enumerate(reports):
        store.save(analysis_of(f"a{number:03}", number, one))
    return store


def with_second(where: Path, counted: Label | None, other: Label | None) -> Store:
    """A store with one article that a model read as `counted` and the rules as `other`.

    None: no position.
    """
    store = filled(where)
    shown = other or counted
    assert shown
    rules = analysis_of("a000", 0, Report("Herald", "2025-05-01", shown, Confidence.HIGH))
    (stance,) = rules.stances
    model = (
        replace(
            stance,
            label=counted,
            reader="a model",
            evidence=tuple(replace(e, label=counted) for e in stance.evidence),
        ),
    ) if counted else ()  # fmt: skip
    store.save(replace(rules, stances=model, other_stances=(stance,) if other else ()))
    return store


def corpus(where: Path, *reports: Report) -> Corpus:
    """The frames of those articles; the stance of report n has the id "a00n:s0"."""
    store = filled(where, *reports)
    found = frames.corpus(store)
    store.close()
    return found


def analysis_of(name: str, number: int, one: Report) -> Analysis:
    """The analysis of an article that holds a report and nothing else."""
    words = one.words or f"word{number} of{number} its{number} own{number} and{number} more{number}"
    text = f"Title {number}\n\n{one.actor} said {words}."
    start = text.index(one.actor)
    actor = Actor(
        "x", one.actor, Kind.PERSON, (), (Mention(start, start + len(one.actor), Form.NAME),)
    )
    why = Evidence(text.index(words), len(text), "why", one.label, basis=one.basis)
    stance = Stance("x", one.label, one.sure, "It shows.", (why,))
    return Analysis(
        Article(
            name, f"Title {number}", text, date.fromisoformat(one.day) if one.day else None,
            outlet=one.outlet,
        ),
        "test",
        actors=(actor,),
        stances=(stance,),
    )  # fmt: skip
