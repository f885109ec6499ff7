"""Articles and analyses in the store: which are up to date, put in, taken out.

Every function works within the transaction of the connection that it is given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.store.placing import text_hash
from analysis.store.rows import result_rows
from analysis.store.schema import RESULTS, analysis, article, workspace
from analysis.types import BESIDES, Analysis, Article

AT_ONCE = 200  # articles

T = TypeVar("T")


def stored(name: str, *columns: sa.Table | sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Columns of the articles of one workspace."""
    return (
        sa.select(*columns)
        .select_from(article)
        .join(workspace, workspace.c.pk == article.c.workspace_pk)
        .where(workspace.c.name == name)
    )


def as_article(row: sa.Row[Any]) -> Article:
    """A row of the article table as an Article."""
    return Article(**{field: getattr(row, field) for field in Article.__slots__})


def every(connection: Connection, name: str) -> tuple[Article, ...]:
    """The articles of a workspace, in order of id."""
    rows = connection.execute(stored(name, article).order_by(article.c.id))
    return tuple(map(as_article, rows))


def is_current(
    connection: Connection, one: Article, analyser: str, name: str, *, keep_models: bool
) -> bool:
    """Whether this very article, metadata included, is stored and was read by this analyser.

    With `keep_models`, what a model read besides is as good for an analyser without a model,
    whichever version it was: an offline reading must not take its place unasked.
    """
    row = connection.execute(
        stored(name, article, analysis.c.article_hash, analysis.c.analyser)
        .join(analysis, analysis.c.article_pk == article.c.pk)
        .where(article.c.id == one.id)
    ).one_or_none()
    if (
        row is None
        or as_article(row) != replace(one, path=row.path)
        or row.article_hash != one.hash
    ):
        return False
    kept = keep_models and BESIDES in row.analyser and BESIDES not in analyser
    return bool(kept or row.analyser == analyser)


def read_by_models(connection: Connection, name: str) -> dict[str, str]:
    """The model that read each article that one has read besides, by the article's id."""
    wanted = (
        stored(name, article.c.id, analysis.c.analyser)
        .join(analysis, analysis.c.article_pk == article.c.pk)
        .where(analysis.c.analyser.contains(BESIDES, autoescape=True))
    )
    rows = connection.execute(wanted)
    return {row.id: row.analyser.split(BESIDES, 1)[1] for row in rows}


def put(connection: Connection, owner: int, results: Iterable[Analysis]) -> None:
    """Keeps articles with their analyses in the workspace of that key, in place of older ones."""
    for some in chunks(results):
        _put(connection, owner, some)


def _put(connection: Connection, owner: int, results: Sequence[Analysis]) -> None:
    now = datetime.now(UTC)
    ids = [r.article.id for r in results]
    connection.execute(
        article.delete().where(article.c.workspace_pk == owner, article.c.id.in_(ids))
    )
    articles = _added(
        connection,
        article,
        [
            {
                "workspace_pk": owner,
                "text_hash": text_hash(r.article),
                "loaded_at": now,
                **asdict(r.article),
            }
            for r in results
        ],
    )
    analyses = _added(
        connection,
        analysis,
        [
            {
                "article_pk": pk,
                "article_hash": r.article.hash,
                "analyser": r.analyser,
                "made_at": now,
                "notes": list(r.notes),
            }
            for pk, r in zip(articles, results, strict=True)
        ],
    )
    found: dict[str, list[dict[str, Any]]] = {table: [] for table in RESULTS}
    for pk, result in zip(analyses, results, strict=True):
        for table, rows in result_rows(result):
            found[table.name] += [{"analysis_pk": pk, **row} for row in rows]
    for name, rows in found.items():
        if rows:
            connection.execute(RESULTS[name].insert(), rows)


def _added(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> Sequence[int]:
    """Inserts rows; their keys in the same order."""
    insert = table.insert().returning(table.c.pk, sort_by_parameter_order=True)
    return connection.execute(insert, rows).scalars().all()


def removed(connection: Connection, ids: Sequence[str], name: str) -> int:
    """Takes articles and all that was found in them out of a workspace; returns how many."""
    owner = sa.select(workspace.c.pk).where(workspace.c.name == name).scalar_subquery()
    gone = 0
    for some in chunks(ids):
        here = sa.and_(article.c.workspace_pk == owner, article.c.id.in_(some))
        gone += connection.execute(article.delete().where(here)).rowcount
    return gone


def chunks(things: Iterable[T]) -> Iterator[list[T]]:
    """As many at a time as are held in memory, or fit into one query.

    >>> [len(some) for some in chunks(range(450))]
    [200, 200, 50]
    """
    rest = iter(things)
    while some := list(islice(rest, AT_ONCE)):
        yield some
