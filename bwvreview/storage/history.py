"""The history of what people recorded: it only grows, and each row is sealed together with all before it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select, text, update

from bwvreview.domain.history import Mark
from bwvreview.storage.columns import canonical_json
from bwvreview.storage.tables import HistoryEndRow, HistoryRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

_SEALED = ("at", "kind", "subject", "by", "reviewer", "name", "old", "new", "why")
BEGINNING = "0" * 64
"""What the first row is sealed to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it was, what it became, who made it, when, and why when that was asked.

    `kind` is “answer”, “note-added”, “note-changed”, “note-deleted”, “locked” or “sat-out” (a reviewer is done with a
    clip, or did not watch it; `new` is the fingerprint of the answers), or “undecided”. The words of a note are never
    kept here, so that a name written by mistake can be taken out.
    """

    position: int
    at: datetime
    kind: str
    by: str
    reviewer: str
    name: str
    old: str
    new: str
    why: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class NewChange:
    """A change to keep. `subject` is the clip's instance id."""

    at: datetime
    kind: str
    subject: str
    by: str
    reviewer: str
    name: str
    old: str = ""
    new: str = ""
    why: str = ""


class End(NamedTuple):
    """Where the history ends: its last change and that one's seal."""

    position: int
    hash: str


_END = select(HistoryEndRow.position, HistoryEndRow.hash).where(HistoryEndRow.id == 1).with_for_update()
_ADD = insert(HistoryRow)
_MOVE = update(HistoryEndRow).where(HistoryEndRow.id == 1)
_AT_ONCE = text(
    "SELECT bwvreview_append(CAST(:at AS timestamptz), "
    + ", ".join(f"CAST(:{name} AS text)" for name in _SEALED[1:])
    + ")"
)


def append(session: Session, change: NewChange, held: End | None = None) -> int:
    """Add a change to the end and give its position (1, 2, …).

    The end is locked until the unit of work is over, so two writers cannot continue from the same place. Who holds
    it already gives it along. A server does all of it in one step, for the others wait as long as the end is held.
    """
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return append_by_steps(session, change, held)
    values = {name: getattr(change, name) for name in _SEALED} | {"at": change.at.astimezone(UTC)}
    return int(connection.execute(_AT_ONCE, values).scalar_one())


def append_by_steps(session: Session, change: NewChange, held: End | None = None) -> int:
    """Do the same with plain statements, on every engine: also before a server knows its one step (migration 0010).

    Written without the detour over objects: every answer waits for it.
    """
    end = held or hold_end(session)
    connection = session.connection()
    row = {"position": end.position + 1, **{name: getattr(change, name) for name in _SEALED}, "prev_hash": end.hash}
    row["hash"] = _seal(row)
    connection.execute(_ADD, [row])
    connection.execute(_MOVE, {"position": row["position"], "hash": row["hash"]})
    return end.position + 1


def hold_end(session: Session) -> End:
    """Let nobody else change anything until this unit of work is over: what is read from here on stays so."""
    end = session.connection().execute(_END).one_or_none()
    if end is None:
        raise RuntimeError("the history has lost its end")
    return End(*end)


def seal(row: HistoryRow) -> str:
    """SHA-256 of the hash before and the row as canonical JSON (time in UTC, ISO 8601, microseconds)."""
    return _seal({name: getattr(row, name) for name in ("position", "prev_hash", *_SEALED)})


def _seal(row: Mapping[str, Any]) -> str:
    sealed = {name: row[name] for name in ("position", *_SEALED)}
    sealed["at"] = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256((row["prev_hash"] + canonical_json(sealed)).encode()).hexdigest()


WORKSPACE = "workspace"
"""The subject of changes that are about the workspace as a whole."""

SETTLED = "settled"
"""The kind of a change that tells how the central team settled a question: `old` names it, `new` what was chosen."""


def about_session(session_id: int) -> str:
    """The subject of changes that are about a session and none of its clips."""
    return f"session {session_id}"


def mark_of(session: Session) -> Mark:
    """Give the mark of the history as it ends now."""
    end = session.get(HistoryEndRow, 1, populate_existing=True)
    return Mark.of(0, BEGINNING) if end is None else Mark.of(end.position, end.hash)


def of_subject(session: Session, subject: str) -> tuple[Change, ...]:
    """Every change of one clip, the oldest first."""
    query = select(HistoryRow).where(HistoryRow.subject == subject).order_by(HistoryRow.position)
    return tuple(as_change(row) for row in session.scalars(query))


def as_change(row: HistoryRow) -> Change:
    """Give a row as a value."""
    return Change(
        row.position, row.at, row.kind, row.by, row.reviewer, row.name, row.old, row.new, row.why, row.subject
    )
