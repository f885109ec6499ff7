"""A store's address in, the version of its schema out: whether it is there and can be read.

Nothing is made and nothing upgraded, so that looking often changes nothing.
"""

from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from analysis.errors import StoreError
from analysis.settings import without_password
from analysis.store.connect import connect, reading, reason, remedy
from analysis.store.schema import SCHEMA_VERSION, schema_of


def reachable(where: str) -> int:
    """The version of the schema of the store at a file or URL.

    Raises StoreError when it is not there, can't be read, or is of another version than this
    program's.
    """
    shown = without_password(where)
    try:
        if "://" not in where and not Path(where).expanduser().is_file():
            raise StoreError(f"There is no store {shown} yet: open the desk or load an article.")
        engine = connect(where)
        try:
            with closing(reading(engine).connect()) as connection:
                made = schema_of(connection)
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError, ModuleNotFoundError) as error:
        raise StoreError(
            f"The store {shown} can't be read ({reason(error)}): {remedy(error)}"
        ) from error
    if made != SCHEMA_VERSION:
        raise StoreError(
            f"The store {shown} has schema {made}, this version needs {SCHEMA_VERSION}: start "
            "the desk to bring it up to date, or update Détente."
        )
    return made
