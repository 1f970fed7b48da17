"""The words of the session page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.reviewing import Recording
from bwvreview.domain.sessions import ClipState, SessionState
from bwvreview.ui.say import count, day, days_mark, listed, video_time
from bwvreview.ui.speech import words_in_use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.sessions import SessionId
    from bwvreview.services.views_session import ClipLine, OtherSession, SessionView


ASKED = "Asked to keep"
"""Stands under the days of a clip that the police were asked to keep."""


class StateWords(NamedTuple):
    """A state in words with its shape, and what the row's button says."""

    words: str
    icon: str
    hint: str
    button: str
    stroke: float = 2


def title(session: SessionId) -> str:
    """Say which session: “Session of 19 November 2026, number 1”."""
    return f"Session of {day(session.day)}, number {session.number}"


def short_title(session: SessionId) -> str:
    """Say which session in a list of them."""
    return f"{day(session.day)}, number {session.number}"


def other_words(other: OtherSession) -> str:
    """Say where another session stands."""
    if other.state is SessionState.SENT:
        return "Sent"
    if other.state is SessionState.CLOSED:
        return "Saved, not sent yet"
    return f"{count(other.to_go, 'clip')} to go" if other.to_go else "No {clips} to go"


def line(view: SessionView) -> str:
    """Say what is left: “8 clips to go, about 1 hour 40 minutes of video”."""
    if not view.to_go:
        return "No {clips} to go"
    return f"{count(view.to_go, 'clip')} to go, about {video_time(view.minutes_to_go)} of {{footage}}"


def state_words(clip: ClipLine) -> StateWords:
    """Say where a clip is on its way."""
    place = f"In place of {listed(clip.replaces)}" if clip.replaces else ""
    if clip.state is ClipState.NOT_SHOWN:
        return StateWords("Not shown", "ban", clip.reason, "" if clip.settled else "Look again")
    if clip.state is ClipState.STARTED:
        return StateWords("Started", "pencil", _so_far(clip), "Carry on")
    if clip.state is ClipState.VIEWED:
        return StateWords("{Watched}", "check", place, "Look again", 3)
    return StateWords("To {watch}", "to-watch", place, "Start")


def button_name(clip: ClipLine) -> str:
    """Say what the button of a row does, with its clip: rows have the same words."""
    button = state_words(clip).button
    between = {"Carry on": " with", "Look again": " at"}.get(button, "")
    return f"{button}{between} {clip.slot}"


def replaced(clip: ClipLine) -> str:
    """Say what took the place of a clip that was not shown: “V11 took its place.”."""
    said = [f"{listed(clip.replaced_by)} took its place."] if clip.replaced_by else []
    if clip.no_reserve:
        said.append(f"No reserve is left for {listed(clip.no_reserve)}.")
    return " ".join(said)


def spoken(clip: ClipLine) -> str:
    """Say a whole row, for a screen reader."""
    state = state_words(clip)
    parts = [clip.slot, listed(clip.themes)]
    if not clip.state.is_over:
        parts.append("Kept by the police" if clip.state is ClipState.HELD else days_mark(clip.days_left).words)
        parts.append(ASKED if clip.state is ClipState.REQUESTED else "")
    parts += [state.words, state.hint, replaced(clip)]
    return words_in_use().say(". ".join(part.rstrip(".") for part in parts if part))


def call_words(named: Mapping[str, str]) -> str:
    """Say what calls up reserves: “Call up reserves for V05 and V07”."""
    return f"Call up {'a reserve' if len(named) == 1 else 'reserves'} for {listed(list(named))}"


def main_words(view: SessionView) -> tuple[str, str]:
    """Say what the main button does, and what stands at the right end of the bar."""
    clip = view.clip(view.next_slot)
    if clip is None and view.recording is Recording.GUEST:
        return "Send your answers", "Every {clip} is locked here"
    if clip is None:
        return "Go to the feedback", "Every {clip} is {watched}, or has a reason"
    if clip.state is ClipState.STARTED:
        return f"Carry on with {{clip}} {clip.slot}", f"{_so_far(clip)}. Every answer is saved."
    if view.recording.is_individual:
        return f"Start {{clip}} {clip.slot}", "{Watch} it, then each reviewer answers alone"
    return f"Start {{clip}} {clip.slot}", "{Watch} it together, and answer as you go"


def _so_far(clip: ClipLine) -> str:
    """Say how far a clip is: its answers, or, where reviewers answer alone first, how many have finished."""
    return clip.finished or f"{clip.answered} of {clip.asked} answered"
