"""The list under way of this browser: named in the address, held by the process, not by a session.

So a reload, another tab or a link shows the same list; only who has the link finds it.
"""

from collections.abc import Callable
from html import escape

import streamlit as st

from analysis.errors import RightsError, SourceError
from analysis.loading import Draft
from analysis.roles import Act
from analysis.store import DESK
from analysis.types import Focus
from pages.panels import data, masthead, signed, state

NAME = "draft"  # in the address
HELD = "draft-held"  # the same, for a session that went to look at another page
PROBLEM = "draft-problem"


def workspace(on: Focus) -> str:
    """Where articles go: the workspace in view, or the desk when that one is fictional."""
    fictional = {space.name for space in data.workspaces() if space.fictional}
    return DESK if on.workspace in fictional else on.workspace


def current(into: str) -> Draft | None:
    """The draft that the address names, else the session's own for that workspace."""
    named = st.query_params.get(NAME)
    found = data.register().draft(named or str(state.held(HELD) or ""))
    if found is None or (found.into != into and not named):
        return None
    signed.check_open(found.into)
    if not named:
        st.query_params[NAME] = found.name
    return found


def is_gone() -> bool:
    """Whether the address names a draft that is not held any longer."""
    named = st.query_params.get(NAME)
    return bool(named) and data.register().draft(named) is None


def head(on: Focus, into: str) -> None:
    """The title of the page, and where the articles go."""
    model = data.settings().llm_url and data.settings().llm_model
    sent = "Nothing of them is sent anywhere" + (" unless you ask for it below." if model else ".")
    st.html(
        '<h1 class="d-scope">Add articles</h1><p class="d-note">They are read here, on this '
        f"machine, and kept in its store. {sent}</p>"
    )
    spaces = {space.name: space for space in data.workspaces()}
    name = masthead.label(spaces[into]) if into in spaces else into
    if into != on.workspace:
        what = f"They go to the real workspace “{escape(name)}”</b>, not to the one in view."
    else:
        what = f"They go to “{escape(name)}”.</b>"
    if into != on.workspace or len(spaces) > 1:
        st.html(f'<p class="d-note"><b>{what}</p>')


def gone() -> None:
    """Says that the list which the address names is not there any longer."""
    st.html(
        '<p class="d-empty" role="status">The list that this address names is not held any longer: '
        "it was loaded, started over, or the program was started anew. What was kept is on the "
        "desk. Give the files again: what is there already costs nothing.</p>"
    )


def give(into: str, add: Callable[[Draft], None]) -> bool:
    """Adds something to the draft, making one where there is none; says whether it was taken."""
    try:
        signed.permit(Act.LOAD, into)
        draft = current(into)
        if draft is None:
            draft = data.register().new_draft(into, data.reading(into), data.settings())
        st.query_params[NAME] = draft.name
        state.hold(HELD, draft.name)
        add(draft)
    except (SourceError, RightsError) as error:
        refuse(str(error))
        return False
    return True


def drop(draft: Draft) -> None:
    """Forgets a draft."""
    data.register().drop(draft.name)
    state.forget(HELD)
    st.query_params.pop(NAME, None)


def refuse(why: str) -> None:
    """Says above the list why something was not taken, once."""
    state.hold(PROBLEM, why)


def problem() -> str:
    """Why the last thing was not taken; "" where it was."""
    why = str(state.held(PROBLEM) or "")
    state.forget(PROBLEM)
    return why
