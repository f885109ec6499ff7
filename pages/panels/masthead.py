"""The head of every page: name, pages, search, workspace, the fictional one's banner, the tour."""

import streamlit as st

from analysis.roles import Act
from analysis.store import Workspace
from analysis.types import Focus
from pages.panels import data, focus, links, nav, person, search, signed, state, text, tour

CHOICE = "workspace-choice"
OWN_WORDS = {"desk": "Your articles", "demo": "Demo"}  # workspaces that `make run` makes
LINKS = (
    (nav.DESK, "Desk"),
    (nav.ACTORS, "Actors"),
    (nav.QUOTES, "Quotes"),
    (nav.STANCE, "Stance"),
    (nav.COMPARE, "Compare"),
    (nav.BRIEFING, "Briefing"),
    (nav.LOAD, "Add articles"),
    (nav.METHOD, "Method"),
)


def show() -> Focus:
    """Draws the head and returns the focus of the page."""
    on = focus.read()
    links.stay()
    person.show()
    with st.container(
        key="masthead", horizontal=True, vertical_alignment="center", horizontal_alignment="left"
    ):
        st.html('<p class="d-name">Détente<span> who stands where on Russia</span></p>')
        with st.container(key="pages", horizontal=True, width="content", gap="small"):
            for page, label in LINKS:
                if page == nav.LOAD and not signed.may(Act.LOAD):
                    continue
                st.page_link(page, label=label, query_params=focus.to_query(on))
        search.ask()
        _workspaces(on, data.workspaces())
    person.shared()
    search.show(on)
    if _is_fictional(on, data.workspaces()):
        st.html(
            '<p class="d-fiction" role="note"><b>Fictional demo corpus</b>: '
            "every person and event is invented.</p>"
        )
    tour.show(on)
    return on


def _is_fictional(on: Focus, spaces: tuple[Workspace, ...]) -> bool:
    return any(space.fictional for space in spaces if space.name == on.workspace)


def label(space: Workspace) -> str:
    name = OWN_WORDS.get(space.name, space.name)
    return f"{name} (fictional)" if space.fictional else name


def _workspaces(on: Focus, spaces: tuple[Workspace, ...]) -> None:
    """The choice of workspace, where there is one."""
    if len(spaces) < 2:
        return
    labels = {space.name: text.plain(label(space)) for space in spaces}
    state.hold(CHOICE, on.workspace if on.workspace in labels else None)
    st.segmented_control(
        "Workspace",
        list(labels),
        format_func=labels.__getitem__,
        key=CHOICE,
        label_visibility="collapsed",
        on_change=_choose,
    )


def _choose() -> None:
    chosen = state.held(CHOICE)
    if chosen:
        focus.write(Focus(workspace=chosen))
