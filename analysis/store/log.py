"""The log of corrections: rules are appended, never changed; an undo is one more row."""

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.errors import StoreError
from analysis.store.schema import correction, workspace
from analysis.types import Correction, CorrectionKind


def append(connection: Connection, owner: int, rule: Correction) -> Correction:
    """Adds a rule to a workspace's log; returns it with its id and time.

    Raises StoreError when it has no reason, or takes back what is not there or was taken back.
    """
    if not rule.reason.strip():
        raise StoreError("A correction needs a reason: say in a few words why it is right.")
    if rule.undoes is not None:
        _check_undo(connection, owner, rule.undoes)
    stamped = replace(rule, made_at=datetime.now(UTC))
    values = {field: value for field, value in asdict(stamped).items() if field != "id"}
    added = correction.insert().values(workspace_pk=owner, **values).returning(correction.c.id)
    return replace(stamped, id=connection.execute(added).scalar_one())


def read(connection: Connection, name: str) -> tuple[Correction, ...]:
    """The log of a workspace, oldest first."""
    wanted = (
        sa.select(correction)
        .join(workspace, workspace.c.pk == correction.c.workspace_pk)
        .where(workspace.c.name == name)
        .order_by(correction.c.id)
    )
    return tuple(_correction(row) for row in connection.execute(wanted))


def _check_undo(connection: Connection, owner: int, undone: int) -> None:
    there = sa.select(correction.c.kind).where(
        correction.c.workspace_pk == owner, correction.c.id == undone
    )
    kind = connection.execute(there).scalar()
    again = sa.select(correction.c.id).where(correction.c.undoes == undone)
    if kind is None or kind == CorrectionKind.UNDO or connection.execute(again).first():
        raise StoreError(f"Correction {undone} can't be undone: it is not there, or was undone.")


def _correction(row: sa.Row[Any]) -> Correction:
    held = dict(row._mapping)
    del held["workspace_pk"]
    held["kind"] = CorrectionKind(held["kind"])
    held["articles"] = tuple(held["articles"])
    made: datetime = held["made_at"]  # SQLite gives a moment back without its zone
    held["made_at"] = made if made.tzinfo else made.replace(tzinfo=UTC)
    return Correction(**held)
