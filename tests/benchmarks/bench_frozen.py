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


def start(command: list[str], home: Path, *, idle: float = 0) -> tuple[float, float]:
    """Start a program; give the milliseconds to its first paint, and after `idle` seconds its own megabytes (PSS)."""
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
        held = 0.0
        if idle:
            time.sleep(idle)
            told = Path(f"/proc/{program.pid}/smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
            held = int(found[1]) / 1024 if found else 0.0
        program.kill()
    return (painted - begun) * 1000, held


def main() -> None:
    """Print the comparison."""
    if len(sys.argv) < 2:
        print("Nothing is frozen here. Name the folder that packaging/linux/freeze has made.")
        return
    frozen = [str(Path(sys.argv[1]) / "bwvreview-app")]
    bare = [sys.argv[2]] if len(sys.argv) > 2 else [sys.executable, "-c", BARE]
    with tempfile.TemporaryDirectory() as folder:
        rounds = [(start(bare, Path(folder))[0], start(frozen, Path(folder))[0]) for _ in range(ROUNDS)]
        held = start([*frozen, "--not-locked"], Path(folder), idle=IDLE_SECONDS)[1]
        held_bare = start(bare, Path(folder), idle=IDLE_SECONDS)[1]
    least, ours = min(one for one, _ in rounds), min(other for _, other in rounds)
    print(f"bare QMainWindow, to first paint    {least:7.0f} ms")
    print(f"frozen BWV Review, to first paint   {ours:7.0f} ms")
    print(f"ratio                               {ours / least:7.2f}")
    print(f"bare QMainWindow, idle              {held_bare:7.0f} MB")
    print(f"frozen BWV Review, idle             {held:7.0f} MB")


if __name__ == "__main__":
    main()
