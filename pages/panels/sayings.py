"""The list of utterances: words, speaker, all outlets that carry them, a citation to copy."""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from analysis.export import table_csv, table_xlsx
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.frames.citation import TABLE, citation, table
from analysis.logs import made
from analysis.types import Focus
from pages.panels import data, focus, nav, quotes, speaking, state, text, titled

PAGE = "sayings-page"
EACH = 12
ORDERS = {"latest": "Latest first", "outlets": "Most outlets first", "speaker": "By speaker"}
ORDER, ATTITUDES = "sayings-order", "sayings-attitudes"


def show(rows: pd.DataFrame, part: Corpus, on: Focus) -> None:
    """The finding, the downloads, and a page of utterances."""
    attitudes = bool(state.held(ATTITUDES))
    if not attitudes:
        rows = rows[rows["spoken"]]
    titled.show("In focus", _finding(rows), note=_note(rows))
    with st.container(horizontal=True, vertical_alignment="center", key="sayings-tools"):
        order = st.segmented_control(
            "Order", list(ORDERS), format_func=ORDERS.__getitem__, key=ORDER, default="latest",
            label_visibility="collapsed", required=True,
        )  # fmt: skip
        st.toggle(
            "Attitudes too",
            key=ATTITUDES,
            help="What actors favour, oppose or expect, and topics told in a word or two",
        )
        _downloads(rows, part)
    ranked = _ranked(rows, part, order or "latest")
    pages = -(-len(ranked) // EACH)
    key = f"{PAGE} {focus.to_query(on)} {order} {attitudes}"
    number = min(int(state.held(key) or 1), pages)
    for _, row in ranked.iloc[(number - 1) * EACH : number * EACH].iterrows():
        _saying(row, part, on)
    if pages > 1:
        st.pagination(pages, key=key)


def _finding(rows: pd.DataFrame) -> str:
    speakers = rows.loc[rows["actor"] != "", "actor"].nunique()
    printed = sum(map(len, rows["quotes"]))
    told = text.counted(len(rows), "utterance")
    if printed > len(rows):
        told = f"{told} in {text.counted(printed, 'quote')}"
    return f"{told} by {text.counted(speakers, 'actor')}"


def _note(rows: pd.DataFrame) -> str:
    carried = int((rows["outlets"] > 1).sum())
    differ = sum(any(w.changes for w in found) for found in rows["witnesses"])
    unknown = int((rows["actor"] == "").sum())
    notes = [
        f"{carried} carried by more than one outlet" if carried else "",
        f"{differ} printed differently" if differ else "",
        f"{unknown} without a known speaker" if unknown else "",
    ]
    return ", ".join(filter(None, notes))


def _ranked(rows: pd.DataFrame, part: Corpus, order: str) -> pd.DataFrame:
    about = part.articles.set_index("id")["published"].reindex(rows["article"])
    when = rows["since"].fillna(about.set_axis(rows.index))
    rows = rows.assign(order=when)
    first: dict[str, dict[str, bool]] = {
        "outlets": {"outlets": False},
        "speaker": {"speaker": True},
    }
    by = {
        **first.get(order, {}),
        "order": False,
        "article": True,
        "start": True,
    }  # ascending or not
    return rows.sort_values(list(by), ascending=list(by.values()), na_position="last")


def _downloads(rows: pd.DataFrame, part: Corpus) -> None:
    kinds: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("CSV", "text/csv", lambda: made("csv", table_csv(TABLE, table(rows, part)))),
        (
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: made("xlsx", table_xlsx(TABLE, table(rows, part), sheet="Quotes")),
        ),
    )
    for label, mime, make in kinds:
        st.download_button(
            label,
            make,
            file_name=f"quotes.{label.lower()}",
            mime=mime,
            key=f"download-{label}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


def _saying(row: pd.Series, part: Corpus, on: Focus) -> None:
    about = part.articles.set_index("id").loc[row["article"]]
    with st.container(key=f"quote-{row['id']}", border=False):
        who, said, where = st.columns([2, 6, 2.2], gap="medium")
        with who:
            quotes.speaker(row, part)
            st.html(f'<p class="d-how">{escape(quotes.how(row))}</p>')
        with said:
            kind = "spoken" if row["verbatim"] else "reported"
            words = text.words(about["text"], row["content"], row["type"])
            st.html(f'<blockquote class="d-quote d-{kind}">{words}</blockquote>')
            _named(row, part)
            _witnesses(row, part)
        with where:
            _where(row, about, citation(row, part), on)


def _named(row: pd.Series, part: Corpus) -> None:
    names = [part.name(actor) for actor in row["about"]]
    if names:
        st.html(f'<p class="d-how">names {escape(", ".join(names))}</p>')


def _where(row: pd.Series, about: pd.Series, cited: str, on: Focus) -> None:
    said = f"said {day(row['since'])}" if row["date"] else "date of the words not known"
    outlet = escape(about["outlet"] or "outlet not given")
    st.html(f'<p class="d-where">{outlet}, {day(about["published"])}<br>{escape(said)}</p>')
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.page_link(
            nav.ARTICLE,
            label="Read",
            icon=":material/article:",
            query_params=quotes.link(row["article"], row["start"], row["end"]),
        )
        with st.popover("Cite", type="tertiary"):
            st.code(cited, language=None, wrap_lines=True)
        articles = [witness.article for witness in row["witnesses"]]
        speaking.show(row, data.corpus(on), on, articles)


def _witnesses(row: pd.Series, part: Corpus) -> None:
    """The other articles that carry the words, each with the words in which it differs."""
    others = [w for w in row["witnesses"] if w.article != row["article"]]
    if not others:
        return
    articles = part.articles.set_index("id")
    for witness in others:
        about = articles.loc[witness.article]
        place = part.quotes.set_index("id").loc[witness.quote]
        label = f"also in {about['outlet'] or about['title']}, {day(about['published'])}"
        st.page_link(
            nav.ARTICLE,
            label=text.plain(label),
            icon=":material/content_copy:",
            query_params=quotes.link(witness.article, place["start"], place["end"]),
        )
        if witness.changes:
            changes = "; ".join(
                f"<ins>{escape(c.theirs) or '(nothing)'}</ins> for "
                f"<del>{escape(c.ours) or '(nothing)'}</del>"
                for c in witness.changes
            )
            st.html(f'<p class="d-differs">prints {changes}</p>')
