"""The sheets that explain the others: read me, design, data dictionary, and the hidden manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import asked_questions
from bwvreview.domain.cover import cover
from bwvreview.domain.plain_words import reason_words
from bwvreview.domain.question_parts import parts_of_the_form
from bwvreview.domain.words import say
from bwvreview.exchange.safe_text import one_line
from bwvreview.exchange.workbook_clips import clip_titles
from bwvreview.exchange.workbook_style import lines_of, row_height
from bwvreview.exchange.workbook_table import Column, said, set_widths, table_page, write_below, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question
    from bwvreview.exchange.workbook_style import Book

SCHEMA = "bwvreview-feedback/1"
_JSON_PIECE = 32_000

_WORDS_WIDTH = 80
_LINE_HEIGHTS = {"title": 32.0, "heading": 30.0, "warning": 20.0, "digits": 17.0, "sum": 18.0}
_LINE_LOOKS = {"words": "plain", "digits": "digits", "sum": "sum"}


def add_read_me(book: Book, feedback: Feedback) -> None:
    """Write the first sheet, from the lines of the cover."""
    sheet = book.sheet("Read me", wide=False)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, _WORDS_WIDTH)
    for row, line in enumerate(cover(feedback)):
        if line.look in {"title", "heading", "warning"}:
            book.put(sheet, row, 0, line.name, line.look, "The name of the group")
            book.put(sheet, row, 1, None, "plain" if line.look == "title" else line.look)
            sheet.set_row(row, _LINE_HEIGHTS[line.look])
            continue
        lines = lines_of(str(line.value), _WORDS_WIDTH)
        sheet.set_row(row, row_height(lines, _LINE_HEIGHTS.get(line.look, 14)))
        look = "whole" if isinstance(line.value, int) else _LINE_LOOKS[line.look]
        book.put(sheet, row, 0, line.name, "name", line.name)
        book.put(sheet, row, 1, line.value, look, line.name or "A reason on “Read me”")


_DESIGN_COLUMNS = (
    Column("Theme", 34, "name-cell"),
    Column("Name in the plan", 24),
    Column("On the list", 14, "count"),
    Column("Sample", 14, "count"),
    Column("{Viewed}", 14, "count"),
    Column("Could not be shown", 14, "count"),
)
_EXCLUDED_COLUMNS = (
    Column("Left out before the draw", 34, "name-cell"),
    Column("Name in the record", 24),
    Column("How many", 14, "count"),
)


def add_design(book: Book, feedback: Feedback) -> None:
    """Write the sizes of the plan, and what was left out before it."""
    sheet = book.sheet("Design")
    rows = [(one.title, one.label, one.members, one.sample, one.viewed, one.unavailable) for one in feedback.design]
    after = write_table(book, sheet, "Design", said(_DESIGN_COLUMNS), rows)
    set_widths(sheet, _DESIGN_COLUMNS)
    table_page(sheet, 0)
    excluded = [(say(reason_words(reason)), reason, count) for reason, count in feedback.excluded]
    after = write_table(book, sheet, "LeftOut", _EXCLUDED_COLUMNS, excluded, after + 1)
    if not excluded:
        book.put(sheet, after, 0, "Nothing was left out before the draw.", "note")


_DICTIONARY_COLUMNS = (
    Column("Column of Clips", 34, "name-cell"),
    Column("Name", 19),
    Column("Part of the form", 15),
    Column("Kind", 12),
    Column("Answers (name = words)", 38),
    Column("Hint", 24),
    Column("Asked when", 30),
    Column("Needed", 10),
)
_KINDS = {
    "text": "Text",
    "integer": "Whole number",
    "decimal": "Number",
    "date": "Date, year-month-day",
    "select_one": "One choice",
    "select_multiple": "Several choices",
    "calculate": "Worked out",
    "acknowledge": "Tick",
    "start": "Time begun",
    "end": "Time ended",
    "today": "Day of recording",
}


def add_dictionary(book: Book, feedback: Feedback) -> None:
    """Write what each column of the clips means, from the form."""
    sheet = book.sheet("Data dictionary")
    questions = asked_questions(feedback.form)
    titles = clip_titles(questions)
    own: list[tuple[Cell, ...]] = [
        (
            titles[0],
            None,
            None,
            "Text",
            None,
            say("The {clip}'s number in the room. It is not a police number."),
            None,
            None,
        ),
        (titles[1], None, None, "Text", None, say("The themes whose sample the {clip} belongs to."), None, None),
    ]
    parts = dict(parts_of_the_form(feedback.form))
    rows = [
        _dictionary_row(question, title, *parts[question.name])
        for question, title in zip(questions, titles[2:], strict=True)
    ]
    write_table(book, sheet, "Dictionary", _DICTIONARY_COLUMNS, own + rows)
    set_widths(sheet, _DICTIONARY_COLUMNS)
    table_page(sheet, 0)


def _dictionary_row(question: Question, title: str, part: str, relevant: str) -> tuple[Cell, ...]:
    answers = "\n".join(f"{choice.name} = {choice.label}" for choice in question.choices)
    needed = {"": "No", "yes": "Yes", "true()": "Yes", "no": "No", "false()": "No"}
    return (
        title,
        question.name,
        part or None,
        _KINDS.get(question.type, question.type),
        answers or None,
        "\n".join(part for part in (_whole_question(question, title), question.hint) if part) or None,
        relevant or "Always",
        needed.get(question.required.casefold(), f"When {question.required}"),
    )


def _whole_question(question: Question, title: str) -> str:
    """Give the question itself where its heading had to be shortened or told apart from another."""
    return "" if one_line(question.label) == title or not question.label else f"The whole question: {question.label}"


MANIFEST_HEAD = ("instance_id", "deprecated_id", "slot", "state", "seal", "record")


def add_manifest(book: Book, feedback: Feedback, sealed: Iterable[tuple[Cell, ...]]) -> None:
    """Write the very hidden sheet: schema and form, then one line a record with its seal and its sealed JSON.

    A record longer than a cell goes on in the cells to its right.
    """
    sheet = book.workbook.add_worksheet("Manifest")
    sheet.very_hidden()
    form = feedback.form
    head: list[tuple[Cell, ...]] = [
        ("schema", SCHEMA),
        ("group", feedback.group_slug),
        ("session", str(feedback.session)),
        ("form", form.id, form.version, form.fingerprint),
        ("program", feedback.program_version),
        MANIFEST_HEAD,
    ]
    for row, values in enumerate(head):
        for column, value in enumerate(values):
            book.put(sheet, row, column, value)
    write_below(book, sheet, len(head), sealed)


def in_pieces(record: str) -> tuple[str, ...]:
    """Cut a sealed record into pieces that fit into cells."""
    return tuple(record[at : at + _JSON_PIECE] for at in range(0, len(record), _JSON_PIECE))
