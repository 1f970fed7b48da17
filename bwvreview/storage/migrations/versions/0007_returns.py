"""What groups returned to the central team, and how its conflicts were settled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four new tables; nothing is copied."""
    op.create_table(
        "return_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("shape", sa.String(16), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_files")),
        sa.UniqueConstraint("name", "digest", name=op.f("uq_return_files_name_digest")),
    )
    op.create_table(
        "return_forms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_forms")),
        sa.UniqueConstraint(
            "form_id", "version", "fingerprint", name=op.f("uq_return_forms_form_id_version_fingerprint")
        ),
    )
    _create_returns()
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("chosen", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_key"), "rulings", ["key"])


def downgrade() -> None:
    """Go back to a workspace without a central team: its returns can be read from the files again."""
    for table in ("rulings", "returns", "return_forms", "return_files"):
        op.drop_table(table)


def _create_returns() -> None:
    op.create_table(
        "returns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Integer(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("deprecated_id", sa.Text(), nullable=False),
        sa.Column("group_slug", sa.Text(), nullable=False),
        sa.Column("session", sa.String(24), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("seal", sa.String(8), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns")),
        sa.UniqueConstraint("file_id", "line", name=op.f("uq_returns_file_id_line")),
        sa.ForeignKeyConstraint(["file_id"], ["return_files.id"], name=op.f("fk_returns_file_id_return_files")),
        sa.ForeignKeyConstraint(["form_id"], ["return_forms.id"], name=op.f("fk_returns_form_id_return_forms")),
    )
    op.create_index(op.f("ix_returns_instance_id"), "returns", ["instance_id"])
    op.create_index(op.f("ix_returns_session"), "returns", ["session"])
