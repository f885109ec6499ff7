"""The command `detente load`: articles into the desk, over one process or many."""

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Annotated

import typer

from analysis import logs
from analysis.batch import Into, Loaded, Pool, load, opened
from analysis.console import note, progress, say, tell
from analysis.errors import AnalysisError
from analysis.given import READER_HELP, Pages, Paths, Reader, read_given, tell_readers
from analysis.pipeline import ANALYSER
from analysis.readers import reading_again
from analysis.settings import Settings, read_settings
from analysis.store import DESK, Store
from analysis.types import BESIDES, Article


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
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            help="How many processes of this machine analyse; docs/scale.md says what each takes.",
        ),
    ] = 1,
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="The Dask scheduler whose workers analyse, as tcp://host:8786, in place of "
            "processes of this machine. They get texts and touch neither files nor the store.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Load articles into the desk and analyse them.

    An article that is there already and unchanged costs nothing. Interrupted, the command keeps
    what it has done; run it again to go on.
    """
    settings = read_settings()
    store = Store(settings.store)
    store.open_workspace(workspace, fictional=fictional)
    asked = f"{ANALYSER}{BESIDES}{settings.llm_model}" if reader == Reader.LLM else ANALYSER
    into = Into(store, workspace, asked, keep_models=reader != Reader.OFFLINE)
    before = store.read_by_models(workspace)
    failed: list[str] = []
    articles = read_given(paths, settings, pages, failed)
    began = time.monotonic()
    logs.event(logs.Event.LOAD_STARTED, workers=workers)
    with opened(settings.spacy_model, workers=workers, scheduler=scheduler) as pool:
        loaded = _loaded(articles, into, pool, settings, reader or Reader.OFFLINE)
    if into.keep_models:
        _tell_lost(before, store.read_by_models(workspace))
    lost = len(failed) + loaded.broken
    logs.event(
        logs.Event.LOAD_ENDED,
        kept=loaded.analysed,
        there=loaded.there,
        broken=loaded.broken,
        unread=len(failed),
        seconds=time.monotonic() - began,
    )
    say(f"{workspace}: {loaded.analysed} analysed, {loaded.there} there already, {lost} not read.")
    if loaded.copied:
        say(f"{loaded.copied} of them have a text that was analysed before, on the same day.")
    store.close()
    raise typer.Exit(1 if lost else 0)


def _loaded(
    articles: Iterable[Article], into: Into, pool: Pool, settings: Settings, reader: Reader
) -> Loaded:
    """A loading to its end, under a progress bar; what the user should know of it is told."""
    told, by_model = Loaded(), 0
    with ExitStack() as open_things:
        by = open_things.enter_context(reading_again(settings)) if reader == Reader.LLM else None
        bar = open_things.enter_context(progress(None, "loading"))

        def count(now: Loaded) -> None:
            nonlocal told
            told = now
            # Until the last file is read nobody knows how many articles there are.
            total = now.found if now.is_read else None
            bar.update(bar.task_ids[0], completed=now.done, total=total)

        for result in load(articles, into, pool, again=by, tell=count):
            if isinstance(result, AnalysisError):
                tell(result)
                continue
            by_model += result.analyser != ANALYSER
            for words in result.notes:
                note(f"{result.article.id}: {words}")
    if reader == Reader.LLM and told.analysed + told.broken:
        tell_readers(by_model, told.analysed + told.broken, settings)
    return told


def _tell_lost(before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Says of which articles a model's reading is gone, since another text has their place."""
    for article, model in before.items():
        if article not in now:
            note(
                f"{article}: its text or what is known of it changed, so what {model} read of it "
                "is gone. It is read offline now; --reader llm reads it again."
            )
