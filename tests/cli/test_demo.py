"""The demonstration does the whole job."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer


def test_the_demonstration_ends_with_a_genuine_draw_and_two_workbooks_every_time(
    run: Callable[..., Answer], tmp_path: Path
) -> None:
    first = run("demo", "--to", tmp_path / "out", "--json")
    assert first.code == 0, first.err
    assert first.json["genuine"] is True
    names = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"feedback.xlsx", "panel-sheet.xlsx", "certificate.json", "manifest.json", "availability.txt"} <= names
    assert not (tmp_path / "group.bwv").exists(), "it uses a throw-away workspace"
    certificate = (tmp_path / "out" / "draw" / "certificate.json").read_bytes()
    again = run("demo", "--to", tmp_path / "out")
    assert again.code == 0, again.err
    assert (tmp_path / "out" / "draw" / "certificate.json").read_bytes() == certificate
    assert json.loads(certificate)["group"] == "haringey"
    assert all(step in again.out for step in first.json["steps"])
