"""Open a viewing session on a rolled draw, and call up reserves for clips that cannot be shown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bwvreview.domain.draw.serving import served_themes
from bwvreview.domain.draw.standing import Replacements
from bwvreview.domain.errors import DrawProblem, Problem
from bwvreview.domain.forms.fitness import WHY_NOT
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.make_up import keep_make_up
from bwvreview.services.plan_design import design_of
from bwvreview.services.plan_draw import title_of
from bwvreview.services.roll_draw import rolled_draw
from bwvreview.services.settled import settled
from bwvreview.services.standing_draw import left_to_draw, standing_draw, waiting_for_dice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bwvreview.domain.draw.draw import Draw
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.sessions import ServedTheme
    from bwvreview.storage.sessions import NewClip, StoredClip
    from bwvreview.storage.store import Store


def open_session(store: Store, commitment_id: int, form: Form, scheme: Scheme, *, at: datetime) -> int:
    """Make a session with one clip for each slot of the draw; give its number in the workspace.

    Opening it again gives the same session. Raises DrawProblem when the dice have not been rolled, or the plan
    was given up.
    """
    from bwvreview.storage.sessions import NewSession

    plan = store.draws.get(commitment_id)
    existing = store.sessions.by_name(plan.group, plan.session)
    if existing is not None:
        return existing.id
    scheme = settled(store, scheme)
    fixed, draw = rolled_draw(store, commitment_id)
    if fixed.commitment.void_reason is not None:
        raise DrawProblem("This plan was given up.", advice="Plan a new draw.")
    new = NewSession(
        commitment_id=commitment_id,
        group=fixed.commitment.group,
        session=fixed.commitment.session,
        form_json=form.canonical_json(),
        form_fingerprint=form.fingerprint,
        form_id=form.id,
        form_version=form.version,
        created_at=at,
        clips=_clips(store, fixed.commitment.list_id, draw.slots, served(draw, None, scheme)),
    )
    session_id = store.sessions.add(new)
    keep_make_up(store, session_id, commitment_id, scheme.slug)
    if store.draws.lost_by_round(commitment_id):
        bring_up(store, session_id, commitment_id, scheme)
    return session_id


def served(
    draw: Draw, replacements: Replacements | None, scheme: Scheme, *, rerolled: bool = False
) -> dict[str, tuple[ServedTheme, ...]]:
    """Give every drawn or called reference the themes it serves, with its rank within each."""
    titles = {label: title_of(label, scheme) for label in draw.themes}
    return served_themes(draw, replacements.called if replacements else None, titles, rerolled=rerolled)


def declare_unavailable(
    store: Store, session_id: int, reasons: Mapping[str, str], scheme: Scheme, *, at: datetime
) -> Replacements:
    """Record the clips that the police say they cannot show, all at once, and call up their reserves.

    `reasons` gives each slot its reason, a choice of the form's list “why_not”. The police name every such
    clip before any reserve is shown (draw protocol, section 2.5), so this can be done once; a clip that
    fails later is recorded as not shown while viewing. When the plan replaces clips by new dice, they are fixed for
    the next roll, together with those that failed since the last one. When its list was deleted, or no roll could
    bring anybody in, they are only recorded. Raises DrawProblem.
    """
    session = store.sessions.get(session_id)
    store.draws.hold(session.commitment_id)
    clips = {clip.slot: clip for clip in store.sessions.clips(session_id)}
    by_dice = replaces_by_dice(store, session.commitment_id)
    _check_turn(store, session.commitment_id, by_dice=by_dice)
    for slot in reasons:
        clip = clips.get(slot)
        if clip is None:
            raise DrawProblem(
                f"There is no {{clip}} {slot} in this session.", advice="Look at the list of {clips} again."
            )
        if clip.state.is_over or clip.state is ClipState.STARTED:
            raise DrawProblem(f"{slot} has been {{watched}} or started.", advice="Record the reason on its own page.")
    if not reasons and not (by_dice and to_declare(store, session_id, scheme)):
        raise DrawProblem("No {clip} is named that cannot be shown.", advice="Name each one, with its reason.")
    _check_reasons(Form.from_json(session.form_json), reasons, scheme)
    for slot, reason in reasons.items():
        store.sessions.set_clip(
            clips[slot].id, state=ClipState.NOT_SHOWN, reason=reason, finished_at=at, at=at, by="coordinator"
        )
        for name, value in (("viewed", "not_viewed"), (WHY_NOT, reason)):
            store.answers.put(clips[slot].id, "panel", name, value, by="coordinator", at=at)
    if design_of(store, session.commitment_id).deleted_on is not None:
        return Replacements({}, {clip.slot: clip.reference for clip in clips.values()}, {}, {})
    lost = to_declare(store, session_id, scheme) if by_dice else [clips[slot] for slot in reasons]
    said = [(clip.reference, slug(reasons.get(clip.slot, clip.reason))) for clip in lost]
    store.draws.declare(session.commitment_id, "unavailable", said, at)
    return bring_up(store, session_id, session.commitment_id, scheme)


def _check_turn(store: Store, commitment_id: int, *, by_dice: bool) -> None:
    """Raise DrawProblem when it is too late to name clips together, or too early for the next roll."""
    if by_dice and waiting_for_dice(store, commitment_id):
        raise DrawProblem(
            "A further roll is fixed, and its dice are still to come.",
            advice="Roll these dice first. {A_clip} that fails meanwhile comes into the roll after it.",
        )
    if not by_dice and store.draws.lost_slots(commitment_id):
        raise DrawProblem(
            "Reserves have been called up already.",
            advice="Open the {clip} and record that it could not be {watched}; its reserve is called up at once.",
        )


def to_declare(store: Store, session_id: int, scheme: Scheme) -> list[StoredClip]:
    """Give the lost clips that the next roll is to replace: none when no roll could bring anybody in.

    Only where the plan replaces clips by new dice. Raises ListDeleted once the list is gone.
    """
    commitment_id = store.sessions.get(session_id).commitment_id
    declared = store.draws.lost_slots(commitment_id)
    lost = [
        clip
        for clip in store.sessions.clips(session_id)
        if clip.state is ClipState.NOT_SHOWN and clip.reason not in scheme.not_replaced and clip.slot not in declared
    ]
    if not lost:
        return []
    left = left_to_draw(standing_draw(store, commitment_id), [clip.reference for clip in lost])
    can_come = any(left.get(theme.label, 0) > 0 for clip in lost for theme in clip.themes)
    return lost if can_come else []


def _check_reasons(form: Form, reasons: Mapping[str, str], scheme: Scheme) -> None:
    known = [choice.name for choice in form.question(WHY_NOT).choices if choice.name not in scheme.not_replaced]
    for slot, reason in reasons.items():
        if reason in scheme.not_replaced:
            raise DrawProblem(f"The reason for {slot} calls no reserve.", advice="Record it on the {clip}'s own page.")
        if reason not in known:
            raise DrawProblem(f"The form has no such reason as the one for {slot}.", advice=f"Use {', '.join(known)}.")


def replaces_by_dice(store: Store, commitment_id: int) -> bool:
    """Tell whether the group chose new dice for every replacement: then no reserve is ever called up."""
    return design_of(store, commitment_id).unavailable != "next"


def calls_reserves(store: Store, commitment_id: int) -> bool:
    """Tell whether a lost clip still calls up a reserve: not with new dice, and not once the list was deleted."""
    design = design_of(store, commitment_id)
    return design.unavailable == "next" and design.deleted_on is None


def lose_clip(
    store: Store, clip: StoredClip, session_id: int, reason: str, scheme: Scheme, *, at: datetime
) -> Replacements | None:
    """A clip could not be shown during viewing: its reserve takes its place, unless the reason is lack of time."""
    store.sessions.set_clip(clip.id, state=ClipState.NOT_SHOWN, reason=reason, finished_at=at, at=at)
    commitment_id = store.sessions.get(session_id).commitment_id
    if reason in scheme.not_replaced or not calls_reserves(store, commitment_id):
        return None
    store.draws.declare(commitment_id, "late", [(clip.reference, slug(reason))], at)
    return bring_up(store, session_id, commitment_id, scheme)


def slug(reason: str) -> str:
    """A form's choice as the draw protocol writes a reason: `not_found` becomes `not-found`."""
    return reason.replace("_", "-")


def session_for(store: Store, name: str | None) -> int:
    """Find a session by its name (`2026-12-05.1`, or `group/2026-12-05.1`), or the newest. Raises Problem."""
    from bwvreview.domain.sessions import SessionId

    if name is None:
        every = store.sessions.all()
        if not every:
            raise Problem("There is no session yet.", advice="Draw a sample and open a session on it.")
        return every[0].id
    group, _, text = name.rpartition("/")
    found = store.sessions.by_name(group or None, SessionId.read(text))
    if found is None:
        raise Problem(f"There is no session {name}.", advice="Look at the sessions with “session show”.")
    return found.id


def start_viewing(store: Store, session_id: int, *, at: datetime) -> None:
    """Note that the session has begun, when its first clip is opened."""
    if store.sessions.get(session_id).state is SessionState.PLANNED:
        store.sessions.set_state(session_id, SessionState.OPEN, at)


def bring_up(store: Store, session_id: int, commitment_id: int, scheme: Scheme) -> Replacements:
    """Make the session's clips what the draw and its availability now say. Running it twice changes nothing."""
    scheme = settled(store, scheme)
    outcome, list_id = standing_draw(store, commitment_id), store.draws.get(commitment_id).list_id
    replacements = outcome.replacements
    serving = served(outcome.draw, replacements, scheme, rerolled=bool(outcome.rounds))
    known = {clip.reference: clip for clip in store.sessions.clips(session_id)}
    fresh = {slot: ref for slot, ref in replacements.slots.items() if ref not in known}
    if fresh:
        store.sessions.add_clips(session_id, _clips(store, list_id, fresh, serving))
    clips = {clip.reference: clip for clip in store.sessions.clips(session_id)}
    replaced: dict[str, list[str]] = defaultdict(list)
    for lost, gained in replacements.replaced_by.items():
        slots = sorted({clips[reference].slot for reference in gained}, key=_in_order)
        store.sessions.set_clip(clips[lost].id, replaced_by=tuple(slots))
        for reference in gained:
            if clips[lost].slot not in replaced[reference]:
                replaced[reference].append(clips[lost].slot)
    for reference, slots_lost in replaced.items():
        clip = clips[reference]
        store.sessions.set_clip(clip.id, themes=serving[reference], replaces=tuple(sorted(slots_lost, key=_in_order)))
    return replacements


def _in_order(slot: str) -> tuple[int, str]:
    """V99 stands before V100."""
    return len(slot), slot


def _clips(
    store: Store, list_id: int | None, slots: Mapping[str, str], serving: Mapping[str, Sequence[ServedTheme]]
) -> list[NewClip]:
    from bwvreview.storage.sessions import NewClip

    days = store.lists.days(list_id, slots.values())
    return [
        NewClip(slot=slot, reference=reference, on=days.get(reference), themes=tuple(serving[reference]))
        for slot, reference in slots.items()
    ]
