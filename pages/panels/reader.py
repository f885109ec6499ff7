"""The reader: one article in full, with what was found in it marked; opens at the clicked words."""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis.figures.palette import READING
from analysis.figures.sheet import cut, day
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.types import Confidence, Focus, Form, Label, QuoteType
from pages.panels import (
    copies,
    data,
    dating,
    evidence,
    focus,
    found_in,
    language,
    look,
    override,
    quotes,
    steps,
    text,
)
from pages.panels.text import Marking

LAYERS = {"positions": "Positions", "quotes": "Quotes", "events": "Dates", "actors": "Actors"}
Row = Any  # of the readings frame
LONGEST_TITLE = 200  # characters; a longer first line is the beginning of the text
SHOWN = ["positions", "quotes"]
KEY = "layers"
LEGEND = {  # what a mark of each layer means, as HTML
    "positions": (
        '<mark class="evidence">a sentence</mark> that shows a position, '
        '<mark class="evidence cue">its cue</mark>, '
        '<mark class="evidence condition">its condition</mark>'
    ),
    "quotes": '<span class="said spoken">words said</span>, '
    '<span class="said reported">words reported</span>',
    "events": '<span class="event">a dated event</span>',
    "actors": '<span class="actor">an actor by name or role</span>',
}
HERE = '<span class="here">what you came for</span>'
# The place comes to the middle of the screen and gets the focus, so that a screen reader reads it.
# Its text may be drawn after this is run: it is waited for. Going there again is another turn; a
# drawing of the page for another reason is not.
SCROLL = """
export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement
  if (host.turn === data.turn) return
  host.turn = data.turn
  const seek = (tries) => {
    const here = document.getElementById("here")
    if (here?.dataset.turn !== data.turn) return tries && setTimeout(seek, 50, tries - 1)
    here.scrollIntoView({ block: "center" })
    here.focus({ preventScroll: true })
  }
  setTimeout(seek, 60, 60)
}
"""
_scroll = st.components.v2.component("detente_scroll", js=SCROLL)


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
    """The article, and beside it (on a phone below) what was found and where else it is printed."""
    here = span(at, len(about["text"]))
    on = focus.read()
    left, right = st.columns([7, 4], gap="large")
    with right:
        layers = _layers(here)
        if unread := language.unread(about["language"]):
            st.html(f'<p class="d-panel">Not analysed</p><p class="d-detail">{unread}</p>')
        else:
            _positions(part, about, on)
            found_in.show(part, whole, about, on)
        copies.show(whole.articles, about, on)
        _notes(about)
        dating.show(about, on)
    with left:
        _source(about)
        steps.show(steps.stops(part), here, of_positions=len(part.evidence) > 0)
        turn = f"{about.name} {at} {steps.turn()}" if here else ""
        st.html(_body(about["text"], list(_markings(part, layers)), here, about["title"], turn))
        if here:
            with st.container(key="reader-scroll"):
                _scroll(key="scroll", data={"turn": turn})


def _layers(here: tuple[int, int] | None) -> set[str]:
    """The choice of what is marked, and what each mark means."""
    chosen = st.pills(
        "Mark in the text",
        list(LAYERS),
        selection_mode="multi",
        default=SHOWN,
        format_func=LAYERS.__getitem__,
        key=KEY,
    )
    told = [LEGEND[one] for one in LAYERS if one in chosen] + ([HERE] if here else [])
    rows = "".join(f"<li>{one}</li>" for one in told)
    st.html(f'<ul class="d-article d-legend" aria-label="What the marks mean">{rows}</ul>')
    return set(chosen)


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
    told = escape(", ".join(filter(None, source)))
    if str(about["url"]).startswith(("https://", "http://")):
        where = escape(urlsplit(about["url"]).netloc or "the original")
        told += (
            f' · <a href="{escape(about["url"])}" rel="noopener noreferrer" target="_blank">'
            f'{where}<span aria-hidden="true"> ↗</span></a>'
        )
    st.html(f'<p class="d-where">{told}</p>')


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


def _body(
    article: str, markings: list[Marking], here: tuple[int, int] | None, title: str, turn: str
) -> str:
    """The paragraphs as HTML, the first as the title; the clicked words carry the anchor."""
    parts = []
    first = next(iter(text.paragraphs(article)), (0, 0))
    if first[1] - first[0] > LONGEST_TITLE:  # no title of its own: the page still has a heading
        parts.append(f'<h1 class="d-title">{escape(cut(title, LONGEST_TITLE // 2))}</h1>')
    for number, (start, end) in enumerate(text.paragraphs(article)):
        inside = [one for one in markings if one.start < end and one.end > start]
        anchor = ""
        if here and here[0] < end and here[1] > start:
            inside.append(Marking(*here, "here"))
            if here[0] >= start or number == 0:
                anchor = f' id="here" tabindex="-1" data-turn="{escape(turn)}"'
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


def _positions(part: Corpus, about: pd.Series, on: Focus) -> None:
    st.html('<h2 class="d-panel">Positions in this article</h2>')
    if part.stances.empty:
        st.html('<p class="d-empty">Nobody takes a position on dealing with Russia here.</p>')
    first = part.evidence.drop_duplicates("stance").set_index("stance")
    readings = _readings(part, on)
    for row in part.stances.itertuples():
        label = Label(row.label)
        sure = "" if row.judge == ANALYST else READING[Confidence(row.confidence)]
        whose = evidence.by(readings[row.id]) if row.id in readings else ""
        st.html(
            f'<p class="d-card-head"><b>{escape(part.name(row.actor))}</b> {look.badge(label)}'
            f'{whose}</p><p class="d-detail">{escape(row.detail)} '
            f'<span class="d-how">{sure}</span></p>'
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if row.id in first.index:
                start, end = int(first.loc[row.id, "start"]), int(first.loc[row.id, "end"])
                st.button(
                    "Go to the sentence",
                    key=f"go-{row.id}",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=steps.go,
                    args=(start, end),
                )
            if row.id in readings:
                override.show(readings[row.id], on, "reader")
    override.add(part, about, on)
