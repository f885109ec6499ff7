"""The only ways to the store, and the only caches: frames keyed by store, workspace and revision.

Whoever reads or writes is asked for first (signed.py): what is cached is for all, what is given
out is for those who may see it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from threading import Lock

import pandas as pd
import streamlit as st

from analysis import frames
from analysis.briefing.drafting import drafted, now
from analysis.briefing.kept import composed
from analysis.briefing.model import Briefing
from analysis.corrections import Corrected
from analysis.figures.standings import Head
from analysis.figures.standings import heads as heads_of
from analysis.frames import Corpus, positions, review
from analysis.frames import standing as stands
from analysis.frames.matrix import Matrix, matrix
from analysis.frames.missing import Gap, missing
from analysis.frames.search import Found, Names, names, search
from analysis.loading import Register
from analysis.roles import Act, may_open
from analysis.settings import Settings, read_settings
from analysis.store import Store, Workspace, briefings
from analysis.store.briefings import Kept
from analysis.store.deeds import Hand, in_hands
from analysis.types import CorrectionKind, Focus
from pages.panels import focus, signed, stores


def settings() -> Settings:
    return read_settings()


def reading(workspace: str) -> Store:
    """The store for reading a workspace, through which nothing can be written.

    Raises StoreError when it can't be opened, RightsError when this person may not see that one.
    """
    signed.check_open(workspace)
    return stores.reading()


def writing(act: Act, workspace: str = "", detail: str = "") -> Store:
    """The store for one deed, noted with who does it; the only way to write from a page.

    Raises RightsError when this person may not do that, to that workspace, now.
    """
    person = signed.permit(act, workspace)
    return in_hands(stores.to_be_written(), Hand(person.name, person.who, act, workspace, detail))


@st.cache_resource(max_entries=8, show_spinner="Reading the articles…")
def _opened(where: str, workspace: str, revision: int) -> tuple[Corpus, Corrected]:
    return frames.opened(stores.at(where), workspace)


def _corpus(where: str, workspace: str, revision: int) -> Corpus:
    return _opened(where, workspace, revision)[0]


@st.cache_resource(max_entries=48, show_spinner=False)
def _focused(where: str, revision: int, address: str, _on: Focus) -> Corpus:
    return frames.focus(_corpus(where, _on.workspace, revision), _on)


def _questions(where: str, workspace: str, revision: int) -> Corrected:
    return _opened(where, workspace, revision)[1]


@st.cache_resource(max_entries=64, show_spinner=False)
def _sayings(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    return frames.sayings(_focused(where, revision, address, _on))


@st.cache_resource(max_entries=48, show_spinner=False)
def _folded(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    return frames.folded(_focused(where, revision, address, _on))


@st.cache_resource(max_entries=8, show_spinner=False)
def _known(where: str, workspace: str, revision: int) -> positions.Known:
    return positions.known(_corpus(where, workspace, revision))


@st.cache_resource(max_entries=48, show_spinner=False)
def _readings(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    known = _known(where, _on.workspace, revision)
    return positions.readings(_focused(where, revision, address, _on), known)


@st.cache_resource(max_entries=48, show_spinner=False)
def _standing(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    return stands.standing(_readings(where, revision, address, _on))


@st.cache_resource(max_entries=8, show_spinner=False)
def _beside(where: str, workspace: str, revision: int) -> Corpus:
    return frames.beside(stores.at(where), workspace, _corpus(where, workspace, revision))


@st.cache_resource(max_entries=48, show_spinner=False)
def _beside_focused(where: str, revision: int, address: str, _on: Focus) -> Corpus:
    second = _beside(where, _on.workspace, revision)
    return second if second.stances.empty else frames.focus(second, _on)


@st.cache_resource(max_entries=48, show_spinner=False)
def _changes(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    return positions.changes(_readings(where, revision, address, _on))


@st.cache_resource(max_entries=48, show_spinner=False)
def _heads(where: str, revision: int, address: str, _on: Focus) -> list[Head]:
    actors = _focused(where, revision, address, _on).actors
    found = _readings(where, revision, address, _on)
    return heads_of(found, _standing(where, revision, address, _on), actors)


@st.cache_resource(max_entries=48, show_spinner=False)
def _matrix(where: str, revision: int, address: str, _on: Focus) -> Matrix:
    return matrix(_readings(where, revision, address, _on))


@st.cache_resource(max_entries=48, show_spinner=False)
def _queue(where: str, revision: int, address: str, _on: Focus) -> pd.DataFrame:
    stood = _standing(where, revision, address, _on)
    second = positions.readings(_beside_focused(where, revision, address, _on))
    judged = {
        (article, one.actor)
        for one in _questions(where, _on.workspace, revision).judgements
        if one.rule.kind is CorrectionKind.STANCE
        for article in one.rule.articles
    }
    return review.queue(_readings(where, revision, address, _on), stood, second, judged)


@st.cache_resource(max_entries=24, show_spinner="Composing the briefing…")
def _draft(
    where: str, revision: int, address: str, since: date | None, beside: str, _on: Focus
) -> Briefing:
    whole, pipeline = _corpus(where, _on.workspace, revision), settings().spacy_model
    last = briefings.kept(stores.at(where), beside) if beside else None
    earlier = composed(last) if last else None
    store = stores.at(where)
    return drafted(store, whole, _on, pipeline, as_of=now(), since=since, earlier=earlier)


@st.cache_resource(max_entries=8, show_spinner=False)
def _names(where: str, workspace: str, revision: int) -> Names:
    return names(_corpus(where, workspace, revision).actors)


@st.cache_resource(max_entries=48, show_spinner=False)
def _missing(where: str, revision: int, address: str, _on: Focus) -> tuple[Gap, ...]:
    part = _focused(where, revision, address, _on)
    stood = _standing(where, revision, address, _on)
    return missing(part, stood, _questions(where, _on.workspace, revision))


def workspaces() -> tuple[Workspace, ...]:
    """The workspaces that this person may open."""
    person = signed.who()
    every = stores.reading().workspaces()
    return tuple(one for one in every if may_open(person, one.name, one.members))


def kept(one: str) -> Kept | None:
    """The kept briefing of an id; None where there is none, or it is not for this person."""
    found = briefings.kept(stores.reading(), one)
    return found if found and signed.may_see(found.workspace) else None


def _now(workspace: str) -> tuple[str, str, int]:
    """Store, workspace and revision; raises RightsError when this person may not see it."""
    held = reading(workspace)
    return held.where, workspace, held.revision(workspace)


def _at(on: Focus) -> tuple[str, int, str, Focus]:
    """Store, revision, address and focus: the key of whatever is computed from a focus."""
    where, workspace, revision = _now(on.workspace)
    return where, revision, f"{workspace} {focus.to_query(on)}", on


def revision(on: Focus) -> int:
    """The number of the latest change of the workspace."""
    return _now(on.workspace)[2]


def follow(on: Focus, seen: int) -> None:
    """Draws the whole page anew where a fragment of it changed the focus or the workspace.

    `seen` is the revision that the page was drawn from.
    """
    if focus.read() != on or revision(on) != seen:
        st.rerun()


def corpus(on: Focus) -> Corpus:
    """The whole workspace."""
    return _corpus(*_now(on.workspace))


def focused(on: Focus) -> Corpus:
    """The part of the workspace that is in focus."""
    return _focused(*_at(on))


@st.cache_resource(show_spinner=False)
def one_at_a_time() -> Lock:
    """Held while articles are analysed: the language pipeline is one for all sessions."""
    return Lock()


@st.cache_resource(show_spinner=False)
def register() -> Register:
    """What is being read and loaded in this process, by any session."""
    return Register(one_at_a_time())


def notes(on: Focus, article: str) -> tuple[str, ...]:
    """What the analyst should know of how an article was analysed."""
    return dict(reading(on.workspace).notes(on.workspace)).get(article, ())


def sayings(on: Focus) -> pd.DataFrame:
    """The utterances in focus, one row each."""
    return _sayings(*_at(on))


def questions(on: Focus) -> Corrected:
    """The actors of the workspace with joins in doubt and corrections that find nothing."""
    return _questions(*_now(on.workspace))


def folded(on: Focus) -> pd.DataFrame:
    """The events in focus, copies of one event as one."""
    return _folded(*_at(on))


def readings(on: Focus) -> pd.DataFrame:
    """The positions in focus in order of time, copies of a text as one."""
    return _readings(*_at(on))


def standing(on: Focus) -> pd.DataFrame:
    """Where each actor in focus stands, and on how many sources that rests."""
    return _standing(*_at(on))


def heads(on: Focus) -> list[Head]:
    """Every actor in focus with a position, in the order of the board."""
    return _heads(*_at(on))


def queue(on: Focus) -> pd.DataFrame:
    """What in focus is to be reviewed, the most urgent first."""
    return _queue(*_at(on))


def beside(on: Focus) -> Corpus:
    """What is in focus with the positions that gave way to another reader's, and they alone."""
    return _beside_focused(*_at(on))


def changes(on: Focus) -> pd.DataFrame:
    """The changes of position in focus, doubtful ones too, in order of time."""
    return _changes(*_at(on))


def matrix_of(on: Focus) -> Matrix:
    """The positions in focus by actor and time."""
    return _matrix(*_at(on))


def draft(on: Focus, since: date | None, beside: str = "") -> Briefing:
    """The briefing of what is in focus as the desk composes it, with changes since a day, and
    beside a kept briefing, by its id.
    """
    earlier = beside if beside and kept(beside) else ""
    where, revision, address, _ = _at(on)
    found = _draft(where, revision, address, since, earlier, on)
    return replace(found, as_of=now().isoformat(timespec="seconds"))


def texts(on: Focus) -> Mapping[str, str]:
    """The stored text of every article of the workspace."""
    articles = corpus(on).articles
    return dict(zip(articles["id"], articles["text"], strict=True))


def missing_of(on: Focus) -> tuple[Gap, ...]:
    """What is missing in focus, the gravest first."""
    return _missing(*_at(on))


def found(on: Focus, words: str) -> Found:
    """The actors, quotes and articles of the whole workspace that hold the words."""
    return search(corpus(on), words, known=_names(*_now(on.workspace)))
