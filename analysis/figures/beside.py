"""Two sides over time: articles of each by day, week, month or year, as bars on one scale.

Goes in: the days of the articles of each side. A bar that is picked is a stretch of time. Articles
without a day are left out and counted in the text alternative.
"""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.palette import LIGHT, Palette
from analysis.figures.sheet import Sheet, cut, day, safe
from analysis.figures.strip import DAY, cuts, unit

LANE, AXIS, HEAD = 96, 26, 24
MOST_TOLD = 24  # bars that each have room for a number; of more only the highest have one


def finding(sides: Sequence[tuple[str, Sequence[date]]]) -> str:
    """When each of (name, days) is busiest, in one sentence; `days` are sorted.

    >>> days = [date(2025, 9, 4), date(2025, 9, 4), date(2025, 10, 30)]
    >>> finding([("Echo", days), ("Herald", [])])
    'Echo most in the week of 1 Sep 2025 (2); Herald without a date'
    """
    every = sorted(itertools.chain.from_iterable(days for _, days in sides))
    if not every:
        return "No article has a date"
    which, edges = unit(every[0], every[-1]), cuts(every[0], every[-1])
    if all(max(_counts(days, edges)) < 2 for _, days in sides):
        return f"No more than one article a {which} of either"
    return "; ".join(f"{cut(name, 40)} {_busiest(days, edges, which)}" for name, days in sides)


def _busiest(days: Sequence[date], edges: Sequence[date], which: str) -> str:
    """The unit of most articles, where there is one.

    >>> _busiest([date(2025, 9, 4)], cuts(date(2025, 9, 1), date(2025, 9, 9)), "day")
    'on 4 Sep 2025 alone'
    """
    if not days:
        return "without a date"
    if days[0] == days[-1]:
        return f"on {day(days[0])} alone"
    counts = _counts(days, edges)
    most = max(counts)
    often = counts.count(most)
    if most == 1 or often > 1:
        return f"at most {most} in a {which}"
    first = edges[counts.index(most)]
    when = {"month": f"{first:%b %Y}", "year": f"{first:%Y}", "day": day(first)}
    return f"most in {when.get(which, f'the week of {day(first)}')} ({most})"


def beside(sides: Sequence[tuple[str, pd.Series]], colours: Palette = LIGHT) -> go.Figure:
    """One lane of bars for each (name, days), under one axis of time."""
    dated = [sorted(one.date() for one in days.dropna()) for _, days in sides]
    counted = "; ".join(
        f"{name}: {len(own)} with a date, {len(days) - len(own)} without"
        for (name, days), own in zip(sides, dated, strict=True)
    )
    title = finding([(name, own) for (name, _), own in zip(sides, dated, strict=True)])
    sheet = Sheet(colours, title, f"Articles over time. {title}. {counted}.")
    height = len(sides) * LANE + AXIS
    every = sorted(itertools.chain.from_iterable(dated))
    if not every:
        return sheet.figure(height, {})
    edges = cuts(every[0], every[-1])
    lanes = [_counts(own, edges) for own in dated]
    most = max(max(counts) for counts in lanes)
    which = unit(every[0], every[-1])
    for number, ((name, _), counts) in enumerate(zip(sides, lanes, strict=True)):
        floor = (number + 1) * LANE
        colour = colours.accent if number == 0 else colours.muted
        sheet.note(f"<b>{safe(name, 48)}</b>", floor - LANE + 10, x=0, xref="paper", xanchor="left")
        sheet.traces.append(_bars(name, counts, edges, floor, most, which, colour))
        sheet.rule(floor)
    starts = [_noon(one) for one in edges]
    ends = {edges[0]: "left", edges[-1] - DAY: "right"}
    for when, side in ends.items():
        sheet.note(day(when), height - 8, x=when, xanchor=side, font={"color": colours.muted})
    across = {"range": [starts[0], starts[-1]], "type": "date"}
    return sheet.figure(height, across, barmode="overlay")  # else one side's bars stand beside


def _noon(one: date) -> datetime:
    return datetime.combine(one, datetime.min.time())


def _counts(days: Sequence[date], edges: Sequence[date]) -> list[int]:
    counts = [0] * (len(edges) - 1)
    for one in days:
        counts[bisect_right(edges, one) - 1] += 1
    return counts


def _bars(
    name: str,
    counts: Sequence[int],
    edges: Sequence[date],
    floor: int,
    most: int,
    which: str,
    colour: str,
) -> dict[str, object]:
    starts = [_noon(one) for one in edges]
    spans = [(a, b - DAY) for a, b in itertools.pairwise(edges)]
    few = len(counts) <= MOST_TOLD
    return {
        "type": "bar",
        "x": [a + (b - a) / 2 for a, b in itertools.pairwise(starts)],
        "width": [(b - a).total_seconds() * 900 for a, b in itertools.pairwise(starts)],
        "base": floor,
        "y": [-(LANE - HEAD - 18) * count / most for count in counts],
        "marker": {"color": colour, "line": {"width": 0}},
        "text": [str(n) if n and (n == most or few) else "" for n in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": [["range", f"{first}/{last}"] for first, last in spans],
        "hovertemplate": [
            f"{safe(name, 48)}: {count} in the {which} of {day(first)}<extra></extra>"
            for (first, _), count in zip(spans, counts, strict=True)
        ],
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
