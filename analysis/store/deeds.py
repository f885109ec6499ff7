"""The store in somebody's hands: read alone, or written with a note of who did what.

A Store in; out a view of it through which nothing can be written, or through which every change
carries a row of the log of deeds in the same transaction. The log is appended to and outlives the
workspaces that it tells of. Left out: who may do what (analysis/roles.py).
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.errors import RightsError
from analysis.store import DESK, Store, workspaces
from analysis.store.database import Database
from analysis.store.schema import deed, utc, workspace
from analysis.types import Correction


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does what, to which workspace: `name` is shown, `who` is certain, both may be empty."""

    name: str
    who: str
    act: str
    workspace: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Deed(Hand):
    """A row of the log."""

    id: int = 0
    made_at: datetime | None = None


class _Closed(Database):
    """An open database for reading alone."""

    def __init__(self, database: Database) -> None:
        vars(self).update(vars(database))

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Refuses: raises RightsError."""
        raise RightsError("This view of the store is for reading alone: nothing was changed.")
        yield  # makes it a generator, as the one that it stands for


class _Noted(Database):
    """An open database whose first change is noted, in the same transaction."""

    def __init__(self, database: Database, hand: Hand) -> None:
        vars(self).update(vars(database))
        self._hand, self._is_noted = hand, False

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One change of the store, and who made it."""
        with super().write() as connection:
            if self._is_noted:
                yield connection
                return
            connection.info.pop(workspaces.MADE, None)
            owner = workspaces.key(connection, self._hand.workspace)
            yield connection
            _note(connection, self._hand, connection.info.pop(workspaces.MADE, owner))
        self._is_noted = True


class _Signed(Store):
    """A store in whose log of corrections stands who signed in, whatever name was typed."""

    def __init__(self, store: Store, hand: Hand) -> None:
        vars(self).update(vars(store))
        self.database, self._hand = _Noted(store.database, hand), hand

    def correct(self, rule: Correction, name: str = DESK, *, seen: int | None = None) -> Correction:
        """Appends a correction under the name of whoever signed in."""
        signed = replace(rule, author=self._hand.name or rule.author)
        return super().correct(signed, name, seen=seen)


def for_reading(store: Store) -> Store:
    """A view of a store through which nothing can be written: that raises RightsError."""
    view = copy.copy(store)
    view.database = _Closed(store.database)
    return view


def in_hands(store: Store, hand: Hand) -> Store:
    """A view of a store whose first change is noted in the same transaction.

    Later changes through it belong to the same deed, as the articles of one loading do.
    """
    return _Signed(store, hand)


def listed(store: Store, name: str = "", *, last: int = 500) -> tuple[Deed, ...]:
    """The latest deeds of a workspace that is there, or of all that ever were, the last first."""
    wanted = sa.select(
        deed.c.name, deed.c.who, deed.c.act, deed.c.workspace, deed.c.detail, deed.c.id,
        deed.c.made_at,
    ).order_by(deed.c.id.desc()).limit(last)  # fmt: skip
    if name:
        wanted = wanted.join(workspace).where(workspace.c.name == name)
    with store.database.read() as connection:
        return tuple(map(_deed, connection.execute(wanted)))


def _deed(row: Any) -> Deed:  # noqa: ANN401 - a row of SQLAlchemy
    name, who, act, where, detail, key, made = row
    return Deed(name, who, act, where, detail, key, utc(made))


def _note(connection: Connection, hand: Hand, owner: int | None) -> None:
    """Adds a row: with the workspace's name of now, or the one that it had where it is gone."""
    there = sa.select(workspace.c.name).where(workspace.c.pk == owner)
    name = connection.execute(there).scalar()
    connection.execute(
        deed.insert().values(
            made_at=datetime.now(UTC), name=hand.name, who=hand.who, act=hand.act,
            workspace=name or hand.workspace, detail=hand.detail,
            workspace_pk=None if name is None else owner,
        )
    )  # fmt: skip
