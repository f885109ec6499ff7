"""A workspace with all that it holds, from another one or from a file: made in one transaction."""

from collections.abc import Iterable, Sequence

from sqlalchemy.engine import Connection

from analysis.store import articles, kept, log, workspaces
from analysis.store.kept import Kept
from analysis.types import Analysis, Correction


def made(
    connection: Connection,
    name: str,
    content: Iterable[Analysis],
    rules: Sequence[Correction],
    briefings: Iterable[Kept],
    *,
    at: int,
    fictional: bool,
    members: Iterable[str],
) -> None:
    """Makes a workspace; `at` is the revision at which all this belonged together elsewhere.

    Raises StoreError when the name is taken or can't be one.
    """
    owner = workspaces.made(connection, name, fictional=fictional, members=members)
    articles.put(connection, owner, content)
    log.replay(connection, owner, rules)
    workspaces.raised(connection, name)
    now = workspaces.revision(connection, name)
    kept.put(connection, owner, kept.taken_over(connection, briefings, at, now))
