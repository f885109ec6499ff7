"""Search in everything: one field in the head of every page, and what it finds, by kind.

The words are in the address as long as the results are open; every result is a link to its place.
"""

from html import escape

import streamlit as st

from analysis.figures.sheet import cut, day
from analysis.frames.search import FEWEST, Found
from analysis.types import Focus
from pages.panels import data, focus, nav, quotes, state
from pages.panels.text import counted, plain

FIELD = "find-words"
LONGEST = 90  # characters of a quote or title


def ask() -> None:
    """The field."""
    state.hold(FIELD, st.query_params.get(focus.FIND, ""))
    st.text_input(
        "Find an actor, a quote, an article",
        key=FIELD,
        placeholder="Find anybody, any words",
        label_visibility="collapsed",
        icon=":material/manage_search:",
        width=235,
        on_change=_find,
    )


def _find() -> None:
    words = " ".join(str(state.held(FIELD) or "").split())
    if words:
        st.query_params[focus.FIND] = words
    else:
        close()


def close() -> None:
    """Closes the results; the page under them stays as it is."""
    st.query_params.pop(focus.FIND, None)


def show(on: Focus) -> None:
    """The results, where words are searched for."""
    words = st.query_params.get(focus.FIND, "").strip()
    if not words:
        return
    found = data.found(on, words)
    with st.container(key="found", border=True):
        with st.container(horizontal=True, vertical_alignment="center", key="found-head"):
            st.html(f'<h2 class="d-finding" role="status">{escape(_finding(found, words))}</h2>')
            st.button("Close", key="found-close", icon=":material/close:", on_click=close)
        if found.is_empty:
            return
        for column, draw in zip(
            st.columns(3, gap="large"), (_actors, _quotes, _articles), strict=True
        ):
            with column:
                draw(found, words, on)


def _finding(found: Found, words: str) -> str:
    if len("".join(words.split())) < FEWEST:
        return f"“{words}” is too short to search for"
    if found.is_empty:
        return f"Nothing holds “{words}”: names may be misspelt, texts need the exact words"
    return (
        f"“{cut(words, 40)}”: {counted(len(found.actors), 'actor')}, "
        f"{counted(found.quotes_in_all, 'quote')}, {counted(found.articles_in_all, 'article')}"
    )


def _head(words: str) -> None:
    st.html(f'<h3 class="d-panel">{escape(words)}</h3>')


def _actors(found: Found, words: str, on: Focus) -> None:
    _head("Actors")
    for row in found.actors.itertuples():
        about = ", ".join(dict.fromkeys(filter(None, (row.role or row.kind, row.country))))
        st.page_link(
            nav.ACTORS,
            label=plain(f"{row.name} ({cut(about, 40)}), {counted(row.articles, 'article')}"),
            icon=":material/person:",
            query_params={"workspace": on.workspace, "actor": row.id},
        )
    if found.actors.empty:
        st.html('<p class="d-where">Nobody of that name</p>')


def _quotes(found: Found, words: str, on: Focus) -> None:
    _head("Quotes")
    for row in found.quotes.itertuples():
        who = row.speaker or "Speaker not resolved"
        st.page_link(
            nav.ARTICLE,
            label=plain(f"{who}: {_around(row.words, words)}"),
            icon=":material/format_quote:",
            query_params=quotes.link(row.article, int(row.start), int(row.end)),
        )
    _all(nav.QUOTES, found.quotes_in_all, len(found.quotes), "quote", words, on)


def _around(said: str, words: str) -> str:
    """The words with what stands around them, on one line.

    >>> _around("a " * 60 + "needle in the hay", "Needle").startswith("… a")
    True
    """
    place = said.casefold().find(" ".join(words.split()).casefold())
    if place + len(words) <= LONGEST:
        return cut(said, LONGEST)
    start = said.rfind(" ", 0, max(0, place - 30)) + 1
    return f"… {cut(said[start:], LONGEST)}"


def _articles(found: Found, words: str, on: Focus) -> None:
    _head("Articles")
    for row in found.articles.itertuples():
        place = row.text.casefold().find(" ".join(words.split()).casefold())
        at = {focus.AT: f"{place}-{place + len(words)}"} if place >= 0 else {}
        outlet = row.outlet or "outlet not given"
        st.page_link(
            nav.ARTICLE,
            label=plain(f"{cut(row.title, LONGEST)} ({outlet}, {day(row.published)})"),
            icon=":material/article:",
            query_params={**focus.to_query(on), focus.READ: row.id, **at},
        )
    _all(nav.ARTICLE, found.articles_in_all, len(found.articles), "article", words, on)


def _all(page: str, count: int, shown: int, what: str, words: str, on: Focus) -> None:
    """The way to all of a kind, where there are more than are shown."""
    if not count:
        st.html(f'<p class="d-where">No {what} holds these words</p>')
    elif count > shown:
        st.page_link(
            page,
            label=f"All {counted(count, what)}",
            icon=":material/arrow_forward:",
            query_params={"workspace": on.workspace, "words": words},
        )
