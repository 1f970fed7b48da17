"""What commands print: one object for programs, a sentence and advice for people, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.exchange.resources import resource
from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = {"accepted", "rows", "columns", "themes", "problems"}
COMMAND = [sys.executable, "-m", "bwvreview.cli"]


@pytest.fixture
def broken_form(tmp_path: Path) -> Path:
    """The shipped form with a question of an unknown kind."""
    book = openpyxl.load_workbook(resource("schemes", "stop-search", "form.xlsx"))
    book["survey"].append(["video", "film_it", "Film it"])
    path = tmp_path / "form.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02", b"a,b\n1,2\n", b"PK\x03\x04 not a workbook"])
def test_a_file_that_is_no_list_is_told_under_the_same_names(
    run: Callable[..., Answer], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    said = run("list", "check", path, "--json")
    assert said.code == 1
    assert set(said.json) >= REPORT
    assert said.json["accepted"] is False
    assert said.json["problems"][0]["message"] == said.json["problem"]
    assert said.err.splitlines() == [said.json["problem"], said.json["advice"]]


def test_a_wrong_row_is_named_once(run: Callable[..., Answer], tmp_path: Path) -> None:
    head, first, *rest = SAMPLE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "list.csv"
    path.write_text("\n".join([head, "AB" + first[13:], *rest]), encoding="utf-8")
    said = run("list", "check", path)
    assert said.code == 1
    assert said.err.count("Row 2") == 1


def test_a_form_with_mistakes_names_each_place_once(run: Callable[..., Answer], broken_form: Path) -> None:
    said = run("form", "check", broken_form, "--json")
    assert said.code == 1
    assert said.json["accepted"] is False
    (found,) = said.json["problems"]
    assert (found["sheet"], found["column"]) == ("survey", "type")
    assert said.err.count(found["message"]) == 1


def test_a_file_that_is_no_form_is_told_under_the_same_names(run: Callable[..., Answer]) -> None:
    said = run("form", "check", SAMPLE, "--json")
    assert said.code == 1
    assert said.json["accepted"] is False
    assert said.json["problems"][0]["message"] == said.json["problem"]


def test_a_pack_that_is_not_there_is_not_genuine(run: Callable[..., Answer], tmp_path: Path) -> None:
    said = run("draw", "verify", tmp_path / "none", "--json")
    assert said.code == 1
    assert said.json["genuine"] is False
    assert said.json["reason"]


def test_an_empty_workspace_is_not_somebodys_own(capsys: pytest.CaptureFixture[str]) -> None:
    from bwvreview.cli import main

    with pytest.raises(SystemExit) as stop:
        main(["--workspace", "", "session", "show"])
    assert stop.value.code == 2
    assert "--workspace" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["folder/of/a/file", "file/inside.bwv", "foo://somewhere"])
@pytest.mark.in_a_file("its place is no folder")
def test_a_workspace_that_cannot_be_made_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    from bwvreview.cli import main

    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (tmp_path / "folder").write_text("no folder", encoding="utf-8")
    where = place if "://" in place else str(tmp_path / place)
    assert main(["--workspace", where, "session", "show", "--json"]) == 1
    said = capsys.readouterr()
    assert set(json.loads(said.out)) == {"problem", "advice"}
    assert len(said.err.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a Unix shell")
@pytest.mark.parametrize("words", [["list", "check", str(SAMPLE), "--json"], ["list", "check", str(SAMPLE)], ["demo"]])
def test_a_reader_that_has_read_enough_ends_a_command_quietly(tmp_path: Path, words: list[str]) -> None:
    more = ["--to", str(tmp_path / "out")] if words == ["demo"] else []
    command = subprocess.Popen([*COMMAND, *words, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    command.stdout.close()
    _, err = command.communicate()
    assert (command.returncode, err.decode()) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_out_is_a_failure() -> None:
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run(
            [*COMMAND, "list", "check", str(SAMPLE)], stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert said.returncode == 1
    assert len(said.stderr.splitlines()) == 2
    assert "Traceback" not in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="closes its output as a Unix shell does")
def test_a_command_needs_no_output_at_all() -> None:
    words = " ".join([*COMMAND, "list", "check", "none.csv"])
    said = subprocess.run(["sh", "-c", f"{words} >&-"], stderr=subprocess.PIPE, check=False, text=True)
    assert said.returncode == 1
    assert "none.csv" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_clip_named_twice_changes_nothing(run: Callable[..., Answer], rolled: Path) -> None:
    before = run("session", "new", rolled, "--json").json
    twice = ["--clip", "V01=not_found", "--clip", "V01=investigation"]
    assert run("session", "unavailable", "2022-10-01.1", *twice).code == 1
    assert run("session", "show", "--json").json == before


HEAVY = {"numpy", "sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "python_calamine", "psycopg", "PySide6"}
LOADED = """
import sys
from bwvreview.cli import main
main(sys.argv[1:])
print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ["draw", "replay", "--list-file", "{}/list.txt", "--statement", "{}/statement.txt", "--seed", "0" * 20],
        ["draw", "verify", "{}"],
    ],
)
def test_checking_a_draw_loads_nothing_heavy(rolled: Path, words: list[str]) -> None:
    command = [sys.executable, "-c", LOADED, *(word.format(rolled) for word in words)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout
    assert HEAVY.isdisjoint(said.stderr.split())
