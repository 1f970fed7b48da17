"""A theme in parts: every member is in one part, and no part is too small to draw from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.draw.references import LABEL_PATTERN
from bwvreview.domain.encounters import Encounter
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.strata import OTHERS, Part, joined, labelled, part_of, part_words, parts_of
from bwvreview.exchange.scheme_file import load_scheme

SCHEME = load_scheme()
WEEKS, AGES = ("W35", "W36", "W37", ""), ("10-17", "over 34", "")


def encounter(number: int, week: str = "", age: str = "", on: date | None = None) -> Encounter:
    values = {name: value for name, value in (("week", week), ("age", age)) if value}
    return Encounter(f"REF-{number:04}", on, values, number + 2)


LISTS = st.lists(st.tuples(st.sampled_from(WEEKS), st.sampled_from(AGES)), min_size=1, max_size=60).map(
    lambda rows: [encounter(number, *row) for number, row in enumerate(rows)]
)


@given(LISTS, st.sampled_from(["week", "age"]))
def test_the_parts_are_the_whole_theme_and_share_nobody(encounters: list[Encounter], by: str) -> None:
    theme = SCHEME.theme("all")
    parts = parts_of(encounters, theme, by)
    assert sum(part.members for part in parts) == len(encounters)
    wanted = [f"all@{part.name}" for part in parts]
    assert all(LABEL_PATTERN.fullmatch(label) for label in wanted)
    if [part.name for part in parts] == ["not-recorded"]:
        return
    labels = labelled(encounters, wanted, SCHEME)
    assert all(len(mine) == 1 for mine in labels.values())
    assert {part.name: part.members for part in parts} == {
        label.partition("@")[2]: sum(mine == (label,) for mine in labels.values()) for label in wanted
    }


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), min_size=1), st.integers(1, 20))
def test_parts_that_are_too_small_are_joined_until_they_are_not(members: dict[str, int], floor: int) -> None:
    parts = [Part(name, count) for name, count in sorted(members.items())]
    found = joined(parts, floor)
    assert sum(part.members for part in found) == sum(members.values())
    assert all(part.members >= floor for part in found) or len(found) == 1
    if all(count >= floor for count in members.values()):
        assert list(found) == parts


@given(LISTS)
def test_others_are_all_that_no_other_part_has(encounters: list[Encounter]) -> None:
    if not any(e.values.get("week") == "W36" for e in encounters):
        return
    labels = labelled(encounters, ["all@w36", f"all@{OTHERS}"], SCHEME)
    for e in encounters:
        assert labels[e.reference] == (("all@w36",) if e.values.get("week") == "W36" else ("all@others",))


def test_a_week_is_told_from_the_day_only_where_the_list_has_days() -> None:
    day = encounter(1, on=date(2022, 9, 14))
    assert part_of(day, "week", dated=True) == "2022-w37"
    assert part_of(day, "week", dated=False) == "not-recorded"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["all@w99"], "no “w99”"),
        (["all@w36", "all@10-17"], "only be split by one thing"),
        (["all@others"], "one thing"),
    ],
)
def test_a_part_that_the_list_lacks_is_refused_in_words(wanted: list[str], said: str) -> None:
    with pytest.raises(DrawProblem, match=said) as caught:
        labelled([encounter(1, "W36", "10-17"), encounter(2, "W37")], wanted, SCHEME)
    assert "age band" in caught.value.advice


def test_parts_are_named_as_people_say_them() -> None:
    names = ("w36", "2022-w05", "over-34", "tower-hamlets", "18-00-23-59", "not-recorded", "others", "odd-one")
    assert [part_words(name, SCHEME) for name in names] == [
        "week 36", "week 5 of 2022", "over 34", "Tower Hamlets", "18:00-23:59", "not recorded", "others", "odd-one",
    ]  # fmt: skip
