"""The one open store of this process. Pages reach it by data.reading and data.writing alone."""

import streamlit as st

from analysis.settings import read_settings
from analysis.store import Store
from analysis.store.deeds import for_reading


@st.cache_resource(max_entries=4, show_spinner=False)
def _open(where: str) -> Store:
    return Store(where)


@st.cache_resource(max_entries=4, show_spinner=False)
def at(where: str) -> Store:
    """The store at an address, for reading alone; raises StoreError when it can't be opened."""
    return for_reading(_open(where))


def reading() -> Store:
    """The store that the settings name, for reading alone: nothing can be written through it."""
    return at(read_settings().store)


def to_be_written() -> Store:
    """The same to be written: for data.writing, which asks first who writes."""
    return _open(read_settings().store)
