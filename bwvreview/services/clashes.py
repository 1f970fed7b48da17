"""Two answers to one question of the group's record: what stands, what waits beside it, and choosing between them.

Nothing is overwritten and nothing is lost: the answer that came second waits until somebody chooses. A clip is not
finished meanwhile. People in one room choose in seconds, and an answer that nobody chose would go out otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import in_form_order, label_of
from bwvreview.domain.errors import FormProblem
from bwvreview.domain.reviewing import PANEL
from bwvreview.services.clock import LONDON
from bwvreview.services.record_answer import RecordAnswer, form_of, record_answers

if TYPE_CHECKING:
    from datetime import date, datetime

    from bwvreview.domain.forms.state import FormState
    from bwvreview.storage.clashes import Clash
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the form writes it and in words, who gave it, and when in London; no time when nobody did."""

    value: str
    words: str
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """A question with an answer that stands and one that waits; `together` joins both ('' where the form does not).

    `form` is the record as it stands, for whoever answers anew.
    """

    id: int
    session_id: int
    slot: str
    name: str
    label: str
    stands: Given
    other: Given
    together: str
    form: FormState


def two_answers(store: Store, session_id: int, *, today: date) -> tuple[TwoAnswers, ...]:
    """Give every question of a session that has two answers, in the order of its clips and of the form."""
    waiting = store.clashes.waiting(session_id)
    if not waiting:
        return ()
    found = []
    for clip in store.sessions.clips(session_id):
        mine = [one for one in waiting if one.clip_id == clip.id]
        if not mine:
            continue
        state = form_of(store, session_id, clip, today)
        places = {question.name: place for place, question in enumerate(state.form.questions)}
        mine.sort(key=lambda one: (places.get(one.name, len(places)), one.came_at))
        found += [_two(store, session_id, clip.slot, one, state) for one in mine]
    return tuple(found)


def slots_with_two(store: Store, session_id: int) -> tuple[str, ...]:
    """Give the slots of a session that have a question with two answers."""
    waiting = {clash.clip_id for clash in store.clashes.waiting(session_id)}
    return tuple(clip.slot for clip in store.sessions.clips(session_id) if clip.id in waiting) if waiting else ()


def _two(store: Store, session_id: int, slot: str, clash: Clash, state: FormState) -> TwoAnswers:
    form, name = state.form, clash.name
    change = store.clashes.standing(clash)
    stands = Given("", "", "", None)
    if change is not None:
        said = label_of(form, name, change.new)
        stands = Given(change.new, said, _who(change.by), change.at.astimezone(LONDON))
    other = Given(clash.value, label_of(form, name, clash.value), _who(clash.by), clash.came_at.astimezone(LONDON))
    label = form.question(name).label if form.has_question(name) else name
    together = _together(state, name, stands.value, other.value)
    return TwoAnswers(clash.id, session_id, slot, name, label, stands, other, together, state)


def _together(state: FormState, name: str, one: str, other: str) -> str:
    """Join two sets of choices where the form allows it, and where that is neither of the two."""
    if not state.form.has_question(name) or state.form.question(name).type != "select_multiple":
        return ""
    chosen = " ".join(dict.fromkeys(f"{one} {other}".split()))
    both = " ".join(in_form_order(state.form.question(name), chosen))
    is_new = set(both.split()) not in (set(one.split()), set(other.split()))
    return both if is_new and not _wrong(state, name, both) else ""


def _wrong(state: FormState, name: str, value: str) -> str:
    """Say what is wrong with an answer; empty for none, and for a question that is not asked now."""
    before = state.raw(name)
    state.answer(name, value)
    said = state.error(name) if value else ""
    state.answer(name, before)
    return said or ""


@dataclass(frozen=True, slots=True)
class Settle:
    """The answer that is to stand, and the one that stood when somebody chose; `why` may be blank."""

    clash_id: int
    value: str
    stood: str
    why: str = ""
    by: str = PANEL


def settle(store: Store, session_id: int, request: Settle, *, at: datetime, today: date) -> str:
    """Let one answer stand, and end the waiting; give the clip's slot.

    Raises FormProblem, and changes nothing: somebody else has chosen, the answer that stands is another one by now,
    or the new answer does not fit the form.
    """
    found = next((one for one in two_answers(store, session_id, today=today) if one.id == request.clash_id), None)
    if found is None:
        raise FormProblem("Somebody else has chosen already.", advice="Look at what stands now.")
    if found.stands.value != request.stood:
        raise FormProblem("Another answer stands by now.", advice="Look at both again, then choose.")
    if request.value not in {found.stands.value, found.other.value} and (
        said := _wrong(found.form, found.name, request.value)
    ):
        raise FormProblem(f"{found.slot} was not changed. {said}", advice="Mend this answer, then try again.")
    store.clashes.settle(request.clash_id, request.value, by=request.by, at=at, why=request.why)
    if request.value != found.stands.value:
        clip = next(clip for clip in store.sessions.clips(session_id) if clip.slot == found.slot)
        answer = RecordAnswer(session_id, clip.id, found.name, request.value, request.why)
        record_answers(store, [answer], at=at)
    return found.slot


def _who(by: str) -> str:
    return "The panel" if by == PANEL else by
