"""The entity timeline as a panel: pick a mark for its event, a bar for its time; zoom out again."""

from datetime import date

import streamlit as st

from analysis.figures import Figure, timeline
from analysis.figures.sheet import day
from analysis.figures.strip import wider
from analysis.frames.positions import firm
from analysis.types import Focus
from pages.panels import chart, data, focus, look, state, titled
from pages.panels.text import counted

KEY, ALL, WHOLE = "timeline", "timeline-all", "timeline-whole"
SHOWN = 8
KEY_TO_MARKS = (
    '<p class="d-note"><b aria-hidden="true">■</b> event &nbsp; '
    '<b class="d-said" aria-hidden="true">●</b> statement &nbsp; '
    '<b aria-hidden="true">□</b> planned &nbsp; '
    '<b class="d-bar" aria-hidden="true"></b> a week or longer, somewhere on the bar. '
    "A number at a mark is how many outlets carry it, a coloured mark below a change of position. "
    "What names several actors stands in the lane of each. "
    "Click a mark for its sentence, "
    "a bar of the strip below for that time only.</p>"
)
CROWDED = (
    "{} full for single marks: bars count what began in that time, "
    "each lane on a scale of its own. Click one to see its events."
)


def show(on: Focus) -> None:
    wide = focus.without(on, ("event",))
    part = data.focused(wide)
    figure = timeline(
        data.folded(wide),
        part.actors,
        look.colours(),
        first=on.actors,
        event=on.event,
        between=(on.since, on.until),
        limit=None if state.held(ALL) else SHOWN,
        whole=bool(state.held(WHOLE)),
        changes=firm(data.changes(wide)),
    )
    titled.show("Entity timeline", figure.layout.meta["title"], anchor="timeline")
    if part.events["since"].isna().all():
        st.html('<p class="d-empty">No event here has a day. An article needs a date of its own '
                "before “Thursday” means one: open it and give its date.</p>")  # fmt: skip
        return
    chart.show(figure, KEY, _picked)
    st.html(KEY_TO_MARKS)
    if crowded := figure.layout.meta["crowded"]:
        which = "A lane is too" if crowded == 1 else f"{crowded} lanes are too"
        st.html(f'<p class="d-note">{CROWDED.format(which)}</p>')
    lanes = len({actor for among in part.events["actors"] for actor in among})
    hidden = figure.layout.meta["hidden"]
    with st.container(horizontal=True, vertical_alignment="center"):
        if on.since and on.until:
            st.button(
                "Zoom out", key="timeline-out", icon=":material/zoom_out:", type="tertiary",
                on_click=_out, args=(on.since, on.until),
            )  # fmt: skip
        if lanes > SHOWN:
            st.toggle(f"Show all {lanes} actors", key=ALL)
        if hidden or state.held(WHOLE):
            st.toggle(f"Show all days{_left_out(figure, hidden)}", key=WHOLE)


def _left_out(figure: Figure, hidden: int) -> str:
    """What is not shown, and how far it lies from what is."""
    if not hidden:
        return ""
    far = " and ".join(f"{side} {day(when)}" for side, when in figure.layout.meta["far"].items())
    return f" ({counted(hidden, 'event')} left out, {far})"


def _out(since: date, until: date) -> None:
    """The week, month or year around the days shown, at last all days."""
    first, last = wider(since, until) or (None, None)
    focus.change(since=first, until=last)


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "range":
            first, last = (date.fromisoformat(day) for day in one.split("/"))
            focus.change(since=first, until=last, stance="", quote="", event="")
        else:
            focus.pick(kind, one)
        return
