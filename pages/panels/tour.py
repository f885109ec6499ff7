"""Three steps for somebody who sees the desk for the first time; away for good when dismissed.

It stands in the page's flow, over nothing, and not at all on a small screen (look.css). It is shown
on the desk of a small workspace that nobody has corrected yet, and goes on on every page.
"""

from html import escape

import streamlit as st

from analysis.types import Focus
from pages.panels import data, focus, nav, quotes, state

STEP = "tour-step"
DONE = -1
FEW = 50  # articles; a workspace with more is no first try
STEPS = (
    (
        "Where they stand",
        "Each row of the stance board is an actor, each mark one text. Pick a name: every panel "
        "follows, and a chip above takes the limit away again.",
    ),
    (
        "The sentences that show it",
        "Each mark, number and quote opens its sentence, marked in the article: what was said, "
        "the words that decided, and who says so.",
    ),
    (
        "When it is wrong",
        "“Judge”, “Who said it?”, “Correct the date” and “Correct this actor” stand beside what "
        "they correct. Each takes a reason, counts everywhere at once, and is undone in Activity.",
    ),
)


def begin(on: Focus) -> None:
    """Begins the tour on a desk that is new to everybody; called by the desk alone."""
    if state.held(STEP) is None and _is_new(on):
        _go(0)
        show(on)


def show(on: Focus) -> None:
    """The step that is due, on whichever page; nothing before the tour began and after its end."""
    step = state.held(STEP)
    if step is None or step == DONE:
        return
    title, words = STEPS[step]
    with st.container(key="tour", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="d-where" id="tour"><b>{step + 1} of {len(STEPS)}: {title}.</b> '
            f"{escape(words)}</p>"
        )
        _try(step, on)
        last = step == len(STEPS) - 1
        if not last:
            st.button("Next", key="tour-next", on_click=_go, args=(step + 1,))
        label = "Done" if last else "No tour"
        st.button(label, key="tour-end", type="tertiary", on_click=_go, args=(DONE,))


def _go(step: int) -> None:
    state.hold(STEP, step)


def _is_new(on: Focus) -> bool:
    """Whether everything of a small workspace is shown that nobody has corrected."""
    if focus.is_limited(on) or st.query_params.get(focus.FIND):
        return False
    count = next((one.articles for one in data.workspaces() if one.name == on.workspace), 0)
    return 0 < count <= FEW and not data.reading(on.workspace).corrections(on.workspace)


def _try(step: int, on: Focus) -> None:
    """One click that does what the step tells of."""
    stood = data.standing(Focus(workspace=on.workspace))
    if stood.empty:
        return
    first = stood.sort_values(["origins", "articles", "actor"], ascending=[False, False, True])
    row = first.iloc[0]
    if step == 0:
        st.page_link(nav.DESK, label="Show me", query_params=_query(on, actor=row["actor"]))
    elif step == 1:
        read = data.readings(Focus(workspace=on.workspace)).set_index("id").loc[row["id"]]
        where = quotes.link(read["article"], int(read["start"]), int(read["end"]))
        st.page_link(nav.ARTICLE, label="Show me", query_params=where)
    else:
        st.page_link(nav.STANCE, label="Show me", query_params=_query(on, actor=row["actor"]))


def _query(on: Focus, **more: str) -> dict[str, str]:
    return {"workspace": on.workspace, **more}
