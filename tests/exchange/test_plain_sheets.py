"""A plain sheet is read as python-calamine reads it, or left to it: row for row and cell for cell."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bwvreview.domain.progress import no_progress
from bwvreview.exchange.book_cells import BookCells, read_cells
from bwvreview.exchange.xlsx_cells import PlainSheet
from bwvreview.exchange.xlsx_places import look_over
from bwvreview.exchange.xlsx_sheet import look_over_sheet, words_in

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f]")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12) | st.sampled_from(
    ["Controlled drugs", "10-17", " 18-24", "a & b", "<none>", "_x000D_", "two\nlines", "=1", "é – ü", "0", "1e5", "'"]
)
DAYS = st.dates(date(1900, 3, 1), date(2199, 12, 31))
CELLS = st.none() | TEXT | st.integers(-(10**6), 10**6) | st.floats(-(10**6), 10**6) | st.booleans() | DAYS
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=8)


def with_xlsxwriter(grid: list[list[Any]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(grid):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at + 1, column + 1, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(at + 1, column + 1, cell, day)
                elif cell is not None:
                    sheet.write(at + 1, column + 1, cell)
    return file.getvalue()


def with_openpyxl(grid: list[list[Any]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in grid:
        book.active.append(
            [re.sub(r"[\x00-\x08\x0b-\x1f]", "", cell) if isinstance(cell, str) else cell for cell in row]
        )
    book.save(file)
    return file.getvalue()


def plain(content: bytes) -> PlainSheet | None:
    book = look_over(content)
    return look_over_sheet(content, book.sheets[0].part, words_in(content, from_1904=book.from_1904)).cells


def by_library(content: bytes) -> BookCells:
    return read_cells(content, look_over(content).sheets[0].name, no_progress)


def told(cells: PlainSheet | BookCells) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that say something, by their numbers, without blanks at their ends."""
    found = [(at, tuple(row)) for at, row in enumerate(cells.rows(), start=1)]
    return [(at, row[: max(i for i, cell in enumerate(row, 1) if cell)]) for at, row in found if any(row)]


def numbers(cells: PlainSheet | BookCells) -> dict[int, list[int]]:
    for _some in cells.chunks(1):
        pass
    return {column: list(found) for column in range(8) if (found := cells.numbers_in(column))}


def check_same(content: bytes) -> PlainSheet | None:
    found = plain(content)
    if found is not None:
        expected = by_library(content)
        assert told(found) == told(expected)
        assert numbers(found) == numbers(expected)
        assert found.last_row <= expected.last_row  # cells of no letters may stand below
    return found


@settings(max_examples=150, deadline=None)
@given(GRIDS, st.sampled_from([with_xlsxwriter, with_openpyxl]))
@example([["a", 1, 2.5, True, date(2022, 9, 14), None, "b"]], with_xlsxwriter)
@example([["a", 1, 2.5, True, datetime.fromisoformat("2022-09-14 21:37"), None, "b"]], with_openpyxl)
def test_whatever_is_written_is_read_alike(grid: list[list[Any]], write: Any) -> None:
    check_same(write(grid))


@pytest.mark.parametrize("write", [with_xlsxwriter, with_openpyxl])
def test_a_usual_list_is_plain(write: Any) -> None:
    row = ["REF-1", date(2022, 9, 14), "Person & Vehicle search", "10-17", None, 3, 0.5, True]
    found = check_same(write([["Reference", "Date", "Type", "Age", "", "Count", "Share", "Held"], *[row] * 5_000]))
    assert found is not None
    assert found.last_row in {5_001, 5_002}


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
STYLES = [0, 14, 22, 164, 165, 166, 49, 2, 9, 46]
OWN = {164: "dd/mm/yyyy", 165: "[$-809]d\\ mmmm\\ yyyy;@", 166: "0.00;yy"}
SHARED = ["Drugs", " spaced ", "<kept>", "x&y", "_x0041_", "rich", "é\nü"]


def written_by_hand(data: str, above: str = "", below: str = "", declared: str = "", from_1904: bool = False) -> bytes:
    """A workbook from the XML of its sheet, with some shared words and styles."""
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(file)
    items = [f"<si><t>{escape(word)}</t></si>" for word in SHARED]
    items[2] = f'<si><t xml:space="preserve"> {escape(SHARED[2])}</t></si>'
    items[5] = "<si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r></si>"
    formats = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in OWN.items())
    cells = "".join(f'<xf numFmtId="{number}" xfId="0"/>' for number in STYLES)
    own = {
        "xl/sharedStrings.xml": f"<sst>{''.join(items)}</sst>",
        "xl/styles.xml": f'<styleSheet><numFmts>{formats}</numFmts><cellXfs count="1">{cells}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": declared + SHEET.format(f"{above}<sheetData>{data}</sheetData>{below}"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            text = source.read(part).decode()
            if part == "xl/workbook.xml" and from_1904:
                text = text.replace("<workbookPr", '<workbookPr date1904="1"')
            if part not in own:
                target.writestr(part, text)
        for part, text in own.items():
            target.writestr(part, text)
    return out.getvalue()


VALUES = st.sampled_from(
    ["0", "1", "44805", "44805.5", "59", "61", "-3", "007", "1e3", "0.1", "123456789012345678", "", "x", " a ", "&amp;",
     "&#65;", "_x000D_", "a\nb", "TRUE", "3000000"]
)  # fmt: skip
KINDS = st.sampled_from(["", ' t="s"', ' t="n"', ' t="b"', ' t="str"', ' t="inlineStr"', ' t="e"'])
STYLED = st.sampled_from(["", *(f' s="{at}"' for at in range(len(STYLES) + 1))])
BODIES = st.sampled_from(
    ["/>", "></c>", "><v>{}</v></c>", "><is><t>{}</t></is></c>", '><is><t xml:space="preserve">{}</t></is></c>',
     "><f>1+1</f><v>{}</v></c>", "><v></v></c>"]
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    rows, at = [], 0
    for _ in range(draw(st.integers(0, 4))):
        at += draw(st.sampled_from([1, 1, 1, 2, 5]))
        columns = draw(st.sets(st.sampled_from("ABCDZ")))
        cells = [
            f'<c r="{column}{at}"{draw(STYLED)}{draw(KINDS)}{draw(BODIES).format(draw(VALUES))}'
            for column in sorted(columns)
        ]
        rows.append(f'<row r="{at}" spans="1:9">{"".join(cells)}</row>' if cells else f'<row r="{at}"/>')
    return draw(st.sampled_from(["", "\n"])).join(rows)


@settings(max_examples=400, deadline=None)
@given(sheets(), st.booleans())
def test_whatever_stands_in_the_bytes_is_read_alike_or_left_alone(data: str, from_1904: bool) -> None:
    check_same(written_by_hand(data, from_1904=from_1904))


A_ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


@pytest.mark.parametrize(
    ("content", "is_plain"),
    [
        (written_by_hand(A_ROW), True),
        (written_by_hand(A_ROW, '<sheetViews><sheetView workbookViewId="0"/></sheetViews>', "<pageMargins/>"), True),
        (written_by_hand(A_ROW, declared='<?xml version="1.0" encoding="UTF-8"?>\n'), True),
        (written_by_hand(A_ROW, declared='<?xml version="1.0" encoding="ISO-8859-1"?>\n'), False),
        (written_by_hand(A_ROW, declared="<!DOCTYPE worksheet>"), False),
        (written_by_hand(A_ROW, below='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'), False),
        (written_by_hand(A_ROW + A_ROW), False),
        (written_by_hand(A_ROW + '<row r="3"><c r="B2" t="s"><v>0</v></c></row>'), False),
        (written_by_hand('<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'), False),
        (written_by_hand('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), False),
        (written_by_hand('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), False),
        (written_by_hand('<row r="1"><c r="A1" s="2"><v>44805.5</v></c></row>'), False),
        (written_by_hand('<row r="1"><c r="A1"><f>A2</f><v>1</v></c></row>'), False),
        (written_by_hand("<!-- a remark -->" + A_ROW), False),
    ],
)
def test_what_is_plain_and_what_is_not(content: bytes, is_plain: bool) -> None:
    assert (check_same(content) is not None) == is_plain


def test_a_sheet_that_is_not_plain_far_down_is_left_alone_whole() -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 20_000))
    assert plain(written_by_hand(rows)) is not None
    content = written_by_hand(rows + '<row r="20000"><c r="A20000" t="s"><v>5</v></c></row>')
    assert plain(content) is None
    assert told(by_library(content))[-1] == (20_000, ("rich",))
