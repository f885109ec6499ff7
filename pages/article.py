"""The reader: one article, opened at the words that were clicked."""

import streamlit as st

from pages.panels import nav

nav.guard()

from analysis.errors import DetenteError  # noqa: E402 - the guard comes first on every page
from analysis.types import Focus  # noqa: E402
from pages.panels import blank, data, dating, focus, masthead, reader  # noqa: E402


def article() -> None:
    """Draws the article that the address names."""
    on = masthead.show()
    wanted = st.query_params.get(focus.READ, on.article)
    whole = data.corpus(on)
    about = whole.articles.set_index("id")
    st.page_link(
        nav.DESK,
        label="Back to the desk",
        icon=":material/arrow_back:",
        query_params=focus.to_query(on),
    )
    if wanted not in about.index:
        blank.no_such_article(whole)
        return
    dating.show(about.loc[wanted], on)
    part = data.focused(Focus(workspace=on.workspace, article=wanted))
    reader.show(part, whole, about.loc[wanted], st.query_params.get(focus.AT, ""))


try:
    article()
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
