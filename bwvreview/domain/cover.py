"""The first sheet of the workbook as lines: whose feedback it is, what adds up, what it can and cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.plain_words import day_words, reason_words
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.feedback import Feedback

Look = Literal["title", "warning", "heading", "words", "digits", "sum"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a name on the left, what there is to say on the right, and how it looks."""

    name: str
    value: str | int = ""
    look: Look = "words"


def cover(feedback: Feedback) -> tuple[Line, ...]:
    """Give the lines of “Read me”, in order, in the words of now."""
    return (
        Line(say(f"Feedback on {{subject}}: {feedback.group_name}"), look="title"),
        Line("Not for publication. Nothing is hidden here, so small numbers can point at someone.", look="warning"),
        *_about(feedback),
        *_counts(feedback),
        *_draw(feedback),
        *_excluded(feedback),
        Line("What this can and cannot say", look="heading"),
        *(Line("", say(sentence)) for sentence in CAN_SAY),
        Line("The sheets", look="heading"),
        *(Line(name, say(sentence)) for name, sentence in SHEETS if feedback.individual or name != "Individual"),
        Line("How text is kept", look="heading"),
        *(Line("", sentence) for sentence in TEXT_RULES),
    )


def _about(feedback: Feedback) -> Iterator[Line]:
    form = feedback.form
    yield Line("Whose feedback this is", look="heading")
    yield Line("Group", feedback.group_name)
    yield Line("Borough", feedback.borough or "Not recorded")
    yield Line("Session", str(feedback.session))
    yield Line(say("Date of {viewing}"), day_words(feedback.session.day))
    yield Line("Members present", "Not recorded" if feedback.members_present is None else feedback.members_present)
    yield Line("Form", f"{form.title}, version {form.version}")
    yield Line("Fingerprint of the form", form.fingerprint[:16], "digits")
    made_at = feedback.made_at.astimezone(UTC)
    yield Line("Made at", f"{day_words(made_at.date())}, {made_at:%H:%M} UTC")
    yield Line("Program", f"BWV Review {feedback.program_version}")
    if feedback.history_mark:
        yield Line("Mark of the history", feedback.history_mark, "digits")


def _counts(feedback: Feedback) -> Iterator[Line]:
    counts = feedback.counts
    yield Line("The counts add up", look="heading")
    yield Line("In one line", counts.sentence, "sum")
    yield Line("Drawn", counts.drawn)
    yield Line(say("{Viewed}"), counts.viewed)
    yield Line("Not shown", counts.not_shown)
    yield Line("Still to come", counts.to_come)
    yield Line("Reserves among the drawn", counts.reserves)
    for one in feedback.observations:
        if one.replaces:
            yield Line("", f"{one.slot} took the place of {' and '.join(one.replaces)}.")
    if not counts.viewed:
        yield Line(
            "", "Nothing was shown to us. The sheet “Not shown” says why." if counts.not_shown else say(NOTHING_YET)
        )


def _draw(feedback: Feedback) -> Iterator[Line]:
    yield Line(say("How the {clips} were chosen"), look="heading")
    yield Line("", say(HOW_CHOSEN))
    yield Line("Fingerprint of list and plan", _in_eights(feedback.commit), "digits")
    yield Line("Dice", feedback.dice_digits or "Not rolled yet", "digits")
    yield Line("Kind of dice", _DICE.get(feedback.dice_kind, feedback.dice_kind))
    yield Line("Plans given up before this one", len(feedback.voids))
    for void in feedback.voids:
        yield Line("", f"{void.session}: {void.reason}")


def _excluded(feedback: Feedback) -> Iterator[Line]:
    first, last = feedback.list_range
    yield Line("What the list covers", look="heading")
    if first and last:
        yield Line("Days on the list", f"{day_words(first)} to {day_words(last)}")
    yield Line("Left out before the draw", sum(count for _, count in feedback.excluded))
    for reason, count in feedback.excluded:
        yield Line("", f"{say(reason_words(reason))}: {count}")


def _in_eights(commit: str) -> str:
    """Write a fingerprint in eight groups of eight, four to a line."""
    groups = [commit[at : at + 8] for at in range(0, len(commit), 8)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


NOTHING_YET = "No {clip} has been {viewed} yet."

HOW_CHOSEN = (
    "The list and the plan were fixed, and one fingerprint of both was read out, before any dice were rolled. "
    "The dice then chose the {clips}. Nobody could steer which came up."
)

_DICE = {"d10x20": "20 dice with the digits 0 to 9", "d6x26": "26 dice with the numbers 1 to 6"}

CAN_SAY = (
    "All figures are about the {encounters} on the police list after those left out. They say nothing about others.",
    (
        "Within a theme each {encounter} had the same chance. "
        "A range says how far the whole theme may lie from the sample."
    ),
    "{A_clip} counts only for a theme it was drawn for. It may belong to another theme without counting there.",
    (
        "With {clips} missing, the share describes those that can be shown, if being missing had nothing to do with "
        "the draw. The worst case counts the missing ones both ways."
    ),
    "A few {clips} cannot show how common something rare is, and cannot compare one officer or team with another.",
    (
        "With the fingerprint and the dice from the minutes, you can check that these are the ones announced. Only "
        "someone who holds the pack from the room can check the draw itself."
    ),
)

SHEETS = (
    ("Clips", "One row {a_clip} {viewed}, one column a question. Blank means that it did not apply or was left."),
    ("Individual", "What each reviewer answered alone, by letter, before the group agreed on what stands in Clips."),
    ("Not shown", "The {clips} that could not be shown, with the reason and the slot that took their place."),
    ("Actions", "What the panel asked for, one row an action."),
    ("Theme summary", "Ratings and measures by theme, with ranges in whole {encounters}."),
    ("Design", "How many belong to each theme, how many were drawn, and what was left out before the draw."),
    ("Data dictionary", "Every column of Clips: its question, its answers and when it is asked."),
)

TEXT_RULES = (
    "Text is always text. A note that starts with =, +, - or @ is kept as written and never worked out.",
    (
        "Characters that cannot be seen are kept in the standard spelling of the file format, for example _x0007_. "
        "A damaged character shows as \N{REPLACEMENT CHARACTER}."
    ),
    "Dates in answers are written year-month-day, so that no program can turn them round.",
    (
        "A hidden sheet holds a number for each record and a seal. It holds nothing that these sheets do not show. "
        "Seals find accidents and careless edits, not forgery."
    ),
)
