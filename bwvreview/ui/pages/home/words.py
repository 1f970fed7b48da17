"""The words of the home page: what the one next thing is, and what its button does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.say import clock, count, day, video_time

if TYPE_CHECKING:
    from bwvreview.services.views import NextStep, SessionCard

STATES = {
    ClipState.DRAWN: "to watch",
    ClipState.REQUESTED: "to watch, asked for",
    ClipState.HELD: "to watch, kept by the police",
    ClipState.STARTED: "started",
    ClipState.VIEWED: "watched",
    ClipState.NOT_SHOWN: "not shown",
}
"""Each state of a clip, as a screen reader says it."""


class Said(NamedTuple):
    """The next thing in words: icon, heading, line, button, and a second way."""

    icon: str
    title: str
    detail: str
    button: str
    other: str = ""


def said(step: NextStep) -> Said:
    """Say the next thing."""
    if step.kind == "carry-on":
        at = f" at {clock(step.at)}" if step.at else ""
        detail = f"{step.answered} of {step.asked} answered. Every answer is saved."
        return Said("pencil", f"You were on clip {step.slot}{at}", detail, f"Carry on with clip {step.slot}")
    if step.kind == "start-clip":
        detail = "Watch it together, and answer as you go."
        return Said("pencil", f"Clip {step.slot} is next", detail, f"Start clip {step.slot}")
    if step.kind == "keep":
        detail = "The police delete video after 31 days unless they keep it."
        title = f"{count(step.clips, 'clip is', 'clips are')} about to be deleted"
        return Said("lock", title, detail, f"Ask the police to keep {count(step.clips, 'clip')}")
    if step.kind == "reserves":
        detail = "Reserves are already in order. Nobody picks one."
        title = f"{count(step.clips, 'clip')} cannot be shown"
        return Said("replace", title, detail, f"Call up {count(step.clips, 'reserve')}")
    return _SAID[step.kind]


_SAID = {
    "welcome": Said(
        "file-spreadsheet",
        "Welcome. Start with the list from the police.",
        "Names, numbers and places are refused. None of them is stored.",
        "Open a police list",
        "Try it with a practice list",
    ),
    "plan": Said("dice-5", "The list is ready", "Choose themes, and how many clips of each.", "Plan a draw"),
    "roll": Said("dice-5", "The plan is fixed", "Roll the dice in front of everyone.", "Roll the dice"),
    "wellness": Said(
        "message-report", "The viewing can start", "Read out the wellness notice first.", "Start the viewing"
    ),
    "open-session": Said("device-tv", "The clips are drawn", "Open a session to record them.", "Open the session"),
    "feedback": Said("send", "Every clip is done", "Check the answers, then save the files.", "Send the feedback"),
}


def session_title(session: SessionCard) -> str:
    """Say which session: “19 November, number 1”."""
    return f"{day(session.session.day, year=False)}, number {session.session.number}"


def session_line(session: SessionCard) -> str:
    """Say what is left: “8 clips to go, about 1 hour 40 minutes of video”."""
    to_go = sum(not clip.state.is_over for clip in session.clips)
    if not to_go:
        return "No clips to go"
    return f"{count(to_go, 'clip')} to go, about {video_time(session.minutes_to_go)} of video"


def counts(session: SessionCard) -> tuple[tuple[str, str, float], ...]:
    """Give the counts with the shapes of the tiles: words, icon, stroke."""
    states = [clip.state for clip in session.clips]
    watched, started = states.count(ClipState.VIEWED), states.count(ClipState.STARTED)
    not_shown = states.count(ClipState.NOT_SHOWN)
    to_watch = len(states) - watched - started - not_shown
    return (
        (f"{watched} watched", "check", 3.0),
        (f"{started} started", "pencil", 2.0),
        (f"{to_watch} to watch", "to-watch", 2.0),
        (f"{not_shown} not shown", "ban", 2.0),
    )
