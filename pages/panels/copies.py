"""Of which story an article is a copy, its other prints one click away, and who says so."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.corrections import OF_STORIES, active
from analysis.figures.said import Said
from analysis.figures.sheet import cut, day
from analysis.types import Copy, Correction, Focus
from pages.panels import copying, data, evidence, focus, nav
from pages.panels.text import counted, plain

EACH = 12  # prints that are listed
LONGEST = 42  # characters of a title
ALONE = "No other article here is a copy of this one."
CHANGED = {  # what a print is beside the first
    Copy.ORIGIN: "the first print",
    Copy.SAME: "the same text",
    Copy.RETITLED: "the same text under another title",
    Copy.SHORTENED: "a shortened print",
    Copy.EXTENDED: "a print with paragraphs added",
    Copy.EDITED: "an edited print",
}


def finding(articles: pd.DataFrame, story: str) -> str:
    """How many prints of a story there are, and where it comes from, in one sentence.

    >>> prints = pd.DataFrame({"story": ["a", "a"], "outlet": ["Post", "Echo"], "origin": "AFP"})
    >>> finding(prints, "a")
    'One of 2 copies of one story by AFP, in 2 outlets.'
    """
    prints = articles[articles["story"] == story]
    outlets = prints.loc[prints["outlet"] != "", "outlet"].nunique()
    origin = prints["origin"].iloc[0]
    by = f" by {origin}" if origin else ""
    where = f", in {counted(outlets, 'outlet')}" if outlets else ""
    return f"One of {len(prints)} copies of one story{by}{where}."


def counted_copies(articles: pd.DataFrame) -> str:
    """How many stories the articles are, where some are copies; "" where none is.

    >>> counted_copies(pd.DataFrame({"story": ["a", "a", "b"]}))
    '2 stories: 1 article is a copy of another and counts with it.'
    """
    stories = articles["story"].nunique()
    more = len(articles) - stories
    if not more:
        return ""
    are = "is a copy of another and counts with it"
    if more > 1:
        are = "are copies of others and count with them"
    return f"{counted(stories, 'story', 'stories')}: {counted(more, 'article')} {are}."


def show(articles: pd.DataFrame, about: pd.Series, on: Focus) -> None:
    """The other prints of the story, and the analyst's word on whether they are copies."""
    prints = articles[(articles["story"] == about["story"]) & (articles["id"] != about.name)]
    rules = _said(str(about.name), on)
    if prints.empty:
        st.html(f'<p class="d-panel">Copies</p><p class="d-detail">{ALONE}{_by(rules)}</p>')
    else:
        st.html(
            '<p class="d-panel">Copies</p>'
            f'<p class="d-detail">{escape(finding(articles, about["story"]))} '
            f"This one is {CHANGED[Copy(about['copy'])]}. What they say counts once."
            f"{_by(rules)}</p>"
        )
        ordered = prints.sort_values(["published", "outlet", "id"], na_position="last")
        with st.container(key="copies", gap="small"):
            for row in ordered.head(EACH).itertuples():
                _print(row)
        if len(ordered) > EACH:
            st.html(f'<p class="d-note">and {len(ordered) - EACH} more</p>')
    with st.container(horizontal=True, gap="small"):
        copying.part(about, prints, on)
        copying.join(about, articles, on)


def _said(article: str, on: Focus) -> list[Correction]:
    """The rules on the copies of an article that hold."""
    rules = active(data.reading(on.workspace).corrections(on.workspace))
    return [one for one in rules if one.kind in OF_STORIES and article in one.articles]


def _by(rules: list[Correction]) -> str:
    """Who said so, where it was an analyst, as HTML."""
    if not rules:
        return ""
    who, why = escape(rules[-1].author or "no name given"), escape(rules[-1].reason)
    return f' {evidence.marked(Said.ANALYST)} <span class="d-how">{who}: {why}</span>'


def _print(row: object) -> None:
    outlet = row.outlet or "outlet not given"  # type: ignore[attr-defined]
    title = cut(row.title, LONGEST)  # type: ignore[attr-defined]
    st.page_link(
        nav.ARTICLE,
        label=plain(f"{outlet}: {title}"),
        icon=":material/article:",
        query_params={**focus.to_query(focus.read()), focus.READ: row.id},  # type: ignore[attr-defined]
    )
    when, how = day(row.published), CHANGED[Copy(row.copy)]  # type: ignore[attr-defined]
    st.html(f'<p class="d-how">{when}, {how}</p>')
