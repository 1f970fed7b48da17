"""Which counts may be shown: small ones are hidden, and others with them where a total would give them away.

Domain notes, section 4, rule 9. Hidden is everything from 1 to 9, also where 1 to 4 would do: themes of children
stand in the same tables. A count of 0 points at nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.rounding import SMALLEST, about, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it may be told: `size` rounded to fives, None when it is hidden; `words` say either."""

    size: int | None
    words: str


def is_small(count: int) -> bool:
    """Whether a count could point at people."""
    return 0 < count < SMALLEST


def told(count: int, total: int | None = None) -> Told:
    """Tell one count. With `total`, it is hidden too when nearly everything belongs: the rest would be small.

    >>> told(92).words, told(9).words, told(0).words, told(397, 400).words
    ('about 90', 'fewer than 10', 'none', 'nearly all')
    """
    if count == 0:
        return Told(0, "none")
    if is_small(count):
        return Told(None, about(count))
    if total is not None and is_small(total - count):
        return Told(None, "nearly all")
    return Told(rounded(count), about(count))


def told_parts(counts: Sequence[int]) -> tuple[Told, ...]:
    """Tell counts whose sum is known.

    When small ones are hidden, the next smallest are hidden with them until two or more are, and what is hidden
    adds up to 10 or more: else the total would give them away.

    >>> [part.words for part in told_parts([60, 40, 3])]
    ['about 60', 'not shown', 'fewer than 10']
    """
    hidden = {at for at, count in enumerate(counts) if is_small(count)}
    others = sorted((at for at, count in enumerate(counts) if count >= SMALLEST), key=lambda at: (counts[at], at))
    while hidden and others and (len(hidden) < 2 or sum(counts[at] for at in hidden) < SMALLEST):
        hidden.add(others.pop(0))
    return tuple(
        Told(None, about(count) if is_small(count) else NOT_SHOWN) if at in hidden else told(count)
        for at, count in enumerate(counts)
    )


def told_overlap(first: int, second: int, both: int, total: int) -> Told:
    """Tell how many belong to two themes whose own sizes are shown, out of a total that is shown.

    Hidden when any of the four groups (both, one only, the other only, neither) is small.
    """
    groups = (both, first - both, second - both, total - first - second + both)
    if is_small(both):
        return Told(None, about(both))
    return Told(None, NOT_SHOWN) if any(map(is_small, groups)) else told(both)
