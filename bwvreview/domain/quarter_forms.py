"""One set of columns for forms of several versions: the same name with another kind becomes a column of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.returns import AskedQuestion, FormKey

_DIGITS = re.compile(r"[0-9]+")


class Union:
    """The questions of all forms: `columns` by name; `name_of` gives the column of a question of one form."""

    def __init__(self, forms: Mapping[FormKey, tuple[AskedQuestion, ...]]) -> None:
        self.columns: dict[str, AskedQuestion] = {}
        self._names: dict[tuple[FormKey, str], str] = {}
        self.forms = forms
        for form in sorted(forms, key=_by_version):
            for question in forms[form]:
                self._names[form, question.name] = self._column(form, question)
        self._asking: dict[str, frozenset[FormKey]] = {
            column: frozenset(form for (form, _), name in self._names.items() if name == column)
            for column in self.columns
        }

    def _column(self, form: FormKey, question: AskedQuestion) -> str:
        there = self.columns.get(question.name)
        name = question.name
        if there is not None and there.kind != question.kind:
            name = f"{question.name}@{form.version}"
            there = self.columns.get(name)
        if there is None:
            self.columns[name] = question
        elif question.choices != there.choices:
            self.columns[name] = _joined(there, question)
        return name

    def name_of(self, form: FormKey, question: str) -> str:
        """Give the column of a question; of a form that nobody described, the question's own name."""
        return self._names.get((form, question), question)

    def asks(self, form: FormKey, column: str) -> bool:
        """Whether a form has the question of a column. A form that nobody described may have any."""
        return form not in self.forms or form in self._asking.get(column, frozenset())


def _joined(first: AskedQuestion, second: AskedQuestion) -> AskedQuestion:
    """Put the answers of two versions together; those of the older one come first, with their words."""
    known = {name for name, _ in first.choices}
    more = tuple(choice for choice in second.choices if choice[0] not in known)
    return type(first)(first.name, first.title, first.kind, (*first.choices, *more))


def _by_version(form: FormKey) -> tuple[list[int], str, str]:
    return [int(part) for part in _DIGITS.findall(form.version)], form.id, form.fingerprint
