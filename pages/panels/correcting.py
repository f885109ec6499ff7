"""Corrections: the one door through which they go, and the form for an actor.

Every correction names what it is about, carries a reason and an author, and is told instead of kept
when somebody else corrected the same since the page was drawn. The log undoes each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import pandas as pd
import streamlit as st

from analysis import logs
from analysis.errors import DetenteError
from analysis.frames import Corpus
from analysis.roles import Act
from analysis.types import Correction, CorrectionKind, Focus, Kind
from pages.panels import data, focus, rereading, signed, state, text

WHAT, VALUE, WHICH = "c-what", "c-value", "c-which"
AUTHOR = "judge-author"  # kept from one correction to the next
PROBLEM = "c-problem"
ACTOR = "c"  # the key of the actor's form
CHOICES = {
    CorrectionKind.CONFIRM: "Is right: an actor to watch",
    CorrectionKind.MERGE: "Is the same as another actor",
    CorrectionKind.RENAME: "Has another name",
    CorrectionKind.KIND: "Is of another kind",
    CorrectionKind.SPLIT: "Is somebody else in some articles",
    CorrectionKind.IGNORE: "Is no actor: leave it out",
}
BARE = (CorrectionKind.CONFIRM, CorrectionKind.IGNORE)  # rules without a value


def last(on: Focus) -> int:
    """The latest correction that this drawing of the page knows of; 0 for none."""
    rules = data.reading(on.workspace).corrections(on.workspace)
    return max((rule.id for rule in rules), default=0)


def keep(rule: Correction, on: Focus, seen: int, form: str) -> bool:
    """Keeps a rule and has everything follow it; says whether it did.

    `form` is the key of the form that it comes from: there a refusal is shown (`problem`).
    """
    try:
        store = data.writing(Act.CORRECT, on.workspace, str(rule.kind))
        store.correct(rule, on.workspace, seen=seen)
    except DetenteError as error:
        refuse(form, str(error))
        return False
    logs.event(logs.Event.CORRECTION_KEPT, kind=rule.kind)
    with refusing(form):
        if problem := rereading.follow(rule, on, store):
            refuse(form, problem)
    return True


def refuse(form: str, why: str) -> None:
    """Says at a form why nothing was changed, once."""
    state.hold(PROBLEM, (form, why))


@contextmanager
def refusing(form: str) -> Iterator[None]:
    """Says at a form what went wrong in the block, as a database that is away."""
    try:
        yield
    except DetenteError as error:
        refuse(form, str(error))


def problem(form: str) -> None:
    """What went wrong with a form the last time."""
    held = state.held(PROBLEM)
    if held and held[0] == form:
        st.error(held[1], icon=":material/error:")
        state.forget(PROBLEM)


@contextmanager
def popover(
    label: str, form: str, icon: str, *, quiet: bool = True, act: Act = Act.CORRECT
) -> Iterator[bool]:
    """A button that opens a form, drawn only while it is open; gives whether it is.

    There is none for whoever may not use it; what it keeps is checked when it is kept.
    """
    if not signed.may(act):
        yield False
        return
    kind = "tertiary" if quiet else "secondary"
    with st.popover(label, key=form, icon=icon, type=kind, on_change="rerun") as opened:
        yield bool(opened.open)
    problem(form)


def why(form: str) -> None:
    """The fields that every correction has: why, and who says so."""
    st.text_input("Why", key=f"{form}-reason", placeholder="What shows it, in a few words")
    if name := signed.who().name:
        st.caption(f"Kept under your name: {text.plain(name)}")
        return
    if state.held(f"{form}-author") is None:
        state.hold(f"{form}-author", state.held(AUTHOR) or "")
    st.text_input("Your name", key=f"{form}-author", placeholder="For the log")


def reason(form: str) -> str:
    """The reason that was given in a form."""
    return str(state.held(f"{form}-reason") or "").strip()


def author(form: str) -> str:
    """The name of whoever signed in; else the one that was given in a form, or the one before."""
    if signed_in := signed.who().name:
        return signed_in
    name = str(state.held(f"{form}-author") or state.held(AUTHOR) or "").strip()
    state.hold(AUTHOR, name)
    return name


def close(form: str) -> None:
    """Closes a form whose correction was kept."""
    state.hold(form, False)
    state.forget(f"{form}-reason")


def actor(row: pd.Series, whole: Corpus, on: Focus) -> None:
    """What an analyst may say of an actor."""
    with popover("Correct or confirm this actor", ACTOR, ":material/edit:", quiet=False) as opened:
        if not opened:
            return
        kind = st.selectbox(
            f"{text.plain(row['name'])} …", _choices(row), format_func=CHOICES.__getitem__, key=WHAT
        )
        _value(kind, row, whole)
        why(ACTOR)
        args = (row["id"], kind, on, last(on))
        st.button("Correct", type="primary", key="c-save", on_click=_save, args=args)


def _choices(row: pd.Series) -> list[CorrectionKind]:
    return [one for one in CHOICES if one is not CorrectionKind.CONFIRM or not row["confirmed"]]


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


def where(actor: str, whole: Corpus) -> tuple[str, ...]:
    """Some articles that name an actor, if another one has its name; else none are needed."""
    name = whole.name(actor)
    if (whole.actors["name"] == name).sum() < 2:
        return ()
    return tuple(whole.mentions.loc[whole.mentions["actor"] == actor, "article"].unique()[:3])


def _save(actor: str, kind: CorrectionKind, on: Focus, seen: int) -> None:
    with refusing(ACTOR):
        _correct(actor, kind, on, seen)


def _correct(actor: str, kind: CorrectionKind, on: Focus, seen: int) -> None:
    value = "" if kind in BARE else str(state.held(VALUE) or "").strip()
    which = tuple(state.held(WHICH) or ())
    articles = which if kind is CorrectionKind.SPLIT else where(actor, data.corpus(on))
    if kind not in BARE and not value:
        refuse(ACTOR, "Nothing was changed: say which actor, name or kind is right.")
    elif kind is CorrectionKind.SPLIT and not articles:
        refuse(ACTOR, "Nothing was changed: choose the articles in which it is another.")
    else:
        name = data.corpus(on).name(actor)
        rule = Correction(kind, name, value, articles, author(ACTOR), reason(ACTOR))
        if keep(rule, on, seen, ACTOR):
            close(ACTOR)
            _go(rule, on)


def _go(rule: Correction, on: Focus) -> None:
    """The view follows an actor that is gone to where it went."""
    if rule.kind is CorrectionKind.IGNORE:
        focus.change(actors=())
    elif rule.kind is CorrectionKind.MERGE:
        actors = data.corpus(on).actors
        focus.change(actors=tuple(actors.loc[actors["name"] == rule.value, "id"]))


def doubt(one: str, other: str, because: str, whole: Corpus, on: Focus) -> None:
    """A join that was not made: the analyst makes it, or looks at the other actor first."""
    met = whole.actors.set_index("id")["mentions"]
    kept, gone = _ordered(*((a, whole.name(a), int(met.get(a, 0))) for a in (one, other)))
    form = f"same-{one}-{other}"
    may = signed.may(Act.CORRECT)
    st.html(
        f'<p class="d-where"><b>{escape(whole.name(other))}</b> may be the same: '
        f"{escape(because)}</p>"
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        args = (kept, gone, because, on, last(on), form)
        label = f"Same actor: {text.plain(whole.name(kept))}"
        if may:
            st.button(label, key=form, on_click=_join, args=args)
        st.button(
            "Look at it",
            key=f"look-{one}-{other}",
            type="tertiary",
            on_click=focus.toggle_actor,
            args=(other,),
        )
    problem(form)


def _ordered(one: tuple[str, str, int], other: tuple[str, str, int]) -> tuple[str, str]:
    """Of two actors (id, name, mentions) the id of the one whose name is kept, then the other's.

    >>> _ordered(("b", "Berg", 9), ("ab", "Anna Berg", 2))
    ('ab', 'b')
    >>> _ordered(("p", "the premier", 2), ("ab", "Anna Berg", 9))
    ('ab', 'p')
    """
    for (long, name, _), (short, part, _) in ((one, other), (other, one)):
        if set(part.casefold().split()) < set(name.casefold().split()):
            return long, short
    first, second = (one, other) if one[2] >= other[2] else (other, one)
    return first[0], second[0]


def _join(kept: str, gone: str, because: str, on: Focus, seen: int, form: str) -> None:
    told = f"proposed join confirmed: {because}"
    with refusing(form):
        whole = data.corpus(on)
        names = whole.name(gone), whole.name(kept)
        rule = Correction(CorrectionKind.MERGE, *names, where(gone, whole), author(form), told)
        if keep(rule, on, seen, form):
            _go(rule, on)
