"""The clips as a CSV that Excel opens as it is: words instead of codes, and text that Excel would work out marked.

A `'` stands before text that starts like a formula. Excel keeps that mark in a CSV; the exact text is in the data
package beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import asked_questions
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.data_package import csv_bytes, spelt
from bwvreview.exchange.safe_text import cell_text, could_be_formula
from bwvreview.exchange.workbook_clips import clip_rows, clip_titles

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback

FILE_NAME = "clips-for-excel.csv"
_MARK = "\ufeff".encode()  # without it Excel takes UTF-8 for the code page of the computer


def write_excel_csv(feedback: Feedback, path: Path) -> None:
    """Write the clips viewed to `path`, whole or not at all. Raises ExportProblem when a cell cannot hold an answer."""
    titles = clip_titles(asked_questions(feedback.form))
    rows = [
        [_cell(value, f"“{title}” of {row[0]}") for title, value in zip(titles, row, strict=True)]
        for row in clip_rows(feedback)
    ]
    write_atomically(path, _MARK + csv_bytes([[_cell(title, "A heading") for title in titles], *rows]))


def _cell(value: str | float | None, place: str) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = cell_text(spelt(value), place)
    return f"'{text}" if could_be_formula(text) else text
