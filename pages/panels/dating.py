"""When an article was published: asked for where it is not known, corrected where it is wrong.

With its date, "Thursday" in an article means a day: it is analysed again. The date goes through the
log of corrections, with a reason, and is taken back there.
"""

from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from analysis.corrections import date_before
from analysis.types import Correction, CorrectionKind, Focus
from pages.panels import correcting, data, state

DAY, FORM = "dating-day", "dating"
FIRST = date(1900, 1, 1)
SURE = {"certain": "certain", "likely": "likely", "guessed": "a guess"}
SOURCES = {  # what gave the date, as Article.published_from has it
    "manifest": "from the manifest",
    "analyst": "given by an analyst",
    "document": "read from the document",
}


def source(about: pd.Series) -> str:
    """Where an article's date comes from and how sure it is, in words; "" where nobody said."""
    origin = str(about["published_from"])
    given = SOURCES.get(origin, f"from {origin}" if origin else "")
    return ", ".join(filter(None, (given, SURE.get(str(about["published_certainty"]), ""))))


def ask(about: pd.Series, on: Focus) -> None:
    """Asks for the date where there is none."""
    if pd.isna(about["published"]):
        with st.container(key="dating-asked", horizontal=True, vertical_alignment="bottom"):
            _fields("This article has no date. When was it published?", about, on)
        correcting.problem(FORM)


def show(about: pd.Series, on: Focus) -> None:
    """A button to correct the date where there is one."""
    if pd.isna(about["published"]):
        return
    with correcting.popover("Correct the date", FORM, ":material/event:") as opened:
        if opened:
            _fields("The day of publication", about, on)


def _fields(label: str, about: pd.Series, on: Focus) -> None:
    st.date_input(
        label,
        key=DAY,
        value=None,
        min_value=FIRST,
        max_value=datetime.now(UTC).date(),
        format="YYYY-MM-DD",
        width=340,
    )
    correcting.why(FORM)
    args = (str(about.name), on, correcting.last(on))
    st.button("Set the date", key="dating-set", on_click=_set, args=args)


def _set(article: str, on: Focus, seen: int) -> None:
    """Keeps the date as a correction, and reads the article again with it."""
    day = state.held(DAY)
    if day is None:
        correcting.refuse(FORM, "Nothing was changed: choose a day first.")
        return
    with correcting.refusing(FORM):
        _correct(article, day, on, seen)


def _correct(article: str, day: date, on: Focus, seen: int) -> None:
    store = data.reading(on.workspace)
    (stored,) = (one for one in store.articles(on.workspace) if one.id == article)
    rule = Correction(
        CorrectionKind.DATE,
        date_before(stored, store.corrections(on.workspace)),
        day.isoformat(),
        (article,),
        correcting.author(FORM),
        correcting.reason(FORM),
    )
    if correcting.keep(rule, on, seen, FORM):
        correcting.close(FORM)
