"""The stance board: one lane an actor, from opposes over conditional to supports, neutral apart.

Goes in: readings, where each actor stands, and the actors (frames). Each point is what one text
shows of an actor, however many outlets print it; inside a column, time runs to the right. The one
that the actor's position is taken from is large. Nothing is averaged.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.palette import (
    CONFIDENCE,
    GLYPHS,
    LIGHT,
    ORDER,
    SYMBOLS,
    WORDS,
    Palette,
)
from analysis.figures.said import Said, symbol
from analysis.figures.sheet import Sheet, day, safe
from analysis.figures.standings import (
    MOST,
    MOST_POINTS,
    Head,
    Lane,
    Point,
    alternative,
    finding,
    heads,
    lanes,
    position,
    shown,
)
from analysis.types import Label

HEADER = 34  # pixels: the names of the columns
NAME = 40  # a lane's two lines of words: the actor and its position, and what that rests on
FIRST_LINE = 14  # the middle of the first of them
ROW = 16  # one row of points
FOOT = 10  # space under a lane
COLUMNS = 8  # points side by side before a second row begins
ROWS = 3
APART = 0.16  # between supports and neutral, in columns
LEFT = {label: i + (APART if label is Label.NEUTRAL else 0) for i, label in enumerate(ORDER)}
WIDTH = len(ORDER) + APART


def stance_board(
    readings: pd.DataFrame,
    standing: pd.DataFrame,
    actors: pd.DataFrame,
    colours: Palette = LIGHT,
    *,
    picked: Collection[str] = (),
    stance: str = "",
    limit: int | None = None,
    counted: Sequence[Head] | None = None,
) -> go.Figure:
    """The board of these readings; picked actors and the picked stance stand out.

    `counted` are the heads of these readings, where they are known already.
    """
    every = heads(readings, standing, actors) if counted is None else counted
    chosen = shown(every, limit, picked)
    found = lanes(
        readings[readings["actor"].isin(chosen)],
        standing[standing["actor"].isin(chosen)],
        actors,
        min(MOST, MOST_POINTS // max(1, len(chosen))),
    )
    heights = [NAME + ROW * _rows(one) + FOOT for one in found]
    total = HEADER + sum(heights)
    sheet = Sheet(colours, finding(every), alternative(found, len(every)))
    _columns(sheet, total)
    tops = [HEADER + sum(heights[:n]) for n in range(len(found))]
    for one, top, height in zip(found, tops, heights, strict=True):
        strong = not picked or one.actor in picked
        _name(sheet, one, top, strong=strong)
        if one.actor in picked:
            _frame(sheet, top, height)
    _names_to_click(sheet, found, tops)
    _points(sheet, found, tops, picked, stance)
    return sheet.figure(total, {"range": [0, WIDTH]})


def _columns(sheet: Sheet, total: int) -> None:
    """The columns and their names."""
    for label in ORDER:
        mark, left = sheet.colours.labels[label], LEFT[label]
        sheet.shapes.append(
            {
                "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": mark.wash,
                "x0": left + 0.012, "x1": left + 0.988, "y0": 0, "y1": total,
            }
        )  # fmt: skip
        sheet.note(
            f"{GLYPHS[label]} <b>{WORDS[label].capitalize()}</b>",
            HEADER / 2,
            x=left + 0.5,
            font={"size": 13, "color": mark.ink},
        )


def _name(sheet: Sheet, one: Lane, top: int, *, strong: bool) -> None:
    """A lane's rule, its actor and the latest position in words."""
    sheet.rule(top)
    ink = sheet.colours.ink if strong else sheet.colours.muted
    words = position(one.current)
    if one.count > len(one.points):
        words += f"; the latest {len(one.points)} of {one.count:,} texts"
    where = {"x": 0.04, "xanchor": "left", "font": {"size": 14, "color": ink}}
    small = f"<span style='color:{sheet.colours.muted};font-size:12px'>{{}}</span>"
    first = f"<b>{safe(one.name, 30)}</b>  {small.format(words)}"
    sheet.note(first, top + FIRST_LINE, **where)
    sheet.note(small.format(safe(one.rests)), top + FIRST_LINE + 16, **where)


def _frame(sheet: Sheet, top: int, height: int) -> None:
    """The frame of a picked lane."""
    sheet.shapes.append(
        {
            "type": "rect", "line": {"color": sheet.colours.pick, "width": 2},
            "x0": 0.008, "x1": WIDTH - 0.008, "y0": top + 1, "y1": top + height - 1,
        }
    )  # fmt: skip


def _names_to_click(sheet: Sheet, found: list[Lane], tops: list[int]) -> None:
    """Points that can't be seen, along each name: words in a chart can't be clicked."""
    steps = [0.1 + 0.2 * step for step in range(int(WIDTH / 0.2))]
    hovers = [
        f"<b>{safe(one.name)}</b><br>{one.count:,} "
        f"{'texts' if one.count > 1 else 'text'}<br>Click to see only this actor"
        for one in found
    ]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": steps * len(found),
            "y": [top + FIRST_LINE for top in tops for _ in steps],
            "customdata": [["actor", one.actor] for one in found for _ in steps],
            "hovertemplate": [f"{text}<extra></extra>" for text in hovers for _ in steps],
            "marker": {"size": 18, "opacity": 0},
            "selected": {"marker": {"opacity": 0}},
            "unselected": {"marker": {"opacity": 0}},
        }
    )


def _across(count: int) -> int:
    """How many points of one label stand side by side."""
    return max(COLUMNS, ceil(count / ROWS))


def _rows(one: Lane) -> int:
    most = max(Counter(point.label for point in one.points).values())
    return ceil(most / _across(most))


def places(one: Lane) -> list[tuple[float, float]]:
    """Where each point of a lane stands: (x, pixels under the name); no two at one place."""
    found: dict[int, tuple[float, float]] = {}
    current = one.points.index(one.current)  # it takes two places
    for label in {point.label for point in one.points}:
        numbers = [n for n, point in enumerate(one.points) if point.label is label]
        across = _across(len(numbers))
        for row in range(ceil(len(numbers) / across)):
            here = numbers[row * across : (row + 1) * across]
            wide = current in here
            for column, number in enumerate(here):
                after = 0.5 if number == current else float(wide and number > current)
                slot = column + after - (len(here) - 1 + wide) / 2
                x = LEFT[label] + 0.5 + slot * 0.88 / (across + 1)
                found[number] = (x, row * ROW + ROW / 2)
    return [found[number] for number in range(len(one.points))]


def _points(
    sheet: Sheet, found: list[Lane], tops: list[int], picked: Collection[str], stance: str
) -> None:
    """All points, and under each lane the way from the position before to the latest."""
    xs, ys, opacities = [], [], []
    for one, top in zip(found, tops, strict=True):
        spots = [(x, top + NAME + y) for x, y in places(one)]
        _change(sheet, one, spots)
        weight = 1 if not picked or one.actor in picked else 0.4
        xs += [x for x, _ in spots]
        ys += [y for _, y in spots]
        opacities += [(1 if p is one.current else 0.62) * weight for p in one.points]
    points = [(one, point) for one in found for point in one.points]
    looks = [sheet.colours.labels[point.label] for _, point in points]
    sizes = [15 if point is one.current else 9 for one, point in points]
    _rings(sheet, [point for _, point in points], xs, ys, sizes)
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": xs,
            "y": ys,
            "customdata": [["stance", point.id] for _, point in points],
            "hovertemplate": [_hover(one.name, point) for one, point in points],
            "marker": {
                "symbol": [_symbol(point) for _, point in points],
                "size": sizes,
                "color": [look.fill for look in looks],
                "opacity": opacities,
                "line": {
                    "color": [
                        sheet.colours.pick
                        if _is_picked(point, stance)
                        else look.fill
                        if point.label is Label.NEUTRAL or point.doubt
                        else sheet.colours.paper
                        for (_, point), look in zip(points, looks, strict=True)
                    ],
                    "width": [3 if _is_picked(point, stance) else 2 for _, point in points],
                },
            },
        }
    )


def _is_picked(point: Point, stance: str) -> bool:
    return stance == point.id or stance in point.copies


def _rings(
    sheet: Sheet, points: list[Point], xs: list[float], ys: list[float], sizes: list[int]
) -> None:
    """A ring around each point that is an analyst's judgement."""
    ringed = [n for n, point in enumerate(points) if point.said is Said.ANALYST]
    if not ringed:
        return
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [xs[n] for n in ringed],
            "y": [ys[n] for n in ringed],
            "hoverinfo": "skip",
            "marker": {
                "symbol": "circle-open",
                "size": [sizes[n] + 8 for n in ringed],
                "color": sheet.colours.ink,
                "line": {"width": 1.5, "color": sheet.colours.ink},
            },
        }
    )


def _symbol(point: Point) -> str:
    shape = SYMBOLS[point.label]
    return symbol(shape, point.said, point.label, doubtful=bool(point.doubt))


def _change(sheet: Sheet, one: Lane, spots: list[tuple[float, float]]) -> None:
    """A curve under the points, from the last firm one of another label to the current one."""
    current = one.points.index(one.current)
    before = [
        n
        for n, point in enumerate(one.points[:current])
        if point.label not in (one.current.label, Label.NEUTRAL) and not point.doubt
    ]
    if not before or one.current.doubt or one.current.label is Label.NEUTRAL:
        return
    (x0, y0), (x1, y1) = spots[before[-1]], spots[current]
    low = max(y0, y1) + 15
    path = f"M {x0},{y0 + 6} Q {(x0 + x1) / 2},{low} {x1},{y1 + 8}"
    line = {"color": sheet.colours.muted, "width": 1.2}
    sheet.shapes.append({"type": "path", "path": path, "line": line})


def _hover(name: str, point: Point) -> str:
    more = f" and {point.outlets - 1} more" if point.outlets > 1 else ""
    where = " · ".join(filter(None, (day(point.date), safe(point.outlet, 40) + more)))
    how = point.doubt or CONFIDENCE[point.confidence]
    how = ", ".join(dict.fromkeys(filter(None, (how, point.basis))))
    return (
        f"<b>{safe(name)}</b>: {GLYPHS[point.label]} {WORDS[point.label]}<br>{where}"
        f"<br>{how}<br>Click for the sentences<extra></extra>"
    )
