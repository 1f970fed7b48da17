"""Record all answers of a clip at once: one reviewer's own, or everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.reviewing import Recording
from bwvreview.services.lock_answers import record_not_shown
from bwvreview.services.record_answer import RecordClip, record_clip
from bwvreview.services.reviewers import choose_recording, join

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import ClipState
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class RecordAlone:
    """A reviewer's own answers to a clip; `reviewer` is initials or a role."""

    session_id: int
    slot: str
    reviewer: str
    answers: Mapping[str, str]


def record_alone(store: Store, request: RecordAlone, scheme: Scheme, *, at: datetime, today: date) -> str:
    """Keep a reviewer's own answers, to be locked later; give the reviewer's letter.

    The first one who answers alone makes the session one where everybody does, in turns. Raises FormProblem: the
    panel has begun to record together, the answers are not complete, the group has agreed already.
    """
    if store.sessions.get(request.session_id).recording is Recording.PANEL:
        choose_recording(store, request.session_id, Recording.TURNS)
    reviewer = join(store, request.session_id, request.reviewer, at=at)
    clip = RecordClip(request.session_id, request.slot, request.answers, reviewer.name)
    record_clip(store, clip, scheme, at=at, today=today)
    return reviewer.letter


def record_together(store: Store, request: RecordClip, scheme: Scheme, *, at: datetime, today: date) -> ClipState:
    """Keep everybody's record of a clip and finish it. That a clip was not shown needs nobody to answer alone."""
    alone = store.sessions.get(request.session_id).recording.is_individual
    answers = request.answers
    if alone and answers.get("viewed") == "not_viewed" and set(answers) <= {"viewed", WHY_NOT}:
        reason = answers.get(WHY_NOT, "")
        return record_not_shown(store, request.session_id, request.slot, reason, scheme, at=at, today=today)
    return record_clip(store, request, scheme, at=at, today=today)
