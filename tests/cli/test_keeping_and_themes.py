"""Keeping, deleting, own themes and parts of themes, by commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.cli import main
from tests.cli.conftest import SAMPLE, Answer
from tests.cli.test_session_commands import references

if TYPE_CHECKING:
    from collections.abc import Callable


def later(tmp_path: Path, day: str, *words: str) -> int:
    return main(["--workspace", str(tmp_path / "group.bwv"), "--today", day, *words])


def test_the_keep_request_is_one_sorted_list_that_marks_no_reserve(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    clips = run("session", "new", rolled, "--json").json["clips"]
    file = tmp_path / "keep.txt"
    other = run("session", "keep", "2022-10-01.1", "--to", tmp_path / "keep.csv")
    assert (other.code, (tmp_path / "keep.csv").exists()) == (1, False), "a workbook would stand in it"
    asked = run("session", "keep", "2022-10-01.1", "--to", file, "--json")
    assert (asked.code, asked.json["asked"]) == (0, len(clips))
    assert not any(reference in asked.out for reference in references())
    lines = file.read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line in references()]
    assert listed == sorted(set(listed))
    assert len(clips) < len(listed) <= len(clips) + 4
    assert lines[-len(listed) :] == listed, "nothing stands beside or between them"
    states = {clip["state"] for clip in run("session", "show", "--json").json["clips"]}
    assert states == {"requested"}
    assert (
        "Coordinator  State of the clip: To watch → Asked to keep" in run("history", "show", "2022-10-01.1", "V01").out
    )


def test_a_list_is_shown_with_rounded_counts_and_no_reference(run: Callable[..., Answer]) -> None:
    run("list", "import", SAMPLE, "--group", "haringey")
    shown = run("list", "show", "--published", "520", "--json")
    assert shown.code == 0, shown.err
    assert (shown.json["rows"], shown.json["published"]["difference"]) == (515, -5)
    assert all(theme["size"] is None or theme["size"] % 5 == 0 for theme in shown.json["themes"])
    assert [week["title"] for week in shown.json["weeks"]][:2] == ["this week", "next week"]
    assert not any(reference in shown.out for reference in references())
    plain = run("list", "show", "1")
    assert "The list has 515: 5 fewer (1%)" in plain.out
    assert run("list", "show", "9").code == 1
    assert run("list", "show", "--published", "many").code == 2


def test_without_a_list_there_is_nothing_to_show_or_try(run: Callable[..., Answer]) -> None:
    for words in (("list", "show"), ("theme", "try", "always")):
        said = run(*words)
        assert (said.code, "list import" in said.err) == (1, True)


def test_days_of_keeping_are_settled_and_move_the_day_of_deletion(run: Callable[..., Answer]) -> None:
    run("list", "import", SAMPLE, "--group", "haringey")
    assert run("retention", "--json").json == {"days": 31, "lists": [{"list": 1, "delete_on": "2022-10-27"}]}
    assert run("retention", "60", "--json").json == {"days": 60, "lists": [{"list": 1, "delete_on": "2022-11-25"}]}
    assert "List 1 is kept here up to 25 November 2022." in run("retention").out
    assert run("retention", "0", "--json").json["days"] == 31
    assert run("retention", "9999").code == 1
    assert run("retention", "soon").code == 2


def test_tidying_deletes_what_is_due_and_the_session_says_so(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("session", "new", rolled)
    assert "No list is due." in run("tidy").out
    assert later(tmp_path, "2022-10-28", "tidy") == 0
    assert "1 list was deleted." in capsys.readouterr().out
    assert later(tmp_path, "2022-10-29", "session", "show") == 0
    said = capsys.readouterr().out
    assert "The list was deleted on 28 October 2022." in said
    assert "Only someone who kept the pack can check this draw." in said
    assert later(tmp_path, "2022-10-29", "session", "pack", "2022-10-01.1", "--to", str(tmp_path / "pack")) == 1
    assert "The list was deleted on 28 October 2022." in capsys.readouterr().err
    assert later(tmp_path, "2022-10-29", "export", "2022-10-01.1", "--to", str(tmp_path / "out")) == 0
    assert (tmp_path / "out" / "feedback.xlsx").is_file()
    assert run("draw", "verify", rolled).code == 0, "whoever has the pack can still check"


def test_any_command_on_a_workspace_deletes_what_is_due(run: Callable[..., Answer], tmp_path: Path) -> None:
    run("list", "import", SAMPLE, "--group", "haringey")
    assert later(tmp_path, "2022-11-01", "theme", "list") == 0
    assert not any(reference.encode() in (tmp_path / "group.bwv").read_bytes() for reference in references())


def test_a_theme_is_tried_kept_drawn_and_removed(run: Callable[..., Answer], tmp_path: Path) -> None:
    run("list", "import", SAMPLE, "--group", "haringey")
    rule = "theme children and theme handcuffing"
    assert run("theme", "try", rule, "--json").json["members"] == 25
    assert run("theme", "try", 'outcome == "Arrest"').code == 1
    kept = run("theme", "add", "Children in handcuffs", "--rule", rule, "--json")
    assert kept.json["slug"] == "children-in-handcuffs"
    assert run("theme", "add", "Children in handcuffs", "--rule", rule).code == 1
    own = [theme for theme in run("theme", "list", "--json").json["themes"] if theme["own"]]
    assert [(theme["slug"], theme["rule"]) for theme in own] == [("children-in-handcuffs", rule)]
    fixed = run(
        "draw", "commit", "--list", "1", "--theme", "children-in-handcuffs=3+1", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", tmp_path / "draw",
    )  # fmt: skip
    assert fixed.code == 0, fixed.err
    assert run("theme", "remove", "children-in-handcuffs").code == 0
    assert run("draw", "roll", tmp_path / "draw", "--seed", "63454660390103169462").code == 0
    assert "Children in handcuffs" in run("session", "new", tmp_path / "draw").out


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (("--theme", "weapons@w36=3+3"), {"weapons@w36"}),
        (("--split", "weapons=week:6+3"), {"weapons@w36", "weapons@w37", "weapons@w38", "weapons@others"}),
        (("--split", "weapons=week:6+3:equal", "--theme", "children=2"), {"weapons@w36", "children"}),
    ],
)
def test_a_theme_is_drawn_in_parts_from_plan_to_workbook(
    run: Callable[..., Answer], tmp_path: Path, words: tuple[str, ...], labels: set[str]
) -> None:
    import openpyxl

    folder = tmp_path / "draw"
    where = ("--group", "haringey", "--session", "2022-10-01.1", "--to", folder)
    fixed = run("draw", "commit", "--list", SAMPLE, *words, *where, "--json")
    assert fixed.code == 0, fixed.err
    assert labels <= fixed.json["themes"].keys()
    assert run("draw", "roll", folder, "--seed", "63454660390103169462").code == 0
    assert run("draw", "verify", folder).code == 0
    certificate = json.loads((folder / "certificate.json").read_bytes())
    assert certificate["themes"]["weapons@w36"]["title"] == "Weapons searches, week 36"
    assert not any("@" in theme["title"] for theme in certificate["themes"].values())
    assert "Weapons, week 36" in run("session", "new", folder).out
    assert run("export", "2022-10-01.1", "--to", tmp_path / "out").code == 0
    book = openpyxl.load_workbook(tmp_path / "out" / "feedback.xlsx", read_only=True)
    cells = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    book.close()
    assert any("Weapons, week 36" in cell for cell in cells)


@pytest.mark.parametrize(
    "words", [(), ("--split", "weapons"), ("--split", "weapons=week"), ("--split", "weapons=week:6+3:by-luck")]
)
def test_a_plan_that_is_not_written_as_it_should_be_is_wrong_usage(
    run: Callable[..., Answer], tmp_path: Path, words: tuple[str, ...]
) -> None:
    where = ("--group", "haringey", "--session", "2022-10-01.1", "--to", tmp_path / "d")
    said = run("draw", "commit", "--list", SAMPLE, *words, *where)
    assert said.code == 2
    assert not (tmp_path / "d").exists()
