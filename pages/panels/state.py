"""The only session state: how this session came in, widgets' values, what a click left to tell.

Everything that a view consists of is in the address bar (focus.py).
"""

from typing import Any

import streamlit as st

ENTERED = "entered"


def mark_entered() -> None:
    st.session_state[ENTERED] = True


def has_entered() -> bool:
    return bool(st.session_state.get(ENTERED))


def hold(key: str, value: object) -> None:
    """Sets a widget's value before it is drawn: widgets show the address, not the reverse."""
    st.session_state[key] = value


def held(key: str) -> Any:  # noqa: ANN401 - whatever the widget of that key holds
    """What is held under a key; None where nothing is, as for a widget that is not drawn."""
    return st.session_state.get(key)


def forget(key: str) -> None:
    st.session_state.pop(key, None)
