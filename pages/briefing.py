"""The briefing: what an analyst walks into the room with, composed, edited, and taken away."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    blank,
    brief,
    brief_blocks,
    brief_head,
    data,
    limits,
    masthead,
    trouble,
)


def briefing() -> None:
    """Draws the page."""
    brief.adopt()
    on = masthead.show()
    if brief.is_missing():
        brief_head.no_such(on)
        return
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    if not st.query_params.get(brief.ID):
        limits.show(whole, on)
        if data.focused(on).empty:
            blank.no_match(whole, on)
            return
    held = brief.opened(on)
    brief_head.show(held)
    brief_blocks.show(held)


with trouble.told():
    briefing()
