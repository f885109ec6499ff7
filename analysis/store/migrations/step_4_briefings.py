"""Briefings, each with what analysts did to it."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Makes their table; there were none before."""
    owner = sa.ForeignKey("workspace.pk", ondelete="CASCADE")
    texts = [sa.Column(name, sa.Text, nullable=False) for name in ("content", "edits")]
    moments = [
        sa.Column(name, sa.DateTime(timezone=True), nullable=False)
        for name in ("made_at", "changed_at")
    ]
    op.create_table(
        "briefing",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("workspace_pk", sa.Integer, owner, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *texts,
        *moments,
    )
    op.create_index("ix_briefing_workspace_pk", "briefing", ["workspace_pk"])
