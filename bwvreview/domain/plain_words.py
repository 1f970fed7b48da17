"""Dates and names of reasons, as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


# Written out, for a desktop changes the language that strftime speaks.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_words(day: date) -> str:
    """Say a day.

    >>> from datetime import date
    >>> day_words(date(2026, 11, 5))
    '5 November 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def and_words(parts: Sequence[str]) -> str:
    """Join words: “A”, “A and B”, “A, B and C”.

    >>> and_words(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def time_words(minutes: int) -> str:
    """Say a length of time, short enough to stand in large letters.

    >>> time_words(200), time_words(48), time_words(120)
    ('3 h 20 min', '48 min', '2 h')
    """
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * (bool(rest) or not hours))


def reason_words(reason: str) -> str:
    """Say why encounters were left out before the draw.

    >>> reason_words("past-retention"), reason_words("court-order")
    ('Footage is past its time for deletion', 'Court order')
    """
    return _REASONS.get(reason) or reason.replace("-", " ").replace("_", " ").capitalize()


_REASONS = {
    "past-retention": "Footage is past its time for deletion",
    "no-recording": "No {video} is held",
    "seen-before": "Seen at an earlier {viewing}",
    "withheld": "Held back by the police, reason recorded",
    "value-not-known": "A word in the row is not known",
    "repeated-row": "The row repeats an earlier one exactly",
}
