"""What to do next, what runs out first, and where the open session stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.services.clock import LONDON
from bwvreview.services.scheme_in_use import scheme_of
from bwvreview.services.views import ExpiringClip, HomeView, NextStep, SessionCard, SlotState
from bwvreview.services.views_follow_up import waiting_lines

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.domain.sessions import Clip
    from bwvreview.services.show_session import SessionShown
    from bwvreview.storage.store import Store

SOON = 7
"""Clips with this many days left, or fewer, stand on the home page."""


def home_view(store: Store, *, today: date) -> HomeView:
    """Give the home page as it is now. Holds no reference."""
    shown = _open_session(store, today)
    expiring = tuple(_expiring(clip) for clip in _soonest(shown)) if shown else ()
    to_keep = sum(not clip.kept for clip in expiring)
    waiting = waiting_lines(store, today=today)
    return HomeView(
        group_name=store.settings.get("group.name"),
        today=today,
        next=_in_session(store, shown, to_keep) if shown else _before_session(store),
        expiring=expiring,
        to_keep=to_keep,
        session=_card(shown) if shown else None,
        warning=_warning(store, shown, today),
        overdue=tuple(line for line in waiting if line.late),
        replies=len(waiting),
    )


def _warning(store: Store, shown: SessionShown | None, today: date) -> str:
    """A history that somebody changed comes before a list that goes: nothing else would say so."""
    if store.history.is_cut_or_loose():
        return "The history of changes is not whole. Check it, and keep this file as it is."
    if shown is None:
        return ""
    from bwvreview.services.clashes import slots_with_two
    from bwvreview.services.frame_view import deletion_words

    if slots := slots_with_two(store, shown.id):
        return f"Two answers were given to a question of {slots[0]}. Open the {{clip}} and choose one."
    return deletion_words(shown.delete_on, shown.deleted_on, today)


def _open_session(store: Store, today: date) -> SessionShown | None:
    """The newest session that is not closed."""
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    found = next((session for session in store.sessions.all() if session.state in waiting), None)
    if found is None:
        return None
    from bwvreview.services.show_session import show_session

    return show_session(store, found.id, scheme_of(store), today=today)


def _soonest(shown: SessionShown) -> list[Clip]:
    soon = [c for c in shown.clips if not c.state.is_over and c.days_left is not None and 0 <= c.days_left <= SOON]
    return sorted(soon, key=lambda clip: (clip.days_left, clip.slot))


def _expiring(clip: Clip) -> ExpiringClip:
    first = clip.themes[0].title if clip.themes else ""
    kept = clip.state in (ClipState.HELD, ClipState.STARTED)
    return ExpiringClip(clip.slot, first, max(0, len(clip.themes) - 1), clip.days_left, kept)


def _card(shown: SessionShown) -> SessionCard:
    clips = tuple(SlotState(clip.slot, clip.state) for clip in shown.clips)
    return SessionCard(shown.id, shown.session, shown.minutes_to_go, clips)


def _in_session(store: Store, shown: SessionShown, to_keep: int) -> NextStep:
    """In this order: carry on with a clip, ask to keep clips, the wellness notice, the next clip, the feedback."""
    clip = shown.next_clip
    if clip is None:
        return NextStep("feedback")
    if clip.state is ClipState.STARTED:
        at = shown.last[1].astimezone(LONDON) if shown.last and shown.last[0] == clip.slot else None
        return NextStep("carry-on", clip.slot, at, clip.answered, clip.asked)
    if to_keep:
        return NextStep("keep", clips=to_keep)
    begins = shown.state is SessionState.PLANNED and shown.recording is not Recording.GUEST
    if begins:
        from bwvreview.services.session_evening import wellness_noted

        if not wellness_noted(store, shown.id):
            return NextStep("wellness")
    return NextStep("start-clip", clip.slot, asked=clip.asked)


def _is_unsent(store: Store) -> bool:
    """Whether files of the newest session were saved, and nobody noted that any were sent."""
    newest = next(iter(store.sessions.all()), None)
    if newest is None or newest.state is not SessionState.CLOSED:
        return False
    return bool(store.exports.of(newest.id))


def _before_session(store: Store) -> NextStep:
    """Note what was sent, open a list, plan a draw, roll the dice, open the session: whatever comes next."""
    every = store.lists.all()
    if not every and not _is_unsent(store):
        return NextStep("welcome")
    from bwvreview.services.fix_plan import group_of

    lists = [stored for stored in every if not stored.rows_deleted]
    plan = store.draws.latest(group_of(store))
    if _is_unsent(store) and (not lists or (plan is not None and plan.list_id == lists[0].id)):
        return NextStep("send")
    if not lists:
        return NextStep("next-list" if every else "welcome")
    if plan is None or plan.void_reason is not None or plan.list_id != lists[0].id:
        return NextStep("plan")
    if plan.rolled_at is None:
        return NextStep("roll")
    return NextStep("plan" if store.sessions.by_name(plan.group, plan.session) else "open-session")
