"""The panel sheet as a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.exchange.panel_sheet import write_panel_sheet
from tests.feedback_kit import a_feedback, rows_of, viewed


def test_there_is_a_block_for_each_clip_shown_or_not(tmp_path: Path) -> None:
    path = tmp_path / "panel-sheet.xlsx"
    write_panel_sheet(a_feedback(), path)
    rows = rows_of(path, "Panel sheet")
    assert rows[0] == ("Field", "Details")
    assert len(rows) == 1 + 6 * 21
    assert [row for row in rows if str(row[0]).startswith("Clip ")] == [
        (f"Clip {number}", f"V{number:02d}") for number in range(1, 7)
    ]
    assert rows[1 + 2 * 21 + 9] == ("Was Body-Worn Video Viewed?", "No - Deleted (over 31 days old)")


def test_members_present_is_a_number(tmp_path: Path) -> None:
    path = tmp_path / "panel-sheet.xlsx"
    write_panel_sheet(a_feedback(), path)
    assert rows_of(path, "Panel sheet")[4] == ("Panel Members Present", 7)


def test_the_rating_has_words_and_a_colour(tmp_path: Path) -> None:
    path = tmp_path / "panel-sheet.xlsx"
    write_panel_sheet(a_feedback(), path)
    cell = openpyxl.load_workbook(path)["Panel sheet"].cell(21, 2)
    assert cell.value == "Red: serious concern"
    assert cell.fill.fgColor.rgb == "FFFBE4E9"


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    write_panel_sheet(a_feedback(), tmp_path / "one.xlsx")
    write_panel_sheet(a_feedback(), tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_answers_that_together_do_not_fit_are_refused_naming_clip_and_field(tmp_path: Path) -> None:
    clip = viewed("V04", good_practice="a" * 20_000, learning="b" * 20_000)
    with pytest.raises(ExportProblem, match="“Panel Feedback on Officer Behaviour” of V04"):
        write_panel_sheet(a_feedback(clip), tmp_path / "panel-sheet.xlsx")
    assert list(tmp_path.iterdir()) == []
