"""The matrix of actors by time: pick a cell for its sentences, a name for the actor alone."""

from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analysis.figures import stance_matrix
from analysis.figures.cells import by_cell, cell_id, ranked, told
from analysis.figures.palette import GLYPHS
from analysis.frames import Corpus
from analysis.frames.matrix import Matrix, words, year
from analysis.types import Focus, Label
from pages.panels import chart, data, evidence, focus, look, state, titled, trouble
from pages.panels.text import counted

KEY, ALL = "matrix", "matrix-all"
SHOWN = 14
CARDS = 8
NOTE = (
    '<p class="d-note">O opposes, C conditional, S supports, N neutral. A small number counts the '
    "texts of a cell, copies as one; smaller marks side by side are a cell where texts differ. "
    "Hollow is doubtful, ” only what others report, a ring an analyst’s judgement. Click a cell "
    "for its sentences, a name for the actor alone.</p>"
)


@trouble.fragment
def show(on: Focus, revision: int) -> None:
    """The matrix, and the sentences of the cell that is open."""
    data.follow(on, revision)
    wide = focus.without(on, focus.PICKS)
    part, held = data.focused(wide), data.matrix_of(wide)
    names = dict(zip(part.actors["id"], part.actors["name"], strict=True))
    finding = _finding(wide)
    titled.show("Positions over time", finding)
    if held.cells.empty:
        st.html('<p class="d-empty">No position on dealing with Russia was found here.</p>')
        return
    cell = st.query_params.get(focus.CELL, "")
    limit = None if state.held(ALL) else SHOWN
    figure = stance_matrix(held, names, finding, look.colours(), limit=limit, picked=cell)
    with st.container(key="matrix-chart"):
        chart.show(figure, KEY, _picked)
    actors = ranked(held.cells)[:limit]
    st.html(_list(held, actors, names, wide))
    st.html(NOTE)
    _left_out(held, figure.layout.meta["hidden"])
    _sentences(cell, held, part, on)


def _finding(on: Focus) -> str:
    """How many changed position, and how often."""
    changed = data.changes(on)
    firm = changed[changed["doubt"] == ""]
    actors = len(data.standing(on))
    if not actors:
        return "Nobody takes a position here"
    if firm.empty:
        return f"{counted(actors, 'actor')} with a position, none changed it"
    often = counted(len(firm), "time")
    return f"{firm['actor'].nunique()} of {actors} actors changed position, {often} in all"


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "actor":
            focus.toggle_actor(one)
        elif one == st.query_params.get(focus.CELL):
            del st.query_params[focus.CELL]
        else:
            st.query_params[focus.CELL] = one
        return


def _left_out(held: Matrix, hidden: int) -> None:
    """What is there and not drawn."""
    actors = held.cells["actor"].nunique()
    if actors > SHOWN:
        st.toggle(f"Show all {actors} actors", key=ALL)
    notes = [
        f"{counted(held.older, 'text')} before {words(held.periods[0])} not shown"
        if held.older
        else "",
        f"{counted(hidden, 'actor')} with fewer texts left out: narrow the dates or the outlets"
        if hidden and state.held(ALL)
        else "",
    ]
    if told_of := ". ".join(filter(None, notes)):
        st.caption(told_of)


def _list(held: Matrix, actors: list[str], names: dict[str, str], on: Focus) -> str:
    """The same as a list of links: for phones, keyboards and readers of the screen."""
    cells = by_cell(held.cells)
    rows = []
    for actor in actors:
        own = [period for period in held.periods if (actor, period) in cells]
        links = "".join(_link(actor, period, cells[actor, period], on) for period in own)
        rows.append(f"<div><dt>{escape(names.get(actor, actor))}</dt><dd>{links}</dd></div>")
    return (
        '<details class="d-aslist"><summary>The same as a list</summary>'
        f'<dl class="d-terms">{"".join(rows)}</dl></details>'
    )


def _link(actor: str, period: str, rows: list[Any], on: Focus) -> str:
    """A cell as a link that opens it, in the colour of its label where it has one alone."""
    query = {**focus.to_query(on), focus.CELL: cell_id(period, actor)}
    address = escape(f"?{urlencode(query, doseq=True)}")
    shapes = "".join(GLYPHS[Label(row.label)] for row in rows)
    style = f"d-{rows[0].label}" if len(rows) == 1 else "d-mixed"
    when = f"{words(period, short=True)} {year(period)}".strip()
    return (
        f'<a class="d-cell {style}" href="{address}" target="_self">{escape(when)} '
        f'<span aria-hidden="true">{shapes}</span> {escape(told(rows))}</a>'
    )


def _sentences(cell: str, held: Matrix, part: Corpus, on: Focus) -> None:
    """The texts of the open cell."""
    period, _, actor = cell.partition(" ")
    rows = held.cells[(held.cells["actor"] == actor) & (held.cells["period"] == period)]
    if not cell or rows.empty:
        return
    ids = {one for own in rows["ids"] for one in own}
    found = data.readings(focus.without(on, focus.PICKS))
    found = found[found["id"].isin(ids)]
    with st.container(key="cell"):
        head, close = st.columns([6, 1], vertical_alignment="bottom")
        with head:
            titled.show(
                f"{part.name(actor)}, {words(period)}",
                f"{counted(len(found), 'text')}: {told(list(rows.itertuples()))}",
            )
        with close:
            st.button("Close", key="cell-close", icon=":material/close:", on_click=_close)
        for row in found.head(CARDS).itertuples():
            evidence.card(row, part, on, at_once=evidence.ALL_OF_ONE, place="cell")
        if len(found) > CARDS:
            st.caption(f"{len(found) - CARDS} more: limit the outlets or the dates.")


def _close() -> None:
    st.query_params.pop(focus.CELL, None)
