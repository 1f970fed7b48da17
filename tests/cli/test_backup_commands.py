"""Copies, checks and moving on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Answer

    Run = Callable[..., Answer]

pytestmark = pytest.mark.in_a_file("copies stand beside a file")


@pytest.fixture
def group(run: Run, rolled: Path, tmp_path: Path) -> Path:
    """A workspace with an open session; a copy of it was kept."""
    assert run("session", "new", rolled).code == 0
    assert run("workspace", "backup").code == 0
    return tmp_path / "group.bwv"


def test_a_sound_workspace_is_said_to_be_sound(run: Run, group: Path) -> None:
    said = run("workspace", "check")
    assert said.code == 0
    assert "The history: fine" in said.out
    found = run("workspace", "check", "--json").json
    assert found["sound"]
    assert len(found["fingerprint"]) == 64


def test_a_copy_is_looked_into_before_it_is_put_back(run: Run, group: Path) -> None:
    copies = run("workspace", "restore", "--json").json["copies"]
    number = str([copy["why"] for copy in copies].index("asked") + 1)
    preview = run("workspace", "restore", number)
    assert "1 lists, 1 sessions" in preview.out
    assert "Nothing was changed" in preview.out
    assert run("retention", "90").code == 0
    assert run("workspace", "restore", number, "--yes").code == 0
    assert run("retention", "--json").json["days"] == 31
    again = run("workspace", "restore", "--json").json["copies"]
    assert [copy["why"] for copy in again].count("replaced") == 1
    assert run("workspace", "check").code == 0


@pytest.mark.in_a_plain_file("of a damaged locked one only the key file tells")
def test_a_damaged_workspace_gets_its_copy_back_and_is_kept_byte_for_byte(run: Run, group: Path) -> None:
    harmed = group.read_bytes()[:4096] + os.urandom(60_000)
    group.write_bytes(harmed)
    assert run("session", "list").code != 0
    assert run("workspace", "restore", "1", "--yes").code == 0
    assert run("session", "show", "--json").code == 0
    (aside,) = group.with_name("group.bwv.backups").glob("*replaced*")
    assert aside.read_bytes() == harmed


def test_a_copy_can_be_written_elsewhere_and_opened_there(run: Run, group: Path, tmp_path: Path) -> None:
    said = run("workspace", "backup", "--to", tmp_path / "stick.bwv")
    assert "holds references up to 2022-10-27" in said.out
    assert run("--workspace", tmp_path / "stick.bwv", "session", "show").code == 0
    assert run("workspace", "backup", "--to", tmp_path / "stick.bwv").code == 1


def test_records_move_to_another_file(run: Run, group: Path, tmp_path: Path) -> None:
    moved = run("workspace", "move", "--to", tmp_path / "new.bwv", "--json").json
    there = run("--workspace", tmp_path / "new.bwv", "workspace", "check", "--json").json
    assert there["fingerprint"] == moved["fingerprint"]
    assert run("workspace", "move", "--to", tmp_path / "new.bwv").code == 1


def test_a_copy_that_is_not_there_is_said(run: Run, group: Path) -> None:
    said = run("workspace", "restore", "99")
    assert (said.code, said.err.splitlines()[0]) == (1, "There is no such copy.")
