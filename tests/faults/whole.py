"""Whether a store is whole: what the database says of its files, and what its tables say."""

import sqlalchemy as sa

from analysis.store import Store
from analysis.store.schema import METADATA, analysis, article, correction

# Of PostgreSQL's extension amcheck: every index against its table, every page of every table.
INDEXES = """
SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = c.relam
WHERE a.amname = 'btree' AND c.relkind = 'i'
"""
PAGES = """
SELECT c.relname, v.msg FROM pg_class c, LATERAL verify_heapam(c.oid) v WHERE c.relkind = 'r'
"""


def check_whole(store: Store) -> None:
    """Fails when files, indexes, references or counts are not as they have to be."""
    with store.database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        else:
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS amcheck")
            connection.exec_driver_sql(INDEXES)
            assert connection.exec_driver_sql(PAGES).all() == []
            _check_references(connection)
        articles = connection.execute(sa.select(article.c.pk)).scalars().all()
        analysed = connection.execute(sa.select(analysis.c.article_pk)).scalars().all()
        assert sorted(articles) == sorted(analysed), "an article without its analysis"
        undone = connection.execute(sa.select(correction.c.undoes)).scalars().all()
        undone = [one for one in undone if one is not None]
        assert len(undone) == len(set(undone)), "a correction was undone twice"


def _check_references(connection: sa.Connection) -> None:
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            there = sa.select(key.column).where(key.column == key.parent).exists()
            astray = sa.select(sa.func.count()).where(key.parent.is_not(None), ~there)
            assert connection.execute(astray).scalar() == 0, f"{table.name} points at nothing"
