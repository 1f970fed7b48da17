"""What a workbook says of its own columns: the data dictionary, as questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bwvreview.domain.returns import AskedQuestion
from bwvreview.exchange.sealed_records import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KINDS = {
    "Text": "text",
    "Whole number": "integer",
    "Number": "decimal",
    "Date, year-month-day": "date",
    "One choice": "select_one",
    "Several choices": "select_multiple",
    "Worked out": "calculate",
    "Tick": "acknowledge",
    "Time begun": "start",
    "Time ended": "end",
    "Day of recording": "today",
}
_NEEDED = {"column of clips": "title", "name": "name", "kind": "kind", "answers (name = words)": "answers"}


@dataclass(frozen=True)
class Shape:
    """The columns of the sheet of clips, in their order: headings beside the names of questions."""

    titles: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names behind the headings; the sheet's own two come first."""
        return (*OWN_NAMES, *(question.name for question in self.questions))

    @cached_property
    def by_title(self) -> Mapping[str, str]:
        """Give the name behind each heading, whatever its letters' case and spaces."""
        return {plain(title): name for title, name in zip(self.titles, self.names, strict=True)}

    @cached_property
    def by_name(self) -> Mapping[str, AskedQuestion]:
        """Give each question by its name."""
        return {question.name: question for question in self.questions}

    @cached_property
    def title_of(self) -> Mapping[str, str]:
        """Give the heading of each name."""
        return dict(zip(self.names, self.titles, strict=True))


def plain(text: object) -> str:
    """Give a heading or an answer without what people change by accident: case and spaces.

    >>> plain("  What  happened? ")
    'what happened?'
    """
    return " ".join(str(text).split()).casefold()


def shape_of(rows: Sequence[Sequence[object]]) -> Shape | None:
    """Read the data dictionary; None when the sheet is not one. Its rows are the columns of the clips, in order."""
    head = next((at for at, row in enumerate(rows[:20]) if set(_NEEDED) <= {plain(cell) for cell in row}), None)
    if head is None:
        return None
    place = {_NEEDED[plain(cell)]: at for at, cell in enumerate(rows[head]) if plain(cell) in _NEEDED}
    entries = [
        {key: str(row[at]).strip() if at < len(row) else "" for key, at in place.items()} for row in rows[head + 1 :]
    ]
    own = [entry["title"] for entry in entries if entry["title"] and not entry["name"]][: len(OWN_NAMES)]
    asked = [entry for entry in entries if entry["name"]]
    if len(own) < len(OWN_NAMES) or not asked:
        return None
    questions = tuple(
        AskedQuestion(one["name"], one["title"], _KINDS.get(one["kind"], one["kind"]), _choices(one["answers"]))
        for one in asked
    )
    return Shape((*own, *(one.title for one in questions)), questions)


def _choices(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (line.partition(" = ") for line in text.split("\n") if " = " in line)
    return tuple((name.strip(), label.strip()) for name, _, label in pairs)
