"""Where the marks of a timeline stand: events in, lanes of actors and places in them out."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from analysis.types import EventKind, Phase

NOBODY = ""
NOBODY_NAME = "No actor named"
TAIL = 0.04  # at most this share of the marks on either side may lie outside what is shown at first
NEAR = 0.1  # of the days shown: a mark no farther than that from the next is not far off
DAY = timedelta(days=1)
IN_A_DAY = 3  # marks side by side on one day; more go below, so that a phone can show them
LONG = ("quarter", "half", "season", "year")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with days; `until` is the midnight at which its last day begins."""

    id: str
    since: datetime
    until: datetime
    date: str
    precision: str
    kind: EventKind
    phase: Phase
    text: str
    outlets: int = 1  # how many carry it

    @property
    def is_long(self) -> bool:
        """Whether it covers more than a day."""
        return self.until > self.since


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor's events in order of time; `actor` is "" for those that name nobody."""

    actor: str
    name: str
    events: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """An event's place in its lane."""

    event: Dated
    x: datetime
    row: int


def lanes(events: pd.DataFrame, actors: pd.DataFrame, first: Collection[str] = ()) -> list[Lane]:
    """Lanes of all actors of these events: those in `first`, then by number of events and name."""
    names = dict(zip(actors["id"], actors["name"], strict=True))
    dated = events[events["since"].notna()].sort_values(["since", "until", "id"])
    columns = ("id", "since", "until", "date", "precision", "kind", "phase", "text")
    carried = dated["outlets"] if "outlets" in dated else pd.Series(1, index=dated.index)
    by_actor: dict[str, list[Dated]] = {}
    rows = zip(*(dated[column] for column in columns), carried, dated["actors"], strict=True)
    for one, since, until, value, precision, kind, phase, text, outlets, among in rows:
        span = since.to_pydatetime(), until.to_pydatetime()
        event = Dated(one, *span, value, precision, EventKind(kind), Phase(phase), text, outlets)
        for actor in among or (NOBODY,):
            by_actor.setdefault(actor, []).append(event)
    found = [
        Lane(actor, str(names.get(actor, actor)) if actor else NOBODY_NAME, tuple(own))
        for actor, own in by_actor.items()
    ]
    return sorted(
        found, key=lambda one: (not one.actor, one.actor not in first, -len(one.events), one.name)
    )


def view(events: pd.DataFrame, *, whole: bool = False) -> tuple[date, date] | None:
    """The days to show: all, or at first without a few that lie far off.

    None when no event has a day.
    """
    dated = events[events["since"].notna()]
    if dated.empty:
        return None
    exact = dated[~dated["precision"].isin(LONG)]
    dated = dated if whole or exact.empty else exact
    firsts, lasts = (sorted(day.date() for day in dated[side]) for side in ("since", "until"))
    off = int(len(firsts) * TAIL)
    days = (lasts[-1 - off] - firsts[off]).days
    if whole or (lasts[-1] - firsts[0]).days <= 2 * days + 60:
        return firsts[0], lasts[-1]
    near = timedelta(days=max(31, int(days * NEAR)))
    return (
        _reached(firsts[off::-1], near),
        _reached(lasts[-1 - off :], near),
    )


def _reached(days: Sequence[date], near: timedelta) -> date:
    """The last of some days to which there is no gap wider than `near`.

    >>> _reached([date(2025, 9, 4), date(2025, 9, 1), date(1949, 4, 4)], timedelta(days=31))
    datetime.date(2025, 9, 1)
    """
    for one, beyond in itertools.pairwise(days):
        if abs(beyond - one) > near:
            return one
    return days[-1]


def placed(
    events: Iterable[Dated], gap: float, within: tuple[datetime, datetime] | None = None
) -> list[Spot]:
    """Gives each event the first row in which no mark is nearer than `gap` days.

    Days come first, what is longer below them. Events of one and the same stretch, a day or
    longer, stand side by side on it, as many as fit into what lies within the days shown.
    """
    groups: dict[tuple[datetime, datetime], list[Dated]] = {}
    for event in events:
        groups.setdefault((event.since, event.until), []).append(event)
    need = timedelta(days=gap)
    low, high = within or (datetime.min, datetime.max - DAY)
    spots: list[Spot] = []
    for are_long in (False, True):
        above = max((spot.row for spot in spots), default=-1) + 1
        parts = [
            part
            for (since, until), same in groups.items()
            if (until > since) is are_long
            for part in _parts(same, _seen(same[0], low, high), need)
        ]
        spots += _rows(parts, need, above)
    return spots


def _seen(event: Dated, low: datetime, high: datetime) -> tuple[datetime, datetime]:
    """The part of an event's stretch that is shown."""
    if not event.is_long:
        return event.since, event.since + DAY
    return max(event.since, low), min(event.until, high) + DAY


@dataclass(frozen=True, slots=True)
class _Part:
    """Events side by side on what is shown of their stretch."""

    events: list[Dated]
    start: datetime
    end: datetime


def _parts(same: list[Dated], seen: tuple[datetime, datetime], need: timedelta) -> Iterator[_Part]:
    """Events of one stretch, cut where no more fit side by side."""
    fit = max(1, int((seen[1] - seen[0]) / need))
    if not same[0].is_long:
        fit = min(fit, IN_A_DAY)
    for first in range(0, len(same), fit):
        yield _Part(same[first : first + fit], *seen)


def _rows(parts: list[_Part], need: timedelta, above: int) -> list[Spot]:
    """Rows for parts in order of their first day, from row `above` on."""
    ends: list[datetime] = []
    spots = []
    for part in sorted(parts, key=lambda part: part.start):
        length = part.end - part.start
        middle = part.start + length / 2
        left, right = min(part.start, middle - need / 2), max(part.end, middle + need / 2)
        row = next((n for n, last in enumerate(ends) if last <= left), len(ends))
        ends[row : row + 1] = [right]
        for place, event in enumerate(part.events):
            x = part.start + length * (place + 0.5) / len(part.events)
            spots.append(Spot(event, x, above + row))
    return spots
