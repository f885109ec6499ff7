"""Articles over several processes of one machine, some of which are killed on the way."""

import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from analysis.batch import Into, Pool, load, opened
from analysis.batch import spread as spreading
from analysis.batch.pools import processes
from analysis.batch.spread import MOST_IN_A_ROW, spread
from analysis.batch.task import Task
from analysis.errors import AnalysisError, BatchError
from analysis.pipeline import ANALYSER, analyse
from analysis.settings import read_settings
from analysis.store import Store
from analysis.types import Analysis
from tests.analysis.batch.corpus import articles, deadly, folder, poisoned
from tests.faults.programs import wait_for

ROOT = Path(__file__).parents[3]
MODEL = read_settings({}).spacy_model


def command(where: Path, store: Path, *options: str) -> subprocess.Popen[str]:
    """The command load, under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "load", str(where), *options],
        cwd=ROOT,
        env={**os.environ, "DETENTE_STORE": str(store), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def kept(where: Path) -> int:
    if not where.exists():
        return 0
    store = Store(str(where))
    count = len(store.articles())
    store.close()
    return count


def test_a_worker_that_is_killed_costs_no_article_and_none_is_kept_twice(
    store: Store, nlp: Language
) -> None:
    """Also: what several processes find is what one finds."""
    found = articles(120)
    with opened(MODEL, workers=2) as pool:
        results = load(found, Into(store, "desk"), pool)
        next(results)
        victim = multiprocessing.active_children()[0].pid
        os.kill(victim, signal.SIGKILL)
        rest = sum(1 for _ in results)
        after = {one.pid for one in multiprocessing.active_children()}
    assert victim not in after
    assert rest + 1 == 120 == len(store.articles()) == store.revision()
    plain = {one.article.id: one for one in analyse(found, nlp) if isinstance(one, Analysis)}
    assert {one.article.id: one for one in store.analyses()} == plain


def test_a_text_that_kills_each_worker_is_given_up_and_told() -> None:
    found = articles(40)
    found[7] = replace(found[7], text="poison")
    tasks = [tuple(found[n : n + 8]) for n in range(0, 40, 8)]
    with processes(poisoned, 2) as pool:
        results = dict(pair for pairs in spread(tasks, pool) for pair in pairs)
    assert {one.id for one in results} == {one.id for one in found}
    (broken,) = (one for one in results.values() if isinstance(one, AnalysisError))
    assert str(broken).startswith("7.txt: not analysed, since each worker")


def test_workers_that_all_die_at_once_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "MOST_IN_A_ROW", 5)
    tasks = [(one,) for one in articles(100)]
    with processes(deadly, 2) as pool, pytest.raises(BatchError, match="workers die before"):
        list(spread(tasks, pool))


def test_one_death_that_costs_many_tasks_is_one_death() -> None:
    """As with many processes: when one dies, all that its pool had in hand is lost."""
    in_hand: list[Future] = []
    deaths = 0

    def submit(task: Task) -> Future:
        nonlocal deaths
        future: Future = Future()
        in_hand.append(future)
        if deaths:
            future.set_result(tuple(Analysis(one, ANALYSER) for one in task))
        elif len(in_hand) == 2 * MOST_IN_A_ROW:
            deaths = 1
            for one in in_hand:
                one.set_exception(BrokenExecutor())
        return future

    pool = Pool(submit, lambda: MOST_IN_A_ROW, lost=(BrokenExecutor,))
    found = articles(3 * MOST_IN_A_ROW)
    results = [pair for pairs in spread(((one,) for one in found), pool) for pair in pairs]
    assert {one.id for one, _ in results} == {one.id for one in found}
    assert all(isinstance(result, Analysis) for _, result in results)
    assert deaths == 1


def running(program: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{program}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] != "Z"


def children(program: int) -> list[int]:
    """The workers of a command."""
    listed = Path(f"/proc/{program}/task/{program}/children").read_text(encoding="utf-8").split()
    return [int(one) for one in listed]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc tells of processes")
def test_a_loading_that_is_killed_leaves_no_worker_and_goes_on_where_it_was(
    tmp_path: Path,
) -> None:
    where, store = folder(tmp_path / "in", 150), tmp_path / "desk.db"
    first = command(where, store, "--workers", "2")
    wait_for(lambda: kept(store), "article in the store")
    workers = children(first.pid)
    first.kill()
    first.communicate()
    wait_for(lambda: not any(map(running, workers)), "end of the workers")
    assert len(workers) >= 2
    before = kept(store)
    assert 0 < before < 150
    again = command(where, store, "--workers", "2")
    out, errors = again.communicate(timeout=180)
    assert again.returncode == 0, errors
    assert f"{150 - before} analysed, {before} there already, 0 not read" in out
    whole = Store(str(store))
    assert len(whole.articles()) == whole.revision() == 150
    whole.close()


def test_two_loadings_of_the_same_files_at_once_store_nothing_twice(tmp_path: Path) -> None:
    where, store = folder(tmp_path / "in", 80), tmp_path / "desk.db"
    Store(str(store)).close()
    both = [command(where, store) for _ in range(2)]
    for one in both:
        _, errors = one.communicate(timeout=180)
        assert one.returncode == 0, errors
    whole = Store(str(store))
    assert len(whole.articles()) == whole.revision() == 80
    assert len({one.article.id for one in whole.analyses()}) == 80
    whole.close()
