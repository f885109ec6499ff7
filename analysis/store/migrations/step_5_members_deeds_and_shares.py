"""Who may open a workspace, who did what, and which views are shared outside."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _workspace(*, ondelete: str, nullable: bool = False) -> sa.Column[int]:
    owner = sa.ForeignKey("workspace.pk", ondelete=ondelete)
    return sa.Column("workspace_pk", sa.Integer, owner, nullable=nullable)


def upgrade() -> None:
    """Makes their tables: what was there is open to everyone who is signed in, as before."""
    op.create_table(
        "member",
        sa.Column("pk", sa.Integer, primary_key=True),
        _workspace(ondelete="CASCADE"),
        sa.Column("who", sa.String, nullable=False),
        sa.UniqueConstraint("workspace_pk", "who"),
    )
    op.create_table(
        "deed",
        sa.Column("id", sa.Integer, primary_key=True),
        _moment("made_at"),
        *_text("name", "who", "act", "workspace", "detail"),
        _workspace(ondelete="SET NULL", nullable=True),
    )
    op.create_index("ix_deed_workspace_pk", "deed", ["workspace_pk"])
    op.create_table(
        "share",
        sa.Column("id", sa.String(32), primary_key=True),
        _workspace(ondelete="CASCADE"),
        *_text("page", "query", "made_by"),
        _moment("made_at"),
        _moment("expires_at"),
        _moment("ended_at", nullable=True),
    )
    op.create_index("ix_share_workspace_pk", "share", ["workspace_pk"])
