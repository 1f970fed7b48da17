"""Reviewers who answer alone first: who they are, what is locked, what stays undecided; and practice clips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column and new tables: SQLite need not rebuild a table, so nothing is copied."""
    op.add_column("sessions", sa.Column("recording", sa.String(16), server_default="panel", nullable=False))
    _create_reviewers()
    _create_locks_and_open_questions()
    _create_practice()


def downgrade() -> None:
    """Go back to one record for the panel. Locked answers stay where they are, with their history."""
    for table in ("practice_tries", "practice_clips", "undecided", "locks", "reviewers"):
        op.drop_table(table)
    op.drop_column("sessions", "recording")


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _of(table: str, column: str, other: str, target: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{target}"], name=op.f(f"fk_{table}_{column}_{other}"))


def _create_reviewers() -> None:
    op.create_table(
        "reviewers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("person", sa.String(36), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        _key("reviewers"),
        _of("reviewers", "session_id", "sessions"),
        _once("reviewers", "session_id", "place"),
        _once("reviewers", "session_id", "name"),
        _once("reviewers", "session_id", "person"),
    )


def _create_locks_and_open_questions() -> None:
    op.create_table(
        "locks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("watched", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("locks"),
        _of("locks", "clip_id", "clips"),
        _of("locks", "reviewer_id", "reviewers"),
        _of("locks", "position", "history", "position"),
        _once("locks", "clip_id", "reviewer_id"),
    )
    op.create_index(op.f("ix_locks_reviewer_id"), "locks", ["reviewer_id"])
    op.create_table(
        "undecided",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("undecided"),
        _of("undecided", "clip_id", "clips"),
        _of("undecided", "position", "history", "position"),
        _once("undecided", "clip_id", "name"),
    )


def _create_practice() -> None:
    op.create_table(
        "practice_clips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("form_fingerprint", sa.String(64), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _key("practice_clips"),
        _once("practice_clips", "title"),
    )
    op.create_table(
        "practice_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(64), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        _key("practice_tries"),
        _of("practice_tries", "practice_id", "practice_clips"),
    )
    op.create_index(op.f("ix_practice_tries_practice_id"), "practice_tries", ["practice_id"])
