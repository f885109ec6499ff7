"""`detente serve` and `detente health`: the store is made before a page; what is wrong is told."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.errors import StoreError
from analysis.health import app_problem, store_problem
from analysis.store import Store
from analysis.store.reachable import reachable
from analysis.store.schema import SCHEMA_VERSION
from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[2]


def detente(*arguments: str, store: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *arguments],
        cwd=ROOT,
        env={**os.environ, "DETENTE_STORE": str(store), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_store_that_is_there_is_well_and_unchanged(tmp_path: Path) -> None:
    where = tmp_path / "desk.db"
    Store(str(where)).close()
    before = where.read_bytes()
    assert reachable(str(where)) == SCHEMA_VERSION
    assert store_problem(str(where)) == ""
    assert where.read_bytes() == before


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    where = tmp_path / "none" / "desk.db"
    with pytest.raises(StoreError, match="no store"):
        reachable(str(where))
    assert not where.parent.exists()


def test_a_store_of_another_version_is_told(tmp_path: Path) -> None:
    where = tmp_path / "desk.db"
    Store(str(where)).close()
    engine = sa.create_engine(f"sqlite:///{where}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE schema_step SET version = 1"))
    engine.dispose()
    assert "has schema 1" in store_problem(str(where))


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", denied)
    assert "can't be read" in store_problem(str(tmp_path / "desk.db"))


def test_a_database_that_does_not_answer_is_told_without_its_password() -> None:
    told = store_problem("postgresql+psycopg://u:pass-word@127.0.0.1:1/x")
    assert "can't be read" in told
    assert "pass-word" not in told


def test_an_app_that_is_not_there_is_told() -> None:
    assert "does not answer" in app_problem("127.0.0.1", 9)


def test_health_without_a_store_or_an_app_has_status_1(tmp_path: Path) -> None:
    done = detente("health", "--port", "9", store=tmp_path / "desk.db")
    assert done.returncode == 1
    assert "store: There is no store" in done.stderr
    assert "app: " in done.stderr


def test_serve_makes_the_store_is_healthy_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    where, port = tmp_path / "desk.db", str(free_port())
    options = ["serve", "--port", port, "--address", "127.0.0.1"]
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "analysis", *options],
            cwd=tmp_path,
            env={**os.environ, "DETENTE_STORE": str(where), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        try:
            until = time.monotonic() + 90
            while app_problem("127.0.0.1", int(port)) and time.monotonic() < until:
                assert server.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")
                time.sleep(0.2)
            done = detente("health", "--port", port, store=where)
            assert (done.returncode, done.stdout) == (0, "store: well\napp: well\n"), done.stderr
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=30) in (0, -signal.SIGTERM)
        finally:
            server.kill()
            server.wait()
    with closing(Store(str(where))) as store:
        assert store.workspaces() == ()


def test_serve_without_its_database_ends_with_the_remedy(tmp_path: Path) -> None:
    done = detente("serve", store="postgresql+psycopg://u:pass-word@127.0.0.1:1/x")
    assert done.returncode == 2
    assert "check that the database runs" in done.stderr
    assert "pass-word" not in done.stderr + done.stdout
