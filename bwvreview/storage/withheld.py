"""The clips of a list that the police hold back before any draw, each with its reason."""

from __future__ import annotations

from collections import Counter
from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bwvreview.storage.columns import Base, UtcTime
from bwvreview.storage.tables import REFERENCE, SLUG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy.orm import Session

_AT_ONCE = 500


class WithheldRow(Base):
    """One clip held back, and why. Its reference is blank once the list was deleted; the reason stays."""

    __tablename__ = "withheld"
    __table_args__ = (UniqueConstraint("list_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("lists.id"))
    reference: Mapped[str | None] = mapped_column(REFERENCE)
    reason: Mapped[str] = mapped_column(SLUG)
    told_at: Mapped[datetime] = mapped_column(UtcTime)


class Withheld:
    """What is held back of each list."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, list_id: int, reasons: Mapping[str, str], at: datetime) -> None:
        """Keep the reason for each reference. One that is held back already gets the new reason."""
        self.take_back(list_id, reasons)
        self._session.add_all(
            WithheldRow(list_id=list_id, reference=reference, reason=reason, told_at=at)
            for reference, reason in sorted(reasons.items())
        )
        self._session.flush()

    def take_back(self, list_id: int, references: Collection[str]) -> None:
        """Hold these references back no longer."""
        for some in _batches(references):
            table = WithheldRow
            self._session.execute(delete(table).where(table.list_id == list_id, table.reference.in_(some)))

    def of(self, list_id: int) -> dict[str, str]:
        """Give the reason of every reference that is held back; nothing once the list was deleted."""
        table = WithheldRow
        rows = self._session.execute(select(table.reference, table.reason).where(table.list_id == list_id))
        return {reference: reason for reference, reason in rows if reference is not None}

    def counts(self, list_id: int) -> dict[str, int]:
        """Count the clips that are held back by reason, also after the list was deleted."""
        found = self._session.scalars(select(WithheldRow.reason).where(WithheldRow.list_id == list_id))
        return dict(sorted(Counter(found).items()))

    def forget_references(self, list_id: int) -> None:
        """Keep only the reasons: the list is deleted."""
        self._session.execute(update(WithheldRow).where(WithheldRow.list_id == list_id).values(reference=None))


def _batches(references: Collection[str]) -> Iterator[list[str]]:
    rest = iter(sorted(references))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
