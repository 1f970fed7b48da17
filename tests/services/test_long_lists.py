"""Lists of more rows than are looked at together: what is counted in parts, and what is remembered by number."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bwvreview.domain.errors import Cancelled
from bwvreview.services.check_list import check_list
from tests.lists import written

HEADINGS = ("Reference", "Date", "Type", "Age range", "Object of search")
COUNT = 70_000
DAYS = [(date(2022, 9, 1) + timedelta(at)).isoformat() for at in range(30)]
AGES, OBJECTS = ("10-17", "18-24", "", "25-34"), ("Controlled drugs", "Stolen goods", "Offensive weapons")


def reference(number: int) -> str:
    return f"R{number * 7_919 % 1_000_003:07}"


def line(number: int) -> list[str]:
    return [reference(number), DAYS[number % 30], "Person search", AGES[number % 4], OBJECTS[number % 3]]


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    return [line(number) for number in range(1, COUNT + 1)]


def test_a_long_list_is_counted_and_given_out_whole(tmp_path: Path, lines: list[list[str]]) -> None:
    checked = check_list(written(tmp_path, HEADINGS, lines))
    found = checked.inspection
    assert (found.accepted, found.rows, found.repeated, found.problems) == (True, COUNT, 0, ())
    assert (found.first_day, found.last_day) == (date(2022, 9, 1), date(2022, 9, 30))
    members = {theme.slug: theme.members for theme in found.themes}
    assert members["weapons"] == sum(one[4] == "Offensive weapons" for one in lines)
    for at, one in enumerate(checked.encounters()):
        told = [one.reference, str(one.on), one.values["type"], one.values.get("age", ""), one.values["object"]]
        assert (told, one.row) == (lines[at], at + 2)
    some = list(checked.some_at_once())
    references = [name for each in some for name in each.references]
    assert references == sorted(row[0] for row in lines)
    by_reference = {row[0]: (row[1], at) for at, row in enumerate(lines, start=2)}
    assert all(by_reference[one.reference] == (str(one.on), one.row) for each in some for one in each)


def test_what_stands_twice_is_found_however_far_apart(tmp_path: Path, lines: list[list[str]]) -> None:
    changed = [*lines]
    changed[69_990] = [reference(11), *lines[69_990][1:]]
    changed[40_000] = ["", *lines[40_000][1:]]
    changed[69_000] = ["", *lines[69_000][1:]]
    found = check_list(written(tmp_path, HEADINGS, changed)).inspection
    assert [problem.message for problem in found.problems] == [
        "2 rows have no reference in “Reference”: rows 40002, 69002.",
        "Rows 12 and 69992 have the same reference.",
    ]
    assert found.repeated == len(changed) - len(set(map(tuple, changed)))


def test_rows_that_repeat_others_whole_are_counted(tmp_path: Path, lines: list[list[str]]) -> None:
    bare = [[*row[1:], f"land {at % 34_980}"] for at, row in enumerate(lines)]
    found = check_list(written(tmp_path, (*HEADINGS[1:], "Country"), bare), drop_refused=True).inspection
    assert found.repeated == len(bare) - len(set(map(tuple, bare)))


def test_new_references_are_given_out_in_their_order_too(tmp_path: Path, lines: list[list[str]]) -> None:
    bare = [row[1:] for row in lines]
    checked = check_list(written(tmp_path, HEADINGS[1:], bare), salt=bytes(32))
    in_file = {one.reference: (str(one.on), one.row) for one in checked.encounters()}
    assert len(in_file) == COUNT
    given = [(one.reference, (str(one.on), one.row)) for some in checked.some_at_once() for one in some]
    assert given == sorted(in_file.items())


def test_checking_and_giving_out_can_be_stopped_at_every_report(tmp_path: Path, lines: list[list[str]]) -> None:
    path = written(tmp_path, HEADINGS, lines)
    said: list[tuple[int, int]] = []
    checked = check_list(path, progress=lambda done, of: said.append((done, of)))
    for _some in checked.some_at_once():
        pass

    def stop(_done: int, _of: int) -> None:
        left.pop()
        if not left:
            raise Cancelled

    for reports in (1, len(said) // 2, len(said) - 1):
        left = [0] * reports
        with pytest.raises(Cancelled):
            for _some in check_list(path, progress=stop).some_at_once():
                pass
