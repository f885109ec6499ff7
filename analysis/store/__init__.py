"""Where articles and their analyses are kept: SQLite by default, another database by its URL.

One article with all that was found in it is one transaction, so a killed process leaves the store
whole. Every change raises the revision of its workspace: what was computed from an older one is
stale. Results are plain rows; corpus-wide actors are computed from them elsewhere.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from analysis.errors import StoreError
from analysis.store import log
from analysis.store.connect import connect, reason, shown
from analysis.store.rows import result_rows
from analysis.store.schema import (
    RESULTS,
    SCHEMA_VERSION,
    analysis,
    article,
    schema_of,
    workspace,
)
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Correction,
    Form,
    Kind,
    Mention,
)

DESK = "desk"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A named set of articles; `fictional` ones are never shown or counted with real ones."""

    name: str
    fictional: bool
    revision: int
    articles: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one result table, with the article's id as the first column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Store:
    """An open store. Safe to share between threads.

    Raises StoreError when the database can't be opened or was made by a newer version.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        try:
            self._engine = connect(where)
            self._bring_up_to_date()
        except (SQLAlchemyError, OSError, ModuleNotFoundError) as error:
            raise StoreError(
                f"The store {shown(self.where)} can't be opened ({reason(error)}): "
                "check that the path is writable and is a Détente store, or set DETENTE_STORE."
            ) from error

    def _bring_up_to_date(self) -> None:
        """Makes the tables where there are none, upgrades older ones, refuses newer ones."""
        with self._read() as connection:
            made = schema_of(connection)
        if made > SCHEMA_VERSION:
            raise StoreError(
                f"The store {shown(self.where)} was made by a newer Détente (schema {made}, "
                f"this one knows {SCHEMA_VERSION}): update Détente to open it."
            )
        if made < SCHEMA_VERSION:
            from analysis.store.upgrade import upgrade  # Alembic takes a quarter of a second

            with self._write() as connection:
                upgrade(connection)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def close(self) -> None:
        """Gives up every connection."""
        self._engine.dispose()

    # --- workspaces

    def open_workspace(self, name: str, *, fictional: bool = False) -> Workspace:
        """The workspace of that name, made when it is new.

        Raises StoreError when real articles would be mixed with fictional ones.
        """
        with self._write() as connection:
            row = connection.execute(
                sa.select(workspace.c.fictional).where(workspace.c.name == name)
            ).one_or_none()
            if row is None:
                connection.execute(
                    workspace.insert().values(
                        name=name, fictional=fictional, revision=0, made_at=_now()
                    )
                )
            elif row.fictional != fictional:
                holds = "fictional" if row.fictional else "real"
                raise StoreError(
                    f"The workspace {name!r} holds {holds} articles, and these are not: "
                    "load them into another workspace."
                )
        return next(w for w in self.workspaces() if w.name == name)

    def workspaces(self) -> tuple[Workspace, ...]:
        """All workspaces, real ones first."""
        counted = (
            sa.select(
                workspace.c.name,
                workspace.c.fictional,
                workspace.c.revision,
                sa.func.count(article.c.pk),
            )
            .outerjoin_from(workspace, article)
            .group_by(workspace.c.pk)
            .order_by(workspace.c.fictional, workspace.c.name)
        )
        with self._read() as connection:
            return tuple(Workspace(*row) for row in connection.execute(counted))

    def revision(self, name: str = DESK) -> int:
        """The number of changes made to a workspace so far; 0 when it does not exist."""
        with self._read() as connection:
            found = connection.execute(
                sa.select(workspace.c.revision).where(workspace.c.name == name)
            ).scalar()
        return found or 0

    # --- articles

    def place(self, one: Article, name: str = DESK) -> Article:
        """The article under the id that it has, or will have, in this workspace.

        The same text from the same outlet and address is the same article, whatever its file is
        called; another text under a known id from another file gets an id of its own.
        """
        with self._read() as connection:
            rows = connection.execute(
                _stored(name, article.c.id, article.c.path, article.c.text).where(
                    sa.or_(
                        article.c.id == one.id,
                        sa.and_(
                            article.c.text_hash == _text_hash(one),
                            article.c.outlet == one.outlet,
                            article.c.url == one.url,
                        ),
                    )
                )
            ).all()
        same = sorted((r.id != one.id, r.id) for r in rows if r.text == one.text)
        if same:
            return replace(one, id=same[0][1])
        if any(r.id == one.id and r.path != one.path for r in rows):
            return replace(one, id=f"{one.id}-{one.hash[:8]}")
        return one

    def is_current(self, one: Article, analyser: str, name: str = DESK) -> bool:
        """Whether this very article, metadata included, is stored and was read by this analyser."""
        with self._read() as connection:
            row = connection.execute(
                _stored(name, article, analysis.c.article_hash, analysis.c.analyser)
                .join(analysis, analysis.c.article_pk == article.c.pk)
                .where(article.c.id == one.id)
            ).one_or_none()
        return (
            row is not None
            and _article(row) == replace(one, path=row.path)
            and (row.article_hash, row.analyser) == (one.hash, analyser)
        )

    def pending(
        self, found: Iterable[Article], analyser: str, name: str = DESK
    ) -> tuple[Article, ...]:
        """Those of the articles that have to be analysed, under their ids here.

        Left out are articles that are stored as they are, and second copies among the found ones.
        """
        different: dict[tuple[str, str, str], Article] = {}
        for one in found:
            different.setdefault((one.hash, one.outlet, one.url), one)
        placed = (self.place(one, name) for one in different.values())
        return tuple(one for one in placed if not self.is_current(one, analyser, name))

    def articles(self, name: str = DESK) -> tuple[Article, ...]:
        """Every article of a workspace, in order of id."""
        with self._read() as connection:
            rows = connection.execute(_stored(name, article).order_by(article.c.id))
            return tuple(_article(row) for row in rows)

    def save(self, result: Analysis, name: str = DESK) -> bool:
        """Keeps an article and its analysis in one transaction; says whether anything changed."""
        one = result.article
        if self.is_current(one, result.analyser, name):
            return False
        with self._write() as connection:
            owner = _raised(connection, name)
            connection.execute(
                article.delete().where(article.c.workspace_pk == owner, article.c.id == one.id)
            )
            article_pk = connection.execute(
                article.insert()
                .values(
                    workspace_pk=owner,
                    text_hash=_text_hash(one),
                    loaded_at=_now(),
                    **asdict(one),
                )
                .returning(article.c.pk)
            ).scalar_one()
            analysis_pk = connection.execute(
                analysis.insert()
                .values(
                    article_pk=article_pk,
                    article_hash=one.hash,
                    analyser=result.analyser,
                    made_at=_now(),
                )
                .returning(analysis.c.pk)
            ).scalar_one()
            for table, rows in result_rows(result):
                if rows:
                    connection.execute(
                        table.insert(), [{"analysis_pk": analysis_pk, **row} for row in rows]
                    )
        return True

    def remove(self, ids: Iterable[str], name: str = DESK) -> int:
        """Takes articles and all that was found in them out of a workspace; returns how many."""
        wanted = tuple(ids)
        with self._write() as connection:
            owner = connection.execute(
                sa.select(workspace.c.pk).where(workspace.c.name == name)
            ).scalar()
            gone = connection.execute(
                article.delete().where(article.c.workspace_pk == owner, article.c.id.in_(wanted))
            ).rowcount
            if gone:
                connection.execute(
                    sa.update(workspace)
                    .where(workspace.c.pk == owner)
                    .values(revision=workspace.c.revision + 1)
                )
        return gone

    # --- corrections

    def correct(self, rule: Correction, name: str = DESK) -> Correction:
        """Appends a correction; returns it with its id and time.

        Raises StoreError when it has no reason, or takes back what is not there or was taken back.
        """
        with self._write() as connection:
            return log.append(connection, _raised(connection, name), rule)

    def corrections(self, name: str = DESK) -> tuple[Correction, ...]:
        """Every correction of a workspace, undone ones and undos included, oldest first."""
        with self._read() as connection:
            return log.read(connection, name)

    # --- results

    def actors(self, name: str = DESK) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
        """The local actors of every article, mentions included: (article id, actors) in order."""
        mentions: dict[tuple[str, str], list[Mention]] = {}
        for one, key, start, end, form in self.rows("mention", name).rows:
            mentions.setdefault((one, key), []).append(Mention(start, end, Form(form)))
        found: dict[str, list[Actor]] = {a.id: [] for a in self.articles(name)}
        columns = self.rows("actor", name)
        for row in columns.rows:
            held = dict(zip(columns.columns, row, strict=True))
            one = held.pop("article")
            held["aliases"], held["roles"] = tuple(held["aliases"]), tuple(held["roles"])
            held["kind"] = Kind(held["kind"])
            held["mentions"] = tuple(mentions.get((one, held["key"]), ()))
            found[one].append(Actor(**held))
        return tuple((one, tuple(actors)) for one, actors in found.items())

    def rows(self, table: str, name: str = DESK, *, counting: bool = True) -> Rows:
        """One result table of a workspace: actor, mention, quote, timex, event, stance, evidence.

        The columns are the table's own, with `article` (the article's id) first. Stances that gave
        way to another reader's, and their evidence, are left out, or with `counting` False they
        alone are told.
        """
        source = RESULTS[table]
        columns = [c for c in source.c if c.name not in ("pk", "analysis_pk", "counts")]
        wanted = (
            sa.select(article.c.id, *columns)
            .join_from(source, analysis, analysis.c.pk == source.c.analysis_pk)
            .join(article, article.c.pk == analysis.c.article_pk)
            .join(workspace, workspace.c.pk == article.c.workspace_pk)
            .where(workspace.c.name == name)
            .order_by(article.c.id, source.c.pk)
        )
        if "counts" in source.c:
            wanted = wanted.where(source.c.counts == counting)
        with self._read() as connection:
            found = tuple(tuple(row) for row in connection.execute(wanted))
        return Rows(("article", *(c.name for c in columns)), found)


def _raised(connection: Connection, name: str) -> int:
    """The key of a workspace whose revision has just been raised."""
    owner: int | None = connection.execute(
        sa.update(workspace)
        .where(workspace.c.name == name)
        .values(revision=workspace.c.revision + 1)
        .returning(workspace.c.pk)
    ).scalar()
    if owner is None:
        raise StoreError(f"There is no workspace {name!r}: open it first.")
    return owner


def _now() -> datetime:
    return datetime.now(UTC)


def _text_hash(one: Article) -> str:
    return replace(one, published=None).hash


def _stored(name: str, *columns: sa.Table | sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Columns of the articles of one workspace."""
    return (
        sa.select(*columns)
        .select_from(article)
        .join(workspace, workspace.c.pk == article.c.workspace_pk)
        .where(workspace.c.name == name)
    )


def _article(row: sa.Row[Any]) -> Article:
    return Article(**{field: getattr(row, field) for field in Article.__slots__})
