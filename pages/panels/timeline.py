"""The entity timeline as a panel: pick a mark for its event, draw over days for a range."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from analysis.figures import timeline
from analysis.types import Focus
from pages.panels import data, focus, look, state, titled

KEY, ALL = "timeline", "timeline-all"
SHOWN = 8
KEY_TO_MARKS = (
    '<p class="d-note"><b aria-hidden="true">■</b> event &nbsp; '
    '<b class="d-said" aria-hidden="true">●</b> statement &nbsp; '
    '<b aria-hidden="true">□</b> planned &nbsp; '
    '<b class="d-bar" aria-hidden="true"></b> a week or longer, somewhere on the bar. '
    "Click a mark for its sentence; draw across days to look at that time only.</p>"
)


def show(on: Focus) -> None:
    part = data.focused(focus.without(on, ("event",)))
    figure = timeline(
        part.events,
        part.actors,
        look.colours(),
        first=on.actors,
        event=on.event,
        between=(on.since, on.until),
        limit=None if state.held(ALL) else SHOWN,
    )
    titled.show("Entity timeline", figure.layout.meta["title"])
    if part.events["since"].isna().all():
        st.html('<p class="d-empty">No event here has a day. An article needs a date of its own '
                "before “Thursday” means one.</p>")  # fmt: skip
        return
    st.plotly_chart(
        figure,
        key=KEY,
        on_select=_picked,
        selection_mode=("points", "box"),
        config={"displayModeBar": False, "scrollZoom": False},
        theme=None,
        alt=figure.layout.meta["alt"],
    )
    st.html(KEY_TO_MARKS)
    lanes = len({actor for among in part.events["actors"] for actor in among})
    if lanes > SHOWN:
        st.toggle(f"Show all {lanes} actors", key=ALL)


def drawn_range(event: Mapping[str, object]) -> tuple[date, date] | None:
    """The days over which a box was drawn.

    >>> drawn_range({"selection": {"box": [{"x": ["2025-09-04 10:11", "2025-09-02"]}]}})
    (datetime.date(2025, 9, 2), datetime.date(2025, 9, 4))
    """
    selection = event.get("selection") if event else None
    boxes = selection.get("box") if isinstance(selection, Mapping) else None
    if not boxes or len(boxes[0].get("x", ())) != 2:
        return None
    first, last = sorted(pd.Timestamp(x) for x in boxes[0]["x"])
    return first.date(), last.date()


def _picked() -> None:
    event = state.held(KEY)
    if drawn := drawn_range(event):
        focus.change(since=drawn[0], until=drawn[1])
        return
    for kind, one in focus.picked_ids(event):
        focus.pick(kind, one)
        return
