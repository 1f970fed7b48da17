from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.exchange.test_key_sheet import PASSWORD, opened
from tests.lists import HEADINGS, rows, written

Run = Callable[..., Answer]


def asking(folder: Path) -> Path:
    lines = rows(40)
    for line in lines[:5]:
        line[4] = "Offensive wpn"
    for line in lines[5:7]:
        line[4] = "Kwame Mensah"
    return written(folder, lines=lines)


def test_questions_are_answered_once_and_remembered_for_the_group(run: Run, tmp_path: Path) -> None:
    path, answers = asking(tmp_path), tmp_path / "answers.toml"
    asked = run("list", "questions", path, "--json", "--to", answers)
    assert [question["shown"] for question in asked.json["questions"]] == ["Offensive wpn", None]
    assert "Kwame" not in asked.out
    assert run("list", "check", path, "--json").json["accepted"] is False
    assert run("list", "check", path, "--mapping", answers, "--json").json["left_out"] == {"value-not-known": 2}
    brought = run("list", "import", path, "--group", "haringey", "--mapping", answers, "--json")
    assert brought.code == 0, brought.err
    assert brought.json["themes"]["weapons"]["members"] == 5
    assert run("list", "import", path, "--group", "haringey", "--json").code == 0
    assert run("list", "import", path, "--group", "camden", "--json").code == 1
    exported = tmp_path / "shared.toml"
    assert run("mapping", "export", exported, "--group", "haringey").code == 0
    assert exported.read_text(encoding="utf-8") == answers.read_text(encoding="utf-8")
    assert run("mapping", "import", exported, "--group", "camden").code == 0
    assert run("list", "import", path, "--group", "camden", "--json").code == 0


def test_rows_left_out_stand_in_the_excluded_line_of_the_statement(run: Run, tmp_path: Path) -> None:
    path, answers = asking(tmp_path), tmp_path / "answers.toml"
    run("list", "questions", path, "--to", answers)
    number = run("list", "import", path, "--group", "haringey", "--mapping", answers, "--json").json["list"]
    fixed = run(
        "draw", "commit", "--list", str(number), "--theme", "drugs=3+2", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", tmp_path / "draw", "--json",
    )  # fmt: skip
    assert fixed.code == 0, fixed.err
    statement = (tmp_path / "draw" / "statement.txt").read_text(encoding="utf-8")
    assert "value-not-known" in statement
    assert fixed.json["excluded"]["value-not-known"] == 2


def test_repeated_rows_are_left_out_on_request_and_stand_in_the_statement(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, lines=[line for line in rows(40) for _ in range(2)])
    assert run("list", "check", path).code == 1
    number = run("list", "import", path, "--group", "haringey", "--drop-repeats", "--json").json["list"]
    fixed = run(
        "draw", "commit", "--list", str(number), "--theme", "drugs=3+2", "--group", "haringey",
        "--session", "2022-10-01.1", "--to", tmp_path / "draw", "--json",
    )  # fmt: skip
    assert fixed.json["excluded"]["repeated-row"] == 40
    assert "repeated-row" in (tmp_path / "draw" / "statement.txt").read_text(encoding="utf-8")


def test_a_list_is_brought_in_with_answers_and_fixed_in_one_command(run: Run, tmp_path: Path) -> None:
    path, answers = asking(tmp_path), tmp_path / "answers.toml"
    run("list", "questions", path, "--to", answers)
    plan = ["--theme", "drugs=3+2", "--group", "haringey", "--session", "2022-10-01.1", "--json"]
    assert run("draw", "commit", "--list", path, *plan, "--to", tmp_path / "one").code == 1
    said = ["--mapping", answers, "--leave-out", "Age range"]
    fixed = run("draw", "commit", "--list", path, *plan, *said, "--to", tmp_path / "two")
    assert fixed.code == 0, fixed.err
    assert fixed.json["excluded"]["value-not-known"] == 2
    again = run("draw", "commit", "--list", "1", *plan, *said, "--to", tmp_path / "three")
    assert (again.code, "only where --list names a file" in again.err) == (2, True)


def test_a_column_can_be_left_out_by_choice_and_a_slip_of_the_pen_is_told(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    left = run("list", "check", path, "--leave-out", "age range", "--json")
    assert left.json["columns"]["Age range"]["status"] == "unknown"
    assert run("list", "check", path, "--leave-out", "Aeg range").code == 1


@pytest.mark.in_a_plain_file("it looks for a reference in the bytes of the file")
def test_new_references_come_with_a_key_that_only_its_password_opens(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [[f"01NA/{3300 + 7 * number}/25", *row[1:]] for number, row in enumerate(rows())]
    path, key = written(tmp_path, lines=lines), tmp_path / "key.xlsx"
    monkeypatch.setenv("KEY_PASSWORD", PASSWORD)
    wanted = ("list", "import", path, "--group", "haringey", "--renumber")
    assert run(*wanted).code == 1
    assert run(*wanted, "--key-sheet", key).code == 1
    brought = run(*wanted, "--key-sheet", key, "--key-password-env", "KEY_PASSWORD", "--json")
    assert brought.code == 0, brought.err
    assert brought.json["made_references"] is True
    _head, *found = opened(key, PASSWORD)
    assert [(row, old) for row, _new, old in found] == [(at + 2, line[0]) for at, line in enumerate(lines)]
    assert len({new for _row, new, _old in found}) == 12
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*bwv*") if path.is_file())
    assert str(found[0][1]).encode() in kept
    assert b"01NA" not in kept
    assert PASSWORD.encode() not in kept
    assert run(*wanted, "--key-sheet", key, "--key-password-env", "KEY_PASSWORD").code == 1


def test_a_list_that_cannot_give_a_key_stores_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEY_PASSWORD", PASSWORD)
    wanted = ("--key-sheet", tmp_path / "key.xlsx", "--key-password-env", "KEY_PASSWORD")
    assert run("list", "import", written(tmp_path), "--group", "haringey", *wanted).code == 1
    assert not (tmp_path / "key.xlsx").exists()
    assert b"REF-0001" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*bwv*") if path.is_file())


def test_the_report_is_written_for_a_list_that_was_refused(run: Run, tmp_path: Path) -> None:
    said = run("list", "report", asking(tmp_path), "--to", tmp_path / "report.json", "--json")
    assert said.code == 0, said.err
    assert said.json["accepted"] is False
    assert b"Kwame" not in (tmp_path / "report.json").read_bytes()


def test_the_detector_answers_for_each_row_with_and_without_its_heading(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("value", "column_name"), ("SW9 8EF", "Comments"), ("14", "Age"), ("Yes", "BWV")])
    assert run("privacy", "test", path, "--json").json == {
        "rows": [
            {"flagged": True, "kind": "postcode"},
            {"flagged": True, "kind": "exact_age"},
            {"flagged": False, "kind": ""},
        ]
    }
    bare = run("privacy", "test", path, "--hide-headers", "--json").json["rows"]
    assert [row["flagged"] for row in bare] == [True, False, False]


def test_a_file_without_the_two_columns_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("privacy", "test", path).code == 1
    assert run("privacy", "test", tmp_path / "none.csv").code == 1


def test_the_headings_of_the_shared_shape_are_enough(run: Run, tmp_path: Path) -> None:
    assert run("list", "questions", written(tmp_path, HEADINGS), "--json").json == {"questions": []}
