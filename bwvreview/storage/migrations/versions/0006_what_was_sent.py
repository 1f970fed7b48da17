"""What was sent when and to which office, and the records that stood in each export."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column and two new tables; nothing is copied."""
    op.add_column("exports", sa.Column("records", sa.Text(), nullable=True))
    op.create_table(
        "sendings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sendings")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_sendings_session_id_sessions")),
    )
    op.create_index(op.f("ix_sendings_session_id"), "sendings", ["session_id"])
    op.create_table(
        "sent_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sending_id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_files")),
        sa.ForeignKeyConstraint(["sending_id"], ["sendings.id"], name=op.f("fk_sent_files_sending_id_sendings")),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], name=op.f("fk_sent_files_export_id_exports")),
        sa.UniqueConstraint("sending_id", "name", name=op.f("uq_sent_files_sending_id_name")),
    )
    op.create_index(op.f("ix_sent_files_export_id"), "sent_files", ["export_id"])


def downgrade() -> None:
    """Go back to exports of which nobody notes where they went. That they were sent stays in the history."""
    op.drop_table("sent_files")
    op.drop_table("sendings")
    op.drop_column("exports", "records")
