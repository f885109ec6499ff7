"""Who said it: an analyst names the speaker of a quote, or says that nobody can be told.

The correction is tied to the article and the words, so it stays when the article is read again, and
is taken back in the log.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis.frames import Corpus
from analysis.types import UNKNOWN, Correction, CorrectionKind, Focus
from pages.panels import correcting, state

WHO = "who"
NOBODY = "Nobody can be told"
Row = Any  # of the quotes frame


def show(
    row: Row, whole: Corpus, on: Focus, articles: Sequence[str] = (), *, place: str = ""
) -> None:
    """The button that opens the form; `articles` are all that print the words, if several do.

    `place` tells apart two of them for one quote.
    """
    form = f"said-{place and f'{place}-'}{row.id}"
    with correcting.popover("Who said it?", form, ":material/record_voice_over:") as opened:
        if not opened:
            return
        st.selectbox("The speaker", [NOBODY, *_names(row, whole)], key=f"{form}-{WHO}", index=None)
        correcting.why(form)
        args = (row.words, tuple(articles) or (row.article,), form, on, correcting.last(on))
        st.button("Set the speaker", type="primary", key=f"{form}-save", on_click=_save, args=args)


def _names(row: Row, whole: Corpus) -> list[str]:
    """Those whom the article mentions, the most mentioned first, then everybody else."""
    here = whole.mentions.loc[whole.mentions["article"] == row.article, "actor"].value_counts()
    rows = whole.actors.assign(here=whole.actors["id"].map(here).fillna(0))
    return list(rows.sort_values(["here", "mentions"], ascending=False, kind="stable")["name"])


def _save(words: str, articles: tuple[str, ...], form: str, on: Focus, seen: int) -> None:
    who = state.held(f"{form}-{WHO}")
    if not who:
        correcting.refuse(form, "Nothing was changed: choose who said it.")
        return
    value = UNKNOWN if who == NOBODY else who
    rule = Correction(
        CorrectionKind.SPEAKER,
        words,
        value,
        articles,
        correcting.author(form),
        correcting.reason(form),
    )
    if correcting.keep(rule, on, seen, form):
        correcting.close(form)
