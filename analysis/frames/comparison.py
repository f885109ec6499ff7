"""Two parts of a workspace side by side: what both have, and what one has that the other lacks.

Goes in: two corpora in focus, with their standings, readings or utterances. Comes out: small frames
with a column for each side. Left out: any judgement of which side is right.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.frames.matrix import matrix

SIDES = ("first", "second")
POSITIONS = ("actor", "first", "second", "same")  # labels; "" where a side shows none
PERIODS = ("period", "first", "second", "same")  # labels of the period, a tuple each
COUNTED = ("actor", "name", "first", "second")  # in how many articles of each side


@dataclass(frozen=True, slots=True)
class Parted:
    """Ids that both sides have, and those that one has alone, in the order in which they came."""

    both: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


def parted(first: Iterable[str], second: Iterable[str]) -> Parted:
    """What two sides share and what each has alone.

    >>> parted(["a", "b"], ["b", "c"])
    Parted(both=('b',), first=('a',), second=('c',))
    """
    one, other = dict.fromkeys(first), dict.fromkeys(second)
    return Parted(
        tuple(x for x in one if x in other),
        tuple(x for x in one if x not in other),
        tuple(x for x in other if x not in one),
    )


def positions(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Where each actor stands on either side, from two standings.

    Those first on whom the sides differ, then those on whom they agree, then those of one side
    alone; within each by the number of articles.
    """
    columns = ["actor", "label", "articles"]
    sides = first[columns].merge(
        second[columns], on="actor", how="outer", suffixes=("_first", "_second")
    )
    labels = {side: sides[f"label_{side}"].fillna("").astype(str) for side in SIDES}
    known = {side: labels[side] != "" for side in SIDES}
    both = known["first"] & known["second"]
    same = both & (labels["first"] == labels["second"])
    rank = pd.Series(2, sides.index).mask(known["second"] & ~known["first"], 3)
    rank = rank.mask(both, 0).mask(same, 1)
    articles = sides[["articles_first", "articles_second"]].fillna(0).sum(axis=1)
    found = sides.assign(**labels, same=same, rank=rank, n=articles)
    ordered = found.sort_values(["rank", "n", "actor"], ascending=[True, False, True])
    return ordered[list(POSITIONS)].reset_index(drop=True)


def by_period(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """What two sets of readings of different actors show week by week, month by month and so on.

    Periods in which neither shows a position are left out; neutral readings are kept.
    """
    held = matrix(pd.concat([first, second], ignore_index=True))
    own = {"first": set(first["actor"]), "second": set(second["actor"])}
    rows = []
    for period in held.periods:
        cells = held.cells[held.cells["period"] == period]
        told = [tuple(cells.loc[cells["actor"].isin(own[s]), "label"].unique()) for s in SIDES]
        if any(told):
            rows.append((period, *told, set(told[0]) == set(told[1])))
    return pd.DataFrame(rows, columns=list(PERIODS))


def company(
    common: Corpus, first: Corpus, second: Corpus, *, leave_out: Collection[str] = ()
) -> pd.DataFrame:
    """The actors that the articles of each side name, with the number of those articles.

    `common` holds the mentions; `leave_out` are the actors that the sides are about.
    """
    met = common.mentions.loc[
        ~common.mentions["actor"].isin(set(leave_out)), ["actor", "article"]
    ].drop_duplicates()
    counts = {
        side: met[met["article"].isin(part.articles["id"])].groupby("actor").size()
        for side, part in zip(SIDES, (first, second), strict=True)
    }
    found = pd.DataFrame(counts).fillna(0).astype("int64").rename_axis("actor").reset_index()
    names = dict(zip(common.actors["id"], common.actors["name"], strict=True))
    found["name"] = [names.get(actor, actor) for actor in found["actor"]]
    found["n"] = found["first"] + found["second"]
    ordered = found.sort_values(["n", "name"], ascending=[False, True])
    return ordered[list(COUNTED)].reset_index(drop=True)


def utterances(rows: pd.DataFrame, first: Corpus, second: Corpus) -> Parted:
    """The ids of utterances (rows of `sayings`) by which side carries them."""
    said = list(zip(rows["id"], rows["quotes"], strict=True))
    own = [set(part.quotes.loc[part.quotes["spoken"], "id"]) for part in (first, second)]
    return parted(*([one for one, ids in said if not has.isdisjoint(ids)] for has in own))
