"""The sheets of clips: those viewed, with every answer; those not shown; and what the panel asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import asked_questions, cell_writer, choice_words, label_of
from bwvreview.domain.words import say
from bwvreview.exchange.workbook_rows import column_letters
from bwvreview.exchange.workbook_table import (
    Column,
    pages_across,
    set_widths,
    table_page,
    unique_titles,
    write_long_table,
    write_table,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.answer_words import Cell
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.forms.survey import Question
    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.observations import Observation
    from bwvreview.exchange.workbook_style import Book

SLOT, THEMES = "Slot", "Drawn for"
_WIDE_ENOUGH = 7  # columns on the one page of a table without rows

_OWN = (Column(SLOT, 8, "name-cell"), Column(THEMES, 22))


def clip_titles(questions: tuple[Question, ...]) -> list[str]:
    """Give the headings of the sheet of clips: two of its own, then each question's words."""
    pairs = [(SLOT, "slot"), (THEMES, "themes"), *((question.label, question.name) for question in questions)]
    return unique_titles(pairs)


def clip_rows(feedback: Feedback) -> list[tuple[Cell, ...]]:
    """Give one row a clip viewed: slot, themes, and the answer to each question in words."""
    writers = [(question.name, cell_writer(question)) for question in asked_questions(feedback.form)]
    return [
        (one.slot, one.theme_words or None, *(writer(one.answers.get(name, "")) for name, writer in writers))
        for one in feedback.viewed
    ]


def add_clips(book: Book, feedback: Feedback, highlights: Highlights, rows: list[tuple[Cell, ...]]) -> None:
    """Write the sheet of clips viewed."""
    sheet = book.sheet("Clips")
    questions = asked_questions(feedback.form)
    titles = clip_titles(questions)
    columns = [
        *_OWN,
        *(
            question_column(question, title, highlights, [row[at] for row in rows])
            for at, (question, title) in enumerate(zip(questions, titles[2:], strict=True), len(_OWN))
        ),
    ]
    write_long_table(book, sheet, "Clips", columns, rows)
    set_widths(sheet, columns)
    table_page(sheet, 0, 1)
    _offer_choices(sheet, feedback, max(len(rows), 1))
    if rows:
        pages_across(sheet, columns, 1)
    else:
        sheet.print_area(0, 0, 1, _WIDE_ENOUGH)  # “Read me” says that nothing was viewed; the sheet holds rows alone


def question_column(question: Question, title: str, highlights: Highlights, values: list[Cell]) -> Column:
    """Give a question its column: wide enough for its answers, and no wider."""
    longest = max((len(choice.label) for choice in question.choices), default=0)
    if question.type in {"integer", "decimal"}:
        return Column(title, 12, "count" if question.type == "integer" else "number")
    if question.type == "select_one":
        width = min(max(longest * 0.8, 16), 30)
    elif question.type == "select_multiple":
        width = 42
    else:
        width = min(max((len(value) for value in values if isinstance(value, str)), default=0), 60)
    words = choice_words(question)
    tones = (
        {words[name]: tone for name, tone in highlights.tones.items() if name in words}
        if question.name == highlights.rating
        else {}
    )
    return Column(title, max(width, 14, min(len(title) * 0.4, 24)), tones=tones)


def choice_lists(feedback: Feedback) -> tuple[tuple[str, ...], ...]:
    """Give the different lists of answers behind the single choices of the form, each once, in form order."""
    questions = asked_questions(feedback.form)
    return tuple(dict.fromkeys(words for question in questions if (words := _list_of(question))))


def _list_of(question: Question) -> tuple[str, ...]:
    return tuple(choice_words(question).values()) if question.type == "select_one" else ()


def _offer_choices(clips: Worksheet, feedback: Feedback, rows: int) -> None:
    """Let each single choice be changed only to an answer of its list."""
    places = {words: column_letters(at) for at, words in enumerate(choice_lists(feedback))}
    for at, question in enumerate(asked_questions(feedback.form), len(_OWN)):
        words = _list_of(question)
        if not words:
            continue
        rule = {
            "validate": "list",
            "source": f"=Lists!${places[words]}$1:${places[words]}${len(words)}",
            "error_title": "Not on the list",
            "error_message": "Choose an answer from the list.",
        }
        clips.data_validation(1, at, rows, at, rule)


def add_lists(book: Book, feedback: Feedback) -> None:
    """Write the hidden sheet with the lists behind the choices, one column a list."""
    sheet = book.workbook.add_worksheet("Lists")
    sheet.hide()
    for at, words in enumerate(choice_lists(feedback)):
        for row, word in enumerate(words):
            book.put(sheet, row, at, word, place="A choice of the form")


NOT_SHOWN_COLUMNS = (
    Column(SLOT, 10, "name-cell"),
    Column(THEMES, 40),
    Column("Why it was not shown", 56),
    Column("Replaced by", 18),
)


def not_shown_row(feedback: Feedback, highlights: Highlights, one: Observation) -> tuple[Cell, ...]:
    """Give the row of a clip that could not be shown."""
    reason = label_of(feedback.form, highlights.reason, one.answers.get(highlights.reason, "") or one.reason)
    return one.slot, one.theme_words or None, reason or "No reason was recorded", "; ".join(one.replaced_by) or None


def add_not_shown(book: Book, feedback: Feedback, rows: list[tuple[Cell, ...]]) -> None:
    """Write the sheet of clips that could not be shown."""
    nothing = say("Every {clip} that has come up so far was shown.")
    _small_sheet(book, "Not shown", NOT_SHOWN_COLUMNS, rows, nothing if feedback.observations else "")


ACTION_COLUMNS = (
    Column(SLOT, 10, "name-cell"),
    Column("What the panel asked for", 56),
    Column("How soon", 40),
    Column("State", 14),
)


def action_rows(feedback: Feedback, highlights: Highlights) -> list[tuple[Cell, ...]]:
    """Give one row an action asked for, in slot order, then in the order of the form."""
    if not feedback.form.has_question(highlights.actions):
        return []
    question = feedback.form.question(highlights.actions)
    return [
        (
            one.slot,
            choice_words(question).get(choice.name, choice.name),
            label_of(feedback.form, highlights.urgency, one.answers.get(highlights.urgency, "")) or None,
            "Asked",
        )
        for one in feedback.viewed
        for choice in question.choices
        if choice.name in one.chosen(highlights.actions) and choice.name not in highlights.no_action
    ]


def add_actions(book: Book, feedback: Feedback, highlights: Highlights) -> None:
    """Write the sheet of what the panel asked for."""
    nothing = "The panel asked for nothing to be done."
    _small_sheet(book, "Actions", ACTION_COLUMNS, action_rows(feedback, highlights), nothing)


def _small_sheet(
    book: Book, name: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], nothing: str
) -> None:
    """Write a sheet that is one table; when there is nothing in it, say so under it."""
    sheet = book.sheet(name)
    after = write_table(book, sheet, name.replace(" ", ""), columns, rows)
    set_widths(sheet, columns)
    table_page(sheet, 0)
    if not rows:
        book.put(sheet, after, 0, nothing, "note")
