"""The one open store of this process. Pages reach it by data.reading and data.writing alone."""

import streamlit as st

from analysis.settings import read_settings
from analysis.store import Store
from analysis.store.deeds import for_reading


@st.cache_resource(max_entries=4, show_spinner=False)
def at(where: str) -> Store:
    """The store at an address; raises StoreError when it can't be opened."""
    return Store(where)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read_alone(where: str) -> Store:
    return for_reading(at(where))


def opened() -> Store:
    """The store that the settings name, to be written."""
    return at(read_settings().store)


def reading() -> Store:
    """The same for reading alone: nothing can be written through it."""
    return _read_alone(read_settings().store)
