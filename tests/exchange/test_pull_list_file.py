"""The list for the police: what stands in it, and that no reference lies in a temporary file while it is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.gate import KeyRow
from bwvreview.exchange.key_sheet import write_key_sheet
from bwvreview.exchange.pull_list_file import PullLine, write_pull_list


@pytest.fixture
def no_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a folder for temporary files: who needs one fails."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))


@pytest.mark.usefixtures("no_temporary_files")
def test_a_pull_list_is_written_without_any_temporary_file_of_its_references(tmp_path: Path) -> None:
    path = tmp_path / "pull.xlsx"
    write_pull_list("Viewing", [PullLine("V01", "HGY-0417", "3 October 2022"), PullLine("V02", "=1+1", "")], path)
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows(min_row=5)]
    assert cells[0] == ["Clip", "Reference", "Keep it because it is deleted on", "Note"]
    assert cells[1][:3] == ["V01", "HGY-0417", "3 October 2022"]
    assert "1+1" in cells[2][1]
    assert [one.name for one in tmp_path.iterdir()] == ["pull.xlsx"]


@pytest.mark.usefixtures("no_temporary_files")
def test_a_key_sheet_is_written_without_any_temporary_file_of_its_references(tmp_path: Path) -> None:
    write_key_sheet([KeyRow(2, "BWV-0000-0000", "REF-0001")], tmp_path / "key.xlsx", "three words 4182")
    assert [one.name for one in tmp_path.iterdir()] == ["key.xlsx"]
