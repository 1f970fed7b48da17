"""A form's workbook as texts: what the file reader hands over, with headers already told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_ALIASES = {
    "relevance": "relevant",
    "read_only": "readonly",
    "calculate": "calculation",
    "requiredmsg": "required_message",
    "constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
    "jr:constraintmsg": "constraint_message",
    "caption": "label",
    "list": "list_name",
    "listname": "list_name",
    "value": "name",
    "title": "form_title",
    "set_form_title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
    "formid": "form_id",
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something. `row` is its number in the spreadsheet; `cells` leaves out empty ones."""

    row: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """Give the text of a cell, '' when it is empty."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet under its header row; `columns` are headers in their plain form, each with its letter-for-letter one."""

    columns: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    header_row: int = 1
    repeated: tuple[str, ...] = ()


Workbook = Mapping[str, Sheet]
"""The sheets survey, choices and settings, as far as they are there."""


def plain_header(header: str, sheet: str) -> str:
    """Bring a header to its plain form: small letters, underscores, the name used today."""
    plain = "_".join(header.strip().lower().split())
    if sheet == "choices" and "::" not in plain and plain not in {"list", "list name", "listname", "value", "caption"}:
        return header.strip() if plain not in {"list_name", "name", "label"} else plain
    return _ALIASES.get(plain, plain)


def make_sheet(name: str, rows: list[tuple[int, list[str]]]) -> Sheet:
    """Make a sheet from its rows of texts (number, cells); the first row that holds something is the header."""
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        return Sheet({}, ())
    header_row, headers = filled[0]
    columns: dict[str, str] = {}
    places: list[tuple[int, str]] = []
    repeated: list[str] = []
    for place, header in enumerate(headers):
        if not header:
            continue
        plain = plain_header(header, name)
        if plain in columns:
            repeated.append(header)
            continue
        columns[plain] = header
        places.append((place, plain))
    made = tuple(
        SheetRow(number, {plain: cells[place] for place, plain in places if place < len(cells) and cells[place]})
        for number, cells in filled[1:]
    )
    return Sheet(columns, tuple(row for row in made if row.cells), header_row, tuple(repeated))
