"""The register: every draft and every loading of this process, whoever's page asks for it."""

import secrets
import threading
from collections.abc import Sequence

from analysis.loading.draft import Draft
from analysis.loading.keep import Loading
from analysis.loading.problems import Problem
from analysis.settings import Settings
from analysis.store import Store
from analysis.types import Article

MOST_DRAFTS = 24  # the oldest make room: each holds its files in memory
MOST_OVER = 8  # loadings of a workspace that are over and not put away


class Register:
    """Drafts by their names, loadings by their workspaces. Safe to share between threads."""

    def __init__(self, pipeline: threading.Lock) -> None:
        self._pipeline = pipeline
        self._drafts: dict[str, Draft] = {}
        self._loadings: dict[tuple[str, str], list[Loading]] = {}
        self._lock = threading.Lock()

    def draft(self, name: str) -> Draft | None:
        """The draft of that name, None where it is not held any longer."""
        with self._lock:
            return self._drafts.get(name)

    def new_draft(self, into: str, store: Store, settings: Settings) -> Draft:
        """An empty draft under a name that nobody guesses."""
        made = Draft(secrets.token_urlsafe(9), into, store, settings)
        with self._lock:
            self._drafts[made.name] = made
            for name in list(self._drafts)[:-MOST_DRAFTS]:
                self._dropped(name)
        return made

    def drop(self, name: str) -> None:
        """Forgets a draft and ends its reading."""
        with self._lock:
            self._dropped(name)

    def _dropped(self, name: str) -> None:
        gone = self._drafts.pop(name, None)
        if gone and gone.job:
            gone.job.cancel()

    def load(
        self,
        articles: Sequence[Article],
        into: str,
        store: Store,
        settings: Settings,
        *,
        with_model: bool = False,
        problems: Sequence[Problem] = (),
    ) -> Loading:
        """Starts to load; where others load into that workspace, it waits for them."""
        with self._lock:
            there = self._loadings.setdefault((store.where, into), [])
            after = next((one for one in reversed(there) if not one.job.is_over), None)
            made = Loading(
                articles,
                into,
                store,
                settings,
                self._pipeline,
                with_model=with_model,
                problems=problems,
                after=after,
            )
            over = [one for one in there if one.job.is_over]
            for one in over[: max(0, len(over) - MOST_OVER + 1)]:
                there.remove(one)
            there.append(made)
        return made

    def loadings(self, store: Store, into: str) -> tuple[Loading, ...]:
        """The loadings of a workspace that are under way, or over and not put away, in order."""
        with self._lock:
            return tuple(self._loadings.get((store.where, into), ()))

    def is_loading(self, store: Store, into: str) -> bool:
        """Whether anything is on its way into a workspace."""
        return any(not one.job.is_over for one in self.loadings(store, into))

    def put_away(self, one: Loading, store: Store) -> None:
        """Forgets a loading that is over."""
        with self._lock:
            there = self._loadings.get((store.where, one.into), [])
            if one in there and one.job.is_over:
                there.remove(one)
