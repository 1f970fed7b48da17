"""Turning an answer as the form keeps it into what a person reads in a cell, and into a typed value."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.forms.survey import Form, Question

Cell = str | int | float | None
Typed = str | int | float | list[str]

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_UNANSWERED = frozenset({"note"})
_SURE_DIGITS = 15  # a spreadsheet keeps no more digits of a number than this


def asked_questions(form: Form) -> tuple[Question, ...]:
    """Give the items of a form that can hold an answer, in form order: all but notes."""
    return tuple(question for question in form.questions if question.type not in _UNANSWERED)


def choice_words(question: Question) -> dict[str, str]:
    """Give each choice its label; two choices with one label are told apart by their names."""
    shared = Counter(choice.label for choice in question.choices)
    return {
        choice.name: choice.label if shared[choice.label] == 1 else f"{choice.label} ({choice.name})"
        for choice in question.choices
    }


def in_form_order(question: Question, raw: str) -> list[str]:
    """Split several choices and put them in the order of the form, so that the order of ticking tells nothing."""
    place = {choice.name: at for at, choice in enumerate(question.choices)}
    return sorted(raw.split(), key=lambda name: place.get(name, len(place)))


def cell_writer(question: Question) -> Callable[[str], Cell]:
    """Give the function that turns this question's answers into cells: labels, numbers where safe, else text."""
    words = choice_words(question)
    if question.type == "select_one":
        return lambda raw: words.get(raw, raw) or None
    if question.type == "select_multiple":
        # The same few combinations come again and again.
        return cache(lambda raw: "; ".join(words.get(name, name) for name in in_form_order(question, raw)) or None)
    if question.type in {"integer", "decimal"}:
        return lambda raw: number(raw) if raw else None
    return lambda raw: raw or None


def typed_reader(question: Question) -> Callable[[str], Typed]:
    """Give the function that turns this question's answers into typed values with choice names, for the record."""
    if question.type == "select_multiple":
        return cache(lambda raw: in_form_order(question, raw))
    if question.type in {"integer", "decimal"}:
        return number
    return lambda raw: raw


def number(raw: str) -> int | float | str:
    """Read a number that a spreadsheet can hold exactly; anything else stays text.

    >>> number("12"), number("2.50"), number("12345678901234567"), number("1e5")
    (12, 2.5, '12345678901234567', '1e5')
    """
    if _WHOLE.fullmatch(raw):
        return int(raw)
    if _DECIMAL.fullmatch(raw) and sum(character.isdigit() for character in raw) <= _SURE_DIGITS:
        return float(raw)
    return raw


def label_of(form: Form, name: str, raw: str) -> str:
    """Say an answer in words; empty when there is none. A question that the form lacks keeps the answer as it is."""
    if not form.has_question(name):
        return raw
    cell = cell_writer(form.question(name))(raw)
    return "" if cell is None else str(cell)
