from __future__ import annotations

import contextlib
import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.errors import ListProblem
from bwvreview.exchange.read_table import open_table
from bwvreview.exchange.scheme_file import load_vocabulary
from bwvreview.services.check_list import check_list
from tests.lists import HEADINGS, SAMPLE, as_csv, rows, written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_delimiter_and_encoding_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = as_csv((*HEADINGS, "Café–Größe"), [[*row, "é"] for row in rows()], delimiter)
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode(encoding))
    found = check_list(path).inspection
    assert (found.accepted, found.rows) == (True, 12)
    assert [column.header for column in found.columns] == [*HEADINGS, "Café–Größe"]


def test_lines_in_windows_1252_among_utf_8_are_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(
        as_csv(HEADINGS, rows(), ",").encode()
        + "REF-9999,2022-09-14,Person search,10–17,Controlled drugs\r\n".encode("cp1252")
    )
    assert check_list(path).inspection.accepted


def test_a_packed_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(SAMPLE.read_bytes()))
    assert check_list(path).inspection.rows == 515


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_is_read(tmp_path: Path, end: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(as_csv(HEADINGS, rows()).replace("\r\n", end), newline="")
    assert check_list(path).inspection.rows == 12


def test_titles_above_and_blank_rows_are_passed_over_and_rows_still_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    lines = rows()
    lines[1] = [""] * 5
    lines[2][3] = "seventeen"
    path = tmp_path / "list.csv"
    path.write_text("Stop and search,,,,\n,,,,\n" + as_csv(HEADINGS, lines), newline="")
    found = check_list(path).inspection
    assert found.rows == 11
    assert {problem.row for problem in found.problems} == {1, 6}


def test_the_excel_line_that_names_the_delimiter_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\r\n" + as_csv(HEADINGS, rows(), ";"), newline="")
    found = check_list(path).inspection
    assert found.rows == 12
    assert next(check_list(path).encounters()).row == 3


def test_lines_read_by_columns_and_by_rows_say_the_same(tmp_path: Path) -> None:
    lines = rows(9_000)
    for at in range(1_000, 9_000, 700):
        lines[at][2] = ' "Person search" '
        lines[at + 1][4] = "Controlled\ndrugs"
    plain, quoted = tmp_path / "plain.csv", tmp_path / "quoted.csv"
    plain.write_text(as_csv(HEADINGS, lines), newline="")
    with quoted.open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([HEADINGS, *lines])
    for path in (plain, quoted):
        found = list(open_table(path, load_vocabulary()).chunks())
        assert len(found) > 5
        assert [row for chunk in found for row in zip(*chunk.columns, strict=True)] == list(map(tuple, lines))
        assert [number for chunk in found for number in chunk.numbers] == list(range(2, 9_002))


def test_a_quote_that_is_never_closed_is_told_where_it_opens(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = as_csv(HEADINGS, rows(9_000)).splitlines(keepends=True)
    lines[4_000] = lines[4_000].replace("Person", '"Person')
    path.write_text("".join(lines), newline="")
    with pytest.raises(ListProblem, match=r"^Row 4001 holds far more text"):
        check_list(path)


def test_a_file_that_is_written_to_without_end_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, lines=rows(200))

    def add(_done: int, _total: int) -> None:
        with path.open("a", newline="") as file:
            file.write("REF-9999,2022-09-14,Person search,18-24,Controlled drugs\r\n")

    with pytest.raises(ListProblem, match="changed while it was read"):
        check_list(path, progress=add)


def test_a_line_that_names_a_line_end_as_its_delimiter_is_an_odd_title(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=\n" + as_csv(HEADINGS, rows()), newline="")
    assert check_list(path).inspection.rows == 12


def test_headings_that_come_again_are_left_out_where_all_lines_end_in_blanks(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = [[*row, "", ""] for row in rows()]
    lines.insert(6, [*HEADINGS, "", ""])
    path.write_text(as_csv([*HEADINGS, "", ""], lines), newline="")
    found = check_list(path).inspection
    assert (found.accepted, found.rows) == (True, 12)


def test_short_rows_are_blank_at_the_end(tmp_path: Path) -> None:
    lines = [row[:4] for row in rows(11)] + rows(12)[11:]
    assert check_list(written(tmp_path, lines=lines)).inspection.rows == 12


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


BINARY_BOOK = packed(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"})

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty."),
    "blank": (b"\r\n\r\n ,,\r\n", "The file has no rows."),
    "only headings": (b"Reference,Date,Type\r\n", "The file has no rows."),
    "binary": (bytes(range(256)) * 40, "This file is not a list."),
    "zeros": (b"Reference,Date\r\n\x00\x00A,\x00\x00\r\n", "This file is not a list."),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "The workbook is damaged."),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        "The workbook is locked with a password.",
    ),
    "pdf": (b"%PDF-1.7\n" + bytes(50), "This is a PDF."),
    "json that is no list": (b"[1, 2, 3]", "This JSON is not a list of encounters."),
    "broken json": (b'[{"type": "Person search"', "The JSON is damaged."),
    "deep json": (b'[{"a":' * 20 + b"1" + b"}]" * 20, "This JSON is not a list of encounters."),
    "endless json": (b"[" * 200_000, "The JSON is damaged."),
    "xlsb": (BINARY_BOOK, "This is a binary workbook (XLSB)."),
    "page": (b"<!DOCTYPE html><table></table>", "This is a web page."),
    "broken zip": (b"PK\x03\x04" + bytes(200), "The workbook is damaged."),
    "broken gzip": (b"\x1f\x8b\x08\x00" + bytes(200), "The file is damaged."),
    "no headings": (b"2022-09-14,Person search,18-24\r\n" * 12, "The list has no row of headings."),
    "prose": (b"Dear all\r\nhere is the list\r\n", "This is not a list of encounters"),
    "twice": (b"Reference,Date,Date\r\nREF-1,2022-09-14,2022-09-14\r\n", "Columns B and C have the same heading."),
    "wide": (
        ",".join(f"h{n}" for n in range(200)).encode() + b"\r\n" + b"x," * 199 + b"x\r\n",
        "more than 100 columns",
    ),
    "extra cells": (b"Reference,Date\r\nREF-1,2022-09-14,Kwame\r\n", "Row 2 has more cells than there are headings."),
    "a long cell": (b"Reference,Date,Notes\r\nREF-1,2022-09-14," + b"x" * 10_000_000 + b"\r\n", "holds far more text"),
    "a long quoted cell": (
        b'Reference,Date,Notes\r\nREF-1,2022-09-14,"' + b"x\n" * 500_000 + b'"\r\n',
        "holds far more text",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_a_list_gets_a_sentence_and_advice(tmp_path: Path, name: str) -> None:
    content, says = BAD[name]
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(ListProblem) as caught:
        check_list(path)
    assert says in str(caught.value)
    assert caught.value.advice
    assert "Kwame" not in caught.value.message
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ListProblem, match="There is no file"):
        check_list(tmp_path / "list.csv")
    with pytest.raises(ListProblem, match="This is a folder"):
        check_list(tmp_path)


def test_an_endless_packed_line_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(b"Reference,Date\n" + b"x" * (64 << 20), compresslevel=1))
    with pytest.raises(ListProblem, match="far more text"):
        check_list(path)


def test_more_than_a_million_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Date\n" + b"2022-09-14\n" * 1_000_001)
    with pytest.raises(ListProblem, match="more than a million rows"):
        check_list(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(420):
                part.write(bytes(1 << 20))
    with pytest.raises(ListProblem, match="far larger than a list"):
        check_list(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Reference,Date\r\n" + content)
    with contextlib.suppress(ListProblem):
        assert check_list(path, drop_refused=True).inspection.rows > 0
