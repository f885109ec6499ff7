"""Copies or not: an analyst parts an article from its story, or joins it to another's.

Counts of independent sources follow. The correction holds when the articles are read again, and is
taken back in the log.
"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.sheet import cut, day
from analysis.resolve.stories import likeliest
from analysis.types import Article, Correction, CorrectionKind, Focus
from pages.panels import correcting, state
from pages.panels.text import plain

PART, JOIN = "copies-part", "copies-join"
WHICH = "which"
NEAREST, LONGEST = 4, 60  # articles offered by a button, characters of a title


def part(about: pd.Series, prints: pd.DataFrame, on: Focus) -> None:
    """The button for an article that is taken for a copy and is none."""
    if prints.empty:
        correcting.problem(PART)
        return
    with correcting.popover("Not copies?", PART, ":material/call_split:") as opened:
        if not opened:
            return
        correcting.why(PART)
        everyone = {str(about.name): f"this one: {_named(about)}"}
        everyone |= {row["id"]: _named(row) for _, row in prints.iterrows()}
        key = f"{PART}-{WHICH}"
        if len(prints) > 1:  # of two, one is parted from the other whichever is named
            st.multiselect(
                "Which are no copies of the rest", list(everyone), default=[about.name], key=key,
                format_func=everyone.__getitem__,
            )  # fmt: skip
        label = "Take out of the story" if len(prints) > 1 else "These are not copies of one story"
        args = (about, key, len(everyone), on, correcting.last(on))
        st.button(label, key=f"{PART}-save", type="primary", on_click=_part, args=args)


def join(about: pd.Series, articles: pd.DataFrame, on: Focus) -> None:
    """The button for an article that is a copy and is not taken for one."""
    others = articles[articles["story"] != about["story"]]
    if others.empty:
        correcting.problem(JOIN)
        return
    with correcting.popover("A copy of another?", JOIN, ":material/call_merge:") as opened:
        if not opened:
            return
        correcting.why(JOIN)
        seen = correcting.last(on)
        rows = others.set_index("id", drop=False)
        for one in likeliest(_article(about, str(about.name)), _articles(others), NEAREST):
            st.button(
                plain(f"Copy of {_named(rows.loc[one])}"),
                key=f"{JOIN}-{one}", width="stretch", on_click=_join, args=(about, one, on, seen),
            )  # fmt: skip
        if len(others) > NEAREST:
            names = {str(one): _named(row) for one, row in rows.iterrows()}
            st.selectbox(
                "Another one", list(names), key=f"{JOIN}-{WHICH}", index=None,
                format_func=names.__getitem__,
            )  # fmt: skip
            st.button(
                "These are copies of one story", key=f"{JOIN}-save", on_click=_join,
                args=(about, "", on, seen),
            )  # fmt: skip


def _named(row: pd.Series) -> str:
    where = f"{row['outlet'] or 'outlet not given'}, {day(row['published'])}"
    return f"{where}: {cut(row['title'], LONGEST)}"


def _article(row: Any, one: str) -> Article:  # noqa: ANN401 - a row as a Series or a dict
    published = None if pd.isna(row["published"]) else row["published"].date()
    return Article(one, row["title"], row["text"], published, outlet=row["outlet"])


def _articles(rows: pd.DataFrame) -> list[Article]:
    return [_article(row, str(row["id"])) for row in rows.to_dict("records")]


def _part(about: pd.Series, key: str, count: int, on: Focus, seen: int) -> None:
    chosen = tuple(state.held(key) or ()) if count > 2 else (str(about.name),)
    if not 0 < len(chosen) < count:
        correcting.refuse(PART, "Nothing was changed: choose some of them, and not all.")
        return
    _keep(CorrectionKind.NO_COPIES, about, chosen, on, seen, PART)


def _join(about: pd.Series, other: str, on: Focus, seen: int) -> None:
    other = other or str(state.held(f"{JOIN}-{WHICH}") or "")
    if not other:
        correcting.refuse(JOIN, "Nothing was changed: choose the article that it is a copy of.")
        return
    _keep(CorrectionKind.COPIES, about, (str(about.name), other), on, seen, JOIN)


def _keep(
    kind: CorrectionKind,
    about: pd.Series,
    articles: tuple[str, ...],
    on: Focus,
    seen: int,
    form: str,
) -> None:
    rule = Correction(
        kind,
        about["title"],
        "",
        articles,
        correcting.author(form),
        correcting.reason(form),
    )
    if correcting.keep(rule, on, seen, form):
        correcting.close(form)
