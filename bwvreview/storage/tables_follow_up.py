"""The tables of what is followed up: actions asked of the police, and dates of viewings."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime

SLUG, ROLE = String(64), String(64)


class ActionRow(Base):
    """Something asked for: who does it (a role, never a name), until when, what the police replied, how it stands.

    `choice` is the answer of the form that asked for it; blank for one that was added by hand. What the form asks
    for a clip is there once, however often the clip is closed.
    """

    __tablename__ = "actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    clip_id: Mapped[int | None] = mapped_column(ForeignKey("clips.id"), index=True)
    choice: Mapped[str] = mapped_column(SLUG)
    title: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(ROLE)
    asked_on: Mapped[date]
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(16))
    state_at: Mapped[datetime] = mapped_column(UtcTime)
    reply: Mapped[str] = mapped_column(Text)
    replied_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's way


class ViewingRow(Base):
    """A date on which the group will watch clips. `starts` is a time of the day in London, or blank."""

    __tablename__ = "viewings"
    __table_args__ = (UniqueConstraint("day", "starts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    starts: Mapped[str] = mapped_column(String(5))
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(Text)
    uid: Mapped[str] = mapped_column(String(36))
    version: Mapped[int]
