"""Who was on the lists: what is told says enough, and gives no hidden count away."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.make_up import (
    HIDDEN,
    LEAST,
    MOST,
    GroupCode,
    codes_from_json,
    codes_of,
    found_code,
    limits_of_sample,
    make_up_told,
    rate,
    size_told,
    span,
)
from bwvreview.domain.quarter_figures import wilson
from bwvreview.domain.small_numbers import told_parts
from bwvreview.exchange.highlights_file import load_highlights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RULES = load_highlights().make_up
ALL = frozenset({"ethnicity_officer", "age", "outcome"})
NOTHING = "A no further action disposal"
ETHNICITIES = ("Asian", "Black", "Mixed", "White", "Other", "")
AGES = ("10-17", "18-24", "25-34", "over 34", "")

counts = st.dictionaries(
    st.tuples(st.sampled_from(ETHNICITIES), st.sampled_from(AGES)),
    st.tuples(st.integers(0, 25), st.integers(0, 25)),
    min_size=1,
    max_size=8,
)
World = dict[tuple[str, str], tuple[int, int]]


def people(world: World) -> list[dict[str, str]]:
    """Searches by ethnicity and age: how many led to an arrest, and how many to nothing."""
    return [
        {"ethnicity_officer": ethnicity, "age": age, "outcome": outcome}
        for (ethnicity, age), (found, nothing) in world.items()
        for outcome, count in (("Arrest", found), (NOTHING, nothing))
        for _ in range(count)
    ]


def kept(world: World, number: int = 1) -> str:
    """What is kept of a list, as it is kept."""
    assert RULES is not None
    return codes_of(number, people(world), ALL, RULES).to_json()


def told(*worlds: World) -> str:
    """What a report tells of some lists, in whatever words."""
    assert RULES is not None
    return str(make_up_told(len(worlds), [codes_from_json(kept(world, at)) for at, world in enumerate(worlds)], RULES))


@given(counts)
def test_a_small_count_is_never_kept(world: World) -> None:
    tables = codes_from_json(kept(world)).tables
    sizes = Counter(one["ethnicity_officer"] for one in people(world)), Counter(one["age"] for one in people(world))
    assert bool(tables) == (sum(sizes[0].values()) >= LEAST)
    for table in tables.values():
        assert all(int(code.size) >= 10 for code in table.values() if code.size != HIDDEN)
        hidden = sum(code.size == HIDDEN for code in table.values())
        assert hidden != 1
        assert all(code.found in {"", "few", "most"} or int(code.found) >= 10 for code in table.values())
    assert all(not code.found for code in tables.get("age", {}).values())


sizes_of_groups = st.lists(st.integers(1, 9) | st.integers(10, 60), min_size=2, max_size=5)


@settings(deadline=None)
@given(sizes_of_groups.filter(lambda sizes: sum(sizes) >= LEAST))
def test_no_hidden_size_follows_by_subtraction_from_the_rules_and_the_exact_size_of_the_list(sizes: list[int]) -> None:
    """Whoever knows the exact size and these rules still finds three sizes or more for every hidden group."""
    code = codes(sizes)
    hidden = [at for at, one in enumerate(code) if one == HIDDEN]
    possible: dict[int, set[int]] = {at: {sizes[at]} for at in hidden}
    for world in itertools.chain(worlds(sizes, near(sizes)), worlds(sizes, ranges_of(code, sum(sizes)))):
        if codes(world) == code:
            for at in hidden:
                possible[at].add(world[at])
        if all(len(found) >= 3 for found in possible.values()):
            return
    raise AssertionError("only one or two sizes fit what is told")


def codes(sizes: list[int]) -> list[str]:
    """The codes of a list with these groups, as `codes_of` makes them."""
    return [HIDDEN if part.size is None else str(part.size) for part in told_parts(sizes)]


def near(sizes: list[int]) -> list[Iterable[int]]:
    """Sizes that differ by two or less, the nearest first."""
    return [[size, *(size + step for step in (1, -1, 2, -2) if size + step > 0)] for size in sizes]


def ranges_of(code: list[str], total: int) -> list[Iterable[int]]:
    """All sizes that the codes can stand for."""
    return [range(1, total) if one == HIDDEN else range(span(one)[0], span(one)[1] + 1) for one in code]


def worlds(sizes: list[int], ranges: list[Iterable[int]]) -> Iterator[list[int]]:
    """Every list of sizes from these ranges that has the same total."""
    last = ranges[-1]
    for some in itertools.product(*ranges[:-1]):
        rest = sum(sizes) - sum(some)
        if rest in last:
            yield [*some, rest]


@settings(deadline=None, max_examples=30)
@given(counts, counts)
def test_two_lists_with_the_same_codes_are_told_alike_alone_and_in_any_sum(world: World, other: World) -> None:
    """So the difference of two reports shows of a list only what may be told of it by itself."""
    for group, age in list(world):
        for change in (-1, 1):
            found, nothing = world[group, age]
            if found + change >= 0 and nothing - change >= 0:
                again = {**world, (group, age): (found + change, nothing - change)}
                if kept(again) == kept(world):
                    assert told(again) == told(world)
                    assert told(again, other) == told(world, other)


@given(st.integers(20, 400), st.data())
def test_a_hidden_outcome_could_always_be_one_of_ten(size: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, size))
    same = [other for other in range(size + 1) if found_code(size, other) == found_code(size, found)]
    assert len(same) >= 10 or found_code(size, found) not in {"few", MOST}
    assert found_code(19, found % 20) == ""


@given(st.integers(0, 3000))
def test_a_code_stands_for_the_counts_that_it_could_be(count: int) -> None:
    code = found_code(10_000, count)
    low, high = span(code)
    assert low <= count <= high
    assert all(found_code(10_000, other) == code for other in range(low, high + 1))


@given(st.lists(st.tuples(st.integers(20, 300), st.integers(0, 100)), min_size=1, max_size=12))
def test_the_range_of_a_rate_holds_the_rate_of_the_lists(lists: list[tuple[int, int]]) -> None:
    true = [(size, size * share // 100) for size, share in lists]
    codes = [GroupCode(str((size + 2) // 5 * 5), found_code(size, found)) for size, found in true]
    shown = rate(codes)
    share = 100 * sum(found for _, found in true) / sum(size for size, _ in true)
    if shown is not None:
        assert shown[0] <= share <= shown[1]


def test_a_rate_that_says_next_to_nothing_is_not_told() -> None:
    assert rate([GroupCode("20", "few")]) is None
    assert rate([GroupCode(HIDDEN, "")]) is None
    assert rate([GroupCode("500", "150")]) == (25, 35)
    assert rate([GroupCode("500", MOST)]) == (95, 100)


def test_sizes_add_up_over_lists_and_say_when_some_are_hidden() -> None:
    assert size_told([GroupCode("20"), GroupCode("35")]).words == "about 55"
    assert size_told([GroupCode(HIDDEN)]).words == "not told"


def test_what_a_sample_cannot_say_takes_two_short_sentences() -> None:
    for sentence in limits_of_sample("fewer than 10"):
        assert sentence.count(".") == 1
        assert len(sentence.split()) <= 20


def test_the_range_is_the_one_that_r_gives() -> None:
    """See data/wilson.csv: made by record_wilson.R with prop.test(x, n, correct = FALSE)."""
    with (Path(__file__).parent / "data" / "wilson.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 30
    for row in rows:
        low, high = wilson(int(row["found"]), int(row["of"]))
        assert (low, high) == pytest.approx((float(row["low"]), float(row["high"])), abs=1e-9)
