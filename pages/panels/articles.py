"""The articles in focus, the latest first: as a list, and as the way from one to the next."""

import re
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.sheet import cut, day
from analysis.frames import Corpus
from analysis.types import Copy, Focus
from pages.panels import blank, copies, data, focus, nav, sharing, state, titled
from pages.panels.text import counted, plain

WHITE = re.compile(r"\s+")
PAGE = "articles-page"
EACH = 20
LONGEST = 110  # characters of a title
AROUND = 70  # characters around the first mention of the actors in focus


def ordered(on: Focus) -> pd.DataFrame:
    """The articles of a focus without its picks, the latest first, undated ones last."""
    return _wide(on).articles.sort_values(
        ["published", "id"], ascending=[False, True], na_position="last"
    )


def _wide(on: Focus) -> Corpus:
    return data.focused(focus.without(on, (*focus.PICKS, "article")))


def neighbours(ids: list[str], one: str) -> tuple[str, str]:
    """The ids before and after one; "" at an end, and both where it is not among them.

    >>> neighbours(["a", "b", "c"], "b"), neighbours(["a", "b"], "b"), neighbours(["a"], "x")
    (('a', 'c'), ('a', ''), ('', ''))
    """
    if one not in ids:
        return "", ""
    at = ids.index(one)
    return (ids[at - 1] if at else ""), (ids[at + 1] if at + 1 < len(ids) else "")


def ways(on: Focus, one: str) -> None:
    """From an article back to the desk, to the list, and to its neighbours in focus."""
    rows = ordered(on)
    ids = list(rows["id"])
    titles = dict(zip(ids, rows["title"], strict=True))
    with st.container(key="ways", horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(
            nav.DESK, label="Back to the desk", icon=":material/arrow_back:",
            query_params=focus.to_query(on),
        )  # fmt: skip
        place = f"{ids.index(one) + 1:,} of {counted(len(ids), 'article')}" if one in ids else ""
        st.page_link(
            nav.ARTICLE, label=place or "All articles", icon=":material/list:",
            query_params=focus.to_query(focus.without(on, ("article",))),
        )  # fmt: skip
        names = ("Previous article", "Next article")
        icons = (":material/chevron_left:", ":material/chevron_right:")
        for name, icon, other in zip(names, icons, neighbours(ids, one), strict=True):
            if other:
                st.page_link(
                    nav.ARTICLE, label=name, icon=icon, help=plain(titles[other]),
                    query_params=read(on, other),
                )  # fmt: skip
        sharing.show(on)


def read(on: Focus, one: str) -> dict[str, str | list[str]]:
    """The address of an article, with the focus kept."""
    return {**focus.to_query(on), focus.READ: one}


def show(on: Focus) -> None:
    """The list; each article opens, at the first words on the actors in focus where there are."""
    rows, part = ordered(on), _wide(on)
    titled.page("Articles")
    if rows.empty:
        blank.no_match(data.corpus(on), on, level=2)
        return
    note = copies.counted_copies(rows)
    titled.show("In focus", f"{counted(len(rows), 'article')}, latest first", note=note)
    pages = -(-len(rows) // EACH) or 1
    key = f"{PAGE} {focus.to_query(on)}"
    number = min(int(state.held(key) or 1), pages)
    shown = rows.iloc[(number - 1) * EACH : number * EACH]
    found = _found(part, list(shown["id"]))
    for row in shown.itertuples():
        _row(row, found[row.id], part, on)
    if pages > 1:
        st.pagination(pages, key=key)


def _found(part: Corpus, ids: list[str]) -> dict[str, str]:
    """What of each article is in focus, in words."""
    told = ((part.stances, "position"), (part.quotes, "quote"), (part.events, "dated event"))
    counts = [(frame["article"].value_counts(), what) for frame, what in told]
    return {
        one: ", ".join(counted(int(n[one]), what) for n, what in counts if one in n.index)
        for one in ids
    }


def _row(row: object, found: str, part: Corpus, on: Focus) -> None:
    copied = "" if row.copy == Copy.ORIGIN else f", a copy ({row.copy})"  # type: ignore[attr-defined]
    where = f"{row.outlet or 'outlet not given'}, {day(row.published)}{copied}"  # type: ignore[attr-defined]
    with st.container(key=f"quote-article-{row.id}", gap="small"):  # type: ignore[attr-defined]
        at, words = _first(row, part, on)
        st.page_link(
            nav.ARTICLE,
            label=plain(cut(row.title, LONGEST)),  # type: ignore[attr-defined]
            icon=":material/article:",
            query_params={**read(on, row.id), **at},  # type: ignore[attr-defined]
        )
        shown = f"<br>{words}" if words else ""
        st.html(f'<p class="d-where">{escape(where)}<br>{escape(found)}{shown}</p>')


def _first(row: object, part: Corpus, on: Focus) -> tuple[dict[str, str], str]:
    """Where the actors in focus are first met in an article, and the words around it as HTML."""
    if not on.actors:
        return {}, ""
    met = part.mentions[
        (part.mentions["article"] == row.id) & part.mentions["actor"].isin(on.actors)  # type: ignore[attr-defined]
    ].sort_values("start")
    if met.empty:
        return {}, ""
    start, end = int(met["start"].iloc[0]), int(met["end"].iloc[0])
    text = row.text  # type: ignore[attr-defined]
    before = " ".join(text[max(0, start - AROUND) : start].split())
    before = before.partition(" ")[2] if start > AROUND else before
    after = WHITE.sub(" ", text[end : end + 3 * AROUND])
    words = f"… {escape(before)} <b>{escape(text[start:end])}</b>{escape(cut(after, 2 * AROUND))}"
    return {focus.AT: f"{start}-{end}"}, f"{counted(len(met), 'mention')}: {words}"
