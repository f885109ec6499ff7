"""The bottom line: one or two sentences from counted facts, a draft until a person edits it."""

from collections import Counter

import pandas as pd

from analysis.briefing.matter import Matter, desk, each
from analysis.briefing.model import Block, Claim
from analysis.briefing.wording import counted, day, listed
from analysis.figures.palette import CONFIDENCE
from analysis.figures.standings import FIRST, LANES, OTHER
from analysis.frames.positions import firm
from analysis.types import Confidence, Label

BOTTOM = "bottom-line"
NAMED = 3  # actors that a sentence names


def bottom_line(matter: Matter) -> Block:
    """The block; its sentences carry ids of their own, so that each can be edited."""
    found = [_where_they_stand(matter)]
    if change := _latest_change(matter):
        found.append(change)
    return Block(
        BOTTOM, "Bottom line", tuple(found), draft=True,
        note="Counted from the positions below; a person has to judge what it means.",
    )  # fmt: skip


def span(matter: Matter) -> str:
    """The days that the articles in scope cover.

    An article without a date is in scope all the same.
    """
    published = matter.part.articles["published"].dropna()
    if published.empty:
        return "undated"
    low, high = published.min(), published.max()
    return day(low) if low == high else f"{day(low)} to {day(high)}"


def _where_they_stand(matter: Matter) -> Claim:
    one = "bottom-line 1"
    stood = matter.standing
    if stood.empty:
        count = counted(len(matter.part.articles), "article")
        return desk(one, f"{count}, {span(matter)}: none shows a position.", corpus=True)
    if len(stood) == 1:
        row = stood.iloc[0]
        article = matter.readings.set_index("id").loc[row.id, "article"]
        when = f"as of {day(row.date)}" if not pd.isna(row.date) else "at a day not known"
        doubtful = ", a doubtful reading" if row.doubt else ""
        sure = f"{CONFIDENCE[Confidence(row.confidence)]}, {row.why}"
        told = f"{FIRST[Label(row.label)][0]} cooperation with Russia {when}{doubtful} ({sure})."
        return desk(one, f"{matter.name(row.actor)} {told}", (article,))
    sure_ones = stood[stood["doubt"] == ""]
    counts = Counter(Label(label) for label in sure_ones["label"])
    unsure = len(stood) - len(sure_ones)
    tail = f"; {unsure} more {'are' if unsure > 1 else 'is'} doubtful" if unsure else ""
    if not counts:
        told = f"{counted(len(stood), 'actor')} with a position, all doubtful"
        return desk(one, f"{span(matter)}: {told}.", corpus=True)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], LANES[item[0]]))
    (label, most), *rest = ordered
    of = f"{most} of {counted(sum(counts.values()), 'actor')} {FIRST[label][most > 1]}"
    others = listed(f"{count} {OTHER[kind][count > 1]}" for kind, count in rest)
    told = f"{of} cooperation with Russia" + (f", {others}" if others else "") + tail
    return desk(one, f"By the latest report on each, {span(matter)}: {told}.", corpus=True)


def _latest_change(matter: Matter) -> Claim | None:
    """What changed since the day asked for; else the latest change at all."""
    one, since = "bottom-line 2", matter.ground.since
    found = firm(matter.changes)
    if since:
        found = found[found["date"] >= pd.Timestamp(since)]
    if found.empty:
        if since:
            return desk(one, f"No actor is shown to have changed since {day(since)}.", corpus=True)
        return None
    rank = {actor: n for n, actor in enumerate(matter.key)}
    rows = sorted(
        each(found),
        key=lambda row: (-row.date.toordinal(), rank.get(row.actor, len(rank)), row.actor),
    )
    article_of = dict(zip(matter.readings["id"], matter.readings["article"], strict=True))
    shown = rows[:NAMED]
    named = "; ".join(
        f"{matter.name(row.actor)} from {row.before} to {row.label} ({day(row.date)})"
        for row in shown
    )
    actors = found["actor"].nunique()
    begin = f"Since {day(since)}" if since else "Over that time"
    changed = f"{counted(actors, 'actor')} changed position ({counted(len(found), 'change')})"
    latest = f"; the latest: {named}." if len(rows) > NAMED else f": {named}."
    articles = tuple(article_of[row.id] for row in shown)
    return desk(one, f"{begin}, {changed}{latest}", articles, corpus=True)
