"""Which two sides are compared: two outlets, two periods or two actors, chosen and named.

One side is the page's focus, the other differs from it in one limit; every other limit holds for
both.
"""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

import pandas as pd
import streamlit as st

from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import data, focus, limits, state
from pages.panels.text import plain


class By(StrEnum):
    """What two sides differ in."""

    OUTLETS = "outlets"
    PERIODS = "periods"
    ACTORS = "actors"


WORDS = {By.OUTLETS: "Two outlets", By.PERIODS: "Two periods", By.ACTORS: "Two actors"}
FIELDS = {By.OUTLETS: ("outlets",), By.PERIODS: ("since", "until"), By.ACTORS: ("actors",)}
WHICH, FIRST, SECOND = "versus-by", "versus-first", "versus-second"
EVERY = {By.OUTLETS: "all outlets", By.ACTORS: "all actors", By.PERIODS: "all days"}


def read(on: Focus) -> Focus | None:
    """The other side, as the address has it."""
    return focus.beside(on, st.query_params.get(focus.VERSUS, ""))


def by(on: Focus, other: Focus) -> By:
    """What two sides differ in, outlets before actors before days.

    >>> by(Focus(), Focus(outlets=("Echo",)))
    <By.OUTLETS: 'outlets'>
    """
    fields = set(focus.differing(on, other))
    if "outlets" in fields:
        return By.OUTLETS
    return By.ACTORS if "actors" in fields else By.PERIODS


def common(on: Focus, other: Focus) -> Focus:
    """The limits that hold for both sides."""
    return focus.without(on, (*focus.PICKS, *focus.differing(on, other)))


def named(whole: Corpus, one: Focus, other: Focus) -> str:
    """A side in words: what it has and the other has not."""
    own = focus.without(one, [name for name in focus.NAMES if name not in _told(one, other)])
    words = [label for label, _ in limits.chips(whole, own)]
    return ", ".join(words) or EVERY[by(one, other)]


def _told(one: Focus, other: Focus) -> set[str]:
    fields = set(focus.differing(one, other))
    return fields | {"since", "until"} if fields & {"since", "until"} else fields


def suggested(on: Focus, kind: By) -> tuple[Focus, Focus] | None:
    """Two sides to begin with; None where there are not two."""
    base = focus.without(on, (*focus.PICKS, *FIELDS[kind]))
    articles = data.focused(base).articles
    if kind is By.PERIODS:
        return _halves(base, articles["published"])
    if kind is By.OUTLETS:
        ranked = articles.loc[articles["outlet"] != "", "outlet"].value_counts()
        there = [*on.outlets[:1], *(one for one in ranked.index if one not in on.outlets)]
        name = "outlets"
    else:
        ranked = data.readings(base)["actor"].value_counts()
        there = [*on.actors[:1], *(one for one in ranked.index if one not in on.actors)]
        name = "actors"
    if len(there) < 2:
        return None
    return replace(base, **{name: (there[0],)}), replace(base, **{name: (there[1],)})


def _halves(base: Focus, published: pd.Series) -> tuple[Focus, Focus] | None:
    """The time up to the middle article, and the time from it on."""
    days = sorted(published.dropna())
    if not days or days[0] == days[-1]:
        return None
    middle = days[len(days) // 2]
    middle = middle if middle > days[0] else next(one for one in days if one > days[0])
    turn = middle.date()
    return replace(base, until=turn - timedelta(days=1)), replace(base, since=turn)


def choose(whole: Corpus, on: Focus, other: Focus | None) -> None:
    """The kind of comparison, and a choice for either side."""
    state.hold(WHICH, by(on, other) if other else None)
    st.segmented_control(
        "Compare", list(By), format_func=WORDS.__getitem__, key=WHICH, on_change=_begin,
        label_visibility="collapsed", args=(on,),
    )  # fmt: skip
    if other is None:
        return
    kind = by(on, other)
    with st.container(key="sides", horizontal=True, vertical_alignment="bottom"):
        for key, one in ((FIRST, on), (SECOND, other)):
            if kind is By.PERIODS:
                _period(key, one, on, other)
            else:
                _one_of(key, one, on, other, _choices(kind, whole, on, other))


def begin(on: Focus, kind: By) -> None:
    """Opens a comparison of that kind."""
    if pair := suggested(on, kind):
        _write(*pair)


def _begin(on: Focus) -> None:
    if kind := state.held(WHICH):
        begin(on, kind)


def _write(on: Focus, other: Focus) -> None:
    st.query_params.from_dict({**focus.to_query(on), focus.VERSUS: focus.versus(on, other)})


def _choices(kind: By, whole: Corpus, on: Focus, other: Focus) -> dict[str, str]:
    """What a side may be, with its name: the commonest first."""
    if kind is By.OUTLETS:
        articles = data.focused(common(on, other)).articles
        ranked = articles.loc[articles["outlet"] != "", "outlet"].value_counts().index
        return {one: one for one in dict.fromkeys((*ranked, *on.outlets, *other.outlets))}
    rows = whole.actors.sort_values(["articles", "name"], ascending=[False, True])
    return dict(zip(rows["id"], rows["name"], strict=True))


def _one_of(key: str, one: Focus, on: Focus, other: Focus, names: dict[str, str]) -> None:
    field = FIELDS[by(on, other)][0]
    held = getattr(one, field)
    state.hold(key, held[0] if held[:1] and held[0] in names else None)
    label = "One side" if key == FIRST else "The other"
    st.selectbox(
        label, list(names), format_func=lambda name: names.get(name, name), key=key, width=300,
        placeholder=EVERY[by(on, other)].capitalize(), on_change=_set, args=(key, field, on, other),
    )  # fmt: skip


def _set(key: str, field: str, on: Focus, other: Focus) -> None:
    value = (state.held(key),) if state.held(key) else ()
    _put(key, {field: value}, on, other)


def _put(key: str, values: dict[str, object], on: Focus, other: Focus) -> None:
    """Changes one side; both the same is one side changed places with the other."""
    before = (on, other)
    now = [
        replace(one, **values) if k == key else one
        for k, one in zip((FIRST, SECOND), before, strict=True)
    ]
    if now[0] == now[1]:
        now = [other, on]
    _write(*now)


def _period(key: str, one: Focus, on: Focus, other: Focus) -> None:
    label = "One side" if key == FIRST else "The other"
    for name, words in (("since", f"{label}: from"), ("until", "to")):
        state.hold(f"{key}-{name}", getattr(one, name))
        st.date_input(
            words, key=f"{key}-{name}", min_value=focus.FIRST, max_value=focus.LAST, width=150,
            format="YYYY-MM-DD", on_change=_set_day, args=(key, name, on, other),
        )  # fmt: skip


def _set_day(key: str, name: str, on: Focus, other: Focus) -> None:
    _put(key, {name: state.held(f"{key}-{name}")}, on, other)


def describe(whole: Corpus, pair: tuple[Focus, Focus]) -> str:
    """Two sides in words, for a button."""
    return plain(f"{named(whole, *pair)} and {named(whole, *reversed(pair))}")
