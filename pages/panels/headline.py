"""The head of the desk: what is being looked at, in numbers."""

from html import escape

import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import copies, data, focus, language
from pages.panels.text import counted


def show(part: Corpus, whole: Corpus) -> None:
    """Numbers of what is in focus, each beside the whole where that is more."""
    published = part.articles["published"].dropna()
    span = "undated"
    if len(published):
        low, high = published.min(), published.max()
        span = day(low) if low == high else f"{day(low)} to {day(high)}"
    outlets = part.articles["outlet"]
    named = outlets[outlets != ""].nunique()
    source = f"from {counted(named, 'outlet')}" if named else "outlet not given"
    if named == 1:
        source = f"from {escape(outlets[outlets != ''].iloc[0])}"
    st.html(
        f'<h1 class="d-scope">{counted(len(part.articles), "article")} {source}'
        f'<span class="d-span">, {span}</span></h1>'
    )
    notes = copies.counted_copies(part.articles), language.counted_unread(part.articles)
    if any(notes):
        st.html(f'<p class="d-note">{escape(" ".join(filter(None, notes)))}</p>')
    on = focus.read()
    everything = Focus(workspace=on.workspace)
    counts = zip(_counts(part, on), _counts(whole, everything, fold=False), strict=True)
    cells = [(n, of, label) for (label, n), (_, of) in counts]
    st.html(
        '<dl class="d-numbers">'
        + "".join(
            f"<div><dt>{label}</dt><dd>{n:,}"
            + (f"<span> of {of:,}</span>" if of not in (n, None) else "")
            + "</dd></div>"
            for n, of, label in cells
        )
        + "</dl>"
    )


def _counts(corpus: Corpus, on: Focus, *, fold: bool = True) -> tuple[tuple[str, int | None], ...]:
    """What is counted, by name; without `fold` no events, for folding all of them takes seconds."""
    changed = data.changes(on)
    quotes = corpus.quotes[corpus.quotes["spoken"]]
    events = int(data.folded(on)["since"].notna().sum()) if fold else None
    return (
        ("actors with a position", corpus.stances["actor"].nunique()),
        ("texts with a position, copies as one", len(data.readings(on))),
        ("changes of position", int((changed["doubt"] == "").sum())),
        ("quotes", len(quotes)),
        ("quotes without a known speaker", int((quotes["actor"] == "").sum())),
        ("dated events, copies as one", events),
    )
