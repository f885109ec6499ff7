"""Briefings that are kept: as composed, with the analysts' edits, under an id that can be shared.

Goes in: JSON texts, of which the store knows nothing. Comes out: the same. A change names the
version that its author saw, so that nobody overwrites what somebody else has typed meanwhile.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from analysis.errors import MeanwhileError, StoreError
from analysis.store import DESK, Store
from analysis.store.schema import analysis as analysed
from analysis.store.schema import article, briefing, workspace


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


def keep(
    store: Store, title: str, revision: int, content: str, edits: str, name: str = DESK
) -> Kept:
    """Keeps a new briefing of a workspace under an id that nobody can guess.

    Raises StoreError when there is no such workspace.
    """
    one, now = secrets.token_urlsafe(9), datetime.now(UTC)
    with store.database.write() as connection:
        owner = connection.execute(
            sa.select(workspace.c.pk).where(workspace.c.name == name)
        ).scalar()
        if owner is None:
            raise StoreError(f"There is no workspace {name!r} to keep a briefing in.")
        connection.execute(
            briefing.insert().values(
                id=one, workspace_pk=owner, title=title, revision=revision, version=1,
                content=content, edits=edits, made_at=now, changed_at=now,
            )
        )  # fmt: skip
    return Kept(one, name, title, revision, 1, content, edits, now, now)


def kept(store: Store, one: str) -> Kept | None:
    """The briefing of an id; None where there is none."""
    wanted = sa.select(*_COLUMNS).join(workspace).where(briefing.c.id == one)
    with store.database.read() as connection:
        row = connection.execute(wanted).first()
    return _kept(row) if row else None


def listed(store: Store, name: str = DESK) -> tuple[Kept, ...]:
    """The briefings of a workspace, the last made first."""
    wanted = sa.select(*_COLUMNS).join(workspace).where(workspace.c.name == name)
    with store.database.read() as connection:
        rows = connection.execute(wanted.order_by(briefing.c.made_at.desc(), briefing.c.id))
        return tuple(map(_kept, rows))


def change(store: Store, seen: Kept, **values: str | int) -> Kept:
    """Changes title, revision, content or edits of a briefing that is as it was seen.

    Raises MeanwhileError when somebody else has changed it since, and StoreError when it is gone.
    """
    now = datetime.now(UTC)
    with store.database.write() as connection:
        found = connection.execute(
            sa.update(briefing)
            .where(briefing.c.id == seen.id, briefing.c.version == seen.version)
            .values(version=seen.version + 1, changed_at=now, **values)
        )
        if found.rowcount == 0:
            there = sa.select(briefing.c.id).where(briefing.c.id == seen.id)
            if connection.execute(there).first() is None:
                raise StoreError("The briefing was deleted: compose a new one.")
            raise MeanwhileError(
                "Somebody else has changed this briefing since you opened it: nothing was "
                "changed. Open it again, look, and type your change once more."
            )
    return kept(store, seen.id) or seen


def delete(store: Store, one: str) -> None:
    """Deletes a briefing; one that is not there is no error."""
    with store.database.write() as connection:
        connection.execute(briefing.delete().where(briefing.c.id == one))


def provenance(store: Store, name: str = DESK) -> dict[str, tuple[str, str]]:
    """Of every article by id: the moment when it was loaded, as ISO in UTC, and its analyser."""
    wanted = (
        sa.select(article.c.id, article.c.loaded_at, analysed.c.analyser)
        .join(analysed, analysed.c.article_pk == article.c.pk)
        .join(workspace, workspace.c.pk == article.c.workspace_pk)
        .where(workspace.c.name == name)
    )
    with store.database.read() as connection:
        return {
            one: (_utc(loaded).isoformat(timespec="seconds"), analyser)
            for one, loaded, analyser in connection.execute(wanted)
        }


def _utc(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _kept(row: Any) -> Kept:  # noqa: ANN401 - a row of SQLAlchemy
    *own, made, changed = row
    one, name, title, revision, version, content, edits = own
    return Kept(one, name, title, revision, version, content, edits, _utc(made), _utc(changed))
