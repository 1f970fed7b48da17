"""The hints of the tour: one for each step of the job, in the order in which it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TourKind = Literal["list", "plan", "roll", "session", "notice", "record", "feedback", "done"]


@dataclass(frozen=True, slots=True)
class Hint:
    """What to do now: which step of how many, in words, and the page where it is done."""

    step: int
    title: str
    text: str
    place: str


STEPS = 6

HINTS: dict[TourKind, Hint] = {
    "list": Hint(
        1, "Open the list", "Press “Try it with a practice list”. It has 515 real searches and nobody’s name.", "home"
    ),
    "plan": Hint(
        2,
        "Plan the draw",
        "Press “Plan a draw from this list”, and tick two themes. Then “Fix this plan and show the fingerprint”.",
        "draw",
    ),
    "roll": Hint(
        3,
        "Roll the dice",
        "Tick that the groups were read aloud, then press “Roll the dice”. Type 20 digits, and the same 20 again.",
        "draw",
    ),
    "session": Hint(4, "Start the session", "See the clips that were drawn. Then press “Start the session”.", "draw"),
    "notice": Hint(
        4, "Read out the notice", "Press “We have read it out”. Then the first clip can start.", "session"
    ),
    "record": Hint(
        5,
        "Record a clip",
        "Start a clip and answer as you like. Enter goes on. Press “Finish this clip” at the end. One clip is enough.",
        "session",
    ),
    "feedback": Hint(
        6, "Save the feedback", "Open “Feedback”. Press “Save without them”, then “Save 2 files”.",
        "feedback",
    ),
    "done": Hint(
        6, "That was the whole job", "Look round as long as you like, or begin with your own records.", "home"
    ),
}  # fmt: skip
"""What the strip above the pages says. Names in quotes are those on the screen; a test compares them."""
