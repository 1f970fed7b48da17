"""The table of answers that came when another had been given: they wait until somebody chooses."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime


class ClashRow(Base):
    """An answer that did not know of the one that stands. It waits while `settled` is empty.

    `position` is the change in the history that kept it, `settled` the one that ended the waiting.
    """

    __tablename__ = "clashes"

    id: Mapped[int] = mapped_column(primary_key=True)
    clip_id: Mapped[int] = mapped_column(ForeignKey("clips.id"), index=True)
    reviewer: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    value: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    came_at: Mapped[datetime] = mapped_column(UtcTime)
    position: Mapped[int] = mapped_column(ForeignKey("history.position"))
    settled: Mapped[int | None] = mapped_column(ForeignKey("history.position"))
