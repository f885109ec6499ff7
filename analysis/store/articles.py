"""Articles and analyses in the store: which is which, which is up to date, put in, taken out.

Every function works within the transaction of the connection that it is given.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

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


def text_hash(one: Article) -> str:
    """SHA-256 of the text alone, whatever day it is from."""
    return replace(one, published=None).hash


def placed(connection: Connection, one: Article, name: str, given: Collection[str] = ()) -> Article:
    """The article under the id that it has, or will have, in this workspace.

    The same text from the same outlet and address is the same article, whatever its file is
    called; another text under a known id from another file gets an id of its own. The ids `given`
    to other articles of the same loading are theirs.
    """
    owner = sa.select(workspace.c.pk).where(workspace.c.name == name).scalar_subquery()
    here = sa.select(article.c.id, article.c.path, article.c.text).where(
        article.c.workspace_pk == owner
    )
    known = here.where(article.c.id == one.id)
    alike = here.where(
        article.c.text_hash == text_hash(one),
        article.c.outlet == one.outlet,
        article.c.url == one.url,
    )
    # As one query with OR, SQLite reads every text of the workspace instead of the two indexes.
    rows = connection.execute(known.union_all(alike)).all()
    same = sorted((r.id != one.id, r.id) for r in rows if r.text == one.text and r.id not in given)
    if same:
        return replace(one, id=same[0][1])
    if one.id in given or any(r.id == one.id and r.path != one.path for r in rows):
        return replace(one, id=f"{one.id}-{one.hash[:8]}")
    return one


def different(
    connection: Connection, found: Iterable[Article], name: str, given: set[str]
) -> Iterator[Article]:
    """The articles under their ids here, without second copies of one print.

    `given` are the ids that articles of the same loading have; those of these are added.
    """
    prints: dict[tuple[str, str, str], Article] = {}
    for one in found:
        prints.setdefault((one.hash, one.outlet, one.url), one)
    for one in prints.values():
        here = placed(connection, one, name, given)
        given.add(here.id)
        yield here


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
