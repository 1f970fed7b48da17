"""What was typed or chosen, read as the kind of answer its question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.forms.survey import Choice, Question
    from bwvreview.domain.forms.values import Value

ACKNOWLEDGED = "OK"
"""The one answer to a question of type acknowledge, as in ODK."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as expressions see it ('' when blank or unreadable), as it is kept, and what is wrong with it."""

    value: Value = ""
    text: str = ""
    problem: str = ""


BLANK = Answer()


def read_answer(question: Question, raw: str) -> Answer:
    """Read what was given to a question. Never raises: a wrong answer comes back with its problem in words."""
    if question.type == "note":
        return BLANK
    if not raw or raw.isspace():
        return Answer(raw) if question.type == "text" else BLANK
    read = _READERS.get(question.type)
    return Answer(raw, raw) if read is None else read(question, " ".join(raw.split()))


def _integer(_: Question, text: str) -> Answer:
    return Answer(float(text), text) if _INTEGER.fullmatch(text) else Answer("", text, "Type a whole number, like 3.")


def _decimal(_: Question, text: str) -> Answer:
    return Answer(float(text), text) if _DECIMAL.fullmatch(text) else Answer("", text, "Type a number, like 2.5.")


def _acknowledged(_: Question, text: str) -> Answer:
    return Answer(text, text, "" if text == ACKNOWLEDGED else "Tick the box, or leave it empty.")


def day_of(text: str) -> date | None:
    """Give the day that is written as year-month-day, None when it is none."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _date(_: Question, text: str) -> Answer:
    day = day_of(text)
    if day is None:
        return Answer("", text, "Type a date as year-month-day, for example 2026-12-05.")
    return Answer(day, text)


def _moment(_: Question, text: str) -> Answer:
    """Rules read a moment as its day, as in ODK; the record keeps all of it."""
    try:
        return Answer(datetime.fromisoformat(text).date(), text)
    except ValueError:
        return Answer(text, text)


def _chosen(question: Question, text: str) -> Answer:
    if question.type == "select_one":
        fits = any(choice.name == text for choice in question.choices)
        return Answer(text, text, "" if fits else not_a_choice(question))
    names = text.split(" ")
    if not {choice.name for choice in question.choices}.issuperset(names):
        return Answer(text, text, not_a_choice(question))
    if len(set(names)) < len(names):
        return Answer(text, text, "Choose each answer once.")
    return Answer(text, text)


_READERS: dict[str, Callable[[Question, str], Answer]] = {
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "start": _moment,
    "end": _moment,
    "today": _date,
    "select_one": _chosen,
    "select_multiple": _chosen,
    "acknowledge": _acknowledged,
}


def not_a_choice(question: Question) -> str:
    """Say that an answer is none of the choices, without repeating it."""
    if question.type == "select_multiple":
        return "Choose only answers that are in the list."
    return "Choose one of the answers in the list."


def all_offered(text: str, offered: tuple[Choice, ...]) -> bool:
    """Say whether every chosen name is still offered."""
    return {choice.name for choice in offered}.issuperset(text.split())
