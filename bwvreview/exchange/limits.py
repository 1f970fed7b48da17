"""What a list may weigh at most, and the sentences for one that weighs more."""

from __future__ import annotations

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.inspection import RowFinding
from bwvreview.domain.table import HiddenPlace

MOST_BYTES = 1 << 30  # read from a file, after unpacking
MOST_PACKAGE = 64 << 20  # held in memory: a workbook that was packed or locked, a list as JSON, a paste
LONGEST_LINE = 1 << 20
MOST_LINES = 2_000_000
MOST_SHEETS = 500
MOST_CELLS = 6_000_000  # of a sheet that is read here: a rectangle of so many fills 50 MB
MOST_LIBRARY_CELLS = 2_500_000  # of a sheet that the library reads: a rectangle of so many fills 200 MB
MOST_LETTERS = 48 << 20  # in all cells of a sheet together

A_MONTH = "Ask the police for one month at a time."


def too_big() -> ListProblem:
    """The file is larger than any list."""
    return ListProblem("The file is far larger than a list of encounters.", advice=A_MONTH)


def too_many_rows() -> ListProblem:
    """More rows than the program takes."""
    return ListProblem("The list has more than a million rows.", advice=A_MONTH)


def too_many_columns(most: int) -> ListProblem:
    """More columns than any list has."""
    return ListProblem(
        f"The list has more than {most} columns.",
        advice="Ask the police for the columns you need: reference, date, type, age range, law, object of search.",
    )


def not_a_table() -> ListProblem:
    """Something else than a table."""
    return ListProblem("This file is not a list.", advice="Open a list saved as CSV, XLSX, XLS, ODS or JSON.")


def too_long(row: int) -> ListProblem:
    """A cell, or a line, that no list has."""
    return ListProblem(
        f"Row {row} holds far more text than a list does.",
        advice="Open the file in a spreadsheet and look at that row.",
    )


def no_rows() -> ListProblem:
    """Headings and nothing under them, or nothing at all."""
    return ListProblem("The file has no rows.", advice="Ask the police to send the list again.")


def locked_document() -> ListProblem:
    """Locked with a password that this program cannot use."""
    return ListProblem(
        "The document is locked with a password.",
        advice="Open it in a spreadsheet, save it without the password, then open that.",
    )


def place(message: str, advice: str, *, identifying: bool = False, row: int | None = None) -> HiddenPlace:
    """Say that something was found beside the list."""
    return HiddenPlace(RowFinding(row, None, message, advice), identifying)
