"""Upgrades: a store of the first release opens with everything in it, and no accident loses it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.connect import connect
from analysis.store.schema import METADATA, SCHEMA_VERSION
from analysis.store.upgrade import STEPS
from analysis.types import Correction, CorrectionKind

ROOT = Path(__file__).parents[3]
FIRST = (Path(__file__).parent / "first_release.sql").read_text(encoding="utf-8")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A store as the first release wrote it: one article with its results and a correction."""
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST)
    return path


def schema_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT version FROM schema_step").fetchone()[0]


def test_upgrade_keeps_everything_of_the_first_release(first: Path) -> None:
    store = Store(str(first))
    (one,) = store.articles()
    assert (one.id, one.outlet, one.published_from) == ("one", "Courier", "manifest")
    assert (one.language, one.section, one.credit, one.published_certainty) == ("", "", "", "")
    counts = {t: len(store.rows(t).rows) for t in ("actor", "mention", "quote", "event", "stance")}
    assert set(counts.values()) == {1}
    found = store.rows("stance")
    assert found.rows[0][found.columns.index("reader")] == "offline"
    assert len(store.rows("evidence").rows) == 1
    assert [rule.value for rule in store.corrections()] == ["Ada B. Brook"]
    store.correct(Correction(CorrectionKind.IGNORE, "Ada Brook", reason="works after"))
    assert schema_in(first) == SCHEMA_VERSION
    store.close()


def test_upgrade_makes_a_copy_beside_the_store_first(first: Path) -> None:
    Store(str(first)).close()
    copy = first.with_name("desk.db.before-upgrade-1")
    assert schema_in(copy) == 1
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*) FROM article").fetchone() == (1,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_upgrade_never_overwrites_an_older_copy(first: Path) -> None:
    first.with_name("desk.db.before-upgrade-1").write_text("kept")
    Store(str(first)).close()
    assert first.with_name("desk.db.before-upgrade-1").read_text() == "kept"
    assert schema_in(first.with_name("desk.db.before-upgrade-1-2")) == 1


def test_upgrade_leaves_a_new_store_without_a_copy(tmp_path: Path) -> None:
    Store(str(tmp_path / "new.db")).close()
    Store(str(tmp_path / "new.db")).close()
    assert [p.name for p in tmp_path.iterdir()] == ["new.db"]


def test_upgrade_ends_where_the_tables_are_described(tmp_path: Path) -> None:
    where = str(tmp_path / "new.db")
    Store(where).close()
    engine = connect(where)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        difference = compare_metadata(context, METADATA)
    engine.dispose()
    assert difference == []


def test_upgrade_steps_are_counted_without_a_gap() -> None:
    numbers = sorted(int(path.stem.split("_")[1]) for path in STEPS.glob("step_*.py"))
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_upgrade_refuses_the_tables_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match=r"tables of another program \(bookmarks\)"):
        Store(str(path))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
