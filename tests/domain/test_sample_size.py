"""How many clips are enough, against trying every number of clips."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.estimate import limits
from bwvreview.domain.rounding import rounded
from bwvreview.domain.sample_size import CLOSENESS, enough_clips, enough_for_about, what_is_needed


def holds(members: int, clips: int, within: int) -> bool:
    """Whether both limits are close enough to the share seen, whatever is found."""
    return all(
        100 * abs(limit * clips - found * members) <= within * members * clips
        for found in range(clips + 1)
        for limit in limits(members, clips, found)
    )


@given(st.integers(1, 60), st.integers(5, 45))
@settings(deadline=None, max_examples=40)
def test_from_that_number_on_every_one_is_enough_and_the_one_before_is_not(members: int, within: int) -> None:
    clips = enough_clips(members, within)
    assert all(holds(members, more, within) for more in range(clips, members + 1))
    assert clips == 1 or not holds(members, clips - 1, within)


@pytest.mark.parametrize("within", CLOSENESS)
@pytest.mark.parametrize("size", [10, 40, 100])
def test_the_answer_is_enough_for_each_number_told_with_the_same_words(size: int, within: int) -> None:
    clips = enough_for_about(size, within)
    same = [members for members in range(size - 5, size + 6) if rounded(members) == size]
    assert len(same) == 5
    assert all(holds(members, min(clips, members), within) for members in same)


def test_a_hundred_members_need_a_few_more_than_the_first_number_that_would_do() -> None:
    # 50 clips of 100 would do, 51 and 53 would not: clips and members are whole
    assert [holds(100, clips, 10) for clips in (50, 51, 52, 53, 54)] == [True, False, True, False, True]
    assert enough_clips(100, 10) == 54


def test_closer_needs_more_clips_and_their_minutes_are_said() -> None:
    needed = [what_is_needed(292, within, 12) for within in CLOSENESS]
    assert needed == sorted(needed, key=lambda one: one.clips or 0, reverse=True)  # type: ignore[union-attr]
    assert needed[1] == (27, "{Watch} 27 of about 290: 5 h 24 min of {footage}.")


def test_more_than_half_of_a_theme_is_not_asked_for() -> None:
    assert what_is_needed(15, 20, 12) == (None, "It would take more than half of about 15. Ask for a longer list.")


def test_nothing_is_said_of_a_theme_too_small_to_draw_from() -> None:
    assert what_is_needed(9, 20, 12) is None


def test_the_same_words_follow_from_every_number_that_is_rounded_alike() -> None:
    assert len({what_is_needed(members, 20, 12) for members in range(88, 93)}) == 1
