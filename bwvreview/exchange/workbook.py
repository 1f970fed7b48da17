"""The central workbook, `feedback.xlsx`: everything one session sends to the central team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.summary import summarise
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.sealed_records import sealed_rows
from bwvreview.exchange.workbook_clips import add_actions, add_clips, add_lists, add_not_shown, clip_rows, not_shown_row
from bwvreview.exchange.workbook_file import new_workbook
from bwvreview.exchange.workbook_individual import add_individual
from bwvreview.exchange.workbook_reference import add_design, add_dictionary, add_manifest, add_read_me
from bwvreview.exchange.workbook_style import Book
from bwvreview.exchange.workbook_summary import add_summary

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights
    from bwvreview.exchange.workbook_rows import LongRows

FILE_NAME = "feedback.xlsx"


def write_workbook(feedback: Feedback, path: Path, highlights: Highlights | None = None) -> None:
    """Write the central workbook to `path`, whole or not at all; the same feedback gives the same bytes.

    `highlights` are the scheme's own unless given. Raises ExportProblem when an answer does not fit into a cell
    (naming the clip and the question), or when the disk or the folder will not have the file.
    """
    chosen = highlights or load_highlights(feedback.scheme)
    later: dict[int, LongRows] = {}
    with new_workbook(path, later) as workbook:
        _fill(Book(workbook, feedback, f"Feedback of {feedback.group_name}", later), feedback, chosen)


def _fill(book: Book, feedback: Feedback, highlights: Highlights) -> None:
    """Write the sheets in the order in which they are read; the hidden ones come last."""
    clips = clip_rows(feedback)
    add_read_me(book, feedback)
    add_clips(book, feedback, highlights, clips)
    if feedback.individual:
        add_individual(book, feedback, highlights)
    add_not_shown(book, feedback, [not_shown_row(feedback, highlights, one) for one in feedback.not_shown])
    add_actions(book, feedback, highlights)
    add_summary(book, feedback, highlights, summarise(feedback, highlights))
    add_design(book, feedback)
    add_dictionary(book, feedback)
    add_lists(book, feedback)
    add_manifest(book, feedback, sealed_rows(feedback, highlights, clips))
