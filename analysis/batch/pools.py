"""Where articles are analysed: in this process, in several, or on the workers of a Dask scheduler.

Each is a `Pool`: a task goes in, a future of its results comes out. Left out: what to do when a
worker is lost, which `spread` decides the same way for all.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from analysis.batch.task import Result, Task, analysed
from analysis.errors import BatchError

if TYPE_CHECKING:
    from distributed import Client  # an optional extra

AHEAD = 2  # tasks for each worker: one in hand, one waiting, so that none is ever idle
PATIENCE = 30  # seconds to wait for a scheduler and its first worker

Work = Callable[[Task], tuple[Result, ...]]
Results = Future[tuple[Result, ...]]


@dataclass(slots=True)
class Pool:
    """Something that analyses tasks. `workers` says how many there are just now.

    `lost` are the errors that say that a worker died, `gone` those after which nothing more can
    come of the pool.
    """

    submit: Callable[[Task], Results]
    workers: Callable[[], int]
    lost: tuple[type[BaseException], ...] = ()
    gone: tuple[type[BaseException], ...] = ()

    @property
    def room(self) -> int:
        """How many tasks it is given at a time."""
        return AHEAD * max(1, self.workers())


@contextmanager
def opened(model: str, *, workers: int = 1, scheduler: str = "") -> Iterator[Pool]:
    """A pool of so many processes, or of the workers of the scheduler at that address.

    Raises BatchError when the scheduler can't be reached or has no workers.
    """
    if scheduler:
        with _cluster(model, scheduler) as pool:
            yield pool
    elif workers > 1:
        with processes(partial(analysed, model=model), workers) as pool:
            yield pool
    else:
        yield Pool(lambda task: _at_once(task, model), lambda: 1)


def _at_once(task: Task, model: str) -> Results:
    done: Results = Future()
    done.set_result(analysed(task, model))
    return done


# --- processes of this machine


@contextmanager
def processes(work: Work, count: int) -> Iterator[Pool]:
    """A pool of so many processes of this machine; `work` is found in them by its name."""
    started = _Processes(work, count)
    try:
        yield Pool(started.submit, lambda: count, lost=(BrokenExecutor,))
    finally:
        started.executor.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Processes:
    """Processes that are started anew when one of them died, since a broken pool takes nothing."""

    work: Work
    count: int
    executor: Executor = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        # Spawned, not forked: a fork copies the threads' locks and the store's open connections.
        self.executor = ProcessPoolExecutor(
            self.count, mp_context=get_context("spawn"), initializer=_begin
        )

    def submit(self, task: Task) -> Results:
        try:
            return self.executor.submit(self.work, task)
        except BrokenExecutor:
            self.executor.shutdown(wait=False)
            self._start()
            return self.executor.submit(self.work, task)


def _begin() -> None:
    """A worker leaves Ctrl+C to the process that started it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    above = parent_process()
    if above is not None:
        threading.Thread(target=_end_after, args=(above.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)


# --- Dask


@contextmanager
def _cluster(model: str, address: str) -> Iterator[Pool]:
    try:
        from distributed import Client
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker
    except ModuleNotFoundError as error:
        raise BatchError(
            f"--scheduler needs the package {error.name}, of the extra batch: run "
            "pip install '.[batch]' in the program's folder."
        ) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise BatchError(
            f"No Dask scheduler answers at {address}: start one with dask scheduler, and give the "
            "address that it prints, as tcp://host:8786."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise BatchError(
                f"The scheduler at {address} has no workers: start some with "
                f"dask worker {address} --nthreads 1."
            ) from error
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]

        def submit(task: Task) -> Results:
            future: Results = executor.submit(analysed, task, model)
            return future

        yield Pool(
            submit,
            lambda: _count(client),
            lost=(KilledWorker,),
            gone=(CommClosedError,),
        )


def _count(client: "Client") -> int:
    """The workers of a scheduler; none where it does not answer, which the next task will tell."""
    try:
        return len(client.scheduler_info(n_workers=-1)["workers"])
    except OSError:
        return 0
