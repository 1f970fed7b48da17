from __future__ import annotations

import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import ExportProblem
from bwvreview.ui.pdf import write_pdf

PAGE = "<h1>What came in</h1><p>12 rows, 5 columns.</p>" + "<p>One more line.</p>" * 120


def test_a_page_is_printed_off_the_screens_thread(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    pool = QThreadPool()
    pool.start(partial(write_pdf, PAGE, path, title="Gate report"))
    assert pool.waitForDone(20_000)
    assert path.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        said = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        assert "What came in" in said
        assert said.count("One more line.") == 120
        assert said.count("\f") > 1


def test_a_folder_that_is_a_file_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportProblem):
        write_pdf(PAGE, tmp_path / "file" / "report.pdf")
