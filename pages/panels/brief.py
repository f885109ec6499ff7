"""The briefing that the page shows: composed from the focus, or kept and named by the address.

The first edit keeps the briefing, and from then on the address names it: that is the link to share.
Every edit is in the store at once; nothing waits in the session.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from analysis.briefing.edits import Edits, Rewrite, edited
from analysis.briefing.kept import composed, dumped, dumped_edits, loaded_edits
from analysis.briefing.model import Briefing, Claim
from analysis.errors import DetenteError
from analysis.roles import Act
from analysis.store import briefings
from analysis.store.briefings import Kept
from analysis.types import Focus
from pages.panels import data, focus, signed, state

# Of the address: which kept briefing; changes since which day, and beside which kept briefing.
ID, SINCE, BESIDE = "briefing", "changed", "beside"
PROBLEM, AUTHOR = "brief-problem", "judge-author"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page works on: as composed, the edits, and both together (`shown`)."""

    on: Focus
    composed: Briefing
    edits: Edits
    shown: Briefing
    texts: Mapping[str, str]
    kept: Kept | None = None

    @property
    def is_old(self) -> bool:
        """Whether the workspace has changed since it was composed."""
        return self.composed.revision != data.revision(self.on)


def adopt() -> None:
    """Makes the focus of the kept briefing that the address names the focus of the page."""
    kept = _named()
    if kept is None:
        return
    on = composed(kept).focus
    if focus.read() != on:
        focus.write(on)
        st.query_params[ID] = kept.id


def is_missing() -> bool:
    """Whether the address names a briefing that is not there."""
    return bool(st.query_params.get(ID)) and _named() is None


def _named() -> Kept | None:
    one = st.query_params.get(ID)
    return data.kept(one) if one else None


def since() -> date | None:
    """The day of the address from which on changes are told."""
    return focus.from_query({"since": [st.query_params.get(SINCE, "")]}).since


def opened(on: Focus) -> Opened:
    """The briefing of the address, or else the draft of the focus."""
    texts = data.texts(on)
    if kept := _named():
        told, edits = composed(kept), loaded_edits(kept.edits)
        return Opened(on, told, edits, edited(told, edits), texts, kept)
    draft = data.draft(on, since(), st.query_params.get(BESIDE, ""))
    return Opened(on, draft, Edits(), edited(draft, Edits()), texts)


def change(held: Opened, how: Callable[[Edits], Edits]) -> None:
    """Keeps an edit; what stands against it is told at the top of the page."""
    _keep(held, lambda kept: {"edits": dumped_edits(how(held.edits))})


def _keep(held: Opened, values: Callable[[Kept], dict[str, str | int]]) -> None:
    detail = (held.kept and f"changed: {held.kept.title}") or f"kept: {held.composed.title}"
    try:
        store = data.writing(Act.BRIEF, held.on.workspace, detail)
        kept = held.kept or briefings.keep(
            store,
            held.composed.title,
            held.composed.revision,
            dumped(held.composed),
            dumped_edits(held.edits),
            held.on.workspace,
        )
        briefings.change(store, kept, **values(kept))
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
        return
    for name in (SINCE, BESIDE):
        st.query_params.pop(name, None)
    st.query_params[ID] = kept.id


def refresh(held: Opened, day: date | None) -> None:
    """Composes a kept briefing anew from what the workspace holds now; the edits stay."""
    try:
        new = data.draft(held.on, day)
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
        return
    _keep(held, lambda kept: {"content": dumped(new), "revision": new.revision})


def set_since(held: Opened, key: str) -> None:
    """Tells changes from another day on."""
    day = state.held(key)
    if held.kept:
        refresh(held, day)
    elif day:
        st.query_params[SINCE] = day.isoformat()
    else:
        st.query_params.pop(SINCE, None)


def leave() -> None:
    """Back from a kept briefing to the draft of its focus."""
    st.query_params.pop(ID, None)


def beside(one: Kept) -> None:
    """A new draft that tells what stands otherwise than in a kept briefing, and what changed."""
    earlier = composed(one)
    focus.write(earlier.focus)
    st.query_params[BESIDE] = one.id
    st.query_params[SINCE] = earlier.as_of[:10]


def delete(one: str) -> None:
    """Deletes a kept briefing."""
    try:
        if found := data.kept(one):
            store = data.writing(Act.BRIEF, found.workspace, f"deleted: {found.title}")
            briefings.delete(store, one)
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
        return
    leave()


def author() -> str:
    """The name of whoever signed in, else the one that this session's analyst gave last."""
    return signed.who().name or str(state.held(AUTHOR) or "").strip()


def rewritten(edits: Edits, claim: Claim, block: str, text: str) -> Edits:
    """The edits with these words in place of a sentence of the desk; the desk's own undo them."""
    rest = tuple(one for one in edits.rewrites if one.claim != claim.id)
    words = " ".join(text.split())
    if not words or words == claim.text:
        return replace(edits, rewrites=rest)
    new = Rewrite(claim.id, words, claim.text, block, claim.articles, claim.corpus, author())
    return replace(edits, rewrites=(*rest, new))


def moved(edits: Edits, order: tuple[str, ...], block: str, step: int) -> Edits:
    """The edits with a block moved up (-1) or down (1); the bottom line stays first."""
    places = list(order)
    here = places.index(block)
    there = max(1, min(len(places) - 1, here + step))
    places.insert(there, places.pop(here))
    return replace(edits, order=tuple(places))


def dropped(edits: Edits, one: str, *, back: bool = False) -> Edits:
    """The edits without a block or sentence, or with it again."""
    rest = tuple(other for other in edits.dropped if other != one)
    return replace(edits, dropped=rest if back else (*rest, one))
