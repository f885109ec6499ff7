"""The command `detente`: analyse files, load them into the desk, open the desk."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from analysis import __version__, logs
from analysis.brief_command import brief_command
from analysis.console import ERRORS, OUT, line, note, plain, progress, tell
from analysis.errors import AnalysisError, DetenteError, SourceError
from analysis.export import lines
from analysis.given import READER_HELP, Pages, Paths, Reader, read_given, tell_readers
from analysis.health import health_command
from analysis.language import load as load_pipeline
from analysis.load_command import load_command
from analysis.pipeline import ANALYSER, analyse
from analysis.readers import reading_again
from analysis.resolve import resolve
from analysis.settings import Settings, described, origin, read_settings
from analysis.store import Store
from analysis.store_commands import backup_command, workspaces
from analysis.types import BESIDES, Analysis, Article

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="News articles in; who, when, in what words, and where each actor stands on cooperating "
    "with Russia out.",
    epilog="Start with: detente load seeds/articles && detente serve",
    pretty_exceptions_enable=False,  # an error's own message may be an article's words
)


def _analysed(
    articles: Sequence[Article], settings: Settings, reader: Reader
) -> Iterator[Analysis | AnalysisError]:
    """Analyses in order, under a progress bar; what the user should know of each is told."""
    if not articles:
        return
    with ExitStack() as open_things:
        again = open_things.enter_context(reading_again(settings)) if reader == Reader.LLM else iter
        results = analyse(articles, load_pipeline(settings.spacy_model))
        bar = open_things.enter_context(progress(len(articles), "analysing"))
        by_model = 0
        for result in again(results):
            if isinstance(result, Analysis):
                by_model += result.analyser != ANALYSER
                for words in result.notes:
                    note(f"{result.article.id}: {words}")
            yield result
            bar.advance(bar.task_ids[0])
    if reader == Reader.LLM:
        tell_readers(by_model, len(articles), settings)


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
    failed: list[str] = []
    articles = list(read_given(paths, settings, pages, failed))
    results = []
    for result in _analysed(articles, settings, reader):
        if isinstance(result, AnalysisError):
            tell(result)
            failed.append(str(result))
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
            plain(result.article.title),
            str(result.article.published or "undated"),
            str(len(result.actors)),
            str(len(result.quotes)),
            str(len(result.events)),
            plain(stances),
            *([plain(model or Reader.OFFLINE)] if by_model else []),
        )
    return table


app.add_typer(workspaces, name="workspaces")
app.command("backup")(backup_command)
app.command("load")(load_command)
app.command("brief")(brief_command)
app.command("health")(health_command)


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
    settings = read_settings()
    Store(settings.store).close()  # made, or brought up to date, before anybody asks for a page
    options = ["--server.port", str(port), "--server.address", address, "--server.headless", "true"]
    options += ["--server.maxUploadSize", str(settings.max_file_megabytes)]
    OUT.print(f"The desk is at http://{address}:{port} (Ctrl+C ends it)")
    if os.name == "posix":  # so that who stops this process stops the server
        os.execv(sys.executable, [*command, *options])
    raise typer.Exit(subprocess.run([*command, *options], check=False).returncode)


@app.command("settings")
def settings_command() -> None:
    """List every setting: its variable, the value in force, from where, and what it is for."""
    table = Table("variable", "in force", "from", "what it is for")
    table.columns[0].no_wrap = True
    for variable, value, sentence in described(read_settings()):
        table.add_row(*map(plain, (variable, value, origin(variable), sentence)))
    OUT.print(table)
    OUT.print(
        "Each can also stand in a file that its name with _FILE gives. The server's own settings "
        "(uploads, cookies) are Streamlit's: .streamlit/config.toml and docs/hosting.md."
    )


@app.command("version")
def version_command() -> None:
    """Print the version."""
    OUT.print(f"detente {__version__}")


def main() -> None:
    """Runs the command; an error that a user can mend is one line, not a traceback."""
    try:
        logs.set_up(read_settings(), command=True)
        app()
    except DetenteError as error:
        ERRORS.print(f"[red]error[/red] {line(str(error))}", soft_wrap=True)
        sys.exit(2)
    except Exception as error:  # a fault of the program; what its message says may be an article's
        where = " < ".join(logs.places(error.__traceback__))
        ERRORS.print(
            f"[red]error[/red] A rule of the program failed ({type(error).__name__} at {where}). "
            "Nothing that was stored is lost. Please report this line.",
            soft_wrap=True,
        )
        sys.exit(3)


if __name__ == "__main__":
    main()
