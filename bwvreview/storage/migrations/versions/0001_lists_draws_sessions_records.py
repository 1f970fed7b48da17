"""Lists, draws, sessions and records: the first shape of a workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_lists()
    _create_commitments()
    _create_rolls_and_losses()
    _create_sessions()
    _create_clips()
    _create_history()
    _create_answers_notes_exports()


def downgrade() -> None:
    for table in (
        "exports",
        "notes",
        "answers",
        "history_end",
        "history",
        "clips",
        "sessions",
        "losses",
        "rolls",
        "commitments",
        "encounters",
        "lists",
        "settings",
    ):
        op.drop_table(table)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _chars(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _of(
    table: str, column: str, other: str, target: str = "id", ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.{target}"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _create_lists() -> None:
    op.create_table("settings", _chars("name", 100), _text("value"), _key("settings", "name"))
    op.create_table(
        "lists",
        _number("id"),
        _chars("group_slug", 64),
        _chars("scheme", 64),
        _moment("imported_at"),
        _number("size"),
        _chars("fingerprint", 64),
        _day("first_day", nullable=True),
        _day("last_day", nullable=True),
        _day("delete_on", nullable=True),
        _text("left_out"),
        _text("inspection"),
        sa.Column("rows_deleted", sa.Boolean(), nullable=False),
        _key("lists"),
    )
    op.create_table(
        "encounters",
        _number("id"),
        _number("list_id"),
        _chars("reference", 40),
        _day("day", nullable=True),
        _number("line"),
        _text("facts"),
        _key("encounters"),
        _of("encounters", "list_id", "lists", ondelete="CASCADE"),
        _once("encounters", "list_id", "reference"),
    )


def _create_commitments() -> None:
    op.create_table(
        "commitments",
        _number("id"),
        sa.Column("list_id", sa.Integer(), nullable=True),
        _chars("group_slug", 64),
        _day("session_day"),
        _number("session_number"),
        sa.Column("list_file", sa.LargeBinary(), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        _chars("fingerprint", 64),
        _moment("created_at"),
        _text("void_reason", nullable=True),
        _moment("void_at", nullable=True),
        _key("commitments"),
        _of("commitments", "list_id", "lists"),
        _once("commitments", "group_slug", "session_day", "session_number"),
        _once("commitments", "fingerprint"),
    )
    _index("commitments", "list_id")


def _create_rolls_and_losses() -> None:
    op.create_table(
        "rolls",
        _number("id"),
        _number("commitment_id"),
        _number("round"),
        _chars("digits", 64),
        _moment("rolled_at"),
        _key("rolls"),
        _of("rolls", "commitment_id", "commitments"),
        _once("rolls", "commitment_id", "round"),
    )
    op.create_table(
        "losses",
        _number("id"),
        _number("commitment_id"),
        _chars("kind", 16),
        _number("round"),
        _chars("reference", 40),
        _chars("reason", 64),
        _moment("declared_at"),
        _key("losses"),
        _of("losses", "commitment_id", "commitments"),
        _once("losses", "commitment_id", "reference"),
    )


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        _number("id"),
        _number("commitment_id"),
        _chars("group_slug", 64),
        _day("session_day"),
        _number("session_number"),
        _text("form_id"),
        _text("form_version"),
        _chars("form_fingerprint", 64),
        _text("form"),
        _moment("created_at"),
        _chars("state", 16),
        _moment("state_at"),
        _key("sessions"),
        _of("sessions", "commitment_id", "commitments"),
        _once("sessions", "group_slug", "session_day", "session_number"),
    )
    _index("sessions", "commitment_id")


def _create_clips() -> None:
    op.create_table(
        "clips",
        _number("id"),
        _number("session_id"),
        _chars("slot", 16),
        _chars("reference", 40, nullable=True),
        _day("day", nullable=True),
        _text("themes"),
        _chars("state", 16),
        _chars("reason", 64),
        _text("replaces"),
        _text("replaced_by"),
        _chars("instance_id", 36),
        _moment("finished_at", nullable=True),
        _key("clips"),
        _of("clips", "session_id", "sessions"),
        _once("clips", "session_id", "slot"),
        _once("clips", "session_id", "reference"),
        _once("clips", "instance_id"),
    )


def _create_history() -> None:
    op.create_table(
        "history",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        _moment("at"),
        _chars("kind", 32),
        _chars("subject", 64),
        *(_text(name) for name in ("by", "reviewer", "name", "old", "new", "why")),
        _chars("prev_hash", 64),
        _chars("hash", 64),
        _key("history", "position"),
    )
    _index("history", "subject")
    end = op.create_table(
        "history_end",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        _number("position"),
        _chars("hash", 64),
        _key("history_end"),
    )
    op.bulk_insert(end, [{"id": 1, "position": 0, "hash": "0" * 64}])


def _create_answers_notes_exports() -> None:
    op.create_table(
        "answers",
        _number("id"),
        _number("clip_id"),
        _chars("reviewer", 64),
        _chars("name", 255),
        _text("value"),
        _number("position"),
        _key("answers"),
        _of("answers", "clip_id", "clips"),
        _of("answers", "position", "history", "position"),
        _once("answers", "clip_id", "reviewer", "name"),
    )
    _index("answers", "position")
    op.create_table(
        "notes",
        _number("id"),
        _number("clip_id"),
        _chars("reviewer", 64),
        _number("at_seconds", nullable=True),
        _text("text"),
        _moment("written_at"),
        _key("notes"),
        _of("notes", "clip_id", "clips"),
    )
    _index("notes", "clip_id", "reviewer")
    op.create_table(
        "exports",
        _number("id"),
        _number("session_id"),
        _moment("exported_at"),
        _text("files"),
        _key("exports"),
        _of("exports", "session_id", "sessions"),
    )
    _index("exports", "session_id")
