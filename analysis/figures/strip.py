"""Strips of a timeline: how many events began in each year, month, week or day.

Each bar is a stretch of time that can be picked: its id is "first day/last day". One strip stands
below all lanes; a lane with too many marks to tell apart is one as well.
"""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from analysis.figures.palette import Palette
from analysis.figures.sheet import day

HEIGHT = 44
FINEST = ((31, "day"), (290, "week"), (1600, "month"))  # up to so many days: this unit
DAY = timedelta(days=1)


def unit(low: date, high: date) -> str:
    """The unit in which a stretch of time is cut.

    >>> unit(date(2025, 9, 1), date(2026, 4, 30))
    'week'
    """
    days = (high - low).days + 1
    return next((name for limit, name in FINEST if days <= limit), "year")


def wider(first: date, last: date) -> tuple[date, date] | None:
    """The week, month or year around some days, whichever is wider; None for a year or more.

    >>> wider(date(2025, 9, 4), date(2025, 9, 4))
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 7))
    >>> wider(date(2025, 9, 1), date(2025, 9, 7))
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 30))
    >>> wider(date(2025, 1, 1), date(2025, 12, 31))
    """
    days = (last - first).days + 1
    for name, most in (("week", 7), ("month", 31), ("year", 366)):
        around = _first(first, name), _next(_first(last, name), name) - DAY
        if days <= most and around != (first, last):
            return around
    return None


def cuts(low: date, high: date, name: str = "") -> list[date]:
    """The first days of the units from `low` to `high`, and the day after the last.

    The unit is the one that fits the time, where none is named.

    >>> [f"{one:%d %b}" for one in cuts(date(2025, 1, 30), date(2025, 3, 2))]
    ['27 Jan', '03 Feb', '10 Feb', '17 Feb', '24 Feb', '03 Mar']
    """
    name = name or unit(low, high)
    found = [_first(low, name)]
    while found[-1] <= high:
        found.append(_next(found[-1], name))
    return found


def _first(one: date, name: str) -> date:
    return {
        "day": one,
        "week": one - timedelta(days=one.weekday()),
        "month": one.replace(day=1),
        "year": one.replace(month=1, day=1),
    }[name]


def _next(first: date, name: str) -> date:
    if name == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    if name == "year":
        return first.replace(year=first.year + 1)
    return first + timedelta(days=7 if name == "week" else 1)


def strip(
    begins: Sequence[date],
    edges: Sequence[date],
    bottom: float,
    colours: Palette,
    height: int = HEIGHT,
) -> list[dict[str, Any]]:
    """Traces: a faint bar for every unit between the edges to click on, and the count on it."""
    counts = [0] * (len(edges) - 1)
    for begin in begins:
        place = bisect_right(edges, begin) - 1
        if 0 <= place < len(counts):
            counts[place] += 1
    most = max(counts, default=0) or 1
    starts = [datetime.combine(one, datetime.min.time()) for one in edges]
    common: dict[str, Any] = {
        "type": "bar",
        "x": [a + (b - a) / 2 for a, b in itertools.pairwise(starts)],
        "width": [(b - a).total_seconds() * 1000 * 0.94 for a, b in itertools.pairwise(starts)],
        "base": bottom,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    spans = [(a, b - DAY) for a, b in itertools.pairwise(edges)]
    whole = {
        **common,
        "y": [-height] * len(counts),
        "marker": {"color": colours.panel, "line": {"width": 0}},
        "customdata": [["range", f"{first}/{last}"] for first, last in spans],
        "hovertemplate": [
            f"<b>{_named(first, last)}</b><br>{count} event{'' if count == 1 else 's'} begin here"
            "<br>Click to look at this time only<extra></extra>"
            for (first, last), count in zip(spans, counts, strict=True)
        ],
    }
    filled = {
        **common,
        "y": [-(height - 4) * count / most for count in counts],
        "marker": {"color": colours.accent, "opacity": 0.45, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return [whole, filled]


def _named(first: date, last: date) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"
