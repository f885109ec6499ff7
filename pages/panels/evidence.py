"""The evidence panel: the sentences behind positions, marked in their paragraph, and why."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.palette import CONFIDENCE
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Confidence, Focus, Label
from pages.panels import data, look, nav, picked, quotes, text, titled
from pages.panels.text import Marking

CARDS = 6
AT_ONCE, ALL_OF_ONE = 1, 12  # sentences of a position before the rest is folded


def show(on: Focus) -> None:
    part = data.focused(on)
    stances = part.stances.sort_values(["date", "id"], ascending=[False, True])
    actors = stances["actor"].nunique()
    if not on.actors and not on.stance:
        stances = stances.drop_duplicates("actor")
    titled.show("Evidence", _finding(part, stances, on))
    picked.show(part, on)
    if stances.empty and (on.event or on.quote):
        return
    if stances.empty:
        st.html('<p class="d-empty">No sentence shows a position here. Take a limit away, or pick '
                "another actor on the board.</p>")  # fmt: skip
        return
    with st.container(key="evidence"):
        for row in stances.head(CARDS).itertuples():
            _card(row, part, at_once=AT_ONCE if len(stances) > 1 else ALL_OF_ONE)
        if len(stances) > CARDS:
            more = len(stances) - CARDS
            what = "positions" if actors == 1 or on.actors else "actors"
            st.caption(f"{more} more {what}: narrow the dates or pick a mark on the board.")


def _finding(part: Corpus, stances: pd.DataFrame, on: Focus) -> str:
    if on.event or on.quote:
        return "The sentence behind the picked " + ("event" if on.event else "quote")
    if stances.empty:
        return "Nothing to show"
    if not on.actors and not on.stance:
        return "The sentences behind the latest positions"
    names = [part.name(actor) for actor in dict.fromkeys(stances["actor"])]
    who = names[0] if len(names) == 1 else f"{len(names)} actors"
    count = "one article" if len(stances) == 1 else f"{len(stances)} articles, latest first"
    return f"{who}: {count}"


def _card(row: object, part: Corpus, *, at_once: int) -> None:
    about = part.articles.set_index("id").loc[row.article]
    pieces = part.evidence[part.evidence["stance"] == row.id]
    with st.container(key=f"stance-{row.id}", gap="small"):
        label, sure = Label(row.label), CONFIDENCE[Confidence(row.confidence)]
        st.html(
            f'<p class="d-card-head"><b>{escape(part.name(row.actor))}</b> {look.badge(label)}'
            f'<span class="d-sure">{sure}</span></p>'
        )
        if row.detail not in set(pieces["detail"]):
            st.html(f'<p class="d-detail">{escape(row.detail)}</p>')
        shown = [_excerpt(about["text"], piece) for piece in pieces.itertuples()]
        st.html("".join(shown[:at_once]) + _folded(shown[at_once:]))
        start, end = (pieces["start"].iloc[0], pieces["end"].iloc[0]) if len(pieces) else (0, 0)
        outlet = text.plain(about["outlet"] or "outlet not given")
        st.page_link(
            nav.ARTICLE,
            label=f"{outlet}, {day(about['published'])}: read in the article",
            icon=":material/article:",
            query_params=quotes.link(row.article, int(start), int(end)),
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
