"""The table of windows that send to a server, so that nothing is kept twice."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime


class SenderRow(Base):
    """A window that is open, or that has not sent everything yet. It numbers what it sends; `last` is kept for good.

    `key` opens what waits on its own computer, and is nowhere else: without the server nobody reads it there. `login`
    is the reviewer's whose window it is: the server says so itself (see server_rights), and no other reads the key.
    """

    __tablename__ = "senders"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    last: Mapped[int]
    key: Mapped[str] = mapped_column(String(64))
    since: Mapped[datetime] = mapped_column(UtcTime)
    login: Mapped[str | None] = mapped_column(String(63))
