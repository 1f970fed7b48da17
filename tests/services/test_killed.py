"""A program that is killed at any moment has lost nothing that it said was saved."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from tests.storage.examples import add_session

ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(date(2022, 10, 1))
ANSWER_ON_AND_ON = """
import sys
from bwvreview.services.clock import SystemClock
from bwvreview.services.workspace import Workspace
workspace = Workspace.open(sys.argv[1], clock=SystemClock())
number = int(sys.argv[3])
while True:
    number += 1
    with workspace.store() as store:
        store.answers.put(int(sys.argv[2]), "panel", f"q{number}", str(number), by="AB", at=workspace.clock.now())
    print(number, flush=True)
"""


@pytest.mark.slow
def test_an_acknowledged_answer_is_there_after_the_program_is_killed(tmp_path: Path) -> None:
    path, chance, acknowledged = tmp_path / "a.bwv", random.Random(), 0
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.store() as store:
        clip = store.sessions.clips(add_session(store))[0].id
    for _ in range(25):
        command = [sys.executable, "-c", ANSWER_ON_AND_ON, str(path), str(clip), str(acknowledged)]
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        first = program.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        program.kill()
        rest = program.communicate()[0]
        acknowledged = int((first + rest).rstrip("\n").rpartition("\n")[2])
        with Workspace.open(path, clock=CLOCK) as workspace, workspace.store() as store:
            answers = store.answers.of(clip)
            assert {f"q{number}": str(number) for number in range(1, acknowledged + 1)}.items() <= answers.items()
            assert store.answers.verify_history() is None
            acknowledged = len(answers)  # the last one may have been kept and not told
    assert acknowledged >= 25
