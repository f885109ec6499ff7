"""The lanes of the stance board and what they say: readings and standings in, words out."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.figures.palette import CONFIDENCE, WORDS
from analysis.figures.said import Said, basis_words, said
from analysis.figures.sheet import day
from analysis.types import Confidence, Label

MOST = 150  # points of one lane
MOST_LANES, MOST_POINTS = 60, 3_600  # of a board; the browser gets slow beyond some thousand marks
LANES = {Label.SUPPORTS: 0, Label.CONDITIONAL: 1, Label.OPPOSES: 2, Label.NEUTRAL: 3}
FIRST = {  # of the largest group: one, several
    Label.SUPPORTS: ("supports", "support"),
    Label.CONDITIONAL: ("sets conditions for", "set conditions for"),
    Label.OPPOSES: ("opposes", "oppose"),
    Label.NEUTRAL: ("takes no side on", "take no side on"),
}
OTHER = {  # of the other groups
    Label.SUPPORTS: ("supports it", "support it"),
    Label.CONDITIONAL: ("sets conditions", "set conditions"),
    Label.OPPOSES: ("opposes it", "oppose it"),
    Label.NEUTRAL: ("takes no side", "take no side"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """What one text shows of an actor's stance; `date` None where it has none."""

    id: str
    label: Label
    confidence: Confidence
    date: date | None
    outlet: str
    doubt: str = ""  # why it is no more than likely: drawn hollow and counted apart
    said: Said = Said.READ
    basis: str = ""
    outlets: int = 1
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """An actor with a position, as it is counted: of most no lane is drawn."""

    actor: str
    name: str
    label: Label
    doubt: str
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor's lane; `points` in order of time, undated ones first.

    `current` is the one that the position is taken from, `rests` what that rests on, in words.
    `count` is the number of its readings, of which the latest are drawn.
    """

    actor: str
    name: str
    points: tuple[Point, ...]
    count: int
    current: Point
    rests: str

    @property
    def label(self) -> Label:
        """What its position is."""
        return self.current.label

    @property
    def doubt(self) -> str:
        """Why its position is no more than likely."""
        return self.current.doubt


def heads(readings: pd.DataFrame, standing: pd.DataFrame, actors: pd.DataFrame) -> list[Head]:
    """Every actor with a position, in the order of their lanes."""
    names = dict(zip(actors["id"], actors["name"], strict=True))
    counts = readings["actor"].value_counts().to_dict()
    columns = (standing[column] for column in ("actor", "label", "doubt"))
    found = [
        Head(actor, str(names.get(actor, actor)), Label(label), doubt, counts[actor])
        for actor, label, doubt in zip(*columns, strict=True)
    ]
    return sorted(found, key=_order)


def _order(one: Head | Lane) -> tuple[int, int, str]:
    return LANES[one.label], -one.count, one.name


def lanes(
    readings: pd.DataFrame, standing: pd.DataFrame, actors: pd.DataFrame, most: int = MOST
) -> list[Lane]:
    """Every actor with a position: supporters first, then by number of texts and name.

    Of a lane the latest points are drawn, `most` at the most.
    """
    names = dict(zip(actors["id"], actors["name"], strict=True))
    ordered = readings.sort_values(["date", "id"], na_position="first", kind="stable")
    by_actor: dict[str, list[Point]] = {}
    columns = [ordered[c] for c in ("actor", "id", "label", "confidence", "date", "outlet")]
    columns += [ordered[c] for c in ("doubt", "judge", "basis", "prints", "copies")]
    for actor, one, label, sure, when, outlet, doubt, judge, basis, prints, copies in zip(
        *columns, strict=True
    ):
        point = Point(
            one, Label(label), Confidence(sure), None if pd.isna(when) else when.date(), outlet,
            doubt, said(judge, basis), basis_words(judge, basis), len(dict(prints)), copies,
        )  # fmt: skip
        by_actor.setdefault(actor, []).append(point)
    found = [
        _lane(row, str(names.get(row.actor, row.actor)), by_actor[str(row.actor)], most)
        for row in standing.itertuples()
    ]
    return sorted(found, key=_order)


def _lane(row: Any, name: str, points: list[Point], most: int) -> Lane:  # noqa: ANN401 - a row of a frame
    current = next(one for one in points if one.id == row.id)
    drawn = points[-most:]
    drawn = drawn if current in drawn else [current, *drawn[1:]]
    basis = basis_words(row.judge, row.basis)
    rests = " · ".join(
        filter(None, (f"{CONFIDENCE[Confidence(row.confidence)]}: {row.why}", basis))
    )
    return Lane(row.actor, name, tuple(drawn), len(points), current, rests)


def shown(found: Sequence[Head], limit: int | None, keep: Collection[str] = ()) -> set[str]:
    """The actors whose lanes are drawn: those with the most texts, and those to keep."""
    ranked = sorted(found, key=lambda one: (one.actor not in keep, -one.count))
    return {one.actor for one in ranked[: MOST_LANES if limit is None else limit]}


def finding(found: Sequence[Head | Lane]) -> str:
    """What the board says, in one sentence; doubtful positions are only counted as such.

    >>> finding([])
    'Nobody takes a position here'
    """
    if not found:
        return "Nobody takes a position here"
    doubtful = sum(bool(one.doubt) for one in found)
    firm = [one for one in found if not one.doubt]
    if not firm:
        return (
            f"{doubtful} positions, all doubtful" if doubtful > 1 else "1 position, a doubtful one"
        )
    unsure = f"; {doubtful} more doubtful" if doubtful else ""
    return _firm_finding(firm, alone=not doubtful) + unsure


def _firm_finding(found: Sequence[Head | Lane], *, alone: bool) -> str:
    counts = Counter(one.label for one in found)
    (first, most), *rest = sorted(counts.items(), key=lambda item: (-item[1], LANES[item[0]]))
    of = f"{most} of {len(found)} actors"
    if len(found) == 1:
        of = "The only actor" if alone else "1 actor"
    others = ", ".join(f"{count} {OTHER[label][count > 1]}" for label, count in rest)
    says = f"{of} {FIRST[first][most > 1]} cooperation with Russia"
    return says + (f"; {others}" if others else "")


def alternative(found: list[Lane], of: int) -> str:
    """The board in words, for who does not see it; `of` is how many actors have a position."""
    parts = [f"{one.name}: {position(one.current)}, {one.rests}" for one in found]
    more = f"; {of - len(found):,} more actors are not drawn" if of > len(found) else ""
    return "Stance board. Latest position of each actor. " + "; ".join(parts) + more


def position(one: Point) -> str:
    """A position in words, with its day.

    >>> position(Point("a", Label.OPPOSES, Confidence.LOW, None, "Herald", "low confidence"))
    'perhaps opposes, undated'
    """
    perhaps = "perhaps " if one.doubt else ""
    return f"{perhaps}{WORDS[one.label]}, {day(one.date)}"
