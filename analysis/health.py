"""Whether the desk is well: the running app and its store in, one line each and a verdict out.

The command `detente health`, and what a container runs every half minute; for that it runs alone
too (`python -m analysis.health`), without the language pipeline, in a third of a second.
"""

import urllib.request
from typing import Annotated

import typer

from analysis.console import harmless
from analysis.errors import DetenteError, StoreError
from analysis.settings import read_settings
from analysis.store.reachable import reachable

HEALTH = "/_stcore/health"  # Streamlit's own
PATIENCE = 5.0  # seconds


def app_problem(address: str, port: int) -> str:
    """What is wrong with the app at an address; empty when it is well."""
    where = f"http://{address}:{port}{HEALTH}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(where, timeout=PATIENCE) as answer:
            return "" if answer.status == 200 else f"{where} answers {answer.status}"
    except (OSError, ValueError) as error:
        return f"{where} does not answer ({getattr(error, 'reason', error)})"


def store_problem(where: str) -> str:
    """What is wrong with the store; empty when it is well."""
    try:
        reachable(where)
    except StoreError as error:
        return str(error)
    return ""


def health_command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of the app.")] = 8501,
    address: Annotated[str, typer.Option(help="The address of the app.")] = "127.0.0.1",
    store_only: Annotated[
        bool, typer.Option("--store-only", help="Look at the store alone, no app need run.")
    ] = False,
) -> None:
    """Say whether the app answers and its store can be read; the exit status is 1 when not."""
    try:
        found = {"store": store_problem(read_settings().store)}
    except DetenteError as error:
        found = {"settings": str(error)}
    if not store_only:
        found["app"] = app_problem(address, port)
    for name, problem in found.items():
        typer.echo(f"{name}: {harmless(problem) or 'well'}", err=bool(problem))
    raise typer.Exit(1 if any(found.values()) else 0)


if __name__ == "__main__":
    typer.run(health_command)
