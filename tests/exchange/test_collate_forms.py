"""Returns on several versions of the form: one set of questions, and no record is lost to any version."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from bwvreview.domain.quarter import Quarter
from bwvreview.exchange.data_package import write_data_package
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.services.collate import Collated, collate_files, save_collation
from tests.domain.forms_kit import form_of
from tests.returns_kit import a_clip, a_return, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback

YES_NO = ({"list_name": "yn", "name": "yes", "label": "Yes"}, {"list_name": "yn", "name": "no", "label": "No"})
MAYBE = (*YES_NO, {"list_name": "yn", "name": "maybe", "label": "Maybe"})


def on_form(
    group: str, version: str, kind: str, *answers: str, choices: tuple[dict[str, str], ...] = YES_NO
) -> Feedback:
    """A return on a small form that asks `calm` in one way or another."""
    form = form_of({"type": kind, "name": "calm", "label": "Was it calm?"}, choices=choices)
    form = replace(form, version=version)
    clips = [
        replace(a_clip(group, f"V{at:02d}"), answers={"calm": answer} if answer else {})
        for at, answer in enumerate(answers, 1)
    ]
    return a_return(group, *clips, form=form)


def reported(folder: Path) -> Collated:
    return collate_files(read_folder(folder), Quarter(2026, 4))


def test_a_question_that_became_of_another_kind_is_a_question_of_its_own(tmp_path: Path) -> None:
    workbook(tmp_path, on_form("brent", "1", "select_one yn", *["yes"] * 10, "no", ""), "a.xlsx")
    workbook(tmp_path, on_form("camden", "2", "integer", *["3"] * 4), "b.xlsx")
    write_data_package(on_form("haringey", "2", "integer", *["5"] * 2), tmp_path / "c.zip")
    found = reported(tmp_path)
    assert found.collation.counts["kept"] == 18
    lines = {line.name: line for line in found.report.questions}
    assert set(lines) == {"calm", "calm@2"}
    assert (lines["calm"].asked, lines["calm"].answered, lines["calm"].not_asked) == (12, 11, 6)
    assert (lines["calm@2"].asked, lines["calm@2"].answered, lines["calm@2"].not_asked) == (6, 6, 12)
    assert [(cell.title, cell.count) for cell in lines["calm"].cells] == [("Yes", None), ("No", None)]
    save_collation(found, tmp_path / "out")
    rows = openpyxl.load_workbook(tmp_path / "out" / "quarter.xlsx")["Questions"].iter_rows(values_only=True)
    assert [row[2:6] for row in rows if row[0] == "Was it calm?"] == [(11, "", 12, 6), (6, "", 6, 12)]
    told = json.loads((tmp_path / "out" / "quarter.json").read_bytes())
    assert [line["name"] for line in told["questions"]] == ["calm", "calm@2"]


def test_an_answer_that_only_a_newer_version_offers_joins_the_others(tmp_path: Path) -> None:
    workbook(tmp_path, on_form("brent", "1", "select_one yn", *["yes"] * 6), "a.xlsx")
    workbook(tmp_path, on_form("camden", "2", "select_one yn", *["maybe"] * 6, choices=MAYBE), "b.xlsx")
    (line,) = reported(tmp_path).report.questions
    assert (line.asked, line.answered, line.not_asked) == (12, 12, 0)
    assert {cell.title: cell.count for cell in line.cells} == {"Yes": 6, "No": 0, "Maybe": 6}


def test_blank_is_not_the_same_as_not_asked(tmp_path: Path) -> None:
    workbook(tmp_path, on_form("brent", "1", "select_one yn", "yes", "", ""), "a.xlsx")
    path = workbook(tmp_path, on_form("camden", "1", "select_one yn", "yes", "no"), "b.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Clips"]
    sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "Was it calm?"))
    book.save(path)
    (line,) = reported(tmp_path).report.questions
    assert (line.asked, line.answered, line.not_asked) == (3, 1, 2)
