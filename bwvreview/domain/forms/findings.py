"""Mistakes in a form, gathered so that a person sees all of them at once, each with its row."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.inspection import RowFinding

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_TO_COMPARE = 2_000
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class FormFinding(RowFinding):
    """A mistake at a place of a form's workbook; `sheet` is survey, choices or settings."""

    sheet: str = "survey"

    @property
    def place(self) -> str:
        """Where it is, for people: “survey, row 12, relevant”."""
        row = f", row {self.row}" if self.row is not None else ""
        return f"{self.sheet}{row}{f', {self.column}' if self.column else ''}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}{f' {self.advice}' if self.advice else ''}"


class FormErrors(FormProblem):
    """A form that cannot be used. `findings` holds every mistake, in the order of the sheets."""

    def __init__(self, findings: tuple[FormFinding, ...], *, file: str = "") -> None:
        count = "1 mistake" if len(findings) == 1 else f"{len(findings)} mistakes"
        super().__init__(
            f"{f'“{file}”' if file else 'This form'} has {count}.",
            advice="\n".join(("Mend each place, save the workbook, then try again.", *map(str, findings))),
        )
        self.findings = findings


def near(word: str, words: Iterable[str]) -> str:
    """Give advice with the nearest of the words, or nothing.

    >>> near("selectd", ["select", "selected"])
    'Did you mean “selected”?'
    """
    known = list(words)
    if len(known) > _MOST_TO_COMPARE:
        return ""  # comparing takes a while
    found = difflib.get_close_matches(word[:_LONGEST_WORD], known, n=1, cutoff=0.6)
    return f"Did you mean “{found[0]}”?" if found else ""


class Mistake(Exception):
    """One expression or cell is wrong. Caught while a form is checked, and becomes a finding."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


_SHEETS = {"survey": 0, "choices": 1, "settings": 2}


class Findings:
    """Gathers mistakes; the same mistake at the same place is kept once."""

    def __init__(self) -> None:
        self._found: dict[FormFinding, None] = {}

    def add(
        self, row: int | None, column: str | None, message: str, advice: str = "", *, sheet: str = "survey"
    ) -> None:
        """Keep a mistake."""
        self._found[FormFinding(row, column, message, advice, sheet)] = None

    def add_mistake(self, row: int | None, column: str | None, mistake: Mistake, *, sheet: str = "survey") -> None:
        """Keep a mistake that reading an expression raised."""
        self.add(row, column, mistake.message, mistake.advice, sheet=sheet)

    def __bool__(self) -> bool:
        return bool(self._found)

    def in_order(self) -> tuple[FormFinding, ...]:
        """Give them by sheet and row, the whole-sheet ones first."""
        return tuple(sorted(self._found, key=lambda found: (_SHEETS.get(found.sheet, 3), found.row or 0)))
