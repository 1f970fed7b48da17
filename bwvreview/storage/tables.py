"""The tables of a workspace. Each has one part of the Store that reads and writes it."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime

METADATA = Base.metadata
"""All tables of a workspace."""

SLUG, FINGERPRINT, REFERENCE = String(64), String(64), String(40)


class SettingRow(Base):
    """A choice that belongs to the workspace: the group's name, the appearance."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ListRow(Base):
    """A list that came in. It stays when its encounters are deleted: counts and fingerprint are kept."""

    __tablename__ = "lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_slug: Mapped[str] = mapped_column(SLUG)
    scheme: Mapped[str] = mapped_column(SLUG)
    imported_at: Mapped[datetime] = mapped_column(UtcTime)
    size: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(FINGERPRINT)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    delete_on: Mapped[date | None]
    left_out: Mapped[str] = mapped_column(Text)
    inspection: Mapped[str] = mapped_column(Text)
    rows_deleted: Mapped[bool]
    deleted_on: Mapped[date | None]


class EncounterRow(Base):
    """One encounter of a list; `facts` holds its accepted fields as canonical JSON."""

    __tablename__ = "encounters"
    __table_args__ = (UniqueConstraint("list_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("lists.id", ondelete="CASCADE"))
    reference: Mapped[str] = mapped_column(REFERENCE)
    day: Mapped[date | None]
    line: Mapped[int]
    facts: Mapped[str] = mapped_column(Text)


class CommitmentRow(Base):
    """A fixed list and plan. A group has one for each session, given up or not.

    List file and statement are empty once the list was deleted; `design` then keeps the plan's numbers.
    """

    __tablename__ = "commitments"
    __table_args__ = (
        UniqueConstraint("group_slug", "session_day", "session_number"),
        UniqueConstraint("fingerprint"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int | None] = mapped_column(ForeignKey("lists.id"), index=True)
    group_slug: Mapped[str] = mapped_column(SLUG)
    session_day: Mapped[date]
    session_number: Mapped[int]
    list_file: Mapped[bytes] = mapped_column(LargeBinary)
    statement: Mapped[bytes] = mapped_column(LargeBinary)
    fingerprint: Mapped[str] = mapped_column(FINGERPRINT)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    void_reason: Mapped[str | None] = mapped_column(Text)
    void_at: Mapped[datetime | None] = mapped_column(UtcTime)
    design: Mapped[str | None] = mapped_column(Text)
    deleted_on: Mapped[date | None]


class RollRow(Base):
    """What the dice showed: once for each round of a plan."""

    __tablename__ = "rolls"
    __table_args__ = (UniqueConstraint("commitment_id", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"))
    round: Mapped[int]
    digits: Mapped[str] = mapped_column(String(64))
    rolled_at: Mapped[datetime] = mapped_column(UtcTime)


class LossRow(Base):
    """A drawn clip that could not be shown: told beforehand (“unavailable”) or while viewing (“late”).

    Once the list was deleted it has a `slot`, and that slot in place of its reference.
    """

    __tablename__ = "losses"
    __table_args__ = (UniqueConstraint("commitment_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"))
    kind: Mapped[str] = mapped_column(String(16))
    round: Mapped[int]
    reference: Mapped[str] = mapped_column(REFERENCE)
    reason: Mapped[str] = mapped_column(SLUG)
    declared_at: Mapped[datetime] = mapped_column(UtcTime)
    slot: Mapped[str | None] = mapped_column(String(16))


class SessionRow(Base):
    """A viewing session, with the form it began with. `recording` says who records: see domain/reviewing."""

    __tablename__ = "sessions"
    __table_args__ = (UniqueConstraint("group_slug", "session_day", "session_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    group_slug: Mapped[str] = mapped_column(SLUG)
    session_day: Mapped[date]
    session_number: Mapped[int]
    form_id: Mapped[str] = mapped_column(Text)
    form_version: Mapped[str] = mapped_column(Text)
    form_fingerprint: Mapped[str] = mapped_column(FINGERPRINT)
    form: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    state: Mapped[str] = mapped_column(String(16))
    state_at: Mapped[datetime] = mapped_column(UtcTime)
    recording: Mapped[str] = mapped_column(String(16), server_default="panel", default="panel")
    version: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's way


class ClipRow(Base):
    """One slot of a session. Reference and day are blank once the list was deleted."""

    __tablename__ = "clips"
    __table_args__ = (
        UniqueConstraint("session_id", "slot"),
        UniqueConstraint("session_id", "reference"),
        UniqueConstraint("instance_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    slot: Mapped[str] = mapped_column(String(16))
    reference: Mapped[str | None] = mapped_column(REFERENCE)
    day: Mapped[date | None]
    themes: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(SLUG)
    replaces: Mapped[str] = mapped_column(Text)
    replaced_by: Mapped[str] = mapped_column(Text)
    instance_id: Mapped[str] = mapped_column(String(36))
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's way


class HistoryRow(Base):
    """One change, for ever. `hash` seals it together with everything before it."""

    __tablename__ = "history"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64), index=True)
    by: Mapped[str] = mapped_column(Text)
    reviewer: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    prev_hash: Mapped[str] = mapped_column(FINGERPRINT)
    hash: Mapped[str] = mapped_column(FINGERPRINT)


class HistoryEndRow(Base):
    """Where the history ends, so that a cut-off end is noticed and two writers cannot fork it. One row."""

    __tablename__ = "history_end"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    hash: Mapped[str] = mapped_column(FINGERPRINT)


class AnswerRow(Base):
    """An answer as it stands; `position` is the change in the history that made it so."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("clip_id", "reviewer", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clip_id: Mapped[int] = mapped_column(ForeignKey("clips.id"))
    reviewer: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    value: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(ForeignKey("history.position"), index=True)


class NoteRow(Base):
    """A reviewer's own note beside a clip."""

    __tablename__ = "notes"
    __table_args__ = (Index(None, "clip_id", "reviewer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clip_id: Mapped[int] = mapped_column(ForeignKey("clips.id"))
    reviewer: Mapped[str] = mapped_column(String(64))
    at_seconds: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's way


class ExportRow(Base):
    """Files that left the workspace, by name and SHA-256, and the mark of the history at that moment.

    `records` are those that stood in the files, by slot: their ids and a fingerprint; blank where none did.
    """

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    exported_at: Mapped[datetime] = mapped_column(UtcTime)
    files: Mapped[str] = mapped_column(Text)
    history_mark: Mapped[str | None] = mapped_column(String(64))
    records: Mapped[str | None] = mapped_column(Text)
