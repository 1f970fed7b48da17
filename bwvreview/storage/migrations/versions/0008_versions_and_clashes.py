"""A version on each row that two windows may change, and answers that came when another had been given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

VERSIONED = ("sessions", "clips", "notes", "actions")


def upgrade() -> None:
    """One new column on four tables, and a new table; what is there is at version 1."""
    for table in VERSIONED:
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.create_table(
        "clashes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(64), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clashes")),
        sa.ForeignKeyConstraint(["clip_id"], ["clips.id"], name=op.f("fk_clashes_clip_id_clips")),
        sa.ForeignKeyConstraint(["position"], ["history.position"], name=op.f("fk_clashes_position_history")),
        sa.ForeignKeyConstraint(["settled"], ["history.position"], name=op.f("fk_clashes_settled_history")),
    )
    op.create_index(op.f("ix_clashes_clip_id"), "clashes", ["clip_id"])


def downgrade() -> None:
    """Go back to one answer for each question. That a second one was given stays in the history."""
    op.drop_table("clashes")
    for table in reversed(VERSIONED):
        op.drop_column(table, "version")
