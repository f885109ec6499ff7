"""The head of the desk: what is being looked at, in numbers."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import copies, data, focus, language, links
from pages.panels.text import counted


def show(part: Corpus, whole: Corpus) -> None:
    """Numbers of what is in focus, each beside the whole where that is more."""
    published = part.articles["published"].dropna()
    span = "undated"
    if len(published):
        low, high = published.min(), published.max()
        span = day(low) if low == high else f"{day(low)} to {day(high)}"
    on = focus.read()
    wide = focus.without(on, ("article",))
    count = f"{counted(len(part.articles), 'article')} {source(part.articles['outlet'])}"
    st.html(
        f'<h1 class="d-scope">{links.link(escape(count), links.address("article", wide))}'
        f'<span class="d-span">, {span}</span></h1>'
    )
    notes = copies.counted_copies(part.articles), language.counted_unread(part.articles)
    if told := " ".join(filter(None, notes)):
        more = links.link("See them", links.address("article", wide), "See the articles")
        st.html(f'<p class="d-note">{escape(told)} {more}</p>')
    everything = Focus(workspace=on.workspace)
    counts = zip(_counts(part, on), _counts(whole, everything, fold=False), strict=True)
    st.html(
        '<dl class="d-numbers">'
        + "".join(_number(label, n, of, to) for (label, n, to), (_, of, _) in counts)
        + "</dl>"
    )


def source(outlets: pd.Series) -> str:
    """Where articles come from; those that name no outlet are never counted to one that is named.

    >>> source(pd.Series(["Herald", "Herald"])), source(pd.Series(["", ""]))
    ('from Herald', 'outlet not given')
    >>> source(pd.Series(["Herald", "Echo", ""])), source(pd.Series(["Herald", "", ""]))
    ('from 2 outlets and 1 without one', '1 from Herald and 2 without an outlet')
    """
    named = outlets[outlets != ""]
    without, names = len(outlets) - len(named), named.unique()
    if not len(names):
        return "outlet not given"
    if len(names) > 1:
        told = f"from {counted(len(names), 'outlet')}"
        return f"{told} and {without:,} without one" if without else told
    if without:
        return f"{len(named):,} from {names[0]} and {without:,} without an outlet"
    return f"from {names[0]}"


def _number(label: str, n: int | None, of: int | None, to: str) -> str:
    """A number that opens what it counts, beside that of the whole where that is more."""
    shown = links.link(f"{n:,}", to, f"{n:,} {label}") if n else "0"
    beside = f"<span> of {of:,}</span>" if of not in (n, None) else ""
    return f"<div><dt>{label}</dt><dd>{shown}{beside}</dd></div>"


def _counts(
    corpus: Corpus, on: Focus, *, fold: bool = True
) -> tuple[tuple[str, int | None, str], ...]:
    """What is counted, how many, and where it is shown.

    Without `fold` no events: folding all of them takes seconds.
    """
    changed = data.changes(on)
    spoken = corpus.quotes["spoken"]
    unknown = spoken & (corpus.quotes["actor"] == "")
    events = int(data.folded(on)["since"].notna().sum()) if fold else None
    stance, said = links.address("stance", on), links.address("quotes", on)
    nobody = links.address("quotes", replace(on, nobody=True))
    return (
        ("actors with a position", corpus.stances["actor"].nunique(), stance),
        ("texts with a position, copies as one", len(data.readings(on)), stance),
        ("changes of position", int((changed["doubt"] == "").sum()), f"{stance}#changes"),
        ("quotes", int(spoken.sum()), said),
        ("quotes without a known speaker", int(unknown.sum()), nobody),
        ("dated events, copies as one", events, "#timeline"),
    )
