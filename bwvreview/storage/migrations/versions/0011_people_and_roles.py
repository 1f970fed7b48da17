"""People who come to a shared workspace with a login of their own, and what each may read and change there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new table. On a server the rights follow, for all tables together (see storage/migrate.py)."""
    op.create_table(
        "people",
        sa.Column("login", sa.String(63), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_people")),
    )


def downgrade() -> None:
    """Take the rights away on a server, then the table: whoever made the workspace still has all of it."""
    from bwvreview.storage.server_rights import take_away

    take_away(op.get_bind())
    op.drop_table("people")
