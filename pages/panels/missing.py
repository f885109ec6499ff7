"""What is missing as a panel: each gap in words, with the places that show it or mend it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from analysis.figures.sheet import cut, day
from analysis.frames import Corpus
from analysis.frames.missing import Gap, Kind
from analysis.types import Focus
from pages.panels import activity, data, focus, language, nav, quotes, titled
from pages.panels.text import counted, plain

SHOWN = 3  # places that are linked
LONGEST = 34  # characters of a link
Link = tuple[str, str, dict[str, str | list[str]]]  # page, label, query
MENDS = {  # where the rest of a kind is, or what mends it
    Kind.ALONE: (nav.STANCE, "Review them"),
    Kind.SPEAKERS: (nav.QUOTES, "All of them"),
    Kind.DAYS: (nav.LOAD, "Add articles"),
    Kind.DORMANT: (nav.ACTIVITY, "Open the log"),
}


def show(whole: Corpus, on: Focus) -> None:
    """Every gap of what is in focus, the gravest first."""
    on = focus.without(on, focus.PICKS)
    gaps = data.missing_of(on)
    what = "Nothing that the desk can tell" if not gaps else _finding(gaps)
    note = "" if not gaps else "What is not here is no finding: each line leads to its places."
    titled.show("What is missing", what, note=note)
    for gap in gaps:
        with st.container(key=f"gap-{gap.kind}", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="d-where">{escape(said(gap, whole))}</p>')
            for page, label, query in _links(gap, whole, on):
                st.page_link(page, label=plain(cut(label, LONGEST)), query_params=query)
            if gap.kind in MENDS:
                page, label = MENDS[gap.kind]
                those = replace(on, nobody=True) if gap.kind is Kind.SPEAKERS else on
                st.page_link(
                    page, label=label, icon=":material/arrow_forward:",
                    query_params=focus.to_query(those),
                )  # fmt: skip
    activity.link(on)


def _finding(gaps: tuple[Gap, ...]) -> str:
    return f"{counted(len(gaps), 'kind')} of gaps in what is shown"


def said(gap: Gap, whole: Corpus) -> str:
    """A gap in one sentence."""
    n, of = gap.count, gap.of
    few = {
        Kind.ALONE: f"{n:,} of {counted(of, 'position')} shown by a single origin",
        Kind.SILENT: f"{n:,} of {counted(of, 'actor')} with a position, without words of their own",
        Kind.SPEAKERS: f"{n:,} of {counted(of, 'quote')} without a known speaker",
        Kind.DAYS: f"{counted(n, 'stretch', 'stretches')} of over two weeks without an article",
        Kind.UNDATED: f"{n:,} of {counted(of, 'article')} without a date: no place in time",
        Kind.UNREAD: f"{n:,} of {counted(of, 'article')} not analysed, not in English",
        Kind.NOBODY: f"{n:,} of {counted(of, 'article')} in which no actor was found",
        Kind.DOUBTFUL: f"{counted(n, 'pair')} of actors that may be one",
        Kind.DORMANT: f"{counted(n, 'correction')} without anything to correct now",
    }
    words = few[gap.kind]
    if gap.kind is Kind.UNREAD:
        found = whole.articles[whole.articles["id"].isin(gap.ids)]
        words = f"{words} ({language.counted_unread(found).rpartition(': ')[2].rstrip('.')})"
    return f"{words}."


def _links(gap: Gap, whole: Corpus, on: Focus) -> Iterator[Link]:
    """The first places of a gap."""
    for one in gap.ids[:SHOWN]:
        if gap.kind in (Kind.ALONE, Kind.SILENT):
            yield nav.ACTORS, whole.name(one), _actor(one, on)
        elif gap.kind is Kind.DOUBTFUL:
            first, second = one.split(" ", 1)
            yield nav.ACTORS, f"{whole.name(first)} or {whole.name(second)}", _actor(first, on)
        elif gap.kind is Kind.SPEAKERS:
            row = whole.quotes[whole.quotes["id"] == one].iloc[0]
            label = f"“{cut(row['words'], LONGEST - 8)}”"
            yield (
                nav.ARTICLE,
                label,
                quotes.link(row["article"], int(row["start"]), int(row["end"])),
            )
        elif gap.kind is Kind.DAYS:
            since, until = one.split("/")
            words = f"{day(date.fromisoformat(since))} to {day(date.fromisoformat(until))}"
            yield nav.DESK, words, {**focus.to_query(on), "since": since, "until": until}
        elif gap.kind is not Kind.DORMANT:
            title = whole.articles.loc[whole.articles["id"] == one, "title"].iloc[0]
            yield nav.ARTICLE, title, {**focus.to_query(on), focus.READ: one}


def _actor(one: str, on: Focus) -> dict[str, str | list[str]]:
    return {**focus.to_query(on), "actor": one}
