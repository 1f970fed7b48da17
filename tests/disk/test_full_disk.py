"""A disk that is full at any change of any file: people are told plainly, nothing is lost or half done, and with room
again it works.

Every job of the power cuts is done again and again, each time with no room from another change on, or for that one
change only. Of the first change that finds no room half goes through. Set BWVREVIEW_FILLED for another number of
changes of each job, or `all`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.disk import layer as layers
from tests.disk.jobs import JOBS

FEW = "1"
FILLED = os.environ.get("BWVREVIEW_FILLED", FEW)
MOST = "1000000" if FILLED == "all" else FILLED
KINDS = [f"{job}/{kind}" for job in JOBS for kind in JOBS[job].kinds]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["either"] if FILLED == FEW else ["full", "once"])
def test_a_disk_that_is_full_at_any_change_loses_nothing_and_is_told_plainly(tmp_path: Path, how: str) -> None:
    layer = layers.build(tmp_path)
    wrong = {}
    for line in layers.run_on_it(layer, "tests.disk.filling", str(tmp_path), how, MOST, *KINDS).splitlines():
        found = json.loads(line)
        print(f"{found['job']}, {found['kind']}: {found['tried']} of {found['changes']} changes without room, {how}")
        if found["wrong"]:
            wrong[f"{found['job']} {found['kind']}"] = found["wrong"]
        assert set(found["said"]) <= SAID
    assert wrong == {}


SAID = {
    "Not saved: the disk is full.",
    "Not saved: the disk does not answer as it should.",
    "The workspace cannot be opened.",
    "The files could not be saved: the disk is full. Nothing was changed.",
}
