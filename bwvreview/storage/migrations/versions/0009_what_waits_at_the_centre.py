"""Rulings stand in the history; replies of the police and files that could not be read are kept."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from bwvreview.storage.columns import UtcTime
from bwvreview.storage.history import NewChange, append_by_steps

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write each ruling into the history, and make two new tables."""
    rulings = _rulings()
    op.drop_table("rulings")
    table = _create_rulings(sa.Column("position", sa.Integer(), nullable=False))
    with Session(op.get_bind()) as session:
        for ruling in rulings:
            change = NewChange(
                ruling["at"], "settled", "workspace", "coordinator", "", "", ruling["key"], ruling["chosen"],
                ruling["reason"],
            )  # fmt: skip
            ruling["position"] = append_by_steps(session, change)
        session.flush()
    if rulings:
        op.bulk_insert(table, rulings)
        _count_on()
    op.create_table(
        "return_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("group_slug", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_replies")),
    )
    op.create_index(op.f("ix_return_replies_source"), "return_replies", ["source"])
    op.create_table(
        "returns_waiting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns_waiting")),
    )


def downgrade() -> None:
    """Keep the rulings; what waits can be read from its files again."""
    op.drop_table("returns_waiting")
    op.drop_table("return_replies")
    rulings = _rulings()
    op.drop_table("rulings")
    table = _create_rulings()
    if rulings:
        op.bulk_insert(table, rulings)
        _count_on()


def _rulings() -> list[dict[str, Any]]:
    table = sa.table(
        "rulings", sa.column("id"), sa.column("key"), sa.column("chosen"), sa.column("reason"), sa.column("at", UtcTime)
    )
    return [dict(row) for row in op.get_bind().execute(sa.select(table).order_by(table.c.id)).mappings()]


def _create_rulings(*more: sa.Column[Any]) -> sa.Table:
    table = op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("chosen", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_key"), "rulings", ["key"])
    return table


def _count_on() -> None:
    """PostgreSQL numbers new rows by itself: let it go on behind the last one."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('rulings', 'id'), (SELECT max(id) FROM rulings))")
