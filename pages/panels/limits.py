"""What the focus is set to: the filters, and a chip for every limit that takes it away again.

The limits are in the address bar: the view can be copied as a link.
"""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from analysis.figures.palette import GLYPHS, ORDER, WORDS
from analysis.figures.sheet import cut, day
from analysis.frames import Corpus, undated
from analysis.types import Focus
from pages.panels import focus, sharing, state
from pages.panels.text import plain

SEARCH, ACTORS, LABELS, OUTLETS = "f-words", "f-actors", "f-labels", "f-outlets"
SINCE, UNTIL = "f-since", "f-until"
LONGEST = 44  # characters of a chip


def show(whole: Corpus, on: Focus) -> None:
    """The row of filters and chips."""
    with st.container(key="limits", horizontal=True, vertical_alignment="center", gap="small"):
        state.hold(SEARCH, on.text)
        st.text_input(
            "Only what holds these words",
            key=SEARCH,
            placeholder="Limit to words",
            label_visibility="collapsed",
            icon=":material/filter_alt:",
            width=230,
            on_change=_set_words,
        )
        with st.popover("Filter", icon=":material/tune:"):
            _filters(whole, on)
        for number, (label, without) in enumerate(chips(whole, on)):
            st.button(
                f"{plain(cut(label, LONGEST))} ✕",
                key=f"chip-{number}",
                help="Take this limit away",
                on_click=focus.write,
                args=(without,),
            )
        if focus.is_limited(on):
            st.button("Clear all", key="clear-all", type="tertiary", on_click=focus.clear)
        sharing.show(on)
    if (on.since or on.until) and (hidden := undated(whole)):
        count = f"{hidden} articles without a date are" if hidden > 1 else "1 undated article is"
        st.caption(f"{count} left out while a range of dates is set.")


def chips(whole: Corpus, on: Focus) -> Iterator[tuple[str, Focus]]:
    """Each limit in words, and the focus without it."""
    for name, words in (
        ("actors", {actor: whole.name(actor) for actor in on.actors}),
        ("labels", {label: f"{GLYPHS[label]} {WORDS[label]}" for label in on.labels}),
        ("outlets", {outlet: outlet for outlet in on.outlets}),
        ("types", {kind: f"{kind} quotes" for kind in on.types}),
        ("about", {actor: f"quotes about {whole.name(actor)}" for actor in on.about}),
    ):
        for value, label in words.items():
            rest = tuple(one for one in getattr(on, name) if one != value)
            yield label, Focus(**{**_fields(on), name: rest})
    if on.since or on.until:
        yield _range(on.since, on.until), focus.without(on, ("since", "until"))
    for name in ("topic", "nobody", "text", "article", *focus.PICKS):
        if getattr(on, name):
            yield _told(whole, on, name), focus.without(on, (name,))


def _told(whole: Corpus, on: Focus, name: str) -> str:
    """A limit to one thing, in words; each is looked up among all there are, so only when it is on.

    >>> _told(None, Focus(text="gas"), "text")
    'words: gas'
    """
    if name == "article":
        return f"article: {_title(whole, on.article)}"
    if name == "stance":
        return f"position: {_stance(whole, on.stance)}"
    if name == "quote":
        return f"quote: {_cell(whole.quotes, on.quote, 'words')}"
    if name == "event":
        return f"event: {_cell(whole.events, on.event, 'text')}"
    fixed = {"topic": "quotes that show a position", "nobody": "quotes without a known speaker"}
    return fixed.get(name, f"words: {on.text}")


def _fields(on: Focus) -> dict[str, object]:
    return {name: getattr(on, name) for name in focus.NAMES}


def _range(since: date | None, until: date | None) -> str:
    if since and until:
        return day(since) if since == until else f"{day(since)} to {day(until)}"
    return f"from {day(since)}" if since else f"until {day(until)}"


def _cell(frame: object, one: str, column: str) -> str:
    found = frame.loc[frame["id"] == one, column]  # type: ignore[attr-defined,index]
    return str(found.iloc[0]) if len(found) else f"{one} (not here)"


def _title(whole: Corpus, article: str) -> str:
    return _cell(whole.articles, article, "title")


def _stance(whole: Corpus, stance: str) -> str:
    row = whole.stances[whole.stances["id"] == stance]
    if row.empty:
        return f"{stance} (not here)"
    return f"{whole.name(row['actor'].iloc[0])} {row['label'].iloc[0]}, {day(row['date'].iloc[0])}"


def _filters(whole: Corpus, on: Focus) -> None:
    ranked = whole.actors.sort_values(["articles", "name"], ascending=[False, True])
    names = dict(zip(ranked["id"], ranked["name"], strict=True))
    outlets = sorted({outlet for outlet in whole.articles["outlet"] if outlet})
    state.hold(ACTORS, [actor for actor in on.actors if actor in names])
    state.hold(LABELS, list(on.labels))
    state.hold(OUTLETS, [outlet for outlet in on.outlets if outlet in outlets])
    state.hold(SINCE, on.since)
    state.hold(UNTIL, on.until)
    st.multiselect(
        "Actors", list(names), format_func=lambda one: names.get(one, one), key=ACTORS,
        on_change=_set, args=("actors", ACTORS), placeholder="All actors",
    )  # fmt: skip
    st.pills(
        "Positions", ORDER, selection_mode="multi", key=LABELS, on_change=_set,
        args=("labels", LABELS), format_func=lambda one: f"{GLYPHS[one]} {WORDS[one]}",
    )  # fmt: skip
    st.multiselect(
        "Outlets", outlets, key=OUTLETS, on_change=_set, args=("outlets", OUTLETS),
        placeholder="All outlets",
    )  # fmt: skip
    with st.container(horizontal=True):
        for label, key, name in (("From", SINCE, "since"), ("To", UNTIL, "until")):
            st.date_input(
                label, key=key, min_value=focus.FIRST, max_value=focus.LAST, format="YYYY-MM-DD",
                on_change=_set_day, args=(name, key), width=150,
            )  # fmt: skip


def _set(name: str, key: str) -> None:
    focus.change(**{name: tuple(state.held(key))})


def _set_day(name: str, key: str) -> None:
    focus.change(**{name: state.held(key)})


def _set_words() -> None:
    focus.change(text=str(state.held(SEARCH) or "").strip())
