"""The stance board as a panel: pick a name to see one actor, a mark to see its sentences."""

import streamlit as st

from analysis.figures import stance_board
from analysis.figures.standings import MOST_LANES
from analysis.types import Focus
from pages.panels import chart, data, focus, look, state, titled

KEY, ALL = "board", "board-all"
SHOWN = 10
OWN = ("actors", "stance")  # a panel does not filter itself by what is picked in it


def show(on: Focus) -> None:
    wide = focus.without(on, OWN)
    standing = data.standing(wide)
    actors = len(standing)
    figure = stance_board(
        data.readings(wide),
        standing,
        data.focused(wide).actors,
        look.colours(),
        picked=on.actors,
        stance=on.stance,
        limit=None if state.held(ALL) else SHOWN,
        counted=data.heads(wide),
    )
    titled.show("Stance board", figure.layout.meta["title"])
    if not actors:
        st.html('<p class="d-empty">No position on dealing with Russia was found here.</p>')
        return
    chart.show(figure, KEY, _picked)
    st.html(
        '<p class="d-note">A mark is one text, however many outlets print it; the large one is '
        "the latest that is firm. Hollow is doubtful, hollow with a dot is only what others "
        "report, a ring is an analyst’s judgement. A line leads from the position before. What "
        "one origin alone says is never of more than low confidence. "
        "Click a name for the actor, a mark for its sentences.</p>"
    )
    if actors > SHOWN:
        all_of_them = f"all {actors} actors" if actors <= MOST_LANES else f"{MOST_LANES} actors"
        st.toggle(f"Show {all_of_them}", key=ALL)


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "actor":
            focus.toggle_actor(one)
        else:
            focus.pick("stance", one)
        return
