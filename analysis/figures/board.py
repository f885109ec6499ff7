"""The stance board: one lane an actor, from opposes over conditional to supports, neutral apart.

Goes in: stances and actors (frames). Each point is what one article shows of an actor's stance;
inside a column, time runs to the right. The latest is large. Nothing is averaged.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
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
from analysis.figures.sheet import Sheet, day, safe
from analysis.types import Confidence, Label

HEADER = 34  # pixels: the names of the columns
NAME = 24  # a lane's line with the actor's name
ROW = 16  # one row of points
FOOT = 10  # space under a lane
COLUMNS = 8  # points side by side before a second row begins
ROWS = 3
MOST = 150  # points of one lane; the browser gets slow beyond some thousand in all
APART = 0.16  # between supports and neutral, in columns
LEFT = {label: i + (APART if label is Label.NEUTRAL else 0) for i, label in enumerate(ORDER)}
WIDTH = len(ORDER) + APART
LANES = {Label.SUPPORTS: 0, Label.CONDITIONAL: 1, Label.OPPOSES: 2, Label.NEUTRAL: 3}
FIRST = {  # of the largest group: one, several
    Label.SUPPORTS: ("supports", "support"),
    Label.CONDITIONAL: ("sets conditions for", "set conditions for"),
    Label.OPPOSES: ("opposes", "oppose"),
    Label.NEUTRAL: ("takes no side on", "take no side on"),
}
OTHER = {  # of the other groups
    Label.SUPPORTS: ("supports it", "support it"),
    Label.CONDITIONAL: ("sets conditions", "set conditions"),
    Label.OPPOSES: ("opposes it", "oppose it"),
    Label.NEUTRAL: ("takes no side", "take no side"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """What one article shows of an actor's stance; `date` None where the article has none."""

    id: str
    label: Label
    confidence: Confidence
    date: date | None
    outlet: str

    @property
    def is_doubtful(self) -> bool:
        """Whether the label is no more than likely: it is drawn hollow and counted apart."""
        return self.confidence is Confidence.LOW


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor's lane; `points` in order of time, the latest last, undated ones first.

    `count` is the number of its stances, of which the latest are drawn.
    """

    actor: str
    name: str
    points: tuple[Point, ...]
    count: int

    @property
    def latest(self) -> Point:
        return self.points[-1]


def lanes(stances: pd.DataFrame, actors: pd.DataFrame) -> list[Lane]:
    """Every actor with a stance: supporters first, then by number of articles and name."""
    names = dict(zip(actors["id"], actors["name"], strict=True))
    ordered = stances.sort_values(["date", "id"], na_position="first", kind="stable")
    by_actor: dict[str, list[Point]] = {}
    columns = ("actor", "id", "label", "confidence", "date", "outlet")
    for actor, one, label, sure, when, outlet in zip(*(ordered[c] for c in columns), strict=True):
        known = None if pd.isna(when) else when.date()
        point = Point(one, Label(label), Confidence(sure), known, outlet)
        by_actor.setdefault(actor, []).append(point)
    found = [
        Lane(a, str(names.get(a, a)), tuple(points[-MOST:]), len(points))
        for a, points in by_actor.items()
    ]
    return sorted(found, key=lambda one: (LANES[one.latest.label], -one.count, one.name))


def shown_lanes(found: list[Lane], limit: int | None, keep: Collection[str] = ()) -> list[Lane]:
    """The lanes with the most articles, and those to keep, in the order given."""
    if limit is None or len(found) <= limit:
        return found
    ranked = sorted(found, key=lambda one: (one.actor not in keep, -one.count))
    chosen = {one.actor for one in ranked[:limit]}
    return [one for one in found if one.actor in chosen]


def finding(found: list[Lane]) -> str:
    """What the board says, in one sentence; positions of low confidence are only counted as such.

    >>> finding([])
    'Nobody takes a position here'
    """
    if not found:
        return "Nobody takes a position here"
    doubtful = sum(one.latest.is_doubtful for one in found)
    firm = [one for one in found if not one.latest.is_doubtful]
    if not firm:
        return f"{doubtful} position{'s' if doubtful > 1 else ''}, all of low confidence"
    unsure = f"; {doubtful} more of low confidence" if doubtful else ""
    return _firm_finding(firm, alone=not doubtful) + unsure


def _firm_finding(found: list[Lane], *, alone: bool) -> str:
    counts = Counter(one.latest.label for one in found)
    (first, most), *rest = sorted(counts.items(), key=lambda item: (-item[1], LANES[item[0]]))
    of = f"{most} of {len(found)} actors"
    if len(found) == 1:
        of = "The only actor" if alone else "1 actor"
    others = ", ".join(f"{count} {OTHER[label][count > 1]}" for label, count in rest)
    says = f"{of} {FIRST[first][most > 1]} cooperation with Russia"
    return says + (f"; {others}" if others else "")


def alternative(found: list[Lane]) -> str:
    """The board in words, for who does not see it."""
    parts = [f"{one.name}: {WORDS[one.latest.label]}, {day(one.latest.date)}" for one in found]
    return "Stance board. Latest position of each actor. " + "; ".join(parts)


def stance_board(
    stances: pd.DataFrame,
    actors: pd.DataFrame,
    colours: Palette = LIGHT,
    *,
    picked: Collection[str] = (),
    stance: str = "",
    limit: int | None = None,
) -> go.Figure:
    """The board of these stances; picked actors and the picked stance stand out."""
    every = lanes(stances, actors)
    found = shown_lanes(every, limit, picked)
    heights = [NAME + ROW * _rows(one) + FOOT for one in found]
    total = HEADER + sum(heights)
    sheet = Sheet(colours, finding(every), alternative(every))
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
    perhaps = "perhaps " if one.latest.is_doubtful else ""
    words = f"{perhaps}{WORDS[one.latest.label]}, {day(one.latest.date)}"
    if one.count > len(one.points):
        words += f"; the latest {MOST} of {one.count:,} articles"
    small = f"<span style='color:{sheet.colours.muted};font-size:12px'>{words}</span>"
    where = {"x": 0.04, "xanchor": "left", "font": {"size": 14, "color": ink}}
    sheet.note(f"<b>{safe(one.name, 30)}</b>  {small}", top + NAME / 2 + 2, **where)


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
        f"{'articles' if one.count > 1 else 'article'}<br>Click to see only this actor"
        for one in found
    ]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": steps * len(found),
            "y": [top + NAME / 2 + 2 for top in tops for _ in steps],
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
    for label in {point.label for point in one.points}:
        numbers = [n for n, point in enumerate(one.points) if point.label is label]
        across = _across(len(numbers))
        for place, number in enumerate(numbers):
            row, column = divmod(place, across)
            in_row = min(across, len(numbers) - row * across)
            last_row = row == (len(numbers) - 1) // across
            wide = last_row and numbers[-1] == len(one.points) - 1  # the latest takes two places
            slot = column + (0.5 if wide and place == len(numbers) - 1 else 0)
            x = LEFT[label] + 0.5 + (slot - (in_row - 1 + wide) / 2) * 0.88 / (across + 1)
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
        opacities += [(1 if p is one.latest else 0.62) * weight for p in one.points]
    points = [(one, point) for one in found for point in one.points]
    looks = [sheet.colours.labels[point.label] for _, point in points]
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
                "size": [15 if point is one.latest else 9 for one, point in points],
                "color": [look.fill for look in looks],
                "opacity": opacities,
                "line": {
                    "color": [
                        sheet.colours.pick
                        if point.id == stance
                        else look.fill
                        if point.label is Label.NEUTRAL or point.is_doubtful
                        else sheet.colours.paper
                        for (_, point), look in zip(points, looks, strict=True)
                    ],
                    "width": [3 if point.id == stance else 2 for _, point in points],
                },
            },
        }
    )


def _symbol(point: Point) -> str:
    """The shape of a label, hollow where the confidence is low."""
    shape = SYMBOLS[point.label]
    return f"{shape}-open" if point.is_doubtful and point.label is not Label.NEUTRAL else shape


def _change(sheet: Sheet, one: Lane, spots: list[tuple[float, float]]) -> None:
    """A curve under the points, from the last point of another label to the latest."""
    before = [n for n, point in enumerate(one.points) if point.label is not one.latest.label]
    if not before:
        return
    (x0, y0), (x1, y1) = spots[before[-1]], spots[-1]
    low = max(y0, y1) + 15
    path = f"M {x0},{y0 + 6} Q {(x0 + x1) / 2},{low} {x1},{y1 + 8}"
    line = {"color": sheet.colours.muted, "width": 1.2}
    sheet.shapes.append({"type": "path", "path": path, "line": line})


def _hover(name: str, point: Point) -> str:
    where = " · ".join(filter(None, (day(point.date), safe(point.outlet, 40))))
    return (
        f"<b>{safe(name)}</b>: {GLYPHS[point.label]} {WORDS[point.label]}<br>{where}"
        f"<br>{CONFIDENCE[point.confidence]}<br>Click for the sentences<extra></extra>"
    )
