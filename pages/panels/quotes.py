"""The quote list: speaker, words, how said, outlet, date; each one click from its sentence."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Focus, Manner, QuoteType
from pages.panels import data, focus, nav, speaking, state, text, titled, trouble

PAGE = "quotes-page"
EACH = 8
HOW = {
    QuoteType.DIRECT: "in quotation marks",
    QuoteType.MIXED: "partly in quotation marks",
    QuoteType.INDIRECT: "reported speech",
}


@trouble.fragment
def show(on: Focus, revision: int) -> None:
    """The list; turning its pages draws nothing else."""
    data.follow(on, revision)  # what was picked or corrected here, every other panel follows
    part = data.focused(focus.without(on, ("quote",)))
    quotes = _ordered(part)
    quotes = quotes[quotes["spoken"] | (quotes["id"] == on.quote)]
    speakers = quotes.loc[quotes["actor"] != "", "actor"].nunique()
    finding = "No quotes here"
    if len(quotes):
        by = f" by {text.counted(speakers, 'actor')}" if speakers else ""
        finding = f"{text.counted(len(quotes), 'quote')}{by}"
    titled.show("Quotes", finding)
    if quotes.empty:
        st.html('<p class="d-empty">Nobody in focus is quoted.</p>')
        return
    pages = -(-len(quotes) // EACH)
    key = f"{PAGE} {focus.to_query(focus.without(on, ('quote',)))}"
    number = min(int(state.held(key) or _page_of(on.quote, quotes)), pages)
    about = part.articles.set_index("id")
    for row in quotes.iloc[(number - 1) * EACH : number * EACH].itertuples():
        _row(row, about.loc[row.article], part, on)
    if pages > 1:
        st.pagination(pages, default=number, key=key)


def _page_of(quote: str, quotes: pd.DataFrame) -> int:
    """The page on which a picked quote stands, the first when none is picked."""
    ids = list(quotes["id"])
    return ids.index(quote) // EACH + 1 if quote in ids else 1


def _ordered(part: Corpus) -> pd.DataFrame:
    """Latest first; what has no date of its own by its article's."""
    published = part.articles.set_index("id")["published"]
    when = published.reindex(part.quotes["article"]).set_axis(part.quotes.index)
    order = part.quotes["since"].fillna(when)
    return part.quotes.assign(order=order).sort_values(
        ["order", "article", "start"], ascending=[False, True, True], na_position="last"
    )


def how(row: object) -> str:
    """How a quote was said, in words."""
    words = HOW[QuoteType(row.type)]  # type: ignore[attr-defined]
    return f"{words}, an attitude" if row.manner == Manner.ATTITUDE else words  # type: ignore[attr-defined]


def _row(row: object, about: pd.Series, part: Corpus, on: Focus) -> None:
    picked = row.id == on.quote
    with st.container(key=f"quote-{'picked-' if picked else ''}{row.id}", border=False):
        who, said, where = st.columns([2, 6, 2.2], gap="medium")
        with who:
            speaker(row, part)
            st.html(f'<p class="d-how">{escape(how(row))}</p>')
        with said:
            kind = "reported" if row.type == QuoteType.INDIRECT else "spoken"
            words = text.words(about["text"], row.content, row.type)
            st.html(f'<blockquote class="d-quote d-{kind}">{words}</blockquote>')
        with where:
            _where(row, about, picked, on)


def speaker(row: object, part: Corpus) -> None:
    """Who speaks, as a button that narrows to the actor; unresolved speakers are said to be so."""
    if row.actor:
        st.button(
            text.plain(part.name(row.actor)),
            key=f"speaker-{row.id}",
            type="tertiary",
            help="Show only this actor",
            on_click=focus.toggle_actor,
            args=(row.actor,),
        )
    else:
        named = f"“{escape(row.speaker)}”: not matched to an actor" if row.speaker else ""
        st.html(f'<p class="d-unresolved">{named or "Speaker not resolved"}</p>')


def _where(row: object, about: pd.Series, picked: bool, on: Focus) -> None:
    said = f"said {day(row.since)}" if row.date and row.since == row.until else ""
    said = said or (f"said in {row.date}" if row.date else "date of the words not known")
    outlet = escape(about["outlet"] or "outlet not given")
    st.html(f'<p class="d-where">{outlet}, {day(about["published"])}<br>{said}</p>')
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.page_link(
            nav.ARTICLE,
            label="Read",
            icon=":material/article:",
            query_params=link(row.article, row.start, row.end),
        )
        st.button(
            "Let go" if picked else "Follow",
            key=f"follow-{row.id}",
            type="tertiary",
            icon=":material/center_focus_strong:",
            help="Show in the other panels only what belongs to this quote",
            on_click=focus.pick,
            args=("quote", row.id),
        )
        speaking.show(row, data.corpus(on), on)


def link(article: str, start: int, end: int) -> dict[str, str | list[str]]:
    """The address of some characters of an article, with the focus kept for the way back."""
    return {**focus.to_query(focus.read()), focus.READ: article, focus.AT: f"{start}-{end}"}
