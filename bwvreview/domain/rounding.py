"""Counts as they may be shown: rounded, so that nobody can be picked out."""

from __future__ import annotations

SMALLEST = 10
"""A smaller count is not told at all."""

STEP = 5


def rounded(count: int) -> int:
    """Round to the nearest 5.

    >>> rounded(92), rounded(93)
    (90, 95)
    """
    return (count + STEP // 2) // STEP * STEP


def about(count: int) -> str:
    """Say a count without telling it: “about 90”, or “fewer than 10”.

    >>> about(92)
    'about 90'
    >>> about(9)
    'fewer than 10'
    >>> about(5268)
    'about 5,270'
    """
    return f"fewer than {SMALLEST}" if count < SMALLEST else f"about {rounded(count):,}"
