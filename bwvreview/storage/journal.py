"""What is done to lists, plans, sessions and files goes into the history by itself: no way of saving goes round it.

Answers, notes, locks and actions write their own changes. Here is the rest: what was imported, fixed, rolled, given
up, lost, held back, opened, exported and deleted, when and by which role. Never a reference, and never a value.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from bwvreview.storage.history import WORKSPACE, NewChange, append
from bwvreview.storage.tables import CommitmentRow, ExportRow, ListRow, LossRow, RollRow, SessionRow
from bwvreview.storage.withheld import WithheldRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session, UOWTransaction

_ROLE, _NOW = "bwvreview.role", "bwvreview.now"


def keep_journal(session: Session, role: str, now: Callable[[], datetime] | None = None) -> None:
    """Write what a unit of work does into the history, in the name of a role. `now` tells when something is deleted."""
    session.info[_ROLE], session.info[_NOW] = role, now or _system_now
    event.listen(session, "after_flush", _after_flush)


def note(session: Session, kind: str, subject: str, name: str, new: str = "") -> None:
    """Write something that happens now and is no new row."""
    now: Callable[[], datetime] = session.info.get(_NOW, _system_now)
    if _ROLE in session.info:
        append(session, _change(session, now(), kind, subject, name, new=new))


def about_draw(commitment_id: int) -> str:
    """The subject of changes about a plan."""
    return f"draw {commitment_id}"


def _after_flush(session: Session, _flush: UOWTransaction) -> None:
    for change in [*_of_new(session), *_of_changed(session)]:
        append(session, change)


def _of_new(session: Session) -> Iterator[NewChange]:
    alike: Counter[tuple[Any, ...]] = Counter()
    for row in session.new:
        if isinstance(row, CommitmentRow):
            day = f"{row.session_day}.{row.session_number}"
            yield _change(session, row.created_at, "plan-fixed", about_draw(row.id), day, new=row.fingerprint)
        elif isinstance(row, RollRow):
            subject = about_draw(row.commitment_id)
            yield _change(session, row.rolled_at, "rolled", subject, f"round {row.round}", new=row.digits)
        elif isinstance(row, SessionRow):
            day = f"{row.session_day}.{row.session_number}"
            yield _change(session, row.created_at, "session-opened", WORKSPACE, day, new=f"session {row.id}")
        elif isinstance(row, ExportRow):
            which, files = f"session {row.session_id}", str(len(json.loads(row.files)))
            yield _change(session, row.exported_at, "exported", WORKSPACE, which, old=f"export {row.id}", new=files)
        elif isinstance(row, LossRow):
            alike[row.declared_at, "clips-lost", about_draw(row.commitment_id), row.kind, row.reason] += 1
        elif isinstance(row, WithheldRow):
            alike[row.told_at, "held-back", WORKSPACE, f"list {row.list_id}", row.reason] += 1
    for (at, kind, subject, name, why), count in alike.items():
        yield _change(session, at, kind, subject, name, new=str(count), why=why)


def _of_changed(session: Session) -> Iterator[NewChange]:
    for row in sorted(session.dirty, key=_in_order):
        if isinstance(row, ListRow):
            yield from _of_list(session, row)
        elif isinstance(row, CommitmentRow) and row.void_at is not None and _was(row, "void_reason") is not _SAME:
            day, why = f"{row.session_day}.{row.session_number}", row.void_reason or ""
            yield _change(session, row.void_at, "plan-given-up", about_draw(row.id), day, why=why)


def _in_order(row: object) -> tuple[str, str]:
    """The same history each time, in whatever order the rows were touched."""
    return type(row).__name__, str(inspect(row).identity)


def _of_list(session: Session, row: ListRow) -> Iterator[NewChange]:
    if row.fingerprint and _was(row, "fingerprint") is not _SAME:
        yield _change(session, row.imported_at, "list-imported", WORKSPACE, f"list {row.id}", new=str(row.size))
    if row.rows_deleted and _was(row, "rows_deleted") is not _SAME:
        now: Callable[[], datetime] = session.info[_NOW]
        yield _change(session, now(), "list-deleted", WORKSPACE, f"list {row.id}", old=str(row.size))


_SAME = object()


def _was(row: object, name: str) -> Any:
    """What a column held before this flush; `_SAME` when it did not change."""
    change = inspect(row).attrs[name].history
    return (change.deleted or [None])[0] if change.has_changes() else _SAME


def _change(
    session: Session, at: datetime, kind: str, subject: str, name: str, *, old: str = "", new: str = "", why: str = ""
) -> NewChange:
    return NewChange(at, kind, subject, session.info[_ROLE], "", name, old, new, why)


def _system_now() -> datetime:
    return datetime.now(UTC)
