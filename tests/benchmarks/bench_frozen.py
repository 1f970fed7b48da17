"""How long the frozen program takes to its first paint, and what it holds in memory when nobody does anything.

Run with `python tests/benchmarks/bench_frozen.py FROZEN [BARE]`: the folder that packaging/linux/freeze has made, and a
frozen program that shows a bare QMainWindow (else one that this Python shows). Each start is a process of its own,
without a screen; Qt itself tells when it has painted. The best of seven counts.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
IDLE_SECONDS = 4
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.exec()
"""


def start(command: list[str], home: Path, *, idle: float = 0) -> tuple[float, float, float]:
    """Start a program; give the milliseconds to its first paint, those of the processor, and megabytes (PSS) when idle.

    The processor's time is the one to compare while the computer is busy with other things.
    """
    environment = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.widgets.painting.debug=true",
    }
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as program:
        assert program.stderr is not None
        painted = next((time.perf_counter() for line in program.stderr if b"Flushing" in line), None)
        if painted is None:
            raise SystemExit(f"{command[0]} never painted")
        spent = sum(
            map(int, Path(f"/proc/{program.pid}/stat").read_text(encoding="utf-8").rsplit(") ")[-1].split()[11:13])
        )
        held = 0.0
        if idle:
            time.sleep(idle)
            told = Path(f"/proc/{program.pid}/smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
            held = int(found[1]) / 1024 if found else 0.0
        program.kill()
    return (painted - begun) * 1000, spent * 1000 / os.sysconf("SC_CLK_TCK"), held


def main() -> None:
    """Print the comparison."""
    if len(sys.argv) < 2:
        print("Nothing is frozen here. Name the folder that packaging/linux/freeze has made.")
        return
    frozen = [str(Path(sys.argv[1]) / "bwvreview-app")]
    bare = [sys.argv[2]] if len(sys.argv) > 2 else [sys.executable, "-c", BARE]
    with tempfile.TemporaryDirectory() as folder:
        rounds = [(start(bare, Path(folder)), start(frozen, Path(folder))) for _ in range(ROUNDS)]
        held = start([*frozen, "--not-locked"], Path(folder), idle=IDLE_SECONDS)[2]
        held_bare = start(bare, Path(folder), idle=IDLE_SECONDS)[2]
    for number, what in enumerate(("to first paint", "of the processor till then")):
        least, ours = min(one[number] for one, _ in rounds), min(other[number] for _, other in rounds)
        print(f"{what:28} bare {least:5.0f} ms   frozen BWV Review {ours:5.0f} ms   ratio {ours / least:5.2f}")
    print(f"{'in memory when idle':28} bare {held_bare:5.0f} MB   frozen BWV Review {held:5.0f} MB")


if __name__ == "__main__":
    main()
