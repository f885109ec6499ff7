"""The review queue: positions that a person should read before they are relied on, and why.

Goes in: readings, changes of which are in doubt too, and where each actor stands. Comes out: one
row for each text to look at, the most urgent first. What an analyst judged is never in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import Any

import pandas as pd

from analysis.frames.judged import ANALYST
from analysis.frames.positions import conflicts
from analysis.types import Label

QUEUE = (
    "id",  # of the stance that a text shows
    "actor",
    "cause",  # the most urgent one: a Cause
    "why",  # every reason in words, a tuple
    "others",  # ids of stances to read beside it, a tuple
)
NEAR = 7  # days; reports of two outlets that lie closer can hardly both be right
POLES = {str(Label.SUPPORTS), str(Label.OPPOSES)}
OFFLINE = "offline"  # the reader that always read too


class Cause(IntEnum):
    """Why a text is to be looked at, the most urgent first."""

    READERS = 0  # two readers differ
    DAY = 1  # reports of one day differ
    FLIP = 2  # outlets show opposite positions within days
    DOUBT = 3  # low confidence, or only others say so
    ALONE = 4  # nothing else supports the actor's position


CAUSES = {
    Cause.READERS: "Two readers differ",
    Cause.DAY: "Reports of one day differ",
    Cause.FLIP: "Outlets show opposites",
    Cause.DOUBT: "Doubtful",
    Cause.ALONE: "One origin alone",
}
Reason = tuple[str, Cause, str, tuple[str, ...]]  # id, cause, words, others


def queue(
    found: pd.DataFrame,
    standing: pd.DataFrame,
    beside: pd.DataFrame | None = None,
    done: Collection[tuple[str, str]] = (),
) -> pd.DataFrame:
    """What is to be looked at: by cause, and within a cause the latest first.

    `beside` are the readings that gave way to another reader's; `done` the (article, actor) that
    an analyst has judged.
    """
    second = found[:0] if beside is None else beside
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for one in (
        *_readers(found, second, set(done)), *_days(found), *_flips(found), *_doubtful(found),
        *_alone(standing),
    ):  # fmt: skip
        reasons[one[0]].append(one)
    found = pd.concat([found, second]) if len(second) else found
    open_ = found[(found["judge"] != ANALYST) & found["id"].isin(reasons)]
    rows = [
        (
            one,
            actor,
            min(reason[1] for reason in reasons[one]),
            tuple(dict.fromkeys(reason[2] for reason in reasons[one])),
            tuple(dict.fromkeys(other for reason in reasons[one] for other in reason[3])),
        )
        for one, actor in zip(open_["id"], open_["actor"], strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(QUEUE))
    frame["date"] = open_["date"].array
    ordered = frame.sort_values(["date", "id"], ascending=[False, True], na_position="last")
    return ordered.sort_values("cause", kind="stable")[list(QUEUE)].reset_index(drop=True)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    yield from frame.itertuples()


def _readers(
    found: pd.DataFrame, second: pd.DataFrame, done: Collection[tuple[str, str]]
) -> Iterator[Reason]:
    """What two readers read differently: the reading that counts, or else the one that gave way."""
    counted = {
        (copy.rpartition(":")[0], one.actor): one for one in _rows(found) for copy in one.copies
    }
    for one in _rows(second):
        if (one.article, one.actor) in done:
            continue
        other = counted.get((one.article, one.actor))
        if other is None:
            words = f"the {one.reader} reader shows {one.label}, the other no position"
            yield one.id, Cause.READERS, words, ()
        elif other.label != one.label:
            words = f"the {other.reader} reader shows {other.label}, {one.reader} {one.label}"
            yield other.id, Cause.READERS, words, (one.id,)
    both = {(copy.rpartition(":")[0], one.actor) for one in _rows(second) for copy in one.copies}
    for key, one in counted.items():
        alone = one.judge != ANALYST and one.reader != OFFLINE and key not in both
        if alone and one.label != Label.NEUTRAL:
            words = f"the {one.reader} reader shows {one.label}, {OFFLINE} no position"
            yield one.id, Cause.READERS, words, ()


def _days(found: pd.DataFrame) -> Iterator[Reason]:
    label = dict(zip(found["id"], found["label"], strict=True))
    outlet = dict(zip(found["id"], found["outlet"], strict=True))
    for one in _rows(conflicts(found)):
        for own in one.ids:
            others = tuple(other for other in one.ids if label[other] != label[own])
            told = ", ".join(f"{outlet[o] or 'another article'} shows {label[o]}" for o in others)
            yield own, Cause.DAY, f"on that day {told}", others


def _flips(found: pd.DataFrame) -> Iterator[Reason]:
    """Readings that show the opposite of what another outlet showed some days before."""
    poles = found[found["date"].notna() & found["label"].isin(POLES)]
    before = poles.groupby("actor", sort=False)[["id", "label", "date", "outlet"]].shift()
    days = (poles["date"] - before["date"]).dt.days
    flips = (
        (poles["label"] != before["label"])
        & (poles["outlet"] != before["outlet"])
        & days.between(1, NEAR)
    )
    rows = poles.assign(prior=before["id"], told=before["label"], by=before["outlet"], days=days)
    for one in _rows(rows[flips]):
        ago = f"{int(one.days)} day{'s' if one.days > 1 else ''} before"
        words = f"{one.by or 'another outlet'} showed {one.told} {ago}"
        yield one.id, Cause.FLIP, words, (one.prior,)


def _doubtful(found: pd.DataFrame) -> Iterator[Reason]:
    for one in _rows(found[found["doubt"] != ""]):
        yield one.id, Cause.DOUBT, one.doubt, ()


def _alone(standing: pd.DataFrame) -> Iterator[Reason]:
    """The text that an actor's position is taken from, where one origin alone shows it."""
    for one in _rows(standing[standing["origins"] < 2]):
        yield one.id, Cause.ALONE, "no other origin shows this position", ()
