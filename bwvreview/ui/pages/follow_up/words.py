"""The words of the page of replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.actions import ActionState
from bwvreview.ui.say import count, day, due_mark, typed_day

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.services.views_follow_up import ActionLine, FollowUpView, SessionSlots
    from bwvreview.storage.follow_up import Viewing

STATES = {
    ActionState.OPEN: "Still waiting",
    ActionState.DONE: "Done",
    ActionState.DROPPED: "No longer asked for",
}


def line(view: FollowUpView) -> str:
    """Say what is waited for: “5 things are waited for, 2 of them late”."""
    if not view.waiting:
        return "Nothing is waited for"
    said = f"{count(len(view.waiting), 'thing is', 'things are')} waited for"
    late = len(view.overdue)
    return f"{said}, {late} of them late" if late else said


def end_words(view: FollowUpView) -> str:
    """Say at the right end of the bar how long the longest is late."""
    return f"The longest is {due_mark(view.overdue[0].due_on, view.today).words}" if view.overdue else ""


def about(action: ActionLine) -> str:
    """Say what an action is about and who does it, in one line."""
    clip = f"{action.slot} of {day(action.session.day)}" if action.slot else f"The session of {day(action.session.day)}"
    due = f", due {day(action.due_on)}" if action.due_on else ""
    return f"{clip}. Asked {day(action.asked_on)}{due}. {action.owner}."


def viewing_words(viewing: Viewing) -> tuple[str, str]:
    """Say when a viewing is, and where."""
    at = f", {viewing.starts}" if viewing.starts else ""
    return f"{day(viewing.day, weekday=True)}{at}", viewing.place


def looks_like(text: str, what: str) -> str:
    """Warn about words that could show who someone is."""
    kind = what[:1].lower() + what[1:]
    return f"“{text}” looks like {kind}. Replies may leave the group, so leave it out."


def short_title(session: SessionSlots) -> str:
    """Say which session: “19 November 2026, number 1”."""
    return f"{day(session.session.day)}, number {session.session.number}"


def written(of: date) -> str:
    """Write a day as people type it."""
    return typed_day(of)


def no_day(text: str, today: date) -> str:
    """Say what is wrong with what stands for a day; empty when nothing does."""
    example = written(today)
    return f"Write the day like {example}." if text else f"Give the day, for example {example}."
