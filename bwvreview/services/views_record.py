"""What the record page shows of a clip when it is opened. Holds no reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.reviewing import FILLED_IN, PANEL
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.record_answer import OpenedClip, open_clip
from bwvreview.services.reviewers import find_reviewer
from bwvreview.services.show_session import in_its_place, show_session

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.answers import Note
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class RecordView:
    """A clip to record: its answers so far, its notes, and the question that was answered last.

    `first` is a question to begin at. `two_answers` counts the questions that have two. `letter` is the reviewer's who
    answers alone; empty for the record of everybody.
    """

    clip: OpenedClip
    notes: tuple[Note, ...]
    last: str
    letter: str = ""
    first: str = ""
    two_answers: int = 0

    @property
    def begins_at(self) -> str:
        """The question to carry on with: the first without an answer from the part that was left; '' at the start."""
        state = self.clip.form
        if self.first in {question.name for question in state.visible_questions()}:
            return self.first
        if not self.last:
            return ""
        parts = [[question.name for question in part.questions] for part in state.form.sections]
        here = next((place for place, names in enumerate(parts) if self.last in names), 0)
        shown = {question.name for question in state.visible_questions() if question.takes_answer}
        names = [name for part in (*parts[here:], *parts[:here]) for name in part if name in shown]
        blank = (name for name in names if not state.value(name) and name not in FILLED_IN)
        return next(blank, names[0] if names else "")


@dataclass(frozen=True, slots=True)
class AloneFirst:
    """A clip that each reviewer answers alone first: whose turn it is, or, once agreed, what was agreed."""

    session_id: int
    slot: str
    agreed: bool


def alone_first(store: Store, session_id: int | None, slot: str, scheme: Scheme, *, today: date) -> AloneFirst | None:
    """Say where a clip is recorded when reviewers answer alone first; None where one record is made for everybody."""
    session = _newest(store) if session_id is None else session_id
    if not store.sessions.get(session).recording.is_individual:
        return None
    slot = slot or _next_slot(store, session, scheme, today)
    stored = next((clip for clip in store.sessions.clips(session) if clip.slot == slot), None)
    return AloneFirst(session, slot, stored is not None and stored.state is ClipState.VIEWED)


def _next_slot(store: Store, session_id: int, scheme: Scheme, today: date) -> str:
    following = show_session(store, session_id, scheme, today=today).next_clip
    if following is None:
        raise FormProblem("Every {clip} of this session is recorded.", advice="Save the feedback next.")
    return following.slot


def record_view(
    store: Store,
    session_id: int | None,
    slot: str,
    scheme: Scheme,
    *,
    today: date,
    reviewer: str = PANEL,
    first: str = "",
) -> RecordView:
    """Open a clip to record it. Without a session: the newest open one; without a slot: the clip to go on with.

    `first` is a question to begin at, where it is asked.

    Raises FormProblem when there is no such clip, or reserves already took its place.
    """
    session = _newest(store) if session_id is None else session_id
    slot = slot or _next_slot(store, session, scheme, today)
    clip = open_clip(store, session, slot, scheme, today=today, reviewer=reviewer)
    stored = store.sessions.clip(clip.clip_id)
    if clip.state is ClipState.NOT_SHOWN and stored.replaced_by:
        raise FormProblem(
            f"{slot} was not shown. {in_its_place(stored.replaced_by)}",
            advice="Record the {clip} that took its place instead.",
        )
    last = store.answers.last_of(clip.clip_id, reviewer)
    found = find_reviewer(store.reviewers.of(session), reviewer) if reviewer != PANEL else None
    notes = store.answers.notes(clip.clip_id, reviewer)
    two = store.clashes.count(clip.clip_id) if reviewer == PANEL else 0
    return RecordView(clip, notes, last.name if last else "", found.letter if found else "", first, two)


def _newest(store: Store) -> int:
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    found = next((session.id for session in store.sessions.all() if session.state in waiting), None)
    if found is None:
        raise FormProblem("No session is open.", advice="Draw a sample and open a session on it.")
    return found


@dataclass(frozen=True, slots=True)
class Finished:
    """A clip whose record is closed, and the slots that took its place when it was not shown.

    With `by_dice` a further roll replaces it, so nobody takes its place yet.
    """

    slot: str
    state: ClipState
    replaced_by: tuple[str, ...]
    by_dice: bool = False

    @property
    def said(self) -> str:
        """Say it in words."""
        if self.state is ClipState.NOT_SHOWN:
            return f"{self.slot} was not shown. {in_its_place(self.replaced_by, by_dice=self.by_dice)}"
        return f"{self.slot} is recorded"
