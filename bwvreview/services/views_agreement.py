"""The individual records of a session, and how far its reviewers agree: for the feedback, and for the agreement page.

Only clips are told that every reviewer has locked: nobody learns another's answers, or a running figure, before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.agreement import RESAMPLES, SEED
from bwvreview.domain.agreement_form import QuestionAgreement, Unsure, form_agreement
from bwvreview.domain.forms.survey import Form
from bwvreview.services.agreement import answers_by_letter, highlights_of
from bwvreview.services.reviewers import clip_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class IndividualRecord:
    """One reviewer's own answers to one clip, as they were locked: only what the form asked.

    `instance_id` is the clip's. `letter` stands for the reviewer; initials and roles do not leave the group.
    """

    slot: str
    instance_id: str
    letter: str
    locked_at: datetime
    fingerprint: str
    answers: Mapping[str, str]


def individual_records(store: Store, session_id: int, *, today: date) -> tuple[IndividualRecord, ...]:
    """Give the individual records of a session by slot, then by letter; none where one record is made for all."""
    session = store.sessions.get(session_id)
    if not session.recording.is_individual:
        return ()
    form, every = Form.from_json(session.form_json), store.answers.of_session(session_id)
    clips = {clip.id: clip for clip in store.sessions.clips(session_id)}
    letters = {reviewer.id: reviewer.letter for reviewer in store.reviewers.of(session_id)}
    locks = {(lock.clip_id, letters[lock.reviewer_id]): lock for lock in store.reviewers.locks(session_id)}
    return tuple(
        IndividualRecord(
            turns.slot, clips[turns.clip_id].instance_id, letter, lock.locked_at, lock.fingerprint, answers
        )
        for turns in clip_turns(store, session_id)
        if turns.ready
        for letter, answers in answers_by_letter(every, clips[turns.clip_id], turns, form, today).items()
        for lock in (locks[turns.clip_id, letter],)
    )


def agreement_of(
    store: Store,
    session_ids: Iterable[int],
    scheme: Scheme,
    *,
    today: date,
    unsure: Unsure = "category",
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[QuestionAgreement, ...]:
    """Give the agreement on each question over one or more sessions of the same form, in the order of the form.

    Sessions of another version of the form than the first one's are left out. Reviewers are told apart by letter,
    session by session.
    """
    clips: dict[tuple[int, str], dict[str, dict[str, str]]] = {}
    form: Form | None = None
    for session_id in session_ids:
        session = store.sessions.get(session_id)
        form = form or Form.from_json(session.form_json)
        if session.form_fingerprint == form.fingerprint:
            for record in individual_records(store, session_id, today=today):
                clips.setdefault((session_id, record.slot), {})[record.letter] = dict(record.answers)
    if form is None:
        return ()
    highlights = highlights_of(scheme)
    rated = list(clips.values())
    return form_agreement(form, rated, unsure=unsure, highlights=highlights, resamples=resamples, seed=seed)
