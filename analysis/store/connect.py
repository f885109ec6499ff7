"""A setting in, a database engine out; and what a database says, in words for its user."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from analysis.settings import without_password

PATIENCE = 30  # seconds that a writer waits for another
# Of libpq, where the address does not say otherwise: a database machine that is gone without a word
# is noticed within a minute, not after the two hours of the system's own.
NOTICE = {
    "connect_timeout": "10",
    "keepalives_idle": "20",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "50000",
}
# What databases say and what to do about it; the first that fits.
REMEDIES = (
    (
        ("disk is full", "no space left", "disk full", "could not extend file", "quota exceeded"),
        "the disk is full. Free some space and do it again; what was there is unharmed.",
    ),
    (
        ("disk i/o error", "input/output error", "file too large"),
        "the disk did not take it. Look whether it is full, over a quota or failing, then do it "
        "again; what was there is unharmed.",
    ),
    (
        ("is locked", "lock timeout"),
        "another program holds it. Wait until that has ended and do it again.",
    ),
    (
        ("is starting up", "in recovery mode", "is shutting down", "not yet accepting"),
        "the database is starting or stopping. Wait a moment and do it again.",
    ),
)


def url(where: str) -> sa.URL:
    """The database URL of a setting that is a URL or a file."""
    if "://" in where:
        return sa.make_url(where)
    path = Path(where).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True)
    return sa.URL.create("sqlite", database=str(path))


def _prepare_sqlite(engine: Engine) -> None:
    """WAL, so that readers never wait; writers queue for up to 30 seconds.

    FULL, so that what was confirmed is there when the power fails: 4 ms a change, measured.
    """

    @sa.event.listens_for(engine, "connect")
    def connect(dbapi: sqlite3.Connection, record: object) -> None:
        dbapi.isolation_level = None  # transactions are begun below, not by the driver
        dbapi.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            dbapi.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgres(engine: Engine) -> None:
    """Writers queue for up to 30 seconds, as in SQLite."""

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")


def connect(where: str) -> Engine:
    """An engine for the store at that file or URL."""
    address = url(where)
    if address.get_backend_name() == "sqlite":
        engine = sa.create_engine(address)
        _prepare_sqlite(engine)
        return engine
    asked = {name: value for name, value in NOTICE.items() if name not in address.query}
    engine = sa.create_engine(
        address,
        pool_pre_ping=True,  # the database may have been away
        connect_args=asked if address.get_driver_name() == "psycopg" else {},
    )
    if address.get_backend_name() == "postgresql":
        _prepare_postgres(engine)
    return engine


def writing(engine: Engine) -> Engine:
    """The engine for transactions that write; one at a time in SQLite."""
    return engine.execution_options(writes=True)


def reading(engine: Engine) -> Engine:
    """The engine for transactions that read: each sees one moment of the store."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def reason(error: Exception) -> str:
    """What the database said, in one line."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    return without_password(lines[0]) if lines else type(cause).__name__


def remedy(error: Exception) -> str:
    """What its user can do about it, in one sentence."""
    said = str(error).casefold()
    if isinstance(error, ModuleNotFoundError):
        return "install what it needs, for PostgreSQL the extra: pip install 'detente[postgres]'."
    for words, told in REMEDIES:
        if any(one in said for one in words):
            return told
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return (
            "the database went away in the middle. When it is back, look whether the change is "
            "there before you make it again."
        )
    if isinstance(error, DBAPIError) and not isinstance(error.orig, sqlite3.Error):
        return (
            "nothing that was kept is lost. Try again in a moment; if it lasts, check that the "
            "database runs and lets this user in, or set DETENTE_STORE."
        )
    return "check that the path is writable and is a Détente store, or set DETENTE_STORE."
