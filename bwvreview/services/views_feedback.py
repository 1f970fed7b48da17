"""What the feedback page shows: counts that add up, and checks before anything leaves. Never an answer's own words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.draw.pack import verify_pack
from bwvreview.domain.errors import ExportProblem, ListDeleted, Problem
from bwvreview.domain.note_check import check_note
from bwvreview.domain.reviewing import FILLED_IN
from bwvreview.domain.sessions import ClipState
from bwvreview.services.clashes import slots_with_two
from bwvreview.services.clock import LONDON
from bwvreview.services.current_session import current_session
from bwvreview.services.export_feedback import PANEL_SHEET, files_of
from bwvreview.services.gather_feedback import gather
from bwvreview.services.keep_pack import rolled_files
from bwvreview.services.record_answer import form_of
from bwvreview.services.sent_feedback import register_of
from bwvreview.services.tour import is_practice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question
    from bwvreview.domain.observations import Observation
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId
    from bwvreview.services.sent_feedback import Register
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer that may show who someone is. `holds` says what it may hold, never what it says.

    `mark` is the SHA-256 of the answer: a decision to keep it ends when the answer changes.
    """

    slot: str
    name: str
    question: str
    holds: str
    mark: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A clip that was begun and lacks needed answers."""

    slot: str
    needed: int


@dataclass(frozen=True, slots=True)
class TooLong:
    """An answer that no cell of a workbook can hold."""

    slot: str
    question: str
    name: str


@dataclass(frozen=True, slots=True)
class Checks:
    """What was found before saving. `draw_problem` is empty when the draw was recomputed and agrees.

    With `list_deleted` it can no longer be recomputed here, only from its pack.
    `as_text` counts answers that a spreadsheet could take for a formula; they are written as text.
    `without` says that people chose to save while clips are still to come. `two_answers` are the slots that have a
    question with two answers.
    """

    to_come: tuple[str, ...]
    without: bool
    missing: tuple[Missing, ...]
    draw_problem: str
    list_deleted: bool
    as_text: int
    too_long: tuple[TooLong, ...]
    findings: tuple[Finding, ...]
    two_answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """One session before it leaves. `reserves` gives each reserve that was called with the slots it replaced.

    `records` is a fingerprint of all that would be written: it changes with any answer. `alone` says that reviewers
    answered alone first. `register` is what was sent before. `panel_sheet`: the scheme has one. `is_practice`: nothing
    here is real.
    """

    id: int
    session: SessionId
    slots: int
    watched: int
    not_shown: int
    to_come: int
    reserves: tuple[tuple[str, tuple[str, ...]], ...]
    checks: Checks
    records: str
    last_saved: datetime | None
    register: Register
    alone: bool = False
    panel_sheet: bool = True
    is_practice: bool = False

    @property
    def adds_up(self) -> bool:
        """Every slot is counted once."""
        return self.slots == self.watched + self.not_shown + self.to_come

    @property
    def is_empty(self) -> bool:
        """Nothing has been watched or given a reason."""
        return self.to_come == self.slots

    @property
    def decide(self) -> str:
        """Say what still has to be decided before saving; empty when nothing has."""
        checks = self.checks
        if not self.adds_up:
            return "The counts do not add up"
        if checks.draw_problem:
            return "The draw does not agree with its records"
        if checks.too_long:
            return f"Shorten the answer on {checks.too_long[0].slot}, then save"
        open_slots = sorted({finding.slot for finding in checks.findings if not finding.kept})
        if open_slots:
            return f"Decide about the answer on {open_slots[0]}, then save"
        if checks.to_come and not checks.without:
            return "Decide about the {clips} still to come, then save"
        return ""


def feedback_view(store: Store, scheme: Scheme, *, at: datetime, today: date) -> FeedbackView | None:
    """Give the feedback page as it is now, None when there is no session. Raises Problem."""
    session_id = current_session(store)
    if session_id is None:
        return None
    feedback = gather(store, session_id, scheme, at=at, today=today)
    counts = feedback.counts
    saved = store.exports.of(session_id)
    return FeedbackView(
        id=session_id,
        session=feedback.session,
        slots=len(store.sessions.clips(session_id)),
        watched=counts.viewed,
        not_shown=counts.not_shown,
        to_come=counts.to_come,
        reserves=tuple((one.slot, one.replaces) for one in feedback.observations if one.is_reserve),
        checks=_checks(store, session_id, feedback, scheme, today),
        records=hashlib.sha256(repr(feedback.observations).encode("utf-8", "surrogatepass")).hexdigest(),
        last_saved=saved[-1].at.astimezone(LONDON) if saved else None,
        register=register_of(store, feedback, session_id, scheme.slug),
        alone=bool(feedback.individual),
        panel_sheet=PANEL_SHEET in files_of(scheme),
        is_practice=is_practice(store),
    )


def keep_answer(store: Store, session_id: int, finding: Finding) -> None:
    """Note that people looked at an answer and keep it: it names nobody."""
    store.settings.put(_kept_setting(session_id, finding.slot, finding.name), finding.mark)


def save_without(store: Store, session_id: int, slots: tuple[str, ...]) -> None:
    """Note that people save while these clips are still to come. Another clip to come asks again."""
    store.settings.put(_without_setting(session_id), " ".join(slots))


def _checks(store: Store, session_id: int, feedback: Feedback, scheme: Scheme, today: date) -> Checks:
    from bwvreview.exchange.safe_text import could_be_formula

    to_come = tuple(one.slot for one in feedback.observations if not (one.is_viewed or one.is_not_shown))
    without = store.settings.get(_without_setting(session_id))
    written = list(_written(feedback))
    list_deleted = any(not clip.reference for clip in store.sessions.clips(session_id))
    return Checks(
        to_come=to_come,
        without=bool(to_come) and without == " ".join(to_come),
        missing=tuple(_missing(store, session_id, feedback, today)),
        draw_problem="" if list_deleted else _draw_problem(store, session_id, scheme),
        list_deleted=list_deleted,
        as_text=sum(could_be_formula(text) for _, _, text in written),
        too_long=tuple(
            TooLong(one.slot, question.label, question.name) for one, question, text in written if _is_too_long(text)
        ),
        findings=tuple(_findings(store, session_id, written)),
        two_answers=slots_with_two(store, session_id),
    )


def _written(feedback: Feedback) -> Iterator[tuple[Observation, Question, str]]:
    """Give every answer in people's own words that will leave."""
    questions = [q for q in feedback.form.questions if q.type == "text" and q.name not in FILLED_IN]
    for one in feedback.observations:
        for question in questions:
            text = one.answers.get(question.name, "")
            if text:
                yield one, question, text


def _findings(store: Store, session_id: int, written: list[tuple[Observation, Question, str]]) -> Iterator[Finding]:
    for one, question, text in written:
        found = None if _is_too_long(text) else check_note(text)  # one that is too long has to be mended anyway
        if found is None:
            continue
        mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        kept = store.settings.get(_kept_setting(session_id, one.slot, question.name)) == mark
        yield Finding(one.slot, question.name, question.label, found.looks_like, mark, kept)


def _missing(store: Store, session_id: int, feedback: Feedback, today: date) -> Iterator[Missing]:
    for clip in store.sessions.clips(session_id):
        if clip.state is ClipState.STARTED or clip.state.is_over:
            needed = len(form_of(store, session_id, clip, today, feedback.form).errors())
            if needed:
                yield Missing(clip.slot, needed)


def _draw_problem(store: Store, session_id: int, scheme: Scheme) -> str:
    """Recompute the draw from its pack, as anyone with the pack can."""
    try:
        verdict = verify_pack(rolled_files(store, store.sessions.get(session_id).commitment_id, scheme))
    except ListDeleted:
        return ""  # it can only be checked from its pack now, which is no disagreement
    except Problem as problem:
        return problem.message
    return "" if verdict.genuine else verdict.reason


def _is_too_long(text: str) -> bool:
    from bwvreview.exchange.safe_text import cell_text

    try:
        cell_text(text, "")
    except ExportProblem:
        return True
    return False


def _kept_setting(session_id: int, slot: str, name: str) -> str:
    return f"session.{session_id}.kept.{slot}.{name}"[:100]


def _without_setting(session_id: int) -> str:
    return f"session.{session_id}.without"
