"""The stance picture as PNG or SVG: drawn from the briefing's own data, without a browser.

The colours, shapes and words are those of the desk's charts. The same picture gives the same bytes.
"""

import io
from datetime import date, timedelta
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D

from analysis.briefing.model import Dot, Picture
from analysis.briefing.wording import cut
from analysis.figures.palette import LIGHT, ORDER, WORDS
from analysis.figures.strip import cuts
from analysis.types import Label

WIDTH, ROW, FRAME = 7.3, 0.29, 0.56  # inches
NAMES = 0.27  # share of the width
MARKERS = {
    Label.OPPOSES: "s",
    Label.CONDITIONAL: "D",
    Label.SUPPORTS: "o",
    Label.NEUTRAL: "o",
}
FONT = "DejaVu Sans"  # it comes with matplotlib
STYLE: Any = {  # of rc_context, whose keys are spelt out in its type
    "svg.hashsalt": "detente",
    "svg.fonttype": "none",
    "font.family": FONT,
    "font.size": 8,
}
TICKS = 9
LABELS = list(ORDER)
_ONE_AT_A_TIME = Lock()  # matplotlib's settings are those of the whole process


def png(picture: Picture, *, dots: int = 200) -> bytes:
    """The picture as PNG, so many dots an inch."""
    return _saved(picture, "png", dpi=dots, metadata={"Software": None})


def svg(picture: Picture) -> str:
    """The picture as an SVG element for a page; its words are words."""
    text = _saved(picture, "svg", metadata={"Date": None, "Creator": None}).decode()
    return text[text.index("<svg") :]


def _saved(picture: Picture, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - as matplotlib takes them
    buffer = io.BytesIO()
    with _ONE_AT_A_TIME, mpl.rc_context(STYLE):
        drawn(picture).savefig(buffer, format=kind, **options)
    return buffer.getvalue()


def drawn(picture: Picture) -> Figure:
    """The figure: one row an actor, time to the right."""
    rows = len(picture.names)
    height = FRAME + ROW * rows
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    FigureCanvasAgg(figure)
    bottom = 0.5 / height
    axes = figure.add_axes((NAMES, bottom, 0.985 - NAMES, ROW * rows / height))
    axes.set_ylim(rows + 0.5, 0.5)
    undated = any(not dot.day for dot in picture.dots)
    one_day = len({dot.day for dot in picture.dots}) < 2
    low, high = _labels(axes) if one_day else _axis(axes, picture, undated=undated)
    left = -NAMES / (0.985 - NAMES)  # of the axes' width
    for number, who in enumerate(picture.names, start=1):
        axes.axhline(number, color=LIGHT.rule, linewidth=0.8, zorder=1)
        axes.text(
            left, number, f"{number}  {cut(drawable(who, number), 30)}", va="center", ha="left",
            transform=axes.get_yaxis_transform(), color=LIGHT.ink, parse_math=False,
            fontweight="bold",
        )  # fmt: skip
    for dot in sorted(picture.dots, key=lambda one: (one.current, one.day)):
        x = LABELS.index(dot.label) if one_day else _number(dot.day) if dot.day else low
        _dot(axes, dot, x)
    _legend(figure, picture, height)
    axes.set_xlim(low - (high - low) * 0.02, high + (high - low) * 0.02)
    return figure


def drawable(name: str, number: int) -> str:
    """The name, or "actor 3" where the font lacks its script: the table has it.

    >>> drawable("Оксана Р.", 1), drawable("习近平", 3)
    ('Оксана Р.', 'actor 3')
    """
    font = get_font(findfont(FontProperties(family=FONT)))
    return name if all(font.get_char_index(ord(c)) for c in name) else f"actor {number}"


def _number(value: str) -> float:
    return float(date.fromisoformat(value).toordinal())


def _labels(axes: Axes) -> tuple[float, float]:
    """The axis of a single day: the positions side by side, since time says nothing there."""
    _bare(axes)
    axes.set_xticks(range(len(LABELS)), [WORDS[label] for label in LABELS])
    return -0.3, len(LABELS) - 0.7


def _bare(axes: Axes) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelcolor=LIGHT.muted)
    axes.set_yticks([])


def _axis(axes: Axes, picture: Picture, *, undated: bool) -> tuple[float, float]:
    """The axis of time; what has no date stands before its begin."""
    _bare(axes)
    first, last = date.fromisoformat(picture.first), date.fromisoformat(picture.last)
    if last - first < timedelta(days=14):
        last = first + timedelta(days=14)
    months = "month" if 100 < (last - first).days < 1600 else ""
    edges = [one for one in cuts(first, last, months) if first <= one <= last] or [first]
    every = -(-len(edges) // TICKS)
    ticks = edges[::every]
    low = float(first.toordinal())
    shown = [float(one.toordinal()) for one in ticks]
    words = [_tick(one, before) for one, before in zip(ticks, [None, *ticks], strict=False)]
    if undated:
        low -= max(7.0, (last - first).days * 0.06)
        shown, words = [low, *shown], ["no date", *words]
    axes.set_xticks(shown, words)
    return low, float(last.toordinal())


def _tick(one: date, before: date | None) -> str:
    """A day or month on the axis, with the year where it is another than before."""
    year = before is None or before.year != one.year
    word = f"{one:%b}" if one.day == 1 else f"{one.day} {one:%b}"
    return f"{word} {one.year}" if year else word


def _dot(axes: Axes, dot: Dot, x: float) -> None:
    look = LIGHT.labels[dot.label]
    hollow = dot.doubtful or dot.label is Label.NEUTRAL
    axes.plot(
        [x], [dot.row], MARKERS[dot.label], markersize=9 if dot.current else 5.5,
        markerfacecolor="white" if hollow else look.fill,
        markeredgecolor=LIGHT.ink if dot.current else look.fill,
        markeredgewidth=1.3 if dot.current or hollow else 0.6, zorder=3 if dot.current else 2,
        clip_on=False,
    )  # fmt: skip
    if dot.judged:
        ring: Any = {"markerfacecolor": "none", "markeredgecolor": LIGHT.ink, "markeredgewidth": 1}
        axes.plot([x], [dot.row], "o", markersize=13, zorder=2, clip_on=False, **ring)


def _legend(figure: Figure, picture: Picture, height: float) -> None:
    """What the shapes mean, of those that are there."""
    there = {dot.label for dot in picture.dots}
    marks = [
        (WORDS[label], MARKERS[label], LIGHT.labels[label].fill, label is Label.NEUTRAL, 5.5)
        for label in ORDER
        if label in there
    ]
    if any(dot.doubtful for dot in picture.dots):
        marks.append(("doubtful", "o", LIGHT.muted, True, 5.5))
    handles = [
        Line2D([], [], linestyle="", marker=shape, markersize=size, label=word,
               markerfacecolor="white" if hollow else fill, markeredgecolor=fill)
        for word, shape, fill, hollow, size in marks
    ]  # fmt: skip
    handles.append(
        Line2D([], [], linestyle="", marker="o", markersize=8, label="latest",
               markerfacecolor="white", markeredgecolor=LIGHT.ink, markeredgewidth=1.3)
    )  # fmt: skip
    if any(dot.judged for dot in picture.dots):
        handles.append(
            Line2D([], [], linestyle="", marker="o", markersize=11, label="judged by an analyst",
                   markerfacecolor="none", markeredgecolor=LIGHT.ink)
        )  # fmt: skip
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0.0, 0.0), ncols=len(handles),
        frameon=False, handletextpad=0.3, columnspacing=1.4, borderpad=0.2,
        labelcolor=LIGHT.muted,
    )  # fmt: skip
