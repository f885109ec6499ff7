"""Where each actor stands now, how sure that is, and on how many independent sources it rests.

Goes in: readings. Comes out: one row an actor. The position is that of the latest settled day; it
rests on every reading since the last change that shows it. Nothing is averaged, and nothing that
only one origin says is of more than low confidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import pandas as pd

from analysis.frames.judged import ANALYST
from analysis.frames.positions import REPORTED, SURE
from analysis.frames.sources import origins
from analysis.types import Confidence, Label

STANDING = (
    "actor",
    "id",  # of the stance that shows it, the latest
    "label",
    "confidence",
    "why",  # what the confidence rests on, in words
    "basis",
    "judge",
    "doubt",  # of the reading: "" where it is firm
    "date",
    "since",  # the first day of the position
    "conflict",  # whether reports of its latest day differ
    "articles",
    "outlets",
    "origins",
)


@dataclass(frozen=True, slots=True)
class Voices:
    """How many articles, outlets and independent origins carry a position."""

    articles: int
    outlets: int
    origins: int

    def __str__(self) -> str:
        """In words.

        >>> str(Voices(5, 4, 2)), str(Voices(1, 1, 1))
        ('4 outlets, 2 origins', '1 outlet, 1 origin')
        """
        parts = ((self.outlets, "outlet"), (self.origins, "origin"))
        return ", ".join(f"{n:,} {what}{'s' if n != 1 else ''}" for n, what in parts)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading as a plain row: a table for each of thousands of actors takes a hundred times as
    long to make as to read. `date` None is "not known"."""

    id: str
    label: str
    confidence: str
    basis: str
    judge: str
    doubt: str
    date: pd.Timestamp | None
    text: str
    prints: tuple[tuple[str, str], ...]
    copies: tuple[str, ...]


_FIELDS = tuple(field.name for field in fields(_Reading))


def standing(found: pd.DataFrame) -> pd.DataFrame:
    """One row for each actor that any reading shows, in order of corpus id."""
    by_actor: dict[str, list[_Reading]] = {}
    dated = found.assign(date=found["date"].astype("object").where(found["date"].notna(), None))
    for actor, *one in zip(dated["actor"], *(dated[name] for name in _FIELDS), strict=True):
        by_actor.setdefault(actor, []).append(_Reading(*one))
    rows = [_one(actor, own) for actor, own in sorted(by_actor.items())]
    frame = pd.DataFrame(rows, columns=list(STANDING))
    return frame.astype({"date": "datetime64[s]", "since": "datetime64[s]"})


def _one(actor: str, own: Sequence[_Reading]) -> tuple[object, ...]:
    own = _best_kind(own)
    last = max((one.date for one in own if one.date is not None), default=None)
    latest = [one for one in own if one.date == last]
    now = min(latest, key=_rank)
    conflict = len({one.label for one in latest}) > 1
    held = _held(own, now)
    found = _voices(held)
    sure, why = _confidence(held, found, conflict=conflict)
    basis = REPORTED if all(one.basis == REPORTED for one in held) else now.basis
    since = min((one.date for one in held if one.date is not None), default=None)
    return (
        actor, now.id, now.label, sure, why, basis, now.judge, now.doubt, now.date,
        since, conflict, found.articles, found.outlets, found.origins,
    )  # fmt: skip


def _rank(one: _Reading) -> tuple[bool, int, str]:
    return one.judge != ANALYST, SURE[Confidence(one.confidence)], one.id


def _best_kind(own: Sequence[_Reading]) -> Sequence[_Reading]:
    """The firm readings of a position; else the doubtful ones; else the neutral ones."""
    positions = [one for one in own if one.label != Label.NEUTRAL]
    firm = [one for one in own if not one.doubt]
    both = [one for one in positions if not one.doubt]
    return both or firm or positions or own


def _held(own: Sequence[_Reading], now: _Reading) -> list[_Reading]:
    """The readings of the latest label since the last earlier day that showed another."""
    same = [one for one in own if one.label == now.label]
    if now.date is None:
        return same
    other = [
        one.date
        for one in own
        if one.label != now.label and one.date is not None and one.date < now.date
    ]
    if not other:
        return same
    return [one for one in same if one.date is not None and one.date > max(other)]


def _voices(held: Sequence[_Reading]) -> Voices:
    """Who carries some readings."""
    prints = {one for reading in held for one in reading.prints}
    copies = {one for reading in held for one in reading.copies}
    return Voices(len(copies), len({outlet for outlet, _ in prints}), origins(prints))


def _confidence(
    held: Sequence[_Reading], found: Voices, *, conflict: bool
) -> tuple[Confidence, str]:
    """How sure a position is, and why, from the readings that show it.

    It is as sure as the second of its independent texts: one that nothing confirms stays low.
    """
    told = str(found)
    if conflict:
        return Confidence.LOW, f"{told}; that day’s reports differ"
    if found.origins < 2:
        return Confidence.LOW, told
    surest: dict[str, int] = {}
    for one in held:
        rank = SURE[Confidence(one.confidence)]
        surest[one.text] = min(rank, surest.get(one.text, rank))
    return tuple(Confidence)[sorted(surest.values())[1]], told
