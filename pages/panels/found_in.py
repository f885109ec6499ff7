"""What was found in an article besides positions: quotes, dated events, actors.

Each list is folded, and drawn only when it is opened; every line goes to its words in the text.
"""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.sheet import cut
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.types import Focus
from pages.panels import focus, nav, quotes, speaking, steps, text
from pages.panels.text import counted, plain

LONGEST = 160  # characters of what is listed


def show(part: Corpus, whole: Corpus, about: pd.Series, on: Focus) -> None:
    """Three folded lists, and the way to the desk with this article alone."""
    st.html('<h2 class="d-panel">Found besides</h2>')
    with st.expander(counted(len(part.quotes), "quote"), key="in-quotes", on_change="rerun") as one:
        if one.open:
            _quotes(part, whole, about, on)
    with st.expander(
        counted(len(part.events), "dated event"), key="in-events", on_change="rerun"
    ) as one:
        if one.open:
            _events(part)
    with st.expander(counted(len(part.actors), "actor"), key="in-actors", on_change="rerun") as one:
        if one.open:
            _actors(part, on)
    st.page_link(
        nav.DESK,
        label="Show only this article on the desk",
        icon=":material/filter_alt:",
        query_params={**focus.to_query(on), "article": about.name},
    )


def _go(start: int, end: int, key: str) -> None:
    st.button(
        "Go to it", key=key, type="tertiary", icon=":material/arrow_back:",
        on_click=steps.go, args=(start, end),
    )  # fmt: skip


def _quotes(part: Corpus, whole: Corpus, about: pd.Series, on: Focus) -> None:
    for row in part.quotes.sort_values("start").itertuples():
        with st.container(key=f"quote-in-{row.id}", gap="small"):
            who = escape(row.speaker or "Speaker not resolved")
            analyst = ", as an analyst says" if row.speaker_judge == ANALYST else ""
            words = text.words(about["text"], row.content, row.type)
            if len(row.words) > LONGEST:
                words = escape(cut(row.words, LONGEST))
            st.html(
                f'<p class="d-where"><b>{who}</b>, {escape(quotes.how(row))}{analyst}</p>'
                f'<p class="d-quote">{words}</p>'
            )
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                _go(int(row.start), int(row.end), f"in-go-{row.id}")
                speaking.show(row, whole, on, place="in")


def _events(part: Corpus) -> None:
    for row in part.events.sort_values("start").itertuples():
        with st.container(key=f"quote-in-{row.id}", gap="small"):
            when = f"{row.date}, “{row.expression}”" if row.expression else str(row.date)
            st.html(
                f'<p class="d-where"><b>{escape(when)}</b></p>'
                f"<p>{escape(cut(row.text, LONGEST))}</p>"
            )
            _go(int(row.start), int(row.end), f"in-go-{row.id}")


def _actors(part: Corpus, on: Focus) -> None:
    first = part.mentions.sort_values("start").drop_duplicates("actor").set_index("actor")
    rows = part.actors.sort_values(["mentions", "name"], ascending=[False, True])
    for row in rows.itertuples():
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.page_link(
                nav.ACTORS,
                label=plain(f"{row.name} · {counted(row.mentions, 'mention')}"),
                icon=":material/person:",
                query_params={"workspace": on.workspace, "actor": row.id},
            )
            if row.id in first.index:
                start, end = (int(first.loc[row.id, edge]) for edge in ("start", "end"))
                _go(start, end, f"in-go-actor-{row.id}")
