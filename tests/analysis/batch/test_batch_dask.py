"""Articles over the workers of a Dask scheduler, all on loopback; one is killed on the way."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from spacy.language import Language

from analysis.batch import Into, load, opened, pools
from analysis.errors import BatchError
from analysis.pipeline import analyse
from analysis.settings import read_settings
from analysis.store import Store
from analysis.types import Analysis
from tests.analysis.batch.corpus import articles, folder
from tests.faults.programs import wait_for

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[3]
MODEL = read_settings({}).spacy_model
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}

Processes = list[subprocess.Popen[bytes]]


def started(*command: str) -> subprocess.Popen[bytes]:
    """A part of Dask, as its commands start it."""
    return subprocess.Popen(
        [sys.executable, "-m", *command, "--no-dashboard"],
        cwd=ROOT,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def cluster(where: Path, workers: int) -> Iterator[tuple[str, Processes]]:
    """A scheduler and so many workers: its address, and all processes, the scheduler first."""
    told = where / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
    running = [started("distributed.cli.dask_scheduler", *options)]
    try:
        end = time.monotonic() + 30
        while not told.is_file() or not told.read_text(encoding="utf-8").endswith("}"):
            assert time.monotonic() < end, "the scheduler did not start"
            time.sleep(0.05)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        options = (address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        running += [started("distributed.cli.dask_worker", *options) for _ in range(workers)]
        yield address, running
    finally:
        for one in reversed(running):
            one.kill()
            one.wait()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "PATIENCE", 2)


def test_a_worker_that_is_killed_costs_no_article_and_none_is_kept_twice(
    tmp_path: Path, store: Store, nlp: Language
) -> None:
    """Three workers, one killed in the middle; and they find what one process finds."""
    found = articles(240)
    with cluster(tmp_path, 3) as (address, running), opened(MODEL, scheduler=address) as pool:
        wait_for(lambda: pool.workers() == 3, "third worker")
        results = load(found, Into(store, "desk"), pool)
        next(results)
        running[1].kill()
        rest = sum(1 for _ in results)
        assert pool.workers() == 2
    assert rest + 1 == 240 == len(store.articles()) == store.revision()
    plain = {one.article.id: one for one in analyse(found, nlp) if isinstance(one, Analysis)}
    assert {one.article.id: one for one in store.analyses()} == plain


def test_the_command_loads_over_a_scheduler(tmp_path: Path) -> None:
    where = folder(tmp_path / "in", 20)
    with cluster(tmp_path, 1) as (address, _):
        done = subprocess.run(
            [sys.executable, "-m", "analysis", "load", str(where), "--scheduler", address],
            cwd=ROOT,
            env={**os.environ, "DETENTE_STORE": str(tmp_path / "desk.db"), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "desk: 20 analysed, 0 there already, 0 not read." in done.stdout
    assert "Traceback" not in done.stderr


def test_a_scheduler_that_goes_is_told_and_what_was_kept_stays(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "PATIENCE", 15)
    found = articles(200)
    told = pytest.raises(BatchError, match="can't be reached any more")
    with cluster(tmp_path, 1) as (address, running), told, opened(MODEL, scheduler=address) as pool:
        for number, _ in enumerate(load(found, Into(store, "desk"), pool)):
            if number == 0:
                running[0].kill()
    there = len(store.articles())
    assert 0 < there < 200
    with opened(MODEL) as pool:
        assert sum(1 for _ in load(found, Into(store, "desk"), pool)) == 200 - there
    assert len(store.articles()) == store.revision() == 200


def test_no_scheduler_is_told(impatient: None) -> None:
    told = pytest.raises(BatchError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9")
    with told, opened(MODEL, scheduler="tcp://127.0.0.1:9"):
        pass


def test_no_workers_are_told(tmp_path: Path, impatient: None) -> None:
    with cluster(tmp_path, 0) as (address, _):
        told = pytest.raises(BatchError, match="has no workers: start some with dask worker")
        with told, opened(MODEL, scheduler=address):
            pass
