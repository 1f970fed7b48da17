"""Writing a form as an XLSForm workbook that a person can edit, and `read_form` reads back as the same form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.forms.survey import Group, Question
from bwvreview.exchange.safe_text import cell_text, for_xlsxwriter
from bwvreview.exchange.workbook_file import new_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bwvreview.domain.forms.survey import Choice, Form

Cells = dict[str, str]

_SURVEY = {
    "type": 24,
    "name": 20,
    "label": 46,
    "hint": 40,
    "relevant": 52,
    "required": 10,
    "required_message": 46,
    "constraint": 40,
    "constraint_message": 34,
    "calculation": 40,
    "choice_filter": 30,
    "default": 16,
    "readonly": 10,
    "appearance": 13,
}
_CHOICES = {"list_name": 18, "name": 20, "label": 70}
_SETTINGS = {"form_title": 34, "form_id": 26, "version": 12, "instance_name": 24}
_OTHER_WIDTH = 16


def write_form(form: Form, path: Path) -> None:
    """Write a form. Lists of choices are named after the first question that has them. Raises ExportProblem."""
    lists: dict[tuple[Choice, ...], str] = {}
    for question in form.questions:
        if question.choices:
            lists.setdefault(question.choices, question.name)
    survey = list(_rows(form.items, lists))
    choices = [_choice(name, choice) for offered, name in lists.items() for choice in offered]
    settings = {
        "form_title": form.title,
        "form_id": form.id,
        "version": form.version,
        "instance_name": form.instance_name,
    }
    with new_workbook(path) as book:
        styles = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"valign": "top", "text_wrap": True}),
        )
        for title, widths, rows in (
            ("survey", _SURVEY, survey),
            ("choices", _CHOICES, choices),
            ("settings", _SETTINGS, [settings]),
        ):
            _write(book.add_worksheet(title), title, widths, rows, styles)


def _rows(items: Sequence[Question | Group], lists: Mapping[tuple[Choice, ...], str]) -> Iterator[Cells]:
    for item in items:
        if isinstance(item, Group):
            yield {"type": "begin_group", "name": item.name, "label": item.label, "relevant": item.relevant}
            yield from _rows(item.items, lists)
            yield {"type": "end_group"}
        else:
            yield _question(item, lists)


def _question(question: Question, lists: Mapping[tuple[Choice, ...], str]) -> Cells:
    cells = {column: getattr(question, column) for column in _SURVEY if column != "readonly"}
    if question.choices:
        cells["type"] = f"{question.type} {lists[question.choices]}"
    return {**cells, "readonly": "yes" if question.read_only else ""}


def _choice(list_name: str, choice: Choice) -> Cells:
    return {"list_name": list_name, "name": choice.name, "label": choice.label, **dict(choice.columns)}


def _write(sheet: Any, title: str, widths: Mapping[str, int], rows: Sequence[Cells], styles: tuple[Any, Any]) -> None:
    """Write the columns that are always there or hold something, under a header that stays in sight."""
    always = ("type", "name", "label") if title == "survey" else tuple(widths)
    used = {column for row in rows for column, text in row.items() if text}
    columns = [column for column in widths if column in used or column in always]
    columns += [column for row in rows for column in row if column in used and column not in widths]
    heading, plain = styles
    for place, column in enumerate(dict.fromkeys(columns)):
        sheet.set_column(place, place, widths.get(column, _OTHER_WIDTH))
        sheet.write_string(0, place, column, heading)
        for number, row in enumerate(rows, start=1):
            if text := row.get(column, ""):
                text = for_xlsxwriter(cell_text(text, f"{title}, row {number + 1}, {column}"))
                sheet.write_string(number, place, text, plain)
    sheet.freeze_panes(1, 2 if title == "survey" else 0)
