"""A database in, the same with the newest schema out: made, brought up to date, or refused.

An upgrade is one transaction, after a copy of the SQLite file beside it; whoever opens the store
meanwhile waits. Leaves out the way down: that is the copy.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from analysis.store.backup import copy_sqlite
from analysis.store.schema import SCHEMA_VERSION, schema_of, schema_step

STEPS = Path(__file__).parent / "migrations"
LOCK = 0x44E7E97E  # own number: whoever changes the schema of a PostgreSQL store holds this lock


def upgrade(connection: Connection) -> None:
    """Brings the store of a writing transaction up to date, and nothing if that was done already.

    A store that another process is just making or upgrading is waited for.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    made = schema_of(connection)
    if made >= SCHEMA_VERSION:
        return
    if made and (file := connection.engine.url.database) and connection.dialect.name == "sqlite":
        _copy(Path(file), made)
    _run_steps(connection, made)
    connection.execute(schema_step.delete())
    connection.execute(schema_step.insert().values(version=SCHEMA_VERSION))


def _run_steps(connection: Connection, made: int) -> None:
    steps = ScriptDirectory(STEPS, version_locations=[STEPS])

    def missing(heads: tuple[str, ...], _: MigrationContext) -> list[RevisionStep]:
        # As in Alembic's cookbook: it has no public name.
        return steps._upgrade_revs("head", heads[0] if heads else "base")

    context = MigrationContext.configure(connection, opts={"fn": missing})
    if made and context.get_current_revision() is None:  # from before Alembic kept count
        context.stamp(steps, str(made))
    with Operations.context(context):
        context.run_migrations()


def _copy(store: Path, made: int) -> None:
    """Copies an SQLite store beside it; older copies are kept."""
    copy = store.with_name(f"{store.name}.before-upgrade-{made}")
    number = 1
    while copy.exists():
        number += 1
        copy = store.with_name(f"{store.name}.before-upgrade-{made}-{number}")
    copy_sqlite(store, copy)
