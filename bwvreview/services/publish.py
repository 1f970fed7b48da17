"""The public report: which sentences are approved for it, and the page over a period."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import facts_of
from bwvreview.domain.draw.packing import CERTIFICATE_FILE
from bwvreview.domain.draw.seed import DICE
from bwvreview.domain.draw.verifying import checked_pack
from bwvreview.domain.errors import ExportProblem, ListDeleted
from bwvreview.domain.note_check import check_note
from bwvreview.domain.public_report import DrawTold, Period, sentences_of, told_reason, worth_telling
from bwvreview.domain.small_numbers import told
from bwvreview.services.gather_feedback import gather
from bwvreview.services.keep_pack import rolled_files
from bwvreview.services.plan_design import design_of
from bwvreview.services.plan_draw import title_of
from bwvreview.services.settled import settled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.observations import Observation
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId
    from bwvreview.storage.sessions import StoredSession
    from bwvreview.storage.store import Store

REPLIED = "What the police replied"
_MARK = 16  # hexadecimal digits: enough to tell the sentences of one session apart


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer that may be told to the public. `holds` says what it may show; then it cannot be told."""

    session_id: int
    session: SessionId
    mark: str
    question: str
    text: str
    approved: bool
    holds: str


def public_sentences(
    store: Store, session_id: int, scheme: Scheme, *, at: datetime, today: date
) -> tuple[Sentence, ...]:
    """Give every sentence of a session that could be told, each once, in no order that leads to a clip."""
    from bwvreview.exchange.highlights_file import load_highlights

    highlights = load_highlights(scheme.slug)
    feedback = gather(store, session_id, scheme, at=at, today=today)
    approved = _approved(store, session_id)
    found: dict[str, Sentence] = {}
    for name in (*highlights.well, *highlights.better):
        if not feedback.form.has_question(name):
            continue
        label = feedback.form.question(name).label
        for text in {text for one in feedback.viewed for text in sentences_of(one.answers.get(name, ""))}:
            mark, note = mark_of(name, text), check_note(text)
            holds = note.looks_like if note else ""
            found[mark] = Sentence(
                session_id, feedback.session, mark, label, text, mark in approved and not holds, holds
            )
    for text in set(_replies(store, session_id)):
        mark, note = mark_of(REPLIED, text), check_note(text)
        holds = note.looks_like if note else ""
        found[mark] = Sentence(session_id, feedback.session, mark, REPLIED, text, mark in approved and not holds, holds)
    return tuple(sorted(found.values(), key=lambda one: (one.question, one.text)))


def _replies(store: Store, session_id: int) -> list[str]:
    """Give every sentence that the police replied about a session, with what had been asked."""
    return [
        f"{action.title}: {sentence}"
        for action in store.actions.all(session_id)
        for sentence in sentences_of(action.reply)
    ]


def approve(store: Store, session_id: int, sentences: Iterable[Sentence], marks: Collection[str]) -> None:
    """Approve the sentences with these marks for the public report, and no other of this session.

    Raises ExportProblem, keeping nothing, for a mark that is not there, or for a sentence that may name somebody.
    """
    known = {one.mark: one for one in sentences}
    if any(mark not in known for mark in marks):
        raise ExportProblem(
            "This session has no such sentence.", advice="List its sentences again: one may have changed."
        )
    telling = next((known[mark] for mark in marks if known[mark].holds), None)
    if telling is not None:
        raise _telling(telling)
    store.settings.put(_setting(session_id), " ".join(sorted(set(marks))))


def settle(store: Store, sentence: Sentence, *, approved: bool) -> None:
    """Approve one sentence, or take its approval back. Raises ExportProblem when it may name somebody."""
    marks = _approved(store, sentence.session_id) - {sentence.mark}
    if approved and sentence.holds:
        raise _telling(sentence)
    store.settings.put(_setting(sentence.session_id), " ".join(sorted(marks | {sentence.mark} if approved else marks)))


def _telling(sentence: Sentence) -> ExportProblem:
    return ExportProblem(
        f"A sentence may hold {sentence.holds}, so it cannot be told.", advice="Change the answer on its {clip} first."
    )


def mark_of(question: str, sentence: str) -> str:
    """Give the mark of a sentence: an approval ends when the sentence changes."""
    return hashlib.sha256(f"{question}\n{sentence}".encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def sessions_of(store: Store, group: str, span: tuple[date, date]) -> list[StoredSession]:
    """Give the sessions of a group in a period, oldest first."""
    found = (one for one in store.sessions.all() if one.group == group and span[0] <= one.session.day <= span[1])
    return sorted(found, key=lambda one: (one.session.day, one.session.number))


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the page about the public report shows: its period, how much there is to tell, and the sentences."""

    group: str
    first: date
    last: date
    viewings: int
    viewed: str
    sentences: tuple[Sentence, ...]


def public_view(store: Store, scheme: Scheme, span: tuple[date, date], *, at: datetime) -> PublicView | None:
    """Give the report to be, for the group of the newest session; None when there is no session. Raises Problem."""
    sessions = store.sessions.all()
    if not sessions:
        return None
    group = sessions[0].group
    period = period_of(store, scheme, group, span, at=at)
    inside = sessions_of(store, group, span)
    found = [sentence for one in inside for sentence in public_sentences(store, one.id, scheme, at=at, today=span[1])]
    watched = told(sum(len(feedback.viewed) for feedback in period.sessions)).words
    ordered = sorted(found, key=lambda one: (one.question, one.text, one.session))
    return PublicView(group, *span, len(inside), watched, tuple(ordered))


def period_of(store: Store, scheme: Scheme, group: str, span: tuple[date, date], *, at: datetime) -> Period:
    """Collect the sessions of a period, oldest first. Raises ExportProblem when the days are the wrong way round."""
    from bwvreview.exchange.highlights_file import load_highlights

    first, last = span
    if first > last:
        raise ExportProblem("The first day is after the last day.", advice="Swap the two days.")
    highlights, scheme = load_highlights(scheme.slug), settled(store, scheme)
    stored = sessions_of(store, group, span)
    gathered = [(one, gather(store, one.id, scheme, at=at, today=last)) for one in stored]
    approved = {one.session: _approved(store, one.id) for one in stored}

    def tells(names: tuple[str, ...]) -> tuple[str, ...]:
        def yes(feedback: Feedback, one: Observation, sentence: str) -> bool:
            here = (name for name in names if sentence in sentences_of(one.answers.get(name, "")))
            return any(mark_of(name, sentence) in approved[feedback.session] for name in here)

        return worth_telling([feedback for _, feedback in gathered], names, yes)

    return Period(
        first,
        last,
        tuple(feedback for _, feedback in gathered),
        tuple(_draw(store, session, scheme) for session, _ in gathered),
        tells(highlights.well),
        tells(highlights.better),
        tuple(
            text
            for one, _ in gathered
            for text in _replies(store, one.id)
            if mark_of(REPLIED, text) in approved[one.session] and not check_note(text)
        ),
    )


def year_before(last: date) -> date:
    """Give the first day of the twelve months that end on `last`."""
    following = last + timedelta(days=1)
    try:
        return following.replace(year=following.year - 1)
    except ValueError:  # 29 February
        return following.replace(year=following.year - 1, day=28)


def _draw(store: Store, session: StoredSession, scheme: Scheme) -> DrawTold:
    """Tell what anyone may see of a draw, from its pack, or from its numbers when the list is deleted."""
    plan, design = store.draws.get(session.commitment_id), design_of(store, session.commitment_id)
    rolls: tuple[tuple[tuple[str, ...], str], ...]
    try:
        files = rolled_files(store, session.commitment_id, scheme)
        references: Collection[str] = checked_pack(files)[0].list_file.labels
        rolls = tuple((roll.groups, roll.digits) for roll in facts_of(files[CERTIFICATE_FILE]).rolls)
    except ListDeleted:
        references = ()
        rolls = tuple((design.groups_of_eight if at == 0 else (), digits) for at, digits in enumerate(plan.seeds))
    return DrawTold(
        day=session.session.day,
        number=session.session.number,
        dice=DICE[design.dice].words,
        mode=design.unavailable,
        rolls=rolls,
        themes=tuple((title_of(theme.label, scheme), theme.members) for theme in design.themes),
        size=design.size,
        excluded=design.excluded,
        voids=tuple(
            told_reason(void.reason, references) for void in store.draws.voids(session.group, session.session.day)
        ),
    )


def _setting(session_id: int) -> str:
    return f"session.{session_id}.approved"


def _approved(store: Store, session_id: int) -> frozenset[str]:
    return frozenset(store.settings.get(_setting(session_id)).split())
