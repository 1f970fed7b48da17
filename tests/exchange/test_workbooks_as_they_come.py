from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.inspection import Inspection
from bwvreview.services.check_list import check_list
from tests.lists import HEADINGS, rows


def workbook(*, above: int = 0, left: int = 0, lines: list[list[Any]] | None = None) -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    for at, row in enumerate([list(HEADINGS), *(rows() if lines is None else lines)]):
        for column, cell in enumerate(row):
            sheet.cell(at + 1 + above, column + 1 + left, cell)
    return book


def saved(book: Any, folder: Path) -> Path:
    path = folder / "list.xlsx"
    book.save(path)
    return path


def said(found: Inspection) -> str:
    return " ".join(problem.message for problem in found.problems)


def test_a_table_that_starts_further_down_and_right_is_read(tmp_path: Path) -> None:
    book = workbook(above=3)
    book.active["A1"] = "Stop and search in September"
    checked = check_list(saved(book, tmp_path))
    assert checked.inspection.accepted
    assert "text above the headings" in said(checked.inspection)
    assert next(checked.encounters()).row == 5


@pytest.mark.parametrize("how", ["plain", "merged"])
def test_rows_count_as_in_a_spreadsheet_where_the_first_ones_hold_nothing(tmp_path: Path, how: str) -> None:
    book = workbook(above=3, left=1)
    if how == "merged":
        book.active.merge_cells("J1:J2")
    assert [encounter.row for encounter in check_list(saved(book, tmp_path)).encounters()] == list(range(5, 17))


def test_empty_first_columns_are_named_by_their_letter(tmp_path: Path) -> None:
    found = check_list(saved(workbook(left=1), tmp_path)).inspection
    assert (found.columns[0].header, found.columns[0].status, found.columns[0].reason) == (
        "Column A",
        "unknown",
        "Empty.",
    )
    assert found.accepted


def test_days_in_cells_are_read_and_a_mangled_age_put_back(tmp_path: Path) -> None:
    lines: list[list[Any]] = [[row[0], datetime.fromisoformat("2022-09-14 21:37"), *row[2:]] for row in rows()]
    lines[0][3] = date(2022, 10, 17)
    checked = check_list(saved(workbook(lines=lines), tmp_path))
    first = next(checked.encounters())
    assert (first.on, first.values["age"]) == (date(2022, 9, 14), "10-17")


def test_days_counted_from_1904_are_read(tmp_path: Path) -> None:
    book = workbook(lines=[[row[0], date(2022, 9, 14), *row[2:]] for row in rows()])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert check_list(saved(book, tmp_path)).inspection.first_day == date(2022, 9, 14)


def test_a_number_for_a_reference_is_refused_with_its_row(tmp_path: Path) -> None:
    lines: list[list[Any]] = [[104200 + 7 * n, *row[1:]] for n, row in enumerate(rows())]
    found = check_list(saved(workbook(lines=lines), tmp_path), drop_refused=True).inspection
    assert not found.accepted
    assert (found.problems[0].row, found.problems[0].column) == (2, "Reference")
    assert "a number for a reference" in found.problems[0].message


def test_hidden_columns_and_rows_are_named(tmp_path: Path) -> None:
    book = workbook()
    book.active.column_dimensions["D"].hidden = True
    book.active.row_dimensions[4].hidden = True
    found = check_list(saved(book, tmp_path)).inspection
    assert "The workbook hides the column “Age range”. It came in like the others." in said(found)
    assert "The workbook hides a row." in said(found)
    assert found.accepted


def test_a_hidden_column_that_identifies_is_refused_and_named(tmp_path: Path) -> None:
    book = workbook(lines=[[*row, "LD19 KXV"] for row in rows()])
    book.active["F1"] = "Vehicle"
    book.active.column_dimensions["F"].hidden = True
    found = check_list(saved(book, tmp_path), drop_refused=True).inspection
    assert found.columns[-1].status == "refused"
    assert "hides the column “Vehicle”. It was left out." in said(found)


def test_comments_and_hidden_sheets_block_until_they_are_left_out(tmp_path: Path) -> None:
    book = workbook()
    book.active["A2"].comment = Comment("Amina Yusuf", "Howarth")
    book.create_sheet("Names")["A1"] = "Amina Yusuf"
    book["Names"].sheet_state = "hidden"
    path = saved(book, tmp_path)
    found = check_list(path).inspection
    assert not found.accepted
    assert "holds comments" in said(found)
    assert "hides a sheet" in said(found)
    assert "Amina" not in repr(found)
    assert check_list(path, drop_refused=True).inspection.accepted


def test_properties_names_and_footers_are_named_without_their_words(tmp_path: Path) -> None:
    book = workbook()
    book.properties.creator = "Howarth"
    book.properties.lastModifiedBy = "Okafor"
    book.properties.title = "Searches by Howarth"
    book.active.oddFooter.center.text = "Howarth"
    book.defined_names["Okafor"] = openpyxl.workbook.defined_name.DefinedName("Okafor", attr_text="Sheet!$A$1")
    found = check_list(saved(book, tmp_path)).inspection
    assert "The file’s properties give" in said(found)
    for what in ("who made it", "who saved it last", "a title", "header or footer", "named ranges"):
        assert what in said(found)
    assert "Howarth" not in repr(found)
    assert "Okafor" not in repr(found)
    assert found.accepted


def test_the_sheet_with_the_list_is_found(tmp_path: Path) -> None:
    book = workbook()
    front = book.create_sheet("Read me", 0)
    front["A1"] = "Stop and search"
    found = check_list(saved(book, tmp_path)).inspection
    assert found.rows == 12
    assert "more than one sheet" in said(found)


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = workbook()
    book.active["XFD1048576"] = "x"
    with pytest.raises(ListProblem, match="far larger than a list"):
        check_list(saved(book, tmp_path))


def test_a_part_that_is_cut_short_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = saved(workbook(), tmp_path)
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:300]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(ListProblem) as caught:
        check_list(path)
    assert caught.value.advice


def test_a_workbook_whose_only_sheet_is_hidden_shows_nothing(tmp_path: Path) -> None:
    path = saved(workbook(), tmp_path)
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'state="visible"', b'state="veryHidden"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(ListProblem, match="shows no sheet"):
        check_list(path)
