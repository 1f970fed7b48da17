"""Estimates over 100,000 real draws with fixed rolls: what they give on average, how far they stray, what they hold.

“On average” means within four standard errors of 100,000 draws. A variance is right when its mean is within 5% of
the variance that the estimates really have.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bwvreview.domain.draw.availability import Availability, call_reserves
from bwvreview.domain.draw.union import union_estimate
from bwvreview.domain.estimate import Stratum, limits, limits_with_missing, proportion, standard_error, stratified
from tests.domain.many_draws import MANY, REFERENCES, RESERVES, SAMPLES, SIZE, ManyDraws, many_draws

pytestmark = pytest.mark.slow  # six million tickets

Places = NDArray[np.bool_]
CONCERNED: Places = np.isin(np.arange(SIZE) % 7, (0, 3))
"""Encounters that would raise the concern: 18 of 60, spread over all labels."""


@pytest.fixture(scope="module")
def draws() -> ManyDraws:
    return many_draws()


def check_estimates(estimates: NDArray[Any], variances: NDArray[Any], truth: float) -> None:
    real = float(estimates.var(ddof=1))
    assert abs(float(estimates.mean()) - truth) < 4 * sqrt(real / MANY)
    assert float(variances.mean()) == pytest.approx(real, rel=0.05)


# ---- One label, and the parts of one -------------------------------------------------------------------------


@pytest.mark.parametrize("label", list(SAMPLES))
def test_a_proportion_is_right_on_average_and_so_is_its_variance(draws: ManyDraws, label: str) -> None:
    members, count = draws.members(label), SAMPLES[label]
    assert count >= 4
    found = CONCERNED[draws.ranked(label)[:, :count]].sum(axis=1)
    proportions = np.array([float(proportion(count, x) or 0) for x in range(count + 1)])
    errors = np.array([standard_error(len(members), count, x) or 0.0 for x in range(count + 1)])
    check_estimates(proportions[found], errors[found] ** 2, float(CONCERNED[members].mean()))


def test_parts_together_are_right_on_average_and_so_is_their_variance(draws: ManyDraws) -> None:
    parts = ("type@a", "type@b")
    sizes = [(len(draws.members(part)), SAMPLES[part]) for part in parts]
    (first, n), (second, m) = sizes
    table = [[stratified([Stratum(first, n, x), Stratum(second, m, y)]) for y in range(m + 1)] for x in range(n + 1)]
    x, y = (CONCERNED[draws.ranked(part)[:, : SAMPLES[part]]].sum(axis=1) for part in parts)
    proportions = np.array([[float(one.proportion or 0) for one in row] for row in table])
    variances = np.array([[float(one.variance or 0) for one in row] for row in table])
    check_estimates(proportions[x, y], variances[x, y], float(CONCERNED.mean()))
    held = np.array([[one.limits[0] <= CONCERNED.sum() <= one.limits[1] for one in row] for row in table])
    assert held[x, y].mean() >= 0.95


# ---- All labels together -------------------------------------------------------------------------------------


def taus(draws: ManyDraws, labels: list[str]) -> NDArray[Any]:
    """τ of every drawn encounter of every draw, 0 where it was not drawn; written anew from the protocol."""
    made = np.zeros((MANY, SIZE))
    drawn = np.zeros((MANY, SIZE), dtype=bool)
    for label in labels:
        np.put_along_axis(drawn, draws.ranked(label)[:, : SAMPLES[label]], True, axis=1)
    for label in labels:
        ranked, count = draws.ranked(label), SAMPLES[label]
        inside = np.zeros((MANY, SIZE), dtype=bool)
        np.put_along_axis(inside, ranked[:, :count], True, axis=1)
        ordered = np.sort(draws.tickets[:, draws.members(label)], axis=1) / 2.0**64
        bound = np.where(inside, ordered[:, [count]], ordered[:, [count - 1]])
        belongs = np.isin(np.arange(SIZE), draws.members(label))
        made = np.where(drawn & belongs, np.maximum(made, bound), made)
    return made


def test_all_labels_together_are_right_on_average_and_so_is_their_variance(draws: ManyDraws) -> None:
    tau = taus(draws, list(SAMPLES))
    for number in range(300):
        draw = draws.replayed(number)
        found = [reference for reference in draw.slots.values() if CONCERNED[REFERENCES.index(reference)]]
        estimate = union_estimate(draws.list_file, draws.statement, draw, found)
        assert estimate is not None
        mine = tau[number][CONCERNED & (tau[number] > 0)]
        assert float(estimate.total) == pytest.approx((1 / mine).sum(), rel=1e-12)
        assert float(estimate.variance) == pytest.approx(((1 - mine) / mine**2).sum(), rel=1e-9)
    weights = np.divide(1, tau, out=np.zeros_like(tau), where=tau > 0) * CONCERNED
    variances = np.where(weights > 0, weights * (weights - 1), 0).sum(axis=1)
    check_estimates(weights.sum(axis=1), variances, float(CONCERNED.sum()))


def test_one_label_alone_strays_as_far_as_is_published(draws: ManyDraws) -> None:
    # N is estimated by n/τ with variance N (N − n)/(n − 1): Beyer and others, SIGMOD 2007, for k = n + 1.
    for label, count in (("weapons", 6), ("type@a", 5)):
        members = len(draws.members(label))
        weights = 1 / taus(draws, [label])[:, draws.members(label)].max(axis=1)
        assert count * float(weights.mean()) == pytest.approx(members, rel=0.01)
        published = Fraction(members * (members - count), count - 1)
        assert count**2 * float(weights.var()) == pytest.approx(float(published), rel=0.05)


# ---- Clips that cannot be shown ------------------------------------------------------------------------------

MISSING: dict[str, Places] = {
    "some of all": np.arange(SIZE) % 5 == 1,
    "a third of those that raise the concern": CONCERNED & (np.arange(SIZE) % 3 == 0),
    "all that raise the concern": CONCERNED,
    "half of the others": ~CONCERNED & (np.arange(SIZE) % 4 < 2),
    "all others": ~CONCERNED,
    "nearly all": np.arange(SIZE) % 10 > 2,
}


def seen_and_missing(draws: ManyDraws, label: str, gone: Places) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Clips seen, clips of the label that were passed over, and those seen that raise the concern, for each draw."""
    count = SAMPLES[label]
    ranked = draws.ranked(label)[:, : count + RESERVES[label]]
    out = gone[ranked]
    seen_before: NDArray[Any] = np.cumsum(~out, axis=1) - ~out
    reached = seen_before < count
    # A clip that is gone counts when its place was reached: it was drawn, or its turn came to stand in.
    return (~out & reached).sum(axis=1), (out & reached).sum(axis=1), (CONCERNED[ranked] & ~out & reached).sum(axis=1)


def coverage(draws: ManyDraws, label: str, gone: Places, *, widened: bool) -> float:
    members = draws.members(label)
    truth = int(CONCERNED[members].sum())
    held = 0
    cases, times = np.unique(np.stack(seen_and_missing(draws, label, gone)), axis=1, return_counts=True)
    for (seen, missing, found), many in zip(cases.T.tolist(), times.tolist(), strict=True):
        whole = len(members)
        low, high = limits_with_missing(whole, seen, missing, found) if widened else limits(whole, seen, found)
        held += many * (low <= truth <= high)
    return held / MANY


@pytest.mark.parametrize("label", ["weapons", "children"])
@pytest.mark.parametrize("gone", MISSING.values(), ids=MISSING.keys())
def test_the_limits_hold_all_members_whatever_cannot_be_shown(
    draws: ManyDraws, label: str, gone: Places, record_property: Any
) -> None:
    covered = coverage(draws, label, gone, widened=True)
    record_property("coverage", covered)
    print(f"{label}: {covered:.4f}")
    assert covered >= 0.95


def test_the_limits_of_the_clips_seen_alone_would_not_hold_all_members(draws: ManyDraws) -> None:
    assert coverage(draws, "weapons", MISSING["all others"], widened=False) < 0.1


@pytest.mark.parametrize("gone", MISSING.values(), ids=MISSING.keys())
def test_the_arrays_pass_over_the_clips_that_the_program_passes_over(draws: ManyDraws, gone: Places) -> None:
    counted = {label: seen_and_missing(draws, label, gone) for label in ("weapons", "children")}
    for number in range(100):
        draw = draws.replayed(number)
        away = [reference for place, reference in enumerate(REFERENCES) if gone[place]]
        declared = Availability(draw.commit, tuple((reference, "not-found") for reference in away))
        called = call_reserves(draws.list_file, draws.statement, draw, declared).called
        for label, (seen, missing, found) in counted.items():
            drawn = draw.themes[label]
            stand = [one for one in (*drawn.sample, *called.get(label, ())) if one not in away]
            assert len(stand) == seen[number]
            assert sum(CONCERNED[REFERENCES.index(one)] for one in stand) == found[number]
            last = max((*drawn.sample, *drawn.reserves).index(one) for one in stand) if stand else -1
            passed = [one for one in (*drawn.sample, *drawn.reserves)[: last + 1] if one in away]
            assert len(passed) <= missing[number]
            assert len(stand) < SAMPLES[label] or len(passed) == missing[number]


def test_what_is_seen_describes_the_members_that_can_be_shown(draws: ManyDraws) -> None:
    gone = MISSING["a third of those that raise the concern"]
    seen, _, found = seen_and_missing(draws, "weapons", gone)
    assert (seen == SAMPLES["weapons"]).all()
    members = draws.members("weapons")
    shown = members[~gone[members]]
    proportions = found / seen
    assert abs(proportions.mean() - CONCERNED[shown].mean()) < 4 * sqrt(proportions.var() / MANY)
    assert abs(proportions.mean() - CONCERNED[members].mean()) > 0.05
