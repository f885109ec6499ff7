"""What happens, out to the log: one line an event, with counts; never what an article says.

In goes an Event with facts that can't be anybody's words: numbers, labels of the program, classes
of errors, hashes. Out come lines on standard error, JSON for machines or plain on a terminal. Other
libraries' messages are cut down to what stands in their source: the words, values and tracebacks
that they would add may be an article's. Leaves out who did what: that is the store's log.
"""

import ast
import json
import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from analysis import __version__
from analysis.settings import Settings

LOG = logging.getLogger("detente")
SLOW = 3.0  # seconds from which a page is told
PLACES = 8  # of a traceback, the innermost


class Event(StrEnum):
    """Everything that is told; docs/hosting.md lists it."""

    APP_STARTED = "app started"
    LOAD_STARTED = "load started"
    LOAD_ENDED = "load ended"
    ARTICLE_FAILED = "article failed"
    CORRECTION_KEPT = "correction kept"
    SIGNED_IN = "signed in"
    EXPORT_MADE = "export made"
    STORE_FAILED = "store failed"
    PAGE_SLOW = "page slow"
    PROGRAM_FAILED = "program failed"


class Token(str):
    """A word of this program's own, or a part of a text's hash: never the text."""

    __slots__ = ()


Fact = bool | int | float | StrEnum | Token | type[BaseException]


def token(word: str) -> Token:
    """A word that the program itself chose: a page, a kind of file. Anything else is a "?".

    >>> token("briefing"), token("He said no")
    ('briefing', '?')
    """
    return Token(word if re.fullmatch(r"[a-z][a-z0-9_]{0,23}", word) else "?")


def event(what: Event, *, level: int = logging.INFO, **facts: Fact) -> None:
    """Tells that something happened. A fact of another type than Fact is told as "?"."""
    LOG.log(level, what, extra={"facts": {name: _fact(one) for name, one in facts.items()}})


def trouble(what: Event, error: BaseException, **facts: Fact) -> None:
    """Tells that something failed: by what class of error, and where in the program."""
    where = Token(" < ".join(places(error.__traceback__)))
    event(what, level=logging.WARNING, error=type(error), where=where, **facts)


def made(kind: str, content: bytes) -> bytes:
    """Tells of an export, and hands it on."""
    event(Event.EXPORT_MADE, kind=token(kind), bytes=len(content))
    return content


def _fact(value: object) -> bool | int | float | str:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum | Token):
        return str(value)
    return value.__name__ if isinstance(value, type) else "?"


@contextmanager
def timed(page: str) -> Iterator[None]:
    """Tells of a page whose drawing takes long."""
    began = time.monotonic()
    try:
        yield
    finally:
        seconds = time.monotonic() - began
        if seconds >= SLOW:
            event(Event.PAGE_SLOW, page=token(page), seconds=seconds)


def set_up(settings: Settings, *, command: bool = False) -> None:
    """Makes this process log as the settings say; done once, further calls change nothing.

    A command tells its user what it does and logs only where DETENTE_LOG is set. What other
    libraries log, and what nobody caught, is cut down in either case.
    """
    if any(isinstance(one, _ToStandardError) for one in logging.root.handlers):
        return
    style = settings.log or ("none" if command else "text" if sys.stderr.isatty() else "json")
    logging.root.addHandler(_ToStandardError(style))
    LOG.setLevel(settings.log_level.upper())
    if logging.getLogRecordFactory() is logging.LogRecord:
        logging.setLogRecordFactory(_record)
    logging.captureWarnings(True)
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _uncaught
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda failed: _uncaught(
            failed.exc_type, failed.exc_value, failed.exc_traceback
        )
    if not command:
        event(Event.APP_STARTED, version=Token(__version__))


def _uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        where = Token(" < ".join(places(trace)))
        event(Event.PROGRAM_FAILED, level=logging.CRITICAL, error=kind, where=where)


def places(trace: TracebackType | None) -> tuple[str, ...]:
    """Where an error passed through, the innermost place first: file:line, no words of the code."""
    frames = traceback.extract_tb(trace)[-PLACES:]
    return tuple(f"{_short(one.filename)}:{one.lineno}" for one in reversed(frames))


@lru_cache(maxsize=512)
def _short(filename: str) -> str:
    """A file by its place in the project or the library: where those lie says who runs it."""
    parts = Path(filename).parts
    for room in ("site-packages", "analysis", "pages"):
        if room in parts:
            at = parts.index(room)
            return "/".join(parts[at + (room == "site-packages") :])
    return parts[-1] if parts else "?"


@lru_cache(maxsize=512)
def _constants(filename: str) -> frozenset[str]:
    """Every text that stands in a source file."""
    try:
        tree = ast.parse(Path(filename).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    nodes = ast.walk(tree)
    return frozenset(
        one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def _record(*given: Any, **named: Any) -> logging.LogRecord:  # noqa: ANN401 - as LogRecord takes it
    """A record without words that may come from outside.

    Its message stays when it stands in the source that logs it, with its blanks unfilled; of an
    error stay its class and where it passed through.
    """
    record = logging.LogRecord(*given, **named)
    if isinstance(record.msg, Event):
        return record
    said = record.msg if record.msg in _constants(record.pathname) else ""
    kind, _, trace = record.exc_info or (None, None, None)
    where = " < ".join(places(trace)) or f"{_short(record.pathname)}:{record.lineno}"
    error = kind.__name__ if kind else ""
    record.msg = " ".join(filter(None, (said, error, f"({where})")))
    record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    record.__dict__.update(said=said, error=error, where=where)
    own = getattr(logging.getLogger(record.name), "streamlit_console_handler", None)
    if own and (ours := _ours()):
        own.setFormatter(ours.formatter)
        own.setLevel(ours.level)
    return record


def _ours() -> "_ToStandardError | None":
    return next((one for one in logging.root.handlers if isinstance(one, _ToStandardError)), None)


class _ToStandardError(logging.StreamHandler[TextIO]):
    """Whatever standard error is at the moment of writing; "none" is above every level."""

    def __init__(self, style: str) -> None:
        logging.Handler.__init__(self, logging.CRITICAL + 1 if style == "none" else logging.NOTSET)
        self.setFormatter(_Lines(as_json=style == "json"))

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        """StreamHandler would keep one."""


class _Lines(logging.Formatter):
    """One record, one line."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        what: dict[str, Any] = {"event": str(record.msg), **getattr(record, "facts", {})}
        if not isinstance(record.msg, Event):
            what = _other(record)
        if self._as_json:
            return json.dumps({"time": when, "level": record.levelname.lower(), **what})
        return f"{when} {record.levelname:7} {what.pop('event')}{_told(what)}"


def _other(record: logging.LogRecord) -> dict[str, Any]:
    facts = {name: getattr(record, name, "") for name in ("said", "error", "where")}
    return {"event": "message", "by": record.name, **{k: v for k, v in facts.items() if v}}


def _told(facts: Mapping[str, object]) -> str:
    r"""Facts behind an event, on one line.

    >>> _told({"kept": 3, "said": "Failed\n%s"})
    " kept=3 said='Failed\\n%s'"
    """
    shown = (f"{name}={one!r}" if " " in str(one) or not str(one).isprintable() else f"{name}={one}"
             for name, one in facts.items())  # fmt: skip
    return "".join(f" {one}" for one in shown)
