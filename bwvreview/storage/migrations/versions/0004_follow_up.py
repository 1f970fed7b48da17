"""Following up: actions with owner, date and reply; dates of viewings; the mark of the history with each export."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column and new tables: SQLite need not rebuild a table, so nothing is copied."""
    op.add_column("exports", sa.Column("history_mark", sa.String(64), nullable=True))
    _create_actions()
    _create_viewings()


def downgrade() -> None:
    """Go back to sessions that nobody follows up. That there were actions stays in the history."""
    op.drop_table("viewings")
    op.drop_table("actions")
    op.drop_column("exports", "history_mark")


def _create_actions() -> None:
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=True),
        sa.Column("choice", sa.String(64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_actions_session_id_sessions")),
        sa.ForeignKeyConstraint(["clip_id"], ["clips.id"], name=op.f("fk_actions_clip_id_clips")),
    )
    op.create_index(op.f("ix_actions_session_id"), "actions", ["session_id"])
    op.create_index(op.f("ix_actions_clip_id"), "actions", ["clip_id"])


def _create_viewings() -> None:
    op.create_table(
        "viewings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewings")),
        sa.UniqueConstraint("day", "starts", name=op.f("uq_viewings_day_starts")),
    )
