"""A session as the room may see it: slots, themes, days left, states and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.forms.survey import Form
from bwvreview.domain.retention import days_left
from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import Clip, ClipState
from bwvreview.services.open_session import to_declare
from bwvreview.services.plan_design import design_of
from bwvreview.services.plan_draw import title_of
from bwvreview.services.record_answer import form_of, state_of
from bwvreview.services.reviewers import clip_turns
from bwvreview.services.settled import last_day_here, settled
from bwvreview.services.standing_draw import next_roll, standing_draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bwvreview.domain.draw.certificate import Outcome
    from bwvreview.domain.draw.design import Design
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import SessionId, SessionState
    from bwvreview.services.reviewers import ClipTurns
    from bwvreview.services.standing_draw import NextRoll
    from bwvreview.storage.store import Store


GONE = -1
"""The days left of a clip whose list was deleted, and its video with it."""


def in_its_place(slots: Sequence[str], *, by_dice: bool = False) -> str:
    """Say which clips take a lost one's place; with `by_dice` nobody does before the next roll.

    >>> in_its_place(["V09", "V10"])
    'V09 and V10 take its place.'
    """
    if not slots:
        return "A further roll can bring another {clip}." if by_dice else "No reserve takes its place."
    return f"{' and '.join(slots)} {'takes' if len(slots) == 1 else 'take'} its place."


@dataclass(frozen=True, slots=True)
class SessionShown:
    """One session. `reserves_left` gives each theme's reserves by title; `short` those with too few clips.

    `last` is the slot and the time of the newest answer, to carry on with. `delete_on` is the last day of the list
    here; after it, `deleted_on` says when it went: the session goes on by its slots, without reserves.

    With `by_dice` lost clips are replaced by new dice, so no reserve is ever called up: `to_roll` are the slots that
    a further roll would replace, `next_roll` is one that is fixed and waits for its dice.

    Where reviewers answer alone first, a clip's `answered` and `asked` count them: who has finished, and all of them.
    `locked_here` are the slots with which nobody on a reviewer's own laptop has anything more to do.
    """

    id: int
    group: str
    session: SessionId
    state: SessionState
    clips: tuple[Clip, ...]
    minutes_to_go: int
    reserves_left: Mapping[str, int]
    short: Mapping[str, int]
    reserves_called: bool
    last: tuple[str, datetime] | None
    by_dice: bool = False
    delete_on: date | None = None
    deleted_on: date | None = None
    to_roll: tuple[str, ...] = ()
    next_roll: NextRoll | None = None
    recording: Recording = Recording.PANEL
    locked_here: frozenset[str] = frozenset()

    @property
    def counts(self) -> Mapping[ClipState, int]:
        """How many clips are in each state."""
        return Counter(clip.state for clip in self.clips)

    @property
    def next_clip(self) -> Clip | None:
        """The clip to record next: one begun, else the first still to watch that is deleted soonest."""
        waiting = [clip for clip in self.clips if not clip.state.is_over and clip.slot not in self.locked_here]
        started = [clip for clip in waiting if clip.state is ClipState.STARTED]
        if started:
            last = self.last[0] if self.last else ""
            return next((clip for clip in started if clip.slot == last), started[0])
        return waiting[0] if waiting else None


def show_session(store: Store, session_id: int, scheme: Scheme, *, today: date) -> SessionShown:
    """Give a session as it stands. Holds no reference."""
    scheme = settled(store, scheme)
    session = store.sessions.get(session_id)
    form, design = Form.from_json(session.form_json), design_of(store, session.commitment_id)
    # on a reviewer's own laptop the list was never here, so nothing was deleted
    deleted_on = None if session.recording is Recording.GUEST else design.deleted_on
    turns = {turn.slot: turn for turn in clip_turns(store, session_id)} if session.recording.is_individual else {}
    clips = _clips(store, session_id, form, today, scheme.police_keep, gone=bool(deleted_on) and scheme.words.deleted)
    clips = [_by_reviewers(clip, turns[clip.slot]) if clip.slot in turns else clip for clip in clips]
    done = [turn.slot for turn in turns.values() if turn.turns and not turn.waiting]
    to_go = sum(1 for clip in clips if not clip.state.is_over)
    outcome = None if design.deleted_on else standing_draw(store, session.commitment_id)
    left, short, called = _reserves(store, session.commitment_id, outcome, clips, scheme)
    by_dice = design.unavailable != "next"
    last = store.answers.last(session_id)
    return SessionShown(
        session_id,
        session.group,
        session.session,
        session.state,
        tuple(clips),
        to_go * scheme.minutes_per_clip,
        left,
        short,
        called,
        (last.slot, last.at) if last else None,
        by_dice,
        last_day_here(store, store.draws.get(session.commitment_id)),
        deleted_on,
        tuple(clip.slot for clip in to_declare(store, session_id, scheme)) if by_dice and outcome else (),
        next_roll(store, session.commitment_id, outcome) if by_dice and outcome else None,
        session.recording,
        frozenset(done if session.recording is Recording.GUEST else ()),
    )


def _by_reviewers(clip: Clip, turns: ClipTurns) -> Clip:
    """Count who has finished with a clip that each reviewer answers alone first, instead of answers."""
    return replace(clip, answered=len(turns.turns) - len(turns.waiting), asked=len(turns.turns))


def _clips(store: Store, session_id: int, form: Form, today: date, keep: int | None, *, gone: bool) -> list[Clip]:
    """Give the clips as they stand. `keep`: the days that the police keep them; `gone`: they went with the list."""
    clips = []
    for stored in store.sessions.clips(session_id):
        answers = form_of(store, session_id, stored, today, form)
        sections = [section for section in answers.sections() if section.applies]
        clips.append(
            Clip(
                slot=stored.slot,
                themes=stored.themes,
                days_left=GONE if gone else days_left(stored.on, today, keep),
                state=state_of(stored, answers),
                reason=stored.reason,
                replaces=stored.replaces,
                replaced_by=stored.replaced_by,
                answered=sum(section.answered for section in sections),
                asked=sum(section.asked for section in sections),
            )
        )
    return clips


def _by_dice(outcome: Outcome, clips: Sequence[Clip], scheme: Scheme) -> tuple[dict[str, int], dict[str, int], bool]:
    """New dice replace lost clips in this plan: there are no reserves, and what nobody replaced yet is lacking."""
    known = outcome.replacements
    declared = {slot for slot, reference in known.slots.items() if reference in known.replaced_by}
    lost = [clip for clip in clips if clip.state is ClipState.NOT_SHOWN and clip.reason not in scheme.not_replaced]
    lacking = Counter({title_of(label, scheme): count for label, count in known.shortfall.items()})
    lacking.update(theme.title for clip in lost if clip.slot not in declared for theme in clip.themes)
    return {title_of(label, scheme): 0 for label in outcome.draw.themes}, dict(lacking), bool(outcome.rounds)


def _without_list(
    store: Store, commitment_id: int, design: Design, clips: Sequence[Clip], scheme: Scheme
) -> tuple[dict[str, int], dict[str, int], bool]:
    """The list was deleted: no reserve can be called any more. What was lost since then is lacking for good."""
    declared = store.draws.lost_slots(commitment_id)
    lost = [clip for clip in clips if clip.state is ClipState.NOT_SHOWN and clip.reason not in scheme.not_replaced]
    lacking = Counter({title_of(label, scheme): count for label, count in design.short.items()})
    lacking.update(theme.title for clip in lost if clip.slot not in declared for theme in clip.themes)
    return {title_of(plan.label, scheme): 0 for plan in design.themes}, dict(lacking), bool(declared)


def _reserves(
    store: Store, commitment_id: int, outcome: Outcome | None, clips: Sequence[Clip], scheme: Scheme
) -> tuple[dict[str, int], dict[str, int], bool]:
    if outcome is None:
        return _without_list(store, commitment_id, design_of(store, commitment_id), clips, scheme)
    if outcome.statement.unavailable != "next":
        return _by_dice(outcome, clips, scheme)
    availability, known = outcome.availability, outcome.replacements
    gone = {reference for reference, _ in (*availability.unavailable, *availability.late)} if availability else set()
    left = {
        title_of(label, scheme): len({*drawn.reserves} - {*known.called.get(label, ())} - gone)
        for label, drawn in outcome.draw.themes.items()
    }
    short = {title_of(label, scheme): count for label, count in known.shortfall.items() if count}
    return left, short, availability is not None
