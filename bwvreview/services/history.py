"""The history in words: what was changed about a clip, and whether all of it is still as it was written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import label_of
from bwvreview.domain.errors import Problem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.plain_words import day_words
from bwvreview.domain.reviewing import PANEL
from bwvreview.domain.revisions import HOLDS_NO_RECORD
from bwvreview.domain.sessions import ClipState
from bwvreview.services.clock import LONDON
from bwvreview.services.reviewers import turns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bwvreview.domain.history import Break, Mark
    from bwvreview.storage.history import Change
    from bwvreview.storage.store import Store

LIMITS = (
    "This finds accidents and careless edits. Someone who writes every change anew is found only by a mark that was "
    "written down elsewhere."
)
_STATES = {
    "drawn": "To {watch}",
    "requested": "Asked to keep",
    "held": "Kept by the police",
    "started": "Started",
    "viewed": "{Watched}",
    "not-shown": "Not shown",
    "open": "Waiting",
    "done": "Done",
    "dropped": "No longer asked for",
}
_KINDS = {
    "note-added": "A note was added",
    "note-changed": "A note was changed",
    "note-deleted": "A note was removed",
    "locked": "Own answers were locked",
    "sat-out": "Did not {watch} this {clip}",
    "clip-state": "State of the {clip}",
    "action-added": "Asked for",
    "action-state": "State of a request",
    "action-due": "Date of a request",
    "action-owner": "Who does a request",
    "action-reply": "The police replied",
}
_PRIVATE = frozenset({"answer", "note-added", "note-changed", "note-deleted"})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change in words. `at` is London's time; `late` says that it changed a finished record.

    `old` and `new` are the words of the answer, never a name of the form; both are blank where there are none.
    """

    position: int
    at: datetime
    what: str
    old: str
    new: str
    who: str
    why: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class ClipHistory:
    """The history of a clip, the newest change first.

    With `hidden`, there are changes of reviewers that nobody may see yet; not even how many.
    """

    session_id: int
    day: date
    slot: str
    lines: tuple[HistoryLine, ...]
    slots: tuple[str, ...]
    hidden: bool = False


def clip_history(store: Store, session_id: int, slot: str) -> ClipHistory:
    """Give the history of a clip. What reviewers answer alone is left out until all of them have locked it.

    Raises Problem when the session has no such clip.
    """
    session = store.sessions.get(session_id)
    clip = store.sessions.clip_at(session_id, slot)
    changes = sorted(
        (*store.history.of(clip.instance_id), *_sent_with(store, session_id, slot)), key=lambda one: one.position
    )
    waiting = bool(turns_of(store, session_id, clip.id).waiting)
    seen = [change for change in changes if not (waiting and change.reviewer != PANEL and change.kind in _PRIVATE)]
    form = Form.from_json(session.form_json)
    letters = {reviewer.name: reviewer.letter for reviewer in store.reviewers.of(session_id)}
    slots = tuple(one.slot for one in store.sessions.clips(session_id))
    return ClipHistory(
        session_id, session.session.day, slot, _lines(seen, form, letters), slots, len(changes) > len(seen)
    )


def _sent_with(store: Store, session_id: int, slot: str) -> list[Change]:
    """The notes that files were sent in which this clip's record stood."""
    from bwvreview.storage.history import about_session

    held = {export.id for export in store.exports.of(session_id) if slot in export.records}
    sent = [one for one in store.history.of(about_session(session_id)) if one.kind == "sent"]
    sendings = store.sendings.of(session_id)  # one for each of these notes, in the same order
    return [
        change
        for change, sending in zip(sent, sendings, strict=False)
        if any(file.export_id in held and file.name not in HOLDS_NO_RECORD for file in sending.files)
    ]


def _sent_words(change: Change) -> tuple[str, str, str]:
    said = json.loads(change.new)
    return f"Sent to {change.name or 'an office that was not named'}", "", ", ".join(sorted(said["files"]))


def _lines(changes: Sequence[Change], form: Form, letters: Mapping[str, str]) -> tuple[HistoryLine, ...]:
    reasons = {change.name: change.new for change in changes if change.kind == "reason"}
    titles = {change.name: change.new for change in changes if change.kind == "action-added"}
    finished = False
    found = []
    for change in changes:
        if change.kind == "reason":
            continue
        if change.kind == "clip-state":
            finished = finished or change.new == ClipState.VIEWED
        why = reasons.get(str(change.position)) or _why(change, form)
        late = finished and change.kind == "answer" and change.reviewer == PANEL
        what, old, new = _said(change, form, titles)
        who = _who(change, letters)
        found.append(HistoryLine(change.position, change.at.astimezone(LONDON), what, old, new, who, why, late))
    return tuple(reversed(found))


def _said(change: Change, form: Form, titles: Mapping[str, str]) -> tuple[str, str, str]:
    """Say what was changed, from what, into what."""
    if change.kind in {"answer", "undecided", "clash", "clash-settled"}:
        label = form.question(change.name).label if form.has_question(change.name) else change.name
        if change.kind == "undecided":
            return f"{label}: no agreement", "", ""
        if change.kind != "answer":
            label = f"{label}: {'a second answer waits' if change.kind == 'clash' else 'chosen between two answers'}"
        return label, label_of(form, change.name, change.old), label_of(form, change.name, change.new)
    if change.kind == "sent":
        return _sent_words(change)
    what = _KINDS.get(change.kind, change.kind)
    if change.kind.startswith("action-") and change.kind != "action-added":
        what = f"{what}: {titles.get(change.name, '')}".rstrip(": ")
    if change.kind in {"clip-state", "action-state"}:
        return what, _STATES.get(change.old, change.old), _STATES.get(change.new, change.new)
    if change.kind in {"locked", "sat-out"}:
        return what, "", ""
    return what, change.old, change.new


def _why(change: Change, form: Form) -> str:
    if change.kind == "clip-state" and change.why:
        return label_of(form, WHY_NOT, change.why)
    return change.why


def _who(change: Change, letters: Mapping[str, str]) -> str:
    if change.by == PANEL:
        return "The panel"
    letter = letters.get(change.by)
    return f"Reviewer {letter}" if letter else change.by.capitalize()


def say_why(store: Store, session_id: int, slot: str, position: int, why: str, *, at: datetime) -> None:
    """Add the reason of a change that stands in the history of a clip; a later reason takes the place of it.

    Raises Problem for no words, or for a change that is not one of this clip.
    """
    from bwvreview.storage.columns import storable
    from bwvreview.storage.history import NewChange

    clip = store.sessions.clip_at(session_id, slot)
    if not why.strip():
        raise Problem("Say why it was changed.", advice="One sentence is enough. Leave names out.")
    if not any(change.position == position for change in store.history.of(clip.instance_id)):
        raise Problem("This change is not in the history of the {clip}.", advice="Look at the history again.")
    words = storable(why.strip())
    store.history.add(NewChange(at, "reason", clip.instance_id, PANEL, PANEL, str(position), "", words))


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking the whole history gave: its mark as it stands, and what is wrong in one sentence ('' nothing)."""

    mark: Mark
    position: int = 0
    problem: str = ""

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problem


def verify_history(store: Store, mark: Mark | None = None) -> Verified:
    """Look whether every change is as it was written, none is missing, and the answers are what they led to.

    With a mark from the minutes or from a file that left, also whether it is the same history as then.
    """
    checked = store.history.check(() if mark is None else (mark,))
    broken = checked.broken
    if broken is None:
        return Verified(checked.mark)
    return Verified(checked.mark, broken.position, broken.words(_about(store, broken)))


def _about(store: Store, broken: Break) -> str:
    """Name the clip and the question that a break is about, where they can be told."""
    for session in store.sessions.all():
        for clip in store.sessions.clips(session.id):
            if clip.instance_id == broken.subject:
                form = Form.from_json(session.form_json)
                label = form.question(broken.name).label if form.has_question(broken.name) else ""
                question = f"“{label}” for " if label else ""
                return f"{question}{clip.slot} of {day_words(session.session.day)}"
    return ""
