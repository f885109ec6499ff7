"""The only session state: whether this session came in by the entrypoint, and widgets' values.

Everything that a view consists of is in the address bar (focus.py); nothing here outlives it.
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
    """What a widget holds; None when it is not drawn."""
    return st.session_state.get(key)


def forget(key: str) -> None:
    st.session_state.pop(key, None)
