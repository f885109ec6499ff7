"""What was picked on the timeline or in the quotes: its own sentence, in its paragraph, and why."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.palette import GLYPHS_OF_EVENTS
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Basis, EventKind, Focus, Phase
from pages.panels import data, nav, quotes, speaking, text
from pages.panels.text import Marking

KIND = {EventKind.STATEMENT: "statement", EventKind.ACTION: "event"}
PHASE = {Phase.PAST: "", Phase.ONGOING: "going on", Phase.PLANNED: "planned"}
BASIS = {
    Basis.SENTENCE: "dated by its own sentence",
    Basis.PASSAGE: "dated by the passage that it stands in",
    Basis.ARTICLE: "dated by the article: no time is named",
}


def show(part: Corpus, on: Focus) -> None:
    """The sentence of the picked event and of the picked quote."""
    about = part.articles.set_index("id")
    for row in part.events[part.events["id"] == on.event].itertuples():
        _event(row, about.loc[row.article])
    for row in part.quotes[part.quotes["id"] == on.quote].itertuples():
        _quote(row, about.loc[row.article])
        speaking.show(row, data.corpus(on), on, place="picked")


def _event(row: object, about: pd.Series) -> None:
    kind, phase = EventKind(row.kind), Phase(row.phase)
    when = day(row.since) if row.precision == "day" else f"{row.date} ({row.precision})"
    what = ", ".join(filter(None, (KIND[kind], PHASE[phase])))
    marks = [Marking(row.start, row.end, "evidence")]
    if row.expression and (found := about["text"].find(row.expression, row.start, row.end)) >= 0:
        marks.append(Marking(found, found + len(row.expression), "cue", "the words of its date"))
    why = BASIS[Basis(row.basis)] + (f", “{row.expression}”" if row.expression else "")
    _card(f"{GLYPHS_OF_EVENTS[kind, phase]} {when}", what, marks, why, about)


def _quote(row: object, about: pd.Series) -> None:
    marks = [Marking(start, end, "evidence") for start, end in row.content]
    marks += [Marking(start, end, "cue", "cue") for start, end in row.cue]
    marks += [Marking(start, end, "source", "speaker") for start, end in row.source]
    who = row.speaker or "Speaker not resolved"
    _card(who, quotes.how(row), marks, "the words, their cue and their speaker as printed", about)


def _card(head: str, what: str, marks: list[Marking], why: str, about: pd.Series) -> None:
    start, end = min(one.start for one in marks), max(one.end for one in marks)
    body = text.marked(about["text"], marks, *text.paragraph(about["text"], start, end))
    with st.container(key="picked", gap="small"):
        st.html(
            f'<p class="d-card-head"><b>{escape(head)}</b><span class="d-sure">{escape(what)}'
            f'</span></p><blockquote class="d-excerpt">{body}</blockquote>'
            f'<p class="d-why">{escape(why)}</p>'
        )
        outlet = text.plain(about["outlet"] or "outlet not given")
        st.page_link(
            nav.ARTICLE,
            label=f"{outlet}, {day(about['published'])}: read in the article",
            icon=":material/article:",
            query_params=quotes.link(about.name, start, end),
        )
