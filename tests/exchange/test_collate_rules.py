"""Putting returns together: each rule on files that the real export wrote, and people then changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.collate import Ruling, edit_key
from bwvreview.exchange.data_package import write_data_package
from bwvreview.exchange.locked_zip import lock_zip
from bwvreview.exchange.panel_sheet import write_panel_sheet
from tests.domain.forms_kit import form_of
from tests.returns_kit import (
    RATING,
    SUMMARY,
    WHY,
    a_clip,
    a_return,
    changed,
    clips_of,
    column,
    counts,
    kinds,
    opened,
    own_id,
    together,
    told,
    workbook,
    zipped_again,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.collate import Collation
    from bwvreview.domain.returns import Return


def the_clip(found: Collation, slot: str = "V01") -> Return:
    return next(one for one in found.kept if one.slot == slot)


def test_the_same_records_in_three_shapes_are_kept_once(tmp_path: Path) -> None:
    workbook(tmp_path, a_return())
    write_data_package(a_return(), tmp_path / "data-package.zip")
    write_panel_sheet(a_return(), tmp_path / "panel-sheet.xlsx")
    found = together(tmp_path)
    assert counts(found) == (4, 0, 8, 0)
    assert {one.file for one in found.kept} == {"feedback.xlsx"}


def test_one_file_under_two_names_is_told_and_counted_once(tmp_path: Path) -> None:
    shutil.copy(workbook(tmp_path, a_return()), tmp_path / "feedback (1).xlsx")
    found = together(tmp_path)
    assert counts(found) == (4, 0, 4, 0)
    assert told(found, "same-file") == ["feedback.xlsx"]


def test_of_two_contents_the_copy_with_its_seal_intact_wins(tmp_path: Path) -> None:
    workbook(tmp_path, a_return(), "a.xlsx")
    with clips_of(workbook(tmp_path, a_return(), "b.xlsx")) as sheet:
        sheet.cell(2, column(sheet, WHY)).value = "Somebody wrote something else."
    found = together(tmp_path)
    assert counts(found) == (4, 1, 3, 0)
    assert the_clip(found).file == "a.xlsx"
    assert told(found, "sealed-copy-wins") == ["b.xlsx"]


def test_two_sealed_copies_that_differ_are_a_conflict_until_somebody_settles_it(tmp_path: Path) -> None:
    workbook(tmp_path, a_return(), "a.xlsx")
    workbook(tmp_path, changed(a_return(), "V02", rag="green"), "b.xlsx")
    found = together(tmp_path)
    assert counts(found) == (3, 0, 3, 2)
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.names, conflict.words) == ("copies", ("rag",), "2 copies differ in 1 answer")
    ruling = Ruling(conflict.key, conflict.returns[1].content, "The group told us")
    settled = together(tmp_path, {conflict.key: ruling})
    assert counts(settled) == (4, 1, 3, 0)
    assert the_clip(settled, "V02").answers["rag"] == conflict.returns[1].answers["rag"]


def test_two_copies_changed_by_hand_in_different_ways_are_a_conflict(tmp_path: Path) -> None:
    for name, words in (("a.xlsx", "One."), ("b.xlsx", "Two.")):
        with clips_of(workbook(tmp_path, a_return(), name)) as sheet:
            sheet.cell(2, column(sheet, SUMMARY)).value = words
    found = together(tmp_path)
    assert counts(found) == (3, 0, 3, 2)
    assert found.conflicts[0].names == ("summary",)


def test_a_revision_takes_the_place_of_the_record_it_names(tmp_path: Path) -> None:
    first = a_return()
    second = changed(first, "V01", revision=1, rag="amber")
    third = changed(second, "V01", revision=2, rag="green")
    for name, one in (("c.xlsx", first), ("a.xlsx", second), ("b.xlsx", third)):
        workbook(tmp_path, one, name)
    found = together(tmp_path)
    assert counts(found) == (4, 2, 6, 0)
    assert the_clip(found).answers["rag"] == "green"


def test_two_revisions_of_one_record_are_a_conflict(tmp_path: Path) -> None:
    workbook(tmp_path, a_return(), "a.xlsx")
    workbook(tmp_path, changed(a_return(), "V01", revision=1, rag="amber"), "b.xlsx")
    workbook(tmp_path, changed(a_return(), "V01", revision=2, rag="green"), "c.xlsx")
    found = together(tmp_path)
    assert counts(found) == (3, 1, 6, 2)
    assert found.conflicts[0].kind == "fork"
    assert found.conflicts[0].words == "2 newer copies of one clip"


def test_a_revision_of_something_never_received_is_kept_and_told(tmp_path: Path) -> None:
    workbook(tmp_path, changed(a_return(), "V01", revision=1))
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert "revision-of-nothing" in kinds(found)


def test_records_that_replace_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    clip = a_clip("haringey", "V01")
    other = own_id("haringey", a_return().session, "V01", 1)
    workbook(tmp_path, a_return("haringey", replace(clip, deprecated_id=other)), "a.xlsx")
    turned = replace(clip, instance_id=other, deprecated_id=clip.instance_id)
    workbook(tmp_path, a_return("haringey", turned), "b.xlsx")
    found = together(tmp_path)
    assert counts(found) == (0, 0, 0, 2)
    assert found.conflicts[0].kind == "cycle"


def test_another_rating_of_the_same_clip_is_no_duplicate(tmp_path: Path) -> None:
    clip = a_clip("haringey", "V01")
    workbook(tmp_path, a_return("haringey", clip), "a.xlsx")
    again = replace(clip, instance_id=own_id("other", a_return().session, "V01"))
    workbook(tmp_path, a_return("haringey", again), "b.xlsx")
    found = together(tmp_path)
    assert counts(found) == (2, 0, 0, 0)
    assert told(found, "second-rating") == ["b.xlsx"] or told(found, "second-rating") == ["a.xlsx"]


def test_a_cell_changed_by_hand_tells_what_it_was_and_counts_as_sealed_until_settled(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = "Green: no concern"
        green = [sheet.cell(row, column(sheet, RATING)).value for row in (2, 4)][1]
        sheet.cell(2, column(sheet, RATING)).value = green
    found = together(tmp_path)
    one = the_clip(found)
    (edit,) = one.edits
    assert (edit.was, edit.now, edit.kind) == ("red", "green", "changed")
    assert one.counted["rag"] == "red"
    assert "“Overall” was “red”, now “green”." in found.findings[0].words
    take = {edit_key(one, edit): Ruling(edit_key(one, edit), "now", "The group meant green")}
    assert the_clip(together(tmp_path, take)).counted["rag"] == "green"
    leave = {edit_key(one, edit): Ruling(edit_key(one, edit), "was", "A slip of the keyboard")}
    assert the_clip(together(tmp_path, leave)).counted["rag"] == "red"


@pytest.mark.parametrize("typed", ["amber", "  AMBER  ", "Amber"])
def test_a_code_or_another_case_for_an_answer_suggests_the_answer(tmp_path: Path, typed: str) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = typed
    edit = the_clip(together(tmp_path)).edits[0]
    assert (edit.now, edit.kind) == ("amber", "suggested")


def test_the_same_answer_in_another_case_means_the_same(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = "RED"
    assert the_clip(together(tmp_path)).edits[0].kind == "same"


def test_a_formula_has_no_value_even_when_it_shows_one(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(2, column(sheet, RATING)).value = '="Green" & ": fine"'
    found = together(tmp_path)
    one = the_clip(found)
    assert one.edits[0].kind == "formula"
    assert "rag" not in one.counted
    assert told(found, "formula")[0].startswith("feedback.xlsx, Clips, ")


def own_form_return(**answers: str):  # type: ignore[no-untyped-def]
    form = form_of(
        {"type": "integer", "name": "minutes", "label": "How long?"},
        {"type": "date", "name": "seen", "label": "Seen on"},
        {"type": "text", "name": "said", "label": "What was said"},
    )
    clip = replace(
        a_clip("haringey", "V01"), answers={"minutes": "12", "seen": "2026-03-04", "said": "Hello", **answers}
    )
    other = replace(a_clip("haringey", "V02"), answers={"minutes": "7", "seen": "2026-12-01", "said": "Bye"})
    return a_return("haringey", clip, other, form=form)


@pytest.mark.parametrize(
    ("title", "typed", "kind", "now"),
    [
        ("How long?", "12", "same", "12"),
        ("How long?", "13", "changed", "13"),
        ("Seen on", "04/03/2026", "same", "2026-03-04"),
        ("Seen on", 46085, "same", "2026-03-04"),
        ("Seen on", "03/04/2026", "changed", "2026-04-03"),
    ],
)
def test_numbers_as_text_and_dates_in_other_forms_are_read_and_told(
    tmp_path: Path, title: str, typed: object, kind: str, now: str
) -> None:
    with clips_of(workbook(tmp_path, own_form_return())) as sheet:
        sheet.cell(2, column(sheet, title)).value = typed
    edit = the_clip(together(tmp_path)).edits[0]
    assert (edit.kind, edit.now) == (kind, now)


def test_dates_that_a_spreadsheet_made_its_own_are_read_in_both_calendars(tmp_path: Path) -> None:
    from datetime import date

    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with opened(workbook(tmp_path, own_form_return())) as book:
        book.epoch = CALENDAR_MAC_1904
        sheet = book["Clips"]
        sheet.cell(2, column(sheet, "Seen on")).value = date(2026, 3, 4)
    one = the_clip(together(tmp_path))
    assert (one.seal, one.counted["seen"]) == ("intact", "2026-03-04")


def test_a_sorted_sheet_with_hidden_and_blank_rows_is_as_it_was(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
        for at, row in zip((2, 4, 6), reversed(rows), strict=True):
            for place, value in enumerate(row, 1):
                sheet.cell(at, place).value = value
        for at in (3, 5):
            for place in range(1, len(rows[0]) + 1):
                sheet.cell(at, place).value = None
        sheet.row_dimensions[4].hidden = True
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert all(one.seal == "intact" for one in found.kept)


def test_a_total_row_belongs_to_no_record(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(5, 1).value, sheet.cell(5, 2).value = "Total", 3
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "total-row") == ["feedback.xlsx, Clips, A5"]


def test_a_column_sorted_alone_tears_rows_apart_and_the_sealed_answers_count(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        at = column(sheet, RATING)
        values = [sheet.cell(row, at).value for row in (2, 3, 4)]
        for row, value in zip((2, 3, 4), (values[1], values[2], values[0]), strict=True):
            sheet.cell(row, at).value = value
    found = together(tmp_path)
    assert told(found, "torn")
    assert [one.counted["rag"] for one in found.kept if one.viewed] == ["red", "amber", "green"]


def test_a_slot_column_sorted_alone_is_found_too(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        for row, slot in zip((2, 3, 4), ("V02", "V03", "V01"), strict=True):
            sheet.cell(row, 1).value = slot
    found = together(tmp_path)
    assert "torn" in kinds(found)
    assert the_clip(found, "V01").counted["rag"] == "red"


def test_a_renamed_heading_is_found_by_its_values(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.cell(1, column(sheet, RATING)).value = "RAG"
    found = together(tmp_path)
    assert len(told(found, "renamed")) == 1
    assert all(one.seal == "intact" for one in found.kept)


def test_a_deleted_column_counts_as_not_asked(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        sheet.delete_cols(column(sheet, WHY))
    found = together(tmp_path)
    assert told(found, "column-gone") == ["feedback.xlsx, Clips"]
    assert "rag_why" in the_clip(found).missing
    assert "rag_why" not in the_clip(found).counted
    assert the_clip(found).counted["rag"] == "red"


def test_an_unknown_column_is_kept_beside(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        last = sheet.max_column + 1
        sheet.cell(1, last).value, sheet.cell(2, last).value = "Our own remark", "Ask again"
    found = together(tmp_path)
    assert the_clip(found).extras == {"Our own remark": "Ask again"}
    assert "extra-column" in kinds(found)
    assert the_clip(found).seal == "intact"


def test_a_sheet_that_was_renamed_with_a_title_above_its_head_is_found(tmp_path: Path) -> None:
    with opened(workbook(tmp_path, a_return())) as book:
        book["Clips"].insert_rows(1, 2)
        book["Clips"].cell(1, 1).value = "Our clips of December"
        book["Clips"].title = "December"
        book.move_sheet("December", 5)
    found = together(tmp_path)
    assert {"moved-sheet", "moved-head"} <= kinds(found)
    assert all(one.seal == "intact" for one in found.kept)


def test_cells_that_were_joined_are_told_and_the_sealed_answers_count(tmp_path: Path) -> None:
    with clips_of(workbook(tmp_path, a_return())) as sheet:
        at = column(sheet, RATING)
        sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    found = together(tmp_path)
    assert "merged" in kinds(found)
    assert the_clip(found, "V02").counted["rag"] == "amber"


def test_an_unknown_version_of_the_form_never_costs_a_record(tmp_path: Path) -> None:
    workbook(tmp_path, own_form_return(), "a.xlsx")
    workbook(tmp_path, a_return("brent"), "b.xlsx")
    assert counts(together(tmp_path)) == (6, 0, 0, 0)


def test_a_workbook_of_another_program_a_corrupt_zip_and_a_text_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    import openpyxl

    workbook(tmp_path, a_return())
    openpyxl.Workbook().save(tmp_path / "budget.xlsx")
    whole = (tmp_path / "feedback.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "letter.txt").write_text("Dear team")
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "unread") == ["budget.xlsx", "cut.xlsx", "letter.txt", "notes.docx"]


def test_each_password_is_tried_and_a_file_that_none_opens_is_told(tmp_path: Path) -> None:
    from bwvreview.exchange.locked_file import lock_workbook

    clear = workbook(tmp_path, a_return()).read_bytes()
    (tmp_path / "feedback.xlsx").write_bytes(lock_workbook(clear, "three blue boats 7", "It"))
    (tmp_path / "other.xlsx").write_bytes(lock_workbook(clear, "nobody knows this one", "It"))
    found = together(tmp_path, None, "wrong", "three blue boats 7")
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "locked") == ["other.xlsx"]


def test_a_locked_package_is_read_with_its_password(tmp_path: Path) -> None:
    write_data_package(a_return(), tmp_path / "p.zip")
    clear = (tmp_path / "p.zip").read_bytes()
    (tmp_path / "p.zip").write_bytes(lock_zip(clear, "three blue boats 7", "It"))
    assert told(together(tmp_path), "locked") == ["p.zip"]
    found = together(tmp_path, None, "wrong", "three blue boats 7")
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "locked") == []


def test_a_package_whose_table_was_changed_has_no_seal_and_the_sealed_workbook_wins(tmp_path: Path) -> None:
    workbook(tmp_path, a_return())
    write_data_package(a_return(), tmp_path / "p.zip")
    import zipfile

    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        table = archive.read("clips.csv")
    zipped_again(tmp_path / "p.zip", {"clips.csv": table.replace(b",red,", b",green,")})
    found = together(tmp_path)
    assert counts(found) == (4, 1, 3, 0)
    assert told(found, "seal") == ["p.zip, clips.csv"]


def test_a_panel_sheet_typed_by_hand_is_a_return(tmp_path: Path) -> None:
    import openpyxl

    write_panel_sheet(a_return("brent"), tmp_path / "sheet.xlsx")
    with opened(tmp_path / "sheet.xlsx") as book:
        del book["Records"]
        book["Panel sheet"].cell(4, 2).value = "5/12/2026"
    assert counts(together(tmp_path)) == (4, 0, 0, 0)
    typed = openpyxl.Workbook()
    for row in (("Field", "Details"), ("clip 1", ""), ("Overall Panel Scrutiny Assessment (RAG)", "Red")):
        typed.active.append(row)
    typed.save(tmp_path / "bare.xlsx")
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "panel-block") == ["bare.xlsx, Sheet, A2"]


def test_a_damaged_hidden_record_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    with opened(workbook(tmp_path, a_return())) as book:
        book["Manifest"].cell(7, 6).value = "{"
    found = together(tmp_path)
    assert counts(found) == (3, 0, 0, 0)
    assert told(found, "damaged-record") == ["feedback.xlsx, Manifest, F7"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("B3", "some day"), ("F7", '{"slot": "V01", "themes": null, "state": "viewed"}'), ("B1", "other/9")],
)
def test_a_file_whose_inside_was_damaged_stops_no_other(tmp_path: Path, cell: str, value: str) -> None:
    workbook(tmp_path, a_return("brent"), "whole.xlsx")
    with opened(workbook(tmp_path, a_return(), "damaged.xlsx")) as book:
        book["Manifest"][cell].value = value
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "unread") == ["damaged.xlsx"]


def test_a_sheet_that_is_no_longer_xml_is_told(tmp_path: Path) -> None:
    workbook(tmp_path, a_return("brent"), "whole.xlsx")
    path = workbook(tmp_path, a_return(), "damaged.xlsx")
    zipped_again(path, {"xl/worksheets/sheet2.xml": b"<worksheet><sheetData><row></c>"})
    found = together(tmp_path)
    assert told(found, "unread") == ["damaged.xlsx"]
    assert counts(found) == (4, 0, 0, 0)


def test_a_package_with_an_endless_field_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    import zipfile

    workbook(tmp_path, a_return("brent"), "whole.xlsx")
    write_data_package(a_return(), tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        table = archive.read("clips.csv")
    zipped_again(tmp_path / "p.zip", {"clips.csv": table + b'"' + b"x" * 200_000 + b'"\r\n'})
    found = together(tmp_path)
    assert told(found, "unread") == ["p.zip"]
    assert counts(found) == (4, 0, 0, 0)


@pytest.mark.parametrize("size", [b"1e999", b"nan", b"-92", b"92.5"])
def test_a_size_that_is_none_is_told_and_its_theme_left_out(tmp_path: Path, size: bytes) -> None:
    import zipfile

    path = workbook(tmp_path, a_return())
    with zipfile.ZipFile(path) as archive:
        book = {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")}
    sized = b"<v>92</v>"
    zipped_again(path, {name: part.replace(sized, b"<v>%s</v>" % size) for name, part in book.items() if sized in part})
    assert kinds(together(tmp_path)) >= {"design-cell"}
    path.unlink()
    write_data_package(a_return(), tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        table = archive.read("design.csv")
    assert b",92,10," in table
    zipped_again(tmp_path / "p.zip", {"design.csv": table.replace(b",92,10,", b",%s,10," % size)})
    found = together(tmp_path)
    assert "design-cell" in kinds(found)
    assert counts(found) == (4, 0, 0, 0)


def test_a_workbook_saved_by_libreoffice_keeps_its_seals(tmp_path: Path) -> None:
    import subprocess

    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "source"
    source.mkdir()
    path = workbook(source, a_return())
    options = [f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    into = tmp_path / "saved"
    subprocess.run(["soffice", *options, "--outdir", into, path], check=True, capture_output=True, timeout=120)
    found = together(into)
    assert counts(found) == (4, 0, 0, 0)
    assert all(one.seal == "intact" for one in found.kept)


@pytest.mark.parametrize("far", [b'r="XFD1048576"', b"r='XFD1048576'", b'r = "XFD1048576"'])
def test_a_cell_far_out_takes_no_memory_and_the_rest_goes_on(tmp_path: Path, far: bytes) -> None:
    import zipfile

    workbook(tmp_path, a_return("brent"), "whole.xlsx")
    path = workbook(tmp_path, a_return(), "damaged.xlsx")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    assert sheet.count(b'r="B2"') == 1
    zipped_again(path, {"xl/worksheets/sheet2.xml": sheet.replace(b'r="B2"', far)})
    found = together(tmp_path)
    assert counts(found) == (4, 0, 0, 0)
    assert told(found, "unread") == ["damaged.xlsx"]
