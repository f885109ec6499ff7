"""The review queue: what to read before it is relied on, why, and the analyst's judgement of it."""

from collections import Counter
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.frames.positions import readings
from analysis.frames.review import CAUSES, Cause
from analysis.types import Focus, Label
from pages.panels import data, evidence, focus, look, state, text, titled, trouble

PAGE, CAUSE = "review-page", "review-cause"
EACH = 5
Row = Any


@trouble.fragment
def show(on: Focus, revision: int) -> None:
    """A page of the queue, of one cause where one is chosen."""
    data.follow(on, revision)
    wide = focus.without(on, focus.PICKS)
    part, rows = data.focused(wide), data.queue(wide)
    found, second = data.readings(wide), data.beside(wide)
    done = int((found["judge"] == ANALYST).sum())
    if len(second.stances):  # a second reader was asked: its readings stand beside the counted
        found = pd.concat([found, readings(second)])
        part = replace(part, evidence=pd.concat([part.evidence, second.evidence]))
    found = found.set_index("id", drop=False)
    titled.show("To review", _finding(rows), note=_note(done))
    if rows.empty:
        return
    cause = _choice(rows)
    shown = rows if cause is None else rows[rows["cause"] == cause]
    key = f"{PAGE} {focus.to_query(wide)} {cause}"
    pages = -(-len(shown) // EACH)
    number = min(int(state.held(key) or 1), max(pages, 1))
    for row in shown.iloc[(number - 1) * EACH : number * EACH].itertuples():
        _item(row, found, part, on)
    if pages > 1:
        st.pagination(pages, key=key)


def _finding(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing to review here"
    return f"{text.counted(len(rows), 'text')} to read before relying on them"


def _note(done: int) -> str:
    if not done:
        return "What an analyst judges leaves the queue and can be taken back in the log."
    return f"{text.counted(done, 'text')} judged by an analyst; the log takes each back."


def _choice(rows: pd.DataFrame) -> Cause | None:
    """The causes that are there, with their numbers, to see one alone."""
    counts = Counter(Cause(one) for one in rows["cause"])
    if len(counts) < 2:
        return None
    chosen = st.pills(
        "Only this cause",
        sorted(counts),
        format_func=lambda one: f"{CAUSES[one]} · {counts[one]}",
        key=CAUSE,
        label_visibility="collapsed",
    )
    return chosen if chosen in counts else None


def _item(item: Row, found: pd.DataFrame, part: Corpus, on: Focus) -> None:
    row = found.loc[item.id]
    with st.container(key=f"review-{item.id}"):
        st.html(evidence.head(row, part.name(row.actor)))
        why = "; ".join(item.why)
        st.html(
            f'<p class="d-where"><b>{escape(CAUSES[Cause(item.cause)])}</b>: {escape(why)}. '
            f"{day(row.date)}</p>"
        )
        evidence.body(row, part)
        if others := [one for one in item.others if one in found.index]:
            st.html("".join(_beside(found.loc[one]) for one in others))
        evidence.foot(row, part, on, "review")


def _beside(row: Row) -> str:
    """Another report to read beside the item, in one line."""
    outlet = escape(row.outlet or "outlet not given")
    return (
        f'<p class="d-beside">{outlet}, {day(row.date)}: {look.badge(Label(row.label))} '
        f"{escape(row.sentence)}</p>"
    )
