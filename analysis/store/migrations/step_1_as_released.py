"""The first schema that was released."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _lists(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.JSON, nullable=False) for name in names]


def _key(name: str = "pk") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, primary_key=True)


def _owner(table: str, *, unique: bool | None = None) -> sa.Column[Any]:
    owner = sa.ForeignKey(f"{table}.pk", ondelete="CASCADE")
    return sa.Column(f"{table}_pk", sa.Integer, owner, nullable=False, unique=unique)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _result(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, _key(), _owner("analysis"), *columns)
    op.create_index(f"ix_{name}_analysis_pk", name, ["analysis_pk"])


def upgrade() -> None:
    """Makes every table."""
    op.create_table("schema_step", _key("version"))
    _sources()
    _results()
    op.create_table(
        "correction",
        _key("id"),
        _owner("workspace"),
        *_text("kind", "actor", "value"),
        *_lists("articles"),
        *_text("author", "reason"),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("correction.id"), unique=True),
        _moment("made_at"),
    )
    op.create_index("ix_correction_workspace_pk", "correction", ["workspace_pk"])


def _sources() -> None:
    op.create_table(
        "workspace",
        _key(),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("fictional", sa.Boolean, nullable=False),
        *_numbers("revision"),
        _moment("made_at"),
    )
    named = ("published_from", "outlet", "author", "url", "path")
    op.create_table(
        "article",
        _key(),
        _owner("workspace"),
        sa.Column("id", sa.String, nullable=False),
        *_text("title", "text"),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("published", sa.Date),
        *(sa.Column(name, sa.String, nullable=False) for name in named),
        _moment("loaded_at"),
        sa.UniqueConstraint("workspace_pk", "id"),
    )
    op.create_index("article_text", "article", ["workspace_pk", "text_hash"])
    op.create_table(
        "analysis",
        _key(),
        _owner("article", unique=True),
        sa.Column("article_hash", sa.String(64), nullable=False),
        sa.Column("analyser", sa.String, nullable=False),
        _moment("made_at"),
    )


def _results() -> None:
    _result(
        "actor", *_text("key", "name", "kind", "country", "gender"), *_lists("aliases", "roles")
    )
    _result("mention", *_text("actor_key"), *_numbers("start", "end"), *_text("form"))
    told = (sa.Column(n, sa.Text) for n in ("speaker", "actor_key", "date", "date_basis"))
    _result(
        "quote",
        *_numbers("n"),
        *_text("type", "manner"),
        *told,
        *_lists("content", "cue", "source"),
    )
    _result("timex", *_numbers("start", "end"), *_text("text", "type", "value"))
    _result(
        "event",
        *_numbers("n"),
        *_text("date", "precision"),
        *_numbers("start", "end"),
        *_lists("actors"),
        *_text("text", "kind", "phase", "basis", "expression"),
    )
    _result("stance", *_numbers("n"), *_text("actor_key", "label", "confidence", "detail"))
    _result(
        "evidence",
        *_numbers("stance_n", "rank", "start", "end"),
        *_text("detail", "label", "basis"),
        *_lists("cue", "condition"),
    )
