"""Practice clips: keep the agreed answers of a training clip, let a member try it, compare, look over quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.drift import Attempt, QuarterAgreement, drift
from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.practice_key import Comparison, compare
from bwvreview.domain.reviewing import FILLED_IN, reviewer_name
from bwvreview.domain.sessions import ClipState
from bwvreview.services.agreement import highlights_of
from bwvreview.services.clock import LONDON
from bwvreview.services.record_answer import form_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.practice import PracticeClip, PracticeTry
    from bwvreview.storage.store import Store

LONGEST_TITLE = 60


def keep_practice_clip(
    store: Store, title: str, form: Form, answers: Mapping[str, str], *, at: datetime, today: date
) -> int:
    """Keep a training clip with the answers that were agreed for it; give its number.

    Raises FormProblem: no title, an answer that does not fit, a needed one that is missing. Raises WorkspaceProblem
    when there is one of that title.
    """
    from bwvreview.storage.practice import NewPracticeClip

    title = " ".join(title.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise FormProblem(
            "A practice {clip} needs a short title.",
            advice=f"Use up to {LONGEST_TITLE} letters, for example “First {{clip}}”.",
        )
    state = _filled(form, answers, today)
    if errors := state.errors():
        said = "; ".join(f"{name}: {message}" for name, message in errors.items())
        raise FormProblem(f"The practice {{clip}} was not kept. {said}", advice="Mend these answers, then try again.")
    new = NewPracticeClip(title, form.canonical_json(), form.fingerprint, state.clean(), at)
    return store.practice.add(new)


def practice_from_clip(store: Store, session_id: int, slot: str, title: str, *, at: datetime, today: date) -> int:
    """Make a practice clip of one that the group has recorded; give its number. Raises FormProblem."""
    clip = store.sessions.clip_at(session_id, slot)
    if clip.state is not ClipState.VIEWED:
        raise FormProblem(f"{slot} has no finished record yet.", advice="Record and finish it first.")
    state = form_of(store, session_id, clip, today)
    answers = {name: value for name, value in state.clean().items() if name != "clip_ref"}  # a slot means nothing here
    return keep_practice_clip(store, title, state.form, answers, at=at, today=today)


def begin_try(store: Store, practice_id: int, name: str, *, at: datetime) -> int:
    """Begin a member's try, or go on with one; give its number. The agreed answers stay hidden until it is locked."""
    return store.practice.begin(practice_id, reviewer_name(name), at)


def try_form(store: Store, try_id: int, *, today: date) -> FormState:
    """Give the form of a try as it stands: what the draw fills in comes from the practice clip."""
    one = store.practice.one_try(try_id)
    clip = store.practice.get(one.practice_id)
    facts = {name: value for name, value in clip.answers.items() if name in FILLED_IN}
    return FormState(Form.from_json(clip.form_json), {**one.answers, **facts}, today=today)


def answer_practice(store: Store, try_id: int, answers: Mapping[str, str], *, today: date) -> None:
    """Keep answers of a try, safe once this returns. Raises FormProblem for a question that the form does not have."""
    state = try_form(store, try_id, today=today)
    for name, value in answers.items():
        state.answer(name, value)
    store.practice.put(try_id, {name: value for name, value in answers.items() if name not in FILLED_IN})


@dataclass(frozen=True, slots=True)
class PracticeResult:
    """A finished try beside the agreed answers."""

    title: str
    reviewer: str
    comparison: Comparison


def lock_try(store: Store, try_id: int, scheme: Scheme, *, at: datetime, today: date) -> PracticeResult:
    """End a try and compare it. Raises FormProblem while a needed answer is missing or wrong."""
    errors = try_form(store, try_id, today=today).errors()
    if errors:
        first = next(iter(errors.values()))
        raise FormProblem(f"The practice {{clip}} is not finished. {first}", advice="Answer what is missing first.")
    store.practice.lock(try_id, at)
    return practice_result(store, try_id, scheme, today=today)


def practice_result(store: Store, try_id: int, scheme: Scheme, *, today: date) -> PracticeResult:
    """Compare a finished try with the agreed answers. Raises FormProblem before it is locked."""
    one = store.practice.one_try(try_id)
    if one.locked_at is None:
        raise FormProblem("The agreed answers are shown after yours are locked.", advice="Lock your answers first.")
    clip = store.practice.get(one.practice_id)
    return PracticeResult(clip.title, one.reviewer, _compared(clip, one, scheme, today))


def practice_drift(store: Store, scheme: Scheme, *, today: date, reviewer: str = "") -> tuple[QuarterAgreement, ...]:
    """Say quarter by quarter how many answers to practice clips were as agreed; for all members, or for one."""
    clips = {clip.id: clip for clip in store.practice.all()}
    attempts = []
    for one in store.practice.tries():
        if one.locked_at is None or (reviewer and one.reviewer.casefold() != reviewer.casefold()):
            continue
        found = _compared(clips[one.practice_id], one, scheme, today)
        attempts.append(Attempt(one.locked_at.astimezone(LONDON).date(), found.counted, found.same))
    return drift(attempts)


def _compared(clip: PracticeClip, one: PracticeTry, scheme: Scheme, today: date) -> Comparison:
    form = Form.from_json(clip.form_json)
    facts = {name: value for name, value in clip.answers.items() if name in FILLED_IN}
    given = {**one.answers, **facts}
    return compare(form, _known(form, clip.answers), given, today=today, highlights=highlights_of(scheme))


def _known(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Leave out what the form worked out: it works it out again."""
    return {name: value for name, value in answers.items() if form.question(name).takes_answer}


def _filled(form: Form, answers: Mapping[str, str], today: date) -> FormState:
    strangers = [name for name in answers if not form.has_question(name)]
    if strangers:
        raise FormProblem(
            f"The form has no question called “{strangers[0]}”.", advice="Use the names in the form’s first sheet."
        )
    facts = {"clip_ref": "Practice", "theme_drawn": "all"}
    needed = {name: value for name, value in facts.items() if form.has_question(name) and not answers.get(name)}
    return FormState(form, {**_known(form, answers), **needed}, today=today)
