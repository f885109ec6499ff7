"""Which article is which: an article in, the same out under the id that it has in a workspace.

Every function works within the transaction of the connection that it is given.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.store.schema import article, workspace
from analysis.types import Analysis, Article


def text_hash(one: Article) -> str:
    """SHA-256 of the text alone, whatever day it is from."""
    return replace(one, published=None).hash


def print_of(one: Article) -> tuple[str, str, str]:
    """What two articles have in common that are one: text and day, outlet and address."""
    return one.hash, one.outlet, one.url


def placed(connection: Connection, one: Article, name: str, given: Collection[str] = ()) -> Article:
    """The article under the id that it has, or will have, in this workspace.

    The same text from the same outlet and address is the same article, whatever its file is
    called; another text under a known id from another file gets an id of its own. The ids `given`
    to other articles of the same loading are theirs.
    """
    rows = _rows(connection, one, name)
    same = sorted((r.id != one.id, r.id) for r in rows if r.text == one.text and r.id not in given)
    if same:
        return replace(one, id=same[0][1])
    if one.id in given or any(r.id == one.id and r.path != one.path for r in rows):
        return replace(one, id=f"{one.id}-{one.hash[:8]}")
    return one


def _rows(connection: Connection, one: Article, name: str) -> Sequence[sa.Row[Any]]:
    """What may be the same article: what has its id, and what is the same text from there."""
    owner = sa.select(workspace.c.pk).where(workspace.c.name == name).scalar_subquery()
    columns: tuple[sa.Column[Any], ...] = (
        article.c.id,
        article.c.path,
        article.c.text,
        article.c.published,
    )
    here = sa.select(*columns).where(article.c.workspace_pk == owner)
    known = here.where(article.c.id == one.id)
    alike = here.where(
        article.c.text_hash == text_hash(one),
        article.c.outlet == one.outlet,
        article.c.url == one.url,
    )
    # As one query with OR, SQLite reads every text of the workspace instead of the two indexes.
    return connection.execute(known.union_all(alike)).all()


def different(
    connection: Connection, found: Iterable[Article], name: str, given: set[str]
) -> Iterator[Article]:
    """The articles under their ids here, without second copies of one print.

    `given` are the ids that articles of the same loading have; those of these are added.
    """
    prints: dict[tuple[str, str, str], Article] = {}
    for one in found:
        prints.setdefault(print_of(one), one)
    for one in prints.values():
        here = placed(connection, one, name, given)
        given.add(here.id)
        yield here


def settled(connection: Connection, found: Iterable[Analysis], name: str) -> list[Analysis]:
    """Analyses under the ids that their articles have by now, of one article the last.

    Between the giving of an id and the keeping of its article others may have loaded the same
    print under another id, or another file's text under this one: neither is stored twice, and
    neither takes the other's place. Nobody else may write to the workspace meanwhile.
    """
    prints: dict[tuple[str, str, str], str] = {}
    kept: dict[str, Analysis] = {}
    for one in found:
        own = one.article
        now = prints.setdefault(print_of(own), _settled(_rows(connection, own, name), own))
        kept[now] = replace(one, article=replace(own, id=now))
    return list(kept.values())


def _settled(rows: Sequence[sa.Row[Any]], one: Article) -> str:
    known = next((r for r in rows if r.id == one.id), None)
    if known is not None and known.text != one.text and known.path != one.path:
        return f"{one.id}-{one.hash[:8]}"
    alike = [r.id for r in rows if r.text == one.text and r.published == one.published]
    return min(alike) if known is None and alike else one.id
