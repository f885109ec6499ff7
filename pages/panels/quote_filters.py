"""The quotes page's own filters: by or about an actor, how said, showing a position or not."""

import streamlit as st

from analysis.frames import Corpus
from analysis.types import Focus, QuoteType
from pages.panels import focus, state

BY, ABOUT, SAID, TOPIC, NOBODY = "q-by", "q-about", "q-said", "q-topic", "q-nobody"
WORDS = {
    QuoteType.DIRECT: "In quotation marks",
    QuoteType.MIXED: "In part",
    QuoteType.INDIRECT: "Reported speech",
}


def show(whole: Corpus, on: Focus) -> None:
    """Draws the row of filters."""
    speakers = _names(whole, set(whole.quotes["actor"]) | set(on.actors))
    named = _names(whole, {a for about in whole.quotes["about"] for a in about} | set(on.about))
    state.hold(BY, list(on.actors))
    state.hold(ABOUT, list(on.about))
    state.hold(SAID, list(on.types))
    state.hold(TOPIC, on.topic)
    state.hold(NOBODY, on.nobody)
    with st.container(key="narrowing", horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            "Quotes by", list(speakers), format_func=speakers.__getitem__, key=BY, width=280,
            placeholder="Anybody", on_change=_set, args=("actors", BY),
        )  # fmt: skip
        st.multiselect(
            "Quotes about", list(named), format_func=named.__getitem__, key=ABOUT, width=280,
            placeholder="Anybody or anything", on_change=_set, args=("about", ABOUT),
        )  # fmt: skip
        st.pills(
            "How said", list(QuoteType), selection_mode="multi", key=SAID, width="content",
            format_func=WORDS.__getitem__, on_change=_set, args=("types", SAID),
        )  # fmt: skip
        st.toggle(
            "Only words that show a position",
            key=TOPIC,
            help="Words that the desk reads as evidence of where the speaker stands on cooperation",
            on_change=lambda: focus.change(topic=bool(state.held(TOPIC))),
        )
        st.toggle(
            "Only those without a known speaker",
            key=NOBODY,
            on_change=lambda: focus.change(nobody=bool(state.held(NOBODY))),
        )


def _names(whole: Corpus, wanted: set[str]) -> dict[str, str]:
    """Names by corpus id, most mentioned first."""
    there = whole.actors[whole.actors["id"].isin(wanted)]
    ranked = there.sort_values(["mentions", "name"], ascending=[False, True])
    names = dict(zip(ranked["id"], ranked["name"], strict=True))
    return names | {one: one for one in wanted if one and one not in names}


def _set(name: str, key: str) -> None:
    focus.change(**{name: tuple(state.held(key) or ())})
