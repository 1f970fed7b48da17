"""Run commands the way people do: by their words, in a workspace of their own."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.cli import main
from bwvreview.exchange.resources import resource
from tests.scheme_words import MARK

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
        assert MARK.findall(said.out + said.err) == [], "a mark that nobody put a word for"
        return Answer(code, said.out, said.err)

    return command


def said_in(folder: Path, *words: object) -> str:
    """Run a command in the workspace of a folder that several tests begin with; give what it said."""
    base = ["--workspace", str(folder / "group.bwv"), "--today", "2022-10-01"]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        said.reconfigure = lambda **_: None  # type: ignore[attr-defined]
        assert main([*base, *(str(word) for word in words)]) == 0
    return said.getvalue()


@pytest.fixture(scope="session")
def _rolled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace and the folder of a draw of the sample list, to copy."""
    made = tmp_path_factory.mktemp("rolled")
    said_in(
        made, "draw", "commit", "--list", SAMPLE, "--theme", "weapons=4+2", "--theme", "children=3+2",
        "--group", "haringey", "--session", "2022-10-01.1", "--salt", "ab" * 32, "--to", made / "draw",
    )  # fmt: skip
    said_in(made, "draw", "roll", made / "draw", "--seed", "63454660390103169462")
    return made


@pytest.fixture
def rolled(_rolled_once: Path, tmp_path: Path) -> Path:
    """A draw of the sample list in this test's workspace, fixed and rolled, in a folder."""
    shutil.copyfile(_rolled_once / "group.bwv", tmp_path / "group.bwv")
    shutil.copytree(_rolled_once / "draw", tmp_path / "draw")
    return tmp_path / "draw"
