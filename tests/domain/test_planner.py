"""What a plan means for the evening, how counts are told, and how clips are shared out."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.allocation import Method, Part, allocate
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.estimate import Stratum, stratified
from bwvreview.domain.planner import expected_different_clips, what_it_can_show, what_parts_can_show
from bwvreview.domain.rounding import about, rounded
from tests.domain.draw_cases import labelled, plan


def test_the_clips_to_expect_are_the_mean_of_real_draws() -> None:
    labels = labelled(size=60, weapons=2, children=3, all=1)
    themes = [PlannedTheme("weapons", 8, 2), PlannedTheme("children", 7, 1), PlannedTheme("all", 10, 0)]
    list_file, statement = plan(labels, *themes)
    real = [len(replay(list_file, statement, f"{number:020d}").slots) for number in range(1_000)]
    assert abs(expected_different_clips(labels, themes) - sum(real) / len(real)) <= 0.6
    assert expected_different_clips(labels, themes) == expected_different_clips(labels, themes[::-1])


def test_themes_without_a_common_clip_add_up_and_a_census_takes_all() -> None:
    labels = {f"REF-{n}": ("weapons",) if n % 2 else ("children",) for n in range(100)}
    assert expected_different_clips(labels, [PlannedTheme("weapons", 6, 9), PlannedTheme("children", 4, 9)]) == 10
    assert expected_different_clips(labels, [PlannedTheme("weapons", 99, 0)]) == 50
    assert expected_different_clips(labels, [PlannedTheme("weapons", 0, 5), PlannedTheme("drugs", 5, 0)]) == 0
    assert expected_different_clips(labels, []) == 0


def test_fewer_simulated_draws_are_enough_for_a_very_long_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bwvreview.domain.planner._MOST_TICKETS", 1_000)
    labels = {f"REF-{n}": ("weapons",) for n in range(400)}
    assert expected_different_clips(labels, [PlannedTheme("weapons", 6, 0)]) == 6


def test_what_the_clips_can_show_is_said_in_fives() -> None:
    assert what_it_can_show("Weapons", 92, 6) == (
        ("Weapons: if 2 of 6 raise a concern", "it may be as few as 5 or as many as 70 of about 90."),
        ("Weapons: if none of 6 raises one", "there may still be up to about 40 of about 90."),
    )
    assert what_it_can_show("Age not recorded", 15, 8)[0].meaning == "it may be only 2 or as many as 10 of about 15."
    assert what_it_can_show("Weapons", 92, 1)[0].result == "Weapons: if 1 of 1 raises a concern"
    assert what_it_can_show("Weapons", 15, 20) == (
        ("Weapons: every {clip} is {watched}", "the result holds for all of them, about 15."),
    )


def test_parts_are_put_together_to_say_what_their_clips_can_show() -> None:
    assert what_parts_can_show("Weapons", [(40, 3), (52, 3)]) == (
        ("Weapons: if 2 of 6 raise a concern", "it may be only 2 or as many as 85 of about 90."),
        ("Weapons: if none of 6 raises one", "there may still be up to about 70 of about 90."),
    )
    (whole,) = what_parts_can_show("Weapons", [(12, 12), (10, 10)])
    assert whole.result == "Weapons: every {clip} is {watched}"
    assert what_parts_can_show("Weapons", [(40, 0), (52, 0)]) == ()


def test_one_part_says_what_the_whole_theme_says() -> None:
    assert what_parts_can_show("Weapons", [(92, 6)]) == what_it_can_show("Weapons", 92, 6)


def test_the_clips_that_raise_a_concern_may_lie_in_any_part() -> None:
    parts = [(30, 2), (45, 4)]
    spans = [stratified([Stratum(30, 2, here), Stratum(45, 4, 2 - here)]).limits for here in range(3)]
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    meaning = what_parts_can_show("Weapons", parts)[0].meaning
    assert meaning == f"it may be only 2 or as many as {-(-high // 5) * 5} of about 75."
    assert low < 5


def test_nothing_is_said_about_no_clips_or_about_a_theme_too_small_to_draw_from() -> None:
    assert what_it_can_show("Weapons", 92, 0) == ()
    assert what_it_can_show("Weapons", 9, 3) == ()


@given(st.integers(10, 400), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_no_exact_number_of_members_is_ever_told(members: int, sample: int) -> None:
    for showing in what_it_can_show("Weapons", members, sample):
        told = [int(word) for word in showing.meaning.replace(".", "").split() if word.isdigit()]
        assert all(number % 5 == 0 or number <= 2 for number in told)


def test_counts_are_told_in_fives_and_small_ones_not_at_all() -> None:
    assert [about(count) for count in (0, 9, 10, 12, 13, 92)] == [
        "fewer than 10",
        "fewer than 10",
        "about 10",
        "about 10",
        "about 15",
        "about 90",
    ]
    assert [rounded(count) for count in range(8)] == [0, 0, 0, 5, 5, 5, 5, 5]


@pytest.mark.parametrize(
    ("sizes", "clips", "method", "at_least", "shares"),
    [
        ([1000, 3, 2], 6, "proportional", 2, [2, 2, 2]),
        ([334, 333, 333], 10, "proportional", 0, [4, 3, 3]),
        ([9, 16, 25], 24, "square-root", 0, [6, 8, 10]),
        ([9, 16, 25], 6, "fixed", 0, [6, 6, 6]),
        ([9, 4, 25], 6, "fixed", 0, [6, 4, 6]),
        ([100, 2, 100], 9, "equal", 0, [4, 2, 3]),
        ([100, 100], 10, "neyman", 0, [5, 5]),
        ([3, 2], 9, "proportional", 0, [3, 2]),
        ([], 5, "proportional", 0, []),
    ],
)
def test_clips_are_shared_as_published(
    sizes: list[int], clips: int, method: Method, at_least: int, shares: list[int]
) -> None:
    parts = {f"part-{place}": Part(members) for place, members in enumerate(sizes)}
    assert list(allocate(parts, clips, method, at_least=at_least).values()) == shares


def test_neyman_gives_more_where_opinions_were_divided() -> None:
    parts = {"sure": Part(100, Fraction(1, 10)), "split": Part(100, Fraction(1, 2)), "all": Part(100, Fraction(1))}
    assert allocate(parts, 16, "neyman") == {"all": 0, "split": 10, "sure": 6}
    agreed = {"a": Part(9, Fraction(0)), "b": Part(90, Fraction(1))}
    assert allocate(agreed, 4, "neyman") == {"a": 2, "b": 2}


def test_floors_that_need_more_than_there_is_are_refused() -> None:
    with pytest.raises(DrawProblem, match="5 clips are not enough for at least 2 of each"):
        allocate({"a": Part(10), "b": Part(10), "c": Part(10)}, 5, at_least=2)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1, max_size=4),
    st.integers(0, 80),
    st.sampled_from(["equal", "proportional", "square-root", "neyman"]),
    st.integers(0, 3),
)
@settings(deadline=None)
def test_shares_add_up_keep_floors_and_caps_and_ignore_the_order(
    sizes: dict[str, int], clips: int, method: Method, at_least: int
) -> None:
    floors = {label: min(at_least, members) for label, members in sizes.items()}
    clips = max(clips, sum(floors.values()))
    shares = {
        tuple(
            sorted(allocate({label: Part(sizes[label]) for label in order}, clips, method, at_least=at_least).items())
        )
        for order in permutations(sizes)
    }
    (only,) = shares
    assert sum(share for _, share in only) == min(clips, sum(sizes.values()))
    assert all(floors[label] <= share <= sizes[label] for label, share in only)
