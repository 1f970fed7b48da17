"""What the session page shows: slots, themes, days left, states and counts. Never a reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import label_of
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.clashes import slots_with_two
from bwvreview.services.current_session import current_session, members_setting, to_open
from bwvreview.services.plan_design import design_of
from bwvreview.services.reviewers import clip_turns
from bwvreview.services.session_evening import EveningView, evening_view
from bwvreview.services.show_session import show_session
from bwvreview.services.views_draw import why_not

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import Clip, SessionId
    from bwvreview.services.reviewers import ClipTurns
    from bwvreview.services.show_session import SessionShown
    from bwvreview.storage.sessions import StoredSession
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class ClipLine:
    """One row of the table. `reason` is in words; `no_reserve` names the themes for which none was left.

    A `settled` clip was declared to the draw: its record can no longer be changed. Where reviewers answer alone first,
    `finished` says how many have finished, and takes the place of the answers.
    """

    slot: str
    themes: tuple[str, ...]
    days_left: int | None
    state: ClipState
    answered: int = 0
    asked: int = 0
    reason: str = ""
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    no_reserve: tuple[str, ...] = ()
    settled: bool = False
    finished: str = ""


@dataclass(frozen=True, slots=True)
class OtherSession:
    """Another session that can be shown instead."""

    id: int
    session: SessionId
    to_go: int
    state: SessionState = SessionState.OPEN


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session. `next_slot` is the clip to record next, empty when all are over.

    `reasons` are the choices for a clip that the police cannot show; none when reserves can no longer be called.
    With `by_dice` such clips are named in the room: `to_roll` are those that a further roll would replace, `next_roll`
    is the number of one that is fixed and waits for its dice. `reviewers` counts those who answer alone first.
    `two_answers` are the slots with a question that has two.
    """

    id: int
    commitment_id: int
    session: SessionId
    clips: tuple[ClipLine, ...]
    next_slot: str
    to_go: int
    minutes_to_go: int
    members: int | None
    reserves_left: tuple[tuple[str, int], ...]
    reserves_called: bool
    reasons: tuple[tuple[str, str], ...]
    others: tuple[OtherSession, ...] = ()
    by_dice: bool = False
    to_roll: tuple[str, ...] = ()
    next_roll: int = 0
    recording: Recording = Recording.PANEL
    reviewers: int = 0
    evening: EveningView | None = None
    two_answers: tuple[str, ...] = ()

    def clip(self, slot: str) -> ClipLine | None:
        """Give the clip of a slot."""
        return next((clip for clip in self.clips if clip.slot == slot), None)

    def in_state(self, *states: ClipState) -> tuple[str, ...]:
        """Give the slots in one of these states."""
        return tuple(clip.slot for clip in self.clips if clip.state in states)

    @property
    def can_be_declared(self) -> tuple[str, ...]:
        """The slots that the police may still say they cannot show."""
        states = (ClipState.DRAWN, ClipState.REQUESTED, ClipState.HELD)
        return self.in_state(*states) if self.reasons else ()

    @property
    def first_deleted(self) -> int | None:
        """In how many days the first video goes that nobody has asked for."""
        days = [c.days_left for c in self.clips if c.state is ClipState.DRAWN and c.days_left is not None]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class SessionPlace:
    """The session page: a session, or none and perhaps a draw that is ready for one (`to_open`)."""

    session: SessionView | None
    to_open: int | None = None


def session_place(store: Store, scheme: Scheme, *, today: date) -> SessionPlace:
    """Give the session page as it is now."""
    session_id = current_session(store)
    waiting = to_open(store)
    if session_id is None:
        return SessionPlace(None, waiting)
    return SessionPlace(session_view(store, session_id, scheme, today=today), waiting)


def session_view(store: Store, session_id: int, scheme: Scheme, *, today: date) -> SessionView:
    """Give one session. Raises WorkspaceProblem when there is none with this number."""
    stored = store.sessions.get(session_id)
    shown = show_session(store, session_id, scheme, today=today)
    design = design_of(store, stored.commitment_id)
    form = Form.from_json(stored.form_json)
    samples = {plan.label: min(plan.sample, plan.members) for plan in design.themes}
    turns = {turn.slot: turn for turn in clip_turns(store, session_id)} if stored.recording.is_individual else {}
    members = store.settings.get(members_setting(session_id))
    can_declare = design.unavailable == "next" and design.deleted_on is None and not shown.reserves_called
    return SessionView(
        id=session_id,
        commitment_id=stored.commitment_id,
        session=stored.session,
        clips=_lines(store, stored, shown, form, samples, turns),
        next_slot=_next_slot(shown, turns),
        to_go=_to_go(shown, turns),
        minutes_to_go=shown.minutes_to_go,
        members=int(members) if members.isascii() and members.isdigit() else None,
        reserves_left=tuple(shown.reserves_left.items()),
        reserves_called=shown.reserves_called,
        reasons=why_not(form, scheme) if can_declare else (),
        others=_others(store, session_id),
        by_dice=shown.by_dice and design.deleted_on is None,
        to_roll=shown.to_roll,
        next_roll=shown.next_roll.number if shown.next_roll else 0,
        recording=stored.recording,
        reviewers=len(store.reviewers.of(session_id)),
        evening=evening_view(store, session_id, scheme) if stored.recording is not Recording.GUEST else None,
        two_answers=slots_with_two(store, session_id),
    )


def _to_go(shown: SessionShown, turns: Mapping[str, ClipTurns]) -> int:
    """Count the clips still to record; on a reviewer's own laptop those still to lock."""
    if shown.recording is Recording.GUEST:
        return sum(1 for turn in turns.values() if turn.waiting or not turn.turns)
    return sum(1 for clip in shown.clips if not clip.state.is_over)


def _next_slot(shown: SessionShown, turns: Mapping[str, ClipTurns]) -> str:
    """Give the clip to record next; on a reviewer's own laptop the first that nobody has locked there."""
    if shown.recording is Recording.GUEST:
        waiting = (clip.slot for clip in shown.clips if turns[clip.slot].waiting or not turns[clip.slot].turns)
        return next(waiting, "")
    return shown.next_clip.slot if shown.next_clip else ""


def _finished(turns: ClipTurns | None) -> str:
    """Say how many reviewers have finished with a clip."""
    if turns is None or not turns.turns:
        return ""
    if turns.ready:
        return "All have finished"
    return f"{len(turns.turns) - len(turns.waiting)} of {len(turns.turns)} finished"


def _lines(
    store: Store,
    stored: StoredSession,
    shown: SessionShown,
    form: Form,
    samples: Mapping[str, int],
    turns: Mapping[str, ClipTurns],
) -> tuple[ClipLine, ...]:
    settled = store.draws.lost_slots(stored.commitment_id)
    by_slot = {clip.slot: clip for clip in shown.clips}
    return tuple(
        ClipLine(
            slot=clip.slot,
            themes=tuple(theme.title for theme in clip.themes),
            days_left=clip.days_left,
            state=clip.state,
            answered=clip.answered,
            asked=clip.asked,
            reason=label_of(form, WHY_NOT, clip.reason) if clip.reason else "",
            replaces=clip.replaces,
            replaced_by=clip.replaced_by,
            no_reserve=_no_reserve(clip, by_slot, shown, samples) if clip.slot in settled else (),
            settled=clip.slot in settled,
            finished=_finished(turns.get(clip.slot)),
        )
        for clip in shown.clips
    )


def _no_reserve(
    clip: Clip, by_slot: Mapping[str, Clip], shown: SessionShown, samples: Mapping[str, int]
) -> tuple[str, ...]:
    """Name the themes of a lost clip that no called reserve serves: a reserve's rank lies beyond the sample."""
    served = {
        theme.label
        for slot in clip.replaced_by
        for theme in by_slot[slot].themes
        if theme.rank > samples.get(theme.label, 0)
    }
    return tuple(theme.title for theme in clip.themes if theme.title in shown.short and theme.label not in served)


def _others(store: Store, session_id: int) -> tuple[OtherSession, ...]:
    """Every other session, those still to record first, each newest first."""
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    others = [other for other in store.sessions.all() if other.id != session_id]
    found = []
    for other in sorted(others, key=lambda one: one.state not in waiting):
        clips = store.sessions.clips(other.id) if other.state in waiting else ()
        to_go = sum(1 for clip in clips if not clip.state.is_over)
        found.append(OtherSession(other.id, other.session, to_go, other.state))
    return tuple(found)
