"""Whoever is at the page, in its head: name, role and the way out; of a guest, until when."""

from html import escape

import streamlit as st

from analysis.errors import DetenteError
from analysis.figures.sheet import cut, day
from analysis.roles import Role
from pages.panels import gate, signed, state, text

LONGEST = 28  # characters of a name in the head
MAY = {
    Role.READER: "You can read everything that is open to you.",
    Role.ANALYST: "You can read, add articles, correct, brief and share.",
    Role.ADMIN: "You can do everything, and see every workspace.",
}


def show() -> None:
    """The name of whoever signed in, and the way out."""
    if not signed.is_on():
        return
    here = signed.who()
    if here.only or here.role is None:
        return
    label = text.plain(cut(here.name, LONGEST))
    with (
        st.container(key="who"),
        st.popover(label, icon=":material/person:", type="tertiary", key="person"),
    ):
        st.html(
            f'<p class="d-panel">{escape(here.role.capitalize())}</p>'
            f'<p class="d-where"><b>{escape(here.name)}</b><br>{escape(MAY[here.role])}</p>'
        )
        st.button("Sign out", key="sign-out", on_click=_sign_out)


def _sign_out() -> None:
    state.forget(signed.SHARE)
    st.logout()


def shared() -> None:
    """What a guest is to know: who shared this, that it is to be read, and until when."""
    if not signed.who().only:
        return
    try:
        view = signed.view(signed.token())
    except DetenteError:  # it ended this moment: the next run says so
        return
    by = f" by {escape(view.made_by)}" if view.made_by else ""
    with st.container(key="shared", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="d-where" role="note"><b>Shared with you{by}</b>, to be read until '
            f"{day(view.expires_at.date())}.</p>"
        )
        gate.ways_in("tertiary")
