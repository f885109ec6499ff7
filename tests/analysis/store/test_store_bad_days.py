"""Bad days: processes killed, disks full, the database away. What was confirmed is there after."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.errors import StoreError
from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind

ROOT = Path(__file__).parents[3]
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
CORRECTOR = """
import sys
sys.path.insert(0, {root!r})
from analysis.store import Store
from analysis.types import Correction, CorrectionKind
store = Store({where!r})
for n in range(100_000):
    rule = Correction(CorrectionKind.IGNORE, f"actor {{n}}", reason="r")
    print(store.correct(rule).id, flush=True)
"""
FILLER = """
import resource, signal, sys
sys.path.insert(0, {root!r})
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
    print(n, flush=True)
"""


def one(number: int) -> Analysis:
    return Analysis(Article(f"a{number}", "T", f"T {number} " + "words " * 500), "t")


def rule(name: object) -> Correction:
    return Correction(CorrectionKind.IGNORE, f"actor {name}", reason="r")


def test_a_corrector_killed_has_lost_nothing_confirmed(where: str, store: Store) -> None:
    script = CORRECTOR.format(root=str(ROOT), where=where)
    killed = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert killed.stdout is not None
    confirmed = [int(killed.stdout.readline()) for _ in range(25)]
    killed.kill()
    confirmed += [int(line) for line in killed.communicate()[0].split("\n") if line]
    found = [made.id for made in store.corrections()]
    assert set(confirmed) <= set(found)
    assert len(found) - len(confirmed) <= 1
    assert store.revision() == len(found)


def test_a_full_store_says_so_and_keeps_what_was_confirmed(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "desk.db"))
    store.open_workspace("desk")
    store.correct(rule("kept"))

    @sa.event.listens_for(store.database.engine, "connect")
    def no_more_room(dbapi: sa.PoolProxiedConnection, record: object) -> None:
        dbapi.execute("PRAGMA max_page_count=90")

    store.database.engine.dispose()
    saved = 0

    def fill() -> None:
        nonlocal saved
        while saved < 10_000:
            store.save(one(saved))
            saved += 1

    with pytest.raises(StoreError, match=r"can't be written .*the disk is full\. Free some space"):
        fill()
    assert saved > 10
    assert len(store.articles()) == saved
    assert store.revision() == saved + 1
    sa.event.remove(store.database.engine, "connect", no_more_room)
    store.database.engine.dispose()
    store.save(one(saved))
    assert len(store.articles()) == saved + 1
    store.close()


def test_a_disk_that_takes_no_more_costs_only_what_was_not_confirmed(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    script = FILLER.format(root=str(ROOT), where=where, limit=2_000_000)
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=True)
    *confirmed, told = done.stdout.splitlines()
    assert "can't be written to just now" in told
    assert len(confirmed) > 50
    store = Store(where)
    assert {a.id for a in store.articles()} == {f"a{n}" for n in confirmed}
    store.save(one(len(confirmed)))
    assert len(store.articles()) == len(confirmed) + 1
    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.close()


class Cluster:
    """A PostgreSQL of its own, to be stopped and killed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.where = f"postgresql+psycopg://desk:secret@127.0.0.1:{self.port}/postgres"
        self.data = home / "data"
        self._run("initdb", "-A", "trust", "-U", "desk", "-E", "UTF8", "--no-sync")

    def _run(self, program: str, *words: str) -> None:
        command = [str(BINARIES[-1].with_name(program)), "-D", str(self.data), *words]
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        log = self.home / "output"
        with log.open("ab") as out:
            done = subprocess.run(
                command, cwd=self.home, stdout=out, stderr=out, timeout=100, check=False
            )
        said = "".join(f.read_text(errors="replace") for f in self.home.glob("*") if f.is_file())
        assert done.returncode == 0, said[-4000:]

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self._run("pg_ctl", "-w", "-l", str(self.home / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def kill(self) -> None:
        """kill -9 of the server and of every process that it had for a client."""
        deadline = time.monotonic() + 30
        while pids := self._processes():
            assert time.monotonic() < deadline, f"{pids} do not end"
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.05)
        # Its parent may not have noticed yet, and a process without a body counts as one.
        (self.data / "postmaster.pid").unlink()

    def _processes(self) -> list[int]:
        """The processes that work in this cluster's folder."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (process / "cwd").readlink() == self.data:
                    found.append(int(process.name))
        return sorted(found)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that nobody else uses, running."""
    if not BINARIES:
        told = "there is no initdb: install Debian's package postgresql"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    home = Path(tempfile.mkdtemp(prefix="detente-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    made = Cluster(home)
    made.start()
    yield made
    if (made.data / "postmaster.pid").exists():
        made.stop()
    shutil.rmtree(home)


def test_a_database_that_was_away_is_used_again(cluster: Cluster) -> None:
    store = Store(cluster.where)
    store.open_workspace("desk")
    store.save(one(1))
    cluster.stop()
    for use in (store.articles, lambda: store.save(one(2)), lambda: Store(cluster.where)):
        with pytest.raises(StoreError, match="database") as told:
            use()
        assert "desk:***@127.0.0.1" in str(told.value)
        assert "secret" not in str(told.value)
    cluster.start()
    assert [a.id for a in store.articles()] == ["a1"]
    assert store.save(one(2))
    store.close()


def test_a_database_killed_in_the_middle_has_lost_nothing_confirmed(cluster: Cluster) -> None:
    store = Store(cluster.where)
    store.open_workspace("desk")
    confirmed: list[int] = []
    told: list[str] = []
    enough = threading.Event()

    def work(who: int) -> None:
        try:
            for n in range(100_000):
                confirmed.append(store.correct(rule(f"{who} {n}")).id)
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
    assert set(confirmed) <= set(found)
    assert len(found) - len(confirmed) <= 5, "at most what was under way is unconfirmed"
    assert store.revision() == len(found)
    store.close()
