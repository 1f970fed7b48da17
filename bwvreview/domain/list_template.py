"""What the police are asked to send: the columns of a list, taken from what a scheme's themes need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.vocabulary import header_key
from bwvreview.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.vocabulary import Field, Kind

Need = Literal["always", "useful", "theme"]

LIST, BESIDE = "List", ("Columns", "Words")
"""The sheets of the template: the one to fill in, and those that help with it."""

NEVER = (
    "Names, initials or dates of birth",
    "Addresses, street names, postcodes, map positions",
    "The time of day to the hour or minute",
    "Number plates, makes or colours of cars",
    "Names, numbers or e-mail addresses of officers",
    "Numbers of cases, custody records, crimes or calls",
    "Telephone numbers",
    "Notes, grounds or any other free text",
)
"""What must not stand in a list: the program refuses such a column by name."""

_ALWAYS = ("reference", "date")
_USEFUL = ("bwv_held", "borough", "time_band")
_ASKED = re.compile("“([A-Z][^”]+)”")
_NOTES: Mapping[str, str] = {
    "reference": "A name for each row that says nothing: no date, no number of a case, in no order. Only you know "
    "which {video} it is. Without this column the program makes names, and you get the key to them.",
    "date": "The day alone, without the time. {Video} is counted down from it.",
    "bwv_held": "Whether you hold {video} of it. A row with “no” is counted, and never drawn.",
    "borough": "Only when the list covers more than one.",
    "time_band": "Only when the group wants to compare parts of the day.",
}
_KEPT = {**_NOTES, "date": "The day alone, without the time."}
"""The same where the police delete nothing that is watched."""


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column to ask for: its heading, why, and the words that may stand in it (none: anything of its kind)."""

    field: str
    heading: str
    kind: Kind
    need: Need
    note: str
    words: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class ListTemplate:
    """The columns of a list for one scheme, in their order."""

    scheme: str
    columns: tuple[AskedColumn, ...]

    def examples(self) -> Iterator[tuple[str, ...]]:
        """Give three made-up rows, in the order of the columns."""
        for row in range(3):
            yield tuple(_example(column, at, row) for at, column in enumerate(self.columns))


def list_template(scheme: Scheme) -> ListTemplate:
    """Work out which columns the police are asked for, so that every theme of a scheme can be drawn.

    Of several ways to tell a theme the first counts. A theme that is looked at only after viewing asks for nothing.
    """
    themes: dict[str, list[str]] = {}
    for theme in scheme.themes:
        if theme.before_viewing and theme.needs:
            for name in _first_way(theme.needs):
                themes.setdefault(name, []).append(theme.short)
    headings = _asked_headings(scheme)
    first = [name for name in (*_ALWAYS, *_USEFUL) if name in scheme.fields]
    rest = [field.name for field in scheme.fields.fields if field.name in themes and field.name not in first]
    return ListTemplate(
        scheme.title,
        tuple(
            _column(scheme.fields[name], headings, themes.get(name, ()), _NOTES if scheme.words.deleted else _KEPT)
            for name in (*first, *rest)
        ),
    )


def _first_way(needs: tuple[str, ...]) -> Iterator[str]:
    for part in needs[0].split("+"):
        yield part.partition("=")[0].strip()


def _asked_headings(scheme: Scheme) -> dict[str, str]:
    """Give the headings by which the themes ask for their columns."""
    found: dict[str, str] = {}
    for theme in scheme.themes:
        for heading in _ASKED.findall(theme.ask):
            for field in scheme.fields.called(heading)[:1]:
                found.setdefault(field.name, heading)
    return found


def _column(field: Field, headings: Mapping[str, str], themes: Iterable[str], notes: Mapping[str, str]) -> AskedColumn:
    need: Need = "always" if field.name in _ALWAYS else "useful" if field.name in _USEFUL else "theme"
    named = tuple(themes)
    note = (
        say(notes.get(field.name, ""))
        or f"For the theme{'s' * (len(named) > 1)} {', '.join(f'“{name}”' for name in named)}."
    )
    heading = headings.get(field.name) or _own_heading(field)
    return AskedColumn(field.name, heading, field.kind, need, note, field.offered or field.values, field.many)


def _own_heading(field: Field) -> str:
    known = header_key(field.title) in field.headers
    text = field.title if known else min(field.headers, key=lambda heading: (len(heading), heading))
    return text[:1].upper() + text[1:]


def _example(column: AskedColumn, at: int, row: int) -> str:
    if column.kind == "reference":
        return ("K7Q2", "B9XM", "T4HD")[row]
    if column.kind == "date":
        return ("2026-11-19", "2026-11-03", "2026-11-12")[row]
    return column.words[(row + at) % len(column.words)] if column.words else ""
