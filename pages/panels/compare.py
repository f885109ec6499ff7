"""Two sides beside each other: positions, words, numbers, time, and what one has alone.

Every number is a link to the page that shows the sentences behind it, limited to its side.
"""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.beside import beside
from analysis.figures.sheet import cut
from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import (
    chart,
    compare_standing,
    compare_words,
    data,
    focus,
    look,
    pair,
    sides,
    state,
    text,
    titled,
)
from pages.panels.pair import Side
from pages.panels.sides import By

KEY = "beside"


def show(whole: Corpus, on: Focus, other: Focus) -> None:
    """The whole comparison."""
    on = focus.without(on, focus.PICKS)
    both = (on, other), (other, on)
    first, second = (
        Side(sides.named(whole, one, than), one, data.focused(one)) for one, than in both
    )
    st.html(
        f'<h1 class="d-scope">{escape(first.name)} <span class="d-span">beside</span> '
        f"{escape(second.name)}</h1>"
    )
    if empty := [side.name for side in (first, second) if side.part.articles.empty]:
        st.html(
            f'<p class="d-empty" role="status">Nothing is there for {escape(" and ".join(empty))} '
            "within the other limits: choose another side, or take a limit away.</p>"
        )
        return
    kind, shared = sides.by(on, other), sides.common(on, other)
    if kind is By.ACTORS:
        compare_standing.of_actors(first, second)
        compare_standing.by_time(first, second)
    else:
        compare_standing.of_sides(first, second, whole)
    compare_words.words(first, second, shared, kind)
    _numbers(first, second, kind)
    _over_time(first, second)
    compare_words.alone(first, second, shared, kind)


def _counts(side: Side) -> list[tuple[str, int, str]]:
    """What is counted, how many, and the page that shows them."""
    said = data.sayings(side.on)
    spoken = said[said["spoken"]] if len(said) else said
    changed = data.changes(side.on)
    articles = side.part.articles
    return [
        ("articles", len(articles), ""),
        ("stories, copies as one", articles["story"].nunique(), ""),
        ("outlets", articles.loc[articles["outlet"] != "", "outlet"].nunique(), ""),
        (WITH_POSITION, len(data.standing(side.on)), "stance"),
        ("texts that show a position", len(data.readings(side.on)), "stance"),
        ("changes of position", int((changed["doubt"] == "").sum()), "stance"),
        ("utterances, each once", len(spoken), "quotes"),
        ("of them without a known speaker", int((spoken["actor"] == "").sum()), "quotes"),
        ("dated events, copies as one", len(data.folded(side.on)), ""),
    ]


WITH_POSITION = "actors with a position"


def _numbers(first: Side, second: Side, kind: By) -> None:
    """What either side has, in numbers; what neither has is not listed."""
    rows = []
    for (what, one, page), (_, other, _) in zip(_counts(first), _counts(second), strict=True):
        if (one or other) and not (kind is By.ACTORS and what == WITH_POSITION):
            cells = _number(one, what, page, first), _number(other, what, page, second)
            rows.append(pair.row(what, cells))
    note = "Each number opens what it counts."
    if first.on.since or first.on.until or second.on.since or second.on.until:
        note += " An article is in a time where it, or a quote or event in it, is of that time."
    one, other = len(first.part.articles), len(second.part.articles)
    of = "name" if kind is By.ACTORS else "for"
    finding = (
        f"{text.counted(one, 'article')} {of} {cut(first.name, 40)}, "
        f"{other:,} {of} {cut(second.name, 40)}"
    )
    titled.show("In numbers", finding, note=note)
    st.html(pair.table(first, second, "", rows))


def _number(n: int, what: str, page: str, side: Side) -> str:
    """A number as a link to what it counts; nothing has no link."""
    return pair.link(f"{n:,}", page, side.on, said=f"{n:,} {what}, {side.name}") if n else "0"


def _over_time(first: Side, second: Side) -> None:
    figure = beside([(side.name, _published(side)) for side in (first, second)], look.colours())
    titled.show("Articles over time", figure.layout.meta["title"])
    if figure.data:
        chart.show(figure, KEY, _picked)
        st.html('<p class="d-note">Click a bar to limit both sides to its time.</p>')
    else:
        st.html('<p class="d-empty">No article here has a date.</p>')


def _published(side: Side) -> pd.Series:
    """The days of a side's articles, of those published in its time."""
    days = side.part.articles["published"]
    if side.on.since:
        days = days[days >= pd.Timestamp(side.on.since)]
    return days[days <= pd.Timestamp(side.on.until)] if side.on.until else days


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "range":
            first, last = (date.fromisoformat(day) for day in one.split("/"))
            focus.change(since=first, until=last)
            return
