"""The reader: one article in full, with what was found in it marked; opens at the clicked words."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.palette import READING
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Confidence, Focus, Form, Label, QuoteType
from pages.panels import (
    copies,
    data,
    dating,
    evidence,
    focus,
    language,
    look,
    nav,
    override,
    quotes,
    text,
)
from pages.panels.text import Marking

LAYERS = {"positions": "Positions", "quotes": "Quotes", "events": "Dates", "actors": "Actors"}
Row = Any  # of the readings frame
LONGEST_TITLE = 200  # characters; a longer first line is the beginning of the text
SHOWN = ["positions", "quotes"]
KEY = "layers"
SCROLL = """<script>
const here = document.getElementById("here");
if (here) setTimeout(() => here.scrollIntoView({block: "center"}), 60);
</script>"""


def span(at: str, longest: int) -> tuple[int, int] | None:
    """The characters that an address asks for; None where it asks for none that exist.

    >>> span("459-557", 3000), span("9-4", 3000), span("x", 3000)
    ((459, 557), None, None)
    """
    start, _, end = at.partition("-")
    if not (start.isdecimal() and end.isdecimal()) or max(len(start), len(end)) > 9:
        return None
    found = int(start), int(end)
    return found if found[0] < found[1] <= longest else None


def show(part: Corpus, whole: Corpus, about: pd.Series, at: str) -> None:
    """The article, and beside it what was found and where else it is printed."""
    left, right = st.columns([7, 4], gap="large")
    with right:
        layers = st.pills(
            "Mark in the text",
            list(LAYERS),
            selection_mode="multi",
            default=SHOWN,
            format_func=LAYERS.__getitem__,
            key=KEY,
        )
        copies.show(whole.articles, about)
        if unread := language.unread(about["language"]):
            st.html(f'<p class="d-panel">Not analysed</p><p class="d-detail">{unread}</p>')
        else:
            _positions(part, about)
            _notes(about)
    with left:
        _source(about)
        here = span(at, len(about["text"]))
        st.html(_body(about["text"], list(_markings(part, set(layers))), here))
        if here:
            st.html(SCROLL, unsafe_allow_javascript=True)


def _notes(about: pd.Series) -> None:
    """What the analyst should know of how the article was analysed: what was cut or dropped."""
    if notes := data.notes(focus.read(), str(about.name)):
        told = "".join(f"<li>{escape(note)}</li>" for note in notes)
        st.html(f'<p class="d-panel">About the analysis</p><ul class="d-notes">{told}</ul>')


def _source(about: pd.Series) -> None:
    when = day(about["published"])
    if given := dating.source(about):
        when = f"{when} ({given})"
    source = [about["outlet"] or "outlet not given", when, about["author"]]
    st.html(f'<p class="d-where">{escape(", ".join(filter(None, source)))}</p>')
    if str(about["url"]).startswith(("https://", "http://")):
        address = escape(about["url"])
        st.html(
            f'<p class="d-where"><a href="{address}" rel="noopener noreferrer" target="_blank">'
            f"{address}</a></p>"
        )


def _markings(part: Corpus, layers: set[str]) -> Iterator[Marking]:
    """What to mark, by layer; evidence last, so that its reason is read last."""
    if "actors" in layers:
        named = part.mentions[part.mentions["form"] != Form.PRONOUN]
        for row in named.itertuples():
            yield Marking(row.start, row.end, "actor", part.name(row.actor))
    if "events" in layers:
        for row in part.events.itertuples():
            when = f"{row.date}, {row.expression}" if row.expression else row.date
            yield Marking(row.start, row.end, "event", f"event of {when}")
    if "quotes" in layers:
        for row in part.quotes.itertuples():
            how = "reported" if row.type == QuoteType.INDIRECT else "spoken"
            who = f"{row.speaker or 'speaker not resolved'}, {quotes.how(row)}"
            for start, end in row.content:
                yield Marking(start, end, f"said {how}", who)
    if "positions" in layers:
        for row in part.evidence.itertuples():
            for one in evidence.markings(row):
                who = f"{part.name(row.actor)}: {one.why}" if one.why else ""
                yield Marking(one.start, one.end, one.style, who)


def _body(article: str, markings: list[Marking], here: tuple[int, int] | None) -> str:
    """The paragraphs as HTML, the first as the title; the clicked words carry the anchor."""
    parts = []
    for number, (start, end) in enumerate(text.paragraphs(article)):
        inside = [one for one in markings if one.start < end and one.end > start]
        anchor = ""
        if here and here[0] < end and here[1] > start:
            inside.append(Marking(*here, "here"))
            anchor = ' id="here"' if here[0] >= start or number == 0 else ""
        words = text.marked(article, inside, start, end)
        is_title = number == 0 and end - start <= LONGEST_TITLE
        tag, style = ("h1", ' class="d-title"') if is_title else ("p", "")
        parts.append(f"<{tag}{style}{anchor}>{words}</{tag}>")
    return f'<article class="d-article">{"".join(parts)}</article>'


def _readings(part: Corpus, on: Focus) -> dict[str, Row]:
    """What each stance of the article is counted as, with every print of its text."""
    rows = data.readings(Focus(workspace=on.workspace))
    rows = rows[rows["actor"].isin(part.stances["actor"])]
    return {copy: row for row in rows.itertuples() for copy in row.copies}


def _positions(part: Corpus, about: pd.Series) -> None:
    st.html('<p class="d-panel">Positions in this article</p>')
    if part.stances.empty:
        st.html('<p class="d-empty">Nobody takes a position on dealing with Russia here.</p>')
    first = part.evidence.drop_duplicates("stance").set_index("stance")
    on: Focus = focus.read()
    readings = _readings(part, on)
    for row in part.stances.itertuples():
        label, sure = Label(row.label), READING[Confidence(row.confidence)]
        st.html(
            f'<p class="d-card-head"><b>{escape(part.name(row.actor))}</b> {look.badge(label)}</p>'
            f'<p class="d-detail">{escape(row.detail)} <span class="d-how">{sure}</span></p>'
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if row.id in first.index:
                start, end = int(first.loc[row.id, "start"]), int(first.loc[row.id, "end"])
                st.button(
                    "Go to the sentence",
                    key=f"go-{row.id}",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=st.query_params.__setitem__,
                    args=(focus.AT, f"{start}-{end}"),
                )
            if row.id in readings:
                override.show(readings[row.id], on, "reader")
    st.html('<p class="d-panel">Found besides</p>')
    st.html(
        f'<p class="d-note">{len(part.quotes)} quotes, {len(part.events)} dated events, '
        f"{len(part.actors)} actors.</p>"
    )
    st.page_link(
        nav.DESK,
        label="Show only this article on the desk",
        icon=":material/filter_alt:",
        query_params={**focus.to_query(on), "article": about.name},
    )
