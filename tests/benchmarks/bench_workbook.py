"""The central workbook of 1,000 clips × 60 answers, against bare XlsxWriter writing the same cells."""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from xlsxwriter import Workbook

from bwvreview.exchange.workbook import write_workbook
from bwvreview.exchange.workbook_clips import clip_rows
from tests.feedback_kit import a_feedback, line, shipped_form, viewed


def every_answer() -> dict[str, str]:
    """An answer to each question: the third choice, two choices, or a sentence of ordinary length."""
    note = "The officers explained each step and gave the person space when they became upset. " * 3
    answers = {}
    for question in shipped_form().questions:
        names = [choice.name for choice in question.choices]
        answers[question.name] = {"select_one": names[-1:], "select_multiple": names[:2]}.get(question.type, [note])
    return {name: " ".join(chosen) for name, chosen in answers.items()}


def bare(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write the cells and nothing else."""
    workbook = Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet = workbook.add_worksheet()
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value)
    workbook.close()


def best_of(times: int, job: Callable[[], None]) -> float:
    """Give the shortest time in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        job()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main(clips: int = 1_000) -> None:
    """Print both times, their ratio, and the memory taken."""
    answers = every_answer()
    observations = tuple(viewed(f"V{at:04d}", "weapons", **answers) for at in range(1, clips + 1))
    feedback = a_feedback(*observations, design=(line("weapons", clips * 2, clips, observations),))
    rows: list[tuple[object, ...]] = list(clip_rows(feedback))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feedback.xlsx"
        write_workbook(a_feedback(), path)
        cells = best_of(3, lambda: bare(rows, path))
        whole = best_of(3, lambda: write_workbook(feedback, path))
        tracemalloc.start()
        write_workbook(feedback, path)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
    print(f"{clips:,} clips × 60 answers: bare cells {cells:.2f} s, workbook {whole:.2f} s, ratio {whole / cells:.2f}")
    print(f"most memory above start: {peak:.0f} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
