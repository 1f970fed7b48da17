"""The quarter on paper: every question stands there, and the headings of a table come again on each page."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.quarter import Quarter
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.services.collate import collate_files, save_collation
from tests.returns_kit import a_clip, a_return, workbook

if TYPE_CHECKING:
    from pathlib import Path

PDFTOTEXT = shutil.which("pdftotext")
QUESTIONS = ["Question", "Answer", "Clips", "Share", "Asked", "Not asked"]


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
def test_a_table_that_goes_on_has_its_headings_on_each_page_and_leaves_no_question_out(tmp_path: Path) -> None:
    clips = [a_clip("haringey", f"V{number:02d}", rag="red" if number < 7 else "green") for number in range(1, 13)]
    workbook(tmp_path, a_return("haringey", *clips), "a.xlsx")
    found = collate_files(read_folder(tmp_path), Quarter(2026, 4))
    save_collation(found, tmp_path / "out")
    assert PDFTOTEXT
    said = subprocess.run(
        [PDFTOTEXT, "-layout", tmp_path / "out" / "quarter.pdf", "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    pages = said.split("\f")
    first = next(at for at, page in enumerate(pages) if "Every question" in page)
    for page in pages[first + 1 : first + 3]:
        assert [line for line in page.splitlines() if line.strip()][1].split("  ")[0] == QUESTIONS[0]
        assert all(title in page for title in QUESTIONS)
    whole = " ".join(said.split())
    assert all(line.title.split()[0] in whole for line in found.report.questions)
    assert "(answer – 1)" in whole
    assert "?" not in whole.partition("Procedural justice, from 0 to 100")[2].partition("Every question")[0]
