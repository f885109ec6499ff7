"""Articles: the list of those in focus, or one, opened at the words that were clicked."""

import streamlit as st

from pages.panels import nav

nav.guard(__file__)

from analysis.types import Focus  # noqa: E402
from pages.panels import (  # noqa: E402 - the guard comes first on every page
    articles,
    blank,
    data,
    dating,
    focus,
    limits,
    masthead,
    reader,
    trouble,
)


def article() -> None:
    """Draws the article that the address names, or the list of those in focus."""
    on = masthead.show()
    wanted = st.query_params.get(focus.READ, on.article)
    whole = data.corpus(on)
    about = whole.articles.set_index("id")
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
    elif not wanted:
        limits.show(whole, on)
        articles.show(on)
    elif wanted not in about.index:
        blank.no_such_article(whole)
    else:
        articles.ways(on, wanted)
        dating.ask(about.loc[wanted], on)
        part = data.focused(Focus(workspace=on.workspace, article=wanted))
        reader.show(part, whole, about.loc[wanted], st.query_params.get(focus.AT, ""))


with trouble.told():
    article()
