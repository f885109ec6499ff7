"""The disk full: a clear message, nothing confirmed lost, and on it goes when there is room."""

import random
import re
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.errors import StoreError
from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind
from tests.faults.cluster import Cluster, owned, running
from tests.faults.programs import PATIENCE, detente, ended, files, script, wait_for
from tests.faults.room import BALLAST, give_room, small_disk, take_room
from tests.faults.tally import Opener, Tally
from tests.faults.whole import check_whole

MANY = 60
TOLD = r"(disk is full|No space left on device)\): the disk is full\. Free some space"
LIMIT = 2_000_000
FILLER = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from analysis.errors import StoreError
from analysis.store import Store
from analysis.types import Analysis, Article
store = Store({where!r})
store.open_workspace("desk")
for n in range(100_000):
    try:
        store.save(Analysis(Article(f"a{{n}}", "T", f"T {{n}} " + "words " * 500), "t"))
    except StoreError as error:
        print(error, flush=True)
        break
    print(f"a{{n}}", flush=True)
"""


@dataclass(frozen=True, slots=True)
class Small:
    """A store on a disk with little room."""

    disk: Path
    where: str


@pytest.fixture(params=["sqlite", "postgresql"])
def small(request: pytest.FixtureRequest) -> Iterator[Small]:
    """A store on a small disk, in each database."""
    if request.param == "sqlite":
        with small_disk(8) as disk:
            yield Small(disk, str(disk / "desk.db"))
    else:
        with small_disk(90) as disk, running(data=owned(disk) / "data") as cluster:
            yield Small(disk, cluster.database())


def rule(n: int) -> Correction:
    return Correction(CorrectionKind.IGNORE, f"actor {n} " + "long " * 60, reason="r")


def until_it_fails(change: Callable[[int], Hashable], confirmed: list[Hashable]) -> str:
    """Changes a store on and on, and notes what is confirmed; what is told in the end."""
    try:
        for n in range(100_000):
            confirmed.append(change(n))
    except StoreError as error:
        return str(error)
    return "nothing"


def test_corrections_on_a_full_disk(small: Small, opened: Opener, tally: Tally) -> None:
    store = opened(small.where)
    confirmed: list[Hashable] = [store.correct(rule(0)).id]
    take_room(small.disk, leaving=200_000)
    for _ in range(2):  # the second try is told the same
        told = until_it_fails(lambda n: store.correct(rule(n)).id, confirmed)
        assert re.search(TOLD, told)
    assert len(confirmed) > 2
    found = [one.id for one in store.corrections()]
    tally("disk full", "correction", small.where, confirmed, found)
    assert store.revision() == len(found)
    store = opened(small.where)  # it can be opened and looked at meanwhile
    assert len(store.corrections()) == len(found)
    give_room(small.disk)
    store.correct(rule(0))
    check_whole(store)


def test_load_command_on_a_full_disk(
    small: Small, tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    folder, store = files(tmp_path / "articles", MANY), opened(small.where)
    store.save(Analysis(Article("first", "T", "First"), "t"))
    take_room(small.disk, leaving=150_000)
    code, said = ended(detente(small.where, "load", folder))
    assert code == 2
    assert re.search(TOLD, said)
    assert "Traceback" not in said
    found = [one.id for one in store.articles()]
    assert len(found) < MANY
    tally("disk full", "load", small.where, {"first"}, found, under_way=MANY)
    give_room(small.disk)
    code, said = ended(detente(small.where, "load", folder))
    there = len(found) - 1
    assert said == f"desk: {MANY - there} analysed, {there} there already, 0 not read."
    assert {a.id for a in store.articles()} == {"first", *(f"a{n}" for n in range(MANY))}
    check_whole(store)


def test_export_on_a_full_disk(place: str, opened: Opener, tally: Tally) -> None:
    store = opened(place)
    text = random.Random(7).randbytes(300_000).hex()  # it does not pack
    store.save(Analysis(Article("a", "T", text), "t"))
    with small_disk(1) as disk:
        take_room(disk, leaving=50_000)
        code, said = ended(detente(place, "workspaces", "save", "desk", disk / "desk.zip"))
        assert code == 2
        assert "desk.zip can't be written (No space left on device): name a file" in said
        assert [path.name for path in disk.iterdir()] == [BALLAST]
    tally("disk full", "export", place, {"a"}, [one.id for one in store.articles()])


def test_log_of_postgresql_on_a_full_disk(opened: Opener, tally: Tally) -> None:
    """PostgreSQL itself goes down when its log of changes finds no room; nothing is lost then."""
    with small_disk(40) as disk, running(wal=owned(disk) / "wal") as cluster:
        where = cluster.database()
        store = opened(where)
        confirmed: list[Hashable] = []
        take_room(disk, leaving=200_000)
        told = until_it_fails(lambda n: store.correct(rule(n)).id, confirmed)
        assert re.search(r"the database went away in the middle|the disk is full", told)
        assert len(confirmed) > 2
        give_room(disk)
        found = wait_for(lambda: numbers(store, cluster), "database")
        tally("disk full (log)", "correction", where, confirmed, found, under_way=1)
        store.correct(rule(0))
        check_whole(store)


def numbers(store: Store, cluster: Cluster) -> list[int]:
    """The ids of the corrections; none as long as the database, which is started, is away."""
    if not cluster.is_running:
        cluster.start()
    try:
        return [one.id for one in store.corrections()]
    except StoreError:
        return []


def test_full_by_its_own_limit_says_so_and_goes_on(
    tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    where = str(tmp_path / "desk.db")
    store = opened(where)

    @sa.event.listens_for(store.database.engine, "connect")
    def no_more_room(dbapi: sqlite3.Connection, record: object) -> None:
        dbapi.execute("PRAGMA max_page_count=90")

    store.database.engine.dispose()
    confirmed: list[Hashable] = []
    assert re.search(TOLD, until_it_fails(lambda n: saved(store, n), confirmed))
    found = [one.id for one in store.articles()]
    assert len(confirmed) > 10
    tally("database at its limit", "load", where, confirmed, found)
    assert store.revision() == len(found)
    sa.event.remove(store.database.engine, "connect", no_more_room)
    store.database.engine.dispose()
    assert saved(store, 90_000)
    check_whole(store)


def saved(store: Store, n: int) -> str:
    """Saves an article; its id."""
    assert store.save(Analysis(Article(f"a{n}", "T", f"T {n} " + "words " * 500), "t"))
    return f"a{n}"


def test_a_disk_that_takes_no_more_of_a_file(tmp_path: Path, opened: Opener, tally: Tally) -> None:
    where = str(tmp_path / "desk.db")
    filler = script(FILLER, where=where, limit=LIMIT)
    *confirmed, told = filler.communicate(timeout=PATIENCE)[0].splitlines()
    assert "can't be written to just now (disk I/O error): the disk did not take it" in told
    assert len(confirmed) > 50
    store = opened(where)
    found = [one.id for one in store.articles()]
    tally("disk takes no more", "load", where, confirmed, found)
    assert saved(store, 90_000)
    check_whole(store)
