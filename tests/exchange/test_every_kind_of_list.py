from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.errors import ListProblem, LockedList
from bwvreview.domain.inspection import Inspection
from bwvreview.services.check_list import CheckedList, check_list, check_lists, check_text, sheets_of
from tests.lists import HEADINGS, SAMPLE, WORKBOOK, as_csv, rows, written

LISTS = Path(__file__).parents[1] / "data" / "lists"
HEAD = ("Reference", "Date", "Type", "Age range", "Object of search", "Handcuffs used", "Location.street.name")
FLAGS = ["TRUE", "FALSE", "1", "0", "yes", "no", "NA", "null", "", "0.0", "True", "N"]
SAID = ["yes", "no", "yes", "no", "yes", "no", None, None, None, "no", "yes", "no"]


def lines() -> list[list[str]]:
    days = ["14/09/2022", "2022-09-14", "44818", "2022-09-13T23:30:00+00:00"]
    return [[*row[:1], days[at % 4], *row[2:], FLAGS[at], "On or near Adams Road"] for at, row in enumerate(rows())]


def in_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [list(HEAD), *lines()]:
        book.active.append(row)
    book.save(path)


def in_json(path: Path) -> None:
    found = []
    for row in lines():
        item: dict[str, Any] = dict(zip(HEAD[:-1], row[:-1], strict=True))
        item["Handcuffs used"] = {"TRUE": True, "FALSE": False, "null": None}.get(row[5], row[5])
        item["Location"] = {"latitude": None, "street": {"name": row[6]}}
        found.append(item)
    path.write_text(json.dumps(found))


def in_text(delimiter: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(as_csv(HEAD, lines(), delimiter), newline="")

    return write


def in_json_lines(path: Path) -> None:
    in_json(path)
    path.write_text("\n".join(map(json.dumps, json.loads(path.read_text()))))


def in_object(path: Path) -> None:
    in_json(path)
    path.write_text('{"count": 12, "results": ' + path.read_text() + "}")


def packed(write: Callable[[Path], None]) -> Callable[[Path], None]:
    def pack(path: Path) -> None:
        write(path)
        path.write_bytes(gzip.compress(path.read_bytes()))

    return pack


def in_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._list.csv", "x")
        archive.writestr("september/list.csv", as_csv(HEAD, lines()))


def in_zipped_book(path: Path) -> None:
    in_xlsx(path)
    content = path.read_bytes()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.xlsx", content)


WAYS: dict[str, Callable[[Path], None]] = {
    "csv": in_text(","),
    "tsv": in_text("\t"),
    "xlsx": in_xlsx,
    "json": in_json,
    "json lines": in_json_lines,
    "json in an object": in_object,
    "gz": packed(in_text(",")),
    "json in gz": packed(in_json),
    "zip": in_zip,
    "xlsx in zip": in_zipped_book,
}


def words(checked: CheckedList, field: str) -> list[str | None]:
    return [encounter.values.get(field) for encounter in checked.encounters()]


def said(found: Inspection) -> str:
    return " ".join(problem.message for problem in found.problems)


@pytest.mark.parametrize("way", WAYS)
def test_a_list_says_the_same_in_every_kind_of_file(tmp_path: Path, way: str) -> None:
    path = tmp_path / "list"  # told by its content, not by its name
    WAYS[way](path)
    found = check_list(path).inspection
    assert (found.rows, found.accepted) == (12, False)
    assert [column.header for column in found.columns if column.status == "refused"] == ["Location.street.name"]
    checked = check_list(path, drop_refused=True)
    assert words(checked, "handcuffs") == SAID
    assert {encounter.on for encounter in checked.encounters()} == {date(2022, 9, 14)}
    assert [encounter.reference for encounter in checked.encounters()] == [
        f"REF-{number:04}" for number in range(1, 13)
    ]


def test_a_pasted_list_says_the_same(tmp_path: Path) -> None:
    checked = check_text(as_csv(HEAD, lines(), "\t"), drop_refused=True)
    assert words(checked, "handcuffs") == SAID
    assert check_text(SAMPLE.read_text("utf-8")).inspection.rows == 515
    with pytest.raises(ListProblem, match="no text to read"):
        check_text(" \n")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_excel_and_opendocument_are_read(kind: str) -> None:
    checked = check_list(LISTS / f"plain.{kind}")
    assert checked.inspection.accepted
    first = next(checked.encounters())
    assert (first.reference, first.on, first.row, first.values["age"]) == ("BWV-0007", date(2022, 9, 14), 4, "10-17")
    assert words(checked, "handcuffs")[:8] == ["yes", "no", "yes", "no", "yes", "no", None, None]
    assert "One row of totals left out: It is no encounter." in checked.inspection.repairs
    assert "One row of notes left out: Text in one cell, not an encounter." in checked.inspection.repairs


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_old_excel_and_opendocument_hide_is_named_without_its_words(kind: str) -> None:
    found = check_list(LISTS / f"hiding.{kind}").inspection
    assert not found.accepted
    for what in (
        "holds comments",
        "hides a sheet",
        "hides a row",
        "who made it",
        "a title",
        "hides the column “Age range”",
        "has a header or footer for printing",
    ):
        assert what in said(found)
    assert "Howarth" not in repr(found)
    assert "Amina" not in repr(found)


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("<text:p><text:sheet-name>x</text:sheet-name></text:p>", False),
        ("<text:p>Page <text:page-number>1</text:page-number> of <text:page-count>9</text:page-count></text:p>", False),
        ("<text:p>Made by <text:span>A. Howarth</text:span></text:p>", True),
        ("<text:p>&#x41;</text:p>", True),
    ],
    ids=["the sheet’s name", "page numbers", "words", "words written as numbers"],
)
def test_headers_of_opendocument_are_named_unless_they_only_count_pages(
    tmp_path: Path, printed: str, *, named: bool
) -> None:
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(LISTS / "plain.ods") as old, zipfile.ZipFile(path, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "styles.xml":
                content = re.sub(rb'<style:header style:display="false"/>', b"<style:header/>", content)
                content = content.replace(b"<style:header/>", f"<style:header>{printed}</style:header>".encode())
            new.writestr(item, content)
    found = check_list(path).inspection
    assert ("has a header or footer for printing" in said(found)) is named
    assert "Howarth" not in repr(found)


def test_days_counted_from_1904_are_read_as_bare_numbers_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in [list(HEADINGS), *([row[0], 43356, *row[2:]] for row in rows())]:
        book.active.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    assert check_list(path).inspection.first_day == date(2022, 9, 14)


@pytest.mark.parametrize("joint", [".", "__", "/"])
def test_nested_names_are_known_however_they_are_joined(tmp_path: Path, joint: str) -> None:
    header = (*HEADINGS, f"location{joint}street{joint}name", f"outcome_object{joint}name")
    path = written(tmp_path, header, [[*row, "On or near Adams Road", "Arrest"] for row in rows()])
    found = check_list(path).inspection
    assert [column.status for column in found.columns[5:]] == ["refused", "accepted"]


def test_an_unnamed_index_column_and_blank_columns_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, ("", *HEADINGS, "", ""), [[str(at), *row, "", ""] for at, row in enumerate(rows())])
    found = check_list(path).inspection
    assert found.accepted
    assert (found.columns[0].header, found.columns[0].reason) == ("Column A", "Numbers the rows. Not needed here.")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_totals_notes_and_repeated_headings_are_left_out_counted_and_said(tmp_path: Path, kind: str) -> None:
    table = [
        ["Stop and search", "", "", "", ""],
        list(HEADINGS),
        *rows(6),
        list(HEADINGS),
        *rows(12)[6:],
        ["", "", "", "", ""],
        ["Grand total", "", "", "", "12"],
        ["Source: stop and search returns", "", "", "", ""],
        ["Searches of vehicles without people are not in this list", "", "", "", ""],
    ]
    path = tmp_path / "list"
    if kind == "csv":
        path.write_text(as_csv(table[0], table[1:]), newline="")
    else:
        book = openpyxl.Workbook()
        for row in table:
            book.active.append(row)
        book.active.merge_cells("A1:E1")
        book.save(path)
    checked = check_list(path)
    assert checked.inspection.accepted
    assert checked.inspection.rows == 12
    assert checked.inspection.repairs == (
        "One row of totals left out: It is no encounter.",
        "2 rows of notes left out: Text in one cell, not an encounter.",
        "One row of headings left out: The headings came again.",
    )
    assert [encounter.row for encounter in checked.encounters()] == [3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15]


@pytest.mark.parametrize("total", ["Total: 587", "Grand total = 1,204", "Count: 12", "Rows of totals: none"])
def test_a_total_in_one_cell_with_its_number_is_no_encounter(total: str, tmp_path: Path) -> None:
    found = check_list(written(tmp_path, lines=[*rows(), [total, "", "", "", ""]])).inspection
    assert found.rows == (13 if total.endswith("none") else 12)


def test_an_encounter_with_little_in_its_row_is_not_taken_for_a_total(tmp_path: Path) -> None:
    table = [*rows(), ["TOTAL-77", "", "", "", ""], ["", "", "Person search", "", ""]]
    found = check_list(written(tmp_path, lines=table)).inspection
    assert (found.rows, found.repairs) == (14, ())
    assert "Row 15 has no reference" in said(found)


def test_merged_cells_say_the_same_in_each_row_they_cover(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [list(HEADINGS), *rows()]:
        book.active.append(row)
    book.active.merge_cells("B2:B4")
    path = tmp_path / "list.xlsx"
    book.save(path)
    checked = check_list(path)
    assert [encounter.on for encounter in checked.encounters()] == [date(2022, 9, 14)] * 12
    assert "2 cells filled: Merged with the cell above." in checked.inspection.repairs


def test_a_formula_without_a_value_is_told_and_text_that_a_spreadsheet_wrapped_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [list(HEADINGS), *rows()]:
        book.active.append(row)
    book.active["D3"] = '=IF(1=1,"10-17","")'
    path = tmp_path / "list.xlsx"
    book.save(path)
    with pytest.raises(ListProblem, match="A cell holds a formula without a value"):
        check_list(path)
    path.write_text(as_csv(HEADINGS, rows()).replace("18-24", '="10-17"'), newline="")
    assert set(words(check_list(path), "age")) == {"10-17"}
    path.write_text(as_csv(HEADINGS, [[f'="{cell}"' for cell in row] for row in rows()]), newline="")
    assert set(words(check_list(path), "age")) == {"18-24"}
    wrapped = rows(Object_of_search="Drugs, controlled")
    path.write_text(as_csv(HEADINGS, wrapped).replace('"Drugs, controlled"', '="Drugs, controlled"'), newline="")
    assert check_list(path).inspection.rows == 12


# ---- Sheets ------------------------------------------------------------------------------------------------------


def two_sheets(folder: Path, *names: str) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Contents"])
    for number, name in enumerate(names, start=1):
        sheet = book.create_sheet(name)
        for row in [list(HEADINGS), *rows(11 + number)]:
            sheet.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def test_a_workbook_with_two_lists_asks_which_and_takes_the_answer(tmp_path: Path) -> None:
    path = two_sheets(tmp_path, "August", "PC Howarth 542")
    with pytest.raises(ListProblem) as caught:
        check_list(path)
    assert caught.value.message == "2 sheets look like a list: sheet 2 “August” (12 rows), sheet 3 (13 rows)."
    assert "--sheet" in caught.value.advice
    assert check_list(path, sheet=3).inspection.rows == 13
    assert "The name of a sheet could show who someone is" in said(check_list(path, sheet=2).inspection)
    with pytest.raises(ListProblem, match="has no sheet 9"):
        check_list(path, sheet=9)


def test_sheets_are_previewed_by_counts_alone(tmp_path: Path) -> None:
    previews = sheets_of(two_sheets(tmp_path, "August", "PC Howarth 542"))
    assert [(one.number, one.name, one.rows, one.columns, one.looks_like_list) for one in previews[1:]] == [
        (2, "sheet 2 “August”", 12, 5, True),
        (3, "sheet 3", 13, 5, True),
    ]
    assert not previews[0].looks_like_list
    assert sheets_of(SAMPLE) == ()


def test_the_name_of_a_file_that_tells_someone_is_said_and_never_repeated(tmp_path: Path) -> None:
    path = tmp_path / "Searches_by_PC_Howarth_542.csv"
    path.write_text(as_csv(HEADINGS, rows()))
    found = check_list(path).inspection
    assert "The name of the file could show who someone is" in said(found)
    assert "Howarth" not in repr(found)
    assert "name of the file" not in said(check_list(WORKBOOK).inspection)


# ---- Several files -----------------------------------------------------------------------------------------------


def month(folder: Path, name: str, first: int, header: tuple[str, ...] = HEADINGS, **changed: str) -> Path:
    path = folder / name
    lines = [[f"M-{first + 7 * at % 1000:04}", *row[1:]] for at, row in enumerate(rows(12, **changed))]
    path.write_text(as_csv(header, lines), newline="")
    return path


def test_monthly_lists_are_joined_by_their_headings(tmp_path: Path) -> None:
    one = month(tmp_path, "one.csv", 0)
    two = month(
        tmp_path, "two.csv", 500, ("reference", "DATE", "type", "Handcuffs used", "object_of_search"), Age_range="yes"
    )
    checked = check_lists([one, two])
    assert checked.inspection.accepted
    assert checked.inspection.rows == 24
    assert words(checked, "handcuffs") == [None] * 12 + ["yes"] * 12
    assert words(checked, "age") == ["18-24"] * 12 + [None] * 12
    assert [encounter.row for encounter in checked.encounters()] == [*range(2, 14)] * 2


def test_a_reference_in_two_files_is_named_by_file_and_row(tmp_path: Path) -> None:
    one, two = month(tmp_path, "one.csv", 0), month(tmp_path, "two.csv", 500)
    two.write_text(two.read_text().replace("M-0507", "m-0021"))
    found = check_lists([one, two]).inspection
    assert not found.accepted
    assert "File 1, row 5 and file 2, row 3 have the same reference." in said(found)


def test_wrong_words_and_unreadable_files_are_named_by_file(tmp_path: Path) -> None:
    one, two = month(tmp_path, "one.csv", 0), month(tmp_path, "two.csv", 500)
    two.write_text(two.read_text().replace("18-24", "teen", 1))
    assert "File 2, row 2 has a word that this program does not know" in said(check_lists([one, two]).inspection)
    two.write_bytes(b"%PDF-1.7")
    with pytest.raises(ListProblem, match="File 2: this is a PDF"):
        check_lists([one, two])


def test_lists_of_different_kinds_are_not_joined(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Officer,Shift\nA,B\n")
    with pytest.raises(ListProblem, match="no column in common"):
        check_lists([month(tmp_path, "one.csv", 0), other])


def test_a_file_without_a_name_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.csv", as_csv(HEAD, lines()))
        archive.writestr("x", "x")
    path.write_bytes(path.read_bytes().replace(b"x", b"\0"))  # names end at the first nought
    assert check_list(path).inspection.rows == 12


def test_a_zip_of_several_files_says_which_to_take_out(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("september.csv", as_csv(HEADINGS, rows()))
        archive.writestr("PC Howarth 542.csv", "x")
    with pytest.raises(ListProblem) as caught:
        check_list(path)
    assert caught.value.message == "The zip holds 2 files: “september.csv”, file 2."
    assert caught.value.advice


# ---- Passwords ---------------------------------------------------------------------------------------------------


def locked(folder: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    path = folder / "locked.xlsx"
    with WORKBOOK.open("rb") as clear, path.open("wb") as out:
        OOXMLFile(clear).encrypt(password, out)
    return path


def test_a_locked_workbook_asks_for_its_password_and_leaves_nothing_in_the_clear(tmp_path: Path) -> None:
    path = locked(tmp_path, "by the river")
    with pytest.raises(LockedList) as caught:
        check_list(path)
    assert "password" in caught.value.advice
    with pytest.raises(LockedList, match="does not open") as caught:
        check_list(path, password="by the sea")
    assert "sea" not in caught.value.message
    checked = check_list(path, password="by the river")
    assert checked.inspection.accepted
    assert len(list(checked.encounters())) == 515
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("guesses_cost")
def test_a_password_that_would_take_hours_to_try_is_not_tried(tmp_path: Path) -> None:
    path = locked(tmp_path, "by the river")
    content = path.read_bytes()
    hours = content.replace(b'spinCount="100000" ', b'spinCount="9999999"')
    assert hours != content
    path.write_bytes(hours)
    with pytest.raises(ListProblem, match="locked with a password"):
        check_list(path, password="by the river")


# ---- Damaged and hostile -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((LISTS / "damaged").glob("*.*s")), ids=lambda path: path.stem)
def test_bytes_that_once_stopped_the_program_are_a_problem_now(path: Path) -> None:
    with pytest.raises(ListProblem) as caught:
        check_list(path)
    assert caught.value.advice


def with_sheet(folder: Path, sheet: bytes, source: Path = WORKBOOK, part: str = "xl/worksheets/sheet1.xml") -> Path:
    path = folder / "list.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == part else old.read(name))
    return path


@pytest.mark.parametrize("place", [b"Apppppppppppppppppppppppp3", b"ZZZZZZ9", b"A99999999", b"a1", b"A&#49;"])
def test_cells_in_places_that_no_sheet_has_do_not_take_the_memory(tmp_path: Path, place: bytes) -> None:
    sheet = (
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="'
        + place
        + b'"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(ListProblem, match=r"damaged|far larger|cannot be read"):
        check_list(with_sheet(tmp_path, sheet))
    odd = (LISTS / "damaged" / "sheet-with-odd-places.xml").read_bytes()
    with pytest.raises(ListProblem, match="damaged"):
        check_list(with_sheet(tmp_path, odd))


@pytest.mark.parametrize(
    "tag",
    [b'c r="A2" r="XFD1048576"', b'c t="n"r="XFD1048576"', b"c r='A2'r='A05521474836486'", b'c t="n" r="B2" r = "B9"'],
)
def test_a_cell_with_two_places_or_none_apart_from_its_kind_does_not_end_the_program(
    tmp_path: Path, tag: bytes
) -> None:
    cell = b"<" + tag + b"><v>1</v></c>"
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2">' + cell
    with pytest.raises(ListProblem, match=r"damaged|far larger|cannot be read"):
        check_list(with_sheet(tmp_path, sheet + b"</row></sheetData></worksheet>"))


BARE = b"<c><v>1</v></c>"


@pytest.mark.parametrize(
    ("first", "last", "cells"),
    [(b'r="1"', b'r="1048576"', 2_000), (b'r="1"', b'spans="1:9"r="1048576"', 90), (b"", b'r="150000"', 90)],
)
def test_cells_that_do_not_say_their_places_do_not_take_the_memory(
    tmp_path: Path, first: bytes, last: bytes, cells: int
) -> None:
    sheet = b"<row " + first + b">" + BARE * cells + b"</row><row " + last + b">" + BARE + b"</row>"
    with pytest.raises(ListProblem, match="far larger"):
        check_list(with_sheet(tmp_path, b"<worksheet><sheetData>" + sheet + b"</sheetData></worksheet>"))


def test_a_list_whose_cells_do_not_say_their_places_is_read(tmp_path: Path) -> None:
    lines = [HEADINGS, *rows(12)]
    told = (b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % cell.encode() for cell in line) for line in lines)
    sheet = b"".join(b"<row>" + cells + b"</row>" for cells in told)
    found = check_list(with_sheet(tmp_path, b"<worksheet><sheetData>" + sheet + b"</sheetData></worksheet>"))
    assert (found.inspection.accepted, found.inspection.rows) == (True, 12)


def test_a_wide_row_and_a_long_column_together_do_not_take_the_memory(tmp_path: Path) -> None:
    cells = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, 90_000))
    wide = b'<row r="90000"><c r="CV90000"><v>1</v></c></row>'
    sheet = b"<worksheet><sheetData>" + cells + wide + b"</sheetData></worksheet>"
    with pytest.raises(ListProblem, match="far larger"):
        check_list(with_sheet(tmp_path, sheet))


@pytest.mark.slow
def test_a_million_styled_empty_rows_under_a_list_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    in_xlsx(path)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    empty = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(20, 1_000_000))
    path = with_sheet(tmp_path, sheet.replace(b"</sheetData>", empty + b"</sheetData>"), path)
    assert check_list(path, drop_refused=True).inspection.rows == 12


def ods(folder: Path, rows_of_cells: str) -> Path:
    path = folder / "list.ods"
    with zipfile.ZipFile(LISTS / "plain.ods") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "content.xml":
                content = content.replace(b"</table:table>", rows_of_cells.encode() + b"</table:table>", 1)
            new.writestr(name, content)
    return path


def test_cells_repeated_without_end_do_not_take_the_memory(tmp_path: Path) -> None:
    one = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    cell = one + "<text:p>x</text:p></table:table-cell>"
    with pytest.raises(ListProblem, match="far larger"):
        check_list(ods(tmp_path, f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'))
    none = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{none}</table:table-row>'
    assert check_list(ods(tmp_path, blank)).inspection.rows == 12


def test_a_list_that_changes_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, lines=rows(2_000))

    def add(_done: int, _total: int) -> None:
        with path.open("a") as file:
            file.write("REF-9999,2022-09-14,Person search,18-24,Controlled drugs\n")

    with pytest.raises(ListProblem, match="changed while it was read"):
        check_list(path, progress=add)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
        max_leaves=12,
    )
)
def test_any_json_is_a_list_or_a_problem(value: object) -> None:
    text = json.dumps([{"Reference": "REF-1", "Date": "2022-09-14", "x": value}, value])
    try:
        assert check_text(text, drop_refused=True).inspection.rows >= 1
    except ListProblem as problem:
        assert problem.advice  # noqa: PT017 - being read is as good


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["plain.xls", "plain.ods"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.floats(0.2, 1),
)
def test_any_damage_to_a_workbook_is_read_or_a_problem(
    name: str, changes: list[tuple[float, int]], kept: float
) -> None:
    content = bytearray((LISTS / name).read_bytes())
    for at, byte in changes:
        content[int(at * (len(content) - 1))] = byte
    content = content[: int(kept * len(content))] if kept < 0.5 else content
    from bwvreview.exchange.list_source import in_memory
    from bwvreview.exchange.read_table import _table, _unlocked
    from bwvreview.exchange.scheme_file import load_scheme

    try:
        source, kind = _unlocked(in_memory(bytes(content)), None)
        table = _table(source, kind, load_scheme().fields, None)
        assert all(len(chunk.columns) == len(table.header) for chunk in table.chunks())
    except ListProblem as problem:
        assert problem.advice  # noqa: PT017 - being read is as good


def test_times_in_cells_are_left_out_in_every_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [list(HEADINGS), *([row[0], datetime.fromisoformat("2022-09-14 21:37"), *row[2:]] for row in rows())]:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    path = tmp_path / "list"
    path.write_bytes(content.getvalue())
    assert "Times of day left out: Only the day in London is kept." in check_list(path).inspection.repairs
