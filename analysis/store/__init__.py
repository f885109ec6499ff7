"""Where articles and their analyses are kept: SQLite by default, PostgreSQL by its URL.

One article with all that was found in it is one transaction, so a killed process leaves the store
whole. Every change raises the revision of its workspace: what was computed from an older one is
stale. Results are plain rows; corpus-wide actors are computed from them elsewhere.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from analysis.corrections import dated
from analysis.store import articles, copies, kept, log, placing, results, whole, workspaces
from analysis.store.carried import carried
from analysis.store.database import Database
from analysis.store.kept import Kept
from analysis.store.results import Rows
from analysis.store.workspaces import Workspace
from analysis.types import Actor, Analysis, Article, Correction

__all__ = ["DESK", "Rows", "Store", "Workspace"]

DESK = "desk"


class Store:
    """An open store. Safe to share between threads.

    Raises StoreError when the database can't be opened or was made by a newer version, and from
    every method when the database fails: nothing of that call is kept then.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self.database = Database(where)

    @contextmanager
    def at_once(self) -> Iterator["Store"]:
        """This store as it is now: everything that is read through it belongs together."""
        with self.database.at_once() as now:
            view = copy.copy(self)
            view.database = now
            yield view

    def close(self) -> None:
        """Gives up every connection."""
        self.database.close()

    # --- workspaces

    def open_workspace(
        self, name: str, *, fictional: bool = False, members: Iterable[str] = ()
    ) -> Workspace:
        """The workspace of that name, made when it is new, for those members then.

        Raises StoreError when real articles would be mixed with fictional ones, or the name can't
        be one.
        """
        with self.database.write() as connection:
            workspaces.opened(connection, name, fictional=fictional, members=members)
            return next(w for w in workspaces.listed(connection) if w.name == name)

    def workspaces(self) -> tuple[Workspace, ...]:
        """All workspaces, real ones first."""
        with self.database.read() as connection:
            return workspaces.listed(connection)

    def members(self, name: str = DESK) -> tuple[str, ...]:
        """Who may open a workspace; nobody where everyone may, or where it is not there."""
        with self.database.read() as connection:
            return workspaces.members(connection, name)

    def set_members(self, name: str, who: Iterable[str]) -> None:
        """Makes these the members of a workspace; raises StoreError when it is not there."""
        with self.database.write() as connection:
            workspaces.admit(connection, workspaces.raised(connection, name), who)

    def revision(self, name: str = DESK) -> int:
        """The number of changes made to a workspace so far; 0 when it does not exist."""
        with self.database.read() as connection:
            return workspaces.revision(connection, name)

    def rename_workspace(self, name: str, new: str) -> None:
        """Gives a workspace another name.

        Raises StoreError when it is not there, or the new name is taken or can't be one.
        """
        with self.database.write() as connection:
            workspaces.renamed(connection, name, new)

    def copy_workspace(self, name: str, new: str) -> None:
        """Makes a second workspace with the same articles, analyses, log, briefings and members.

        Raises StoreError when there is none of that name, or the new name is taken.
        """
        with self.database.write() as connection:
            fictional = workspaces.held(connection, name)
            whole.made(
                connection,
                new,
                results.analyses(connection, name),
                log.read(connection, name),
                kept.every(connection, name),
                at=workspaces.revision(connection, name),
                fictional=fictional,
                members=workspaces.members(connection, name),
            )

    def empty_workspace(self, name: str, *, corrections: bool = False) -> int:
        """Takes every article out of a workspace and keeps its name; returns how many there were.

        Corrections are rules about actors by name: they stay, and hold again when articles with
        those actors are loaded. With `corrections` they go too.
        """
        with self.database.write() as connection:
            return workspaces.emptied(connection, name, corrections=corrections)

    def delete_workspace(self, name: str) -> None:
        """Deletes a workspace: its articles, all that was found in them, and its corrections."""
        with self.database.write() as connection:
            workspaces.deleted(connection, name)

    def add_workspace(
        self,
        wanted: str,
        content: Iterable[Analysis],
        rules: Sequence[Correction] = (),
        *,
        fictional: bool = False,
        members: Iterable[str] = (),
        briefings: Iterable[Kept] = (),
        at: int = 0,
    ) -> Workspace:
        """Makes a workspace with these analyses, this log and briefings, whole or not at all.

        It is called as wanted, or "wanted 2", "wanted 3" … where that is taken. `at` is the
        revision at which all this belonged together.
        """
        with self.database.write() as connection:
            name = workspaces.free_name(connection, wanted)
            whole.made(
                connection, name, content, rules, briefings,
                at=at, fictional=fictional, members=members,
            )  # fmt: skip
            return next(w for w in workspaces.listed(connection) if w.name == name)

    # --- articles

    def place(self, one: Article, name: str = DESK) -> Article:
        """The article under the id that it has, or will have, in this workspace.

        The same text from the same outlet and address is the same article, whatever its file is
        called; another text under a known id from another file gets an id of its own.
        """
        with self.database.read() as connection:
            return placing.placed(connection, one, name)

    def is_current(
        self, one: Article, analyser: str, name: str = DESK, *, keep_models: bool = True
    ) -> bool:
        """Whether this very article, metadata included, is stored and was read by this analyser.

        With `keep_models`, what a model read besides is as good for an analyser without a model.
        """
        with self.database.read() as connection:
            return articles.is_current(connection, one, analyser, name, keep_models=keep_models)

    def read_by_models(self, name: str = DESK) -> dict[str, str]:
        """The model that read each article that one has read besides, by the article's id."""
        with self.database.read() as connection:
            return articles.read_by_models(connection, name)

    def pending(
        self,
        found: Iterable[Article],
        analyser: str,
        name: str = DESK,
        *,
        keep_models: bool = True,
        given: set[str] | None = None,
    ) -> tuple[Article, ...]:
        """Those of the articles that have to be analysed, under their ids here.

        Left out are articles that are stored as they are, and second copies among the found ones.
        A date that an analyst gave holds, and with `keep_models` what a model read. A loading that
        asks for its articles in parts hands the same set `given` to each call, of the ids that
        they have got.
        """
        with self.database.read() as connection:
            rules = log.read(connection, name)
            ids = set() if given is None else given
            here = [dated(one, rules) for one in placing.different(connection, found, name, ids)]
            return tuple(
                one
                for one in here
                if not articles.is_current(connection, one, analyser, name, keep_models=keep_models)
            )

    def known(self, found: Iterable[Article], analyser: str) -> dict[str, Analysis]:
        """What this analyser found in texts that are stored in any workspace, by `Article.hash`."""
        with self.database.read() as connection:
            return copies.known(connection, found, analyser)

    def articles(self, name: str = DESK) -> tuple[Article, ...]:
        """Every article of a workspace, in order of id."""
        with self.database.read() as connection:
            return articles.every(connection, name)

    def save(self, result: Analysis, name: str = DESK, *, keep_models: bool = True) -> bool:
        """Keeps an article and its analysis in one transaction; says whether anything changed."""
        return self.save_all((result,), name, keep_models=keep_models) == 1

    def save_all(
        self, found: Iterable[Analysis], name: str = DESK, *, keep_models: bool = True
    ) -> int:
        """Keeps many analyses in one transaction, of one article the last; returns how many.

        Each that changes something raises the revision by one. With `keep_models`, an analysis
        without a model does not take the place of one with it, of an article that is the same, and
        takes over what the model read where only the article's metadata have changed.
        """
        with self.database.write() as connection:
            workspaces.held(connection, name)  # what others store meanwhile is seen below
            new = [
                one
                for one in placing.settled(connection, found, name)
                if not articles.is_current(
                    connection, one.article, one.analyser, name, keep_models=keep_models
                )
            ]
            if new:
                new = carried(connection, new, name) if keep_models else new
                owner = workspaces.raised(connection, name, by=len(new))
                articles.put(connection, owner, new)
        return len(new)

    def remove(self, ids: Iterable[str], name: str = DESK) -> int:
        """Takes articles and all that was found in them out of a workspace; returns how many."""
        with self.database.write() as connection:
            gone = articles.removed(connection, tuple(ids), name)
            if gone:
                workspaces.raised(connection, name)
        return gone

    # --- corrections

    def correct(self, rule: Correction, name: str = DESK, *, seen: int | None = None) -> Correction:
        """Appends a correction; returns it with its id and time.

        `seen` is the id of the last correction that the analyst's view knew (0: none): what others
        corrected of the same actor or article since is told instead of overruled in silence.

        Raises StoreError when it has no reason, or takes back what is not there or was taken back,
        and MeanwhileError when somebody else has corrected the same since.
        """
        with self.database.write() as connection:
            owner = workspaces.raised(connection, name)
            return log.append(connection, owner, rule, seen)

    def corrections(self, name: str = DESK) -> tuple[Correction, ...]:
        """Every correction of a workspace, undone ones and undos included, oldest first."""
        with self.database.read() as connection:
            return log.read(connection, name)

    # --- results

    def actors(self, name: str = DESK) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
        """The local actors of every article, mentions included: (article id, actors) in order."""
        with self.database.read() as connection:
            return results.actors(connection, name)

    def analyses(self, name: str = DESK) -> Iterator[Analysis]:
        """Every analysis as it was saved, in order of article, a few in memory at a time."""
        with self.database.read() as connection:
            yield from results.analyses(connection, name)

    def notes(self, name: str = DESK) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the user is told of articles: (article id, notes) of those that have any."""
        with self.database.read() as connection:
            return results.notes(connection, name)

    def rows(self, table: str, name: str = DESK, *, counting: bool = True) -> Rows:
        """One result table of a workspace: actor, mention, quote, timex, event, stance, evidence.

        The columns are the table's own, with `article` (the article's id) first. Stances that gave
        way to another reader's, and their evidence, are left out; with `counting` False only they
        are told.
        """
        with self.database.read() as connection:
            return results.rows(connection, table, name, counting=counting)
