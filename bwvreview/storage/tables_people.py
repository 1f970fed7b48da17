"""The table of people who come to a shared workspace with a login of their own."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime


class PersonRow(Base):
    """A login of the server, what it may do here, and, for a reviewer, under which initials or role it answers."""

    __tablename__ = "people"

    login: Mapped[str] = mapped_column(String(63), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime] = mapped_column(UtcTime)
