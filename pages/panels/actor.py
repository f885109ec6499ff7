"""One actor: names, mentions, positions with what changed them, quotes, company, questions."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures import mentions_over_time
from analysis.figures.palette import CONFIDENCE
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.profile import company, met, names, positions
from analysis.types import Confidence, Focus, Label
from pages.panels import chart, correcting, data, focus, look, nav, quotes, state, text, titled

KEY = "actor-mentions"
COMPANY, NAMES = 12, 14


def show(one: str, part: Corpus, whole: Corpus, on: Focus) -> None:
    """Everything about one actor, or why there is nothing."""
    known = whole.actors[whole.actors["id"] == one]
    if known.empty:
        st.html(
            f'<div class="d-blank"><h1>There is no actor “{escape(one)}”</h1><p>It may have been '
            "merged, renamed or ignored: the log below says so.</p></div>"
        )
        st.button("All actors", on_click=focus.change, kwargs={"actors": ()}, type="primary")
        return
    row = known.iloc[0]
    _head(row)
    correcting.form(row, whole, on)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _mentions(one, part)
        _positions(one, part)
    with right:
        _names(one, part)
        _quotes(one, part, whole, on)
        _company(one, part)
        _questions(one, whole, on)


def _head(row: pd.Series) -> None:
    parts = dict.fromkeys(filter(None, (row["kind"], row["role"], row["country"])))
    about = ", ".join(part for part in parts if part != row["name"])
    st.html(
        f'<h1 class="d-scope">{escape(row["name"])}</h1><p class="d-note">{escape(about)}: '
        f"{row['mentions']:,} mentions in {row['articles']:,} articles</p>"
    )
    st.button(
        "All actors",
        key="all-actors",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=focus.change,
        kwargs={"actors": ()},
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


def _positions(one: str, part: Corpus) -> None:
    rows = positions(part, one)
    changes = int(rows["changed"].sum())
    found = f"{len(rows)} position{'s' if len(rows) != 1 else ''}"
    told = {0: "no change", 1: "1 change"}.get(changes, f"{changes} changes")
    titled.show("Positions over time", f"{found}, {told}" if len(rows) else "No position found")
    for row in rows.itertuples():
        with st.container(key=f"stance-{row.id}", gap="small"):
            changed = f"changed from {row.before}: " if row.changed else ""
            sure = CONFIDENCE[Confidence(row.confidence)]
            st.html(
                f'<p class="d-card-head"><b>{day(row.date)}</b> {escape(changed)}'
                f'{look.badge(Label(row.label))}<span class="d-sure">{sure}</span></p>'
                f'<p class="d-detail">{escape(row.detail)}</p>'
                f'<p class="d-excerpt">{escape(row.sentence)}</p>'
            )
            st.page_link(
                nav.ARTICLE,
                label=text.plain(row.outlet or "outlet not given"),
                icon=":material/article:",
                query_params=quotes.link(row.article, row.start, row.end),
            )


def _names(one: str, part: Corpus) -> None:
    rows = names(part, one)
    titled.show("Names and roles", "As the press names it")
    words = [
        f"{escape(row.words)} <span class='d-how'>{row.mentions}</span>"
        for row in rows.head(NAMES).itertuples()
    ]
    more = f", and {len(rows) - NAMES} more" if len(rows) > NAMES else ""
    st.html(f"<p>{', '.join(words)}{more}</p>")


def _quotes(one: str, part: Corpus, whole: Corpus, on: Focus) -> None:
    by = int((part.quotes["spoken"] & (part.quotes["actor"] == one)).sum())
    everyone = data.focused(focus.without(on, ("actors",))).quotes
    about = sum(one in named for named in everyone.loc[everyone["spoken"], "about"])
    titled.show("Quotes", f"{by} by, {about} about")
    for label, query in (
        (f"{text.counted(by, 'quote')} by {whole.name(one)}", {"actor": one}),
        (f"{text.counted(about, 'quote')} about {whole.name(one)}", {"about": one}),
    ):
        st.page_link(
            nav.QUOTES,
            label=text.plain(label),
            icon=":material/format_quote:",
            query_params={"workspace": on.workspace, **query},
        )


def _company(one: str, part: Corpus) -> None:
    rows = company(data.focused(Focus(workspace=focus.read().workspace)), one)
    titled.show("Mentioned with", "In the same articles")
    with st.container(horizontal=True, gap="small", key="company"):
        for row in rows.head(COMPANY).itertuples():
            st.button(
                f"{text.plain(row.name)} · {row.articles}",
                key=f"company-{row.actor}",
                type="tertiary",
                on_click=focus.toggle_actor,
                args=(row.actor,),
            )


def _questions(one: str, whole: Corpus, on: Focus) -> None:
    """Joins in doubt, and speakers that nobody could name in this actor's articles."""
    doubts = [d for d in data.questions(on).resolution.doubtful if one in d[:2]]
    articles = set(whole.mentions.loc[whole.mentions["actor"] == one, "article"])
    nobody = whole.quotes[(whole.quotes["actor"] == "") & whole.quotes["article"].isin(articles)]
    count = len(doubts) + len(nobody)
    titled.show("Open questions", f"{count} open" if count else "None")
    for first, second, reason in doubts:
        other = second if first == one else first
        correcting.doubt(one, other, reason, whole, on)
    if len(nobody):
        st.html(
            f'<p class="d-where">{len(nobody)} quotes in its articles have no resolved speaker.</p>'
        )
