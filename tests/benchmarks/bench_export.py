"""A session of twelve clips, all four shapes: by the command, and inside a program that has just started."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.workspace import Workspace
from tests.conftest import TODAY
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

RUNS = 5


def by_command(workspace: Path, folder: Path) -> float:
    """Give the processor time of the whole command, in seconds."""
    before = os.times()
    day = TODAY.isoformat()
    words = ["--workspace", str(workspace), "--today", day, "export", f"{day}.1", "--to", str(folder)]
    subprocess.run([sys.executable, "-m", "bwvreview.cli", *words, "--json"], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as made:
        path, folder = Path(made) / "workspace.bwv", Path(made) / "feedback"
        with Workspace.open(path, clock=FixedClock(TODAY), plain=True) as workspace:
            evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(all=(12, 4))))
            for slot in evening.slots:
                evening.watch(slot, FOR_ADULTS)
            inside = []
            for _ in range(RUNS):
                begun = time.process_time()
                save_feedback(workspace, evening.session, folder, load_scheme())
                inside.append(time.process_time() - begun)
        command = [by_command(path, folder) for _ in range(RUNS)]
    print(f"export: 12 clips, four shapes, processor time (target 1.5 s): the command {min(command):.2f} s, "
          f"inside {inside[0]:.2f} s the first time, then {min(inside):.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
