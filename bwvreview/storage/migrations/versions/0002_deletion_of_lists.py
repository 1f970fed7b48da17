"""Deletion of lists: what a plan keeps when its list and statement are deleted, and on which day that was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only new columns: SQLite need not rebuild a table, so nothing is copied and no page is left over."""
    op.add_column("lists", sa.Column("deleted_on", sa.Date(), nullable=True))
    op.add_column("commitments", sa.Column("design", sa.Text(), nullable=True))
    op.add_column("commitments", sa.Column("deleted_on", sa.Date(), nullable=True))
    op.add_column("losses", sa.Column("slot", sa.String(16), nullable=True))


def downgrade() -> None:
    """Go back to the first shape. A deleted list stays deleted: its plans are empty, its losses bear their slots."""
    op.drop_column("losses", "slot")
    op.drop_column("commitments", "deleted_on")
    op.drop_column("commitments", "design")
    op.drop_column("lists", "deleted_on")
