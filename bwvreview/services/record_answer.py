"""Record what volunteers saw, one answer at a time; each is safe once this returns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.retention import days_left
from bwvreview.domain.reviewing import FILLED_IN, PANEL
from bwvreview.domain.sessions import ClipState
from bwvreview.services.follow_up import ask_for
from bwvreview.services.moments import keep_begun, keep_finished
from bwvreview.services.open_session import lose_clip, start_viewing
from bwvreview.services.reviewers import may_record
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import ServedTheme
    from bwvreview.storage.sessions import StoredClip
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class OpenedClip:
    """A clip on the record page: what may be seen of it, and its answers so far."""

    session_id: int
    clip_id: int
    slot: str
    position: int
    clips: int
    themes: tuple[ServedTheme, ...]
    days_left: int | None
    state: ClipState
    form: FormState
    saved_at: datetime | None
    reviewer: str = PANEL


class AgreedState(FormState):
    """The agreed record. A question on which the group recorded that it does not agree may stay open."""

    undecided: frozenset[str] = frozenset()

    def errors(self) -> dict[str, str]:
        """Say what is wrong, as the form does, but for what is left undecided."""
        return {name: said for name, said in super().errors().items() if name not in self.undecided}


def open_clip(
    store: Store, session_id: int, slot: str, scheme: Scheme, *, today: date, reviewer: str = PANEL
) -> OpenedClip:
    """Open a clip where it was left: the panel's record, or one reviewer's own.

    Raises FormProblem when the session has no such clip, or this is not the moment for this record.
    """
    scheme = settled(store, scheme)
    clips = store.sessions.clips(session_id)
    found = next(((place, clip) for place, clip in enumerate(clips, start=1) if clip.slot == slot), None)
    if found is None:
        raise FormProblem(f"There is no {{clip}} {slot} in this session.", advice="Look at the list of {clips} again.")
    position, clip = found
    may_record(store, session_id, clip, reviewer)
    last = store.answers.last_of(clip.id, reviewer)
    return OpenedClip(
        session_id,
        clip.id,
        clip.slot,
        position,
        len(clips),
        clip.themes,
        days_left(clip.on, today, scheme.police_keep),
        clip.state,
        form_of(store, session_id, clip, today, reviewer=reviewer),
        last.at if last else None,
        reviewer,
    )


def form_of(
    store: Store, session_id: int, clip: StoredClip, today: date, form: Form | None = None, reviewer: str = PANEL
) -> FormState:
    """The form as it stands for a clip: the answers given, and those that come from the draw."""
    session = store.sessions.get(session_id)
    form = form or Form.from_json(session.form_json)
    answers = {**store.answers.of(clip.id, reviewer), **filled_in(clip)}
    if reviewer != PANEL or not session.recording.is_individual:
        return FormState(form, answers, today=today)
    state = AgreedState(form, answers, today=today)
    state.undecided = store.reviewers.undecided_of(clip.id)
    return state


def state_of(clip: StoredClip, answers: FormState) -> ClipState:
    """Where a clip stands: a watched one that was called up for one more theme may have new questions to answer."""
    return ClipState.STARTED if clip.state is ClipState.VIEWED and answers.errors() else clip.state


def filled_in(clip: StoredClip) -> dict[str, str]:
    """The answers that come from the draw: the slot, and the themes as the form knows them."""
    themes = dict.fromkeys(theme.label.partition("@")[0] for theme in clip.themes)
    return {"clip_ref": clip.slot, "theme_drawn": " ".join(themes)}


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """One answer; `value` as the form writes it: a choice's name, several separated by spaces, or text.

    `seen` is the answer that whoever gives this one took to stand: where another stands, nothing is overwritten, and
    this one waits (see services/clashes). None overwrites whatever is there, as a file that is taken in does.
    """

    session_id: int
    clip_id: int
    name: str
    value: str
    why: str = ""
    reviewer: str = PANEL
    seen: str | None = None


def record_answer(store: Store, request: RecordAnswer, *, at: datetime) -> str:
    """Keep one answer; give the one before. Changing a finished clip opens it again until it is finished anew.

    Raises FormProblem when this is not the moment for this record, WorkspaceProblem when it is locked.
    """
    return record_answers(store, [request], at=at)[0]


def record_answers(store: Store, requests: Sequence[RecordAnswer], *, at: datetime) -> list[str]:
    """Keep several answers of one record, looking only once whether this is the moment for it. Raises as above.

    Gives the answers that stood there before, which another window may have given; one that is not `seen` still
    stands, and the new answer waits beside it.
    """
    if not requests:
        return []
    request = requests[0]
    clip = store.sessions.clip(request.clip_id)
    may_record(store, request.session_id, clip, request.reviewer)
    if clip.state is ClipState.NOT_SHOWN and _is_declared(store, request.session_id, clip):
        raise FormProblem(
            f"{clip.slot} was recorded as not shown, and the draw has moved on to its reserves.",
            advice="Record the {clip} that took its place, if there is one.",
        )
    if clip.state is not ClipState.STARTED:
        start_viewing(store, request.session_id, at=at)
        store.sessions.set_clip(clip.id, state=ClipState.STARTED, reason="", at=at)
    who = request.reviewer
    keep_begun(store, request.session_id, clip.id, who, at=at)
    before = []
    for one in requests:
        put = partial(store.answers.put, clip.id, who, one.name, one.value, by=who, at=at, why=one.why)
        before.append(put(seen=one.seen))
        if who == PANEL and one.seen in {None, before[-1]}:
            store.reviewers.decide(clip.id, one.name)
    return before


def finish_clip(store: Store, session_id: int, clip_id: int, scheme: Scheme, *, at: datetime, today: date) -> ClipState:
    """Close a clip's record: watched, or not shown, in which case its reserve takes its place.

    What the record asks for becomes actions to follow up. Raises FormProblem while a needed answer is missing or
    wrong, and while a question has two answers of which nobody has chosen one.
    """
    clip = store.sessions.clip(clip_id)
    if two := store.clashes.count(clip_id):
        questions = "one question" if two == 1 else f"{two} questions"
        raise FormProblem(
            f"{clip.slot} is not finished. Two answers were given to {questions}.", advice="Choose one, then finish it."
        )
    state = form_of(store, session_id, clip, today)
    errors = state.errors()
    if errors:
        first = next(iter(errors.values()))
        raise FormProblem(f"{clip.slot} is not finished. {first}", advice="Answer what is missing, then finish it.")
    keep_finished(store, session_id, clip.id, PANEL, at=at)
    if state.value("viewed") == "not_viewed":
        ask_for(store, session_id, clip, None, scheme, at=at, today=today)
        lose_clip(store, clip, session_id, state.value(WHY_NOT), scheme, at=at)
        return ClipState.NOT_SHOWN
    store.sessions.set_clip(clip.id, state=ClipState.VIEWED, reason="", finished_at=at, at=at)
    ask_for(store, session_id, clip, state, scheme, at=at, today=today)
    return ClipState.VIEWED


@dataclass(frozen=True, slots=True)
class RecordClip:
    """All answers of one clip at once, as the command line gives them."""

    session_id: int
    slot: str
    answers: Mapping[str, str]
    reviewer: str = PANEL


def record_clip(store: Store, request: RecordClip, scheme: Scheme, *, at: datetime, today: date) -> ClipState:
    """Keep all answers of a clip and finish it, or change nothing. Raises FormProblem naming each question.

    A reviewer's own record is kept and stays open: it is finished by locking it.
    """
    who = request.reviewer
    opened = open_clip(store, request.session_id, request.slot, scheme, today=today, reviewer=who)
    form = opened.form.form
    _refuse_strangers(form, request.answers)
    trial = FormState(form, {**request.answers, **_drawn(opened)}, today=today)
    errors = trial.errors()
    if errors:
        said = "; ".join(f"{name}: {message}" for name, message in errors.items())
        raise FormProblem(f"{request.slot} was not recorded. {said}", advice="Mend these answers, then try again.")
    given = [
        RecordAnswer(request.session_id, opened.clip_id, name, value, reviewer=who)
        for name, value in request.answers.items()
        if name not in FILLED_IN and value != opened.form.raw(name)
    ]
    record_answers(store, given, at=at)
    if who != PANEL:
        return store.sessions.clip(opened.clip_id).state
    return finish_clip(store, request.session_id, opened.clip_id, scheme, at=at, today=today)


def _is_declared(store: Store, session_id: int, clip: StoredClip) -> bool:
    return clip.slot in store.draws.lost_slots(store.sessions.get(session_id).commitment_id)


def _drawn(opened: OpenedClip) -> dict[str, str]:
    return {name: opened.form.raw(name) for name in FILLED_IN}


def _refuse_strangers(form: Form, answers: Mapping[str, str]) -> None:
    strangers = sorted(answers.keys() - {question.name for question in form.questions})
    if strangers:
        names = ", ".join(f"“{name}”" for name in strangers)
        raise FormProblem(
            f"The form has no question called {names}.", advice="Use the names in the form's first sheet."
        )
