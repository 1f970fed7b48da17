"""Run commands the way people do: by their words, in a workspace of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.cli import main
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLE = resource("samples", "haringey_2022-09_reference_list_DEMO.csv")


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command in this test's own workspace, on 1 October 2022."""

    def command(*words: object) -> Answer:
        capsys.readouterr()
        base = ["--workspace", str(tmp_path / "group.bwv"), "--today", "2022-10-01"]
        try:
            code = main([*base, *(str(word) for word in words)])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return command


@pytest.fixture
def rolled(run: Callable[..., Answer], tmp_path: Path) -> Path:
    """A draw of the sample list, fixed and rolled, in a folder."""
    folder = tmp_path / "draw"
    fixed = run(
        "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4+2", "--theme", "children=3+2",
        "--group", "haringey", "--session", "2022-10-01.1", "--salt", "ab" * 32, "--to", folder,
    )  # fmt: skip
    assert fixed.code == 0, fixed.err
    assert run("draw", "roll", folder, "--seed", "63454660390103169462").code == 0
    return folder
