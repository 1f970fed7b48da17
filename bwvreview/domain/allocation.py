"""How many clips each theme or part of a theme gets (draw-protocol, section 4): exact, whatever the order.

Floors and caps hold first; what is left is shared by weight, and single clips go to the largest remainders
(Hamilton), ties by label. Everything is integers: square roots are taken to thirty places.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

Method = Literal["fixed", "equal", "proportional", "square-root", "neyman"]
_PLACES = 10**30


@dataclass(frozen=True, slots=True)
class Part:
    """A label to share clips with: its members, and the last quarter's proportion for Neyman."""

    members: int
    proportion: Fraction = Fraction(1, 2)


def allocate(
    parts: Mapping[str, Part], clips: int, method: Method = "proportional", *, at_least: int = 0
) -> dict[str, int]:
    """Share `clips` among labels, sorted by label; no label gets more than its members.

    `fixed` gives every label `clips` of its own; the other methods share them: the same for all, by members,
    by the root of members, or by members × sqrt(p (1 − p)) (Neyman 1934). `at_least` is a floor for every label
    that has so many members. More clips than members in all: everything is taken. Raises DrawProblem when
    the floors need more than `clips`.
    """
    ordered = dict(sorted(parts.items()))
    if method == "fixed":
        return {label: min(max(clips, at_least), part.members) for label, part in ordered.items()}
    floors = {label: min(at_least, part.members) for label, part in ordered.items()}
    if sum(floors.values()) > clips:
        raise DrawProblem(
            f"{clips} {{clips}} are not enough for at least {at_least} of each.",
            advice="{Watch} more {clips}, or choose fewer themes.",
        )
    caps = {label: part.members for label, part in ordered.items()}
    if sum(caps.values()) <= clips:
        return caps
    return _shared({label: _weight(part, method) for label, part in ordered.items()}, floors, caps, clips)


def _weight(part: Part, method: Method) -> int:
    if method == "equal":
        return 1
    if method == "square-root":
        return isqrt(part.members * _PLACES**2)
    if method == "neyman":
        spread = Fraction(part.members) ** 2 * part.proportion * (1 - part.proportion)
        return isqrt(spread.numerator * _PLACES**2 // spread.denominator)
    return part.members


def _shared(
    weights: Mapping[str, int], floors: Mapping[str, int], caps: Mapping[str, int], clips: int
) -> dict[str, int]:
    """Share by weight within floors and caps: fix the side that binds more, and share the rest again."""
    given: dict[str, int] = {}
    while True:
        free = [label for label in weights if label not in given]
        left = clips - sum(given.values())
        share = _quotas({label: weights[label] for label in free}, left)
        over = [label for label in free if share[label] > caps[label]]
        under = [label for label in free if share[label] < floors[label]]
        excess = sum((share[label] - caps[label] for label in over), Fraction(0))
        lack = sum((floors[label] - share[label] for label in under), Fraction(0))
        if not over and not under:
            return dict(sorted((given | _largest_remainder(share, left)).items()))
        given |= {label: caps[label] for label in over} if excess >= lack else {label: floors[label] for label in under}


def _quotas(weights: Mapping[str, int], clips: int) -> dict[str, Fraction]:
    """Share without rounding; when nothing has weight, all have the same."""
    total = sum(weights.values())
    if total == 0:
        return {label: Fraction(clips, len(weights)) for label in weights}
    return {label: Fraction(clips * weight, total) for label, weight in weights.items()}


def _largest_remainder(share: Mapping[str, Fraction], clips: int) -> dict[str, int]:
    whole = {label: int(part) for label, part in share.items()}
    left = clips - sum(whole.values())
    by_remainder = sorted(share, key=lambda label: (whole[label] - share[label], label))
    return whole | {label: whole[label] + 1 for label in by_remainder[:left]}
