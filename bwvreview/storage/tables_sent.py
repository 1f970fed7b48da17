"""The tables of what was sent: when, to which office, and which files. Rows are added and never changed."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime


class SendingRow(Base):
    """Files that people sent on a day to an office (never a person). `office` is blank where nobody said which."""

    __tablename__ = "sendings"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    office: Mapped[str] = mapped_column(Text)
    sent_on: Mapped[date]
    noted_at: Mapped[datetime] = mapped_column(UtcTime)


class SentFileRow(Base):
    """One file of a sending: its name, its SHA-256, and the export that wrote it."""

    __tablename__ = "sent_files"
    __table_args__ = (UniqueConstraint("sending_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sending_id: Mapped[int] = mapped_column(ForeignKey("sendings.id"))
    export_id: Mapped[int] = mapped_column(ForeignKey("exports.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
