"""The central workbook, as a reader of spreadsheets sees it."""

from __future__ import annotations

import errno
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.feedback import Feedback
from bwvreview.domain.forms.survey import Choice, Form, Question
from bwvreview.domain.seal import row_seal
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.highlights_file import read_highlights
from bwvreview.exchange.sealed_records import NOT_SHOWN_NAMES, OWN_NAMES
from bwvreview.exchange.workbook import write_workbook
from bwvreview.exchange.workbook_reference import MANIFEST_HEAD
from tests.feedback_kit import a_feedback, observation, records_of, rows_of, shipped_form, viewed

SHEETS = ["Read me", "Clips", "Not shown", "Actions", "Theme summary", "Design", "Data dictionary", "Lists", "Manifest"]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "feedback.xlsx"
    write_workbook(a_feedback(), path)
    return path


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def manifest(path: Path) -> list[dict[str, Any]]:
    rows = rows_of(path, "Manifest")
    at = [row[0] for row in rows].index("instance_id")
    return [dict(zip(MANIFEST_HEAD, row, strict=False)) for row in rows[at + 1 :]]


def test_the_sheets_stand_in_reading_order_and_the_last_two_are_hidden(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    assert book.sheetnames == SHEETS
    assert [book[name].sheet_state for name in SHEETS] == ["visible"] * 7 + ["hidden", "veryHidden"]


def test_read_me_tells_counts_that_add_up(saved: Path) -> None:
    said = {row[0]: row[1] for row in reversed(rows_of(saved, "Read me")) if row[0]}
    assert said["In one line"] == "6 drawn = 4 viewed + 1 not shown + 1 still to come"
    assert said["Drawn"] == said["Viewed"] + said["Not shown"] + said["Still to come"] == 6
    assert said["Dice"] == "63454660390103169462"
    assert said["Plans given up before this one"] == 1
    assert said["Left out before the draw"] == 215


def test_clips_has_one_row_a_clip_viewed_and_one_column_a_question(saved: Path) -> None:
    records = records_of(saved, "Clips")
    questions = shipped_form().questions
    assert list(records[0]) == ["Slot", "Drawn for", *(question.label for question in questions)]
    assert [record["Slot"] for record in records] == ["V01", "V02", "V04", "V05"]
    first = records[0]
    assert first["Drawn for"] == "Weapons searches"
    assert first["Overall"] == "Red: serious concern"
    assert first["What should happen next?"] == "We ask for a written reply; Keep this video past 31 days (urgent)"
    assert first["Why could it not be watched?"] is None


def test_clips_is_a_table_with_a_head_that_stays_and_filters(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Clips"]
    table = sheet.tables["Clips"]
    assert table.ref == f"A1:{sheet.cell(1, sheet.max_column).coordinate[:-1]}5"
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert "Not for publication" in sheet.oddFooter.left.text


def test_each_single_choice_offers_the_answers_of_the_form(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    clips, lists = book["Clips"], book["Lists"]
    offered = {}
    for rule in clips.data_validations.dataValidation:
        cells = lists[rule.formula1.removeprefix("Lists!").replace("$", "")]
        for place in rule.sqref.ranges:
            offered[clips.cell(1, place.min_col).value] = [row[0].value for row in cells]
    single = [question for question in shipped_form().questions if question.type == "select_one"]
    assert offered == {question.label: [choice.label for choice in question.choices] for question in single}


def test_a_rating_has_words_and_a_colour_of_its_own(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["Clips"]
    column = [cell.value for cell in sheet[1]].index("Overall") + 1
    cells = [sheet.cell(row, column) for row in (2, 3, 4)]
    assert [cell.value.split(":")[0] for cell in cells] == ["Red", "Amber", "Green"]
    assert len({cell.fill.fgColor.rgb for cell in cells}) == 3


def test_not_shown_tells_the_reason_and_the_reserve(saved: Path) -> None:
    assert records_of(saved, "Not shown") == [
        {
            "Slot": "V03",
            "Drawn for": "Weapons searches",
            "Why it was not shown": "Deleted (over 31 days old)",
            "Replaced by": "V05",
        }
    ]


def test_actions_has_one_row_an_action_and_none_for_nothing_needed(saved: Path) -> None:
    rows = [tuple(record.values()) for record in records_of(saved, "Actions")]
    assert rows == [
        ("V01", "We ask for a written reply", "Today: video may be deleted", "Asked"),
        ("V01", "Keep this video past 31 days (urgent)", "Today: video may be deleted", "Asked"),
    ]


def test_theme_summary_tells_found_share_range_and_worst_case(saved: Path) -> None:
    rows = rows_of(saved, "Theme summary")
    head = next(at for at, row in enumerate(rows) if row[1] == "Measure")
    first = dict(zip(rows[head], rows[head + 1], strict=True))
    assert (first["Theme"], first["Measure"]) == ("Weapons searches", "Rated red or amber")
    assert (first["Viewed"], first["Found"], first["Could not tell"]) == (3, 2, 1)
    assert first["Share of viewed"] == pytest.approx(2 / 3)
    assert first["95% range out of"] == 91
    assert first["Worst case from"] <= first["95% range from"] < first["95% range to"] <= first["Worst case to"]


def test_the_chart_is_native_and_says_itself_in_words(saved: Path) -> None:
    files = parts(saved)
    assert "<c:barChart>" in files["xl/charts/chart1.xml"]
    assert "<a:pattFill" in files["xl/charts/chart1.xml"]
    spoken = re.search(r'descr="([^"]+)"', files["xl/drawings/drawing1.xml"])
    assert spoken is not None
    assert "Weapons searches: Green 0, Amber 1, Red 1, Cannot rate (not enough video) 1." in spoken[1]


def test_design_tells_exact_sizes_and_what_was_left_out(saved: Path) -> None:
    rows = rows_of(saved, "Design")
    assert rows[1][:6] == ("Weapons searches", "weapons", 92, 4, 3, 1)
    assert ("Footage is past its time for deletion", "past-retention", 201) in [row[:3] for row in rows]


def test_the_dictionary_explains_every_column_of_clips(saved: Path) -> None:
    explained = records_of(saved, "Data dictionary")
    assert [one["Column of Clips"] for one in explained] == list(records_of(saved, "Clips")[0])
    rag_why = next(one for one in explained if one["Name"] == "rag_why")
    assert "${rag}='red'" in rag_why["Asked when"]
    assert rag_why["Needed"] == "Yes"
    viewed_words = next(one for one in explained if one["Name"] == "viewed")["Answers (name = words)"]
    assert viewed_words.splitlines()[0] == "full = Watched all of it"


def test_every_seal_can_be_worked_out_again_from_what_the_sheets_show(saved: Path) -> None:
    names = (*OWN_NAMES, *(question.name for question in shipped_form().questions))
    cells = {row["Slot"]: dict(zip(names, row.values(), strict=True)) for row in records_of(saved, "Clips")}
    gone = {
        row["Slot"]: dict(zip(NOT_SHOWN_NAMES, row.values(), strict=True)) for row in records_of(saved, "Not shown")
    }
    lines = manifest(saved)
    assert [line["slot"] for line in lines] == ["V01", "V02", "V04", "V05", "V03"]
    for line in lines:
        assert row_seal({**cells, **gone}[line["slot"]], line["record"]) == line["seal"]


def test_the_sealed_record_holds_choice_names_and_the_revision(tmp_path: Path) -> None:
    clip = replace(viewed("V01", "weapons", gowisely="Y G"), deprecated_id="earlier")
    write_workbook(a_feedback(clip), tmp_path / "a.xlsx")
    record = json.loads(manifest(tmp_path / "a.xlsx")[0]["record"])
    assert record["answers"]["gowisely"] == ["G", "Y"]
    assert record["form"]["fingerprint"] == shipped_form().fingerprint
    assert (record["instance_id"], record["deprecated_id"]) == (clip.instance_id, "earlier")


def test_a_record_longer_than_a_cell_goes_on_in_the_next(tmp_path: Path) -> None:
    clip = viewed("V01", "weapons", good_practice="a" * 30_000, learning="b" * 30_000)
    write_workbook(a_feedback(clip), tmp_path / "a.xlsx")
    line = next(row for row in rows_of(tmp_path / "a.xlsx", "Manifest") if row[0] == clip.instance_id)
    record = json.loads("".join(piece for piece in line[5:] if piece))
    assert record["answers"]["learning"] == "b" * 30_000


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    write_workbook(a_feedback(), tmp_path / "one.xlsx")
    write_workbook(a_feedback(), tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_there_is_no_formula_and_no_link_anywhere(saved: Path) -> None:
    for name, text in parts(saved).items():
        if name.startswith("xl/worksheets/"):
            assert "<f>" not in text
            assert "<hyperlink" not in text


@pytest.mark.parametrize("state", [ClipState.NOT_SHOWN, ClipState.HELD])
def test_a_session_with_nothing_viewed_gives_a_correct_workbook(tmp_path: Path, state: ClipState) -> None:
    path = tmp_path / "feedback.xlsx"
    write_workbook(a_feedback(observation("V01", state, ("weapons",), reason="technical")), path)
    assert records_of(path, "Clips") == []
    said = [row[1] for row in rows_of(path, "Read me")]
    nothing = "Nothing was shown to us. The sheet “Not shown” says why."
    assert (nothing if state is ClipState.NOT_SHOWN else "No clip has been viewed yet.") in said
    shares = [row[6] for row in rows_of(path, "Theme summary") if row[1] == "Rated red"]
    assert shares == ["cannot be calculated"] * 2
    clips = openpyxl.load_workbook(path)["Clips"]
    assert clips.print_area == "'Clips'!$A$1:$H$2"  # one page, not twenty pages of headings


def test_a_form_with_twin_labels_and_numbers_keeps_every_column_apart(tmp_path: Path) -> None:
    items = (
        Question("a", "select_one", "Which?", choices=(Choice("x", "=1+1"), Choice("y", "Two, or more"))),
        Question("b", "integer", "Which?"),
        Question("c", "decimal", "How\nlong? " * 40),
        Question("d", "calculate"),
        Question("e", "note", "Only words"),
    )
    form = Form("small", "Small", "1", items)
    clip = observation("V01", ClipState.VIEWED, ("weapons",), answers={"a": "x", "b": "12", "c": "2.5", "d": "3"})
    path = tmp_path / "a.xlsx"
    write_workbook(a_feedback(clip, form=form), path)
    (record,) = records_of(path, "Clips")
    assert list(record.values()) == ["V01", "Weapons searches", "=1+1", 12, 2.5, "3"]
    assert list(record)[2:4] == ["Which?", "Which? (b)"]


def test_text_too_long_for_a_cell_is_refused_naming_clip_and_question(tmp_path: Path) -> None:
    path = tmp_path / "feedback.xlsx"
    path.write_bytes(b"the old file")
    secret = "a" * 32_768
    with pytest.raises(ExportProblem, match="“What was done well\\?” of V04") as refused:
        write_workbook(a_feedback(viewed("V04", "weapons", good_practice=secret)), path)
    assert secret[:50] not in refused.value.message
    assert path.read_bytes() == b"the old file"
    assert [one.name for one in tmp_path.iterdir()] == ["feedback.xlsx"]


def test_text_that_just_fits_is_kept_whole(tmp_path: Path) -> None:
    write_workbook(a_feedback(viewed("V01", "weapons", good_practice="a" * 32_767)), tmp_path / "a.xlsx")
    assert records_of(tmp_path / "a.xlsx", "Clips")[0]["What was done well?"] == "a" * 32_767


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_refuses_leaves_the_old_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(number, "refused")

    path = tmp_path / "feedback.xlsx"
    path.write_bytes(b"the old file")
    monkeypatch.setattr("bwvreview.exchange.atomic.os.fsync", refuse)
    with pytest.raises(ExportProblem, match=r"feedback\.xlsx"):
        write_workbook(a_feedback(), path)
    assert path.read_bytes() == b"the old file"
    assert [one.name for one in tmp_path.iterdir()] == ["feedback.xlsx"]


def test_a_disk_that_fills_up_while_writing_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "feedback.xlsx"
    path.write_bytes(b"the old file")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportProblem, match="the disk is full"):
        write_workbook(a_feedback(), path)
    assert path.read_bytes() == b"the old file"


def test_a_group_with_an_awkward_name_can_save(tmp_path: Path) -> None:
    feedback: Feedback = a_feedback(group_name="=A&B\x07 <Group> \ud800" + "é" * 300)
    write_workbook(feedback, tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx", "Read me")[3][1].startswith("=A&B")


def test_damaged_highlights_are_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "feedback.toml").write_text("[rating]\nquestion = 3 =")
    with pytest.raises(ExportProblem, match=r"feedback\.toml"):
        read_highlights(tmp_path / "feedback.toml")
