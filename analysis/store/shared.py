"""Views that are shared outside: which page and query of which workspace, until when.

Left out: the links that open them (analysis/shares.py).
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from analysis.errors import StoreError
from analysis.store import DESK, Store, workspaces
from analysis.store.schema import share, utc, workspace


@dataclass(frozen=True, slots=True)
class Share:
    """A view that can be opened without signing in; at `ended_at` it was taken back."""

    id: str
    workspace: str
    page: str
    query: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None


_COLUMNS = (
    share.c.id, workspace.c.name, share.c.page, share.c.query, share.c.made_by, share.c.made_at,
    share.c.expires_at, share.c.ended_at,
)  # fmt: skip


def put(
    store: Store, page: str, query: str, expires: datetime, made_by: str, name: str = DESK
) -> Share:
    """Keeps a view under an id that nobody can guess.

    Raises StoreError when there is no such workspace.
    """
    one, now = secrets.token_urlsafe(12), datetime.now(UTC)
    with store.database.write() as connection:
        owner = workspaces.key(connection, name)
        if owner is None:
            raise StoreError(f"There is no workspace {name!r} of which to share a view.")
        connection.execute(
            share.insert().values(
                id=one, workspace_pk=owner, page=page, query=query, made_by=made_by, made_at=now,
                expires_at=expires,
            )
        )  # fmt: skip
    return Share(one, name, page, query, made_by, now, expires)


def find(store: Store, one: str) -> Share | None:
    """The view of an id, under its workspace's name of now; None where that is gone."""
    wanted = sa.select(*_COLUMNS).join(workspace).where(share.c.id == one)
    with store.database.read() as connection:
        row = connection.execute(wanted).first()
    return _share(row) if row else None


def open_ones(store: Store, name: str = DESK) -> tuple[Share, ...]:
    """The views of a workspace that can be opened now, the last made first."""
    wanted = (
        sa.select(*_COLUMNS)
        .join(workspace)
        .where(
            workspace.c.name == name,
            share.c.ended_at.is_(None),
            share.c.expires_at > datetime.now(UTC),
        )
    )
    with store.database.read() as connection:
        rows = connection.execute(wanted.order_by(share.c.made_at.desc(), share.c.id))
        return tuple(map(_share, rows))


def end(store: Store, one: str) -> None:
    """Takes a view back; one that was taken back, or is gone, is no error."""
    with store.database.write() as connection:
        connection.execute(
            sa.update(share)
            .where(share.c.id == one, share.c.ended_at.is_(None))
            .values(ended_at=datetime.now(UTC))
        )


def _share(row: Any) -> Share:  # noqa: ANN401 - a row of SQLAlchemy
    one, name, page, query, by, made, expires, ended = row
    return Share(one, name, page, query, by, utc(made), utc(expires), utc(ended) if ended else None)
