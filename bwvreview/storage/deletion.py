"""Deleting a list for good: its encounters, and everything that holds a reference or could test a guessed one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bwvreview.domain.days import LONDON
from bwvreview.storage.history import WORKSPACE
from bwvreview.storage.journal import about_draw, note
from bwvreview.storage.lists import Lists
from bwvreview.storage.tables import ClipRow, CommitmentRow, ListRow, LossRow, SessionRow
from bwvreview.storage.withheld import Withheld, WithheldRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


class Deletion:
    """What is due, and how it goes. Commitments, dice, counts, reasons, answers and fingerprints stay."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lists_due(self, today: date) -> tuple[int, ...]:
        """The lists whose day of deletion is over, the oldest first."""
        query = select(ListRow.id).where(ListRow.rows_deleted.is_(False), ListRow.delete_on < today)
        return tuple(self._session.scalars(query.order_by(ListRow.id)))

    def plans_of(self, list_id: int) -> tuple[int, ...]:
        """The plans made from a list that still hold its references."""
        query = select(CommitmentRow.id).where(CommitmentRow.list_id == list_id, CommitmentRow.deleted_on.is_(None))
        return tuple(self._session.scalars(query.order_by(CommitmentRow.id)))

    def plans_without_list(self, before: datetime) -> tuple[int, ...]:
        """The plans taken in from a folder before that moment: their list was never in this workspace."""
        query = select(CommitmentRow.id).where(
            CommitmentRow.list_id.is_(None), CommitmentRow.created_at < before, CommitmentRow.deleted_on.is_(None)
        )
        return tuple(self._session.scalars(query.order_by(CommitmentRow.id)))

    def held_until(self, days: int) -> date | None:
        """Give the first day after which something is due; None when no reference is here. Reads any older shape too.

        `days` is how long the police keep video: it counts where a list or a plan has no day of its own.
        """
        lists = select(ListRow.delete_on, ListRow.imported_at).where(ListRow.rows_deleted.is_(False))
        table = CommitmentRow
        plans = select(table.created_at).where(table.list_id.is_(None), table.list_file != b"")
        days_of = [day or _later(at, days) for day, at in self._session.execute(lists)]
        return min([*days_of, *(_later(at, days) for at in self._session.scalars(plans))], default=None)

    def delete_list(self, list_id: int, on: date) -> None:
        """Delete a list's encounters; its counts, its fingerprint and the reasons for what was held back stay."""
        Withheld(self._session).forget_references(list_id)
        Lists(self._session).delete_rows(list_id, on)

    def replace_list(self, list_id: int, on: date) -> None:
        """Delete a list that another takes the place of. Nothing of it stays, unless a plan or a reason names it."""
        self.delete_list(list_id, on)
        named = (CommitmentRow.list_id, WithheldRow.list_id)
        if not any(self._session.scalar(select(column).where(column == list_id).limit(1)) for column in named):
            self._session.execute(delete(ListRow).where(ListRow.id == list_id))
            note(self._session, "list-replaced", WORKSPACE, f"list {list_id}")
            self._session.expire_all()

    def delete_plan(self, commitment_id: int, design: str, on: date) -> None:
        """Delete list file, statement and references of a plan; `design` keeps its numbers.

        The statement goes too: it names the list's fingerprint, from which a guessed reference could be tested.
        """
        clips = self._clips(commitment_id)
        slots = {clip.reference: clip.slot for clip in clips if clip.reference is not None}
        for loss in self._session.scalars(select(LossRow).where(LossRow.commitment_id == commitment_id)):
            if loss.slot is None:
                loss.slot = loss.reference = slots.get(loss.reference, f"-{loss.id}")
        for clip in clips:
            clip.reference = clip.day = None
        changed = update(CommitmentRow).where(CommitmentRow.id == commitment_id)
        self._session.execute(changed.values(list_file=b"", statement=b"", design=design, deleted_on=on))
        note(self._session, "plan-deleted", about_draw(commitment_id), "")
        self._session.flush()
        self._session.expire_all()

    def _clips(self, commitment_id: int) -> list[ClipRow]:
        sessions = select(SessionRow.id).where(SessionRow.commitment_id == commitment_id)
        return list(self._session.scalars(select(ClipRow).where(ClipRow.session_id.in_(sessions))))


def _later(moment: datetime, days: int) -> date:
    return moment.astimezone(LONDON).date() + timedelta(days=days)
