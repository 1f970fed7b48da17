"""Lock a reviewer's own answers to a clip. From then on nobody can change them, and the group may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.reviewing import PANEL, Recording
from bwvreview.services.moments import keep_finished
from bwvreview.services.open_session import start_viewing
from bwvreview.services.record_answer import finish_clip, form_of
from bwvreview.services.reviewers import the_reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import ClipState
    from bwvreview.storage.reviewers import Lock, Reviewer
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class LockClip:
    """A reviewer is done with a clip. With `watched` false this member did not watch it, and answers nothing.

    `as_it_is` locks answers that are not complete: a member has gone, and the coordinator says so.
    """

    session_id: int
    slot: str
    reviewer: str
    watched: bool = True
    as_it_is: bool = False


def lock_clip(store: Store, request: LockClip, *, at: datetime, today: date) -> Lock:
    """Lock one reviewer's answers to one clip. Raises FormProblem while a needed answer is missing or wrong."""
    reviewer = the_reviewer(store, request.session_id, request.reviewer)
    clip = store.sessions.clip_at(request.session_id, request.slot)
    if request.watched:
        _check(store, request, clip, reviewer, today)
    elif _has_answered(store, clip.id, reviewer.name):
        raise FormProblem(
            f"Reviewer {reviewer.letter} has answered about {clip.slot}.", advice="Lock these answers instead."
        )
    if request.watched:
        keep_finished(store, request.session_id, clip.id, reviewer.name, at=at)
    by = "coordinator" if request.as_it_is else reviewer.name
    return store.reviewers.lock(clip.id, reviewer, watched=request.watched, by=by, at=at)


def lock_everything(
    store: Store, session_id: int, name: str, *, at: datetime, today: date, as_it_is: bool = False
) -> tuple[str, ...]:
    """Lock every clip that a reviewer has answered and not locked; give their slots.

    Raises FormProblem, and locks none, while one of them is not complete, or when there is none.
    """
    reviewer = the_reviewer(store, session_id, name)
    locked = {lock.clip_id for lock in store.reviewers.locks(session_id) if lock.reviewer_id == reviewer.id}
    waiting = [
        clip.slot
        for clip in store.sessions.clips(session_id)
        if clip.id not in locked and _has_answered(store, clip.id, reviewer.name)
    ]
    if not waiting:
        raise FormProblem(
            f"Reviewer {reviewer.letter} has nothing to lock.", advice="Answer about {a_clip} first, then lock it."
        )
    for slot in waiting:
        lock_clip(store, LockClip(session_id, slot, name, as_it_is=as_it_is), at=at, today=today)
    return tuple(waiting)


def close_for_missing(store: Store, session_id: int, slot: str, names: Sequence[str], *, at: datetime) -> None:
    """Go on without reviewers who have left: what they answered is locked as it is, else they did not watch it."""
    clip = store.sessions.clip_at(session_id, slot)
    for name in names:
        reviewer = the_reviewer(store, session_id, name)
        watched = _has_answered(store, clip.id, reviewer.name)
        store.reviewers.lock(clip.id, reviewer, watched=watched, by="coordinator", at=at)


def record_not_shown(
    store: Store, session_id: int, slot: str, reason: str, scheme: Scheme, *, at: datetime, today: date
) -> ClipState:
    """Record for everybody that a clip could not be shown; nobody needs to answer alone for that.

    Raises FormProblem when a reviewer has locked answers about it, or the form has no such reason.
    """
    clip = store.sessions.clip_at(session_id, slot)
    if store.sessions.get(session_id).recording is Recording.GUEST:
        raise FormProblem("The other laptop records what was not shown.", advice="Tell the coordinator.")
    if any(lock.watched and lock.clip_id == clip.id for lock in store.reviewers.locks(session_id)):
        raise FormProblem(f"{slot} was {{watched}} by a reviewer.", advice="Agree on the {clip} together instead.")
    state = form_of(store, session_id, clip, today)
    for name, value in (("viewed", "not_viewed"), (WHY_NOT, reason)):
        state.answer(name, value)
    if said := state.error(WHY_NOT):
        raise FormProblem(said, advice="Choose one of the reasons of the form.")
    for name in ("viewed", WHY_NOT):
        store.answers.put(clip.id, PANEL, name, state.value(name), by=PANEL, at=at)
    start_viewing(store, session_id, at=at)
    return finish_clip(store, session_id, clip.id, scheme, at=at, today=today)


def _check(store: Store, request: LockClip, clip: StoredClip, reviewer: Reviewer, today: date) -> None:
    if not _has_answered(store, clip.id, reviewer.name):
        raise FormProblem(
            f"Reviewer {reviewer.letter} has not answered about {clip.slot}.",
            advice="Answer first, or say that this reviewer did not {watch} it.",
        )
    errors = form_of(store, request.session_id, clip, today, reviewer=reviewer.name).errors()
    if errors and not request.as_it_is:
        first = next(iter(errors.values()))
        raise FormProblem(f"{clip.slot} is not finished. {first}", advice="Answer what is missing, then lock it.")


def _has_answered(store: Store, clip_id: int, name: str) -> bool:
    return any(store.answers.of(clip_id, name).values())
