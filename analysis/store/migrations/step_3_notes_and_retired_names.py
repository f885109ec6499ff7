"""What the user is told of an article, and how far the revisions of a name that is free had got."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Adds a column and a table; nobody was told anything, and no name had become free."""
    op.add_column("analysis", sa.Column("notes", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "retired_name",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )
