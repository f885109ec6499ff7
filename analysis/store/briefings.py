"""Briefings that are kept: as composed, with the analysts' edits, under an id that can be shared.

Goes in: JSON texts, of which the store knows nothing. Comes out: the same. A change names the
version that its author saw, so that nobody overwrites what somebody else has typed meanwhile.
"""

from datetime import UTC, datetime

import sqlalchemy as sa

from analysis.errors import MeanwhileError, StoreError
from analysis.store import DESK, Store, workspaces
from analysis.store import kept as rows
from analysis.store.kept import Kept
from analysis.store.schema import analysis as analysed
from analysis.store.schema import article, briefing, utc, workspace

__all__ = ["Kept", "change", "delete", "keep", "kept", "listed", "provenance"]


def keep(
    store: Store, title: str, revision: int, content: str, edits: str, name: str = DESK
) -> Kept:
    """Keeps a new briefing of a workspace under an id that nobody can guess.

    Raises StoreError when there is no such workspace.
    """
    with store.database.write() as connection:
        owner = workspaces.key(connection, name)
        if owner is None:
            raise StoreError(f"There is no workspace {name!r} to keep a briefing in.")
        now = rows.next_moment(connection, owner)
        made = Kept(rows.new_id(), name, title, revision, 1, content, edits, now, now)
        rows.put(connection, owner, [made])
    return made


def kept(store: Store, one: str) -> Kept | None:
    """The briefing of an id; None where there is none."""
    with store.database.read() as connection:
        return rows.one(connection, one)


def listed(store: Store, name: str = DESK) -> tuple[Kept, ...]:
    """The briefings of a workspace, the last made first."""
    with store.database.read() as connection:
        return rows.every(connection, name)


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
            one: (utc(loaded).isoformat(timespec="seconds"), analyser)
            for one, loaded, analyser in connection.execute(wanted)
        }
