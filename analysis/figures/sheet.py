"""What every figure shares: a sheet measured in pixels from the top, and how dates and text look.

A sheet gathers plain dicts and becomes a figure once: plotly checks a whole figure in a tenth of
the time that it needs for a hundred added shapes.
"""

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.palette import FONT, Palette

PAD = 6


@dataclass(slots=True)
class Sheet:
    """A figure in the making; `title` is what it says, `alt` the same for who does not see it."""

    colours: Palette
    title: str
    alt: str
    hidden: int = 0  # what is there and not drawn
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def rule(self, y: float) -> None:
        """A fine line across."""
        line = {"color": self.colours.rule, "width": 1}
        across = {"xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
        self.shapes.append({"type": "line", "line": line, "layer": "below", **across})

    def note(self, text: str, y: float, **where: object) -> None:
        """Words at a place; `text` is escaped already."""
        self.notes.append({"text": text, "y": y, "showarrow": False, **where})

    def figure(self, height: int, x: dict[str, Any], **layout: object) -> go.Figure:
        """The figure, so many pixels high."""
        hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
        box = {"bgcolor": self.colours.paper, "bordercolor": self.colours.rule, "align": "left"}
        font = {"family": FONT, "size": 13, "color": self.colours.ink}
        return go.Figure(
            {
                "data": self.traces,
                "layout": {
                    "height": height + 2 * PAD,
                    "margin": {"l": 0, "r": 0, "t": PAD, "b": PAD, "pad": 0},
                    "paper_bgcolor": "rgba(0,0,0,0)",
                    "plot_bgcolor": "rgba(0,0,0,0)",
                    "font": font,
                    "showlegend": False,
                    "hovermode": "closest",
                    "hoverdistance": 12,
                    "dragmode": False,
                    "clickmode": "event+select",
                    "hoverlabel": {**box, "font": font},
                    "meta": {"title": self.title, "alt": self.alt, "hidden": self.hidden},
                    "shapes": self.shapes,
                    "annotations": self.notes,
                    "xaxis": {**hidden, **x},
                    "yaxis": {**hidden, "range": [height, 0]},
                    **layout,
                },
            }
        )


def day(value: date | pd.Timestamp | None, *, year: bool = True) -> str:
    """A day as people write it; "undated" when it is not known.

    >>> day(date(2017, 2, 6)), day(None)
    ('6 Feb 2017', 'undated')
    """
    if value is None or pd.isna(value):
        return "undated"
    return f"{value.day} {value:%b}" + (f" {value.year}" if year else "")


def cut(text: str, limit: int) -> str:
    """Text on one line, ended at a word when it is longer than the limit.

    >>> cut("one two  three", 9)
    'one two…'
    """
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def safe(text: str, limit: int = 90) -> str:
    """Text for plotly, which reads tags: cut and escaped.

    >>> safe("<b>US$ aid</b> and so on", 12)
    '&lt;b&gt;US$…'
    """
    return escape(cut(text, limit), quote=False)


def wrapped(text: str, width: int = 56, limit: int = 230) -> str:
    """Text for a hover box, broken into lines.

    >>> wrapped("one two three", width=8)
    'one two<br>three'
    """
    lines, line = [], ""
    for word in cut(text, limit).split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join(escape(part, quote=False) for part in (*lines, line))
