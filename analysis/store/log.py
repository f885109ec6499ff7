"""The log of corrections: rules are appended, never changed; an undo is one more row."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.errors import MeanwhileError, StoreError
from analysis.store.meanwhile import clash, told
from analysis.store.schema import correction, utc, workspace
from analysis.types import Correction, CorrectionKind


def append(
    connection: Connection, owner: int, rule: Correction, seen: int | None = None
) -> Correction:
    """Adds a rule to a workspace's log; returns it with its id and time.

    `seen` is the id of the last rule that its author knew. Raises StoreError when it has no
    reason, or takes back what is not there or was taken back, and MeanwhileError when another rule
    about the same is younger than `seen`.
    """
    if not rule.reason.strip():
        raise StoreError("A correction needs a reason: say in a few words why it is right.")
    if rule.undoes is not None:
        _check_undo(connection, owner, rule.undoes)
    if seen is not None and (other := clash(rule, _log(connection, owner), seen)):
        raise MeanwhileError(told(other))
    stamped = replace(rule, made_at=datetime.now(UTC))
    return replace(stamped, id=_insert(connection, owner, stamped))


def replay(connection: Connection, owner: int, rules: Iterable[Correction]) -> None:
    """Adds the log of another workspace, times and authors kept; undos follow to the new ids."""
    new: dict[int, int] = {}
    for rule in rules:
        undoes = None if rule.undoes is None else new[rule.undoes]
        new[rule.id] = _insert(connection, owner, replace(rule, undoes=undoes))


def read(connection: Connection, name: str) -> tuple[Correction, ...]:
    """The log of a workspace, oldest first: in order of id, since clocks are set back."""
    owner = sa.select(workspace.c.pk).where(workspace.c.name == name).scalar_subquery()
    return _log(connection, owner)


def _insert(connection: Connection, owner: int, rule: Correction) -> int:
    values = {field: value for field, value in asdict(rule).items() if field != "id"}
    added = correction.insert().values(workspace_pk=owner, **values).returning(correction.c.id)
    number: int = connection.execute(added).scalar_one()
    return number


def _log(connection: Connection, owner: int | sa.ScalarSelect[int]) -> tuple[Correction, ...]:
    wanted = sa.select(correction).where(correction.c.workspace_pk == owner)
    return tuple(map(_correction, connection.execute(wanted.order_by(correction.c.id))))


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
    held["made_at"] = utc(held["made_at"])
    return Correction(**held)
