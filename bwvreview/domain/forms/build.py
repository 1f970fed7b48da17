"""From the three sheets of a workbook to a form, gathering every mistake on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bwvreview.domain.forms.checks import check_rules
from bwvreview.domain.forms.choices import read_choices
from bwvreview.domain.forms.findings import Findings, FormErrors
from bwvreview.domain.forms.parser import DEEPEST
from bwvreview.domain.forms.rows import Row, RowReader
from bwvreview.domain.forms.sheets import Sheet, SheetRow, Workbook
from bwvreview.domain.forms.survey import Form, Group, Question

_LANGUAGE = re.compile(r"(label|hint|required_message|constraint_message)::?.+")
_REFUSED_COLUMNS = re.compile(
    r"((media::?)?(image|big-image|audio|video)|repeat_count|trigger|parameters|disabled|(bind|body|instance|control)::?.+)(::.+)?"
)
_MEDIA = re.compile(r"(media|image|big-image|audio|video)")
_EMPTY = Sheet({}, ())


def build_form(workbook: Workbook, *, name: str) -> Form:
    """Make the form of a workbook, or raise FormErrors with everything that is wrong with it.

    `name` stands in for the form's id when the settings have none.
    """
    findings = Findings()
    survey = workbook.get("survey")
    if survey is None:
        findings.add(None, None, "The workbook has no sheet “survey”.", "It holds one question a row.")
        raise FormErrors(findings.in_order())
    for sheet_name, sheet in workbook.items():
        _check_columns(sheet_name, sheet, findings)
    lists = read_choices(workbook.get("choices"), findings)
    reader = RowReader(lists, "choices" in workbook, findings)
    items = _nest(survey, reader, findings)
    form = _with_settings(items, workbook.get("settings", _EMPTY), name, findings)
    if not form.questions and not findings:
        findings.add(survey.header_row, None, "The form has no questions.")
    check_rules(form, findings, named=reader.names)
    if findings:
        raise FormErrors(findings.in_order())
    return form


def _check_columns(name: str, sheet: Sheet, findings: Findings) -> None:
    for header in sheet.repeated:
        findings.add(sheet.header_row, header, "There are two columns of this name.", "Take one away.", sheet=name)
    if name == "survey":
        for needed in ("type", "name", "label"):
            if needed not in sheet.columns:
                findings.add(sheet.header_row, needed, f"The column “{needed}” is missing.")
    for column, header in sheet.columns.items():
        if _LANGUAGE.fullmatch(column) and any(row.get(column) for row in sheet.rows):
            plain = column.split(":", 1)[0]
            findings.add(
                sheet.header_row,
                header,
                "A form in several languages cannot be used yet.",
                f"Name the column “{plain}”.",
                sheet=name,
            )
        elif _REFUSED_COLUMNS.fullmatch(column):
            _refuse_cells(name, sheet, column, header, findings)


def _refuse_cells(name: str, sheet: Sheet, column: str, header: str, findings: Findings) -> None:
    message = (
        "Pictures, sound and video cannot be part of a form."
        if _MEDIA.match(column)
        else f"This program knows no column “{header}”."
    )
    for row in sheet.rows:
        if row.get(column):
            findings.add(row.row, header, message, "Empty the cell.", sheet=name)


@dataclass(slots=True)
class _Open:
    """A group that was begun and not yet ended."""

    group: Group
    kind: str
    items: list[Question | Group] = field(default_factory=list)


def _nest(survey: Sheet, reader: RowReader, findings: Findings) -> tuple[Question | Group, ...]:
    stack = [_Open(Group("", ""), "form")]
    for sheet_row in survey.rows:
        row = reader.read(sheet_row)
        if row is None:
            continue
        if row.group is not None:
            if len(stack) == DEEPEST + 1:
                findings.add(row.row, "type", f"Groups are nested more than {DEEPEST} deep.")
            stack.append(_Open(row.group, row.begins))
        elif row.ends:
            _end(stack, row, findings)
        elif row.question:
            stack[-1].items.append(row.question)
    while len(stack) > 1:
        left = stack[-1]
        findings.add(
            left.group.row, "type", f"This {left.kind} is begun and not ended.", f"Add a row “end_{left.kind}”."
        )
        _close(stack)
    return tuple(stack[0].items)


def _end(stack: list[_Open], row: Row, findings: Findings) -> None:
    if len(stack) == 1:
        findings.add(row.row, "type", f"This ends a {row.ends} that was never begun.", "Take the row away.")
        return
    if stack[-1].kind != row.ends:
        begun = stack[-1]
        findings.add(
            row.row, "type", f"This ends a {row.ends}, but the {begun.kind} of row {begun.group.row} is still open."
        )
    _close(stack)


def _close(stack: list[_Open]) -> None:
    """Put the innermost group into the one around it; what is nested too deep is kept flat, so that it can be read."""
    done = stack.pop()
    if len(stack) > DEEPEST:
        stack[-1].items.extend(done.items)
    else:
        stack[-1].items.append(replace(done.group, items=tuple(done.items)))


def _with_settings(items: tuple[Question | Group, ...], settings: Sheet, name: str, findings: Findings) -> Form:
    filled = settings.rows[0] if settings.rows else SheetRow(2, {})
    if len(settings.rows) > 1:
        findings.add(settings.rows[1].row, None, "The settings have more than one row.", sheet="settings")
    form_id = filled.get("form_id") or name
    return Form(
        id=form_id,
        title=filled.get("form_title") or form_id,
        version=filled.get("version"),
        items=items,
        instance_name=filled.get("instance_name"),
    )
