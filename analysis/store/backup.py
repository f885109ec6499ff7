"""A copy of an SQLite store while it is in use: whole, of one moment, or not there at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

from analysis.errors import StoreError
from analysis.settings import without_password
from analysis.store.connect import url


def back_up(where: str, copy: Path) -> None:
    """Copies the store at a file or URL; others may read and write it meanwhile.

    Raises StoreError when it is not in SQLite, is not there, or the copy can't be written.
    """
    address = url(where)
    if address.get_backend_name() != "sqlite":
        raise StoreError(
            f"The store {without_password(where)} is not a file: back it up with pg_dump, as "
            "docs/store.md shows, or save its workspaces one by one."
        )
    store = Path(address.database or "")
    if not store.is_file():
        raise StoreError(f"There is no store {store} to back up: check DETENTE_STORE.")
    if copy.exists():
        raise StoreError(f"{copy} is there already and is kept: name another file.")
    try:
        copy_sqlite(store, copy)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"{copy} can't be written ({error}): name a file in a folder that is yours, on a disk "
            "with room for it."
        ) from error


def copy_sqlite(store: Path, copy: Path) -> None:
    """Copies an SQLite file, with what is still in its log of changes."""
    part = copy.with_name(copy.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)
