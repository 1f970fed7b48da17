"""What the pages of the draw show: themes, rounded counts, slots, ranks, days left. Never a reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.retention import days_left
from bwvreview.domain.sessions import Clip, ClipState, SessionId
from bwvreview.domain.widening import Widened, widened
from bwvreview.services.open_session import served
from bwvreview.services.plan_design import design_of_plan
from bwvreview.services.plan_draw import title_of
from bwvreview.services.roll_draw import rolled_draw
from bwvreview.services.settled import settled
from bwvreview.services.show_session import show_session
from bwvreview.services.standing_draw import drawn_for, next_roll, standing_draw, standing_in, waiting_for_dice

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from bwvreview.domain.draw.certificate import Outcome
    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.draws import Commitment
    from bwvreview.storage.store import Store


@dataclass(frozen=True, slots=True)
class WaitingDraw:
    """A draw that is fixed and not finished: its dice are still to roll, or its session is not open yet.

    With `roll` 2 or more the session is open, and a further roll is fixed for clips that cannot be shown.
    """

    commitment_id: int
    session: SessionId
    rolled: bool
    roll: int = 1


@dataclass(frozen=True, slots=True)
class FixedView:
    """A fixed plan for the room. `samples` and `reserves` are in the order of the plan.

    With `by_dice` a clip that cannot be shown is replaced by a further roll. From the second roll on (`roll`), the
    same plan is fixed again for `missing` clips.
    """

    commitment_id: int
    session: SessionId
    commit: str
    groups: tuple[str, ...]
    size: int
    samples: tuple[tuple[str, int], ...]
    reserves: int
    dice: str
    rolled: bool
    by_dice: bool = False
    roll: int = 1
    missing: int = 0


@dataclass(frozen=True, slots=True)
class DrawnView:
    """A rolled plan for the room: its clips, what is left in reserve, and the reasons the police may give.

    `reasons` are (name, words). `short` says for each theme how many clips it is missing for good, of how many;
    `widened` how much less the sample shows for it. With `by_dice` the plan has no reserves: `to_roll` are lost clips
    that a further roll would replace, and `waiting` says that one is fixed. `rolls` were made so far.
    """

    commitment_id: int
    session: SessionId
    session_open: bool
    clips: tuple[Clip, ...]
    reserves_left: tuple[tuple[str, int], ...]
    reserves_called: bool
    reasons: tuple[tuple[str, str], ...]
    short: tuple[tuple[str, int, int], ...]
    widened: tuple[Widened, ...] = ()
    by_dice: bool = False
    to_roll: tuple[str, ...] = ()
    waiting: bool = False
    rolls: int = 1


def waiting_draw(store: Store, group: str, day: date | None = None) -> WaitingDraw | None:
    """Find a draw to go on with: of a day when given, else the one that was fixed last."""
    found = store.draws.latest(group) if day is None else _last_of(store, group, day)
    if found is None or found.void_reason is not None or found.deleted_on is not None:
        return None
    if found.seeds and store.sessions.by_name(group, found.session) is not None:
        further = waiting_for_dice(store, found.id) and next_roll(store, found.id)
        return WaitingDraw(found.id, found.session, rolled=False, roll=further.number) if further else None
    return WaitingDraw(found.id, found.session, bool(found.seeds))


def _last_of(store: Store, group: str, day: date) -> Commitment | None:
    """Give the last fixed plan of a day that has not been rolled or given up."""
    number, last = 1, None
    while (found := store.draws.by_session(group, SessionId(day, number))) is not None:
        if found.void_reason is None and found.deleted_on is None and not found.seeds:
            last = found
        number += 1
    return last


def fixed_view(store: Store, commitment_id: int, scheme: Scheme) -> FixedView:
    """Give a fixed plan for the room, also when its list was deleted."""
    scheme = settled(store, scheme)
    plan = store.draws.get(commitment_id)
    design = design_of_plan(plan)
    return FixedView(
        commitment_id,
        plan.session,
        design.commit,
        design.groups_of_eight,
        design.size,
        tuple((title_of(part.label, scheme), part.drawn) for part in design.themes if part.drawn),
        sum(min(part.reserves, part.members - part.drawn) for part in design.themes),
        design.dice,
        bool(plan.seeds),
        design.unavailable == "reroll",
    )


def further_view(store: Store, commitment_id: int, scheme: Scheme) -> FixedView:
    """Give the further roll of a plan that waits for its dice. Raises DrawProblem when none is fixed, ListDeleted."""
    further = next_roll(store, commitment_id)
    if further is None:
        raise DrawProblem("No further roll is fixed for this plan.", advice="First name the {clips} that are missing.")
    plan = fixed_view(store, commitment_id, scheme)
    return replace(
        plan, commit=further.commit, groups=further.groups, roll=further.number, missing=further.missing, rolled=False
    )


def drawn_view(store: Store, commitment_id: int, form: Form, *, today: date, scheme: Scheme) -> DrawnView:
    """Give a rolled plan for the room, as it stands today. Raises ListDeleted when it can no longer be worked out."""
    scheme = settled(store, scheme)
    plan = store.draws.get(commitment_id)
    design = design_of_plan(plan)
    outcome = None if plan.deleted_on else standing_draw(store, commitment_id)  # a session goes on without its list
    session = store.sessions.by_name(plan.group, plan.session)
    shown = show_session(store, session.id, scheme, today=today) if session else None
    by_dice = design.unavailable == "reroll"
    drawn = {part.label: part for part in design.themes}
    titles = {label: title_of(label, scheme) for label in drawn}
    reserves = {
        titles[label]: 0 if by_dice else min(part.reserves, part.members - part.drawn) for label, part in drawn.items()
    }
    short = {titles[label]: count for label, count in outcome.replacements.shortfall.items()} if outcome else {}
    if shown and (outcome is None or (by_dice and not (shown.to_roll or shown.next_roll))):
        short = dict(shown.short)  # what no roll could bring in was never declared to the draw
    return DrawnView(
        commitment_id,
        plan.session,
        session is not None,
        shown.clips if shown else _clips(store, commitment_id, today, scheme),
        tuple((shown.reserves_left if shown else reserves).items()),
        bool(shown and shown.reserves_called),
        why_not(form, scheme),
        tuple((title, short[title], drawn[label].drawn) for label, title in titles.items() if title in short),
        _widened(outcome, titles, _lost(store, session.id, scheme) if session else ()) if outcome else (),
        by_dice,
        shown.to_roll if shown else (),
        bool(shown and shown.next_roll),
        len(plan.seeds),
    )


def _lost(store: Store, session_id: int, scheme: Scheme) -> tuple[str, ...]:
    """Give the references of the clips of a session that could not be shown."""
    lost = (clip for clip in store.sessions.clips(session_id) if clip.state is ClipState.NOT_SHOWN)
    return tuple(clip.reference for clip in lost if clip.reason not in scheme.not_replaced)


def _widened(outcome: Outcome, titles: Mapping[str, str], gone: Collection[str]) -> tuple[Widened, ...]:
    """Say for every theme that lost clips how much less its sample shows now."""
    found = []
    for part in outcome.statement.themes:
        ever, seen = drawn_for(outcome, part.label), standing_in(outcome, part.label, gone)
        found.append(widened(titles[part.label], part.members, part.drawn, len(seen), len(ever) - len(seen)))
    return tuple(one for one in found if one is not None)


def why_not(form: Form, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """Give the reasons for which the police cannot show a clip, as (name, words).

    Running out of time is none of them: it is the panel's own, and calls no reserve.
    """
    choices = form.question(WHY_NOT).choices
    return tuple((choice.name, choice.label) for choice in choices if choice.name not in scheme.not_replaced)


def _clips(store: Store, commitment_id: int, today: date, scheme: Scheme) -> tuple[Clip, ...]:
    fixed, draw = rolled_draw(store, commitment_id)
    themes = served(draw, None, scheme)
    days = store.lists.days(fixed.commitment.list_id, draw.slots.values())
    return tuple(
        Clip(
            slot=slot,
            themes=themes[reference],
            days_left=days_left(days.get(reference), today, scheme.police_keep),
            state=ClipState.DRAWN,
        )
        for slot, reference in draw.slots.items()
    )
