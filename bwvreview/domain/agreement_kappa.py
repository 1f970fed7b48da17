"""The kappas of older studies, to compare with them: they mislead when one rating is far more common than the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.agreement import Tally


def fleiss_kappa(tallied: Tally) -> float | None:
    """Give Fleiss' kappa (1971) of a tally in which every item has the same number of ratings, two or more.

    None when the numbers differ, or when nothing varies.
    """
    sizes = {sum(row) for row in tallied.counts}
    if len(sizes) != 1 or min(sizes) < 2:
        return None
    raters = sizes.pop()
    pairs = sum(count * (count - 1) for row in tallied.counts for count in row)
    observed = pairs / (tallied.items * raters * (raters - 1))
    totals = [sum(column) for column in zip(*tallied.counts, strict=True)]
    return _beyond(observed, sum((total / tallied.ratings) ** 2 for total in totals))


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give Cohen's kappa (1960) of two raters who both rated every item. None when there is none, or nothing varies."""
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(count * second[rating] for rating, count in first.items()) / len(pairs) ** 2
    return _beyond(sum(one == other for one, other in pairs) / len(pairs), by_chance)


def _beyond(observed: float, by_chance: float) -> float | None:
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)
