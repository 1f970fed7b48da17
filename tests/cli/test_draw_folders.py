"""Folders of a draw: finished after a power failure, never overwritten by another draw, never rolled twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DIGITS, OTHER = "63454660390103169462", "00000000000000000000"
SALT = "ab" * 32


def commit(run: Callable[..., Answer], folder: Path, *more: object, session: str = "2022-10-01.1") -> Answer:
    return run(
        "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4+2", "--group", "haringey",
        "--session", session, "--to", folder, *more,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.mark.parametrize("kept", [[], ["statement-1.txt"], ["certificate.json", "statement-1.txt"], ["manifest.json"]])
def test_a_roll_that_was_cut_short_is_finished_with_the_same_digits_only(
    run: Callable[..., Answer], rolled: Path, kept: list[str]
) -> None:
    whole = contents(rolled)
    for name in whole.keys() - {"list.txt", "statement.txt", *kept}:
        (rolled / name).unlink()
    (rolled / ".writing-half.txt").write_bytes(b"half a fi")
    (rolled / ".saving-half").mkdir()
    (rolled / ".saving-half" / "list.txt").write_bytes(b"half a fi")
    said = run("draw", "roll", rolled, "--seed", OTHER)
    assert said.code == 1
    assert "already rolled" in said.err
    said = run("draw", "roll", rolled, "--seed", DIGITS)
    assert said.code == 0, said.err
    assert contents(rolled) == whole
    assert run("draw", "verify", rolled, "--json").json == {"genuine": True}


def test_a_folder_that_was_rolled_elsewhere_takes_no_other_digits(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    (tmp_path / "group.bwv").unlink()
    whole = contents(rolled)
    for digits in (OTHER, "1", "", "٦٣٤٥٤٦٦٠٣٩٠١٠٣١٦٩٤٦٢"):
        assert run("draw", "roll", rolled, "--seed", digits).code == 1
        assert contents(rolled) == whole
    said = run("draw", "roll", rolled, "--seed", DIGITS)
    assert said.code == 0, said.err
    assert contents(rolled) == whole
    assert run("session", "new", rolled).code == 0


def test_the_same_plan_may_be_fixed_again_before_and_after_its_roll(run: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "draw"
    first = commit(run, folder, "--salt", SALT, "--json").json["commit"]
    fixed = contents(folder)
    assert commit(run, folder, "--salt", SALT, "--json").json["commit"] == first
    assert contents(folder) == fixed
    assert run("draw", "roll", folder, "--seed", DIGITS).code == 0
    rolled = contents(folder)
    assert commit(run, folder, "--salt", SALT, "--json").json["commit"] == first
    assert contents(folder) == rolled


def test_a_folder_of_another_draw_is_never_overwritten(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    assert run("session", "new", rolled).code == 0
    other = tmp_path / "other"
    assert commit(run, other, session="2022-10-02.1").code == 0
    before = contents(other)
    for words in (
        ["session", "pack", "2022-10-01.1", "--to", other],
        ["draw", "commit", "--list", SAMPLE, "--theme", "children=3+2", "--group", "haringey",
         "--session", "2022-10-03.1", "--to", other],
    ):  # fmt: skip
        said = run(*words)
        assert said.code == 1
        assert "another draw" in said.err
        assert contents(other) == before
    assert commit(run, tmp_path / "free", session="2022-10-03.1").code == 0, "the refused plan used up no number"


@pytest.mark.parametrize("salt", ["", "xyz", "AB" * 32, "ab" * 31, "ab" * 33, "é" * 64])
def test_a_salt_of_the_wrong_form_fixes_nothing(run: Callable[..., Answer], tmp_path: Path, salt: str) -> None:
    said = commit(run, tmp_path / "draw", "--salt", salt)
    assert said.code == 1
    assert len(said.err.splitlines()) == 2
    assert not (tmp_path / "draw").exists()
    assert commit(run, tmp_path / "draw").code == 0


def test_a_session_is_opened_on_the_newest_draw_that_was_rolled(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    assert commit(run, tmp_path / "later", session="2022-10-02.1").code == 0
    given_up = tmp_path / "given-up"
    assert commit(run, given_up, session="2022-10-02.2").code == 0
    assert run("draw", "roll", given_up, "--seed", DIGITS).code == 0
    assert run("draw", "void", given_up, "--reason", "Rolled too early").code == 0
    assert run("session", "new", "--json").json["id"] == "2022-10-01.1"
    assert run("session", "new", given_up).code == 1
    assert rolled.exists()


@pytest.mark.parametrize("reason", ["why\t\n\udcff", "x" * 5000, "=1+1", "é \U0001f3b2 \x00"])
def test_any_reason_for_giving_a_draw_up_can_be_kept(run: Callable[..., Answer], tmp_path: Path, reason: str) -> None:
    assert commit(run, tmp_path / "one").code == 0
    said = run("draw", "void", tmp_path / "one", "--reason", reason)
    assert said.code == 0, said.err
    assert commit(run, tmp_path / "two", session="2022-10-01.2").code == 0
    assert run("draw", "roll", tmp_path / "two", "--seed", DIGITS).code == 0
    (void,) = json.loads((tmp_path / "two" / "certificate.json").read_bytes())["voids"]["list"]
    assert void["reason"]
    assert run("draw", "verify", tmp_path / "two", "--json").json == {"genuine": True}


@pytest.mark.parametrize("group", ["My Group", "Haringey", "", "9elms", "a" * 65])
def test_a_group_whose_name_no_draw_can_carry_is_refused_with_the_list(run: Callable[..., Answer], group: str) -> None:
    said = run("list", "import", SAMPLE, "--group", group, "--json")
    assert said.code == 1
    assert "short name" in said.json["problem"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may make a small disk")
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(disk: Path, leave: int) -> None:
    """Fill a disk up, leaving some bytes."""
    (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - leave))


def test_a_full_disk_leaves_no_part_of_a_draw_and_uses_up_no_number(
    run: Callable[..., Answer], tmp_path: Path, small_disk: Path
) -> None:
    fill(small_disk, leave=4_096)
    said = commit(run, small_disk / "draw")
    assert said.code == 1
    assert "disk is full" in said.err
    assert [path.name for path in small_disk.rglob("*") if path.is_file()] == ["filler"]
    assert commit(run, tmp_path / "draw").code == 0


def test_a_roll_is_kept_when_its_files_cannot_be_written(
    run: Callable[..., Answer], tmp_path: Path, small_disk: Path
) -> None:
    folder = small_disk / "draw"
    assert commit(run, folder, "--salt", SALT).code == 0
    before = contents(folder)
    fill(small_disk, leave=16_384)
    said = run("draw", "roll", folder, "--seed", DIGITS)
    assert said.code == 1
    assert "disk is full" in said.err
    assert contents(folder) == before
    (small_disk / "filler").unlink()
    assert run("draw", "roll", folder, "--seed", OTHER).code == 1, "the dice were seen"
    assert run("draw", "roll", folder, "--seed", DIGITS).code == 0
    assert run("draw", "verify", folder, "--json").json == {"genuine": True}


def test_a_full_disk_leaves_the_feedback_that_was_there(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path, small_disk: Path
) -> None:
    assert run("session", "new", rolled).code == 0
    folder = small_disk / "out"
    folder.mkdir()
    (folder / "feedback.xlsx").write_bytes(b"as it was")
    fill(small_disk, leave=45_056)  # the first workbook goes in, the second does not
    said = run("export", "2022-10-01.1", "--to", folder, "--json")
    assert said.code == 1
    assert set(said.json) == {"problem", "advice"}
    assert "disk is full" in said.err
    assert contents(folder) == {"feedback.xlsx": b"as it was"}
    assert run("export", "2022-10-01.1", "--to", tmp_path / "out").code == 0


@pytest.mark.parametrize("leave", [16_384, 65_536, 131_072])
@pytest.mark.in_a_plain_file("SQLCipher tells a full disk in other words; see tests/disk")
def test_a_full_disk_keeps_no_part_of_a_list(small_disk: Path, capsys: pytest.CaptureFixture[str], leave: int) -> None:
    from bwvreview.cli import main

    words = ["--workspace", str(small_disk / "g.bwv"), "list", "import", str(SAMPLE), "--group", "g", "--json"]
    fill(small_disk, leave)
    capsys.readouterr()
    assert main(words) == 1
    said = capsys.readouterr()
    assert set(json.loads(said.out)) == {"problem", "advice"}
    assert "disk is full" in said.err
    (small_disk / "filler").unlink()
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["list"] == 1


def test_an_export_into_something_that_is_no_folder_says_so(
    run: Callable[..., Answer], rolled: Path, tmp_path: Path
) -> None:
    assert run("session", "new", rolled).code == 0
    (tmp_path / "file").write_bytes(b"as it was")
    for place in (tmp_path / "file", tmp_path / "file" / "inside"):
        said = run("export", "2022-10-01.1", "--to", place)
        assert said.code == 1
        assert "not a folder" in said.err
    assert (tmp_path / "file").read_bytes() == b"as it was"
