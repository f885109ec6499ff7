"""Changes of position: each with its day and the sentences before and after, side by side."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.positions import conflicts
from analysis.types import Focus, Label
from pages.panels import data, evidence, focus, look, state, text, titled, trouble

PAGE, DOUBTFUL = "changes-page", "changes-doubtful"
EACH = 5
MOST_CONFLICTS = 12
Row = Any


@trouble.fragment
def show(on: Focus, revision: int) -> None:
    """Changes, the latest first, then the days on which reports differ."""
    data.follow(on, revision)
    wide = focus.without(on, focus.PICKS)
    part = data.focused(wide)
    found = data.changes(wide)
    firm = found[found["doubt"] == ""]
    doubtful = len(found) - len(firm)
    titled.show("Changes of position", _finding(firm), note=_note(doubtful), anchor="changes")
    with_doubt = bool(state.held(DOUBTFUL))
    if doubtful:
        st.toggle(f"Doubtful ones too ({doubtful})", key=DOUBTFUL)
    shown = (found if with_doubt else firm).iloc[::-1]
    by_id = data.readings(wide).set_index("id", drop=False)
    key = f"{PAGE} {focus.to_query(wide)} {with_doubt}"
    pages = -(-len(shown) // EACH)
    number = min(int(state.held(key) or 1), max(pages, 1))
    for row in shown.iloc[(number - 1) * EACH : number * EACH].itertuples():
        _change(row, by_id, part, on)
    if pages > 1:
        st.pagination(pages, key=key)
    _conflicts(data.readings(wide), by_id, part, on)


def _finding(firm: pd.DataFrame) -> str:
    if firm.empty:
        return "Nobody changed position here"
    last = firm["date"].max()
    return f"{text.counted(len(firm), 'change')}, the latest on {day(last)}"


def _note(doubtful: int) -> str:
    if not doubtful:
        return ""
    return (
        f"{text.counted(doubtful, 'more text')} of another position, but doubtful: of low "
        "confidence, or only what others report. They make no change by themselves."
    )


def _change(row: Row, by_id: pd.DataFrame, part: Corpus, on: Focus) -> None:
    perhaps = '<span class="d-how">perhaps</span> ' if row.doubt else ""
    why = f'<span class="d-sure">{escape(row.doubt)}</span>' if row.doubt else ""
    name = escape(part.name(row.actor))
    with st.container(key=f"change-{row.id}"):
        st.html(
            f'<p class="d-card-head"><b>{name}:</b> {perhaps}{look.badge(Label(row.before))} '
            f'<span aria-label="to">→</span> {look.badge(Label(row.label))} on {day(row.date)}'
            f"{why}</p>"
        )
        left, right = st.columns(2, gap="large")
        for column, one, side in ((left, row.before_id, "Before"), (right, row.id, "After")):
            with column:
                _side(by_id.loc[one], side, part, on, f"change-{row.id}-{side}")


def _side(row: Row, side: str, part: Corpus, on: Focus, place: str) -> None:
    """One side of a change: its day, its strongest sentence, and the analyst's judgement of it."""
    dated = "" if row.date == _published(row, part) else ", by the day that its words name"
    st.html(f'<p class="d-where"><b>{side}</b>, {day(row.date)}{dated} {evidence.by(row)}</p>')
    evidence.body(row, part)
    evidence.foot(row, part, on, place)


def _published(row: Row, part: Corpus) -> pd.Timestamp:
    return part.articles.set_index("id").loc[row.article, "published"]


def _conflicts(found: pd.DataFrame, by_id: pd.DataFrame, part: Corpus, on: Focus) -> None:
    """Days on which texts show different positions, each by its outlet."""
    rows = conflicts(found)
    if rows.empty:
        return
    titled.show(
        "Reports that differ",
        f"On {text.counted(len(rows), 'day')} texts show different positions of one actor",
    )
    for row in rows.head(MOST_CONFLICTS).itertuples():
        with st.container(key=f"conflict-{row.actor}-{row.date:%Y-%m-%d}"):
            st.html(
                f'<p class="d-card-head"><b>{escape(part.name(row.actor))}</b> {day(row.date)}</p>'
            )
            for column, one in zip(st.columns(len(row.ids[:3])), row.ids[:3], strict=True):
                with column:
                    _report(by_id.loc[one], part, on)
            if len(row.ids) > 3:
                st.caption(f"{len(row.ids) - 3} more texts of that day: open its cell above.")
    if len(rows) > MOST_CONFLICTS:
        st.caption(f"{len(rows) - MOST_CONFLICTS} more days: narrow the dates.")


def _report(row: Row, part: Corpus, on: Focus) -> None:
    doubt = f'<span class="d-sure">{escape(row.doubt)}</span>' if row.doubt else ""
    outlet = escape(row.outlet or "outlet not given")
    st.html(
        f'<p class="d-card-head">{outlet}: {look.badge(Label(row.label))}'
        f"{evidence.by(row)}{doubt}</p>"
    )
    evidence.body(row, part)
    evidence.foot(row, part, on, "conflict")
