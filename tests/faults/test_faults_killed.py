"""Programs and the database killed (kill -9) in the middle of load, correction and export."""

import threading
import zipfile
from pathlib import Path

import pytest

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.savefile import open_workspace_file, save_workspace
from analysis.types import Analysis, Article, Correction, CorrectionKind
from tests.faults.cluster import Cluster
from tests.faults.programs import detente, ended, files, kill, script, wait_for
from tests.faults.tally import Opener, Tally
from tests.faults.whole import check_whole

MANY, ENOUGH = 60, 10
FULL = 150
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
CORRECTOR = """
from analysis.store import Store
from analysis.types import Correction, CorrectionKind
store = Store({where!r})
for n in range(100_000):
    rule = Correction(CorrectionKind.IGNORE, f"actor {{n}}", reason="r")
    print(store.correct(rule).id, flush=True)
"""


def ids(store: Store) -> list[str]:
    return [one.id for one in store.articles()]


def load_the_rest(place: str, folder: Path, store: Store) -> None:
    """The same command again does what is left, and nothing twice."""
    before = len(ids(store))
    code, said = ended(detente(place, "load", folder))
    assert (code, said) == (
        0,
        f"desk: {MANY - before} analysed, {before} there already, 0 not read.",
    )
    assert sorted(ids(store)) == sorted(f"a{n}" for n in range(MANY))
    assert store.revision() == MANY
    check_whole(store)


def test_load_command_killed_in_the_middle(
    place: str, tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    folder, store = files(tmp_path / "articles", MANY), opened(place)
    load = detente(place, "load", folder)
    seen = wait_for(lambda: len(found := ids(store)) >= ENOUGH and found, "article")
    kill(load)
    assert len(seen) < MANY, "it was killed too late"
    tally("load command killed", "load", place, seen, ids(store), under_way=MANY)
    check_whole(store)
    load_the_rest(place, folder, store)


def test_corrector_killed_in_the_middle(place: str, opened: Opener, tally: Tally) -> None:
    store = opened(place)
    corrector = script(CORRECTOR, where=place)
    assert corrector.stdout is not None
    confirmed = [int(corrector.stdout.readline()) for _ in range(25)]
    confirmed += map(int, kill(corrector).split())
    found = [rule.id for rule in store.corrections()]
    tally("program killed", "correction", place, confirmed, found, under_way=1)
    assert store.revision() == len(found)
    check_whole(store)


@pytest.fixture
def full(place: str, opened: Opener) -> str:
    """A store whose saved file takes a while to write."""
    store = opened(place)
    store.save_all(
        Analysis(Article(f"a{n}", "T", f"T {n}\n\n" + f"{n} words and words {n * n} " * 2_000), "t")
        for n in range(FULL)
    )
    return place


def test_export_command_killed_in_the_middle(
    full: str, tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    """A file that is there is whole; what was killed leaves none, and the next one is made."""
    whole, broken = tmp_path / "whole.zip", tmp_path / "broken.zip"
    store = opened(full)
    with whole.open("wb") as file:
        save_workspace(store, file)
    export = detente(full, "workspaces", "save", "desk", broken)
    part = tmp_path / "broken.zip.part"
    wait_for(lambda: part.is_file() and part.stat().st_size, "file under way", 0.001)
    kill(export)
    assert not broken.exists(), "it was killed too late"
    tally("export command killed", "export", full, {"whole.zip"}, saved_in(tmp_path))
    assert ended(detente(full, "workspaces", "save", "desk", broken))[0] == 0
    assert saved_in(tmp_path) == {"whole.zip", "broken.zip"}
    assert not part.exists()
    check_whole(store)


def saved_in(folder: Path) -> set[str]:
    """The saved workspaces of a folder; each opens with everything in it."""
    found = set()
    for path in folder.glob("*.zip"):
        store = Store(str(folder / f"{path.stem}.opened.db"))
        with path.open("rb") as file:
            assert open_workspace_file(store, file).articles == FULL
        store.close()
        (folder / f"{path.stem}.opened.db").unlink()
        assert zipfile.ZipFile(path).testzip() is None
        found.add(path.name)
    return found


def test_database_killed_in_the_middle_of_a_load(
    cluster: Cluster, tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    where, folder = cluster.database(), files(tmp_path / "articles", MANY)
    store = opened(where)
    load = detente(where, "load", folder)
    seen = wait_for(lambda: len(found := ids(store)) >= ENOUGH and found, "article")
    cluster.kill()
    code, said = ended(load)
    assert len(seen) < MANY, "it was killed too late"
    assert code == 2
    assert "error The store postgresql+psycopg://desk:***@" in said
    assert "Traceback" not in said
    cluster.start()
    tally("database killed", "load", where, seen, ids(store), under_way=MANY)
    load_the_rest(where, folder, store)


def test_database_killed_in_the_middle_of_corrections(
    cluster: Cluster, opened: Opener, tally: Tally
) -> None:
    where = cluster.database()
    store = opened(where)
    confirmed: list[int] = []
    told: list[str] = []
    enough = threading.Event()

    def work(who: int) -> None:
        try:
            for n in range(100_000):
                rule = Correction(CorrectionKind.IGNORE, f"actor {who} {n}", reason="r")
                confirmed.append(store.correct(rule).id)
                if len(confirmed) >= 60:
                    enough.set()
        except StoreError as error:
            told.append(str(error))

    people = [threading.Thread(target=work, args=(who,)) for who in range(5)]
    for person in people:
        person.start()
    assert enough.wait(100)
    cluster.kill()
    for person in people:
        person.join()
    assert len(told) == 5
    cluster.start()
    found = [made.id for made in store.corrections()]
    tally("database killed", "correction", where, confirmed, found, under_way=5)
    assert store.revision() == len(found)
    check_whole(store)


def test_database_killed_in_the_middle_of_an_export(
    cluster: Cluster, tmp_path: Path, opened: Opener, tally: Tally
) -> None:
    where, file = cluster.database(), tmp_path / "desk.zip"
    store = opened(where)
    store.save_all(Analysis(Article(f"a{n}", "T", f"T {n}"), "t") for n in range(FULL))
    with cluster.admin(where) as holder, cluster.admin() as onlooker:
        holder.exec_driver_sql("BEGIN; LOCK TABLE evidence")  # the export waits here, without end
        export = detente(where, "workspaces", "save", "desk", file)
        wait_for(lambda: onlooker.exec_driver_sql(WAITING).scalar(), "export that waits")
        part = tmp_path / "desk.zip.part"
        assert part.is_file()
        cluster.kill()
        holder.invalidate()
        onlooker.invalidate()
    code, said = ended(export)
    assert code == 2
    assert "the database went away in the middle" in said
    assert (file.exists(), part.exists()) == (False, False)
    cluster.start()
    found = ids(store)
    tally("database killed", "export", where, {f"a{n}" for n in range(FULL)}, found)
    assert ended(detente(where, "workspaces", "save", "desk", file))[0] == 0
    assert saved_in(tmp_path) == {"desk.zip"}
    check_whole(store)
