"""What the commands that read articles are given: paths, options, and the articles under them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from analysis.console import ERRORS, note, plain, tell
from analysis.errors import MetadataError, SourceError
from analysis.settings import Settings
from analysis.sources import load
from analysis.types import Article

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


def read_given(
    paths: Sequence[str], settings: Settings, pages: bool, failed: list[str]
) -> Iterator[Article]:
    """Articles that can be read, as they are asked for; what can't is told, and added to failed."""
    for found in load(paths, settings, pages=pages):
        if isinstance(found, MetadataError):
            note(str(found))
        elif isinstance(found, SourceError):
            tell(found)
            failed.append(str(found))
        else:
            yield found


def tell_readers(by_model: int, of: int, settings: Settings) -> None:
    """Says how many articles a model read."""
    count = f"{by_model} of {of} articles were read by {settings.llm_model}"
    ERRORS.print(plain(f"{count}, the others offline alone."), soft_wrap=True)
