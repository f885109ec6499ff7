"""Activity: every correction of the workspace, with filters and undo, and what else was done."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from analysis.errors import DetenteError  # noqa: E402 - the guard comes first on every page
from pages.panels import activity, blank, data, deeds, masthead  # noqa: E402


def log() -> None:
    """Draws the page."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty and not data.reading(on.workspace).corrections(on.workspace):
        blank.no_articles(on, data.workspaces())
    else:
        activity.show(whole, on)
    deeds.show(on)


try:
    log()
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
