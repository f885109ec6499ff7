"""Analyses by what they are of: the same text on the same day is analysed once in a whole store.

Works within the transaction of the connection that it is given.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.store import results
from analysis.store.articles import chunks
from analysis.store.placing import text_hash
from analysis.store.schema import analysis, article, workspace
from analysis.types import Analysis, Article


def known(connection: Connection, found: Iterable[Article], analyser: str) -> dict[str, Analysis]:
    """What this analyser found in these texts, by `Article.hash`; none for what it never read."""
    told: dict[str, Analysis] = {}
    # By text and workspace there is an index; by the hash of text and day there is none.
    every = sa.select(workspace.c.pk)
    wanted = (
        sa.select(analysis.c.article_hash, sa.func.min(analysis.c.pk))
        .join(article, analysis.c.article_pk == article.c.pk)
        .where(article.c.workspace_pk.in_(every), analysis.c.analyser == analyser)
        .group_by(analysis.c.article_hash)
    )
    for some in chunks(found):
        hashes = {one.hash: one for one in some}
        texts = {text_hash(one) for one in some}
        rows = connection.execute(wanted.where(article.c.text_hash.in_(texts)))
        keys = [pk for hashed, pk in rows if hashed in hashes]
        for one in results.of_keys(connection, keys):
            if one.article.unread == hashes[one.article.hash].unread:
                told[one.article.hash] = one
    return told
