"""Mentions over time: one actor's mentions by day, week, month or year, as bars.

Goes in: one row a mention with its day. A bar that is picked is a stretch of time, as in the strip
of the timeline. Mentions without a day are left out and counted in the title.
"""

import itertools
from bisect import bisect_right
from datetime import datetime

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.palette import LIGHT, Palette
from analysis.figures.sheet import Sheet, day
from analysis.figures.strip import DAY, cuts, unit

HEIGHT, AXIS = 110, 26


def finding(days: pd.Series) -> str:
    """What the bars say, in one sentence."""
    dated = days.dropna()
    if dated.empty:
        return "No mention has a date"
    undated = len(days) - len(dated)
    left_out = f"; {undated} undated left out" if undated else ""
    low, high = dated.min(), dated.max()
    when = f"on {day(low)}" if low == high else f"{day(low)} to {day(high)}"
    return f"{len(dated)} mention{'s' if len(dated) > 1 else ''}, {when}{left_out}"


def mentions_over_time(days: pd.Series, colours: Palette = LIGHT) -> go.Figure:
    """The bars; `days` holds one timestamp a mention, NaT where it is not known."""
    said = finding(days)
    sheet = Sheet(colours, said, f"Mentions over time. {said}.")
    dated = [one.date() for one in sorted(days.dropna())]
    if not dated:
        return sheet.figure(HEIGHT, {})
    edges = cuts(dated[0], dated[-1])
    counts = [0] * (len(edges) - 1)
    for one in dated:
        counts[bisect_right(edges, one) - 1] += 1
    starts = [datetime.combine(one, datetime.min.time()) for one in edges]
    spans = [(a, b - DAY) for a, b in itertools.pairwise(edges)]
    most = max(counts)
    sheet.traces.append(
        {
            "type": "bar",
            "x": [a + (b - a) / 2 for a, b in itertools.pairwise(starts)],
            "width": [(b - a).total_seconds() * 900 for a, b in itertools.pairwise(starts)],
            "base": HEIGHT - AXIS,
            "y": [-(HEIGHT - AXIS - 20) * count / most for count in counts],
            "marker": {"color": colours.accent, "line": {"width": 0}},
            "text": [str(count) if count == most else "" for count in counts],
            "textposition": "outside",
            "cliponaxis": False,
            "customdata": [["range", f"{first}/{last}"] for first, last in spans],
            "hovertemplate": [
                f"{count} in the {unit(dated[0], dated[-1])} of {day(first)}<extra></extra>"
                for (first, _), count in zip(spans, counts, strict=True)
            ],
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    )
    sheet.rule(HEIGHT - AXIS)
    ends = {dated[0]: "left"} if len(edges) == 2 else {edges[0]: "left", spans[-1][1]: "right"}
    for when, side in ends.items():
        sheet.note(day(when), HEIGHT - 8, x=when, xanchor=side, font={"color": colours.muted})
    return sheet.figure(HEIGHT, {"range": [starts[0], starts[-1]], "type": "date"})
