"""Bad lists through the real command: how long until it says something, and how much memory it took.

Each is checked by a fresh `bwvreview list check`, its start included. The bounds are 10 seconds and 300 MB; the
seconds of the processor stand beside, for a busy computer. What the
command leaves behind beside the list is counted too: that must be nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.benchmarks.bad_files import CASES
from tests.lists import HEADINGS, as_csv, rows

MOST_SECONDS, MOST_MEGABYTES = 10.0, 300.0
_WATCH = """
import os, signal, sys, time
begun = time.perf_counter()
child = os.fork()
if not child:
    os.dup2(2, 1)
    signal.alarm(60)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
took = time.perf_counter() - begun
print(took, used.ru_maxrss, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
"""
"""A process that stays small: the most memory that the system tells of a command begins with that of its parent."""


def main(wanted: list[str]) -> None:
    """Print one line for each bad list, and how many were over the bounds."""
    print(f"bad lists, bounds {MOST_SECONDS:.0f} s and {MOST_MEGABYTES:.0f} MB")
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, make) in CASES.items():
            if not wanted or any(word in name for word in wanted):
                path = Path(folder) / file
                make(path)
                over += show(name, path)
                path.unlink()
        if not wanted or "changes" in wanted:
            over += show_changing(Path(folder) / "changing.csv")
    print(f"{over} over the bounds" if over else "all within the bounds")


def show(name: str, path: Path) -> bool:
    """Check one list, print what it took, and tell whether that was too much."""
    before = set(path.parent.iterdir())
    seconds, processor, megabytes, code, said = checked(path)
    left = set(path.parent.iterdir()) - before
    over = seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES or code not in {0, 1, 2} or bool(left)
    took = f"{seconds:6.2f} s  processor {processor:5.2f} s {megabytes:5.0f} MB"
    print(f"  {name:34}{took}  {'OVER  ' if over else ''}{said[:80]}", flush=True)
    return over


def show_changing(path: Path) -> bool:
    """Check a list to which lines are added all the while."""
    path.write_text(as_csv(HEADINGS, rows(3_000)) * 60, newline="")
    over = threading.Event()

    def add() -> None:
        while not over.wait(0.002):
            with path.open("a") as file:
                file.write("REF-9999,2022-09-14,Person search,18-24,Controlled drugs\n")

    adding = threading.Thread(target=add)
    adding.start()
    try:
        return show("list that changes while it is read", path)
    finally:
        over.set()
        adding.join()


def checked(path: Path) -> tuple[float, float, float, int, str]:
    """Run the command; give seconds, those of the processor, megabytes, exit code and the first thing that it said."""
    command = [sys.executable, "-m", "bwvreview.cli", "list", "check", str(path)]
    with tempfile.TemporaryFile() as out:
        told = subprocess.run(
            [sys.executable, "-S", "-c", _WATCH, *command], stdout=subprocess.PIPE, stderr=out, text=True, check=True
        ).stdout.split()
        out.seek(0)
        said = out.read(4_000).decode("utf-8", "replace").split("\n")[0]
    return float(told[0]), float(told[3]), float(told[1]) / 1024, int(told[2]), said


if __name__ == "__main__":
    main(sys.argv[1:])
