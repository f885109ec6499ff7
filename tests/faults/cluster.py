"""A PostgreSQL of one's own, to be stopped, killed and filled: never the one of other tests.

`initdb` makes it in a temporary folder; as root its processes run as the user postgres.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.browser.conftest import free_port
from tests.lacking import lacking

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
OPTIONS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_wal_size=32MB"


class Cluster:
    """A running PostgreSQL with as many databases as are asked for."""

    def __init__(self, home: Path, data: Path, wal: Path) -> None:
        self.home, self.data = home, data
        self.port = free_port()
        self.where = f"postgresql+psycopg://desk:secret@127.0.0.1:{self.port}/postgres"
        self._numbers = count(1)
        self._run(
            "initdb", "-A", "trust", "-U", "desk", "-E", "UTF8", "--no-sync", "--no-locale",
            "--data-checksums", "--wal-segsize", "1", "-X", str(wal),
        )  # fmt: skip
        self.start()

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
        """Starts it and waits until it lets people in."""
        options = f"-p {self.port} {OPTIONS}"
        self._run("pg_ctl", "-w", "-l", str(self.home / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Stops it at once, as a machine that is switched off in good order."""
        self._run("pg_ctl", "-w", "-m", "fast", "stop")

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
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"store_{next(self._numbers)}"
        with self.admin() as connection:
            connection.execute(sa.DDL(f"CREATE DATABASE {name}"))
        return self.where.replace("/postgres", f"/{name}")

    @contextmanager
    def admin(self, where: str = "") -> Iterator[sa.Connection]:
        """A connection outside every store."""
        engine = sa.create_engine(
            where or self.where, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool
        )
        with engine.connect() as connection:
            yield connection

    @property
    def is_running(self) -> bool:
        """Whether its server is there."""
        return bool(self._processes())

    def _processes(self) -> list[int]:
        """The processes that work in this cluster's folder."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (process / "cwd").readlink() == self.data:
                    found.append(int(process.name))
        return sorted(found)


def owned(folder: Path) -> Path:
    """A folder that PostgreSQL's own user may write to."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    return folder


@contextmanager
def running(*, data: Path | None = None, wal: Path | None = None) -> Iterator[Cluster]:
    """A PostgreSQL that nobody else uses, running; its files or its log of changes elsewhere."""
    if not BINARIES:
        lacking("there is no initdb: install Debian's package postgresql")
    home = owned(Path(tempfile.mkdtemp(prefix="detente-")))
    made = Cluster(home, data or home / "data", wal or home / "wal")
    try:
        yield made
    finally:
        made.kill()
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def own_cluster() -> Iterator[Cluster]:
    """One for the whole session: the fixture `cluster` brings it back to life where it has to."""
    with running() as made:
        yield made


@pytest.fixture
def cluster(own_cluster: Cluster) -> Cluster:
    """A PostgreSQL that nobody else uses, running."""
    if not own_cluster.is_running:
        own_cluster.start()
    return own_cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet, in each database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return str(request.getfixturevalue("cluster").database())
