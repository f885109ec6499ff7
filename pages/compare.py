"""Compare: two outlets, two periods or two actors side by side, each with its sentences."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from analysis.errors import DetenteError  # noqa: E402 - the guard comes first on every page
from pages.panels import blank, compare, data, limits, masthead, sides  # noqa: E402


def comparison() -> None:
    """Draws the page: the choice of sides, and what they show."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    limits.show(whole, on)
    other = sides.read(on)
    sides.choose(whole, on, other)
    if other is None:
        blank.no_sides(whole, on)
    else:
        compare.show(whole, on, other)


try:
    comparison()
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
