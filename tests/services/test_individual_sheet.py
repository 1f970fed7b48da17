"""What reviewers answered alone, in the files that leave: choices by letter, never their own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.workbook import write_workbook
from bwvreview.services.clock import FixedClock
from bwvreview.services.exchange_answers import hand_out, take_in_session
from bwvreview.services.gather_feedback import gather
from bwvreview.services.workspace import Workspace
from tests.conftest import TODAY
from tests.feedback_kit import rows_of

if TYPE_CHECKING:
    from bwvreview.domain.feedback import Feedback
    from tests.services.panel_kit import Panel


def gathered(panel: Panel) -> Feedback:
    clock = panel.workspace.clock
    with panel.workspace.reading() as store:
        return gather(store, panel.session, load_scheme(), at=clock.now(), today=clock.today())


def test_the_workbook_has_what_each_reviewer_chose(panel: Panel, tmp_path: Path) -> None:
    panel.answer_and_lock("V01", KM={"rag": "red", "rag_why": "SECRET-WORDS"}, Chair={})
    panel.answer("V02", "KM", summary="SECRET-WORDS")
    panel.agree("V01", rag="green")
    panel.finish("V01")
    path = tmp_path / "feedback.xlsx"
    write_workbook(gathered(panel), path)
    head, *rows = rows_of(path, "Individual")
    assert tuple(head[:2]) == ("Slot", "Reviewer")
    rating = list(head).index("Overall")
    assert [(row[0], row[1], str(row[rating]).partition(":")[0]) for row in rows] == [
        ("V01", "A", "Red"),
        ("V01", "B", "Green"),
    ]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["Read me", "Clips", "Individual"]
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any("SECRET-WORDS" in text for text in said)
    assert any(cell.value == "Individual" for cell in book["Read me"]["A"])
    assert not {"KM", "Chair"} & set(said)


def test_one_record_for_everybody_has_no_such_sheet(together: Panel, tmp_path: Path) -> None:
    together.evening.watch("V01")
    path = tmp_path / "feedback.xlsx"
    write_workbook(gathered(together), path)
    book = openpyxl.load_workbook(path)
    assert "Individual" not in book.sheetnames
    assert not any(cell.value == "Individual" for cell in book["Read me"]["A"])


def test_a_reviewers_own_laptop_saves_no_feedback(together: Panel, tmp_path: Path) -> None:
    together.choose((), Recording.LAPTOPS)
    with together.workspace.reading() as store:
        hand_out(store, together.session, tmp_path / "session.json")
    clock = FixedClock(TODAY)
    with Workspace.open(tmp_path / "away.bwv", clock=clock) as away:
        with away.store() as store:
            session = take_in_session(store, tmp_path / "session.json", at=clock.now(), today=TODAY)
        with away.reading() as store, pytest.raises(ExportProblem, match="coordinator’s laptop"):
            gather(store, session, load_scheme(), at=clock.now(), today=TODAY)
