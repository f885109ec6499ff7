"""The tables of the store. A result row belongs to an analysis, which says which article text (by
hash) and which analyser made it; deleting an article deletes all that was found in it.

What is said here of the newest schema, `migrations/` brings about; a test holds the two together.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.errors import StoreError

SCHEMA_VERSION = 5  # that of the last step in migrations/
METADATA = sa.MetaData()


def _owned_by(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE")


schema_step = sa.Table("schema_step", METADATA, sa.Column("version", sa.Integer, primary_key=True))

workspace = sa.Table(
    "workspace",
    METADATA,
    sa.Column("pk", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("fictional", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
)

# The revisions of a name go on where they stopped when its workspace was deleted or renamed, so
# that no cached view of the old workspace is ever taken for one of the new.
retired_name = sa.Table(
    "retired_name",
    METADATA,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
)

article = sa.Table(
    "article",
    METADATA,
    sa.Column("pk", sa.Integer, primary_key=True),
    sa.Column("workspace_pk", _owned_by("workspace.pk"), nullable=False),
    sa.Column("id", sa.String, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("text_hash", sa.String(64), nullable=False),
    sa.Column("published", sa.Date),
    sa.Column("published_from", sa.String, nullable=False),
    sa.Column("outlet", sa.String, nullable=False),
    sa.Column("author", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("path", sa.String, nullable=False),
    sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("published_certainty", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("section", sa.Text, nullable=False),
    sa.Column("credit", sa.Text, nullable=False),
    sa.UniqueConstraint("workspace_pk", "id"),
    sa.Index("article_text", "workspace_pk", "text_hash"),
)

analysis = sa.Table(
    "analysis",
    METADATA,
    sa.Column("pk", sa.Integer, primary_key=True),
    sa.Column("article_pk", _owned_by("article.pk"), nullable=False, unique=True),
    sa.Column("article_hash", sa.String(64), nullable=False),
    sa.Column("analyser", sa.String, nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
)


def _result(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """A table of results, each row owned by an analysis."""
    return sa.Table(
        name,
        METADATA,
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("analysis_pk", _owned_by("analysis.pk"), nullable=False, index=True),
        *columns,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _spans(name: str) -> sa.Column[Any]:
    """A JSON list: of [start, end] pairs, or of strings."""
    return sa.Column(name, sa.JSON, nullable=False)


def _counts() -> sa.Column[bool]:
    """False for what gave way to another reader's stance: kept and shown, never counted."""
    return sa.Column("counts", sa.Boolean, nullable=False)


actor = _result(
    "actor",
    _text("key"),
    _text("name"),
    _text("kind"),
    _text("country"),
    _text("gender"),
    _spans("aliases"),
    _spans("roles"),
)

mention = _result("mention", _text("actor_key"), _number("start"), _number("end"), _text("form"))

quote = _result(
    "quote",
    _number("n"),
    _text("type"),
    _text("manner"),
    sa.Column("speaker", sa.Text),
    sa.Column("actor_key", sa.Text),
    sa.Column("date", sa.Text),
    sa.Column("date_basis", sa.Text),
    _spans("content"),
    _spans("cue"),
    _spans("source"),
)

timex = _result(
    "timex", _number("start"), _number("end"), _text("text"), _text("type"), _text("value")
)

event = _result(
    "event",
    _number("n"),
    _text("date"),
    _text("precision"),
    _number("start"),
    _number("end"),
    _spans("actors"),
    _text("text"),
    _text("kind"),
    _text("phase"),
    _text("basis"),
    _text("expression"),
)

stance = _result(
    "stance",
    _number("n"),
    _text("actor_key"),
    _text("label"),
    _text("confidence"),
    _text("detail"),
    _text("reader"),
    _counts(),
)

evidence = _result(
    "evidence",
    _number("stance_n"),
    _number("rank"),
    _number("start"),
    _number("end"),
    _text("detail"),
    _text("label"),
    _text("basis"),
    _spans("cue"),
    _spans("condition"),
    _counts(),
)

# Append only: an undo is one more row.
correction = sa.Table(
    "correction",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("workspace_pk", _owned_by("workspace.pk"), nullable=False, index=True),
    _text("kind"),
    _text("actor"),
    _text("value"),
    _spans("articles"),
    _text("author"),
    _text("reason"),
    sa.Column("undoes", sa.ForeignKey("correction.id"), unique=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
)

# A briefing as it was composed, and what analysts did to it since; both are JSON texts.
briefing = sa.Table(
    "briefing",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("workspace_pk", _owned_by("workspace.pk"), nullable=False, index=True),
    _text("title"),
    _number("revision"),  # of the workspace, when it was composed
    _number("version"),  # of this row: raised by every change
    _text("content"),
    _text("edits"),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
)

# Who may open a workspace, by address, group or subject; where there is nobody, everyone may.
member = sa.Table(
    "member",
    METADATA,
    sa.Column("pk", sa.Integer, primary_key=True),
    sa.Column("workspace_pk", _owned_by("workspace.pk"), nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.UniqueConstraint("workspace_pk", "who"),
)

# Append only: who did what, when. It outlives the workspace that it was done to.
deed = sa.Table(
    "deed",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    _text("name"),  # as on the screen
    _text("who"),  # as the provider of sign-ins knows them for certain
    _text("act"),
    _text("workspace"),  # its name then
    _text("detail"),
    sa.Column("workspace_pk", sa.ForeignKey("workspace.pk", ondelete="SET NULL"), index=True),
)

# A view that can be opened without signing in, by a link that holds the id and is signed.
share = sa.Table(
    "share",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("workspace_pk", _owned_by("workspace.pk"), nullable=False, index=True),
    _text("page"),
    _text("query"),
    _text("made_by"),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("ended_at", sa.DateTime(timezone=True)),  # taken back
)

RESULTS = {t.name: t for t in (actor, mention, quote, timex, event, stance, evidence)}


def utc(moment: datetime) -> datetime:
    """A moment that was read, in UTC: SQLite gives it without its zone, PostgreSQL in its own.

    >>> utc(datetime(2025, 9, 4, 12)) == utc(datetime.fromisoformat("2025-09-04T14:00+02:00"))
    True
    >>> str(utc(datetime.fromisoformat("2025-09-04T14:00+02:00")))
    '2025-09-04 12:00:00+00:00'
    """
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def schema_of(connection: Connection) -> int:
    """The number of the schema that a store has; 0 where there are no tables at all.

    Raises StoreError when the tables are another program's.
    """
    tables = sa.inspect(connection).get_table_names()
    if tables and schema_step.name not in tables:
        raise StoreError(
            f"The database holds tables of another program ({', '.join(sorted(tables)[:3])}): "
            "give Détente one of its own by DETENTE_STORE."
        )
    if not tables:
        return 0
    return connection.execute(sa.select(schema_step.c.version)).scalar() or 0
