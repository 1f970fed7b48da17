"""What the tests of the services share: panels of reviewers, and an evening on which every clip is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll
from tests.services.panel_kit import panel, session_of_three, together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["finished", "night", "panel", "session_of_three", "together"]

TODAY = date(2022, 10, 1)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which all clips of a session are over: V02 not shown, its reserve and two others watched."""
    path = tmp_path_factory.mktemp("finished") / "group.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        night = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 1))))
        night.lose("V02")
        for slot in ("V01", "V03", "V04"):
            night.watch(slot, FOR_ADULTS)
    return path


@pytest.fixture
def night(finished: Path, tmp_path: Path) -> Iterator[Evening]:
    """Such an evening of this test's own."""
    path = tmp_path / "group.bwv"
    path.write_bytes(finished.read_bytes())
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        yield Evening(workspace, 1, 1)
