"""How well each part does, in one place: the measured sections of the project's papers.

The numbers stand once, in docs/*.md beside what they measure; this panel only gathers them. What is
rendered is the project's own words, never an article's.
"""

import re
from dataclasses import dataclass

import streamlit as st

from pages.panels import titled
from pages.panels.definitions import DOCS

PARTS = {  # paper -> what is measured there
    "actors": "Actors",
    "quotes": "Quotes",
    "dates": "Dates and events",
    "stance": "Positions",
    "loading": "Copies of a story",
}
NOTE = (
    "On which texts each number was measured stands beside it. On your articles it may be lower: "
    "open the sentences, and correct what is wrong."
)
HEAD = re.compile(r"^(#{2,3}) Measured, (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a part: when, and the section's words as Markdown."""

    part: str
    day: str
    words: str


def section(paper: str) -> tuple[str, str] | None:
    r"""The day and the words of a paper's measured section; None where it has none.

    >>> section("# A\n\n## Measured, 1 May\n\nF1 is .9.\n\n### More\n\nIt is.\n\n## After\n")
    ('1 May', 'F1 is .9.\n\n#### More\n\nIt is.')
    >>> section("# Nothing") is None
    True
    """
    head = HEAD.search(paper)
    if head is None:
        return None
    rest = paper[head.end() :]
    end = re.search(rf"^#{{2,{len(head[1])}}} ", rest, re.MULTILINE)
    words = rest[: end.start()] if end else rest
    return head[2], re.sub(r"^###", "####", words, flags=re.MULTILINE).strip()


def measured() -> tuple[Measured, ...]:
    """Every part that was measured."""
    found = []
    for name, part in PARTS.items():
        path = DOCS / f"{name}.md"
        told = section(path.read_text(encoding="utf-8")) if path.is_file() else None
        if told:
            found.append(Measured(part, *told))
    return tuple(found)


def show() -> None:
    """One tab for each part."""
    parts = measured()
    if not parts:
        return
    titled.show("Measured", "How well each part does", note=NOTE)
    for tab, one in zip(st.tabs([one.part for one in parts]), parts, strict=True):
        with tab:
            st.caption(f"Measured on {one.day}")
            st.markdown(one.words)
