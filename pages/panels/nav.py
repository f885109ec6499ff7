"""The pages of the app, and the guard that every page calls first: nothing is drawn before it.

A first request for an inner page after a server's start runs that page alone, without the
entrypoint; the guard sends such a session through the entrypoint, page and query kept.
"""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.panels import gate, state

DESK = "pages/desk.py"
ACTORS = "pages/actors.py"
QUOTES = "pages/quotes.py"
STANCE = "pages/stance.py"
COMPARE = "pages/compare.py"
BRIEFING = "pages/briefing.py"
ARTICLE = "pages/article.py"
LOAD = "pages/load.py"
METHOD = "pages/method.py"
ACTIVITY = "pages/activity.py"


def listed() -> list[StreamlitPage]:
    """The one list of pages, in the order of the work."""
    return [
        st.Page(DESK, title="Desk", default=True),
        st.Page(ACTORS, title="Actors", url_path="actors"),
        st.Page(QUOTES, title="Quotes", url_path="quotes"),
        st.Page(STANCE, title="Stance", url_path="stance"),
        st.Page(COMPARE, title="Compare", url_path="compare"),
        st.Page(BRIEFING, title="Briefing", url_path="briefing"),
        st.Page(LOAD, title="Add articles", url_path="load"),
        st.Page(METHOD, title="Method", url_path="method"),
        st.Page(ARTICLE, title="Article", url_path="article"),
        st.Page(ACTIVITY, title="Activity", url_path="activity"),
    ]


def enter() -> StreamlitPage:
    """The page that was asked for. Called by the entrypoint alone."""
    state.mark_entered()
    return st.navigation(listed(), position="hidden")


def guard(file: str) -> None:
    """First call of every page file, which it is given: the entrypoint, then the gate."""
    if not state.has_entered():
        st.navigation(listed(), position="hidden")
        st.rerun()
    name = Path(file).stem
    gate.enter("" if name == gate.DESK else name)
