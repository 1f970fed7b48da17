"""Leaving out rows that repeat another one exactly: only when somebody asks, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.services.check_list import check_list, check_lists, check_text
from tests.lists import HEADINGS, as_csv, rows, shared, written

BARE = HEADINGS[1:]


def bare(count: int) -> list[list[str]]:
    """Rows without a reference, in pairs: the second repeats the first."""
    return [[f"2022-09-{1 + at // 2 % 28:02}", *row[2:]] for at, row in enumerate(rows(count))]


def test_repeats_stay_unless_somebody_asks(tmp_path: Path) -> None:
    path = written(tmp_path, BARE, bare(40))
    kept, once = check_list(path), check_list(path, drop_repeats=True)
    assert (kept.inspection.repeated, kept.inspection.left_out, len(list(kept.encounters()))) == (20, (), 40)
    assert (once.inspection.repeated, once.inspection.rows) == (0, 40)
    assert once.inspection.left_out == (("repeated-row", 20),)
    assert [encounter.row for encounter in once.encounters()] == list(range(2, 42, 2))
    assert len(list(once.key_rows())) == 20


def test_a_column_that_numbers_the_rows_makes_no_row_different(tmp_path: Path) -> None:
    lines = [[str(at + 1), *row] for at, row in enumerate(bare(40))]
    once = check_list(written(tmp_path, ("", *BARE), lines), drop_repeats=True)
    assert once.inspection.left_out == (("repeated-row", 20),)


def test_a_list_that_holds_every_reference_twice_can_be_used_again(tmp_path: Path) -> None:
    path = written(tmp_path, lines=[line for line in rows(20) for _ in range(2)])
    assert not check_list(path).inspection.accepted
    once = check_list(path, drop_repeats=True)
    assert once.inspection.accepted
    assert len({encounter.reference for encounter in once.encounters()}) == 20


def test_repeats_are_found_across_files_and_in_a_paste(tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    for path in (first, second):
        path.write_text(as_csv(HEADINGS, rows(12)), encoding="utf-8", newline="")
    assert check_lists([first, second], drop_repeats=True).inspection.left_out == (("repeated-row", 12),)
    pasted = check_text(as_csv(HEADINGS, [*rows(12), *rows(12)], "\t"), drop_repeats=True)
    assert pasted.inspection.left_out == (("repeated-row", 12),)


@pytest.mark.parametrize("name", ["awkward/col_2023_semicolon_export.csv", "police_uk/haringey_2021-12_to_2022-11.csv"])
def test_as_many_are_left_out_as_the_gate_counts(name: str) -> None:
    path = shared(name)
    told = check_list(path, drop_refused=True).inspection
    once = check_list(path, drop_refused=True, drop_repeats=True)
    assert dict(once.inspection.left_out) == {"repeated-row": told.repeated}
    assert sum(1 for _ in once.encounters()) == told.rows - told.repeated
