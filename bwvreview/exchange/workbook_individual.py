"""The sheet of what reviewers answered alone, before the group agreed: choices only, by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import asked_questions, cell_writer
from bwvreview.exchange.workbook_clips import SLOT, question_column
from bwvreview.exchange.workbook_table import (
    Column,
    pages_across,
    set_widths,
    table_page,
    unique_titles,
    write_long_table,
)

if TYPE_CHECKING:
    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights
    from bwvreview.exchange.workbook_style import Book

REVIEWER = "Reviewer"


def individual_rows(feedback: Feedback) -> list[tuple[Cell, ...]]:
    """Give one row a reviewer and clip: slot, letter, and the answer to each question with choices, in words."""
    writers = [
        (question.name, cell_writer(question)) for question in asked_questions(feedback.form) if question.choices
    ]
    return [
        (one.slot, one.letter, *(writer(one.answers.get(name, "")) for name, writer in writers))
        for one in feedback.individual
    ]


def add_individual(book: Book, feedback: Feedback, highlights: Highlights) -> None:
    """Write the sheet. The agreed answers stand on the sheet of clips."""
    questions = [question for question in asked_questions(feedback.form) if question.choices]
    rows = individual_rows(feedback)
    names = [(SLOT, "slot"), (REVIEWER, "reviewer"), *((question.label, question.name) for question in questions)]
    titles = unique_titles(names)
    columns = [
        Column(SLOT, 8, "name-cell"),
        Column(REVIEWER, 11, "name-cell"),
        *(
            question_column(question, title, highlights, [row[at] for row in rows])
            for at, (question, title) in enumerate(zip(questions, titles[2:], strict=True), 2)
        ),
    ]
    sheet = book.sheet("Individual")
    write_long_table(book, sheet, "Individual", columns, rows)
    set_widths(sheet, columns)
    table_page(sheet, 0, 2)
    pages_across(sheet, columns, 2)
