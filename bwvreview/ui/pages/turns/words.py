"""The words between two turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.reviewing import Recording
from bwvreview.ui.say import count, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.services.reviewers import Turn
    from bwvreview.services.views_panel import TurnView

ALONE = "Nobody sees what others answered until all have finished."

STANDINGS: dict[str, tuple[str, str, str]] = {
    "to-come": ("Still to come", "circle", "outline"),
    "begun": ("Begun", "pencil", "accent"),
    "locked": ("Finished and locked", "lock", "good"),
    "not-watched": ("Did not {watch} it", "eye-off", "muted"),
}
"""How far a reviewer is: the words, the shape, its colour."""


class Said(NamedTuple):
    """What the page says: heading, line under it, main button."""

    title: str
    line: str
    button: str


def said(view: TurnView, following: Turn | None) -> Said:
    """Say whose turn it is."""
    if not view.turns.turns:
        return Said("Who answers?", "First say who the reviewers are: initials or a role.", "Name the reviewers")
    if view.turns.ready and view.recording is not Recording.GUEST:
        return Said(f"Everybody has finished {view.slot}", "Now see the answers, and agree.", "Agree together")
    if following is None:
        done = "Your answers are locked." if view.recording is Recording.GUEST else "Nobody {watched} this {clip}."
        return Said(f"Nothing is left to do for {view.slot}", done, "Back to the session")
    button = f"Reviewer {following.letter} {'carries on' if following.standing == 'begun' else 'begins'}"
    if view.recording is Recording.TURNS:
        return Said(f"Hand the laptop to Reviewer {following.letter}", f"{following.name}. {ALONE}", button)
    return Said("Who are you?", f"Choose your own line. {ALONE}", button)


def progress(view: TurnView) -> str:
    """Say how many have finished."""
    done = sum(turn.is_done for turn in view.turns.turns)
    return f"{done} of {len(view.turns.turns)} finished" if view.turns.turns else ""


def missing_words(turns: Sequence[Turn]) -> Said:
    """Ask before going on without those who have left."""
    who = names(turns)
    line = "What they have answered is locked as it is. Without an answer, they did not {watch}."
    return Said(f"Go on without {who}?", line, f"Go on without {who}")


def names(turns: Sequence[Turn]) -> str:
    """Name reviewers by their letters: “Reviewer A”, “Reviewers A and B”."""
    letters = listed([turn.letter for turn in turns])
    return f"Reviewer {letters}" if len(turns) == 1 else f"Reviewers {letters}"


def lock_words(letter: str, slot: str, left: int) -> Said:
    """Ask before locking."""
    line = f"{count(left, 'question')} still needs an answer." if left else "Nobody can change them afterwards."
    return Said(f"Reviewer {letter}: lock your answers to {slot}?", line, "Lock my answers")
