"""Where each actor stands now, how sure that is, and on how many independent sources it rests.

Goes in: readings. Comes out: one row an actor. The position is that of the latest settled day; it
rests on every reading since the last change that shows it. Nothing is averaged, and nothing that
only one origin says is of more than low confidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


def voices(rows: pd.DataFrame) -> Voices:
    """Who carries some readings."""
    prints = {one for carried in rows["prints"] for one in carried}
    outlets = {outlet for outlet, _ in prints}
    copies = {one for ids in rows["copies"] for one in ids}
    return Voices(len(copies), len(outlets), origins(prints))


def confidence(rows: pd.DataFrame, found: Voices, *, conflict: bool) -> tuple[Confidence, str]:
    """How sure a position is, and why, from the readings that show it.

    It is as sure as the second of its independent texts: one that nothing confirms stays low.
    """
    told = str(found)
    if conflict:
        return Confidence.LOW, f"{told}; that day’s reports differ"
    if found.origins < 2:
        return Confidence.LOW, told
    by_text: Sequence[int] = sorted(rows.groupby("text")["confidence"].agg(_surest))
    return tuple(Confidence)[by_text[1]], told


def _surest(own: pd.Series) -> int:
    return int(own.map(SURE).min())


def standing(found: pd.DataFrame) -> pd.DataFrame:
    """One row for each actor that any reading shows, in order of corpus id."""
    rows = [_one(str(actor), own) for actor, own in found.groupby("actor", sort=True)]
    frame = pd.DataFrame(rows, columns=list(STANDING))
    return frame.astype({"date": "datetime64[s]", "since": "datetime64[s]"})


def _one(actor: str, own: pd.DataFrame) -> tuple[object, ...]:
    own = _best_kind(own)
    latest = own[own["date"] == own["date"].max()] if own["date"].notna().any() else own
    ranked = latest.assign(
        machine=latest["judge"] != ANALYST, rank=latest["confidence"].map(SURE)
    ).sort_values(["machine", "rank", "id"])
    now = ranked.iloc[0]
    conflict = latest["label"].nunique() > 1
    held = _held(own, now["label"], now["date"])
    found = voices(held)
    sure, why = confidence(held, found, conflict=conflict)
    basis = REPORTED if (held["basis"] == REPORTED).all() else now["basis"]
    return (
        actor, now["id"], now["label"], sure, why, basis, now["judge"], now["doubt"], now["date"],
        held["date"].min(), conflict, found.articles, found.outlets, found.origins,
    )  # fmt: skip


def _best_kind(own: pd.DataFrame) -> pd.DataFrame:
    """The firm readings of a position; else the doubtful ones; else the neutral ones."""
    neutral, firm = own["label"] == Label.NEUTRAL, own["doubt"] == ""
    for kind in (firm & ~neutral, firm, ~neutral):
        if kind.any():
            return own[kind]
    return own


def _held(own: pd.DataFrame, label: str, until: pd.Timestamp) -> pd.DataFrame:
    """The readings of a label since the last earlier day that showed another."""
    same = own[own["label"] == label]
    other = own[(own["label"] != label) & (own["date"] < until)]
    later: pd.DataFrame = same if other.empty else same[same["date"] > other["date"].max()]
    return later
