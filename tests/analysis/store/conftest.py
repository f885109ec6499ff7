"""The two databases that a store may be in: each test of `where` or `store` runs on both.

PostgreSQL is the one that DETENTE_TEST_POSTGRES names, as `.ci/run` sets it: the address of a
database in which its user may make schemas; each test has one of its own.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from analysis.store import Store
from tests.faults.tally import tally
from tests.lacking import lacking

__all__ = ["tally"]

POSTGRES = os.environ.get("DETENTE_TEST_POSTGRES", "")
REMEDY = (
    "DETENTE_TEST_POSTGRES names no PostgreSQL: install Debian's package postgresql and let "
    ".ci/run make the database for tests"
)


def postgres_schema() -> Iterator[str]:
    """The address of an empty schema, dropped at the end; without PostgreSQL the test is skipped,
    and fails where it has to be there."""
    if not POSTGRES:
        lacking(REMEDY)
    name = f"test_{uuid4().hex[:12]}"
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with admin.connect() as connection:
        connection.execute(sa.DDL(f"CREATE SCHEMA {name}"))
    address = sa.make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={name}"})
    yield address.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.DDL(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store in each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.db")
    else:
        yield from postgres_schema()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An open store with an empty workspace, in each database."""
    opened = Store(where)
    opened.open_workspace("desk")
    yield opened
    opened.close()


class _Earlier(datetime):
    """A clock that was set back to the year 2001."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz).replace(year=2001)


@pytest.fixture
def earlier(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the clock of a module back by decades."""
    return lambda module: monkeypatch.setattr(f"{module}.datetime", _Earlier)
