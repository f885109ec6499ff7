"""The desk: stance board, evidence, timeline and quotes, all looking at one focus."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    blank,
    board,
    data,
    evidence,
    headline,
    limits,
    masthead,
    missing,
    quotes,
    timeline,
    tour,
    trouble,
)


def desk() -> None:
    """Draws the desk."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    tour.begin(on)
    part = data.focused(on)
    limits.show(whole, on)
    if part.empty:
        blank.no_match(whole, on)
        return
    headline.show(part, whole)
    left, right = st.columns([7, 5], gap="large")
    with left:
        board.show(on)
    with right:
        evidence.show(on)
    timeline.show(on)
    quotes.show(on, data.revision(on))
    missing.show(whole, on)


with trouble.told():
    desk()
