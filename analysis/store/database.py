"""An open database: its transactions in, views and changes of it out, its errors in a user's words.

It is made, brought up to date or refused when it is opened. Left out: what is in it.
"""

import copy
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from analysis import logs
from analysis.errors import StoreError
from analysis.settings import without_password
from analysis.store.connect import connect, reading, reason, remedy, writing
from analysis.store.schema import SCHEMA_VERSION, schema_of


class Database:
    """A database of the newest schema. Safe to share between threads.

    Raises StoreError when it can't be opened or was made by a newer version, and from every
    transaction when it fails: nothing of that transaction is kept then.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self._held: Connection | None = None  # the one transaction of a snapshot
        with self._told("opened", OSError, ModuleNotFoundError):
            self.engine = connect(where)
            self._reader, self._writer = reading(self.engine), writing(self.engine)
            try:
                self._bring_up_to_date()
            except BaseException:
                self.engine.dispose()
                raise

    def _bring_up_to_date(self) -> None:
        """Makes the tables where there are none, upgrades older ones, refuses newer ones."""
        with self.engine.begin() as connection:
            made = schema_of(connection)
        if made > SCHEMA_VERSION:
            raise StoreError(
                f"The store {without_password(self.where)} was made by a newer Détente (schema "
                f"{made}, this one knows {SCHEMA_VERSION}): update Détente to open it."
            )
        if made < SCHEMA_VERSION:
            from analysis.store.upgrade import upgrade  # Alembic takes a quarter of a second

            with self._writer.begin() as connection:
                upgrade(connection)

    @contextmanager
    def _told(self, what: str, *others: type[Exception]) -> Iterator[None]:
        """Turns what the database says into an error that a user can mend."""
        told: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error, *others)
        try:
            yield
        except told as error:
            logs.trouble(logs.Event.STORE_FAILED, error)
            raise StoreError(
                f"The store {without_password(self.where)} can't be {what} ({reason(error)}): "
                f"{remedy(error)}"
            ) from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One view of the store: what others write meanwhile is not seen."""
        if self._held is not None:
            yield self._held
            return
        with self._told("read just now"), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One change of the store: kept whole when the block ends, or not at all."""
        if self._held is not None:
            raise StoreError("What is read as one view can't be written to.")
        with self._told("written to just now"), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def at_once(self) -> Iterator["Database"]:
        """This database as it is now: everything that is read through it belongs together."""
        with self.read() as connection:
            view = copy.copy(self)
            view._held = connection
            yield view

    def close(self) -> None:
        """Gives up every connection."""
        self.engine.dispose()
