"""Comparing the cells that people see with the sealed record: what was changed, and what only looks different."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

from bwvreview.domain.answer_words import number
from bwvreview.domain.returns import Edit
from bwvreview.domain.seal import settled
from bwvreview.exchange.returns_shapes import plain

if TYPE_CHECKING:
    from bwvreview.domain.returns import AskedQuestion, EditKind

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_DATES = frozenset({"date", "today", "start", "end"})
_FIRST_SERIAL = date(1899, 12, 30).toordinal()
_LAST_SERIAL = 80_000


def as_cell(question: AskedQuestion, raw: str) -> str | int | float | None:
    """Give the cell that stands for an answer, as the workbook writes it."""
    if not raw:
        return None
    words = _words(question)
    if question.kind == "select_one":
        return words.get(raw, raw)
    if question.kind == "select_multiple":
        return "; ".join(words.get(name, name) for name in raw.split())
    return number(raw) if question.kind in {"integer", "decimal"} else raw


def _words(question: AskedQuestion) -> dict[str, str]:
    shared = Counter(label for _, label in question.choices)
    return {name: label if shared[label] == 1 else f"{label} ({name})" for name, label in question.choices}


def edit_of(question: AskedQuestion, raw: str, cell: object, place: str, *, formula: bool) -> Edit | None:
    """Compare a cell with the sealed answer `raw`; None when it is as it was written."""
    expected = as_cell(question, raw)
    was = "" if expected is None else str(expected)
    if formula:
        return Edit(question.name, question.title, was, "", "formula", place)
    if settled(typed_cell(cell)) == settled(expected):
        return None
    now, kind = read_cell(question, cell)
    if now == raw:
        kind = "same"
    return Edit(question.name, question.title, raw, now, kind, place)


def read_cell(question: AskedQuestion, cell: object) -> tuple[str, EditKind]:
    """Give the answer that a cell stands for, and whether it reads as an answer of the form only by its sense."""
    text = words_of(cell)
    if not text:
        return "", "changed"
    if question.kind == "select_one":
        return _one_choice(question, text)
    if question.kind == "select_multiple":
        return _several(question, text)
    if question.kind in {"integer", "decimal"}:
        read = number(text.strip().replace(",", ""))
        return str(read) if not isinstance(read, str) else text, "changed"
    if question.kind in _DATES:
        return _day(cell, text), "changed"
    return text, "changed"


def _one_choice(question: AskedQuestion, text: str) -> tuple[str, EditKind]:
    for name, label in _words(question).items():
        if text == label:
            return name, "changed"
    like = [name for name, label in _words(question).items() if plain(text) in {plain(name), plain(label)}]
    like = like or [name for name, label in _words(question).items() if plain(label).split(":")[0] == plain(text)]
    return (like[0], "suggested") if len(like) == 1 else (text, "changed")


def _several(question: AskedQuestion, text: str) -> tuple[str, EditKind]:
    read = [_one_choice(question, part.strip()) for part in text.split(";") if part.strip()]
    names = [name for name, _ in question.choices]
    if any(name not in names for name, _ in read):
        return text, "changed"
    order = sorted({name for name, _ in read}, key=names.index)
    return " ".join(order), "suggested" if any(kind == "suggested" for _, kind in read) else "changed"


def words_of(cell: object) -> str:
    """Say a cell as text: whole numbers without a point, dates year-month-day.

    >>> words_of(7.0), words_of(None)
    ('7', '')
    """
    if isinstance(cell, str):  # nearly every cell is
        return cell
    value = typed_cell(cell)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def typed_cell(cell: object) -> str | int | float | None:
    """Give a cell as text or number; a date as text, year-month-day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell).upper()
    if cell is None or isinstance(cell, (str, int, float)):
        return cell or None if isinstance(cell, str) else cell
    return str(cell)


def _day(cell: object, text: str) -> str:
    """Read a date that a program turned round: a serial number, or day first as people here write it."""
    found = _DAY_FIRST.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1 <= cell <= _LAST_SERIAL:
            return date.fromordinal(_FIRST_SERIAL + int(cell)).isoformat()
    except ValueError:
        return text
    return text
