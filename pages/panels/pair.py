"""Two sides of a comparison, and what every panel of them shares: links and tables."""

from dataclasses import dataclass, replace
from html import escape

from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import links

NOTHING = '<span class="d-how">nothing</span>'


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, its focus and what is in it."""

    name: str
    on: Focus
    part: Corpus


def link(words: str, page: str, on: Focus, *, said: str = "", **more: str) -> str:
    """A link as HTML; `words` is HTML already, `said` what it means to who hears it."""
    return links.link(words, links.address(page, on, **more), said)


def table(first: Side, second: Side, what: str, rows: list[str]) -> str:
    """A table with a column for each side; `rows` are HTML already."""
    heads = "".join(
        f'<th scope="col">{escape(one)}</th>' for one in (what, first.name, second.name)
    )
    return (
        f'<table class="d-beside-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def row(head: str, cells: tuple[str, str]) -> str:
    """A row of such a table; head and cells are HTML already."""
    first, second = cells
    return f'<tr><th scope="row">{head}</th><td>{first}</td><td>{second}</td></tr>'


def with_actor(on: Focus, actor: str) -> Focus:
    """A focus on one actor alone."""
    return replace(on, actors=(actor,))
