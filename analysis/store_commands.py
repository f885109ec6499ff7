"""The commands for the store: `detente workspaces …` and `detente backup`."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from analysis.console import OUT, harmless, plain, say
from analysis.errors import StoreError
from analysis.settings import read_settings
from analysis.store import Store, Workspace
from analysis.store.backup import back_up
from analysis.store.savefile import open_workspace_file, save_workspace

workspaces = typer.Typer(help="List workspaces; rename, copy, empty, delete, save and open them.")

Name = Annotated[str, typer.Argument(metavar="WORKSPACE", help="Its name.", show_default=False)]
New = Annotated[str, typer.Argument(metavar="NEW", help="The new name.", show_default=False)]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


@contextmanager
def _store() -> Iterator[Store]:
    """The store that the settings name, closed at the end."""
    with closing(Store(read_settings().store)) as store:
        yield store


def _count(number: int, what: str) -> str:
    """A number of things in words.

    >>> _count(1, "article"), _count(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _holds(name: str, held: Workspace) -> str:
    articles, rules = _count(held.articles, "article"), _count(held.corrections, "correction")
    return f"{name}: {articles} and {rules}"


@workspaces.callback(invoke_without_command=True)
def list_workspaces(context: typer.Context) -> None:
    """List the workspaces with what they hold; rename, copy, empty, delete, save or open one."""
    if context.invoked_subcommand:
        return
    table = Table("workspace", "articles", "corrections", "holds")
    with _store() as store:
        held = store.workspaces()
    for one in held:
        kind = "fictional articles" if one.fictional else "real articles"
        table.add_row(plain(one.name), str(one.articles), str(one.corrections), kind)
    OUT.print(table)


@workspaces.command("rename")
def rename_command(workspace: Name, new: New) -> None:
    """Give a workspace another name."""
    with _store() as store:
        store.rename_workspace(workspace, new)
    say(f"{workspace} is called {new} now.")


@workspaces.command("copy")
def copy_command(workspace: Name, new: New) -> None:
    """Make a second workspace with the same articles, analyses and corrections."""
    with _store() as store:
        store.copy_workspace(workspace, new)
    say(f"{new} is a copy of {workspace}.")


@workspaces.command("empty")
def empty_command(
    workspace: Name,
    corrections: Annotated[
        bool,
        typer.Option("--corrections", help="Take the corrections too, which stay otherwise."),
    ] = False,
    yes: Yes = False,
) -> None:
    """Take every article out of a workspace and keep its name.

    Corrections are rules about actors by name. They stay, and hold again when articles with those
    actors are loaded.
    """
    if not yes:
        typer.confirm(f"Take every article out of {harmless(workspace)}?", abort=True)
    with _store() as store:
        gone = store.empty_workspace(workspace, corrections=corrections)
    say(f"{workspace}: {_count(gone, 'article')} taken out.")


@workspaces.command("delete")
def delete_command(workspace: Name, yes: Yes = False) -> None:
    """Delete a workspace with its articles, all that was found in them, and its corrections."""
    if not yes:
        typer.confirm(
            f"Delete {harmless(workspace)} with its articles and corrections?", abort=True
        )
    with _store() as store:
        store.delete_workspace(workspace)
    say(f"{workspace} is deleted.")


@workspaces.command("save")
def save_command(
    workspace: Name,
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
) -> None:
    """Save a workspace as one file, to keep or to open in another store."""
    if file.exists():
        raise StoreError(f"{file} is there already and is kept: name another file.")
    part = file.with_name(file.name + ".part")
    try:
        with _store() as store, part.open("wb") as out:
            held = save_workspace(store, out, workspace)
        part.replace(file)
    except OSError as error:
        raise StoreError(
            f"{file} can't be written ({error.strerror}): name a file in a folder that is yours, "
            "on a disk with room for it."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    say(f"{_holds(str(file), held)} of {workspace}.")


@workspaces.command("open")
def open_command(
    file: Annotated[Path, typer.Argument(help="A file that `detente workspaces save` wrote.")],
    name: Annotated[
        str, typer.Option("--as", help="What to call it; else as it was when it was saved.")
    ] = "",
) -> None:
    """Open a saved workspace in this store; where its name is taken it gets a number."""
    try:
        with _store() as store, file.open("rb") as held:
            made = open_workspace_file(store, held, name)
    except OSError as error:
        raise StoreError(f"{file} can't be read ({error.strerror}): check its name.") from error
    say(f"{_holds(made.name, made)}.")


def backup_command(
    file: Annotated[Path, typer.Argument(help="The copy; it must not be there yet.")],
) -> None:
    """Copy the whole store into a file while it is in use; a store in PostgreSQL has pg_dump."""
    where = read_settings().store
    back_up(where, file)
    say(f"{file}: {file.stat().st_size / 1e6:.1f} MB. To go back, stop Détente and put it there.")
