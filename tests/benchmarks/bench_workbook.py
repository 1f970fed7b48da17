"""The central workbook of 10,000 clips × 60 answers, against bare XlsxWriter writing the same cells."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from xlsxwriter import Workbook

from bwvreview.exchange.workbook import write_workbook
from tests.feedback_kit import a_feedback, line, shipped_form, viewed


def every_answer() -> dict[str, str]:
    """An answer to each question: the third choice, two choices, or a sentence of ordinary length."""
    note = "The officers explained each step and gave the person space when they became upset. " * 3
    answers = {}
    for question in shipped_form().questions:
        names = [choice.name for choice in question.choices]
        answers[question.name] = {"select_one": names[-1:], "select_multiple": names[:2]}.get(question.type, [note])
    return {name: " ".join(chosen) for name, chosen in answers.items()}


Cells = list[tuple[str, list[tuple[int, int, object]]]]


def cells_of(path: Path) -> Cells:
    """Give every cell of every sheet that holds something, as it stands in the file."""
    book = openpyxl.load_workbook(path, read_only=True)
    found = [
        (sheet.title, [(cell.row - 1, cell.column - 1, cell.value) for row in sheet.iter_rows() for cell in row
                       if cell.value is not None])
        for sheet in book.worksheets
    ]  # fmt: skip
    book.close()
    return found


def bare(sheets: Cells, path: Path) -> None:
    """Write the same cells in one look, and nothing else."""
    workbook = Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    look = workbook.add_format({"text_wrap": True, "border": 1})
    for name, cells in sheets:
        sheet = workbook.add_worksheet(name)
        for row, column, value in cells:
            if isinstance(value, str):
                sheet.write_string(row, column, value, look)
            else:
                sheet.write_number(row, column, value, look)
    workbook.close()


def best_of(times: int, job: Callable[[], None]) -> float:
    """Give the shortest time in seconds."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        job()
        taken.append(time.process_time() - begun)
    return min(taken)


def main(clips: int = 10_000) -> None:
    """Print both times, their ratio, and the memory taken."""
    answers = every_answer()
    observations = tuple(viewed(f"V{at:04d}", "weapons", **answers) for at in range(1, clips + 1))
    feedback = a_feedback(*observations, design=(line("weapons", clips * 2, clips, observations),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feedback.xlsx"
        write_workbook(a_feedback(), path)
        start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        write_workbook(feedback, path)
        peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) / 1024
        sheets = cells_of(path)
        whole = best_of(3, lambda: write_workbook(feedback, path))
        cells = best_of(3, lambda: bare(sheets, path))
    print(f"{clips:,} clips × 60 answers, processor time: the same cells alone {cells:.2f} s, workbook {whole:.2f} s")
    print(f"ratio {whole / cells:.2f} (target 1.30); most memory above start {peak:.0f} MiB (target 120)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
