"""Forms by commands: check one, see what is new in it, put it in use, go back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from bwvreview.exchange.resources import resource
from tests.cli.conftest import Answer

FORM = resource("schemes", "stop-search", "form.xlsx")
Run = Callable[..., Answer]


def edited(path: Path, *, more: bool = True, **cells: str) -> Path:
    """Copy the shipped form with one question more, and other words in the settings."""
    book = openpyxl.load_workbook(FORM)
    survey, settings = book["survey"], book["settings"]
    columns = {str(cell.value): cell.column for cell in survey[1]}
    if more:
        row = survey.max_row + 1
        for column, text in {"type": "text", "name": "shield", "label": "Was a shield used?"}.items():
            survey.cell(row, columns[column], text)
    headers = {str(cell.value): cell.column for cell in settings[1]}
    for header, text in {"version": "ours 1", **cells}.items():
        settings.cell(2, headers[header], text)
    book.save(path)
    return path


def test_a_form_put_in_use_is_the_next_sessions_form_until_the_group_goes_back(run: Run, tmp_path: Path) -> None:
    assert run("form", "show", "--json").json["own"] is False
    said = run("form", "use", edited(tmp_path / "ours.xlsx"))
    assert said.code == 0
    assert said.out.splitlines() == [
        "“Body-worn video review”, version ours 1: 61 questions.",
        "The next session uses it. Sessions that began keep their form.",
    ]
    shown = run("form", "show", "--json").json
    assert (shown["own"], shown["since"], shown["questions"]) == (True, "2022-10-01", 61)
    assert "In use since 1 October 2022." in run("form", "show").out
    assert run("form", "use", "--shipped").code == 0
    assert run("form", "show", "--json").json["own"] is False


@pytest.mark.parametrize("own", [False, True])
def test_the_form_in_use_can_be_written_and_used_again(run: Run, tmp_path: Path, own: bool) -> None:
    if own:
        run("form", "use", edited(tmp_path / "ours.xlsx"))
    path = tmp_path / "copy.xlsx"
    assert f"Wrote {path}" in run("form", "show", "--to", path).out
    assert run("form", "check", path, "--json").json["fingerprint"] == run("form", "show", "--json").json["fingerprint"]


def test_what_is_new_in_a_form_is_said(run: Run, tmp_path: Path) -> None:
    new = edited(tmp_path / "ours.xlsx")
    assert run("form", "changes", FORM, new).out.splitlines() == ["New question: “Was a shield used?”."]
    assert run("form", "changes", new, FORM).out.splitlines() == [
        "No longer asked: “Was a shield used?”. *",
        "* Old and new answers can no longer be counted together.",
    ]
    (change,) = run("form", "changes", new, FORM, "--json").json["changes"]
    assert (change["sort"], change["name"], change["parts_ways"]) == ("left out", "shield", True)
    assert run("form", "changes", FORM, FORM).out == "Nothing is new: it is the same form.\n"


def test_checking_a_form_also_says_what_a_session_lacks_and_what_to_look_at(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (["type", "name", "label", "appearance"], ["text", "t", "A text", "huge"]):
        survey.append(row)
    book.save(tmp_path / "form.xlsx")
    said = run("form", "check", tmp_path / "form.xlsx", "--json").json
    assert (said["accepted"], said["problems"], len(said["lacks"])) == (True, [], 4)
    assert [(one["sheet"], one["row"]) for one in said["remarks"]] == [("survey", 2), ("settings", None)]
    lines = run("form", "check", tmp_path / "form.xlsx").out.splitlines()
    assert lines[0] == "“form”: 1 question, no mistake found."
    assert "A session cannot use it yet:" in lines
    assert "Worth a second look:" in lines
    refused = run("form", "use", tmp_path / "form.xlsx")
    assert refused.code == 1
    assert "no question “viewed”" in refused.err
    assert run("form", "show", "--json").json["own"] is False


def test_the_blank_form_on_paper_is_the_one_in_use(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "form.pdf"
    run("paper", "form", "--to", paper)
    shipped = paper.read_bytes()
    run("form", "use", edited(tmp_path / "ours.xlsx"))
    assert run("paper", "form", "--to", paper).code == 0
    asked = "Was a shield used?".encode("cp1252").hex().encode()
    assert (asked in shipped, asked in paper.read_bytes()) == (False, True)


def test_a_form_with_ten_mistakes_names_all_ten_and_is_not_used(run: Run, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(edited(tmp_path / "ours.xlsx"))
    columns = {str(cell.value): cell.column for cell in book["survey"][1]}
    survey = book["survey"]
    rows = [row for row in range(2, survey.max_row + 1) if survey.cell(row, columns["label"]).value][:10]
    for row in rows:
        survey.cell(row, columns["relevant"], "${gone} = 'x'")
    book.save(tmp_path / "ours.xlsx")
    said = run("form", "check", tmp_path / "ours.xlsx", "--json")
    assert said.code == 1
    assert [one["row"] for one in said.json["problems"]] == rows
    refused = run("form", "use", tmp_path / "ours.xlsx")
    assert refused.code == 1
    assert all(f"row {row}," in refused.err for row in rows)
    assert run("form", "show", "--json").json["own"] is False


def test_the_smallest_form_goes_all_the_way_to_the_feedback_files(run: Run, rolled: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FORM)
    survey = book["survey"]
    kept = {"clip_ref", "theme_drawn", "viewed", "not_viewed_reason"}
    rows = [[cell.value for cell in row] for row in survey.iter_rows() if row[0].row == 1 or row[1].value in kept]
    survey.delete_rows(1, survey.max_row)
    for row in [*rows, ["text", "what", "What happened?", None, "${viewed} = 'full'"]]:
        survey.append(row)
    book.save(tmp_path / "small.xlsx")
    assert run("form", "use", tmp_path / "small.xlsx").code == 0
    assert run("session", "new", rolled).code == 0
    answers = tmp_path / "answers.json"
    answers.write_text('{"viewed": "full", "what": "Calm."}', encoding="utf-8")
    assert run("record", "2022-10-01.1", "V01", "--answers", answers).code == 0
    assert run("export", "2022-10-01.1", "--to", tmp_path / "out").code == 0
    assert {"feedback.xlsx", "panel-sheet.xlsx"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_using_a_form_needs_one_thing_to_use(run: Run) -> None:
    assert run("form", "use").code == 2
    assert run("form", "use", FORM, "--shipped").code == 2
