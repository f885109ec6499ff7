"""Real programs of the project, started, watched and killed; and articles for them to load."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds until something that has to happen counts as broken
TEXT = (
    "Harbour {n} opens\n\nOSLO - Foreign Minister Karin Lindholm said on Tuesday that Norway would "
    'welcome closer cooperation with Russia on fisheries number {n}.\n\n"We are ready to work with '
    'Russia on plan {n}," Lindholm told reporters in harbour {n}. Trawler owners of fleet {n} said '
    "that talks number {n} should wait until quota {n} was settled by the two ministries.\n"
)

T = TypeVar("T")


def files(folder: Path, count: int) -> Path:
    """A folder of so many articles, no two of one text."""
    folder.mkdir(exist_ok=True)
    for n in range(count):
        folder.joinpath(f"a{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return folder


def detente(where: str, *words: str | Path) -> subprocess.Popen[str]:
    """The command of the project, at work on a store in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "DETENTE_STORE": where},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def script(text: str, **values: object) -> subprocess.Popen[str]:
    """A program that is written here, with values filled in; it can import the project."""
    return subprocess.Popen(
        [sys.executable, "-c", text.format(**values)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[str]) -> str:
    """kill -9 of a program with all that it started; what it had said on its output."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    with process:
        return process.stdout.read() if process.stdout else ""


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How a program ends, and all that it says, in one line."""
    said = process.communicate(timeout=PATIENCE)
    return process.returncode, " ".join(" ".join(filter(None, said)).split())


def wait_for(look: Callable[[], T], what: str, every: float = 0.01) -> T:
    """What `look` finds, as soon as it finds anything."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, f"there is no {what}"
        time.sleep(every)
    return found


class Server:
    """`detente serve` on a store, at an address that it keeps when it is started again."""

    def __init__(self, where: str, log: Path) -> None:
        self.where, self.log = where, log
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "analysis", "serve", "--port", str(self.port),
                 "--address", "127.0.0.1"],
                cwd=ROOT,
                env={**os.environ, "DETENTE_STORE": self.where},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )  # fmt: skip
        wait_for(self._answers, "answer of the server", 0.1)

    def _answers(self) -> bool:
        assert self._process.poll() is None, self.log.read_text()[-2000:]
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """kill -9 of the server and of all that it started."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    @property
    def tracebacks(self) -> list[str]:
        """The errors of the program that its log tells of."""
        return re.findall(r"Traceback|Uncaught app execution", self.log.read_text())


@contextmanager
def serving(where: str, folder: Path) -> Iterator[Server]:
    """A running server, killed at the end."""
    made = Server(where, folder / "server.log")
    try:
        yield made
    finally:
        made.kill()
