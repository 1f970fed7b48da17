"""How long the window takes to its first paint, against a bare QMainWindow. Prints both and their ratio.

Run with `python tests/benchmarks/bench_start.py`. Each start is a process of its own, without a screen; the best of
seven counts, for the computer may be busy with other things.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]

_TILL_PAINTED = """
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.exit(0)
        return False
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
import os, sys
heavy = sorted({"sqlalchemy", "alembic", "openpyxl", "numpy", "xlsxwriter", "python_calamine"} & set(sys.modules))
print(",".join(heavy))
sys.stdout.flush()
os._exit(0)
"""

BARE = "from PySide6.QtWidgets import QApplication, QMainWindow\napp = QApplication([])\nwindow = QMainWindow()\n"

OURS = """
from PySide6.QtWidgets import QApplication
from bwvreview.services.clock import SystemClock
from bwvreview.ui.app import build_window
app = QApplication([])
house = build_window(lambda: None, SystemClock())
window = house.window
"""


def start(program: str) -> tuple[float, str]:
    """Start a program, wait for its first paint; give the milliseconds and the heavy libraries that it loaded."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOME)}
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", program + _TILL_PAINTED], env=environment, capture_output=True, text=True, check=True
    )
    return (time.perf_counter() - begun) * 1000, ended.stdout.strip()


def main() -> None:
    """Print the comparison."""
    rounds = [(start(BARE), start(OURS)) for _ in range(7)]
    bare = min(one[0] for one, _ in rounds)
    ours = min(other[0] for _, other in rounds)
    heavy = rounds[0][1][1]
    print(f"bare QMainWindow, to first paint   {bare:7.0f} ms")
    print(f"BWV Review, to first paint         {ours:7.0f} ms")
    print(f"ratio                              {ours / bare:7.2f}")
    print(f"heavy libraries before the paint   {heavy or 'none'}")


if __name__ == "__main__":
    main()
