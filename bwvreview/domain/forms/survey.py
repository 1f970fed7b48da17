"""A form as plain values: groups of questions, with their choices and the rules written beside them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

QuestionType = Literal[
    "text",
    "integer",
    "decimal",
    "date",
    "select_one",
    "select_multiple",
    "note",
    "calculate",
    "acknowledge",
    "start",
    "end",
    "today",
]
MOMENTS = frozenset({"start", "end", "today"})
"""Types that hold when a record was begun, finished, and on which day it was begun."""
SILENT_TYPES = frozenset({"calculate", *MOMENTS})
"""Types that a person never sees: the program fills them in."""

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be chosen. `columns` holds the further columns of its row, for choice filters."""

    name: str
    label: str
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the survey sheet that holds, shows or works out a value.

    Rules are kept as the expressions that were written; `row` is where they stand in the sheet (0 when the form was
    reopened from its stored copy) and is no part of what the form is.
    """

    name: str
    type: QuestionType
    label: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    required: str = ""
    required_message: str = ""
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    default: str = ""
    appearance: str = ""
    calculation: str = ""
    choice_filter: str = ""
    read_only: bool = False
    row: int = field(default=0, compare=False)

    @property
    def is_silent(self) -> bool:
        """The program fills it in and nobody sees it."""
        return self.type in SILENT_TYPES

    @property
    def takes_answer(self) -> bool:
        """It is shown and holds an answer: neither silent nor a mere note."""
        return self.type not in SILENT_TYPES and self.type != "note"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; when it is hidden, so is everything in it."""

    name: str
    label: str
    relevant: str = ""
    items: tuple[Question | Group, ...] = ()
    row: int = field(default=0, compare=False)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in it, at any depth, in the order of the sheet."""
        return tuple(item for item in walk(self.items) if isinstance(item, Question))


def walk(items: tuple[Question | Group, ...]) -> Iterator[Question | Group]:
    """Give every item, each group before what is in it."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


@dataclass(frozen=True)
class Form:
    """A version of a form. Two forms are the same version when their fingerprints are equal."""

    id: str
    title: str
    version: str
    items: tuple[Question | Group, ...]
    instance_name: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the sheet."""
        return tuple(item for item in walk(self.items) if isinstance(item, Question))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group, each before the groups in it."""
        return tuple(item for item in walk(self.items) if isinstance(item, Group))

    @cached_property
    def sections(self) -> tuple[Group, ...]:
        """The parts that a reader goes through: the top-level groups, by name where they have no label.

        Questions that stand in no group come as a part of their own, under the title of the form.
        """
        found: list[Group] = []
        loose: list[Question] = []
        for item in (*self.items, None):
            if isinstance(item, Question):
                loose.append(item)
                continue
            if any(not question.is_silent for question in loose):
                found.append(Group(f"part-{len(found) + 1}", self.title, items=tuple(loose)))
                loose = []
            if item is not None:
                found.append(item if item.label else replace(item, label=item.name))
        return tuple(found)

    def question(self, name: str) -> Question:
        """Give the question of that name. Raises FormProblem when there is none."""
        try:
            return self._by_name[name]
        except KeyError:
            raise FormProblem(f"This form has no question “{name}”.", advice="Check the name in the form.") from None

    def has_question(self, name: str) -> bool:
        """Say whether there is a question of that name."""
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Question]:
        return {question.name: question for question in self.questions}

    def canonical_json(self) -> str:
        """Write the form so that equal forms give equal text: sorted keys, no blanks, nothing left implied."""
        form = {
            "schema": _SCHEMA,
            "id": self.id,
            "title": self.title,
            "version": self.version,
            "instance_name": self.instance_name,
            "items": [_as_json(item) for item in self.items],
        }
        return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON in UTF-8, 64 small hexadecimal digits."""
        return hashlib.sha256(self.canonical_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Form:
        """Reopen a form from its canonical JSON. Raises FormProblem when the text is not such a form."""
        try:
            form = json.loads(text)
            if form["schema"] != _SCHEMA:
                raise FormProblem(
                    "This form was kept by another version of the program.", advice="Install the newest version."
                )
            return cls(
                id=_text(form["id"]),
                title=_text(form["title"]),
                version=_text(form["version"]),
                instance_name=_text(form["instance_name"]),
                items=tuple(_from_json(item) for item in form["items"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise FormProblem(
                "The stored copy of this form cannot be read.", advice="Open the form from its workbook again."
            ) from error


_TEXTS = (
    "name",
    "label",
    "hint",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "default",
    "appearance",
    "calculation",
    "choice_filter",
)


def _as_json(item: Question | Group) -> dict[str, Any]:
    if isinstance(item, Group):
        items = [_as_json(inner) for inner in item.items]
        return {"group": item.name, "label": item.label, "relevant": item.relevant, "items": items}
    row: dict[str, Any] = {name: getattr(item, name) for name in _TEXTS}
    row["type"] = item.type
    row["read_only"] = item.read_only
    row["choices"] = [[choice.name, choice.label, dict(choice.columns)] for choice in item.choices]
    return row


def _from_json(item: dict[str, Any]) -> Question | Group:
    if "group" in item:
        items = tuple(_from_json(inner) for inner in item["items"])
        return Group(_text(item["group"]), _text(item["label"]), _text(item["relevant"]), items)
    if item["type"] not in get_args(QuestionType):
        raise ValueError("unknown type of question")
    choices = tuple(
        Choice(_text(name), _text(label), tuple(sorted((_text(key), _text(value)) for key, value in columns.items())))
        for name, label, columns in item["choices"]
    )
    texts: dict[str, Any] = {name: _text(item[name]) for name in _TEXTS}
    return Question(type=item["type"], choices=choices, read_only=item["read_only"] is True, **texts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value
