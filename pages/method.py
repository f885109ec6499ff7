"""The method: what the labels mean, how each module decides, how well, its limits, its words."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    definitions,
    masthead,
    measured,
    trouble,
)


def method() -> None:
    """Draws the page."""
    masthead.show()
    st.html('<h1 class="d-scope">How the desk decides</h1>')
    definitions.show_labels()
    definitions.show_modules()
    measured.show()
    definitions.show_limits()
    definitions.show_terms()
    definitions.show_documents()


with trouble.told():
    method()
