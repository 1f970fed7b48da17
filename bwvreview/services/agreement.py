"""Agree on a clip together, once every reviewer has locked: what is alike is taken over, the rest is talked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.conflicts import MUST_AGREE, Difference, differences, take_over
from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.reviewing import PANEL
from bwvreview.services.record_answer import RecordAnswer, filled_in, form_of, record_answers
from bwvreview.services.reviewers import ClipTurns, clip_turns, refuse_early, turns_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bwvreview.domain.conflicts import Given
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store

_TAKEN_OVER = "Every reviewer gave this answer."


@dataclass(frozen=True, slots=True)
class ClipToAgree:
    """A clip whose reviewers have all locked: where they differ (the worst first), what is the same, what is missing.

    `panel` is the agreed record as it stands. `letters` are the reviewers who watched the clip.
    """

    session_id: int
    clip_id: int
    slot: str
    letters: tuple[str, ...]
    panel: FormState
    differing: tuple[Difference, ...]
    same: tuple[str, ...]

    @property
    def to_agree(self) -> tuple[Difference, ...]:
        """What the group has still to look at."""
        return tuple(one for one in self.differing if one.standing == "to-agree")


@dataclass(frozen=True, slots=True)
class SessionConflict:
    """A difference and the clip that it is about."""

    slot: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class SessionConflicts:
    """What a session's reviewers differ on, the worst first over all clips; and the clips that wait for somebody."""

    conflicts: tuple[SessionConflict, ...]
    waiting: tuple[ClipTurns, ...]
    form: Form


def clip_to_agree(store: Store, session_id: int, slot: str, scheme: Scheme, *, today: date) -> ClipToAgree:
    """Open a clip to agree on it. Raises FormProblem while somebody has not locked: nobody sees answers before."""
    clip = store.sessions.clip_at(session_id, slot)
    turns = turns_of(store, session_id, clip.id)
    refuse_early(turns)
    form = Form.from_json(store.sessions.get(session_id).form_json)
    given = answers_by_letter(store.answers.of_session(session_id, clip.id), clip, turns, form, today)
    panel = form_of(store, session_id, clip, today, form)
    undecided = store.reviewers.undecided_of(clip.id)
    take_over(panel, given, undecided)  # only to see what it brings: `begin_agreeing` keeps it
    found = differences(panel, given, undecided, highlights_of(scheme))
    return ClipToAgree(session_id, clip.id, slot, tuple(given), panel, found.differing, found.same)


def begin_agreeing(store: Store, session_id: int, slot: str, *, at: datetime, today: date) -> tuple[str, ...]:
    """Take into the agreed record what every reviewer answered alike; give those questions. Doing it again is fine.

    Raises FormProblem while somebody has not locked.
    """
    clip = store.sessions.clip_at(session_id, slot)
    turns = turns_of(store, session_id, clip.id)
    refuse_early(turns)
    form = Form.from_json(store.sessions.get(session_id).form_json)
    given = answers_by_letter(store.answers.of_session(session_id, clip.id), clip, turns, form, today)
    panel = form_of(store, session_id, clip, today, form)
    taken = take_over(panel, given, store.reviewers.undecided_of(clip.id))
    alike = [RecordAnswer(session_id, clip.id, name, value, _TAKEN_OVER) for name, value in taken.items()]
    record_answers(store, alike, at=at)
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class Agree:
    """What the group agreed on for one clip: answers by question, and questions on which it does not agree.

    `seen` are the agreed answers that whoever gives these took to stand, by question, blank for none. Where another
    stands, nothing is overwritten: both are kept until people choose (see `clashes`).
    """

    session_id: int
    slot: str
    answers: Mapping[str, str]
    undecided: tuple[str, ...] = ()
    why: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)


def agree(store: Store, request: Agree, *, at: datetime, today: date) -> None:
    """Keep what the group agreed, all of it or nothing. Individual answers stay as they are.

    What every reviewer answered alike is taken over as well, also where an agreed answer brought further questions.
    Raises FormProblem: somebody has not locked, an answer does not fit, or this question must have an answer.
    """
    begin_agreeing(store, request.session_id, request.slot, at=at, today=today)
    clip = store.sessions.clip_at(request.session_id, request.slot)
    trial = form_of(store, request.session_id, clip, today)
    given = _in_form_order(trial.form, request.answers)
    for name, value in given:
        trial.answer(name, value)
        if value and (said := trial.error(name)):
            raise FormProblem(f"{request.slot} was not changed. {said}", advice="Mend this answer, then try again.")
    agreed = [
        RecordAnswer(request.session_id, clip.id, name, value, request.why, seen=request.seen.get(name))
        for name, value in given
    ]
    record_answers(store, agreed, at=at)
    for name in request.undecided:
        _leave_open(store, clip, trial, name, request, at)
    begin_agreeing(store, request.session_id, request.slot, at=at, today=today)


def _leave_open(store: Store, clip: StoredClip, trial: FormState, name: str, request: Agree, at: datetime) -> None:
    if name in MUST_AGREE:
        raise FormProblem(
            "The rest of the record hangs on this question.", advice="Agree on an answer to it, then go on."
        )
    trial.relevant(name)  # refuses a question that the form does not have
    seen = request.seen.get(name)
    before = store.answers.put(clip.id, PANEL, name, "", by=PANEL, at=at, why=request.why, seen=seen)
    if seen in {None, before}:
        store.reviewers.leave_undecided(clip.id, name, by=PANEL, at=at, why=request.why)


def session_conflicts(store: Store, session_id: int, scheme: Scheme, *, today: date) -> SessionConflicts:
    """Give every difference of a session that may be seen, the worst first, and the clips that are not ready."""
    session = store.sessions.get(session_id)
    form, highlights = Form.from_json(session.form_json), highlights_of(scheme)
    every, undecided = store.answers.of_session(session_id), store.reviewers.undecided(session_id)
    clips = {clip.id: clip for clip in store.sessions.clips(session_id)}
    found: list[SessionConflict] = []
    waiting: list[ClipTurns] = []
    for turns in clip_turns(store, session_id):
        clip = clips[turns.clip_id]
        if not turns.ready:
            if any(turn.standing != "to-come" for turn in turns.turns):
                waiting.append(turns)
            continue
        given = answers_by_letter(every, clip, turns, form, today)
        panel = FormState(form, {**every.get((clip.id, PANEL), {}), **filled_in(clip)}, today=today)
        left_open = undecided.get(clip.id, frozenset())
        take_over(panel, given, left_open)
        seen = differences(panel, given, left_open, highlights)
        found += [SessionConflict(turns.slot, one) for one in seen.differing]
    found.sort(key=lambda one: 2.0 if one.difference.disagreement is None else -one.difference.disagreement)
    return SessionConflicts(tuple(found), tuple(waiting), form)


def answers_by_letter(
    every: Mapping[tuple[int, str], Mapping[str, str]], clip: StoredClip, turns: ClipTurns, form: Form, today: date
) -> Given:
    """Give the answers of each reviewer who watched a clip, by letter: only what the form asked this reviewer."""
    facts = filled_in(clip)
    return {
        turn.letter: FormState(form, {**every.get((clip.id, turn.name), {}), **facts}, today=today).clean()
        for turn in turns.turns
        if turn.standing == "locked"
    }


def highlights_of(scheme: Scheme) -> Highlights:
    """Give what the scheme's feedback singles out: its rating is a scale."""
    from bwvreview.exchange.highlights_file import load_highlights

    return load_highlights(scheme.slug)


def _in_form_order(form: Form, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    strangers = [name for name in answers if not form.has_question(name)]
    if strangers:
        raise FormProblem(
            f"The form has no question called “{strangers[0]}”.", advice="Use the names in the form’s first sheet."
        )
    return [(question.name, answers[question.name]) for question in form.questions if question.name in answers]
