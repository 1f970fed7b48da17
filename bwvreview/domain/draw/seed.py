"""What the dice say: a string of digits, for ever (draw-protocol, section 1, “Seed”)."""

from __future__ import annotations

from bwvreview.domain.errors import DrawProblem


class Dice:
    """A kind of dice: how many throws, and which digits they can show."""

    def __init__(self, kind: str, count: int, digits: str, words: str) -> None:
        self.kind, self.count, self.digits, self.words = kind, count, digits, words


DICE = {
    "d10x20": Dice("d10x20", 20, "0123456789", "20 throws of ten-sided dice"),
    "d6x26": Dice("d6x26", 26, "123456", "26 throws of six-sided dice"),
}


def read_seed(digits: str, dice: str) -> str:
    """Check the digits that were rolled and give them back as they are.

    `dice` is `d10x20` or `d6x26`. Leading zeros count. Raises DrawProblem: wrong count, spaces, letters,
    digits of another script, or a digit the dice do not have.
    """
    kind = DICE.get(dice)
    if kind is None:
        raise DrawProblem("These dice are not known.", advice=f"Choose one of: {', '.join(DICE)}.")
    for place, digit in enumerate(digits, start=1):
        if digit not in kind.digits:
            raise _wrong_digit(place, digit, kind)
    if len(digits) != kind.count:
        raise DrawProblem(
            f"{_there_are(len(digits))}; these dice give {kind.count}.",
            advice="Look at the dice on the table and type every one, in order.",
        )
    return digits


def _there_are(count: int) -> str:
    return "Only 1 digit is there" if count == 1 else f"There are {count} digits"


def _wrong_digit(place: int, digit: str, kind: Dice) -> DrawProblem:
    low, high = kind.digits[0], kind.digits[-1]
    if digit.isspace():
        return DrawProblem(f"There is a space at place {place}.", advice="Type the digits without spaces.")
    if digit.isascii() and digit.isdigit():
        return DrawProblem(f"Die {place} cannot show {digit}.", advice=f"These dice have {low} to {high}.")
    return DrawProblem(f"Place {place} is not a digit from {low} to {high}.", advice="Type the digits of the dice.")
