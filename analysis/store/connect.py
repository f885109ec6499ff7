"""A setting in, a database engine out."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError


def url(where: str) -> sa.URL:
    """The database URL of a setting that is a URL or a file."""
    if "://" in where:
        return sa.make_url(where)
    path = Path(where).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True)
    return sa.URL.create("sqlite", database=str(path))


def _prepare_sqlite(engine: Engine) -> None:
    """WAL, so that readers never wait; writers queue for up to 30 seconds."""

    @sa.event.listens_for(engine, "connect")
    def connect(dbapi: sqlite3.Connection, record: object) -> None:
        dbapi.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            dbapi.execute(f"PRAGMA {pragma}")
        dbapi.execute("PRAGMA busy_timeout=30000")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def connect(where: str) -> Engine:
    """An engine for the store at that file or URL."""
    engine = sa.create_engine(url(where))
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    return engine


def shown(where: str) -> str:
    """A store's address without a password.

    >>> shown("postgresql://desk:secret@db/desk")
    'postgresql://desk:***@db/desk'
    """
    if "://" not in where:
        return where
    try:
        return sa.make_url(where).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "at DETENTE_STORE"


def reason(error: Exception) -> str:
    """What the database said, in one line."""
    cause = error.orig if isinstance(error, DatabaseError) and error.orig else error
    return str(cause).splitlines()[0]
