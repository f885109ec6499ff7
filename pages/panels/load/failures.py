"""What could not be read or analysed, and why: the first of them here, all of them as a file."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analysis.export import table_csv
from analysis.figures.sheet import cut
from analysis.loading import Problem, ProblemKind
from pages.panels.text import counted

EACH = 12  # that are shown
LONGEST = 600  # characters of one
HEADS = {
    ProblemKind.NOT_READ: "could not be read",
    ProblemKind.NOT_ANALYSED: "could not be analysed",
}


def show(problems: Sequence[Problem], key: str, *, again: Callable[[], None] | None = None) -> None:
    """The list, failures first; `again` is what the button to try again does."""
    if not problems:
        return
    notes = [one for one in problems if one.kind is ProblemKind.NOTED]
    failed = [one for one in problems if one.kind is not ProblemKind.NOTED]
    for kind, verb in HEADS.items():
        if some := [one for one in failed if one.kind is kind]:
            st.html(
                f'<div class="d-failures" role="alert"><p><b>{len(some):,} {verb}.</b> '
                f"The rest is not affected.</p>{_list(some)}</div>"
            )
    if notes:
        st.html(
            f'<details class="d-more d-noted"><summary>{counted(len(notes), "note")}</summary>'
            f"{_list(notes)}</details>"
        )
    with st.container(key=f"failures-{key}", horizontal=True, gap="small"):
        if again and failed:
            st.button(
                "Try these again", key=f"again-{key}", icon=":material/refresh:", on_click=again
            )
        st.download_button(
            "Download the list (CSV)",
            lambda: table_csv(("kind", "what"), [(one.kind.value, one.told) for one in problems]),
            file_name="not-loaded.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv-{key}",
            icon=":material/download:",
        )


def _list(problems: Sequence[Problem]) -> str:
    """The first problems as HTML."""
    rows = "".join(f"<li>{escape(cut(one.told, LONGEST))}</li>" for one in problems[:EACH])
    more = len(problems) - EACH
    rest = f"<p>and {more:,} more, in the file.</p>" if more > 0 else ""
    return f"<ul>{rows}</ul>{rest}"
