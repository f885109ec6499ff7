"""The command `detente`: analyse files, load them into the desk, open the desk."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from analysis import __version__
from analysis.brief_command import brief_command
from analysis.errors import AnalysisError, DetenteError, MetadataError, SourceError
from analysis.export import lines
from analysis.language import load as load_pipeline
from analysis.pipeline import ANALYSER, analyse
from analysis.readers import reading_again
from analysis.resolve import resolve
from analysis.settings import Settings, described, read_settings
from analysis.sources import load as read_articles
from analysis.store import DESK, Store
from analysis.store_commands import backup_command, workspaces
from analysis.types import BESIDES, Analysis, Article

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="News articles in; who, when, in what words, and where each actor stands on cooperating "
    "with Russia out.",
    epilog="Start with: detente load seeds/articles && detente serve",
)
OUT = Console()
ERRORS = Console(stderr=True)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files of any format that is read (text, HTML, PDF, DOCX, tables, JSON, feeds, ZIP), "
        "folders of them, or http(s) addresses of an article or a feed. A folder may hold "
        "manifest.csv with the columns file,date,outlet,author,url (all but file may be empty).",
        show_default=False,
    ),
]
Pages = Annotated[
    bool,
    typer.Option(
        "--pages",
        help="Of a feed that is given by its address, fetch the page of each entry of which the "
        "feed holds only a summary.",
    ),
]


class Reader(StrEnum):
    """Who reads where each actor stands."""

    OFFLINE = "offline"
    LLM = "llm"


READER_HELP = (
    "Who reads where each actor stands: offline, this program's own rules; llm, a model besides, "
    "on the server that DETENTE_LLM_URL and DETENTE_LLM_MODEL name."
)


def _read(paths: Sequence[str], settings: Settings, pages: bool) -> tuple[list[Article], int]:
    """Articles that can be read; what can't is told on standard error and counted."""
    articles: list[Article] = []
    failed = 0
    for found in read_articles(paths, settings, pages=pages):
        if isinstance(found, MetadataError):
            _note(str(found))
        elif isinstance(found, SourceError):
            failed += _tell(found)
        else:
            articles.append(found)
    return articles, failed


def _note(told: str) -> None:
    ERRORS.print(f"[yellow]noted[/yellow] {_plain(told)}", soft_wrap=True)


def _tell(error: DetenteError) -> int:
    """Prints what became of one article; always 1, the number of articles it cost."""
    ERRORS.print(f"[red]not read[/red] {_plain(str(error))}", soft_wrap=True)
    return 1


def _plain(text: str) -> str:
    """Text with nothing in it that the console takes for markup or that can't be printed."""
    printable = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return printable.replace("[", r"\[")


@contextmanager
def _progress(total: int, what: str) -> Iterator[Progress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=ERRORS, transient=True) as bar:
        bar.add_task(what, total=total)
        yield bar


def _analysed(
    articles: Sequence[Article], settings: Settings, reader: Reader
) -> Iterator[Analysis | AnalysisError]:
    """Analyses in order, under a progress bar; what the user should know of each is told."""
    if not articles:
        return
    with ExitStack() as open_things:
        again = open_things.enter_context(reading_again(settings)) if reader == Reader.LLM else iter
        results = analyse(articles, load_pipeline(settings.spacy_model))
        bar = open_things.enter_context(_progress(len(articles), "analysing"))
        by_model = 0
        for result in again(results):
            if isinstance(result, Analysis):
                by_model += result.analyser != ANALYSER
                for note in result.notes:
                    _note(f"{result.article.id}: {note}")
            yield result
            bar.advance(bar.task_ids[0])
    if reader == Reader.LLM:
        count = f"{by_model} of {len(articles)} articles were read by {settings.llm_model}"
        ERRORS.print(_plain(f"{count}, the others offline alone."), soft_wrap=True)


@app.command("analyse")
def analyse_command(
    paths: Paths,
    out: Annotated[
        Path | None,
        typer.Option(help="Write one JSON line an article here instead of printing a table."),
    ] = None,
    reader: Annotated[Reader, typer.Option(help=READER_HELP)] = Reader.OFFLINE,
    pages: Pages = False,
) -> None:
    """Analyse articles without keeping them.

    Prints a short table, or writes one JSON line an article with --out. The exit status is 1 when
    a file could not be read; the others are analysed all the same.
    """
    settings = read_settings()
    if out is not None and not out.absolute().parent.is_dir():
        raise SourceError(f"{out} can't be written: its folder is not there. Make it first.")
    if out is not None and out.is_dir():
        raise SourceError(f"{out} can't be written: it is a folder. Name a file in it.")
    articles, failed = _read(paths, settings, pages)
    results = []
    for result in _analysed(articles, settings, reader):
        if isinstance(result, AnalysisError):
            failed += _tell(result)
        else:
            results.append(result)
    days = {r.article.id: r.article.published for r in results}
    resolution = resolve(((r.article.id, r.actors) for r in results), days)
    if out is None and results:
        OUT.print(_summary(results))
    elif out is not None:
        _write(out, lines(results, resolution))
    raise typer.Exit(1 if failed else 0)


def _write(out: Path, content: Iterable[str]) -> None:
    """Writes the file whole or not at all.

    Raises SourceError when it can't be written.
    """
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(content)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SourceError(
            f"{out} can't be written ({error.strerror}): name a file in a folder that is yours."
        ) from error


def _summary(results: Sequence[Analysis]) -> Table:
    by_model = any(BESIDES in result.analyser for result in results)
    read_by = ("read by",) if by_model else ()
    table = Table("article", "date", "actors", "quotes", "events", "where they stand", *read_by)
    for result in results:
        names = {a.key: a.name for a in result.actors}
        model = result.analyser.partition(BESIDES)[2]
        stances = "\n".join(
            f"{names[s.actor]}: {s.label}{' (offline)' if model and s.reader != model else ''}"
            for s in result.stances
        )
        table.add_row(
            _plain(result.article.title),
            str(result.article.published or "undated"),
            str(len(result.actors)),
            str(len(result.quotes)),
            str(len(result.events)),
            _plain(stances),
            *([_plain(model or Reader.OFFLINE)] if by_model else []),
        )
    return table


def _tell_lost(before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Says of which articles a model's reading is gone, since another text has their place."""
    for article, model in before.items():
        if article not in now:
            _note(
                f"{article}: its text or what is known of it changed, so what {model} read of it "
                "is gone. It is read offline now; --reader llm reads it again."
            )


@app.command("load")
def load_command(
    paths: Paths,
    workspace: Annotated[str, typer.Option(help="The workspace to load into.")] = DESK,
    fictional: Annotated[
        bool, typer.Option("--fictional", help="Mark a new workspace as made of invented articles.")
    ] = False,
    reader: Annotated[
        Reader | None,
        typer.Option(
            help=f"{READER_HELP} Without this option articles are read offline, and what a model "
            "has read is kept; offline takes it out.",
            show_default=False,
        ),
    ] = None,
    pages: Pages = False,
) -> None:
    """Load articles into the desk and analyse them.

    An article that is there already and unchanged costs nothing. Interrupted, the command keeps
    what it has done; run it again to go on.
    """
    settings = read_settings()
    store = Store(settings.store)
    store.open_workspace(workspace, fictional=fictional)
    articles, failed = _read(paths, settings, pages)
    asked = f"{ANALYSER}{BESIDES}{settings.llm_model}" if reader == Reader.LLM else ANALYSER
    keep = reader != Reader.OFFLINE
    before = store.read_by_models(workspace)
    new = store.pending(articles, asked, workspace, keep_models=keep)
    broken = 0
    for result in _analysed(new, settings, reader or Reader.OFFLINE):
        if isinstance(result, AnalysisError):
            broken += _tell(result)
        else:
            store.save(result, workspace, keep_models=keep)
    if keep:
        _tell_lost(before, store.read_by_models(workspace))
    OUT.print(
        f"{workspace}: {len(new) - broken} analysed, {len(articles) - len(new)} there already, "
        f"{failed + broken} not read."
    )
    store.close()
    raise typer.Exit(1 if failed + broken else 0)


app.add_typer(workspaces, name="workspaces")
app.command("backup")(backup_command)
app.command("brief")(brief_command)


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    address: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 for every network.")
    ] = "localhost",
) -> None:
    """Open the desk in a browser at http://ADDRESS:PORT."""
    here = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-m", "streamlit", "run", str(here / "streamlit_app.py")]
    options = ["--server.port", str(port), "--server.address", address, "--server.headless", "true"]
    OUT.print(f"The desk is at http://{address}:{port} (Ctrl+C ends it)")
    finished = subprocess.run([*command, *options], cwd=here, env=os.environ, check=False)
    raise typer.Exit(finished.returncode)


@app.command("settings")
def settings_command() -> None:
    """List every setting: its variable, the value in force, and what it is for."""
    table = Table("variable", "in force", "what it is for")
    for row in described(read_settings()):
        table.add_row(*map(_plain, row))
    OUT.print(table)


@app.command("version")
def version_command() -> None:
    """Print the version."""
    OUT.print(f"detente {__version__}")


def main() -> None:
    """Runs the command; an error that a user can mend is one line, not a traceback."""
    try:
        app()
    except DetenteError as error:
        ERRORS.print(f"[red]error[/red] {_plain(str(error))}", soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
