"""How long the window takes to its first paint, and how much memory it holds when nobody does anything.

Run with `./run bench start`. The floor is a bare QMainWindow, in the same run. Each start is a process of its own,
without a screen; the best of seven counts, for the computer may be busy with other things. Idle: the records are
open, the home page is shown, and two seconds have passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
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

_IDLE = """
import sys, time
window.resize(1366, 768)
window.show()
{open_it}
until = time.monotonic() + 2
while time.monotonic() < until or not {is_open}:
    app.processEvents()
    time.sleep(0.01)
sizes = dict(line.split(":") for line in open("/proc/self/smaps_rollup") if ":" in line and "-" not in line)
print(int(sizes["Rss"].split()[0]) // 1024, int(sizes["Pss"].split()[0]) // 1024)
sys.stdout.flush()
import os
os._exit(0)
"""

_RECORDS = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from bwvreview.services.clock import SystemClock
from bwvreview.ui.app import build_window
def records():
    from bwvreview.services.tidy_up import open_workspace
    return open_workspace(Path({path!r}), clock=SystemClock(), plain=True)
app = QApplication([])
house = build_window(records, SystemClock())
window = house.window
"""


def run(program: str) -> tuple[float, str]:
    """Run a program; give the milliseconds until its end and what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOME)}
    begun = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return (time.perf_counter() - begun) * 1000, ended.stdout.strip()


def idle(program: str, open_it: str, is_open: str) -> tuple[int, int]:
    """Give the megabytes that a window holds at rest: resident, and its own share of them."""
    resident, share = run(program + _IDLE.format(open_it=open_it, is_open=is_open))[1].split()
    return int(resident), int(share)


def main() -> None:
    """Print the comparison."""
    rounds = [(run(BARE + _TILL_PAINTED), run(OURS + _TILL_PAINTED)) for _ in range(7)]
    bare = min(one[0] for one, _ in rounds)
    ours = min(other[0] for _, other in rounds)
    print(f"bare QMainWindow, to first paint   {bare:7.0f} ms")
    print(f"BWV Review, to first paint         {ours:7.0f} ms")
    print(f"ratio                              {ours / bare:7.2f}")
    print(f"heavy libraries before the paint   {rounds[0][1][1] or 'none'}")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "group.bwv")
        records = _RECORDS.format(path=path)
        run(records + _IDLE.format(open_it="house.open()", is_open="house.context.is_open"))  # makes them
        print("idle, MB: resident, own share")
        print("bare QMainWindow                  {:4} {:5}".format(*idle(BARE, "", "True")))
        print("BWV Review, first paint           {:4} {:5}".format(*idle(OURS, "", "True")))
        print(
            "BWV Review, records open          {:4} {:5}".format(
                *idle(records, "house.open()", "house.context.is_open")
            )
        )


if __name__ == "__main__":
    main()
