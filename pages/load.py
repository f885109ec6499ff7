"""Add articles: paste or upload, look, analyse, keep."""

import streamlit as st

from pages.panels import nav

nav.guard()

from analysis.errors import DetenteError  # noqa: E402 - the guard comes first on every page
from pages.panels import adding, data, masthead  # noqa: E402


def add_articles() -> None:
    """Draws the page."""
    on = masthead.show()
    into = adding.workspace(on, data.store())
    st.html(
        '<h1 class="d-scope">Add articles</h1><p class="d-note">They are read here, on this '
        "machine, and kept in its store. Nothing is sent anywhere.</p>"
    )
    if into != on.workspace:
        st.html('<p class="d-note"><b>They go to the real desk</b>, not to the fictional one.</p>')
    way = st.segmented_control(
        "How", [adding.FROM_TEXT, adding.FROM_FILES], default=adding.FROM_TEXT,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    reads = adding.from_text if way == adding.FROM_TEXT else adding.from_files
    articles = adding.preview(reads(data.settings()))
    label = f"Analyse and keep {len(articles)} articles"
    if len(articles) < 2:
        label = "Analyse and keep"
    if st.button(label, type="primary", disabled=not articles):
        adding.save(articles, into)


try:
    add_articles()
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
