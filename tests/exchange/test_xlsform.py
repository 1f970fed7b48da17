"""A form is read from a real workbook, as the person who wrote it sees it; a file that is none says so."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.findings import FormErrors
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import MOST_ROWS, read_form

SPEC = Path(__file__).parents[2] / "../shared/spec"
SHIPPED = resource("schemes", "stop-search", "form.xlsx")
SURVEY = [["type", "name", "label"], ["text", "t", "A text"]]

Rows = Sequence[Sequence[object]]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def mistakes(path: Path) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(FormErrors) as refused:
        read_form(path)
    assert path.name in refused.value.message
    return [(finding.sheet, finding.row, finding.column) for finding in refused.value.findings]


def test_numbers_dates_and_truths_are_read_as_they_look(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "form.xlsx",
        {
            "survey": [
                ["type", "name", "label", "required", "default"],
                ["select_one scale", "s", 2026, True, 1.0],
                ["date", "d", "Day", False, date(2026, 12, 5)],
                ["decimal", "x", "Number", None, 2.5],
            ],
            "choices": [["list_name", "name", "label"], ["scale", 1, 1], ["scale", 2.0, 1.5]],
            "settings": [["form_title", "form_id", "version"], ["Title", "id", 20261205]],
        },
    )
    form = read_form(path)
    assert [(choice.name, choice.label) for choice in form.question("s").choices] == [("1", "1"), ("2", "1.5")]
    assert (form.question("s").label, form.question("s").required, form.question("d").required) == ("2026", "yes", "")
    assert form.version == "20261205"
    assert FormState(form, today=date(2026, 1, 1)).clean() == {"s": "1", "d": "2026-12-05", "x": "2.5"}


def test_a_formula_gives_what_the_spreadsheet_showed(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        for number, row in enumerate(SURVEY):
            sheet.write_row(number, 0, row)
        sheet.write_formula(2, 0, '="te"&"xt"', None, "text")
        sheet.write_string(2, 1, "u")
        sheet.write_formula(2, 2, "=1+1", None, 2)
    assert [(question.name, question.type, question.label) for question in read_form(path).questions] == [
        ("t", "text", "A text"),
        ("u", "text", "2"),
    ]


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    rows = [[], ["type", "name", "label"], [], ["text", "t", "A text"], [], [], ["txet", "u", "Another"]]
    assert mistakes(workbook(tmp_path / "form.xlsx", {"survey": rows})) == [("survey", 7, "type")]


def test_headers_and_sheets_may_be_written_in_other_ways(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "form.xlsx",
        {
            "Notes": [["anything"]],
            " Survey ": [
                ["Type", "NAME", " Label ", "Required Message", "Relevance", "read only", None, "remarks"],
                ["begin group", "g", "Group", None, None, None, None, None],
                ["select one abc", "q", "Which?", "Choose one", "1 = 1", "yes", None, "why not"],
                ["end group", None, None, None, None, None, None, None],
            ],
            "CHOICES": [["list name", "Name", "LABEL"], ["abc", "a", "A"]],
        },
    )
    form = read_form(path)
    question = form.question("q")
    assert (question.required_message, question.relevant, question.read_only) == ("Choose one", "1 = 1", True)
    assert (form.id, form.title, form.version) == ("form", "form", "")
    assert [section.label for section in form.sections] == ["Group"]


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"sheet1": SURVEY}, [("survey", None, None)]),
        ({"survey": []}, [("survey", 1, "type"), ("survey", 1, "name"), ("survey", 1, "label")]),
        ({"survey": SURVEY[:1]}, [("survey", 1, None)]),
        ({"survey": [["type", "name"], ["text", "t"]]}, [("survey", 1, "label"), ("survey", 2, "label")]),
        ({"survey": [["type", "name", "label", "Label"], ["text", "t", "x", "y"]]}, [("survey", 1, "Label")]),
        ({"survey": [*SURVEY, ["select_one abc", "q", "Which?"]]}, [("choices", None, None)]),
        (
            {"survey": SURVEY, "choices": [["list_name", "label"], ["abc", "A"]]},
            [("choices", 1, "name")],
        ),
        (
            {"survey": SURVEY, "settings": [["form_id", "instance_name"], ["x", "${gone}"]]},
            [("settings", None, "instance_name")],
        ),
    ],
)
def test_a_missing_sheet_or_column_is_named(tmp_path: Path, sheets: Mapping[str, Rows], found: object) -> None:
    assert mistakes(workbook(tmp_path / "form.xlsx", sheets)) == found


def test_ten_mistakes_on_three_sheets_are_reported_together(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "form.xlsx",
        {
            "survey": [
                ["type", "name", "label", "relevant", "constraint"],
                ["geopoint", "a", "A", None, None],
                ["select_one none", "b", "B", None, None],
                ["text", "c", "C", "${d == 1", None],
                ["text", "c", "C again", None, "uuid()"],
                ["text", "e", None, "(1", None],
                ["begin_repeat", "r", "R", None, None],
                ["text", "1f", "F", None, "regex(., '(a+)+')"],
            ],
            "choices": [["list_name", "name", "label"], ["x", "1", "One"], ["x", "1", "One again"]],
            "settings": [["form_id", "instance_name"], ["x", "nosuch()"]],
        },
    )
    found = mistakes(path)
    assert {("survey", row) for row in range(2, 9)} <= {(sheet, row) for sheet, row, _ in found}
    assert ("choices", 3, "name") in found
    assert ("settings", None, "instance_name") in found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a workbook that can be read"),
        (b"type,name,label\n", "not a workbook that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password or is in an old format"),
        (b"PK\x03\x04" + bytes(100), "not a workbook that can be read"),
    ],
)
def test_a_file_that_is_no_workbook_says_so(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    with pytest.raises(FormProblem, match=words) as refused:
        read_form(path)
    assert refused.value.advice


def test_a_file_that_is_not_there_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(FormProblem, match="is not there"):
        read_form(tmp_path / "none.xlsx")
    with pytest.raises(FormProblem, match="not a workbook"):
        read_form(tmp_path)


def test_a_package_of_a_version_to_come_says_so(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a", "")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 127
    path.write_bytes(content)
    with pytest.raises(FormProblem, match="not a workbook that can be read"):
        read_form(path)


def test_a_workbook_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"survey": SURVEY})
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[: len(content) // 2] if part.startswith("xl/worksheets/") else content)
    with pytest.raises(FormProblem, match="damaged"):
        read_form(path)


def test_a_file_that_swells_when_unpacked_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", bytes(101_000_000))
    with pytest.raises(FormProblem, match="far too large"):
        read_form(path)


def test_a_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        for number, row in enumerate(SURVEY):
            sheet.write_row(number, 0, row)
        sheet.write_string(1, 16_383, "far right")
    assert [question.name for question in read_form(path).questions] == ["t"]
    rows = [*SURVEY, *([] for _ in range(MOST_ROWS - 2)), ["text", "u", "Far down"]]
    with pytest.raises(FormProblem, match="more than 5,000 rows"):
        read_form(workbook(path, {"survey": rows}))


def test_several_spaces_are_one_as_in_odk(tmp_path: Path) -> None:
    rows = [["type", "name", "label", "constraint"], ["text", "q", "Which   of\nthese?", ". !=  'b  c'"]]
    question = read_form(workbook(tmp_path / "form.xlsx", {"survey": rows})).question("q")
    assert (question.label, question.constraint) == ("Which of\nthese?", ". != 'b c'")


def test_a_column_too_far_right_is_not_passed_over(tmp_path: Path) -> None:
    headers = ["type", "name", "label", *(f"remark {number}" for number in range(97))]
    path = workbook(tmp_path / "form.xlsx", {"survey": [headers, ["text", "t", "A text"]]})
    assert read_form(path).questions
    path = workbook(tmp_path / "form.xlsx", {"survey": [[], [*headers, "relevant"], ["text", "t", "A text"]]})
    with pytest.raises(FormProblem, match="more than 100 columns on its sheet survey"):
        read_form(path)


def test_the_shipped_form_has_60_questions_in_12_parts() -> None:
    form = read_form(SHIPPED)
    assert (len(form.questions), len(form.sections)) == (60, 12)
    assert [section.label for section in form.sections][4] == "What the person was told"
    assert form.id
    assert form.title
    assert form.version
    assert form.question("clip_ref").read_only
    assert form.question("theme_drawn").read_only
    assert all(
        question.appearance == "likert"
        for question in form.questions
        if len(question.choices) == 5 and "pj_" in question.name
    )


def test_every_needed_answer_of_the_shipped_form_is_asked_for_in_a_short_order() -> None:
    for question in read_form(SHIPPED).questions:
        if question.required:
            words = question.required_message.split()
            assert 2 <= len(words) <= 12, question.name
            assert words[0] in {"Choose", "Give", "Say", "Open"}, question.name
        if question.constraint:
            assert question.constraint_message.endswith("."), question.name


def test_the_shipped_form_reopens_from_its_stored_copy() -> None:
    form = read_form(SHIPPED)
    again = Form.from_json(form.canonical_json())
    assert again == form
    assert re.fullmatch("[0-9a-f]{64}", again.fingerprint)
    assert again.fingerprint == form.fingerprint == read_form(SHIPPED).fingerprint


def test_the_shipped_form_is_nice_to_edit() -> None:
    book = openpyxl.load_workbook(SHIPPED)
    assert book.sheetnames == ["survey", "choices", "settings"]
    for sheet in book:
        assert sheet.freeze_panes
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[1])
        assert not any(isinstance(cell.value, str) and cell.value.startswith("=") for row in sheet for cell in row)


def test_a_real_xlsform_engine_takes_the_shipped_form() -> None:
    from pyxform.xls2xform import convert

    warnings: list[str] = []
    made = convert(SHIPPED, validate=False, warnings=warnings)
    assert warnings == []
    for question in read_form(SHIPPED).questions:
        assert re.search(rf'<bind nodeset="/[^"]*/{question.name}"', made.xform), question.name


@pytest.mark.skipif(not SPEC.is_dir(), reason="the specification is not beside this copy")
def test_the_shipped_form_says_what_the_specification_says() -> None:
    form = read_form(SHIPPED)
    with (SPEC / "review-form-survey.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (SPEC / "review-form-choices.csv").open(encoding="utf-8-sig", newline="") as file:
        lists: dict[str, list[tuple[str, str]]] = {}
        for choice in csv.DictReader(file):
            lists.setdefault(choice["list_name"], []).append((choice["name"], choice["label"]))
    assert [question.name for question in form.questions] == [row["name"] for row in rows]
    for question, row in zip(form.questions, rows, strict=True):
        kind, _, list_name = row["type"].partition(" ")
        assert question.type == kind
        assert (question.label, question.relevant) == (row["label"], row["relevant"])
        assert question.hint == ("Comes from the draw." if question.name == "theme_drawn" else row["hint"])
        assert question.required == row["required"]
        length = re.fullmatch(r"text \((\d+)\)", row["type"])
        assert question.constraint == (f"string-length(.) <= {length[1]}" if length else row["constraint"])
        expected = lists[list_name] if kind.startswith("select") else []
        assert [(choice.name, choice.label) for choice in question.choices] == expected
