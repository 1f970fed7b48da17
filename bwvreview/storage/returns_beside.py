"""What the central team keeps beside returns: replies of the police, and files that could not be read yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bwvreview.domain.returns import PoliceReply
from bwvreview.storage.columns import storable
from bwvreview.storage.tables_returns import ReturnReplyRow, ReturnWaitingRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Waiting:
    """What could not be read of a file, and why; its bytes (SHA-256 `digest`) while it waits for its password."""

    name: str
    digest: str
    cell: str
    kind: str
    words: str
    content: bytes = b""


class BesideReturns:
    """Replies and waiting files. Passwords are never among them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep_replies(self, told: Mapping[str, Iterable[PoliceReply]]) -> None:
        """Keep the replies of each source; what a source said before is replaced."""
        for source, replies in told.items():
            self._session.execute(delete(ReturnReplyRow).where(ReturnReplyRow.source == source))
            self._session.add_all(
                ReturnReplyRow(
                    source=source,
                    group_slug=storable(one.group),
                    session=storable(one.session),
                    slot=storable(one.slot),
                    action=storable(one.action),
                    words=storable(one.words),
                    replied_on=one.on,
                )
                for one in replies
            )
        self._session.flush()

    def replies(self) -> tuple[PoliceReply, ...]:
        """Give every reply once, by clip."""
        rows = self._session.scalars(select(ReturnReplyRow))
        found = {
            PoliceReply(row.group_slug, row.session, row.slot, row.action, row.words, row.replied_on) for row in rows
        }
        return tuple(sorted(found))

    def wait(self, files: Sequence[Waiting]) -> None:
        """Let exactly these files wait, and no others."""
        self._session.execute(delete(ReturnWaitingRow))
        self._session.add_all(
            ReturnWaitingRow(
                name=storable(one.name),
                digest=one.digest,
                cell=one.cell,
                kind=one.kind,
                words=storable(one.words),
                content=one.content,
            )
            for one in files
        )
        self._session.flush()

    def waiting(self) -> tuple[Waiting, ...]:
        """Give the files that wait, by name, without their bytes."""
        row = ReturnWaitingRow
        query = select(row.name, row.digest, row.cell, row.kind, row.words)
        found = (Waiting(*one) for one in self._session.execute(query.order_by(row.id)))
        return tuple(sorted(found, key=lambda one: one.name))

    def waiting_in_full(self) -> tuple[Waiting, ...]:
        """Give the files that wait, by name, with their bytes."""
        rows = self._session.scalars(select(ReturnWaitingRow).order_by(ReturnWaitingRow.id))
        found = (Waiting(row.name, row.digest, row.cell, row.kind, row.words, bytes(row.content)) for row in rows)
        return tuple(sorted(found, key=lambda one: one.name))
