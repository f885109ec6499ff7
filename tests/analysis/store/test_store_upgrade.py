"""Upgrades: a store of the first release opens with everything in it, and no accident loses it."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.connect import connect
from analysis.store.deeds import listed
from analysis.store.schema import METADATA, RESULTS, SCHEMA_VERSION, schema_of
from analysis.store.shared import open_ones
from analysis.store.upgrade import STEPS
from analysis.types import Correction, CorrectionKind
from tests.faults.tally import Tally

ROOT = Path(__file__).parents[3]
FIRST = (Path(__file__).parent / "first_release.sql").read_text(encoding="utf-8")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A store as the first release wrote it: one article with its results and a correction."""
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST)
    return path


@pytest.fixture
def old(where: str) -> str:
    """The same in each database."""
    if "://" not in where:
        with closing(sqlite3.connect(where)) as made:
            made.executescript(FIRST)
        return where
    step = ScriptDirectory(STEPS, version_locations=[STEPS]).get_revision("1")
    engine = connect(where)
    with engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            step.module.upgrade()
        tables = ("schema_step", "workspace", "article", "analysis", *RESULTS, "correction")
        rows = [line for line in re.split(r";\n", FIRST) if line.startswith("INSERT")]
        for table in tables:
            for row in rows:
                if row.startswith(f'INSERT INTO "{table}"'):
                    whether = {"'desk',0": "'desk',false", "'demo',1": "'demo',true"}
                    for number, word in whether.items():
                        row = row.replace(number, word)
                    connection.exec_driver_sql(row)
            for key in ({"correction": ["id"], "schema_step": []}).get(table, ["pk"]):
                counted = f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), 9)"
                connection.exec_driver_sql(counted)
    engine.dispose()
    return where


def schema_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT version FROM schema_step").fetchone()[0]


def schema_at(where: str) -> int:
    engine = connect(where)
    with engine.begin() as connection:
        found = schema_of(connection)
    engine.dispose()
    return found


def test_upgrade_keeps_everything_of_the_first_release(old: str) -> None:
    store = Store(old)
    (one,) = store.articles()
    assert (one.id, one.outlet, one.published_from) == ("one", "Courier", "manifest")
    assert (one.language, one.section, one.credit, one.published_certainty) == ("", "", "", "")
    counts = {t: len(store.rows(t).rows) for t in RESULTS}
    assert set(counts.values()) == {1}
    (whole,) = store.analyses()
    assert (whole.stances[0].reader, whole.other_stances, whole.notes) == ("offline", (), ())
    assert [rule.value for rule in store.corrections()] == ["Ada B. Brook"]
    assert {one.name: one.members for one in store.workspaces()} == {"demo": (), "desk": ()}
    assert (listed(store), open_ones(store)) == ((), ())
    assert store.save(replace(whole, analyser="test 2"))
    store.correct(Correction(CorrectionKind.IGNORE, "Ada Brook", reason="works after"))
    store.close()
    assert schema_at(old) == SCHEMA_VERSION


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


def test_upgrade_ends_where_the_tables_are_described(where: str) -> None:
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


OPENER = """
import sys
sys.path.insert(0, {root!r})
from alembic import op
from analysis.store import Store
add, calls = op.add_column, []
def slow(*words, **named):
    add(*words, **named)
    calls.append(words)
    if len(calls) == {stop}:
        print("in the middle", flush=True)
        sys.stdin.read()
op.add_column = slow
store = Store({where!r})
print(len(store.articles()), flush=True)
store.close()
"""


def opener(where: str, stop: int = 0) -> subprocess.Popen[str]:
    """Another process that opens the store; after `stop` added columns it waits to be killed."""
    script = OPENER.format(root=str(ROOT), where=where, stop=stop)
    return subprocess.Popen(
        [sys.executable, "-c", script], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
    )


@pytest.mark.parametrize("stop", [1, 5, 8])
def test_upgrade_killed_half_way_leaves_the_old_store(old: str, stop: int, tally: Tally) -> None:
    killed = opener(old, stop)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "in the middle\n"
    killed.kill()
    killed.communicate()
    assert schema_at(old) == 1
    store = Store(old)
    held = [*(a.id for a in store.articles()), *(rule.value for rule in store.corrections())]
    tally("upgrade killed half-way", f"step {stop}", old, {"one", "Ada B. Brook"}, held)
    store.close()
    assert schema_at(old) == SCHEMA_VERSION


def test_upgrade_by_several_at_once_is_one_upgrade(old: str) -> None:
    openers = [opener(old) for _ in range(4)]
    ends = [one.communicate(timeout=100) for one in openers]
    assert ends == [("1\n", "")] * 4
    if "://" not in old:
        copies = list(Path(old).parent.glob("*.before-upgrade*"))
        assert [copy.name for copy in copies] == ["desk.db.before-upgrade-1"]


def test_making_by_several_at_once_is_one_store(where: str) -> None:
    openers = [opener(where) for _ in range(4)]
    ends = [one.communicate(timeout=100) for one in openers]
    assert ends == [("0\n", "")] * 4


def test_upgrade_without_room_for_the_copy_leaves_the_old_store(first: Path) -> None:
    program = "import resource, signal, sys; sys.path.insert(0, sys.argv[2])\n"
    program += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    program += "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
    program += "from analysis.errors import StoreError\nfrom analysis.store import Store\n"
    program += "try: Store(sys.argv[1])\nexcept StoreError as error: print(error)\n"
    command = [sys.executable, "-c", program, str(first), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    assert "can't be opened" in done.stdout
    assert schema_in(first) == 1
    assert not list(first.parent.glob("*.before-upgrade*"))
    Store(str(first)).close()
    assert schema_in(first) == SCHEMA_VERSION
