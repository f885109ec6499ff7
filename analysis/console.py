"""What the commands print: text from articles and files never as markup, problems apart."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from analysis.errors import DetenteError

# Own list: control characters other than tab and line feed, and Unicode's changes of direction.
_MOVES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OUT = Console(emoji=False)
ERRORS = Console(stderr=True, emoji=False)


def note(told: str) -> None:
    """Prints what should be known of an article or a file that cost nothing."""
    ERRORS.print(f"[yellow]noted[/yellow] {line(told)}", soft_wrap=True)


def tell(error: DetenteError) -> None:
    """Prints what became of one article that it cost."""
    ERRORS.print(f"[red]not read[/red] {line(str(error))}", soft_wrap=True)


def line(text: str) -> str:
    """The same on one line, so that no name of a file can begin one of its own."""
    return plain(text).replace("\n", r"\n")


def plain(text: str) -> str:
    r"""Text with nothing in it that the console takes for markup or that can't be printed.

    >>> plain("[red]\x1b[2J Oslo")
    '\\[red]\\x1b[2J Oslo'
    """
    return escape(harmless(text))


def harmless(text: str) -> str:
    r"""Text that neither moves the terminal's cursor nor turns the direction of what follows.

    >>> harmless("a\x1b[2Jb\ud800")
    'a\\x1b[2Jb\\ud800'
    """
    printable = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return _MOVES.sub(lambda sign: ascii(sign[0])[1:-1], printable)


def say(text: str) -> None:
    """Prints a line in which nothing is taken for markup."""
    OUT.print(harmless(text).replace("\n", r"\n"), markup=False, highlight=False, soft_wrap=True)


@contextmanager
def progress(total: int | None, what: str) -> Iterator[Progress]:
    """A bar on standard error; without a total it tells what is done so far."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=ERRORS, transient=True) as bar:
        bar.add_task(what, total=total)
        yield bar
