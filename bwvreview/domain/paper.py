"""A review form as it stands on paper: numbered questions, numbered answers, and where to go on in words.

The numbers are those of the keys: 1, 2, 3 … in the order of the form, and 0 for “could not tell”. The page for keying
paper in uses the same value, so both always agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from bwvreview.domain.forms.answers import ACKNOWLEDGED
from bwvreview.domain.paper_reader import conditions
from bwvreview.domain.paper_rules import (
    ALWAYS,
    NEVER,
    OneOf,
    Rule,
    Unclear,
    every,
    is_unclear,
    opposite,
    questions_in,
    settled,
)
from bwvreview.domain.paper_words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bwvreview.domain.forms.survey import Choice, Form, Question

_LIMIT = re.compile(r"string-length\(\s*\.\s*\)\s*<=\s*(\d+)")
_LETTERS_A_LINE = 75
_LINES = (2, 8)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """An answer to tick, with the number that stands beside it."""

    number: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question with its number. `lines` is the room to write; `several` answers may be ticked."""

    number: int
    name: str
    type: str
    label: str
    hint: str
    choices: tuple[PaperChoice, ...] = ()
    needed: bool = True
    lines: int = 0
    caution: str = ""

    @property
    def several(self) -> bool:
        """More than one answer may be ticked."""
        return self.type == "select_multiple"


@dataclass(frozen=True, slots=True)
class PaperNote:
    """Words to read. No answer."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Jump:
    """“If …, go to question 15.” Read before what stands below it; `when` is when to go, `to` 0 is the end.

    A jump with `when` never true tells that the next questions may not apply, because that cannot be said in words.
    """

    when: Rule
    to: int
    words: str


Item = PaperQuestion | PaperNote | Jump


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of the form with what stands in it."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form to print. `filled` are the answers that come from the draw: (label, what stands there or '')."""

    title: str
    version: str
    parts: tuple[PaperPart, ...]
    filled: tuple[tuple[str, str], ...] = ()

    @property
    def questions(self) -> tuple[PaperQuestion, ...]:
        """Every question in the order of the paper."""
        return tuple(item for part in self.parts for item in part.items if isinstance(item, PaperQuestion))


def paper_form(
    form: Form, filled: Mapping[str, str] | None = None, shown: Mapping[str, str] | None = None
) -> PaperForm:
    """Lay a form out for paper.

    `filled` gives answers that come from the draw, so that what they decide need not be asked; `shown` says them, or
    the words in them, for people (“children” → “Children”).
    """
    return _Layout(form, filled or {}, shown or {}).paper()


def numbered(choices: Sequence[Choice]) -> tuple[PaperChoice, ...]:
    """Give choices their numbers."""
    made, number = [], 0
    for choice in choices:
        zero = choice.name == "unsure" or choice.label.casefold().startswith("could not tell")
        number += not zero
        made.append(PaperChoice("0" if zero else str(number), choice.name, choice.label))
    return tuple(made)


@dataclass
class _Layout:
    form: Form
    filled: Mapping[str, str]
    shown: Mapping[str, str]
    numbers: dict[str, int] = field(default_factory=dict)

    def paper(self) -> PaperForm:
        rows = [question for question in self.form.questions if not question.is_silent and not question.read_only]
        for question in rows:
            if question.type != "note":
                self.numbers[question.name] = len(self.numbers) + 1
        self._order = {question.name: place for place, question in enumerate(self.form.questions)}
        rules = conditions(self.form)
        self._rules = {row.name: self._settled(rules[row.name], row) for row in rows}
        rows = [row for row in rows if NEVER not in self._rules[row.name]]
        self._rows, self._speaker = rows, Speaker(self.form, self.numbers, self.shown)
        before: dict[int, list[Jump]] = {}
        self._place(0, len(rows), frozenset(), before)
        return PaperForm(self.form.title, self.form.version, self._parts(before), self._head())

    def _head(self) -> tuple[tuple[str, str], ...]:
        asked = [row for row in self.form.questions if row.read_only and not row.is_silent]
        return tuple((row.label, self._said(self.filled.get(row.name, ""))) for row in asked)

    def _said(self, value: str) -> str:
        return ", ".join(self.shown.get(word, word) for word in value.split())

    def _settled(self, rules: Iterable[Rule], row: Question) -> tuple[Rule, ...]:
        """What is left once the draw is known. What a later question decides cannot be told on paper."""
        found: list[Rule] = []
        for rule in rules:
            left = settled(rule, self.filled)
            later = any(self._order[name] >= self._order[row.name] for name in questions_in(left))
            if later or is_unclear(left):
                left = Unclear(repr(left))
            found += [] if left == ALWAYS else [left]
        return tuple(dict.fromkeys(found))

    def _place(self, start: int, end: int, known: frozenset[Rule], before: dict[int, list[Jump]]) -> None:
        """Put a jump before each longest run of questions that have a condition in common, then look inside it."""
        place = start
        while place < end:
            asked = [rule for rule in self._rules[self._rows[place].name] if not _implied(rule, known)]
            if not asked:
                place += 1
                continue
            ends = {rule: self._run(rule, place, end) for rule in asked}
            last = max(ends.values())
            shared = [rule for rule in asked if ends[rule] == last]
            clear: list[Rule] = [rule for rule in shared if not isinstance(rule, Unclear)]
            if clear:
                shared = clear  # what is unclear is said inside
                before.setdefault(place, []).append(self._jump(clear, last, known))
            else:
                before.setdefault(place, []).append(self._perhaps(place, last))
            self._place(place, last, known | set(shared), before)
            place = last

    def _run(self, rule: Rule, start: int, end: int) -> int:
        """Where the questions end that share a condition."""
        place = start
        while place < end and rule in self._rules[self._rows[place].name]:
            place += 1
        return place

    def _jump(self, rules: Sequence[Rule], last: int, known: frozenset[Rule]) -> Jump:
        to = next((self.numbers[row.name] for row in self._rows[last:] if row.name in self.numbers), 0)
        when = opposite(every(rules))
        sure = {name for name in self.numbers if all(_implied(rule, known) for rule in self._rules[name])}
        return Jump(when, to, self._speaker.jump(when, to, sure))

    def _perhaps(self, start: int, end: int) -> Jump:
        numbers = [self.numbers[row.name] for row in self._rows[start:end] if row.name in self.numbers]
        what = f"Question {numbers[0]}" if len(numbers) == 1 else "The next lines"
        if len(numbers) > 1:
            what = f"Questions {numbers[0]} to {numbers[-1]}"
        return Jump(NEVER, 0, f"{what} may not apply here. What does not apply is left out when this is typed in.")

    def _parts(self, before: Mapping[int, list[Jump]]) -> tuple[PaperPart, ...]:
        part_of = {question.name: part.label for part in self.form.sections for question in part.questions}
        found: list[tuple[str, list[Item]]] = []
        for place, row in enumerate(self._rows):
            title = part_of.get(row.name, "")
            if not found or found[-1][0] != title:
                found.append((title, []))
            found[-1][1].extend(before.get(place, ()))
            found[-1][1].append(self._item(row))
        return tuple(PaperPart(title, tuple(items)) for title, items in found)

    def _item(self, row: Question) -> PaperQuestion | PaperNote:
        if row.type == "note":
            return PaperNote(row.name, row.label)
        choices = numbered(row.choices)
        if row.type == "acknowledge":
            choices = (PaperChoice("1", ACKNOWLEDGED, "I have read this"),)
        return PaperQuestion(
            self.numbers[row.name],
            row.name,
            row.type,
            row.label or row.name,
            row.hint,
            choices,
            row.required != "",
            0 if choices else _lines(row),
            row.constraint_message if row.type == "select_multiple" else "",
        )


def _implied(rule: Rule, known: frozenset[Rule]) -> bool:
    if rule in known:
        return True
    return isinstance(rule, OneOf) and any(
        isinstance(one, OneOf) and one.question == rule.question and one.values <= rule.values for one in known
    )


def _lines(row: Question) -> int:
    """The room for words: as many lines as the longest answer needs, from 2 to 8; one for a number or a date."""
    if row.type != "text":
        return 1
    if "multiline" not in row.appearance:
        return 1
    found = _LIMIT.search(row.constraint)
    return min(max(ceil(int(found.group(1)) / _LETTERS_A_LINE), _LINES[0]), _LINES[1]) if found else 4
