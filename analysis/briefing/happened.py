"""The block of the short timeline: what happened and what is ahead, each in an article's words."""

from typing import Any

import pandas as pd

from analysis.briefing.matter import Matter, each, excerpt, where
from analysis.briefing.model import Block, Claim
from analysis.briefing.sentence import sentence
from analysis.briefing.wording import LONGEST, counted, day
from analysis.frames.matrix import words as period_words
from analysis.types import EventKind, Phase

TIMELINE = "timeline"
MOST, AHEAD = 5, 2
Row = Any


def happened(matter: Matter) -> Block:
    """The latest and most carried events of key actors, in order of time; then what is ahead."""
    rows = each(matter.events)
    since = matter.ground.since
    if since:
        rows = [row for row in rows if row.until >= pd.Timestamp(since)]
    key = set(matter.key)
    last = matter.part.articles["published"].max()
    future = [] if pd.isna(last) else [row for row in rows if row.since > last]
    after = {row.id for row in future}
    past = [row for row in rows if row.id not in after and _was(matter, row)]
    done = _chosen(past, key, MOST, latest=True)
    ahead = _chosen(future, key, AHEAD, latest=False)
    told = [_event(matter, row, last) for row in (*done, *ahead)]
    claims = tuple({one.text: one for one in reversed(told)}.values())[::-1]  # a sentence once
    every = int(matter.part.events["since"].notna().sum())
    note = (
        "Chosen from the latest: acts before statements, those of key actors and of most outlets "
        f"first. {counted(every, 'dated event')} in this scope, copies counted."
    )
    if not claims:
        note = "No dated event is in this scope."
    return Block(TIMELINE, "Short timeline", claims, note=note)


def _was(matter: Matter, row: Row) -> bool:
    """Whether its article tells of something that had happened when it was printed."""
    published = matter.articles[row.article].published
    return row.phase != Phase.PLANNED and not row.since > published


def _chosen(rows: list[Row], key: set[str], most: int, *, latest: bool) -> list[Row]:
    """So many events, one a day and sentence, in order of time."""

    def rank(row: Row) -> tuple[Any, ...]:
        days = row.since.toordinal()
        return (
            row.kind != EventKind.ACTION, key.isdisjoint(row.actors), -row.outlets,
            -days if latest else days, row.id,
        )  # fmt: skip

    found: dict[tuple[str, int], Row] = {}
    seen_days: set[Any] = set()
    for row in sorted(rows, key=rank):
        if row.since in seen_days and len(rows) > most:
            continue
        if found.setdefault((row.article, row.start), row) is row:
            seen_days.add(row.since)
        if len(found) == most:
            break
    return sorted(found.values(), key=lambda row: (row.since, row.id))


def _event(matter: Matter, row: Row, last: pd.Timestamp) -> Claim:
    when = day(row.since) if row.precision == "day" else period_words(row.date)
    if row.since > last:
        when = f"ahead, {when}"
    told = where(matter, row.article)
    if row.outlets > 1:
        told += f"; {counted(row.outlets, 'outlet')}"
    start, end = _dated(matter.articles[row.article].text, row)
    return excerpt(matter, f"event {row.id}", row.article, start, end, by=when, told=told)


def _dated(text: str, row: Row) -> tuple[int, int]:
    """The characters of an event's time expression, whose sentence tells it; else all of it."""
    found = text.find(row.expression, row.start, row.end) if row.expression else -1
    if found < 0 or found + len(row.expression) - sentence(text, found, found)[0] > LONGEST:
        return row.start, row.end
    return found, found + len(row.expression)
