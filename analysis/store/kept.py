"""Kept briefings as rows: put into a workspace, read out of it, and taken over into a copy of it.

Every function works within the transaction of the connection that it is given.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.store.schema import briefing, utc, workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing in the store; `revision` is the workspace's when it was composed."""

    id: str
    workspace: str
    title: str
    revision: int
    version: int
    content: str
    edits: str
    made_at: datetime
    changed_at: datetime


_COLUMNS = (
    briefing.c.id, workspace.c.name, briefing.c.title, briefing.c.revision, briefing.c.version,
    briefing.c.content, briefing.c.edits, briefing.c.made_at, briefing.c.changed_at,
)  # fmt: skip


def new_id() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(9)


def one(connection: Connection, key: str) -> Kept | None:
    """The briefing of an id; None where there is none."""
    row = connection.execute(_wanted().where(briefing.c.id == key)).first()
    return _kept(row) if row else None


def every(connection: Connection, name: str) -> tuple[Kept, ...]:
    """The briefings of a workspace, the last made first."""
    wanted = _wanted().where(workspace.c.name == name)
    rows = connection.execute(wanted.order_by(briefing.c.made_at.desc(), briefing.c.id))
    return tuple(map(_kept, rows))


def put(connection: Connection, owner: int, kept: Iterable[Kept]) -> None:
    """Puts briefings into the workspace of that key."""
    for this in kept:
        values = {field: value for field, value in asdict(this).items() if field != "workspace"}
        connection.execute(briefing.insert().values(workspace_pk=owner, **values))


def next_moment(connection: Connection, owner: int) -> datetime:
    """Now, or just after the last briefing of a workspace where the clock was set back since:
    the last made is always the last in the list.
    """
    latest = sa.select(sa.func.max(briefing.c.made_at)).where(briefing.c.workspace_pk == owner)
    last: datetime | None = connection.execute(latest).scalar()
    now = datetime.now(UTC)
    return max(now, utc(last) + timedelta(microseconds=1)) if last else now


def taken_over(
    connection: Connection, kept: Iterable[Kept], before: int, now: int
) -> tuple[Kept, ...]:
    """Briefings of one workspace as another takes them over, which is at revision `now`.

    Those that were up to date at revision `before` are so here too. An id that is free is kept, so
    that shared links go on leading there after a move to another database.
    """
    given = tuple(kept)
    wanted = sa.select(briefing.c.id).where(briefing.c.id.in_([this.id for this in given]))
    taken = set(connection.execute(wanted).scalars())
    return tuple(
        replace(
            this,
            id=new_id() if this.id in taken else this.id,
            revision=now if this.revision == before else 0,
        )
        for this in given
    )


def _wanted() -> sa.Select[Any]:
    return sa.select(*_COLUMNS).join(workspace)


def _kept(row: Any) -> Kept:  # noqa: ANN401 - a row of SQLAlchemy
    *own, made, changed = row
    one, name, title, revision, version, content, edits = own
    return Kept(one, name, title, revision, version, content, edits, utc(made), utc(changed))
