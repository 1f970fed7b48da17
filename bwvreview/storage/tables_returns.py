"""The tables of the central team: files that groups sent, the records in them, and how conflicts were settled."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime

SHA = String(64)


class ReturnFileRow(Base):
    """A file as it was read: what is odd in it, the plans and the single answers it holds are JSON in `more`."""

    __tablename__ = "return_files"
    __table_args__ = (UniqueConstraint("name", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(SHA)
    shape: Mapped[str] = mapped_column(String(16))
    group_name: Mapped[str] = mapped_column(Text)
    read_at: Mapped[datetime] = mapped_column(UtcTime)
    more: Mapped[str] = mapped_column(Text)


class ReturnFormRow(Base):
    """A version of the form as files described it: its questions are JSON."""

    __tablename__ = "return_forms"
    __table_args__ = (UniqueConstraint("form_id", "version", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(Text)
    questions: Mapped[str] = mapped_column(Text)


class ReturnRow(Base):
    """One record of a file. `content` is the SHA-256 of what it says; what it says is JSON in `body`."""

    __tablename__ = "returns"
    __table_args__ = (UniqueConstraint("file_id", "line"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("return_files.id"))
    line: Mapped[int]
    form_id: Mapped[int] = mapped_column(ForeignKey("return_forms.id"))
    instance_id: Mapped[str] = mapped_column(Text, index=True)
    deprecated_id: Mapped[str] = mapped_column(Text)
    group_slug: Mapped[str] = mapped_column(Text)
    session: Mapped[str] = mapped_column(String(24), index=True)
    slot: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    seal: Mapped[str] = mapped_column(String(8))
    content: Mapped[str] = mapped_column(SHA)
    body: Mapped[str] = mapped_column(Text)


class RulingRow(Base):
    """How a question was settled: what was chosen, and why. Rows are added, never changed; the newest counts.

    `position` is the change of the history that says the same.
    """

    __tablename__ = "rulings"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(SHA, index=True)
    chosen: Mapped[str] = mapped_column(SHA)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    position: Mapped[int]


class ReturnReplyRow(Base):
    """What the police replied about a clip, from a table of replies. `source` is the SHA-256 of where that stood."""

    __tablename__ = "return_replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(SHA, index=True)
    group_slug: Mapped[str] = mapped_column(Text)
    session: Mapped[str] = mapped_column(Text)
    slot: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    replied_on: Mapped[date]


class ReturnWaitingRow(Base):
    """A file that came and could not be read, and why. One that waits for its password is kept as it came."""

    __tablename__ = "returns_waiting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(SHA)
    cell: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
