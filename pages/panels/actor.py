"""One actor: names, mentions, positions with what changed them, quotes, company, questions."""

from dataclasses import replace
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures import mentions_over_time
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.profile import company, met, names
from analysis.types import Focus, Form
from pages.panels import (
    actor_positions,
    actor_questions,
    chart,
    correcting,
    data,
    focus,
    links,
    look,
    nav,
    quotes,
    speaking,
    state,
    text,
    titled,
)

KEY = "actor-mentions"
COMPANY, NAMES, QUOTES = 12, 14, 3
WATCHED = '<span class="d-watched"><span aria-hidden="true">★</span> confirmed by an analyst</span>'


def show(one: str, part: Corpus, whole: Corpus, on: Focus) -> None:
    """Everything about one actor, or why there is nothing."""
    known = whole.actors[whole.actors["id"] == one]
    if known.empty:
        st.html(
            f'<div class="d-blank"><h1>There is no actor “{escape(one)}”</h1><p>It may have been '
            "merged, renamed or ignored: the log below says so, and brings it back.</p></div>"
        )
        st.button("All actors", on_click=focus.change, kwargs={"actors": ()}, type="primary")
        return
    row = known.iloc[0]
    _head(row, on)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "All actors",
            key="all-actors",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=focus.change,
            kwargs={"actors": ()},
        )
        correcting.actor(row, whole, on)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _mentions(one, part)
        actor_positions.show(one, part, on)
    with right:
        _names(one, part, on)
        _quotes(one, part, whole, on)
        _company(one, whole, on)
        actor_questions.show(one, whole, on)


def _head(row: pd.Series, on: Focus) -> None:
    parts = dict.fromkeys(filter(None, (row["kind"], row["role"], row["country"])))
    about = escape(", ".join(part for part in parts if part != row["name"]))
    met_in = links.link(
        f"{text.counted(row['mentions'], 'mention')} in {text.counted(row['articles'], 'article')}",
        links.address("article", on),
    )
    watched = f"{WATCHED} &nbsp;" if row["confirmed"] else ""
    st.html(
        f'<h1 class="d-scope">{escape(row["name"])}</h1>'
        f'<p class="d-note">{watched}{about}: {met_in}</p>'
    )


def _mentions(one: str, part: Corpus) -> None:
    figure = mentions_over_time(met(part, one)["date"], look.colours())
    titled.show("Mentions", figure.layout.meta["title"])
    if figure.data:
        chart.show(figure, KEY, _picked)


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "range":
            first, last = (date.fromisoformat(day) for day in one.split("/"))
            focus.change(since=first, until=last, stance="", quote="", event="")
            return


def _names(one: str, part: Corpus, on: Focus) -> None:
    rows = names(part, one)
    titled.show("Names and roles", "As the press names it")
    for form, label in ((Form.NAME, "Named"), (Form.ROLE, "By role")):
        own = rows[rows["form"] == form]
        words = [
            f"{escape(row.words)} {_articles(row.words, row.mentions, on)}"
            for row in own.head(NAMES).itertuples()
        ]
        more = f", and {len(own) - NAMES} more" if len(own) > NAMES else ""
        if words:
            st.html(f'<p class="d-where"><b>{label}</b></p><p>{", ".join(words)}{more}</p>')


def _articles(name: str, mentions: int, on: Focus) -> str:
    """How often a name is used, as a link to the articles that hold it."""
    to = links.address("article", replace(on, text=name))
    said = f"{text.counted(mentions, 'mention')} as {name}: the articles"
    return links.link(str(mentions), to, said)


def _quotes(one: str, part: Corpus, whole: Corpus, on: Focus) -> None:
    own = part.quotes[part.quotes["spoken"] & (part.quotes["actor"] == one)]
    everyone = data.focused(focus.without(on, ("actors",))).quotes
    about = sum(one in named for named in everyone.loc[everyone["spoken"], "about"])
    titled.show("Quotes", f"{len(own)} by, {about} about")
    articles = part.articles.set_index("id")
    when = own["since"].fillna(articles["published"].reindex(own["article"]).set_axis(own.index))
    latest = own.assign(when=when).sort_values(["when", "id"], ascending=[False, True])
    for row in latest.head(QUOTES).itertuples():
        _quote(row, articles.loc[row.article], whole, on)
    for count, how, query in ((len(own), "by", "actor"), (about, "about", "about")):
        if not count:
            continue  # a page with nothing on it helps nobody; the heading says 0
        st.page_link(
            nav.QUOTES,
            label=text.plain(f"{text.counted(count, 'quote')} {how} {whole.name(one)}"),
            icon=":material/format_quote:",
            query_params={"workspace": on.workspace, query: one},
        )


def _quote(row: object, about: pd.Series, whole: Corpus, on: Focus) -> None:
    """The words of a quote, opened in its article by a click."""
    with st.container(key=f"quote-{row.id}", gap="small"):  # type: ignore[attr-defined]
        words = text.words(about["text"], row.content, row.type)  # type: ignore[attr-defined]
        st.html(f'<blockquote class="d-quote">{words}</blockquote>')
        outlet = text.plain(about["outlet"] or "outlet not given")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.page_link(
                nav.ARTICLE,
                label=f"{outlet}, {day(row.when)}",  # type: ignore[attr-defined]
                icon=":material/article:",
                query_params=quotes.link(row.article, row.start, row.end),  # type: ignore[attr-defined]
            )
            speaking.show(row, whole, on)


def _company(one: str, whole: Corpus, on: Focus) -> None:
    rows = company(data.focused(focus.without(on, ("actors", "stance", "quote", "event"))), one)
    titled.show("Mentioned with", "In the same articles")
    watched = set(whole.actors.loc[whole.actors["confirmed"], "id"])
    with st.container(horizontal=True, gap="small", key="company"):
        for row in rows.head(COMPANY).itertuples():
            star = "★ " if row.actor in watched else ""
            st.button(
                f"{star}{text.plain(row.name)} · {row.articles}",
                key=f"company-{row.actor}",
                type="tertiary",
                on_click=focus.toggle_actor,
                args=(row.actor,),
            )
