"""Where one actor stood over time: each text that shows it, latest first, and what changed it."""

from html import escape
from typing import Any

import streamlit as st

from analysis.figures.palette import READING, WORDS
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.frames.positions import firm
from analysis.types import Confidence, Focus, Label
from pages.panels import data, evidence, look, nav, override, quotes, state, text, titled

ONLY, PAGE = "positions-changes", "positions-page"
EACH = 6
Row = Any  # of the readings frame


def show(one: str, part: Corpus, on: Focus) -> None:
    """The positions, six a page; on request only those that changed something."""
    rows = data.readings(on)
    rows = rows[rows["actor"] == one].iloc[::-1]
    found = data.changes(on)
    found = found[found["actor"] == one]
    settled = firm(found)
    before = dict(zip(found["id"], found["before"], strict=True))
    doubt = dict(zip(found["id"], found["doubt"], strict=True))
    count = text.counted(len(rows), "text with a position", "texts with a position")
    told = text.counted(len(settled), "change") if len(settled) else "no change"
    titled.show("Positions over time", f"{count}, {told}" if len(rows) else "No position found")
    if len(settled):
        only = st.toggle("Only what changed it", key=ONLY)
        rows = rows[rows["id"].isin(settled["id"])] if only else rows
    pages = -(-len(rows) // EACH) or 1
    key = f"{PAGE} {one} {len(rows)}"
    number = min(int(state.held(key) or 1), pages)
    for row in rows.iloc[(number - 1) * EACH : number * EACH].itertuples():
        _row(row, before.get(row.id, ""), doubt.get(row.id, ""), on)
    if pages > 1:
        st.pagination(pages, key=key)


def _row(row: Row, before: str, doubt: str, on: Focus) -> None:
    with st.container(key=f"stance-{row.id}", gap="small"):
        changed = ""
        if before:
            how = f"changed, in doubt ({doubt}), from" if doubt else "changed from"
            changed = f"{how} {WORDS[Label(before)]} to "
        copies = f", in {len(row.copies)} articles" if len(row.copies) > 1 else ""
        sure = f"{READING[Confidence(row.confidence)]}{copies}"
        st.html(
            f'<p class="d-card-head"><b>{day(row.date)}</b> {escape(changed)}'
            f"{look.badge(Label(row.label))}{evidence.by(row)}"
            f'<span class="d-sure">{escape(sure)}</span></p>'
            f'<p class="d-detail">{escape(row.detail)}{_machine(row)}</p>'
            + (f'<p class="d-excerpt">{escape(row.sentence)}</p>' if row.sentence else "")
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                nav.ARTICLE,
                label=text.plain(row.outlet or "outlet not given"),
                icon=":material/article:",
                query_params=quotes.link(row.article, row.start, row.end),
            )
            override.show(row, on, "actor-")


def _machine(row: Row) -> str:
    """What the desk had read where an analyst judged otherwise."""
    if row.judge != ANALYST or row.machine_label == row.label:
        return ""
    read = WORDS[Label(row.machine_label)] if row.machine_label else "no position"
    return f' <span class="d-how">The desk reads: {escape(read)}.</span>'
