"""The stance board as a panel: pick a name to see one actor, a mark to see its sentences."""

import streamlit as st

from analysis.figures import stance_board
from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import chart, data, focus, look, state, titled

KEY, ALL = "board", "board-all"
SHOWN = 10
OWN = ("actors", "stance")  # a panel does not filter itself by what is picked in it


def show(on: Focus) -> None:
    part: Corpus = data.focused(focus.without(on, OWN))
    actors = part.stances["actor"].nunique()
    limit = None if state.held(ALL) else SHOWN
    figure = stance_board(
        part.stances, part.actors, look.colours(), picked=on.actors, stance=on.stance, limit=limit
    )
    titled.show("Stance board", figure.layout.meta["title"])
    if not actors:
        st.html('<p class="d-empty">No position on dealing with Russia was found here.</p>')
        return
    chart.show(figure, KEY, _picked)
    st.html(
        '<p class="d-note">A mark is one article; the large one is the latest, a hollow one is of '
        "low confidence; small ones come before it from left to right. "
        "A line leads from the position before. "
        "Click a name for the actor, a mark for its sentences.</p>"
    )
    if actors > SHOWN:
        st.toggle(f"Show all {actors} actors", key=ALL)


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "actor":
            focus.toggle_actor(one)
        else:
            focus.pick("stance", one)
        return
