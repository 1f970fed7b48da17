"""Estimates against published values and against counting every possible sample."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import combinations
from math import comb, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.union import union_estimate, union_weights
from bwvreview.domain.estimate import (
    Stratum,
    limits,
    limits_with_missing,
    proportion,
    standard_error,
    stratified,
)
from tests.domain.draw_cases import D10, labelled, plan


def chance(members: int, marked: int, sample: int, found: int) -> Fraction:
    return Fraction(comb(marked, found) * comb(members - marked, sample - found), comb(members, sample))


ORACLES = Path(__file__).with_name("oracles")


def recorded(name: str) -> list[dict[str, str]]:
    with ORACLES.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_limits_are_those_of_scipy_and_of_r() -> None:
    cases = recorded("limits.csv")
    assert len(cases) > 200
    assert sum(case["missing"] != "0" for case in cases) > 50
    for case in cases:
        members, seen, missing, found = (int(case[name]) for name in ("members", "seen", "missing", "found"))
        confidence = float(case["confidence"])
        expected = int(case["low"]), int(case["high"])
        assert limits_with_missing(members, seen, missing, found, confidence) == expected, case
        if not missing:
            assert limits(members, seen, found, confidence) == expected, case


@pytest.mark.parametrize("case", recorded("estimates.csv"), ids=lambda case: case["name"])
def test_proportions_and_standard_errors_are_those_of_the_survey_package_of_r(case: dict[str, str]) -> None:
    columns = zip(
        *([int(one) for one in case[name].split(";")] for name in ("members", "sample", "found")), strict=True
    )
    parts = [Stratum(*column) for column in columns]
    estimate = stratified(parts)
    assert estimate.proportion is not None
    assert estimate.standard_error is not None
    assert float(estimate.proportion) == pytest.approx(float(case["proportion"]), rel=1e-12)
    assert estimate.standard_error == pytest.approx(float(case["standard_error"]), rel=1e-12, abs=1e-15)
    assert estimate.limits == (int(case["low"]), int(case["high"]))
    if len(parts) == 1:
        (only,) = parts
        assert proportion(only.sample, only.found) == estimate.proportion
        assert standard_error(only.members, only.sample, only.found) == pytest.approx(estimate.standard_error)


def test_the_published_limits() -> None:
    assert limits(92, 10, 2) == (3, 49)
    assert limits(40, 6, 0) == (0, 17)


@pytest.mark.parametrize("confidence", [0.95, 0.95**0.5, 0.8])
def test_the_limits_are_those_of_trying_every_number_of_members(confidence: float) -> None:
    tail = (1 - Fraction(repr(confidence))) / 2
    for members in range(11):
        for sample in range(members + 1):
            for found in range(sample + 1):
                fits = [
                    marked
                    for marked in range(members + 1)
                    if found <= marked <= members - sample + found
                    and sum(chance(members, marked, sample, k) for k in range(found + 1)) > tail
                    and sum(chance(members, marked, sample, k) for k in range(found, sample + 1)) > tail
                ]
                assert limits(members, sample, found, confidence) == (fits[0], fits[-1])


@pytest.mark.parametrize(("members", "sample"), [(10, 3), (17, 6), (25, 1), (30, 12), (40, 6)])
def test_the_limits_hold_the_truth_at_least_ninety_five_times_in_a_hundred(members: int, sample: int) -> None:
    for marked in range(members + 1):
        covered = Fraction(0)
        for found in range(max(0, sample - members + marked), min(sample, marked) + 1):
            low, high = limits(members, sample, found)
            covered += chance(members, marked, sample, found) if low <= marked <= high else 0
        assert covered >= Fraction(95, 100)


def test_a_census_leaves_no_doubt_and_an_empty_sample_no_knowledge() -> None:
    assert limits(12, 12, 5) == (5, 5)
    assert limits(12, 0, 0) == (0, 12)
    assert (proportion(0, 0), standard_error(12, 0, 0), standard_error(12, 1, 1)) == (None, None, None)
    assert standard_error(12, 12, 5) == 0


def test_clips_that_cannot_be_shown_widen_the_limits_to_the_worst_case() -> None:
    assert limits_with_missing(92, 10, 0, 2) == limits(92, 10, 2)
    assert limits_with_missing(92, 8, 2, 2) == (limits(92, 10, 2)[0], limits(92, 10, 4)[1])


@pytest.mark.parametrize("asked", [(10, 11, 1), (10, 5, 6), (10, 5, -1)])
def test_counts_that_cannot_be_are_a_mistake_of_the_program(asked: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        limits(*asked)


def test_the_squared_standard_error_is_on_average_the_variance_over_all_samples() -> None:
    population, sample = [1] * 4 + [0] * 5, 4
    estimates, squares = [], []
    for chosen in combinations(population, sample):
        estimates.append(Fraction(sum(chosen), sample))
        error = standard_error(len(population), sample, sum(chosen))
        assert error is not None
        squares.append(error**2)
    mean = sum(estimates) / len(estimates)
    variance = sum((e - mean) ** 2 for e in estimates) / len(estimates)
    assert mean == Fraction(4, 9)
    assert sum(squares) / len(squares) == pytest.approx(float(variance), rel=1e-12)


def test_parts_are_put_together_without_bias_and_with_their_variance() -> None:
    first, second = [1, 1, 0, 0, 0], [1, 0, 0, 0]
    made = [
        stratified([Stratum(5, 3, sum(a)), Stratum(4, 2, sum(b))])
        for a in combinations(first, 3)
        for b in combinations(second, 2)
    ]
    proportions = [estimate.proportion for estimate in made if estimate.proportion is not None]
    variances = [estimate.variance for estimate in made if estimate.variance is not None]
    assert len(proportions) == len(variances) == len(made)
    mean = sum(proportions, Fraction(0)) / len(made)
    assert mean == Fraction(3, 9)
    assert sum(variances, Fraction(0)) / len(made) == sum((p - mean) ** 2 for p in proportions) / len(made)
    assert sum(e.limits[0] <= 3 <= e.limits[1] for e in made) / len(made) >= 0.95
    assert made[0].standard_error == sqrt(variances[0])


@pytest.mark.parametrize(
    ("parts", "has_proportion", "has_variance"),
    [
        ([Stratum(5, 0, 0), Stratum(4, 2, 1)], False, False),
        ([Stratum(5, 1, 1), Stratum(4, 2, 1)], True, False),
        ([Stratum(1, 1, 1), Stratum(4, 2, 1)], True, True),
        ([Stratum(0, 0, 0), Stratum(4, 2, 1)], True, True),
        ([], False, False),
    ],
)
def test_what_cannot_be_calculated_is_not(parts: list[Stratum], has_proportion: bool, has_variance: bool) -> None:
    estimate = stratified(parts)
    assert (estimate.proportion is not None) == has_proportion
    assert (estimate.variance is not None) == has_variance
    assert (estimate.standard_error is not None) == has_variance
    assert 0 <= estimate.limits[0] <= estimate.limits[1] <= estimate.members


@given(st.data())
@settings(deadline=None)
def test_more_clips_with_the_concern_never_lower_the_limits(data: st.DataObject) -> None:
    members = data.draw(st.integers(1, 300))
    sample = data.draw(st.integers(1, members))
    found = data.draw(st.integers(0, sample - 1))
    fewer, more = limits(members, sample, found), limits(members, sample, found + 1)
    assert fewer[0] <= more[0]
    assert fewer[1] <= more[1]
    mirrored = limits(members, sample, sample - found)
    assert mirrored == (members - fewer[1], members - fewer[0])


def test_all_themes_together_are_estimated_without_bias() -> None:
    labels = labelled(size=60, weapons=2, children=3)
    list_file, statement = plan(labels, PlannedTheme("weapons", 5, 1), PlannedTheme("children", 4, 0))
    concerned = {reference for number, reference in enumerate(sorted(labels)) if labels[reference] and number % 4 == 0}
    totals, variances = [], []
    for number in range(4_000):
        draw = replay(list_file, statement, f"{number:020d}")
        estimate = union_estimate(list_file, statement, draw, concerned & set(draw.slots.values()))
        assert estimate is not None
        totals.append(float(estimate.total))
        variances.append(estimate.standard_error**2)
    mean = sum(totals) / len(totals)
    spread = sum((total - mean) ** 2 for total in totals) / (len(totals) - 1)
    assert abs(mean - len(concerned)) < 4 * sqrt(spread / len(totals))
    assert sum(variances) / len(variances) == pytest.approx(spread, rel=0.1)


def test_a_census_counts_every_clip_once_and_one_clip_of_many_gives_no_measure() -> None:
    list_file, statement = plan(labelled(size=30, weapons=2), PlannedTheme("weapons", 15, 0))
    draw = replay(list_file, statement, D10)
    weights = union_weights(list_file, statement, draw)
    assert weights is not None
    assert set(weights.values()) == {1}
    estimate = union_estimate(list_file, statement, draw, list(draw.slots.values())[:4])
    assert estimate is not None
    assert (estimate.total, estimate.variance) == (Fraction(4), Fraction(0))
    list_file, statement = plan(labelled(size=30, weapons=2), PlannedTheme("weapons", 1, 0))
    assert union_estimate(list_file, statement, replay(list_file, statement, D10), []) is None
