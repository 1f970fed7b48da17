"""Several threads of one program may open records at the same moment: a workspace, and copies of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace

CLOCK = FixedClock(date(2022, 10, 1))


def test_records_that_are_made_at_the_same_moment_are_all_whole(tmp_path: Path) -> None:
    def make(number: int) -> str | None:
        with Workspace.open(tmp_path / f"{number}.bwv", clock=CLOCK) as workspace, workspace.reading() as store:
            return store.settings.get("group.name")

    with ThreadPoolExecutor(max_workers=6) as many:
        assert list(many.map(make, range(12))) == [""] * 12
