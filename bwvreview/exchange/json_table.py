"""Reading JSON: a list of objects as the police.uk API gives it, or one object on each line."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.table import CHUNK, MOST_COLUMNS, MOST_ROWS, Chunk, HiddenPlace, column_letters
from bwvreview.exchange import limits
from bwvreview.exchange.headings import name_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.exchange.list_source import Source

_BETWEEN = re.compile(r"[\s,]*")
_DEEPEST = 8


@dataclass
class JsonTable:
    """A list of objects (see domain.table.Table). Rows are counted from 1: the first object is row 1."""

    source: Source
    text: str
    begin: int  # of the first object
    keys: tuple[str, ...]
    header: tuple[str, ...]
    hidden: tuple[HiddenPlace, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    from_1904: bool = False

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time. Raises ListProblem."""
        numbers: list[int] = []
        rows: list[tuple[str, ...]] = []
        for number, item in enumerate(_objects(self.text, self.begin), start=1):
            row = tuple(map(flattened(item).get, self.keys, [""] * len(self.keys)))
            if any(map(str.strip, row)):
                numbers.append(number)
                rows.append(row)
            if len(rows) == CHUNK:
                yield Chunk(numbers, list(zip(*rows, strict=True)))
                numbers, rows = [], []
        if rows:
            yield Chunk(numbers, list(zip(*rows, strict=True)))
        self.check_unchanged()

    def numbers_in(self, _column: int) -> Sequence[int]:
        """A number is as good as text here: JSON keeps its zeros."""
        return ()

    def repairs(self) -> tuple[str, ...]:
        """Nothing is left out of JSON."""
        return ()

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        self.source.check_unchanged()


def open_json(source: Source) -> JsonTable:
    """Read the names in all objects; they are the headings. Raises ListProblem."""
    content = source.whole(limits.MOST_PACKAGE)
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    del content
    begin = _begin(text)
    keys: dict[str, None] = {}
    for count, item in enumerate(_objects(text, begin)):
        keys.update(dict.fromkeys(flattened(item)))
        if len(keys) > MOST_COLUMNS:
            raise limits.too_many_columns(MOST_COLUMNS)
        if count >= MOST_ROWS:
            raise limits.too_many_rows()
    if not keys:
        raise limits.no_rows()
    names = [key if key.strip() else f"Column {column_letters(at)}" for at, key in enumerate(keys)]
    return JsonTable(source, text, begin, tuple(keys), name_columns(names))


def flattened(item: dict[str, Any]) -> dict[str, str]:
    """Give an object as cells; names in names are joined with a dot.

    >>> flattened({"type": "Person search", "location": {"street": {"name": None}}, "linked": True})
    {'type': 'Person search', 'location.street.name': '', 'linked': 'TRUE'}
    """
    found: dict[str, str] = {}
    _flatten(item, "", found, 0)
    return found


def _flatten(item: Any, name: str, found: dict[str, str], depth: int) -> None:
    if depth > _DEEPEST:
        raise _not_a_list()
    if isinstance(item, dict):
        for key, value in item.items():
            _flatten(value, f"{name}.{key}" if name else key, found, depth + 1)
        if not item and name:
            found[name] = ""
    elif isinstance(item, list):
        if any(isinstance(part, dict | list) for part in item):
            for at, part in enumerate(item, start=1):
                _flatten(part, f"{name}.{at}", found, depth + 1)
        else:
            found[name] = "; ".join(_as_text(part) for part in item)
    else:
        found[name] = _as_text(item)
    if len(found) > MOST_COLUMNS:
        raise limits.too_many_columns(MOST_COLUMNS)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else str(value)


def _begin(text: str) -> int:
    """The place of the first object: of a list, of the only list in an object, or of the first line."""
    begin = _after(text, 0)
    if text[begin : begin + 1] == "[":
        return begin + 1
    found = re.compile(r'\{\s*(?:"[^"\\]{0,40}"\s*:\s*(?:"[^"\\]{0,200}"|-?\d{1,15}|null|true|false)\s*,\s*){0,20}'
                       r'"[^"\\]{0,40}"\s*:\s*\[(?=\s*\{)').match(text, begin)  # fmt: skip
    return found.end() if found else begin


def _objects(text: str, at: int) -> Iterator[dict[str, Any]]:
    decode = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
    at = _after(text, at)
    while at < len(text) and text[at] != "]":
        try:
            item, at = decode(text, at)
        except (ValueError, RecursionError) as error:
            raise ListProblem("The JSON is damaged.", advice="Ask the police to send it again.") from error
        if not isinstance(item, dict):
            raise _not_a_list()
        yield item
        at = _after(text, at)


def _after(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _not_a_list() -> ListProblem:
    return ListProblem("This JSON is not a list of encounters.", advice="Ask the police for CSV or XLSX.")
