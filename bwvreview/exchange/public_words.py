"""The sentences of the public report, the same on the page and in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.small_numbers import NOT_SHOWN
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from bwvreview.domain.make_up import MakeUpTold, TableTold
    from bwvreview.domain.public_report import PublicReport
    from bwvreview.domain.small_numbers import Told

ROUNDED = (
    "Counts are rounded to the nearest 5. Counts under 10 are not told, nor counts that would give them away, "
    "so that nobody can be picked out."
)
TOO_FEW = "Too few {clips} were {watched} in this period to say more without pointing at people."
NONE_WATCHED = "No {clip} was shown to us in this period, so there is nothing to say here."
NOT_APPROVED = "Nothing has been approved to be told here yet."
NO_REPLY = "No reply has been approved to be told here yet."
NO_DRAW = "There was no draw in this period."
_DICE_CHOSE = (
    "The police give a list without names. We choose themes, fix the list and the plan, and read their "
    "fingerprint out. Only then are dice rolled. Fingerprint and dice together choose the {clips}, so nobody could "
    "steer which come up."
)
_CANNOT_COMPUTE = (
    "From this page alone you cannot compute a draw. The lists stay in the room, because they are about real "
    "people. The members in the room and the police liaison could check each draw, down to each {clip}, while the "
    "list was held."
)
CHOSEN = (
    _DICE_CHOSE,
    _CANNOT_COMPUTE,
    "You can compare the eight groups and the dice with the minutes of each {viewing}.",
)
GIVEN_UP = "A plan that was fixed and not used stays on the record, so that nobody rolls until the result pleases."

LISTS = "Who was on the lists"
RATE = "Led to an arrest or another outcome"
RATES = (
    "Each range holds the rate as far as chance and rounding leave it open (95% by Wilson’s method). "
    "A search without a recorded outcome counts as one that led to nothing."
)


def lead_words(report: PublicReport) -> str:
    """Say in a few sentences how much was watched."""
    if not report.viewings:
        return say("We held no {viewing} in this period.")
    held = say("one {viewing}") if report.viewings == 1 else say(f"{report.viewings} {{viewings}}")
    chose = f"We held {held}. Dice chose {report.drawn.words} {report.chosen}. "
    if report.viewed.size == 0 and report.not_shown.size != 0:
        return f"{chose}None of them was shown to us."
    return say(f"{chose}We {{watched}} {report.viewed.words}; {report.not_shown.words} could not be shown to us.")


def few_words(report: PublicReport) -> str:
    """Say why a part tells nothing."""
    return say(NONE_WATCHED if report.viewed.size == 0 else TOO_FEW)


def count_words(told: Told) -> str:
    """Say a count. “Not shown” is what happens to clips in this report, so a hidden count is “not told”."""
    return "Not told" if told.words == NOT_SHOWN else told.words.capitalize()


def not_shown_words(report: PublicReport) -> tuple[str, ...]:
    """Say how many clips could not be shown; their reasons follow where there are any to tell."""
    if report.not_shown.size == 0:
        return (say("Every {clip} that came up so far was shown to us."),)
    said = say(f"{report.not_shown.words.capitalize()} of the {{clips}} that came up could not be shown to us.")
    if report.reasons:
        return (said,)
    named = f" Among the reasons given: {'; '.join(report.named_reasons)}." if report.named_reasons else ""
    return said, f"They are too few to count their reasons without pointing at people.{named}"


def limits_words(report: PublicReport) -> tuple[str, str]:
    """Say what the figures can and cannot say."""
    more = say(" {Clips} that were not shown could change the figures.") if report.not_shown.size != 0 else ""
    return (
        (
            say(
                "The {clips} are a random sample of the {encounters} on our lists for the themes we chose. "
                "They are not all {encounters}, and not a sample of all police work."
            )
        ),
        say(
            "A finding in a few {clips} shows that something happens. It does not show how often it happens everywhere."
        )
        + more,
    )


def lists_words(told: MakeUpTold) -> str:
    """Say what the figures about the lists are of."""
    if not told.tables:
        return "No list of this period told the ethnicity or the age of enough people."
    return say("These are the {encounters} that the {clips} were drawn from, whether we {watched} them or not.")


def grouping_words(table: TableTold, told: MakeUpTold) -> str:
    """Say of which lists a table is: not every list carries it, and of short ones nothing is told."""
    if table.lists < told.lists:
        return say(f"{{Encounters}} on {table.lists} of the {told.lists} lists")
    return (
        say("{Encounters} on one list") if table.lists == 1 else say(f"{{Encounters}} on {table.lists} lists together")
    )
