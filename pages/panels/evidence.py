"""The evidence panel: the sentences behind positions, marked in their paragraph, and why."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.palette import READING, WORDS
from analysis.figures.said import GLYPH, WORD, Said, said
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.types import Confidence, Focus, Label
from pages.panels import data, links, look, nav, override, picked, quotes, text, titled
from pages.panels.text import Marking

CARDS = 6
AT_ONCE, ALL_OF_ONE = 1, 12  # sentences of a position before the rest is folded
Row = Any  # of the readings frame


def show(on: Focus) -> None:
    part = data.focused(on)
    rows = data.readings(on).sort_values(["date", "id"], ascending=[False, True])
    actors = rows["actor"].nunique()
    if not on.actors and not on.stance:
        rows = rows[rows["id"].isin(data.standing(on)["id"])]
    titled.show("Evidence", _finding(part, rows, on))
    picked.show(part, on)
    if rows.empty and (on.event or on.quote):
        return
    if rows.empty:
        st.html('<p class="d-empty">No sentence shows a position here. Take a limit away, or pick '
                "another actor on the board.</p>")  # fmt: skip
        return
    with st.container(key="evidence"):
        for row in rows.head(CARDS).itertuples():
            card(row, part, on, at_once=AT_ONCE if len(rows) > 1 else ALL_OF_ONE)
        if len(rows) > CARDS:
            more = len(rows) - CARDS
            what = "text" if actors == 1 or on.actors else "actor"
            to = links.link(text.counted(more, f"more {what}"), links.address("stance", on))
            st.html(f'<p class="d-note">{to}: narrow the dates or pick a mark on the board.</p>')


def _finding(part: Corpus, rows: pd.DataFrame, on: Focus) -> str:
    if on.event or on.quote:
        return "The sentence behind the picked " + ("event" if on.event else "quote")
    if rows.empty:
        return "Nothing to show"
    if not on.actors and not on.stance:
        return "The sentences behind the latest positions"
    names = [part.name(actor) for actor in dict.fromkeys(rows["actor"])]
    who = names[0] if len(names) == 1 else f"{len(names)} actors"
    count = "one text" if len(rows) == 1 else f"{len(rows)} texts, latest first"
    return f"{who}: {count}"


def card(row: Row, part: Corpus, on: Focus, *, at_once: int = AT_ONCE, place: str = "") -> None:
    """One reading: the position, who says so, its sentences, and the analyst's judgement.

    `place` tells apart two cards of one text on a page.
    """
    with st.container(key=f"stance-{place and f'{place}-'}{row.id}", gap="small"):
        st.html(head(row, part.name(row.actor)))
        body(row, part, at_once=at_once)
        foot(row, part, on, place or "evidence")


def head(row: Row, name: str) -> str:
    """Who stands where, who says so, and how sure the desk is of its own reading."""
    sure = "" if row.judge == ANALYST else READING[Confidence(row.confidence)]
    return (
        f'<p class="d-card-head"><b>{escape(name)}</b> {look.badge(Label(row.label))}'
        f'{by(row)}<span class="d-sure">{sure}</span></p>'
    )


def by(row: Row) -> str:
    """Who says so, where it is not the desk from the actor's own words and acts, as HTML."""
    return whose(row.judge, row.basis) + model(row)


def whose(judge: str, basis: str) -> str:
    """Whether an analyst or only others say so, as HTML; "" for the desk's own reading.

    >>> whose("machine", "own words"), "d-by-analyst" in whose("analyst", "reported")
    ('', True)
    """
    kind = said(judge, basis)
    return "" if kind is Said.READ else marked(kind)


def marked(kind: Said) -> str:
    """The mark and the word of who says so, as HTML."""
    mark = f'<span aria-hidden="true">{GLYPH[kind]}</span>'
    return f'<span class="d-by d-by-{kind}">{mark} {WORD[kind]}</span>'


def model(row: Row) -> str:
    """Which model read it so, where it was no analyst and not the desk's own rules, as HTML."""
    if row.judge == ANALYST or row.reader in ("", "offline"):
        return ""
    return f'<span class="d-by">read by {escape(row.reader)}</span>'


def body(row: Row, part: Corpus, *, at_once: int = AT_ONCE) -> None:
    """Why, and the sentences in their paragraphs, the strongest first."""
    article = part.articles.set_index("id").loc[row.article, "text"]
    pieces = part.evidence[part.evidence["stance"] == row.id]
    why = "" if row.detail in set(pieces["detail"]) else f"{escape(row.detail)} "
    if row.judge == ANALYST and row.machine_label != row.label:
        read = WORDS[Label(row.machine_label)] if row.machine_label else "no position"
        why += f'<span class="d-how">The desk reads: {read}.</span>'
    told = f'<p class="d-detail">{why}</p>' if why else ""
    shown = [_excerpt(article, piece) for piece in pieces.itertuples()]
    st.html(told + "".join(shown[:at_once]) + _folded(shown[at_once:]) or "<p></p>")


def foot(row: Row, part: Corpus, on: Focus, place: str) -> None:
    """The article of a reading, and the analyst's judgement of it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        source(row, part)
        override.show(row, on, place)


def source(row: Row, part: Corpus) -> None:
    """The article of a reading, opened at its words, and who else prints them."""
    others = [outlet for outlet, _ in row.prints if outlet not in (row.outlet, row.article)]
    also = f", also in {', '.join(others[:3])}" if others else ""
    also += f" and {len(others) - 3} more" if len(others) > 3 else ""
    published = part.articles.set_index("id").loc[row.article, "published"]
    st.page_link(
        nav.ARTICLE,
        label=text.plain(f"{row.outlet or 'outlet not given'}, {day(published)}{also}: read"),
        icon=":material/article:",
        query_params=quotes.link(row.article, int(row.start), int(row.end)),
    )


def markings(piece: object) -> list[Marking]:
    """A piece of evidence as marks: the sentence, its cue, and its condition."""
    found = [Marking(piece.start, piece.end, f"evidence e-{piece.label}", piece.detail)]
    found += [Marking(start, end, "cue", "cue") for start, end in piece.cue]
    if piece.condition:
        found.append(Marking(*piece.condition, "condition", "the condition"))
    return found


def _folded(shown: list[str]) -> str:
    """Further sentences, opened on demand."""
    if not shown:
        return ""
    count = text.counted(len(shown), "more sentence")
    return f'<details class="d-more"><summary>{count}</summary>{"".join(shown)}</details>'


def _excerpt(article: str, piece: object) -> str:
    """A paragraph with its evidence marked, and what in it counts."""
    start, end = text.paragraph(article, piece.start, piece.end)
    body = text.marked(article, markings(piece), start, end)
    return (
        f'<blockquote class="d-excerpt e-{piece.label}">{body}</blockquote>'
        f'<p class="d-why">{escape(piece.detail)}</p>'
    )
