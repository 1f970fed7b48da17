"""The tables of reviewers who answer alone first, and of practice clips."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime

FINGERPRINT, NAME, PERSON = String(64), String(64), String(36)


class ReviewerRow(Base):
    """A member who answers alone first: initials or a role, never a name. `place` 1 is Reviewer A.

    `person` stays the same on every laptop, so that a file that comes twice brings nobody twice.
    """

    __tablename__ = "reviewers"
    __table_args__ = (
        UniqueConstraint("session_id", "place"),
        UniqueConstraint("session_id", "name"),
        UniqueConstraint("session_id", "person"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    place: Mapped[int]
    name: Mapped[str] = mapped_column(NAME)
    person: Mapped[str] = mapped_column(PERSON)
    joined_at: Mapped[datetime] = mapped_column(UtcTime)


class LockRow(Base):
    """A reviewer is done with a clip, for ever. `fingerprint` is of the answers as they were locked."""

    __tablename__ = "locks"
    __table_args__ = (UniqueConstraint("clip_id", "reviewer_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clip_id: Mapped[int] = mapped_column(ForeignKey("clips.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"), index=True)
    watched: Mapped[bool]
    fingerprint: Mapped[str] = mapped_column(FINGERPRINT)
    locked_at: Mapped[datetime] = mapped_column(UtcTime)
    position: Mapped[int] = mapped_column(ForeignKey("history.position"))


class UndecidedRow(Base):
    """A question of a clip on which the group recorded that it does not agree."""

    __tablename__ = "undecided"
    __table_args__ = (UniqueConstraint("clip_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clip_id: Mapped[int] = mapped_column(ForeignKey("clips.id"))
    name: Mapped[str] = mapped_column(String(255))
    position: Mapped[int] = mapped_column(ForeignKey("history.position"))


class PracticeClipRow(Base):
    """A training clip: its form, and the answers that were agreed for it."""

    __tablename__ = "practice_clips"
    __table_args__ = (UniqueConstraint("title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    form_fingerprint: Mapped[str] = mapped_column(FINGERPRINT)
    form: Mapped[str] = mapped_column(Text)
    answers: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcTime)


class PracticeTryRow(Base):
    """One try of a member at a training clip; it is compared once it is locked."""

    __tablename__ = "practice_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(ForeignKey("practice_clips.id"), index=True)
    reviewer: Mapped[str] = mapped_column(NAME)
    answers: Mapped[str] = mapped_column(Text)
    begun_at: Mapped[datetime] = mapped_column(UtcTime)
    locked_at: Mapped[datetime | None] = mapped_column(UtcTime)
