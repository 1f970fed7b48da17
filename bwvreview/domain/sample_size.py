"""How many clips are enough to say a share as closely as people want, whatever the clips show.

The other way round from `planner.what_it_can_show`, and with the same exact limits (draw-protocol, section 3).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bwvreview.domain.estimate import limits
from bwvreview.domain.plain_words import time_words
from bwvreview.domain.rounding import SMALLEST, STEP, about, rounded

CLOSENESS = (10, 20, 30)
"""How close a share may be wanted, in 100."""

_RIPPLE = 6
"""One clip more now and then loses a little, for clips and members are whole; never over more than so many clips."""


def enough_clips(members: int, within: int) -> int:
    """Give the number of clips from which on a share is said closely enough, whatever the clips show.

    The exact limits are then never farther than `within` in 100 from the share that is seen. `members` are at least
    1, `within` from 1 to 99. All members are always enough.

    >>> enough_clips(92, 20), enough_clips(40, 20)
    (23, 18)
    """
    low, high = 0, 1
    while high < members and not _is_enough(members, high, within):  # doubling keeps clear of half a long list
        low, high = high, min(2 * high, members)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _is_enough(members, middle, within) else (middle, high)
    return _after_ripples(members, high, within)


@lru_cache(maxsize=256)
def enough_for_about(size: int, within: int) -> int:
    """Give the clips that are enough for every number of members that is told as about `size`.

    So the answer tells no more about the members than their rounded number does. `size` is a multiple of 5.
    """
    smallest = size - STEP // 2
    clips = enough_clips(smallest, within)
    for members in range(smallest + 1, smallest + STEP):
        while not _is_enough(members, min(clips, members), within):
            clips += 1
    return clips


class Needed(NamedTuple):
    """How many clips of a theme are needed, and that in words. None when so many could point at people."""

    clips: int | None
    sentence: str


def what_is_needed(members: int, within: int, minutes_per_clip: int) -> Needed | None:
    """Say how many clips tell a share within `within` in 100, and how long they take.

    None for a theme too small to draw from. More than half of a theme is not asked for.
    """
    if members < SMALLEST:
        return None
    clips = enough_for_about(rounded(members), within)
    if 2 * clips > rounded(members):
        return Needed(None, f"It would take more than half of {about(members)}. Ask for a longer list.")
    return Needed(
        clips, f"{{Watch}} {clips} of {about(members)}: {time_words(clips * minutes_per_clip)} of {{footage}}."
    )


def _after_ripples(members: int, clips: int, within: int) -> int:
    """Go up to the first number of clips after which none of the next few is too small."""
    at = clips
    while at <= min(members, clips + _RIPPLE):
        if not _is_enough(members, at, within):
            clips = at + 1
        at += 1
    return clips


def _is_enough(members: int, sample: int, within: int) -> bool:
    """Whether no result of a sample lets a limit fall too far away. What was not found mirrors what was found."""
    most = within * members * sample
    for found in range(sample // 2, -1, -1):  # a share near one half is the hardest to say
        low, high = limits(members, sample, found)
        share = found * members
        if 100 * (share - low * sample) > most or 100 * (high * sample - share) > most:
            return False
    return True
