"""A total over all themes together: rank-conditioning weights (Cohen & Kaplan, arXiv 0802.3448; protocol 3)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from bwvreview.domain.draw.draw import check_same_list
from bwvreview.domain.draw.tickets import lowest_tickets

if TYPE_CHECKING:
    from collections.abc import Collection

    from bwvreview.domain.draw.draw import Draw
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.statement import Statement

_WHOLE = 1 << 256


@dataclass(frozen=True, slots=True)
class UnionEstimate:
    """How many encounters under any drawn label raise the concern, and the variance of that number."""

    total: Fraction
    variance: Fraction

    @property
    def standard_error(self) -> float:
        """The root of the variance, in encounters."""
        return sqrt(self.variance)


def union_weights(list_file: ListFile, statement: Statement, draw: Draw) -> dict[str, Fraction] | None:
    """Give each drawn clip its τ, the chance it stands for; None when a label gives no measure of spread.

    τ is, over the clip's labels, the largest of: the (n+1)-th lowest ticket of the label if the clip is in its
    sample, else the n-th lowest, as a fraction of 2^256; 1 for a census. Labels with n = 0 are left out. Not
    offered when a label that is no census has n = 1. Raises DrawProblem when the list is not the one drawn from.
    """
    check_same_list(list_file, statement)
    plans = [plan for plan in statement.themes if plan.sample > 0]
    if any(plan.sample == 1 and not plan.is_census for plan in plans):
        return None
    lowest = lowest_tickets(list_file, draw.key, {p.label: p.sample + 1 for p in plans if not p.is_census})
    cut = {
        label: (
            Fraction(int.from_bytes(pairs[-1][0], "big"), _WHOLE),
            Fraction(int.from_bytes(pairs[-2][0], "big"), _WHOLE),
        )
        for label, pairs in lowest.items()
    }
    samples = {plan.label: frozenset(draw.themes[plan.label].sample) for plan in plans}
    weights: dict[str, Fraction] = {}
    for reference in draw.slots.values():
        mine = samples.keys() & set(list_file.labels[reference])
        weights[reference] = max(
            cut[label][0 if reference in samples[label] else 1] if label in cut else Fraction(1) for label in mine
        )
    return weights


def union_estimate(
    list_file: ListFile, statement: Statement, draw: Draw, found: Collection[str]
) -> UnionEstimate | None:
    """Estimate over all labels from the drawn clips in `found` (references): Σ 1/τ, variance Σ (1 − τ)/τ².

    None when it cannot be calculated. Only for a draw in which every clip could be shown.
    """
    weights = union_weights(list_file, statement, draw)
    return None if weights is None else _estimate([weights[reference] for reference in set(found)])


def _estimate(weights: list[Fraction]) -> UnionEstimate:
    total = sum((1 / tau for tau in weights), Fraction(0))
    return UnionEstimate(total, sum(((1 - tau) / tau**2 for tau in weights), Fraction(0)))
