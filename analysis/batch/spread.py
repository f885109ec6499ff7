"""Tasks over a pool: a stream in, results out as they come, a bounded number of tasks in between.

A task that was in the hands of a worker that died is done again. When it was lost twice, one of its
articles may be what kills workers (a text for which the memory does not suffice): each is tried
alone then, and one that is lost alone is given up and told.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from dataclasses import dataclass

from analysis.batch.pools import Pool, Results
from analysis.batch.task import Result, Task
from analysis.errors import AnalysisError, BatchError
from analysis.types import Article

MOST_LOSSES = 2  # of one task together with others
MOST_IN_A_ROW = 25  # deaths with no result between them: no worker lives long enough for any


@dataclass(frozen=True, slots=True)
class _Attempt:
    task: Task
    losses: int = 0
    alone: bool = False  # nothing else is under way beside it


def spread(tasks: Iterable[Task], pool: Pool) -> Iterator[tuple[tuple[Article, Result], ...]]:
    """The results of each task beside its articles, in the order in which they come.

    Raises BatchError when the pool is gone; what was given out before is whole.
    """
    coming = iter(tasks)
    again: deque[_Attempt] = deque()
    under_way: dict[Results, _Attempt] = {}
    in_a_row = 0
    beside: set[Results] = set()  # under way at the last death, which may have cost them too
    while True:
        while attempt := _next(coming, again, under_way, pool.room):
            under_way[pool.submit(attempt.task)] = attempt
        if not under_way:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            attempt = under_way.pop(future)
            error = _error(future, pool)
            is_beside = future in beside
            beside.discard(future)
            if error is None:
                in_a_row = 0
                yield tuple(zip(attempt.task, future.result(), strict=True))
                continue
            if not isinstance(error, pool.lost):
                raise error
            if not is_beside:
                in_a_row, beside = in_a_row + 1, set(under_way)
            if in_a_row > MOST_IN_A_ROW:
                raise BatchError(
                    "The workers die before they analyse anything. Look at their memory and at "
                    "what they print, then run the command again to go on."
                ) from error
            if attempt.alone:
                yield ((attempt.task[0], _given_up(attempt.task[0])),)
            again += _after_loss(attempt)


def _next(
    coming: Iterator[Task],
    again: deque[_Attempt],
    under_way: dict[Results, _Attempt],
    room: int,
) -> _Attempt | None:
    """What to begin now; None where something has to end first, or nothing is left."""
    if len(under_way) >= room or any(attempt.alone for attempt in under_way.values()):
        return None
    if again:
        return None if again[0].alone and under_way else again.popleft()
    task = next(coming, None)
    return _Attempt(task) if task else None


def _error(future: Results, pool: Pool) -> BaseException | None:
    """What a task ended in.

    Raises BatchError when that is the end of the pool.
    """
    try:
        error = future.exception()
    except CancelledError as cancelled:
        error = cancelled
    if isinstance(error, (CancelledError, *pool.gone)):
        raise BatchError(
            "The workers can't be reached any more. What was analysed is kept: run the command "
            "again to go on."
        ) from error
    if isinstance(error, ImportError):  # not of the program's doing: it runs here
        raise BatchError(
            f"A worker can't run the task ({error}): install this version of Détente, and what it "
            "needs, for the scheduler and on every worker."
        ) from error
    return error


def _after_loss(attempt: _Attempt) -> tuple[_Attempt, ...]:
    """How a lost task is tried again.

    >>> _after_loss(_Attempt((), losses=0))
    (_Attempt(task=(), losses=1, alone=False),)
    """
    if attempt.alone:
        return ()
    losses = attempt.losses + 1
    if losses < MOST_LOSSES:
        return (_Attempt(attempt.task, losses),)
    return tuple(_Attempt((one,), losses, alone=True) for one in attempt.task)


def _given_up(one: Article) -> AnalysisError:
    return AnalysisError(
        f"{one.path or one.id}: not analysed, since each worker that it was given to died, most "
        "likely for want of memory. The other articles are not affected; give the workers more "
        "memory, or cut the article into parts."
    )
