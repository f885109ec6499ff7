"""Workspaces: named sets of articles with their log of corrections; made, changed, deleted.

Every function works within the transaction of the connection that it is given.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.errors import StoreError
from analysis.store.schema import article, correction, member, retired_name, workspace

LONGEST_NAME = 80
MADE = "detente workspace made"  # in a connection's notes: the key of the workspace just made


@dataclass(frozen=True, slots=True)
class Workspace:
    """A named set of articles; `fictional` ones are never shown or counted with real ones.

    `members` may open it, as analysis/roles.py reads them; with none, everyone may.
    """

    name: str
    fictional: bool
    revision: int
    articles: int
    corrections: int = 0  # rows of the log, undos included
    members: tuple[str, ...] = ()


def listed(connection: Connection) -> tuple[Workspace, ...]:
    """All workspaces, real ones first."""

    def counted(table: sa.Table) -> sa.ScalarSelect[int]:
        count = sa.select(sa.func.count()).select_from(table)
        return count.where(table.c.workspace_pk == workspace.c.pk).scalar_subquery()

    wanted = sa.select(
        workspace.c.name,
        workspace.c.fictional,
        workspace.c.revision,
        counted(article),
        counted(correction),
    ).order_by(workspace.c.fictional, workspace.c.name)
    found = tuple(Workspace(*row) for row in connection.execute(wanted))
    named = sa.select(workspace.c.name, member.c.who).join(member).order_by(member.c.who)
    who: dict[str, tuple[str, ...]] = {}
    for name, one in connection.execute(named):
        who[name] = (*who.get(name, ()), one)
    return tuple(replace(one, members=who.get(one.name, ())) for one in found)


def members(connection: Connection, name: str) -> tuple[str, ...]:
    """Who may open a workspace; nobody where everyone may, or where it is not there."""
    wanted = sa.select(member.c.who).join(workspace).where(workspace.c.name == name)
    return tuple(connection.execute(wanted.order_by(member.c.who)).scalars())


def admit(connection: Connection, owner: int, who: Iterable[str]) -> None:
    """Makes these the members of a workspace, and no others."""
    connection.execute(member.delete().where(member.c.workspace_pk == owner))
    rows = [{"workspace_pk": owner, "who": one} for one in dict.fromkeys(who)]
    if rows:
        connection.execute(member.insert(), rows)


def key(connection: Connection, name: str) -> int | None:
    """The key of a workspace; None where there is none of that name."""
    wanted = sa.select(workspace.c.pk).where(workspace.c.name == name)
    found: int | None = connection.execute(wanted).scalar()
    return found


def opened(
    connection: Connection, name: str, *, fictional: bool, members: Iterable[str] = ()
) -> None:
    """Makes a workspace where there is none of that name; one that is there keeps its members.

    Raises StoreError when real articles would be mixed with fictional ones.
    """
    there = connection.execute(
        sa.select(workspace.c.fictional).where(workspace.c.name == name)
    ).scalar()
    if there is None:
        made(connection, name, fictional=fictional, members=members)
    elif there != fictional:
        raise StoreError(
            f"The workspace {name!r} holds {'fictional' if there else 'real'} articles, and these "
            "are not: load them into another workspace."
        )


def made(connection: Connection, name: str, *, fictional: bool, members: Iterable[str] = ()) -> int:
    """Makes a workspace; returns its key.

    Raises StoreError when the name can't be one or is taken.
    """
    _check_free(connection, name)
    values = {"name": name, "fictional": fictional, "revision": _reached(connection, name)}
    insert = workspace.insert().values(made_at=datetime.now(UTC), **values)
    owner: int = connection.execute(insert.returning(workspace.c.pk)).scalar_one()
    admit(connection, owner, members)
    connection.info[MADE] = owner
    return owner


def held(connection: Connection, name: str) -> bool:
    """Whether a workspace is fictional; nobody else changes it until the transaction ends.

    Raises StoreError when it is not there.
    """
    wanted = sa.select(workspace.c.fictional).where(workspace.c.name == name)
    found: bool | None = connection.execute(wanted.with_for_update()).scalar()
    if found is None:
        raise StoreError(f"There is no workspace {name!r}: check its name.")
    return found


def revision(connection: Connection, name: str) -> int:
    """The number of changes made to a workspace so far; 0 when it does not exist."""
    wanted = sa.select(workspace.c.revision).where(workspace.c.name == name)
    return connection.execute(wanted).scalar() or 0


def raised(connection: Connection, name: str, *, by: int = 1) -> int:
    """The key of a workspace whose revision has just been raised; other writers to it wait."""
    owner: int | None = connection.execute(
        sa.update(workspace)
        .where(workspace.c.name == name)
        .values(revision=workspace.c.revision + by)
        .returning(workspace.c.pk)
    ).scalar()
    if owner is None:
        raise StoreError(f"There is no workspace {name!r}: open it first.")
    return owner


def renamed(connection: Connection, name: str, new: str) -> None:
    """Gives a workspace another name; raises StoreError when that is taken or can't be one."""
    owner = raised(connection, name)
    _check_free(connection, new)
    _retire(connection, owner)
    values = {"name": new, "revision": workspace.c.revision + _reached(connection, new)}
    connection.execute(sa.update(workspace).where(workspace.c.pk == owner).values(values))


def emptied(connection: Connection, name: str, *, corrections: bool) -> int:
    """Takes every article out, and the log of corrections if told so; returns how many articles."""
    owner = raised(connection, name)
    gone = connection.execute(article.delete().where(article.c.workspace_pk == owner)).rowcount
    if corrections:
        connection.execute(correction.delete().where(correction.c.workspace_pk == owner))
    return gone


def deleted(connection: Connection, name: str) -> None:
    """Deletes a workspace with its articles, all that was found in them and its corrections."""
    owner = raised(connection, name)
    _retire(connection, owner)
    connection.execute(correction.delete().where(correction.c.workspace_pk == owner))
    connection.execute(workspace.delete().where(workspace.c.pk == owner))


def free_name(connection: Connection, wanted: str) -> str:
    """The name, or the first of "name 2", "name 3" … that no workspace has."""
    taken = set(connection.execute(sa.select(workspace.c.name)).scalars())
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted[: LONGEST_NAME - 6]} {number}"
    return name


def _check_free(connection: Connection, name: str) -> None:
    odd = any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name)
    if odd or not name.strip() or name != name.strip() or len(name) > LONGEST_NAME:
        raise StoreError(
            f"A workspace can't be called {name[:LONGEST_NAME]!r}: give it up to {LONGEST_NAME} "
            "characters in one line, without space at its ends."
        )
    if key(connection, name) is not None:
        raise StoreError(f"There is a workspace {name!r} already: give another name.")


def _reached(connection: Connection, name: str) -> int:
    """The revision that the name had got to before, 0 where it is new."""
    known = sa.select(retired_name.c.revision).where(retired_name.c.name == name)
    return connection.execute(known).scalar() or 0


def _retire(connection: Connection, owner: int) -> None:
    """Notes how far the revisions of a name got that is about to be free."""
    name, revision = connection.execute(
        sa.select(workspace.c.name, workspace.c.revision).where(workspace.c.pk == owner)
    ).one()
    connection.execute(retired_name.delete().where(retired_name.c.name == name))
    connection.execute(retired_name.insert().values(name=name, revision=revision))
