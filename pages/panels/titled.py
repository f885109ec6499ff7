"""The head of a panel: its name small, its finding large."""

from html import escape

import streamlit as st


def show(name: str, finding: str, *, note: str = "") -> None:
    """A panel's name, what it says, and how to read it."""
    under = f'<p class="d-note">{escape(note)}</p>' if note else ""
    st.html(
        f'<p class="d-panel">{escape(name)}</p><h2 class="d-finding">{escape(finding)}</h2>{under}'
    )
