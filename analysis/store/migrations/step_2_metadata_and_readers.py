"""What else a document says of itself, and whose reading a stance is."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Adds the columns; what was stored before has no more metadata, and was read offline."""
    for name in ("published_certainty", "language", "section", "credit"):
        op.add_column("article", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("stance", sa.Column("reader", sa.Text, nullable=False, server_default="offline"))
    for table in ("stance", "evidence"):
        counts = sa.Column("counts", sa.Boolean, nullable=False, server_default=sa.true())
        op.add_column(table, counts)
