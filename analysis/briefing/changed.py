"""The block of what changed: since a day, or beside an earlier briefing."""

import pandas as pd

from analysis.briefing.compare import differences, stood
from analysis.briefing.matter import Matter, Row, desk, each, excerpt
from analysis.briefing.model import Block, Briefing, Claim
from analysis.briefing.wording import counted, day, listed
from analysis.figures.palette import WORDS
from analysis.types import Label

CHANGED = "changed"
MOST = 4


def changed(matter: Matter, earlier: Briefing | None = None) -> Block:
    """The latest changes, each with the sentences before and after, and what is new."""
    since = matter.ground.since
    found = matter.changes[matter.changes["doubt"] == ""]
    doubtful = matter.changes[matter.changes["doubt"] != ""]
    if since:
        found = found[found["date"] >= pd.Timestamp(since)]
        doubtful = doubtful[doubtful["date"] >= pd.Timestamp(since)]
    rank = {actor: n for n, actor in enumerate(matter.key)}
    rows = sorted(
        each(found),
        key=lambda row: (-row.date.toordinal(), rank.get(row.actor, len(rank)), row.actor),
    )
    claims: list[Claim] = [] if earlier is None else list(differences(earlier, stood(matter)))
    groups = _together(matter, rows)
    for group in groups[:MOST]:
        claims += _change(matter, group)
    shown = sum(len(group) for group in groups[:MOST])
    if not rows:
        when = f"since {day(since)}" if since else "in this scope"
        claims.append(desk("changed none", f"No change of position {when}.", corpus=True))
    left = len(rows) - shown
    more = [f"{counted(left, 'more change')} (see the tables)"] if left else []
    if len(doubtful):
        more.append(f"{counted(len(doubtful), 'doubtful one')}")
    title = f"What changed since {day(since)}" if since else "What changed"
    note = "A change lies between two days whose firm readings agree."
    return Block(CHANGED, title, tuple(claims), note=" ".join([note, _also(more)]).strip())


def _also(more: list[str]) -> str:
    return f"Left out: {listed(more)}." if more else ""


def _together(matter: Matter, rows: list[Row]) -> list[list[Row]]:
    """Changes of one day, from and to the same, that one sentence shows: told as one."""
    by_id = matter.readings.set_index("id", drop=False)
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        after = by_id.loc[row.id]
        shown = (after.article, after.start, after.end) if after.end > after.start else row.id
        found.setdefault((row.date, row.before, row.label, shown), []).append(row)
    return list(found.values())


def _change(matter: Matter, group: list[Row]) -> list[Claim]:
    """A change as a sentence of the desk, and the words that show the new position."""
    by_id = matter.readings.set_index("id", drop=False)
    row = group[0]
    after = by_id.loc[row.id]
    articles = [by_id.loc[other.before_id].article for other in group]
    who = listed((matter.name(other.actor) for other in group), 6)
    told = f"{who}: from {WORDS[Label(row.before)]} to {WORDS[Label(row.label)]}, {day(row.date)}."
    one = f"change {row.actor} {row.date:%Y-%m-%d}"
    found = [desk(one, told, (*articles, after.article))]
    if after.end > after.start:
        found.append(excerpt(matter, f"{one} after", after.article, after.start, after.end))
    return found
