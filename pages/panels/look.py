"""How the app looks: the palette of the browser's theme, poured into one style sheet."""

from functools import cache
from pathlib import Path

import streamlit as st

from analysis.figures import palette
from analysis.figures.palette import GLYPHS, ORDER, WORDS, Palette
from analysis.types import Label

ICON = (  # drawn here: an emoji or a Material icon would be fetched from somebody else's server
    '<svg viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#274C77"/>'
    '<circle cx="10" cy="16" r="5" fill="#FCFBF8"/>'
    '<rect x="18" y="11" width="10" height="10" fill="#D9A21B"/></svg>'
)
SHEET = Path(__file__).with_name("look.css")


def colours() -> Palette:
    """The palette of this browser's theme."""
    return palette(st.context.theme.type)


@cache
def _style(of: str) -> str:
    chosen = palette(of)
    named = {
        name: getattr(chosen, name)
        for name in ("paper", "panel", "ink", "muted", "rule", "accent", "pick", "highlight")
    }
    for label in ORDER:
        mark = chosen.labels[label]
        named |= {f"{label}-ink": mark.ink, f"{label}-fill": mark.fill, f"{label}-wash": mark.wash}
    variables = "".join(f"--d-{name}:{value};" for name, value in named.items())
    return f"<style>:root{{{variables}}}\n{SHEET.read_text(encoding='utf-8')}</style>"


def dress() -> None:
    """Puts the style sheet on the page."""
    st.html(_style(colours().name))


def badge(label: Label) -> str:
    """A label as HTML: shape, word and colour.

    >>> badge(Label.OPPOSES)
    '<span class="d-label d-opposes"><span aria-hidden="true">■</span> opposes</span>'
    """
    shape = f'<span aria-hidden="true">{GLYPHS[label]}</span>'
    return f'<span class="d-label d-{label}">{shape} {WORDS[label]}</span>'


def reserve(key: str, pixels: int) -> None:
    """Keeps the room of a chart from the start, so that nothing moves when it is drawn."""
    st.html(f"<style>.st-key-{key} {{ min-height: {pixels}px; }}</style>")
