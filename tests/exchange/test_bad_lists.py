"""Lists made to take the time or the memory of a reader: refused in a sentence, and nothing of them is stored."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from bwvreview.domain.errors import Cancelled, ListProblem
from bwvreview.domain.progress import Progress
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.xls_words import word_lengths
from bwvreview.services.check_list import check_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.workspace import Workspace
from tests.benchmarks import bad_files
from tests.benchmarks.bad_files import CASES
from tests.lists import HEADINGS, as_csv, rows, written

FAR_LARGER = "The file is far larger than a list of encounters."
SAYS = {
    "zip that lies on its size": "The workbook is damaged.",
    "one long word in 10,000 cells": "Row 20 holds far more text than a list does.",
    "a long word in odd cells": FAR_LARGER,
    "cells at both ends of a sheet": FAR_LARGER,
    "formulas without values": "40 cells hold formulas without a value.",
    "workbook under a password": "The workbook is locked with a password.",
    "CSV cell of 10 MB": "Row 14 holds far more text than a list does.",
    "CSV in three encodings": "This file is not a list.",
    "CSV of a million columns": "Row 1 holds far more text than a list does.",
    "JSON a million deep": "The JSON is damaged.",
    "ODS, one cell everywhere": FAR_LARGER,
    "ODS, one long cell 1,000 times": FAR_LARGER,
    "XLS of 20,000,000 words": FAR_LARGER,
    "XLS, one word in 480,000 cells": FAR_LARGER,
    "XLS of 100,000 sheets": FAR_LARGER,
}


@pytest.mark.parametrize("name", SAYS)
def test_a_bad_list_is_refused_in_a_sentence_and_nothing_is_stored(
    tmp_path: Path, workspace: Workspace, name: str
) -> None:
    file, make = CASES[name]
    folder = tmp_path / "sent"
    folder.mkdir()
    make(folder / file)
    with workspace.store() as store, pytest.raises(ListProblem) as caught:
        import_list(store, ImportList(folder / file, "haringey", load_scheme()), at=workspace.clock.now())
    assert caught.value.message == SAYS[name]
    assert caught.value.advice
    with workspace.store() as store:
        assert store.lists.all() == ()
    assert [path.name for path in folder.iterdir()] == [file]


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_cell_with_more_letters_than_a_spreadsheet_holds_is_refused_in_any_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    for letters in (32_767, 32_768):
        lines = [[*row[:2], row[2], row[3], row[4]] for row in rows(700)]
        lines[600][4] = "Kwame " + "x" * (letters - 6)
        if ending == "csv":
            path.write_text(as_csv(HEADINGS, lines), newline="")
        else:
            path.write_text(json.dumps([dict(zip(HEADINGS, line, strict=True)) for line in lines]))
        if letters == 32_767:
            assert check_list(path).inspection.rows == 700
        else:
            with pytest.raises(ListProblem, match="holds far more text than a list does") as caught:
                check_list(path)
            assert ("602" if ending == "csv" else "601") in caught.value.message
            assert "Kwame" not in caught.value.message


def test_parts_of_a_workbook_that_differ_only_in_capitals_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    bad_files.book(path, bad_files.usual())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/Sheet1.xml", b"<worksheet/>")
    with pytest.raises(ListProblem, match="damaged"):
        check_list(path)


def test_a_row_with_an_endless_number_is_too_far_out(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    bare = [re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", row) for row in bad_files.usual()]
    bad_files.book(path, [bare[0], *(row.replace(b'<row r="3"', b'<row r="%s"' % (b"9" * 5_000)) for row in bare[1:])])
    with pytest.raises(ListProblem, match="far larger than a list"):
        check_list(path)


# ---- The words of an old workbook --------------------------------------------------------------------------------


def test_words_that_go_on_in_the_next_record_are_measured() -> None:
    narrow = struct.pack("<HB", 5, 0) + b"drugs"
    wide = struct.pack("<HB", 3, 1) + "abc".encode("utf-16-le")
    rich = struct.pack("<HBH", 2, 8, 3) + b"ab" + bytes(12)
    more = struct.pack("<HBI", 1, 4, 6) + b"a" + bytes(6)
    parted = [struct.pack("<HB", 7, 0) + b"abc", b"\x01" + "defg".encode("utf-16-le") + narrow]
    assert word_lengths([narrow + wide + rich + more + narrow], 5) == [5, 3, 2, 1, 5]
    assert word_lengths([narrow + parted[0], parted[1]], 3) == [5, 7, 5]
    assert word_lengths([rich[:-4], rich[-4:] + narrow], 2) == [2, 5]  # what follows the letters goes on bare
    assert word_lengths([narrow, wide], 9) == [5, 3]
    assert word_lengths([narrow + b"\x01"], 9) == [5]
    assert word_lengths([struct.pack("<HB", 9, 0) + b"abc"], 1) == [9]


# ---- Answering all along -----------------------------------------------------------------------------------------


def test_a_list_is_never_read_for_long_without_a_report(tmp_path: Path, workspace: Workspace) -> None:
    """Rows between two reports are counted, not seconds: some hundred are checked, some thousand kept, at a time."""
    path = written(tmp_path, lines=rows(20_000, Reference="R{:06}X"))
    said: list[tuple[int, int]] = []
    with workspace.store() as store:
        request = ImportList(path, "haringey", load_scheme())
        import_list(store, request, at=workspace.clock.now(), progress=lambda done, of: said.append((done, of)))
    checking = [done for done, of in said if not of]
    assert max(later - earlier for earlier, later in pairwise(checking)) <= 5_000
    first = checking[: checking.index(max(checking)) + 1]
    assert len(set(first)) >= 20_000 // 3_000


def noting(said: list[int]) -> Progress:
    return lambda done, _of: said.append(done)


def stopping_after(reports: int) -> Progress:
    left = iter(range(reports))

    def stop(_done: int, _of: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    return stop


def test_a_workbook_is_never_looked_over_for_long_without_a_report_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    cells = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(20, 60_020))
    for how in (b"", b"<!-- a note -->"):  # read here, and by the library
        bad_files.book(path, [*bad_files.usual(), how, cells])
        said: list[int] = []
        assert check_list(path, progress=noting(said)).inspection.rows == 12
        assert len(said) > len(cells) / (1 << 18)  # a quarter of a megabyte at a time

        with pytest.raises(Cancelled):
            check_list(path, progress=stopping_after(len(said) // 2))
