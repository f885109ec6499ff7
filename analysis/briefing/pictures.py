"""The stance picture as PNG or SVG: drawn from the briefing's own data, without a browser.

The colours, shapes and words are those of the desk's charts. The same picture gives the same bytes.
On paper it is wide and on white; the page asks for it in its own theme, and narrow for a phone.
"""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
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
from analysis.figures.palette import LIGHT, ORDER, WORDS, Palette, palette
from analysis.figures.strip import cuts
from analysis.types import Label

ROW, FRAME, LINE = 0.29, 0.56, 0.2  # inches
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
LABELS = list(ORDER)
_ONE_AT_A_TIME = Lock()  # matplotlib's settings are those of the whole process


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: its colours, what is behind it, and how wide it is."""

    colours: Palette = LIGHT
    ground: str = "white"
    width: float = 7.3  # inches
    names: float = 0.27  # share of the width
    longest: int = 30  # characters of a name
    ticks: int = 9
    words: int = 7  # of the legend, side by side


PAPER = Look()


def _look(theme: str, *, narrow: bool) -> Look:
    """The look of a theme of the page; that of paper where none is named."""
    colours = palette(theme)
    ground = colours.paper if theme else PAPER.ground
    if narrow:
        return Look(colours, ground, width=3.6, names=0.42, longest=20, ticks=4, words=3)
    return Look(colours, ground)


@lru_cache(maxsize=32)
def png(picture: Picture, *, dots: int = 200, theme: str = "", narrow: bool = False) -> bytes:
    """The picture as PNG, so many dots an inch."""
    look = _look(theme, narrow=narrow)
    return _saved(picture, look, "png", dpi=dots, metadata={"Software": None})


def svg(picture: Picture) -> str:
    """The picture as an SVG element for a page; its words are words."""
    text = _saved(picture, PAPER, "svg", metadata={"Date": None, "Creator": None}).decode()
    return text[text.index("<svg") :]


def _saved(picture: Picture, look: Look, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - as matplotlib takes them
    buffer = io.BytesIO()
    with _ONE_AT_A_TIME, mpl.rc_context(STYLE):
        drawn(picture, look).savefig(buffer, format=kind, **options)
    return buffer.getvalue()


def drawn(picture: Picture, look: Look = PAPER) -> Figure:
    """The figure: one row an actor, time to the right."""
    rows = len(picture.names)
    marks = _marks(picture, look)
    legend = LINE * (-(-len(marks) // look.words) - 1)  # lines of it beyond the first
    height = FRAME + legend + ROW * rows
    figure = Figure(figsize=(look.width, height), facecolor=look.ground)
    FigureCanvasAgg(figure)
    wide = 0.985 - look.names
    bottom = (0.5 + legend) / height
    axes = figure.add_axes((look.names, bottom, wide, ROW * rows / height), facecolor=look.ground)
    axes.set_ylim(rows + 0.5, 0.5)
    undated = any(not dot.day for dot in picture.dots)
    one_day = len({dot.day for dot in picture.dots}) < 2
    _bare(axes, look)
    low, high = _labels(axes) if one_day else _axis(axes, picture, look.ticks, undated=undated)
    for number, who in enumerate(picture.names, start=1):
        axes.axhline(number, color=look.colours.rule, linewidth=0.8, zorder=1)
        axes.text(
            -look.names / wide, number, f"{number}  {cut(drawable(who, number), look.longest)}",
            va="center", ha="left", transform=axes.get_yaxis_transform(),
            color=look.colours.ink, parse_math=False, fontweight="bold",
        )  # fmt: skip
    for dot in sorted(picture.dots, key=lambda one: (one.current, one.day)):
        x = LABELS.index(dot.label) if one_day else _number(dot.day) if dot.day else low
        _dot(axes, dot, x, look)
    _legend(figure, marks, look)
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
    axes.set_xticks(range(len(LABELS)), [WORDS[label] for label in LABELS])
    return -0.3, len(LABELS) - 0.7


def _bare(axes: Axes, look: Look) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelcolor=look.colours.muted)
    axes.set_yticks([])


def _axis(axes: Axes, picture: Picture, most: int, *, undated: bool) -> tuple[float, float]:
    """The axis of time; what has no date stands before its begin."""
    first, last = date.fromisoformat(picture.first), date.fromisoformat(picture.last)
    if last - first < timedelta(days=14):
        last = first + timedelta(days=14)
    months = "month" if 100 < (last - first).days < 1600 else ""
    edges = [one for one in cuts(first, last, months) if first <= one <= last] or [first]
    every = -(-len(edges) // most)
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


def _dot(axes: Axes, dot: Dot, x: float, look: Look) -> None:
    mark, ink = look.colours.labels[dot.label], look.colours.ink
    hollow = dot.doubtful or dot.label is Label.NEUTRAL
    axes.plot(
        [x], [dot.row], MARKERS[dot.label], markersize=9 if dot.current else 5.5,
        markerfacecolor=look.ground if hollow else mark.fill,
        markeredgecolor=ink if dot.current else mark.fill,
        markeredgewidth=1.3 if dot.current or hollow else 0.6, zorder=3 if dot.current else 2,
        clip_on=False,
    )  # fmt: skip
    if dot.judged:
        ring: Any = {"markerfacecolor": "none", "markeredgecolor": ink, "markeredgewidth": 1}
        axes.plot([x], [dot.row], "o", markersize=13, zorder=2, clip_on=False, **ring)


def _marks(picture: Picture, look: Look) -> list[Line2D]:
    """What the shapes mean, of those that are there."""
    muted, ink = look.colours.muted, look.colours.ink
    there = {dot.label for dot in picture.dots}
    found: list[tuple[str, str, str, str, float]] = []  # words, shape, inside, edge, size
    for label in ORDER:
        fill = look.colours.labels[label].fill
        inside = look.ground if label is Label.NEUTRAL else fill
        if label in there:
            found.append((WORDS[label], MARKERS[label], inside, fill, 5.5))
    if any(dot.doubtful for dot in picture.dots):
        found.append(("doubtful", "o", look.ground, muted, 5.5))
    found.append(("latest", "o", look.ground, ink, 8))
    if any(dot.judged for dot in picture.dots):
        found.append(("judged by an analyst", "o", "none", ink, 11))
    return [
        Line2D([], [], linestyle="", marker=shape, markersize=size, label=word,
               markerfacecolor=inside, markeredgecolor=edge)
        for word, shape, inside, edge, size in found
    ]  # fmt: skip


def _legend(figure: Figure, marks: list[Line2D], look: Look) -> None:
    figure.legend(
        handles=marks, loc="lower left", bbox_to_anchor=(0.0, 0.0),
        ncols=min(len(marks), look.words), frameon=False, handletextpad=0.3, columnspacing=1.4,
        borderpad=0.2, labelcolor=look.colours.muted,
    )  # fmt: skip
