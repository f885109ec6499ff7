"""Corrections of actors: two clicks and a reason to make one, and a log to undo each from."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.corrections import active
from analysis.errors import DetenteError
from analysis.frames import Corpus
from analysis.types import Correction, CorrectionKind, Focus, Kind
from pages.panels import data, focus, state, text, titled

WHAT, VALUE, WHICH, REASON, AUTHOR = "c-what", "c-value", "c-which", "c-reason", "c-author"
PROBLEM = "c-problem"
CHOICES = {
    CorrectionKind.MERGE: "Is the same as another actor",
    CorrectionKind.RENAME: "Has another name",
    CorrectionKind.KIND: "Is of another kind",
    CorrectionKind.SPLIT: "Is somebody else in some articles",
    CorrectionKind.IGNORE: "Is no actor: leave it out",
}
SAID = {
    CorrectionKind.MERGE: "{actor} is the same as {value}",
    CorrectionKind.RENAME: "{actor} is called {value}",
    CorrectionKind.KIND: "{actor} is of kind {value}",
    CorrectionKind.SPLIT: "{actor} is {value} in {articles}",
    CorrectionKind.IGNORE: "{actor} is no actor",
    CorrectionKind.UNDO: "{actor}: a correction was taken back",
}


def form(row: pd.Series, whole: Corpus, on: Focus) -> None:
    """The button that opens the form, and what went wrong with it last time."""
    with st.popover("Correct this actor", icon=":material/edit:"):
        kind = st.selectbox(
            f"{text.plain(row['name'])} …", list(CHOICES), format_func=CHOICES.__getitem__, key=WHAT
        )
        _value(kind, row, whole)
        st.text_input("Why", key=REASON, placeholder="What shows it, in a few words")
        st.text_input("Your name", key=AUTHOR, placeholder="For the log")
        st.button(
            "Correct", type="primary", key="c-save", on_click=_save, args=(row["name"], kind, on)
        )
    if problem := state.held(PROBLEM):
        st.error(problem, icon=":material/error:")
        state.forget(PROBLEM)


def _value(kind: CorrectionKind, row: pd.Series, whole: Corpus) -> None:
    others = whole.actors[whole.actors["id"] != row["id"]].sort_values("mentions", ascending=False)
    if kind is CorrectionKind.MERGE:
        st.selectbox("Which one", list(others["name"]), key=VALUE, index=None)
    elif kind is CorrectionKind.KIND:
        st.selectbox("Which kind", [str(kind) for kind in Kind if kind != row["kind"]], key=VALUE)
    elif kind in (CorrectionKind.RENAME, CorrectionKind.SPLIT):
        st.text_input("The right name", key=VALUE)
    if kind is CorrectionKind.SPLIT:
        met = set(whole.mentions.loc[whole.mentions["actor"] == row["id"], "article"])
        titles = whole.articles[whole.articles["id"].isin(met)].set_index("id")["title"].to_dict()
        st.multiselect("In which articles", list(titles), format_func=titles.get, key=WHICH)


def _save(actor: str, kind: CorrectionKind, on: Focus) -> None:
    value = str(state.held(VALUE) or "").strip()
    articles = tuple(state.held(WHICH) or ()) if kind is CorrectionKind.SPLIT else ()
    if kind is not CorrectionKind.IGNORE and not value:
        state.hold(PROBLEM, "Nothing was changed: say which actor, name or kind is right.")
    elif kind is CorrectionKind.SPLIT and not articles:
        state.hold(PROBLEM, "Nothing was changed: choose the articles in which it is another.")
    else:
        value = "" if kind is CorrectionKind.IGNORE else value
        _store(Correction(kind, actor, value, articles, _author(), _reason()), on)


def _reason() -> str:
    return str(state.held(REASON) or "").strip()


def _author() -> str:
    return str(state.held(AUTHOR) or "").strip()


def _store(rule: Correction, on: Focus) -> None:
    """Keeps a rule; the view follows an actor that is gone to where it went."""
    try:
        data.store().correct(rule, on.workspace)
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
        return
    state.hold(REASON, "")
    if rule.kind is CorrectionKind.IGNORE:
        focus.change(actors=())
    elif rule.kind is CorrectionKind.MERGE:
        actors = data.corpus(on).actors
        focus.change(actors=tuple(actors.loc[actors["name"] == rule.value, "id"]))


def doubt(one: str, other: str, reason: str, whole: Corpus, on: Focus) -> None:
    """A join that was not made: the analyst makes it, or looks at the other actor first."""
    names = whole.name(one), whole.name(other)
    st.html(f'<p class="d-where"><b>{escape(names[1])}</b> may be the same: {escape(reason)}</p>')
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Same actor",
            key=f"same-{one}-{other}",
            on_click=_store,
            args=(
                Correction(
                    CorrectionKind.MERGE, names[1], names[0], author=_author(),
                    reason=f"proposed join confirmed: {reason}",
                ),
                on,
            ),
        )  # fmt: skip
        st.button(
            "Look at it",
            key=f"look-{one}-{other}",
            type="tertiary",
            on_click=focus.toggle_actor,
            args=(other,),
        )


def log(whole: Corpus, on: Focus) -> None:
    """Every correction of the workspace, the latest first, each with its undo."""
    rules = data.store().corrections(on.workspace)
    if not rules:
        return
    held = {rule.id for rule in active(rules)}
    dormant = set(data.questions(on).dormant)
    titles = whole.articles.set_index("id")["title"].to_dict()
    titled.show("Corrections", f"{len(held)} in force")
    for rule in reversed(rules):
        _entry(rule, titles, on, in_force=rule.id in held, dormant=rule.id in dormant)


def _entry(
    rule: Correction, titles: dict[str, str], on: Focus, *, in_force: bool, dormant: bool
) -> None:
    what = SAID[rule.kind].format(
        actor=rule.actor,
        value=rule.value,
        articles=", ".join(titles.get(one, one) for one in rule.articles),
    )
    when = f"{rule.made_at:%Y-%m-%d %H:%M} UTC" if rule.made_at else ""
    status = "" if in_force or rule.kind is CorrectionKind.UNDO else ", taken back"
    status = f"{status}, finds no actor now" if dormant else status
    with st.container(key=f"correction-{rule.id}", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="d-where"><b>{escape(what)}</b>{status}<br>{escape(rule.reason)} '
            f"({escape(rule.author or 'no name given')}, {when})</p>"
        )
        if in_force:
            st.button(
                "Undo",
                key=f"undo-{rule.id}",
                type="tertiary",
                icon=":material/undo:",
                on_click=_store,
                args=(
                    Correction(
                        CorrectionKind.UNDO, rule.actor, author=_author(),
                        reason="taken back in the log", undoes=rule.id,
                    ),
                    on,
                ),
            )  # fmt: skip
