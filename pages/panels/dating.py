"""An article without a date asks for it once: with the date, "Thursday" in it means a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from analysis.types import Focus
from pages.panels import adding, data, state

DAY, PROBLEM = "dating-day", "dating-problem"
FIRST = date(1900, 1, 1)


def show(about: pd.Series, on: Focus) -> None:
    """Asks for the date where there is none."""
    if not pd.isna(about["published"]):
        return
    with st.container(key="dating", horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            "This article has no date. When was it published?",
            key=DAY,
            value=None,
            min_value=FIRST,
            max_value=datetime.now(UTC).date(),
            format="YYYY-MM-DD",
            width=340,
        )
        st.button("Set the date", key="dating-set", on_click=_set, args=(str(about.name), on))
    if problem := state.held(PROBLEM):
        st.error(problem, icon=":material/error:")
        state.forget(PROBLEM)


def _set(article: str, on: Focus) -> None:
    """Reads the article again with its date."""
    day = state.held(DAY)
    if day is None:
        state.hold(PROBLEM, "Nothing was changed: choose a day first.")
        return
    (undated,) = (one for one in data.store().articles(on.workspace) if one.id == article)
    for result in adding.analysed([replace(undated, published=day, published_from="analyst")]):
        if isinstance(result, Exception):
            state.hold(PROBLEM, str(result))
        else:
            data.store().save(result, on.workspace)
