"""Filling in a sheet of the central team, and the register of what was sent, as commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

    Run = Callable[..., Answer]

WATCHED = json.loads(resource("samples", "answers.json").read_text(encoding="utf-8"))["watched"][0]


@pytest.fixture
def recorded(run: Run, rolled: Path, tmp_path: Path) -> str:
    """A session with one clip watched."""
    answers = tmp_path / "answers.json"
    adult = {name: value for name, value in WATCHED.items() if not name.startswith("child_")}
    answers.write_text(json.dumps(adult), encoding="utf-8")
    session: str = run("session", "new", rolled, "--json").json["id"]
    slots = [clip["slot"] for clip in run("session", "show", session, "--json").json["clips"]]
    assert any(run("record", session, slot, "--answers", answers).code == 0 for slot in slots)
    return session


def their_sheet(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Slot", "RAG", "Anything else"])
    book.save(path)
    return path


def test_a_sheet_is_looked_at_answered_and_filled_in(run: Run, recorded: str, tmp_path: Path) -> None:
    sheet, answers, out = their_sheet(tmp_path / "theirs.xlsx"), tmp_path / "answers.toml", tmp_path / "out"
    asked = run("export", recorded, "--to", out, "--template", sheet)
    assert (asked.code, asked.out, out.exists()) == (1, "", False)
    assert "asks 1 question that only a person can answer" in asked.err
    looked = run("sheet", "questions", recorded, sheet, "--to", answers, "--json").json
    assert (looked["row"], looked["losses"], len(looked["questions"])) == (1, [], 1)
    done = run("export", recorded, "--to", out, "--template", sheet, "--answers", answers, "--json").json
    assert [file["name"] for file in done["files"]] == ["central-sheet.xlsx"]
    assert len(done["sheet"]["new"]) == looked["rows"]
    assert run("sheet", "questions", recorded, sheet, "--json").json["questions"] == []  # remembered


def test_what_was_sent_is_noted_and_shown(run: Run, recorded: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = run("export", recorded, "--to", out, "--shapes", "panel", "--json").json["files"]
    assert run("feedback", "register", recorded).out == "Nothing was sent yet.\n"
    refused = run("feedback", "sent", recorded, "--office", "Jo Smith")
    assert (refused.code, refused.err.splitlines()[0]) == (1, "The name of the office may hold a name.")
    sent = run("feedback", "sent", recorded, "--office", "Borough policing team", "--file", out, "--json").json
    marks = {file["name"]: file["sha256"] for file in files}
    assert sent == {"office": "Borough policing team", "on": "2022-10-01", "files": marks}
    assert run("feedback", "register", recorded, "--json").json == {"sendings": [sent]}
