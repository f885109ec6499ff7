"""The analyst's judgement of what a text shows: agree, another label or none, with a reason.

A judgement holds for every article that carries the text, stays when articles are read again, and
is taken back in the log of corrections.
"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.palette import GLYPHS, ORDER, WORDS
from analysis.frames import Corpus
from analysis.frames.judged import ANALYST
from analysis.types import NO_STANCE, Correction, CorrectionKind, Focus, Label
from pages.panels import correcting, data
from pages.panels.text import plain

AGREED = "read and agreed"
ADD = "judge-add"
Row = Any  # of the readings frame


def show(row: Row, on: Focus, place: str) -> None:
    """The button that opens the choice; `place` tells apart two of them for one text."""
    form = f"judge-{place}-{row.id}"
    label = "Judge again" if row.judge == ANALYST else "Judge"
    with correcting.popover(label, form, ":material/gavel:") as opened:
        if opened:
            _choices(row, on, form)


def _choices(row: Row, on: Focus, form: str) -> None:
    correcting.why(form)
    name, seen = data.corpus(on).name(row.actor), correcting.last(on)
    for label in _ordered(row):
        st.button(
            _words(label, row),
            key=f"{form}-{label}",
            type="primary" if label == row.label else "secondary",
            width="stretch",
            on_click=_save,
            args=(name, label, row, on, form, seen),
        )


def add(part: Corpus, about: pd.Series, on: Focus) -> None:
    """The button for a position that an article shows and the desk did not find."""
    taken = set(part.stances["actor"])
    rows = part.actors[~part.actors["id"].isin(taken)].sort_values("mentions", ascending=False)
    if rows.empty:
        return
    with correcting.popover("A position is missing?", ADD, ":material/add:") as opened:
        if not opened:
            return
        who = st.selectbox("Of whom", list(rows["name"]), key=f"{ADD}-who")
        correcting.why(ADD)
        seen = correcting.last(on)
        for label in ORDER:
            st.button(
                plain(f"{GLYPHS[label]} {WORDS[label]}"),
                key=f"{ADD}-{label}",
                width="stretch",
                on_click=_keep,
                args=(who, str(label), (str(about.name),), "", on, ADD, seen),
            )


def _ordered(row: Row) -> list[str]:
    """The label that the text is read as first, then the others, none at all last."""
    rest = [str(label) for label in ORDER if label != row.label]
    return [str(row.label), *rest, NO_STANCE]


def _words(label: str, row: Row) -> str:
    if label == NO_STANCE:
        return "Takes no position here"
    shown = f"{GLYPHS[Label(label)]} {WORDS[Label(label)]}"
    return plain(f"Agree: {shown}" if label == row.label else f"No: {shown}")


def articles(row: Row) -> tuple[str, ...]:
    """The articles that carry a reading's text."""
    return tuple(sorted({one.rpartition(":")[0] for one in row.copies}))


def _save(name: str, label: str, row: Row, on: Focus, form: str, seen: int) -> None:
    """Keeps the judgement; agreement explains itself, anything else needs a reason."""
    agreed = AGREED if label == row.label else ""
    _keep(name, label, articles(row), agreed, on, form, seen)


def _keep(
    name: str, label: str, of: tuple[str, ...], agreed: str, on: Focus, form: str, seen: int
) -> None:
    reason = correcting.reason(form) or agreed
    rule = Correction(CorrectionKind.STANCE, name, label, of, correcting.author(form), reason)
    if correcting.keep(rule, on, seen, form):
        correcting.close(form)
