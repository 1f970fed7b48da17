"""How long 32 workbooks of 65 clips take to collate, beside the bare read of the same files by python-calamine.

    python -m tests.benchmarks.bench_collate

Processor time. The target is at most 2 times the bare read. What is measured is reading every file and putting all
records together; writing the report is told apart.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from bwvreview.domain.collate import collate
from bwvreview.domain.quarter import Quarter as Which
from bwvreview.exchange.groups_file import load_groups
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.services.collate import collate_files, save_collation
from tests.returns_kit import Quarter, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7


def bare(folder: Path) -> None:
    """Read every sheet of every file, and nothing more."""
    for path in sorted(folder.glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def best(work: Callable[[], object]) -> float:
    """Give the shortest of several rounds, in seconds of processor time."""
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        made = Quarter(folder, clips=64)
        for slug, _ in load_groups():
            workbook(folder, made.feedback(slug), f"{slug}.xlsx")
        read = best(lambda: bare(folder))
        ours = best(lambda: collate(read_folder(folder)))
        report = best(lambda: save_collation(collate_files(read_folder(folder), Which(2026, 4)), Path(name) / "out"))
        print(f"bare read {read * 1000:.0f} ms, collate {ours * 1000:.0f} ms: {ours / read:.2f} times")
        print(f"with the report written in four shapes {report * 1000:.0f} ms")


if __name__ == "__main__":
    main()
