"""The log of corrections: what was said of what, by whom and why, each undone by one click."""

from html import escape
from typing import Any

import streamlit as st

from analysis.corrections import active
from analysis.figures.sheet import cut
from analysis.frames import Corpus
from analysis.types import (
    NO_STANCE,
    UNKNOWN,
    Correction,
    CorrectionKind,
    Focus,
)
from pages.panels import correcting, data, focus, nav, state, titled

FIND, PAGE = "log-find", "log-page"
EACH, MANY = 8, 8
QUOTED = 90  # characters of a quote
SAID = {
    CorrectionKind.CONFIRM: "{actor} is an actor to watch",
    CorrectionKind.MERGE: "{actor} is the same as {value}",
    CorrectionKind.RENAME: "{actor} is called {value}",
    CorrectionKind.KIND: "{actor} is of kind {value}",
    CorrectionKind.SPLIT: "{actor} is {value} in {articles}",
    CorrectionKind.IGNORE: "{actor} is no actor",
    CorrectionKind.STANCE: "{actor}: {value} in {articles}",
    CorrectionKind.SPEAKER: "“{actor}” was said by {value} in {articles}",
    CorrectionKind.DATE: "{articles} is of {value}",
    CorrectionKind.COPIES: "copies of one story: {articles}",
    CorrectionKind.NO_COPIES: "no copy of any other article: {articles}",
}
NOBODY = {NO_STANCE: "takes no position", UNKNOWN: "somebody who can’t be told"}
UNDO = {CorrectionKind.IGNORE: "Bring back"}  # any other: "Undo"


def show(whole: Corpus, on: Focus) -> None:
    """Every correction of the workspace, the latest first, each with its undo."""
    rules = data.reading(on.workspace).corrections(on.workspace)
    if not rules:
        return
    held = {rule.id for rule in active(rules)}
    dormant = set(data.questions(on).dormant)
    titles = whole.articles.set_index("id")["title"].to_dict()
    silent = len(held & dormant)
    idle = f", {silent} of them without effect now" if silent else ""
    titled.show("Corrections", f"{len(held)} in force{idle}")
    st.page_link(
        nav.ACTIVITY,
        label="All activity, with filters",
        icon=":material/history:",
        query_params=focus.to_query(on),
    )
    undone = {rule.undoes: rule for rule in rules if rule.undoes}
    entries = [
        (rule, said(rule, titles)) for rule in reversed(rules) if rule.kind != CorrectionKind.UNDO
    ]
    shown = _found(entries)
    pages = -(-len(shown) // EACH) or 1
    number = min(int(state.held(PAGE) or 1), pages)
    for rule, what in shown[(number - 1) * EACH : number * EACH]:
        entry(rule, what, on, back=undone.get(rule.id), dormant=rule.id in dormant)
    if pages > 1:
        st.pagination(pages, key=PAGE)


def _found(entries: list[tuple[Correction, str]]) -> list[tuple[Correction, str]]:
    """The entries that hold the words that are looked for."""
    if len(entries) <= MANY:
        return entries
    wanted = st.text_input("Find in the log", key=FIND, placeholder="A name, a reason, an author")
    words = (wanted or "").casefold().split()
    found = [
        (rule, what)
        for rule, what in entries
        if all(word in f"{what} {rule.reason} {rule.author}".casefold() for word in words)
    ]
    if not found:
        st.html('<p class="d-empty">No correction holds these words.</p>')
    return found


def said(rule: Correction, titles: dict[str, Any]) -> str:
    """What a correction says, in one sentence.

    >>> said(Correction(CorrectionKind.STANCE, "Oslo", "none", ("a",)), {"a": "Talks"})
    'Oslo: takes no position in “Talks”'
    """
    named = [f"“{titles[one]}”" if one in titles else one for one in rule.articles]
    few = ", ".join(named[:2]) + (f" and {len(named) - 2} more" if len(named) > 2 else "")
    return SAID[rule.kind].format(
        actor=cut(rule.actor, QUOTED), value=NOBODY.get(rule.value, rule.value), articles=few
    )


def _when(rule: Correction) -> str:
    return f"{rule.made_at:%Y-%m-%d %H:%M} UTC" if rule.made_at else ""


def entry(
    rule: Correction, what: str, on: Focus, *, back: Correction | None, dormant: bool
) -> None:
    status = ", finds nothing to correct now" if dormant else ""
    if back:
        who = f" by {back.author}" if back.author else ""
        status = f", taken back{who}, {_when(back)}"
    with st.container(key=f"correction-{rule.id}", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="d-where"><b>{escape(what)}</b>{escape(status)}<br>{escape(rule.reason)} '
            f"({escape(rule.author or 'no name given')}, {_when(rule)})</p>"
        )
        if not back:
            st.button(
                UNDO.get(rule.kind, "Undo"),
                key=f"undo-{rule.id}",
                type="tertiary",
                icon=":material/undo:",
                on_click=_undo,
                args=(rule, on, correcting.last(on)),
            )
    correcting.problem(f"undo-{rule.id}")


def _undo(rule: Correction, on: Focus, seen: int) -> None:
    form = f"undo-{rule.id}"
    why = "taken back in the log"
    back = Correction(
        CorrectionKind.UNDO, rule.actor, "", (), correcting.author(form), why, rule.id
    )
    correcting.keep(back, on, seen, form)
