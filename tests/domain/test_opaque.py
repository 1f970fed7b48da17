from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.opaque import follows_dates, opaque_references

SALT = bytes(range(32))


def test_made_references_are_opaque_and_none_stands_twice() -> None:
    made = opaque_references(SALT, 20_000)[:]
    assert len(set(made)) == 20_000
    assert all(re.fullmatch(r"BWV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", reference) for reference in made)


def test_the_key_alone_decides_the_references() -> None:
    assert opaque_references(SALT, 50)[:] == opaque_references(SALT, 50)[:]
    assert set(opaque_references(SALT, 50)[:]).isdisjoint(opaque_references(bytes(32), 50)[:])


def test_made_references_do_not_follow_the_rows() -> None:
    made = opaque_references(SALT, 500)[:]
    assert not follows_dates([(reference, row) for row, reference in enumerate(made)])


@given(st.integers(3, 200), st.integers(2, 9), st.booleans())
def test_references_in_the_order_of_their_days_are_found(rows: int, per_day: int, down: bool) -> None:
    days = [row // per_day for row in range(rows)]
    numbers = range(rows, 0, -1) if down else range(rows)
    pairs = [(f"HGY-{number}", day) for number, day in zip(numbers, days, strict=True)]
    assert follows_dates(pairs) is (len(set(days)) > 1)


def test_references_over_two_days_only_are_found_too() -> None:
    assert follows_dates([(f"R-{number:04}", number // 250) for number in range(500)])


def test_shuffled_references_pass() -> None:
    pairs = [(f"HGY-2209-{number * 7919 % 1000:04}", number // 40) for number in range(1000)]
    assert not follows_dates(pairs)


def test_one_day_has_no_order() -> None:
    assert not follows_dates([(f"R-{number:04}", 5) for number in range(100)])
