"""How the app looks: the palette of the browser's theme, poured into one style sheet."""

from functools import cache
from pathlib import Path

import streamlit as st

from analysis.figures import palette
from analysis.figures.palette import DARK, GLYPHS, LIGHT, ORDER, WORDS, Palette
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


def _named(colours: Palette) -> dict[str, str]:
    """Every colour of a palette by its name in the style sheet."""
    names = ("paper", "panel", "ink", "muted", "rule", "accent", "pick", "highlight")
    found = {name: getattr(colours, name) for name in names}
    for label in ORDER:
        mark = colours.labels[label]
        found |= {f"{label}-ink": mark.ink, f"{label}-fill": mark.fill, f"{label}-wash": mark.wash}
    return found


@cache
def _style() -> str:
    """The style sheet; each colour follows the theme by itself, also when it is switched."""
    light, dark = _named(LIGHT), _named(DARK)
    variables = "".join(f"--d-{name}:light-dark({light[name]},{dark[name]});" for name in light)
    return f"<style>:root{{{variables}}}\n{SHEET.read_text(encoding='utf-8')}</style>"


# Charts are drawn in colours of the server's choice: it has to hear of a switched theme at once.
WATCH = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.host ?? parentElement
  host.told ??= data.theme
  host.watch ??= setInterval(() => {
    const scheme = getComputedStyle(host).colorScheme
    if (["light", "dark"].includes(scheme) && scheme !== host.told) {
      host.told = scheme
      setTriggerValue("switched", scheme)
    }
  }, 400)
  return () => { clearInterval(host.watch); host.watch = undefined }
}
"""
_theme_watch = st.components.v2.component("detente_theme_watch", js=WATCH)


def dress() -> None:
    """Puts the style sheet on the page, and has the page drawn again when the theme changes."""
    st.html(_style())
    with st.container(key="theme-watch"):
        _theme_watch(
            key="theme",
            data={"theme": colours().name},
            on_switched_change=lambda: None,
        )


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
