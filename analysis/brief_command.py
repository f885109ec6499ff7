"""The command `detente brief`: a workspace in, a briefing as a file out; fit for cron."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.console import say
from analysis.store import DESK


def brief_command(
    out: Annotated[
        Path,
        typer.Option(help="The file to write: .docx, .html, .md, .pdf, or .zip for the tables."),
    ],
    since: Annotated[
        str,
        typer.Option(
            help="Tell what changed since this day (2026-03-01), or since the last kept briefing "
            "of the same view (last).",
        ),
    ] = "",
    workspace: Annotated[str, typer.Option(help="The workspace to brief on.")] = DESK,
    actor: Annotated[
        list[str] | None,
        typer.Option(help="An actor's name or id, several times for several.", show_default=False),
    ] = None,
    until: Annotated[str, typer.Option(help="Leave out what is later than this day.")] = "",
    title: Annotated[str, typer.Option(help="The title, in place of the desk's.")] = "",
    as_of: Annotated[
        str, typer.Option(help="The moment to print, as 2026-04-20T06:00; now without it.")
    ] = "",
    save: Annotated[
        bool, typer.Option("--keep", help="Keep it in the store, for --since last.")
    ] = False,
) -> None:
    """Write a briefing: who stands where, what changed, in whose words, on which sources.

    It is checked against the rules of a briefing first. The exit status is 0 when the file is
    written, and 2 when it is not; a file that was there before is then as it was.
    """
    from analysis.briefing.written import write  # pandas and matplotlib: no other command waits

    told = write(
        out, workspace=workspace, actors=actor or (), since=since, until=until, title=title,
        as_of=as_of, save=save,
    )  # fmt: skip
    say(f"{out}: {told}.")
