"""Whose a window is that sends to a server, so that nobody else reads the key of what waits on its computer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column; windows of before belong to nobody but the coordinators."""
    op.add_column("senders", sa.Column("login", sa.String(63), nullable=True))


def downgrade() -> None:
    """Go back to windows of which nobody knows whose they are; the rights go first, they ask for it."""
    from bwvreview.storage.server_rights import take_away

    take_away(op.get_bind())
    op.drop_column("senders", "login")
