"""The words of the home page: what the one next thing is, and what its button does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.say import clock, count, day, video_time
from bwvreview.ui.speech import tr

if TYPE_CHECKING:
    from bwvreview.services.views import NextStep, SessionCard

STATES = {
    ClipState.DRAWN: "to {watch}",
    ClipState.REQUESTED: "to {watch}, asked for",
    ClipState.HELD: "to {watch}, kept by the police",
    ClipState.STARTED: "started",
    ClipState.VIEWED: "{watched}",
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
        detail = tr("{answered} of {asked} answered. Every answer is saved.", answered=step.answered, asked=step.asked)
        title = (
            tr("You were on {clip} {slot} at {at}", slot=step.slot, at=clock(step.at))
            if step.at
            else tr("You were on {clip} {slot}", slot=step.slot)
        )
        return Said("pencil", title, detail, tr("Carry on with {clip} {slot}", slot=step.slot))
    if step.kind == "start-clip":
        detail = "{Watch} it together, and answer as you go."
        start = tr("Start {clip} {slot}", slot=step.slot)
        return Said("pencil", tr("{Clip} {slot} is next", slot=step.slot), detail, start)
    if step.kind == "keep":
        detail = "The police delete {video} unless they are asked to keep it."
        title = tr("{n} {clips} are about to be deleted", step.clips, one="{n} {clip} is about to be deleted")
        return Said("lock", title, detail, ask_to_keep(step.clips))
    if step.kind == "reserves":
        detail = "Reserves are already in order. Nobody picks one."
        title = tr("{n} {clips} cannot be shown", step.clips, one="{n} {clip} cannot be shown")
        call = tr("Call up {n} reserves", step.clips, one="Call up {n} reserve")
        return Said("replace", title, detail, call)
    return _SAID[step.kind]


_SAID = {
    "welcome": Said(
        "file-spreadsheet",
        "Welcome. Start with the list from the police.",
        "Names, numbers and places are refused. None of them is stored.",
        "Open a police list",
        "Try it with a practice list",
    ),
    "next-list": Said(
        "file-spreadsheet",
        "Open the next list from the police",
        "The last list was deleted here, as its {video} was.",
        "Open a police list",
    ),
    "plan": Said("dice-5", "The list is ready", "Choose themes, and how many {clips} of each.", "Plan a draw"),
    "roll": Said("dice-5", "The plan is fixed", "Roll the dice in front of everyone.", "Roll the dice"),
    "wellness": Said(
        "message-report", "The {viewing} can start", "Read out the wellness notice first.", "Start the {viewing}"
    ),
    "open-session": Said("device-tv", "The {clips} are drawn", "Open a session to record them.", "Open the session"),
    "feedback": Said("send", "Every {clip} is done", "Check the answers, then save the files.", "Send the feedback"),
    "send": Said("send", "The files are saved", "Send them yourself, then note it here.", "Note what was sent"),
}


def ask_to_keep(clips: int) -> str:
    """Say what the button of clips that run out does."""
    return tr("Ask the police to keep {n} {clips}", clips, one="Ask the police to keep {n} {clip}")


def session_title(session: SessionCard) -> str:
    """Say which session: “19 November, number 1”."""
    return tr("{day}, number {number}", day=day(session.session.day, year=False), number=session.session.number)


def session_line(session: SessionCard) -> str:
    """Say what is left: “8 clips to go, about 1 hour 40 minutes of video”."""
    to_go = sum(not clip.state.is_over for clip in session.clips)
    if not to_go:
        return "No {clips} to go"
    return tr(
        "{number} to go, about {time} of {footage}", number=count(to_go, "clip"), time=video_time(session.minutes_to_go)
    )


def counts(session: SessionCard) -> tuple[tuple[str, str, float], ...]:
    """Give the counts above 0 with the shapes of the tiles: words, icon, stroke."""
    states = [clip.state for clip in session.clips]
    watched, started = states.count(ClipState.VIEWED), states.count(ClipState.STARTED)
    not_shown = states.count(ClipState.NOT_SHOWN)
    to_watch = len(states) - watched - started - not_shown
    every = (
        (watched, tr("{n} {watched}", watched), "check", 3.0),
        (started, tr("{n} started", started), "pencil", 2.0),
        (to_watch, tr("{n} to {watch}", to_watch), "to-watch", 2.0),
        (not_shown, tr("{n} not shown", not_shown), "ban", 2.0),
    )
    return tuple(one[1:] for one in every if one[0])
