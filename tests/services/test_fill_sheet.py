"""The central team's own sheet: filled in without harm to anything that is in it."""

from __future__ import annotations

import errno
import hashlib
import io
import shutil
import subprocess
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.mapping import LEAVE_OUT, MappingProfile
from bwvreview.exchange.locked_file import unlock_workbook
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.fill_sheet import FillSheet, SheetDone, SheetLook, answer_sheet, fill_sheet, look_at_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.services.evening import Evening

HEADINGS = ("Clip ref", "Status", "RAG rating", "Panel date", "What went well", "Letters", "Date entered", "Their own")
ANSWERS = MappingProfile({"date entered": LEAVE_OUT, "their own": "answer.learning"})


def own_sheet(path: Path, *, rows: int = 1, total: bool = False, table: bool = True) -> Path:
    """A sheet as a central team might make it: a title, a table, lists, colours, a formula, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Returns"
    sheet["B1"] = "Quarterly return"
    sheet["B1"].font = Font(bold=True, size=18)
    sheet.merge_cells("B1:I1")
    for column, heading in enumerate(HEADINGS, 2):
        cell = sheet.cell(4, column, heading)
        cell.fill = PatternFill("solid", fgColor="DDEEFF")
    last = 4 + rows
    for row in range(5, last + 1):
        sheet.cell(row, 7, f"=LEN(F{row})")
        sheet.cell(row, 5).number_format = "dd/mm/yyyy"
        for column in range(2, 10):
            sheet.cell(row, column).border = Border(bottom=Side("thin"))
    lists = book.create_sheet("Lists")
    for row, word in enumerate(("GREEN", "AMBER", "RED"), 1):
        lists.cell(row, 1, word)
    lists.sheet_state = "hidden"
    book.defined_names["Ratings"] = DefinedName("Ratings", attr_text="Lists!$A$1:$A$3")
    rating = DataValidation(type="list", formula1="Ratings", error="From the list")
    rating.add(f"D5:D{last}")
    sheet.add_data_validation(rating)
    red = FormulaRule(formula=['$D5="RED"'], fill=PatternFill("solid", bgColor="FFC7CE"))
    sheet.conditional_formatting.add(f"B5:I{last}", red)
    if table:
        made = Table(displayName="Clips", ref=f"B4:I{last}")
        made.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        sheet.add_table(made)
    if total:
        sheet.cell(last + 1, 2, "Total")
        sheet.cell(last + 1, 7, f"=SUM(G5:G{last})")
    sheet.print_area = f"A1:I{last}"
    sheet.print_title_rows = "4:4"
    sheet.freeze_panes = "C5"
    sheet.column_dimensions["F"].width = 44
    sheet.page_setup.orientation = "landscape"
    book.save(path)
    return path


def fill(night: Evening, path: Path, folder: Path, **more: Any) -> SheetDone:
    request = FillSheet(night.session, path, **{"answers": ANSWERS, **more})
    return fill_sheet(night.workspace, request, folder, load_scheme())


def look(night: Evening, path: Path, **more: Any) -> SheetLook:
    clock = night.workspace.clock
    with night.workspace.reading() as store:
        return look_at_sheet(
            store, FillSheet(night.session, path, **more), load_scheme(), at=clock.now(), today=clock.today()
        )


def filled(folder: Path, sheet: str = "Returns") -> Worksheet:
    found = openpyxl.load_workbook(folder / "central-sheet.xlsx")[sheet]
    assert isinstance(found, openpyxl.worksheet.worksheet.Worksheet)
    return found


def test_a_sheet_is_filled_in_below_its_headings_and_everything_goes_on(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    before = path.read_bytes()
    done = fill(night, path, tmp_path / "out")
    assert (done.new, done.there, done.differ, done.left) == (("V01", "V02", "V03", "V04"), (), (), 0)
    sheet = filled(tmp_path / "out")
    rows = [[sheet.cell(row, column).value for column in (2, 3, 4)] for row in range(5, 9)]
    assert rows == [["V01", "Watched", "GREEN"], ["V02", "Not shown", None], ["V03", "Watched", "GREEN"],
                    ["V04", "Watched", "GREEN"]]  # fmt: skip
    day = datetime(2022, 10, 1)  # noqa: DTZ001 - a spreadsheet's day has no zone
    assert (sheet["E8"].value, sheet["E8"].number_format) == (day, "dd/mm/yyyy")
    assert [sheet.cell(row, 7).value for row in range(5, 9)] == [f"=LEN(F{row})" for row in range(5, 9)]
    assert sheet["B8"].border.bottom.style == "thin"
    assert sheet.tables["Clips"].ref == "B4:I8"
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["D5:D8"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["B5:I8"]
    assert sheet.print_area == "'Returns'!$A$1:$I$8"
    assert (sheet.column_dimensions["F"].width, sheet.freeze_panes, sheet.print_title_rows) == (44, "C5", "$4:$4")
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["B1:I1"]
    assert path.read_bytes() == before


def test_the_answers_are_remembered_for_the_office(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    asked = look(night, path).questions
    assert [question.column for question in asked] == ["Date entered", "Their own"]
    with pytest.raises(ExportProblem, match="asks 2 questions"):
        fill(night, path, tmp_path / "out", answers=MappingProfile())
    assert not (tmp_path / "out").exists()
    answers = {asked[0].id: LEAVE_OUT, asked[1].id: "answer.learning"}
    fill(night, path, tmp_path / "out", answers=answer_sheet(look(night, path), answers))
    assert look(night, path).questions == ()
    assert look(night, path, office="Borough policing team").questions == asked


def test_a_word_that_their_list_lacks_is_asked_about_once(night: Evening, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Slot", "RAG"])
    rule = DataValidation(type="list", formula1='"G,A,R"')
    rule.add("B2:B50")
    sheet.add_data_validation(rule)
    book.save(path)
    (asked,) = look(night, path).questions
    assert (asked.sentence, {option.answer for option in asked.options}) == (
        "Which word of the column “RAG” says “Green: good, or nothing of concern”?",
        {"G", "A", "R", LEAVE_OUT},
    )
    fill(night, path, tmp_path / "out", answers=answer_sheet(look(night, path), {asked.id: "G"}))
    rows = list(filled(tmp_path / "out", sheet.title).values)
    assert [row[1] for row in rows[1:]] == ["G", "G", "G"]  # no place for a clip that was not shown


def test_nothing_is_filled_in_twice(night: Evening, tmp_path: Path) -> None:
    fill(night, own_sheet(tmp_path / "return.xlsx"), tmp_path / "first")
    again = fill(night, tmp_path / "first" / "central-sheet.xlsx", tmp_path / "second")
    assert (again.new, again.there) == ((), ("V01", "V02", "V03", "V04"))
    assert list(filled(tmp_path / "second").values) == list(filled(tmp_path / "first").values)


def test_a_row_of_another_session_is_not_taken_for_one_of_this(night: Evening, tmp_path: Path) -> None:
    """With slot and rating alone, V01 of last month looks like V01 of today."""
    path = tmp_path / "theirs.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Slot", "RAG"], ["V01", "Green: good, or nothing of concern"]):
        sheet.append(row)
    book.save(path)
    first = fill(night, path, tmp_path / "out", answers=MappingProfile())
    assert (first.new, first.there) == (("V01", "V03", "V04"), ())
    again = fill(night, first.path, tmp_path / "again", answers=MappingProfile())
    assert (again.new, again.there) == ((), ("V01", "V03", "V04"))


def test_a_row_that_says_something_else_is_left_and_told(night: Evening, tmp_path: Path) -> None:
    first = fill(night, own_sheet(tmp_path / "return.xlsx"), tmp_path / "first")
    night.answer("V03", good_practice="Another word.")
    night.finish("V03")
    again = fill(night, first.path, tmp_path / "second")
    assert (again.new, again.there, again.differ) == ((), ("V01", "V02", "V04"), ("V03",))
    assert list(filled(tmp_path / "second").values) == list(filled(tmp_path / "first").values)


def test_rows_that_are_there_stay_and_new_ones_go_below(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx", rows=2)
    book = openpyxl.load_workbook(path)
    book["Returns"]["B5"], book["Returns"]["F5"] = "V09", "=1+1"
    book.save(path)
    fill(night, path, tmp_path / "out")
    sheet = filled(tmp_path / "out")
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == ["V09", "V01", "V02", "V03", "V04"]
    assert (sheet["F5"].value, sheet["G5"].value) == ("=1+1", "=LEN(F5)")


def test_totals_below_are_never_written_over(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "small.xlsx", rows=2, total=True, table=False)
    with pytest.raises(ExportProblem, match="has room for 2 more rows, and 4 are to go in"):
        fill(night, path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    fill(night, own_sheet(tmp_path / "large.xlsx", rows=6, total=True, table=False), tmp_path / "out")
    sheet = filled(tmp_path / "out")
    assert (sheet["B11"].value, sheet["G11"].value, sheet["B8"].value) == ("Total", "=SUM(G5:G10)", "V04")


@pytest.mark.parametrize(
    "text", ["=2+2", "+1", "-1", "@SUM(1)", "\t=1", "#N/A", "a\rb", "_x0041_", "<r>x</r>", "😀\u202ex"]
)
def test_text_stays_text_whatever_it_looks_like(night: Evening, tmp_path: Path, text: str) -> None:
    night.answer("V01", good_practice=text)
    night.finish("V01")
    fill(night, own_sheet(tmp_path / "return.xlsx"), tmp_path / "out")
    cell = filled(tmp_path / "out")["F5"]
    assert cell.data_type == "s"
    read = python_calamine.load_workbook(tmp_path / "out" / "central-sheet.xlsx").get_sheet_by_name("Returns")
    assert read.to_python(skip_empty_area=False)[4][5] == text


def test_two_sheets_and_two_rows_of_headings_are_told_apart(night: Evening, tmp_path: Path) -> None:
    """Made by XlsxWriter: notes first, and over the headings a row of groups, one of them merged downwards."""
    path = tmp_path / "return.xlsx"
    with xlsxwriter.Workbook(path) as book:
        notes = book.add_worksheet("How to")
        notes.write_column(0, 0, ["Fill in one row for each clip.", "RAG is the rating.", "Slot"])
        sheet = book.add_worksheet("Data")
        sheet.merge_range(2, 0, 3, 0, "Slot")
        sheet.merge_range(2, 1, 2, 2, "What the panel said")
        sheet.write_row(3, 1, ["Overall", "Could be better"])
        sheet.data_validation("B5:B60", {"validate": "list", "source": "='How to'!$A$1:$A$1"})
        sheet.set_column(1, 1, 33)
    found = look(night, path)
    assert (found.sheet, found.row) == ("Data", 4)
    assert dict(found.filled) == {"Slot": "Slot", "Overall": "Overall", "Could be better": "What could be better?"}


def test_lists_that_newer_excel_keeps_elsewhere_are_carried_over(night: Evening, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Slot", "RAG"])
    words = book.create_sheet("Words")
    for word in ("Green", "Amber", "Red"):
        words.append([word])
    book.save(tmp_path / "plain.xlsx")
    main = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    extension = (
        f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{main}">'
        '<x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1" '
        'showErrorMessage="1"><x14:formula1><xm:f>Words!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>B2:B9</xm:sqref>'
        "</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            end = extension if name == "xl/worksheets/sheet1.xml" else "</worksheet>"
            new.writestr(name, old.read(name).replace(b"</worksheet>", end.encode()))
    assert look(night, path).losses == ()
    fill(night, path, tmp_path / "out", answers=MappingProfile())
    (rule,) = filled(tmp_path / "out", sheet.title).data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref), rule.showErrorMessage) == ("Words!$A$1:$A$3", "B2:B9", True)


def test_what_would_be_lost_is_told_before(night: Evening, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Slot", "RAG"])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$B$2:$B$9"})
        sheet.insert_chart("D2", chart)
        sheet.insert_textbox("D20", "Read me")
    assert look(night, path).losses == ("Charts", "Text boxes and shapes")
    with pytest.raises(ExportProblem, match="would lose: Charts, Text boxes and shapes"):
        fill(night, path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert fill(night, path, tmp_path / "out", losses_known=True).new


@pytest.mark.parametrize(
    ("part", "element", "lost"),
    [
        ("docMetadata/LabelInfo.xml", "", "The protective marking that Office keeps"),
        ("xl/threadedComments/threadedComment1.xml", "", "Replies to comments"),
        ("xl/metadata.xml", "", "Formulas that fill several cells by themselves"),
        (
            "",
            "<protectedRanges><protectedRange name='a'/></protectedRanges>",
            "Ranges that only some people may change",
        ),
        ("", '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"/></extLst>', "Small charts inside cells"),
        ("", '<extLst><ext uri="{00000000-0000-0000-0000-000000000000}"/></extLst>', "Some settings of newer programs"),
    ],
)
def test_nothing_goes_in_silence(night: Evening, tmp_path: Path, part: str, element: str, lost: str) -> None:
    path = tmp_path / "theirs.xlsx"
    own_sheet(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            end = f"{element}</worksheet>" if name == "xl/worksheets/sheet1.xml" else "</worksheet>"
            new.writestr(name, old.read(name).replace(b"</worksheet>", end.encode()))
        if part:
            new.writestr(part, "<x/>")
    assert look(night, path).losses == (lost,)


def test_macros_old_workbooks_and_other_files_are_refused_with_advice(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    macros = tmp_path / "macros.xlsm"
    shutil.copyfile(path, macros)
    with zipfile.ZipFile(macros, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    locked = tmp_path / "old.xls"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    other = tmp_path / "list.csv"
    other.write_text("Slot,RAG\n")
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(path.read_bytes()[:-400])
    empty = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(empty)
    for file, said in ((macros, "holds macros"), (locked, "locked with a password, or is of an old kind"),
                       (other, "is damaged"), (cut, "is damaged"), (empty, "No row of headings"),
                       (tmp_path / "gone.xlsx", "could not be opened")):  # fmt: skip
        with pytest.raises(ExportProblem, match=said) as problem:
            look(night, file)
        assert problem.value.advice


def test_a_disk_that_refuses_leaves_the_file_of_last_time(
    night: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "central-sheet.xlsx").write_bytes(b"the file of last time")
    path = own_sheet(tmp_path / "return.xlsx")
    for code, said in (
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "can only be read"),
        (errno.ENOENT, "not there"),
    ):

        def refuse(_handle: int, code: int = code) -> None:
            raise OSError(code, "refused")

        with monkeypatch.context() as patch:
            patch.setattr("bwvreview.exchange.atomic.os.fsync", refuse)
            with pytest.raises(ExportProblem, match=said):
                fill(night, path, folder)
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == {
            "central-sheet.xlsx": b"the file of last time"
        }
    with night.workspace.reading() as store:
        assert store.exports.of(night.session) == ()


def test_the_same_records_in_the_same_sheet_give_the_same_bytes(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    first, second = (fill(night, path, tmp_path / name) for name in ("first", "second"))
    assert first.sha256 == second.sha256


def test_a_filled_sheet_can_be_locked(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    with pytest.raises(ExportProblem, match="shorter than 10 letters"):
        fill(night, path, tmp_path / "out", password="short")
    done = fill(night, path, tmp_path / "out", password="three words and 7")
    clear = unlock_workbook(done.path.read_bytes(), "three words and 7")
    assert openpyxl.load_workbook(io.BytesIO(clear))["Returns"]["B5"].value == "V01"
    assert done.sha256 == hashlib.sha256(done.path.read_bytes()).hexdigest()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_a_sheet_that_libreoffice_saved_is_filled_in_and_opens_there_again(night: Evening, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "return.xlsx")
    through(path, tmp_path / "theirs")
    fill(night, tmp_path / "theirs" / "return.xlsx", tmp_path / "out")
    through(tmp_path / "out" / "central-sheet.xlsx", tmp_path / "again")
    sheet = openpyxl.load_workbook(tmp_path / "again" / "central-sheet.xlsx", data_only=True)["Returns"]
    assert [sheet.cell(row, 2).value for row in range(5, 9)] == ["V01", "V02", "V03", "V04"]
    assert [sheet.cell(row, 7).value for row in range(5, 9)] == [
        len(str(sheet.cell(row, 6).value or "")) for row in range(5, 9)
    ]
    assert any("D8" in rule.sqref for rule in sheet.data_validations.dataValidation)


def through(path: Path, folder: Path) -> None:
    """Open a workbook in LibreOffice and save it again."""
    profile = f"-env:UserInstallation=file://{folder}-profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
