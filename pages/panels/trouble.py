"""Trouble in the middle of a click, as a database that is away: told in place, in a user's words.

A page catches what goes wrong while it is drawn. What a click draws or does alone runs outside of
it, and Streamlit would show its own box there, without a reason or a remedy.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from analysis.errors import DetenteError


@contextmanager
def told() -> Iterator[None]:
    """Shows what goes wrong in the block where it would have drawn."""
    try:
        yield
    except DetenteError as error:
        st.error(str(error), icon=":material/error:")


def shown(draw: Callable[..., None]) -> Callable[..., None]:
    """The function that draws, with what goes wrong in it told in its place."""

    @wraps(draw)
    def drawn(*args: object, **named: object) -> None:
        with told():
            draw(*args, **named)

    return drawn


def fragment(draw: Callable[..., None]) -> Callable[..., None]:
    """`st.fragment` for a part of a page that reads the store."""
    return st.fragment(shown(draw))
