"""Every encounter has its chance: 100,000 draws with fixed rolls, the same at each run.

Thresholds are the values that a fair draw passes 999 times in 1,000 (R: qchisq(0.999, df), qnorm); the rolls are fixed,
so a failure is never bad luck.
"""

from __future__ import annotations

from itertools import combinations, permutations
from math import factorial, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.domain.many_draws import MANY, REFERENCES, SAMPLES, ManyDraws, many_draws

pytestmark = pytest.mark.slow  # six million tickets

LABELS = list(SAMPLES)
MOST = {19: 43.82, 23: 49.73, 29: 58.30, 35: 66.62, 119: 172.42}  # R: qchisq(0.999, df)


@pytest.fixture(scope="module")
def draws() -> ManyDraws:
    return many_draws()


def chi_square(seen: NDArray[Any], expected: float) -> float:
    return float(((seen - expected) ** 2 / expected).sum())


def test_the_arrays_hold_what_the_program_draws(draws: ManyDraws) -> None:
    ranked = {label: draws.ranked(label) for label in LABELS}
    for number in (*range(100), MANY - 1):
        drawn = draws.replayed(number)
        for label, count in SAMPLES.items():
            both = drawn.themes[label].sample + drawn.themes[label].reserves
            assert both == tuple(REFERENCES[place] for place in ranked[label][number][: len(both)])
            assert len(drawn.themes[label].sample) == count


def unevenness(ranked: NDArray[np.intp], members: NDArray[np.intp], count: int) -> float:
    """How unevenly members are drawn.

    Without replacement the counts lean on one another: scaled so that the sum of squares has N − 1 degrees.
    """
    drawn = np.bincount(ranked[:, :count].ravel(), minlength=len(REFERENCES))[members]
    chance = count / len(members)
    assert drawn.sum() == MANY * count
    return chi_square(drawn, MANY * chance) * (len(members) - 1) / (len(members) * (1 - chance))


@pytest.mark.parametrize("label", LABELS)
def test_every_member_is_drawn_as_often_as_every_other(draws: ManyDraws, label: str) -> None:
    members = draws.members(label)
    assert unevenness(draws.ranked(label), members, SAMPLES[label]) < MOST[len(members) - 1]


@pytest.mark.parametrize("label", LABELS)
def test_a_ticket_of_half_a_byte_would_be_seen_to_be_unfair(draws: ManyDraws, label: str) -> None:
    members = draws.members(label)
    start = draws.tickets[:, members] >> np.uint64(60)
    ranked = members[np.argsort(start, axis=1, kind="stable")]  # the reference decides between equal tickets
    assert unevenness(ranked, members, SAMPLES[label]) > 2 * MOST[len(members) - 1]


@pytest.mark.parametrize("label", LABELS)
def test_every_pair_is_drawn_as_often_as_every_other(draws: ManyDraws, label: str) -> None:
    members, count = draws.members(label), SAMPLES[label]
    inside = np.zeros((MANY, len(REFERENCES)), dtype=np.float32)
    np.put_along_axis(inside, draws.ranked(label)[:, :count], 1, axis=1)
    together = (inside.T @ inside)[np.ix_(members, members)]
    pairs = list(combinations(range(len(members)), 2))
    chance = count * (count - 1) / (len(members) * (len(members) - 1))
    assert chance * len(pairs) == pytest.approx(count * (count - 1) / 2)
    furthest = max(abs(together[pair] - MANY * chance) for pair in pairs) / sqrt(MANY * chance * (1 - chance))
    assert furthest < NormalDist().inv_cdf(1 - 0.0005 / len(pairs))


@pytest.mark.parametrize("label", LABELS)
def test_every_member_comes_at_every_place_as_often(draws: ManyDraws, label: str) -> None:
    members, ranked = draws.members(label), draws.ranked(label)
    for place in range(SAMPLES[label] + 2):  # the first two reserves too
        seen = np.bincount(ranked[:, place], minlength=len(REFERENCES))[members]
        assert chi_square(seen, MANY / len(members)) < MOST[len(members) - 1], place


def test_all_orders_of_five_come_as_often(draws: ManyDraws) -> None:
    for five in ([0, 6, 12, 18, 24], [55, 56, 57, 58, 59], [3, 17, 28, 41, 50]):
        order = np.argsort(draws.tickets[:, five], axis=1)
        number = (order * [10_000, 1_000, 100, 10, 1]).sum(axis=1)
        all_orders = [
            sum(p * 10**k for p, k in zip(one, range(4, -1, -1), strict=True)) for one in permutations(range(5))
        ]
        seen = np.array([(number == one).sum() for one in all_orders])
        assert seen.sum() == MANY
        assert chi_square(seen, MANY / factorial(5)) < MOST[119]


def test_a_ticket_tells_nothing_about_the_next_roll(draws: ManyDraws) -> None:
    first, second = draws.tickets[:-1].astype(float), draws.tickets[1:].astype(float)
    together = [abs(np.corrcoef(first[:, place], second[:, place])[0, 1]) for place in range(len(REFERENCES))]
    assert max(together) * sqrt(MANY) < NormalDist().inv_cdf(1 - 0.0005 / len(REFERENCES))


def test_parts_of_a_theme_are_drawn_independently(draws: ManyDraws) -> None:
    concerned = np.arange(len(REFERENCES)) % 4 == 0
    found = [concerned[draws.ranked(part)[:, : SAMPLES[part]]].sum(axis=1) for part in ("type@a", "type@b")]
    assert abs(np.corrcoef(*found)[0, 1]) * sqrt(MANY) < NormalDist().inv_cdf(1 - 0.0005)
