"""Clips that the police hold back before a draw, with the reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new table; nothing is copied."""
    op.create_table(
        "withheld",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(40), nullable=True),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld")),
        sa.ForeignKeyConstraint(["list_id"], ["lists.id"], name=op.f("fk_withheld_list_id_lists")),
        sa.UniqueConstraint("list_id", "reference", name=op.f("uq_withheld_list_id_reference")),
    )


def downgrade() -> None:
    """Go back to lists of which nothing is held back by name."""
    op.drop_table("withheld")
