"""Which column of a table, or field of JSON, holds what: the guess, to be corrected."""

import pandas as pd
import streamlit as st

from analysis.figures.sheet import cut
from analysis.loading import Draft
from analysis.sources import FIELDS, Columns
from pages.panels import state
from pages.panels.load import drafts
from pages.panels.text import plain

NONE = "(none)"
WORDS = {
    "text": "Text of the article",
    "title": "Title",
    "date": "Date",
    "outlet": "Outlet",
    "author": "Author",
    "section": "Section",
    "language": "Language",
    "url": "Address",
    "credit": "Agency credited",
}
CELL, NAME = 120, 60  # characters that are shown


def show(draft: Draft) -> None:
    """The choice of columns for each table of the list; nothing where there is none."""
    tables = draft.understood.columns
    if not tables:
        return
    unclear = [n for n, columns in tables.items() if "text" not in _mapping(draft, n, columns)]
    label = "Columns and fields" if len(tables) > 1 else f"Columns of {plain(next(iter(tables)))}"
    with st.expander(label, expanded=bool(unclear), icon=":material/table:"):
        names = [*unclear, *(name for name in tables if name not in unclear)]
        name = names[0]
        if len(names) > 1:
            name = st.selectbox("File", names, key=f"columns-of-{draft.name}")
        _form(draft, name, tables[name])


def _mapping(draft: Draft, name: str, columns: Columns) -> dict[str, str]:
    return dict(draft.mappings.get(name, columns.guess))


def _form(draft: Draft, name: str, columns: Columns) -> None:
    mapping = _mapping(draft, name, columns)
    if "text" not in mapping:
        st.html(
            '<p class="d-refused" role="alert">No column is known to hold the text of the '
            "articles: choose it here.</p>"
        )
    key = f"columns-{draft.name}-{list(draft.files).index(name)}"
    with st.form(key, border=False):
        places = st.columns(3)
        for number, field in enumerate(FIELDS):
            options = [*([] if field == "text" else [NONE]), *columns.names]
            none = None if field == "text" else 0
            chosen = mapping.get(field)
            places[number % 3].selectbox(
                WORDS[field],
                options,
                index=options.index(chosen) if chosen in options else none,
                format_func=lambda one: cut(one, NAME),
                key=f"{key}-{field}",
                placeholder="Choose the column",
            )
        st.form_submit_button("Read it with these columns", on_click=_take, args=(draft, name, key))
    heads = _heads(columns)
    cells = [[cut(cell, CELL) for cell in row] for row in columns.rows]
    frame = pd.DataFrame(cells).set_axis(heads, axis=1) if cells else pd.DataFrame(columns=heads)
    st.dataframe(frame, hide_index=True, key=f"{key}-rows")


def _heads(columns: Columns) -> list[str]:
    """Names of columns as they are shown; no two are the same."""
    width = max((len(row) for row in columns.rows), default=len(columns.names))
    names = [cut(name, NAME) for name in columns.names][:width]
    return [n if names.index(n) == i else f"{n} ({i + 1})" for i, n in enumerate(names)]


def _take(draft: Draft, name: str, key: str) -> None:
    chosen = {field: state.held(f"{key}-{field}") for field in FIELDS}
    mapping = {field: column for field, column in chosen.items() if column and column != NONE}
    if "text" not in mapping:
        drafts.refuse("Nothing was read: choose the column that holds the text.")
        return
    draft.choose(name, mapping)
