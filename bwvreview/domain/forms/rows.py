"""One row of the survey sheet: a question, the beginning of a group, or its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.forms.findings import near
from bwvreview.domain.forms.survey import SILENT_TYPES, Choice, Group, Question, QuestionType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bwvreview.domain.forms.findings import Findings
    from bwvreview.domain.forms.sheets import SheetRow

_TYPES: dict[str, QuestionType] = {
    "text": "text",
    "string": "text",
    "integer": "integer",
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "note": "note",
    "calculate": "calculate",
    "acknowledge": "acknowledge",
    "trigger": "acknowledge",
    "start": "start",
    "end": "end",
    "today": "today",
}
_KNOWN = "text, integer, decimal, date, select_one, select_multiple, note, calculate, acknowledge, begin_group"
_GROUP = re.compile(r"(begin|end)[ _](group|repeat)")
_SELECT = re.compile(r"select[ _](one|multiple)(?: +(?P<list>\S+))?(?P<rest> .*)?")
_GEO = re.compile(r"(geo\w+|location|gps)( .*)?")
_MEDIA = re.compile(r"(image|photo|audio|video|file|background-audio)( .*)?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_YES = frozenset({"yes", "true", "true()", "1"})
_NO = frozenset({"", "no", "false", "false()", "0"})


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: it begins or ends a `group` or a `repeat`, or it is a question."""

    row: int
    begins: str = ""
    ends: str = ""
    group: Group | None = None
    question: Question | None = None


class RowReader:
    """Reads rows in order; knows the choice lists and the names already taken."""

    def __init__(self, lists: Mapping[str, tuple[Choice, ...]], has_choices: bool, findings: Findings) -> None:
        self._lists, self._has_choices, self._findings = lists, has_choices, findings
        self._rows: dict[str, int] = {}

    @property
    def names(self) -> Collection[str]:
        """Every name met so far, also of rows that could not be used."""
        return self._rows.keys()

    def read(self, row: SheetRow) -> Row | None:
        """Read a row; None when it says nothing or cannot be used (a finding then says why)."""
        written = " ".join(row.get("type").split())
        if not written:
            if row.get("name") or row.get("label"):
                self._findings.add(row.row, "type", "This row has no type.", f"Use one of {_KNOWN}.")
            return None
        found = _GROUP.fullmatch(written.lower())
        if found:
            return self._group(row, found.group(1), found.group(2))
        question = self._question(row, written)
        return None if question is None else Row(row.row, question=question)

    def _group(self, row: SheetRow, edge: str, kind: str) -> Row:
        if edge == "end":
            return Row(row.row, ends=kind)
        if kind == "repeat":
            self._findings.add(row.row, "type", "Repeats cannot be used in this program.", "Write the questions once.")
        name = self._name(row)
        self._refuse_piping(row, "label")
        return Row(row.row, begins=kind, group=Group(name, row.get("label"), _rule(row.get("relevant")), row=row.row))

    def _name(self, row: SheetRow) -> str:
        name = row.get("name")
        if not name:
            self._findings.add(row.row, "name", "This row needs a name.")
        elif not _NAME.fullmatch(name):
            advice = "Use English letters, digits and _, and begin with a letter."
            self._findings.add(row.row, "name", f"“{name}” cannot be a name.", advice)
        elif self._rows.setdefault(name, row.row) != row.row:
            message = f"“{name}” is already the name of row {self._rows[name]}."
            self._findings.add(row.row, "name", message, "Give each row its own name.")
        return name

    def _question(self, row: SheetRow, written: str) -> Question | None:
        name = self._name(row)
        kind, choices = self._type(row, written)
        if kind is None or not name:
            return None
        question = Question(
            name=name,
            type=kind,
            label=row.get("label"),
            hint=row.get("hint"),
            choices=choices,
            required=_switch(row.get("required")),
            required_message=row.get("required_message"),
            relevant=_rule(row.get("relevant")),
            constraint=_rule(row.get("constraint")),
            constraint_message=row.get("constraint_message"),
            default=row.get("default"),
            appearance=row.get("appearance"),
            calculation=row.get("calculation"),
            choice_filter=row.get("choice_filter"),
            read_only=_switch(row.get("readonly")) == "yes",
            row=row.row,
        )
        self._check(question, row)
        return question

    def _type(self, row: SheetRow, written: str) -> tuple[QuestionType | None, tuple[Choice, ...]]:
        plain = written.lower()
        if plain in _TYPES:
            return _TYPES[plain], ()
        select = _SELECT.fullmatch(written)
        if select:
            return self._select(row, select)
        if _GEO.fullmatch(plain):
            self._findings.add(row.row, "type", "Places on a map cannot be asked for in this program.")
        elif _MEDIA.fullmatch(plain):
            self._findings.add(row.row, "type", "Pictures, sound and video cannot be part of a form.")
        else:
            advice = near(plain, [*_TYPES, "select_one", "select_multiple", "begin_group"]) or f"Use one of {_KNOWN}."
            self._findings.add(row.row, "type", f"“{written}” is not a type this program knows.", advice)
        return None, ()

    def _select(self, row: SheetRow, select: re.Match[str]) -> tuple[QuestionType, tuple[Choice, ...]]:
        kind: QuestionType = "select_one" if select.group(1) == "one" else "select_multiple"
        name, rest = select.group("list") or "", (select.group("rest") or "").strip()
        choices = self._lists.get(name, ())
        if rest or name == "or_other":
            if "or_other" in {name, rest} or "or other" in rest:
                message, advice = "“or_other” cannot be used.", "Add a choice “other”, and a text question after it."
            else:
                message, advice = f"“{rest}” is not expected after the list.", ""
            self._findings.add(row.row, "type", message, advice)
        elif not name:
            self._findings.add(row.row, "type", "This question has no list of choices.", f"Write “{kind} list_name”.")
        elif not self._has_choices:
            self._findings.add(None, None, "The workbook has no sheet “choices”.", sheet="choices")
        elif name not in self._lists:
            message = f"There is no list “{name}” on the sheet choices."
            self._findings.add(row.row, "type", message, near(name, self._lists))
        elif not choices:
            self._findings.add(row.row, "type", f"The list “{name}” has no choices.")
        return kind, choices

    def _refuse_piping(self, row: SheetRow, *columns: str) -> None:
        for column in columns:
            if "${" in row.get(column):
                self._findings.add(
                    row.row, column, "An answer cannot stand inside a text.", "Write the text without ${…}."
                )

    def _check(self, question: Question, row: SheetRow) -> None:
        add = self._findings.add
        self._refuse_piping(row, "label", "hint", "required_message", "constraint_message")
        if question.type not in SILENT_TYPES and not question.label and not question.hint:
            add(question.row, "label", "This question has no label.", "Write what the reader sees.")
        if question.type == "note" and question.required:
            add(question.row, "required", "A note holds no answer, so it cannot be required.", "Empty the cell.")
        if question.type == "calculate" and not question.calculation:
            add(question.row, "calculation", "This row calculates nothing.", "Write an expression.")
        if question.type != "calculate" and question.calculation:
            add(question.row, "calculation", "Only a calculate row can hold a calculation.", "Move it to its own row.")
        if question.choice_filter and not question.choices:
            add(question.row, "choice_filter", "Only a question with choices can have a choice filter.")
        if row.get("readonly").lower() not in _YES | _NO:
            add(question.row, "readonly", "Write yes, or leave it empty.")


def _switch(text: str) -> str:
    """Bring the many ways to say yes and no to “yes” and nothing; anything else is an expression."""
    plain = text.lower().replace(" ", "")
    return "yes" if plain in _YES else "" if plain in _NO else text


def _rule(text: str) -> str:
    """Leave out a condition that is always true, and write `no` as the expression it stands for."""
    switched = _switch(text)
    if switched == "yes" and text.strip() != "1":
        return ""
    return "false()" if text and not switched and text.strip() != "0" else text
