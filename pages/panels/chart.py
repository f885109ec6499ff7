"""A figure on the page: picked by its points, without plotly's own theme and tool bar."""

from collections.abc import Callable

import streamlit as st

from analysis.figures import Figure
from pages.panels import look


def show(figure: Figure, key: str, picked: Callable[[], None]) -> None:
    """Draws a figure in the room that it needs; `picked` is called when a point is picked."""
    look.reserve(key, figure.layout.height)
    st.plotly_chart(
        figure,
        key=key,
        on_select=picked,
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
        theme=None,
        alt=figure.layout.meta["alt"],
    )
