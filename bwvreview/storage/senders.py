"""Windows that send to a server: each thing they send has a number, and is kept once however often it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, insert, select, update

from bwvreview.storage.tables_live import SenderRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


class Turn(NamedTuple):
    """What a window sends now: who it is, and the how manieth thing it is. A number is never used for two things."""

    sender: str
    number: int


class Senders:
    """Who sends, and how far each has come."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, sender: str, key: bytes, at: datetime) -> None:
        """Take in a window that has sent nothing yet, with the key (32 bytes) of what will wait on its computer."""
        row = {"id": sender, "last": 0, "key": key.hex(), "since": at}
        self._session.connection().execute(insert(SenderRow), row)

    def key_of(self, sender: str) -> bytes | None:
        """Give the key of what waits on a window's computer; None for one that is not known (any more)."""
        found = self._session.connection().execute(select(SenderRow.key).where(SenderRow.id == sender)).scalar()
        return None if found is None else bytes.fromhex(found)

    def is_new(self, turn: Turn) -> bool:
        """Take the next thing of a window; False when it was kept before, then nothing may be done for it again.

        It counts once this unit of work is committed, together with what it keeps.
        """
        row = SenderRow
        step = update(row).where(row.id == turn.sender, row.last < turn.number).values(last=turn.number)
        return self._session.connection().execute(step).rowcount == 1

    def remove(self, sender: str) -> None:
        """Forget a window for which nothing waits any more: nothing of it can come again."""
        self._session.connection().execute(delete(SenderRow).where(SenderRow.id == sender))
