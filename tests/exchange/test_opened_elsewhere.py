"""LibreOffice opens every workbook, locked ones by their password, and saves it again with nothing lost."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from bwvreview.domain.feedback import Feedback, IndividualAnswers
from bwvreview.exchange.excel_csv import write_excel_csv
from bwvreview.exchange.locked_file import lock_workbook
from bwvreview.exchange.panel_sheet import write_panel_sheet
from bwvreview.exchange.workbook import write_workbook
from tests.exchange.test_no_formula_leaves import CORPUS
from tests.exchange.test_safe_text import ODD
from tests.feedback_kit import a_feedback, line, six_clips, viewed

PYTHON = next((path for path in ("/usr/bin/python3", "/opt/libreoffice/program/python") if Path(path).exists()), "")
PASSWORD = "three words and 7"


def has_uno() -> bool:
    if not PYTHON or shutil.which("soffice") is None:
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode == 0


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not has_uno(), reason="LibreOffice with Python is not installed")]


def odd_feedback() -> Feedback:
    """Six clips, then one for each odd text that LibreOffice saves as it is, some of them long; and lone answers."""
    texts = [text for text in ODD if not re.search("[\ufffe\uffff]|_x[0-9A-F]{4}_x", text)]
    texts += [text * 300 for text in ("👩🏽‍🦽 ", "שלום ", "_x000D_ ", "a\x07", "=1+1 & <b> ")] + ["long " * 6_000]
    clips = (*six_clips(), *(viewed(f"V{at}", "weapons", summary=text) for at, text in enumerate(texts, 10)))
    alone = tuple(IndividualAnswers("V01", letter, {"rag": "red", "gowisely": "G O"}) for letter in "AB")
    design = (line("weapons", 400, len(clips), clips), line("children", 57, 3, clips))
    return replace(a_feedback(*clips), design=design, individual=alone)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Each workbook as it was saved, and as LibreOffice saved it again."""
    folder = tmp_path_factory.mktemp("books")
    feedback, empty = odd_feedback(), a_feedback(*(six_clips()[2], six_clips()[5]))
    write_workbook(feedback, folder / "feedback.xlsx")
    write_workbook(empty, folder / "empty.xlsx")
    write_panel_sheet(a_feedback(), folder / "panel-sheet.xlsx")
    jobs, found = [], {}
    for source in sorted(folder.glob("*.xlsx")):
        locked = folder / f"locked-{source.name}"
        locked.write_bytes(lock_workbook(source.read_bytes(), PASSWORD, source.name))
        for path, password in ((source, ""), (locked, PASSWORD)):
            again = folder / "again" / path.name
            again.parent.mkdir(exist_ok=True)
            jobs += [str(path), str(again), password]
            found[path.stem] = (source, again)
    write_excel_csv(risky_feedback(), folder / "clips.csv")
    jobs += [str(folder / "clips.csv"), str(folder / "again" / "clips.xlsx"), ""]
    found["clips"] = (folder / "clips.csv", folder / "again" / "clips.xlsx")
    script = Path(__file__).with_name("resave.py")
    subprocess.run([PYTHON, str(script), str(folder / "profile"), *jobs], check=True, capture_output=True, timeout=240)
    return found


def risky_feedback() -> Feedback:
    """A clip for each text that a spreadsheet might work out."""
    return a_feedback(*(viewed(f"V{at}", "weapons", summary=text) for at, text in enumerate(CORPUS, 1)))


def test_nothing_of_the_table_for_excel_is_worked_out(books: dict[str, tuple[Path, Path]]) -> None:
    sheet = openpyxl.load_workbook(books["clips"][1]).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert sheet.max_row == len(CORPUS) + 1
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    assert not [cell.coordinate for cell in cells if cell.hyperlink]


NAMES = [f"{lock}{name}" for name in ("feedback", "empty", "panel-sheet") for lock in ("", "locked-")]


def shown(path: Path) -> dict[str, list[list[object]]]:
    """All values by sheet as calamine reads them, without blank rows and columns at the end."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets: dict[str, list[list[object]]] = {}
    for name in book.sheet_names:
        rows = [
            [_read(value) for value in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for row in rows:
            while row and row[-1] == "":
                row.pop()
        while rows and not rows[-1]:
            rows.pop()
        sheets[name] = rows
    return sheets


def _read(value: object) -> object:
    """LibreOffice makes one line break of CR LF, and keeps 15 digits of a number."""
    return (
        value.replace("\r\n", "\n")
        if isinstance(value, str)
        else round(value, 12)
        if isinstance(value, float)
        else value
    )


@pytest.mark.parametrize("name", NAMES)
def test_values_tables_lists_and_print_titles_are_intact(name: str, books: dict[str, tuple[Path, Path]]) -> None:
    assert shown(books[name][1]) == shown(books[name][0])
    before, after = (openpyxl.load_workbook(path) for path in books[name])
    for sheet in before.worksheets:
        again = after[sheet.title]
        assert dict(again.tables.items()) == dict(sheet.tables.items())
        assert places(again) == places(sheet)
        assert again.print_title_rows == sheet.print_title_rows
        assert (again.sheet_state == "visible") == (sheet.sheet_state == "visible")
        assert len(again._charts) == len(sheet._charts)


def places(sheet: object) -> set[tuple[str, str]]:
    """Each cell that offers a list, with the list that it offers."""
    rules = sheet.data_validations.dataValidation  # type: ignore[attr-defined]
    return {
        (cell, str(rule.formula1).replace("$", "").replace("Lists.", "Lists!"))
        for rule in rules
        if rule.type == "list"
        for area in str(rule.sqref).split()
        for cell in _cells(area)
    }


def _cells(area: str) -> list[str]:
    book = openpyxl.Workbook()
    found = book.active[area]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.coordinate for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
