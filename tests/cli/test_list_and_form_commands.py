"""Lists and forms, by commands."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bwvreview.exchange.resources import resource
from tests.cli.conftest import SAMPLE, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORM = resource("schemes", "stop-search", "form.xlsx")


def test_checking_a_good_list_says_what_it_holds(run: Callable[..., Answer]) -> None:
    said = run("list", "check", SAMPLE, "--json")
    assert said.code == 0, said.err
    assert said.json["accepted"] is True
    assert said.json["rows"] == 515
    assert said.json["columns"]["Reference"] == {"field": "reference", "status": "accepted", "reason": ""}
    assert said.json["themes"]["weapons"]["drawable"] is True
    assert said.json["themes"]["cannabis-smell"]["members"] is None
    assert said.json["problems"] == []


def test_a_list_with_identifying_columns_is_refused_until_they_are_left_out(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "list.csv"
    marker = "Planted Surname"
    path.write_text(
        "\n".join([lines[0] + ",Officer", *(f"{line},PC {marker}" for line in lines[1:])]), encoding="utf-8"
    )
    refused = run("list", "check", path, "--json")
    assert refused.code == 1
    assert refused.json["accepted"] is False
    assert refused.json["columns"]["Officer"]["status"] == "refused"
    assert refused.json["themes"]["weapons"]["members"] > 10
    assert run("list", "import", path, "--group", "haringey").code == 1
    brought = run("list", "import", path, "--group", "haringey", "--drop-refused", "--json")
    assert brought.code == 0, brought.err
    assert brought.json["accepted"] is True
    everything = (tmp_path / "group.bwv").read_bytes() + refused.out.encode() + refused.err.encode()
    for name in (one for one in tmp_path.rglob("*bwv*") if one.is_file()):
        everything += name.read_bytes()
    assert marker.encode() not in everything


def test_a_file_that_is_not_there_is_one_sentence_and_advice(run: Callable[..., Answer], tmp_path: Path) -> None:
    said = run("list", "check", tmp_path / "none.csv", "--json")
    assert said.code == 1
    assert said.json["problem"]
    assert said.json["advice"]
    assert len(said.err.strip().splitlines()) == 2


def test_the_shipped_form_has_no_mistake(run: Callable[..., Answer]) -> None:
    said = run("form", "check", FORM, "--json")
    assert said.code == 0, said.err
    assert said.json["questions"] == 60


def test_trying_a_form_says_what_is_shown_and_what_is_missing(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    given = {"clip_ref": "V01", "theme_drawn": "weapons", "viewed": "not_viewed", "not_viewed_reason": ""}
    path.write_text(json.dumps(given), encoding="utf-8")
    said = run("form", "try", FORM, "--answers", path, "--json")
    assert said.code == 0, said.err
    shown = {name for name, relevant in said.json["relevant"].items() if relevant}
    assert {"clip_ref", "theme_drawn", "viewed", "not_viewed_reason"} <= shown
    assert list(said.json["errors"]) == ["not_viewed_reason"]
    assert said.json["calculated"] == {}


@pytest.mark.in_a_file("several may have a server’s records open")
def test_a_workspace_is_refused_while_another_program_has_it(run: Callable[..., Answer], tmp_path: Path) -> None:
    from datetime import date

    from bwvreview.services.clock import FixedClock
    from bwvreview.services.workspace import Workspace

    with Workspace.open(tmp_path / "group.bwv", clock=FixedClock(date(2022, 10, 1))):
        command = [sys.executable, "-m", "bwvreview.cli", "--workspace", str(tmp_path / "group.bwv"), "session", "show"]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "open" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_refused_column_is_the_reason_told_though_the_file_has_a_title_too(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = "November"
    sheet = book.active
    assert sheet is not None
    for line in (("Reference", "Date", "Officer name"), ("K7Q2", "2022-09-19", "A"), ("B9XM", "2022-09-03", "B")):
        sheet.append(line)
    book.save(tmp_path / "list.xlsx")
    refused = run("list", "check", tmp_path / "list.xlsx")
    assert refused.code == 1
    assert refused.err.startswith("Some columns could show who someone is: “Officer name”.")
