"""Who records a session: everybody together, or each reviewer alone first; and how far each reviewer is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.plain_words import and_words
from bwvreview.domain.reviewing import PANEL, Recording, reviewer_name
from bwvreview.domain.sessions import ClipState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bwvreview.storage.reviewers import Lock, Reviewer
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store

Standing = Literal["to-come", "begun", "locked", "not-watched"]


@dataclass(frozen=True, slots=True)
class Turn:
    """How far one reviewer is with one clip. Holds no answer, and no count of answers."""

    letter: str
    name: str
    standing: Standing

    @property
    def is_done(self) -> bool:
        """Nothing more comes from this reviewer."""
        return self.standing in {"locked", "not-watched"}


@dataclass(frozen=True, slots=True)
class ClipTurns:
    """All reviewers and one clip."""

    clip_id: int
    slot: str
    turns: tuple[Turn, ...]

    @property
    def waiting(self) -> tuple[Turn, ...]:
        """Reviewers who have not finished, in the order of their letters."""
        return tuple(turn for turn in self.turns if not turn.is_done)

    @property
    def ready(self) -> bool:
        """Everybody is done and somebody watched: the group may agree now, and see all answers."""
        return not self.waiting and any(turn.standing == "locked" for turn in self.turns)


def recording_begun(store: Store, session_id: int) -> bool:
    """Whether anybody has recorded anything that was seen: from then on the way of recording stays."""
    seen = (ClipState.STARTED, ClipState.VIEWED)
    if store.reviewers.locks(session_id) or any(clip.state in seen for clip in store.sessions.clips(session_id)):
        return True
    return any(reviewer != PANEL for _, reviewer in store.reviewers.given(session_id))


def choose_recording(store: Store, session_id: int, recording: Recording) -> None:
    """Choose who records. Between turns and laptops one may change at any time.

    Raises FormProblem once recording has begun, and for a session that came from another laptop.
    """
    now = store.sessions.get(session_id).recording
    if now is recording:
        return
    if Recording.GUEST in {now, recording}:
        raise FormProblem("This session came from another laptop.", advice="Choose there how it is recorded.")
    if now.is_individual != recording.is_individual and recording_begun(store, session_id):
        raise FormProblem("Recording has begun, so this stays as it is.", advice="Choose it before the first {clip}.")
    store.sessions.set_recording(session_id, recording)


def join(store: Store, session_id: int, name: str, *, at: datetime) -> Reviewer:
    """Take a reviewer into a session, once. Raises FormProblem when the name is neither initials nor a role."""
    name = reviewer_name(name)
    known = find_reviewer(store.reviewers.of(session_id), name)
    return known or store.reviewers.add(session_id, name, str(uuid.uuid4()), at)


def leave(store: Store, session_id: int, name: str) -> None:
    """Take a reviewer out who has answered nothing. Raises FormProblem when there are answers already."""
    reviewer = the_reviewer(store, session_id, name)
    if has_recorded(store, reviewer):
        raise FormProblem(
            f"Reviewer {reviewer.letter} has answered already.", advice="What a reviewer has answered is never lost."
        )
    store.reviewers.remove(reviewer.id)


def has_recorded(store: Store, reviewer: Reviewer) -> bool:
    """Whether a reviewer has answered anything, or said which clip was not watched."""
    if any(lock.reviewer_id == reviewer.id for lock in store.reviewers.locks(reviewer.session_id)):
        return True
    return any(who == reviewer.name for _, who in store.reviewers.given(reviewer.session_id))


def find_reviewer(reviewers: Iterable[Reviewer], name: str) -> Reviewer | None:
    """Find a reviewer by initials or role, in small or capital letters."""
    wanted = " ".join(name.split()).casefold()
    return next((reviewer for reviewer in reviewers if reviewer.name.casefold() == wanted), None)


def the_reviewer(store: Store, session_id: int, name: str) -> Reviewer:
    """Give a reviewer of a session. Raises FormProblem when nobody has joined under that name."""
    found = find_reviewer(store.reviewers.of(session_id), name)
    if found is None:
        raise FormProblem("This reviewer is not in the session.", advice="Let the reviewer join first.")
    return found


def clip_turns(store: Store, session_id: int) -> tuple[ClipTurns, ...]:
    """Say for every clip how far each reviewer is, in the order of the slots."""
    reviewers, given = store.reviewers.of(session_id), store.reviewers.given(session_id)
    locks = {(lock.clip_id, lock.reviewer_id): lock for lock in store.reviewers.locks(session_id)}
    return tuple(_of_clip(clip, reviewers, locks, given) for clip in store.sessions.clips(session_id))


def turns_of(store: Store, session_id: int, clip_id: int) -> ClipTurns:
    """Say for one clip how far each reviewer is."""
    return next(turns for turns in clip_turns(store, session_id) if turns.clip_id == clip_id)


def _of_clip(
    clip: StoredClip,
    reviewers: tuple[Reviewer, ...],
    locks: Mapping[tuple[int, int], Lock],
    given: Mapping[tuple[int, str], int],
) -> ClipTurns:
    turns = []
    agreed = bool(given.get((clip.id, PANEL)))
    for reviewer in reviewers:
        lock = locks.get((clip.id, reviewer.id))
        # nobody waits for a reviewer who joined after the group had agreed
        standing: Standing = "not-watched" if agreed else "to-come"
        if given.get((clip.id, reviewer.name)):
            standing = "begun"
        if lock is not None:
            standing = "locked" if lock.watched else "not-watched"
        turns.append(Turn(reviewer.letter, reviewer.name, standing))
    return ClipTurns(clip.id, clip.slot, tuple(turns))


def may_record(store: Store, session_id: int, clip: StoredClip, reviewer: str) -> None:
    """Raise FormProblem when this is not the moment for this record: the panel's, or one reviewer's own.

    The panel's record comes after everybody has locked; a reviewer's own comes before the group has agreed.
    """
    recording = store.sessions.recording(session_id)
    if reviewer != PANEL:
        if not recording.is_individual:
            raise FormProblem(
                "This session has one record for everybody.",
                advice="Choose on the session page that each reviewer answers alone first.",
            )
        the_reviewer(store, session_id, reviewer)
        if store.answers.is_begun(clip.id):
            raise FormProblem(
                f"The group has agreed on {clip.slot} already.", advice="Answers given alone come before that."
            )
    elif recording is Recording.GUEST:
        raise FormProblem("The group agrees on the other laptop.", advice="Send your own answers there.")
    elif recording.is_individual:
        refuse_early(turns_of(store, session_id, clip.id))


def refuse_early(turns: ClipTurns) -> None:
    """Raise FormProblem while answers given alone must not be seen yet."""
    if turns.ready:
        return
    if not turns.waiting:
        raise FormProblem(f"Nobody has answered about {turns.slot} yet.", advice="Each reviewer answers alone first.")
    who = and_words([turn.letter for turn in turns.waiting])
    have = "Reviewer {} has" if len(turns.waiting) == 1 else "Reviewers {} have"
    raise FormProblem(
        f"{have.format(who)} not finished {turns.slot}.",
        advice="The group agrees, and sees the answers, once everybody has locked their own.",
    )
