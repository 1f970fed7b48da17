"""Reading what someone types from a paper form: the numbers of answers, a number, a date, words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    from bwvreview.domain.paper import PaperQuestion

_BREAKS = re.compile(r"[\s,;.]+")
_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")


def keyed(question: PaperQuestion, text: str) -> str:
    """Give the answer as the form keeps it. Raises FormProblem when the numbers are not those of the question.

    >>> from bwvreview.domain.paper import PaperChoice, PaperQuestion
    >>> choices = (PaperChoice("1", "yes", "Yes"), PaperChoice("0", "unsure", "Could not tell"))
    >>> keyed(PaperQuestion(7, "sound_ok", "select_one", "Could you hear?", "", choices), "0")
    'unsure'
    """
    if question.choices:
        return _chosen(question, text)
    if question.type == "date":
        return _day(text)
    return text if question.lines > 1 else text.strip()


def takes_one_key(question: PaperQuestion) -> bool:
    """Tell whether one key is the whole answer: one of at most ten answers, none with two digits."""
    return bool(question.choices) and not question.several and all(len(one.number) == 1 for one in question.choices)


def as_typed(question: PaperQuestion, value: str) -> str:
    """Give what one would type for an answer; the answer itself for words."""
    if not question.choices:
        return value
    numbers = {choice.name: choice.number for choice in question.choices}
    return " ".join(numbers.get(name, name) for name in value.split())


def _chosen(question: PaperQuestion, text: str) -> str:
    numbers = [number for number in _BREAKS.split(text) if number]
    names = {choice.number: choice.name for choice in question.choices}
    strange = [number for number in numbers if number not in names]
    if strange:
        raise FormProblem(f"Question {question.number} has no answer {strange[0]}.", advice=_offer(question))
    if len(numbers) > 1 and not question.several:
        raise FormProblem(f"Question {question.number} takes one answer.", advice="Type one number.")
    picked = {names[number] for number in numbers}
    return " ".join(choice.name for choice in question.choices if choice.name in picked)


def _offer(question: PaperQuestion) -> str:
    numbers = sorted(int(choice.number) for choice in question.choices)
    return f"Type a number from {numbers[0]} to {numbers[-1]}."


def read_day(text: str) -> date | None:
    """Read a day as people write it; None when it is none.

    >>> read_day("5/12/2026"), read_day("2026-12-05"), read_day("31/2/2026")
    (datetime.date(2026, 12, 5), datetime.date(2026, 12, 5), None)
    """
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip())
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    except ValueError:
        return None


def _day(text: str) -> str:
    """Give a day as the form keeps it; what is none is left for the form to say."""
    found = read_day(text)
    return text.strip() if found is None else found.isoformat()
