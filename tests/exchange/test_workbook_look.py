"""What was saved is opened again: whole workbooks pass, and those with a formula or with damage do not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl

from bwvreview.exchange.workbook import write_workbook
from bwvreview.exchange.workbook_look import holds_cells_and_no_formula
from tests.feedback_kit import a_feedback


def book_with(value: str) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"] = value
    book.save(made)
    return made.getvalue()


def test_the_workbook_passes_and_one_with_a_formula_does_not(tmp_path: Path) -> None:
    write_workbook(a_feedback(), tmp_path / "feedback.xlsx")
    assert holds_cells_and_no_formula((tmp_path / "feedback.xlsx").read_bytes())
    assert holds_cells_and_no_formula(book_with("words"))
    assert not holds_cells_and_no_formula(book_with("=1+1"))


def test_damage_is_found(tmp_path: Path) -> None:
    write_workbook(a_feedback(), tmp_path / "feedback.xlsx")
    content = (tmp_path / "feedback.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.getinfo("xl/worksheets/sheet2.xml")
    at = sheet.header_offset + 200
    damaged = content[:at] + bytes(255 - byte for byte in content[at : at + 8]) + content[at + 8 :]
    for spoilt in (damaged, content[: len(content) // 2], b"", b"not a workbook"):
        assert not holds_cells_and_no_formula(spoilt)
