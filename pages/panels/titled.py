"""Heads: of a page its name; of a panel its name small, its finding large."""

from html import escape

import streamlit as st


def page(name: str) -> None:
    """The one heading of a page, for pages that are not about one thing."""
    st.html(f'<h1 class="d-scope">{escape(name)}</h1>')


def show(name: str, finding: str, *, note: str = "", anchor: str = "") -> None:
    """A panel's name, what it says, and how to read it; `anchor` is where links to it lead."""
    under = f'<p class="d-note">{escape(note)}</p>' if note else ""
    at = f' id="{escape(anchor)}"' if anchor else ""
    st.html(
        f'<p class="d-panel"{at}>{escape(name)}</p>'
        f'<h2 class="d-finding">{escape(finding)}</h2>{under}'
    )
