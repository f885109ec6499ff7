"""All quotes: who said what, in which words, which outlets carry it, and where they differ."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from analysis.errors import DetenteError  # noqa: E402 - the guard comes first on every page
from pages.panels import blank, data, limits, masthead, quote_filters, sayings, titled  # noqa: E402


def quotes() -> None:
    """Draws the page."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    titled.page("Quotes")
    limits.show(whole, on)
    quote_filters.show(whole, on)
    part = data.focused(on)
    if part.quotes.empty:
        blank.no_match(whole, on, level=2)
        return
    sayings.show(data.sayings(on), part, on)


try:
    quotes()
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
