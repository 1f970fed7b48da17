"""No shown number lets anyone work out a small one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.small_numbers import is_small, told, told_overlap, told_parts

COUNTS = st.integers(0, 60)


@given(st.lists(COUNTS, max_size=12))
def test_hidden_parts_cannot_be_worked_out_from_the_total(counts: list[int]) -> None:
    shown = told_parts(counts)
    hidden = [count for count, part in zip(counts, shown, strict=True) if part.size is None]
    assert all(part.size is None for count, part in zip(counts, shown, strict=True) if is_small(count))
    enough_left = sum(1 for count in counts if count) > 1 and sum(counts) >= 10
    if hidden and enough_left:
        assert len(hidden) >= 2
        assert sum(hidden) >= 10


@given(st.lists(COUNTS, max_size=12))
def test_nothing_is_hidden_where_nothing_is_small(counts: list[int]) -> None:
    if not any(map(is_small, counts)):
        assert all(part.size is not None for part in told_parts(counts))


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_shown_overlap_leaves_no_small_group_in_any_corner(both: int, one: int, other: int, neither: int) -> None:
    shown = told_overlap(both + one, both + other, both, both + one + other + neither)
    if shown.size is not None:
        assert not any(map(is_small, (both, one, other, neither)))


@given(COUNTS, COUNTS)
def test_a_shown_share_leaves_no_small_rest(members: int, rest: int) -> None:
    shown = told(members, members + rest)
    if shown.size:
        assert not is_small(members)
        assert not is_small(rest)
        assert abs(shown.size - members) <= 2
