"""Jobs: work that goes on in a thread of its own; how far it is, out at any time.

Left out: jobs that outlive the process. What they have kept by then is in the store, and loading
the same files again goes on from there.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from analysis import logs
from analysis.errors import DetenteError

TOO_EARLY = 2.0  # seconds in which no time left is told: the first article says little


class Stage(StrEnum):
    """What a job is at, or how it ended."""

    WAITING = "waiting"
    READING = "reading"
    COMPARING = "comparing"
    STARTING = "starting"
    ANALYSING = "analysing"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


ENDED = (Stage.DONE, Stage.CANCELLED, Stage.FAILED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` things, `now` the one in hand.

    `seconds_left` is None as long as it can't be told; `problem` is why it failed.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    now: str = ""
    seconds_left: float | None = None
    problem: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.stage in ENDED


class Job:
    """Work under way. It ends when the work returns, also early, since it was asked to stop."""

    def __init__(self, work: Callable[["Job"], None]) -> None:
        self.started = datetime.now(UTC)
        self.progress = Progress(Stage.WAITING)  # replaced whole: readers need no lock
        self._stop = threading.Event()
        self._since: tuple[Stage, float] = (Stage.WAITING, time.monotonic())
        self._thread = threading.Thread(target=self._run, args=(work,), name="job", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether the work has ended."""
        return self.progress.is_over

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop; the work looks at this between two things."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Asks it to stop; what is done is kept."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Waits for the end; says whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def tell(
        self, stage: Stage, done: int = 0, total: int = 0, now: str = "", share: float = 0.0
    ) -> None:
        """Says how far the work is; `share` is the part of this stage's work that is behind it."""
        clock = time.monotonic()
        if stage is not self._since[0]:
            self._since = (stage, clock)
        left = seconds_left(clock - self._since[1], share)
        self.progress = Progress(stage, done, total, now, left)

    def _run(self, work: Callable[["Job"], None]) -> None:
        problem = ""
        try:
            work(self)
        except DetenteError as error:
            problem = str(error)
        except Exception as error:  # a thread has nobody above it who could tell the analyst
            logs.trouble(logs.Event.PROGRAM_FAILED, error)
            problem = f"A rule of the program failed ({type(error).__name__}). Please report it."
        stage = Stage.FAILED if problem else Stage.CANCELLED if self.is_stopping else Stage.DONE
        at = self.progress
        self.progress = Progress(stage, at.done, at.total, problem=problem)


def seconds_left(elapsed: float, share: float) -> float | None:
    """The time that the rest takes when it goes on as before; None where it is too early to tell.

    >>> seconds_left(30, 0.25), seconds_left(1, 0.25)
    (90.0, None)
    """
    if elapsed < TOO_EARLY or not 0 < share <= 1:
        return None
    return elapsed * (1 - share) / share
