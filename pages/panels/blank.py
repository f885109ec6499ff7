"""Pages with nothing on them say why, and what to do: no workspace, no article, no match."""

import streamlit as st

from analysis.figures.sheet import cut, day
from analysis.frames import Corpus
from analysis.store import Workspace
from analysis.types import Focus
from pages.panels import data, focus, limits, nav, sides
from pages.panels.text import counted, plain

LONGEST = 44  # characters of a limit


def no_articles(on: Focus, spaces: tuple[Workspace, ...]) -> None:
    """The page of an empty or unknown workspace."""
    known = {space.name for space in spaces}
    if on.workspace not in known and on.workspace != "desk":
        title, why = "There is no such workspace", "The address names a workspace that is not here."
    else:
        title, why = (
            "No articles yet",
            "Add news articles, and this desk shows who is in them, what they said and when, "
            "and where each stands on cooperating with Russia, every point with its sentences.",
        )
    st.html(f'<div class="d-blank"><h1>{title}</h1><p>{why}</p></div>')
    with st.container(key="next", horizontal=True):
        st.page_link(nav.LOAD, label="Add articles", icon=":material/add:")
        for space in spaces:
            if space.articles and space.name != on.workspace:
                what = "the fictional demo corpus" if space.fictional else plain(space.name)
                st.button(
                    f"Look at {what} ({counted(space.articles, 'article')})",
                    key=f"open-{space.name}",
                    on_click=focus.write,
                    args=(Focus(workspace=space.name),),
                )


def no_match(whole: Corpus, on: Focus, *, level: int = 1) -> None:
    """The page of a focus that leaves nothing: what each limit's absence would leave.

    `level` is that of its heading: 2 on a page that has a title.
    """
    held = counted(len(whole.articles), "article")
    st.html(
        f'<div class="d-blank" role="status"><h{level}>Nothing matches all of these limits'
        f"</h{level}>"
        f"<p>The workspace holds {held}. Take away a limit, or go back to everything.</p></div>"
    )
    with st.container(key="next"):
        several = list(limits.chips(whole, on))
        for number, (label, without) in enumerate(several if len(several) > 1 else ()):
            left = counted(len(data.focused(without).articles), "article")
            st.button(
                f"Without {plain(cut(label, LONGEST))}: {left}",
                key=f"without-{number}",
                on_click=focus.write,
                args=(without,),
            )
        st.button("Show everything", key="show-everything", type="primary", on_click=focus.clear)


def no_sides(whole: Corpus, on: Focus) -> None:
    """The compare page before two sides are chosen: comparisons that are one click away."""
    st.html(
        '<div class="d-blank"><h1>What is to be compared?</h1><p>Two outlets on the same story, a '
        "time before and after, two actors: positions, words and coverage side by side. Limits "
        "that are set above hold for both sides.</p></div>"
    )
    with st.container(key="next"):
        for kind in sides.By:
            if pair := sides.suggested(on, kind):
                st.button(
                    f"{sides.WORDS[kind]}: {sides.describe(whole, pair)}",
                    key=f"begin-{kind}",
                    on_click=sides.begin,
                    args=(on, kind),
                )


def no_such_article(whole: Corpus) -> None:
    """The reader without an article: the latest ones to choose from."""
    st.html(
        '<div class="d-blank"><h1>Which article?</h1><p>The address names none that is here. '
        "These are the latest:</p></div>"
    )
    latest = whole.articles.sort_values("published", ascending=False, na_position="last").head(30)
    on = focus.read()
    for row in latest.itertuples():
        st.page_link(
            nav.ARTICLE,
            label=plain(f"{row.title} ({row.outlet or 'outlet not given'}, {day(row.published)})"),
            query_params={**focus.to_query(on), focus.READ: row.id},
        )
    if latest.empty:
        st.page_link(nav.LOAD, label="Add articles", icon=":material/add:")
