"""Stronger readers of stance, optional: analyses in, the same read again by a model.

Nothing here runs unless it is asked for and configured, and nothing is sent anywhere but to the
server that the settings name. The packages that it needs are the extra `llm`, loaded when it opens.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from analysis.errors import AnalysisError, SettingsError
from analysis.settings import Settings
from analysis.types import Analysis

Result = Analysis | AnalysisError
Again = Callable[[Iterable[Result]], Iterator[Result]]


@contextmanager
def reading_again(settings: Settings) -> Iterator[Again]:
    """A function that reads analyses again by the model of the settings, in order.

    Raises SettingsError when no model is configured or the extra is not installed.
    """
    try:
        from analysis.readers.model import Model
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"The reader llm needs the package {error.name}, of the extra llm: run "
            "pip install '.[llm]' in the program's folder."
        ) from error
    model = Model(settings)
    slots = threading.Semaphore(model.at_once)

    def started(one: Analysis) -> Future[Analysis]:
        """Reads one in a thread that an interrupted program does not wait for."""
        future: Future[Analysis] = Future()

        def read() -> None:
            with slots:
                future.set_result(model.read(one))

        threading.Thread(target=read, name="reader", daemon=True).start()
        return future

    def again(results: Iterable[Result]) -> Iterator[Result]:
        waiting: deque[Future[Analysis] | Result] = deque()
        for one in results:
            if isinstance(one, AnalysisError) or one.article.unread:
                waiting.append(one)
            else:
                waiting.append(started(one))
            while waiting and (len(waiting) > 2 * model.at_once or _is_ready(waiting[0])):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())

    try:
        yield again
    finally:
        model.close()


def _is_ready(one: Future[Analysis] | Result) -> bool:
    return not isinstance(one, Future) or one.done()


def _result(one: Future[Analysis] | Result) -> Result:
    return one.result() if isinstance(one, Future) else one
