"""What was done to lists, plans, sessions and files, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import reason_words
from bwvreview.domain.words import fill
from bwvreview.services.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.storage.history import Change
    from bwvreview.storage.store import Store

_WORDS = {
    "list-imported": "{name} came in: {new} {encounters}",
    "list-deleted": "{name} was deleted: {old} {encounters}",
    "list-replaced": "{name} was replaced by another",
    "held-back": "{new} {clips} of {name} are held back",
    "plan-fixed": "The plan of session {name} was fixed: {new:.8}…",
    "rolled": "The dice of {subject} were rolled, {name}: {new}",
    "die": "A die of {subject} was looked at again",
    "plan-given-up": "The plan of session {name} was given up",
    "plan-deleted": "The files of {subject} were deleted",
    "clips-lost": "{new} {clips} of {subject} cannot be shown",
    "session-opened": "Session {name} was opened",
    "exported": "{new} files of {name} were written",
    "settled": "A question about returns was settled: {name}",
    "person-added": "{name} may come in with a login: {new}",
    "person-removed": "{name} may come in with a login no more",
    "restored": "A copy was put back, kept on {new}",
    "moved": "All records were moved to another place",
    "new-passphrase": "The records got a new passphrase",
    "new-sheet": "The records got a new recovery sheet",
    "handed-over": "The laptop was handed to {name}",
    "taken-back": "The coordinator took the laptop back",
    "pin-settled": "The coordinator’s PIN was settled",
    "pin-taken-away": "The coordinator’s PIN was taken away",
}
_WITH_REASONS = frozenset({"held-back", "clips-lost"})


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that was done, in words; `at` is London's time, `by` a role."""

    position: int
    at: datetime
    what: str
    by: str
    why: str


def history_log(store: Store, last: int) -> tuple[LogLine, ...]:
    """Give the last things that were done to anything but a clip, the newest first."""
    return tuple(_line(change) for change in store.history.log(last))


def note_done(store: Store, kind: str, *, at: datetime, by: str = "coordinator", name: str = "", new: str = "") -> None:
    """Write into the history that something was done to the workspace as a whole. Never a value, never a reference."""
    from bwvreview.storage.history import WORKSPACE, NewChange

    store.history.add(NewChange(at, kind, WORKSPACE, by, "", name, "", new))


def _line(change: Change) -> LogLine:
    words = _WORDS.get(change.kind, change.kind.replace("-", " ").capitalize())
    what = fill(words, name=change.name, old=change.old, new=change.new, subject=change.subject)
    why = reason_words(change.why).lower() if change.kind in _WITH_REASONS else change.why
    return LogLine(change.position, change.at.astimezone(LONDON), what[:1].upper() + what[1:], change.by, why)
