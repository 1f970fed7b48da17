"""A quarter of 32 groups with every fault planted from a fixed seed: each is found, and the counts add up."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.cli import main
from bwvreview.exchange.data_package import write_data_package
from bwvreview.exchange.groups_file import load_groups
from bwvreview.exchange.locked_file import lock_workbook
from bwvreview.exchange.panel_sheet import write_panel_sheet
from tests.returns_kit import RATING, WHY, Quarter, changed, clips_of, column, opened, own_id, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

PASSWORD = "three blue boats 7"
EACH = 7  # records of one evening: six viewed and one not shown


def _sheet_faults() -> dict[str, Callable[[Worksheet], None]]:
    """What people do to the sheet of clips; none of it costs a record."""

    def put(title: str, value: object) -> Callable[[Worksheet], None]:
        def change(sheet: Worksheet) -> None:
            sheet.cell(2, column(sheet, title)).value = value

        return change

    def renamed(sheet: Worksheet) -> None:
        sheet.cell(1, column(sheet, RATING)).value = "RAG"

    def total(sheet: Worksheet) -> None:
        sheet.cell(sheet.max_row + 1, 1).value = "Total"

    def extra(sheet: Worksheet) -> None:
        sheet.cell(1, sheet.max_column + 1).value = "Our remark"

    def torn(sheet: Worksheet) -> None:
        values = [sheet.cell(row, 1).value for row in range(2, 8)]
        for row, value in enumerate((*values[1:], values[0]), 2):
            sheet.cell(row, 1).value = value

    def merged(sheet: Worksheet) -> None:
        at = column(sheet, WHY)
        sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)

    return {
        "changed": put(WHY, "Somebody typed this afterwards."),
        "suggested": put(RATING, " AMBER"),
        "formula": put(RATING, '="Red"'),
        "renamed": renamed,
        "column-gone": lambda sheet: sheet.delete_cols(column(sheet, WHY)),
        "extra-column": extra,
        "total-row": total,
        "torn": torn,
        "merged": merged,
        "moved-head": lambda sheet: sheet.insert_rows(1),
    }


def plant(folder: Path) -> Quarter:
    """Write the returns of 30 of 32 groups, with every fault of the rules in them."""
    made = Quarter(folder)
    groups = [slug for slug, _ in load_groups()][:30]
    for group, (kind, damage) in zip(groups, _sheet_faults().items(), strict=False):
        with clips_of(workbook(folder, made.feedback(group), f"{group}.xlsx")) as sheet:
            damage(sheet)
        made.planted.add(kind)
        made.received(EACH)
    rest = iter(groups[10:])
    _copies(made, folder, rest)
    _revisions(made, folder, rest)
    _shapes(made, folder, rest)
    for group in rest:
        workbook(folder, made.feedback(group), f"{group}.xlsx")
        made.received(EACH)
    _strangers(made, folder)
    return made


def _copies(made: Quarter, folder: Path, groups) -> None:  # type: ignore[no-untyped-def]
    group = next(groups)
    shutil.copy(workbook(folder, made.feedback(group), f"{group}.xlsx"), folder / f"{group} (copy).xlsx")
    made.received(2 * EACH, duplicate=EACH)
    made.planted.add("same-file")
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}.xlsx")
    with clips_of(workbook(folder, one, f"{group}-edited.xlsx")) as sheet:
        sheet.cell(2, column(sheet, WHY)).value = "Another hand."
    made.received(2 * EACH, duplicate=EACH - 1, superseded=1)
    made.planted.add("sealed-copy-wins")
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}.xlsx")
    workbook(folder, changed(one, "V01", summary="Something else."), f"{group}-again.xlsx")
    made.received(2 * EACH, duplicate=EACH - 1, in_conflict=2)
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}.xlsx")
    other = [replace(clip, instance_id=own_id("second", one.session, clip.slot)) for clip in one.observations]
    workbook(folder, replace(one, observations=tuple(other)), f"{group}-second.xlsx")
    made.received(2 * EACH)
    made.planted.add("second-rating")


def _revisions(made: Quarter, folder: Path, groups) -> None:  # type: ignore[no-untyped-def]
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}-1.xlsx")
    workbook(folder, changed(one, "V02", revision=1, rag="red"), f"{group}-2.xlsx")
    made.received(2 * EACH, superseded=1, duplicate=EACH - 1)
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}-1.xlsx")
    for number in (1, 2):
        workbook(folder, changed(one, "V02", revision=number, summary=f"Fork {number}."), f"{group}-fork{number}.xlsx")
    made.received(3 * EACH, superseded=1, duplicate=2 * (EACH - 1), in_conflict=2)
    group = next(groups)
    workbook(folder, changed(made.feedback(group), "V03", revision=4), f"{group}.xlsx")
    made.received(EACH)
    made.planted.add("revision-of-nothing")
    group = next(groups)
    one = made.feedback(group)
    ids = [own_id(group, one.session, "V01", number) for number in (8, 9)]
    for mine, before in (ids, reversed(ids)):
        turned = replace(one.observations[0], instance_id=mine, deprecated_id=before)
        workbook(folder, replace(one, observations=(turned,)), f"{group}-{mine[:8]}.xlsx")
    made.received(2, in_conflict=2)


def _shapes(made: Quarter, folder: Path, groups) -> None:  # type: ignore[no-untyped-def]
    group = next(groups)
    one = made.feedback(group)
    workbook(folder, one, f"{group}.xlsx")
    write_data_package(one, folder / f"{group}.zip")
    write_panel_sheet(one, folder / f"{group}-panel.xlsx")
    made.received(3 * EACH, duplicate=2 * EACH)
    group = next(groups)
    write_panel_sheet(made.feedback(group), folder / f"{group}-typed.xlsx")
    with opened(folder / f"{group}-typed.xlsx") as book:
        del book["Records"]
    made.received(EACH)
    group = next(groups)
    path = workbook(folder, made.feedback(group), f"{group}.xlsx")
    path.write_bytes(lock_workbook(path.read_bytes(), PASSWORD, "It"))
    made.received(EACH)


def _strangers(made: Quarter, folder: Path) -> None:
    openpyxl.Workbook().save(folder / "another program.xlsx")
    clear = made.feedback("sutton")
    path = workbook(folder, clear, "locked.xlsx")
    whole = path.read_bytes()
    path.write_bytes(lock_workbook(whole, "nobody knows this one", "It"))
    (folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    made.planted |= {"unread", "locked"}


def collated(folder: Path, to: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    assert main(["collate", str(folder), "--to", str(to), "--quarter", "2026Q4", "--json"]) == 0
    counts: dict[str, int] = json.loads(capsys.readouterr().out)
    return counts


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_every_planted_fault_is_found_and_two_orders_give_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BWVREVIEW_RETURN_PASSWORDS", f"wrong\n{PASSWORD}\n")
    folder = tmp_path / "returns"
    folder.mkdir()
    made = plant(folder)
    counts = collated(folder, tmp_path / "out", capsys)
    assert counts == made.expected
    assert counts["received"] == sum(many for name, many in counts.items() if name != "received")
    report = json.loads((tmp_path / "out" / "quarter.json").read_bytes())
    assert made.planted <= {kind for _, kind, _ in report["findings"]}
    assert {what for _, what, _ in report["conflicts"]} >= {
        "2 copies differ in 1 answer",
        "2 newer copies of one clip",
        "2 records replace each other in a circle",
    }
    assert report["not_yet"] == ["Wandsworth", "Westminster"]
    again = tmp_path / "copied"
    again.mkdir()
    for number, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        shutil.copy(path, again / path.name)
        os.utime(again / path.name, (number, number))
    assert collated(again, tmp_path / "out2", capsys) == counts
    assert files_of(tmp_path / "out") == files_of(tmp_path / "out2")


def test_what_moved_more_than_chance_is_told_with_how_sure(tmp_path: Path) -> None:
    from bwvreview.domain.quarter import Quarter as Which
    from bwvreview.exchange.returns_folder import read_folder
    from bwvreview.services.collate import collate_files

    made = Quarter(tmp_path, clips=8)
    for slug, _ in load_groups()[:12]:
        workbook(tmp_path, made.feedback(slug, date(2026, 8, 14), concern=0.1), f"{slug}-3.xlsx")
        workbook(tmp_path, made.feedback(slug, date(2026, 11, 14), concern=0.7), f"{slug}-4.xlsx")
    report = collate_files(read_folder(tmp_path), Which(2026, 4)).report
    moved = {one.title: one for one in report.moved}
    green = next(one for title, one in moved.items() if title.startswith("Overall Green"))
    assert (green.sure, green.now < green.then) == ("more than chance", True)
    assert {one.sure for one in report.moved} <= {"more than chance", "could be chance", "too few to say"}
    weapons = next(one for one in report.themes if one.label == "weapons")
    assert weapons.concern.basis == "weighted"
    assert weapons.concern.low < 0.7 < weapons.concern.high  # type: ignore[operator]
    trend = next(one for one in report.trends if one.title == "Rated red or amber")
    assert [point[0] for point in trend.points] == ["2026Q3", "2026Q4"]
    assert {group.word for group in report.learning} >= {"handcuffs"}
    assert report.actions
    assert sum(one.owed for one in report.actions) == sum(one.asked for one in report.actions)
    assert any(one.title == "Overall" and one.percent == 1.0 for one in report.agreement)
