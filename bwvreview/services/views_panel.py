"""What the pages of reviewers show: who records, whose turn it is, what is to agree. Never an answer too early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import label_of
from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.retention import days_left
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState
from bwvreview.services.agreement import clip_to_agree
from bwvreview.services.current_session import current_session
from bwvreview.services.record_answer import form_of
from bwvreview.services.reviewers import clip_turns, has_recorded, recording_begun, turns_of
from bwvreview.services.settled import settled
from bwvreview.services.show_session import GONE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.conflicts import Standing
    from bwvreview.domain.forms.state import FormState
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId
    from bwvreview.services.reviewers import ClipTurns
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A reviewer and how many clips are finished; one who has answered nothing may be taken out."""

    letter: str
    name: str
    finished: int
    can_leave: bool


@dataclass(frozen=True, slots=True)
class PanelView:
    """Who records a session. `can_choose`: nobody has begun. `ready` are the clips to agree on.

    `has_figures`: there is a clip that every reviewer has locked, so their agreement can be told.
    """

    session_id: int
    session: SessionId
    recording: Recording
    can_choose: bool
    reviewers: tuple[PanelLine, ...]
    clips: int
    ready: tuple[str, ...]
    has_figures: bool = False


@dataclass(frozen=True, slots=True)
class TurnView:
    """One clip between two turns. `reasons` say why it could not be shown; none once somebody has watched it."""

    session_id: int
    slot: str
    themes: tuple[str, ...]
    days_left: int | None
    position: int
    clips: int
    recording: Recording
    turns: ClipTurns
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgreeLine:
    """A question with each reviewer's answer by letter: as the form keeps it, and in words ('' for none)."""

    name: str
    label: str
    answers: Mapping[str, str]
    words: Mapping[str, str]
    standing: Standing
    agreed: str
    agreed_words: str


@dataclass(frozen=True, slots=True)
class AgreeView:
    """A clip to agree on: what differs, the worst first, and what all answered alike. `missing` still stops it."""

    session_id: int
    slot: str
    letters: tuple[str, ...]
    panel: FormState
    differing: tuple[AgreeLine, ...]
    same: tuple[AgreeLine, ...]
    finished: bool

    @property
    def to_agree(self) -> tuple[AgreeLine, ...]:
        """What the group has still to look at."""
        return tuple(line for line in self.differing if line.standing == "to-agree")


def panel_view(store: Store, session_id: int | None = None) -> PanelView | None:
    """Say who records a session, the one that is shown by default; None when there is no session."""
    found = current_session(store) if session_id is None else session_id
    if found is None:
        return None
    session, every = store.sessions.get(found), clip_turns(store, found)
    over = {clip.slot for clip in store.sessions.clips(found) if clip.state.is_over}
    begun = recording_begun(store, found)
    lines = []
    for reviewer in store.reviewers.of(found):
        standings = [turn.standing for clip in every for turn in clip.turns if turn.letter == reviewer.letter]
        finished = sum(standing in {"locked", "not-watched"} for standing in standings)
        lines.append(PanelLine(reviewer.letter, reviewer.name, finished, not has_recorded(store, reviewer)))
    ready = tuple(clip.slot for clip in every if clip.ready and clip.slot not in over)
    return PanelView(
        found,
        session.session,
        session.recording,
        not begun and session.recording is not Recording.GUEST,
        tuple(lines),
        len(every),
        ready if session.recording is not Recording.GUEST else (),
        session.recording is not Recording.GUEST and any(clip.ready for clip in every),
    )


def turn_view(store: Store, session_id: int, slot: str, scheme: Scheme, *, today: date) -> TurnView:
    """Say whose turn it is with a clip. Raises FormProblem when there is no such clip, or it was not shown.

    Reads nothing of the draw: on a server a reviewer's login could not.
    """
    clips, session = store.sessions.clips(session_id), store.sessions.get(session_id)
    places = [place for place, clip in enumerate(clips) if clip.slot == slot]
    if not places:
        raise FormProblem(f"There is no {{clip}} {slot} in this session.", advice="Look at the list of {clips} again.")
    clip = clips[places[0]]
    if clip.state is ClipState.NOT_SHOWN:
        raise FormProblem(f"{slot} was not shown.", advice="Record the {clip} that took its place, if there is one.")
    turns = turns_of(store, session_id, clip.id)
    watched = any(turn.standing == "locked" for turn in turns.turns)
    choices = Form.from_json(session.form_json).question(WHY_NOT).choices
    is_gone = not clip.reference and clip.on is None and session.recording is not Recording.GUEST
    may_lose = not watched and session.recording is not Recording.GUEST
    return TurnView(
        session_id,
        slot,
        tuple(dict.fromkeys(theme.title for theme in clip.themes)),
        GONE if is_gone and scheme.words.deleted else days_left(clip.on, today, settled(store, scheme).police_keep),
        places[0] + 1,
        len(clips),
        session.recording,
        turns,
        tuple((choice.name, choice.label) for choice in choices) if may_lose else (),
    )


def agree_view(store: Store, session_id: int, slot: str, scheme: Scheme, *, today: date) -> AgreeView:
    """Show a clip to agree on it. Raises FormProblem while somebody has not locked."""
    found = clip_to_agree(store, session_id, slot, scheme, today=today)
    panel, form = found.panel, found.panel.form
    stored = store.sessions.clip(found.clip_id)
    kept = form_of(store, session_id, stored, today, form)
    differing = tuple(
        AgreeLine(
            one.name,
            form.question(one.name).label or one.name,
            one.answers,
            {letter: label_of(form, one.name, raw) for letter, raw in one.answers.items()},
            one.standing,
            one.agreed,
            label_of(form, one.name, one.agreed),
        )
        for one in found.differing
    )
    same = tuple(_alike(form, name, panel.value(name), found.letters) for name in found.same)
    finished = stored.state is ClipState.VIEWED and not kept.errors()
    return AgreeView(session_id, slot, found.letters, panel, differing, same, finished)


def _alike(form: Form, name: str, value: str, letters: tuple[str, ...]) -> AgreeLine:
    said = label_of(form, name, value)
    words = dict.fromkeys(letters, said)
    return AgreeLine(
        name, form.question(name).label or name, dict.fromkeys(letters, value), words, "agreed", value, said
    )
