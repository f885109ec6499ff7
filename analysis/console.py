"""What the commands print: text from articles and files never as markup, problems apart."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from analysis.errors import DetenteError

OUT = Console()
ERRORS = Console(stderr=True)


def note(told: str) -> None:
    """Prints what should be known of an article or a file that cost nothing."""
    ERRORS.print(f"[yellow]noted[/yellow] {plain(told)}", soft_wrap=True)


def tell(error: DetenteError) -> None:
    """Prints what became of one article that it cost."""
    ERRORS.print(f"[red]not read[/red] {plain(str(error))}", soft_wrap=True)


def plain(text: str) -> str:
    """Text with nothing in it that the console takes for markup or that can't be printed."""
    printable = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return printable.replace("[", r"\[")


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
