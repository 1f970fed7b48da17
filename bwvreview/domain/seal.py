"""The sealed record of a clip: what its row held when it was written, and a seal that shows later changes.

A seal finds accidents and careless edits. It is no proof against forgery: anyone can compute it.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.answer_words import Cell

_ESCAPED = re.compile(r"_x([0-9a-fA-F]{4})_")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_write = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False).encode

_UNSETTLED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x|x005F_")


def canonical_json(value: object) -> str:
    r"""Write a value as JSON in one way only: sorted keys, no spaces, ASCII, and nothing a spreadsheet would decode.

    OOXML readers turn `_x000D_` into a line break, and one of them drops `x005F_`; both are written with a
    JSON escape in the middle, so the text comes back the same from every reader.

    >>> canonical_json({"b": "_x000D_", "a": 1})
    '{"a":1,"b":"\\u005fx000D_"}'
    """
    plain = _write(value)
    return plain.replace("_x", "\\u005fx").replace("x005F_", "x005F\\u005f")


def settled_text(text: str) -> str:
    r"""Give the form of a text that every spreadsheet reader agrees on, whatever it does with odd characters.

    >>> settled_text("a\rb") == settled_text("a_x000D_b")
    True
    """
    if not _UNSETTLED.search(text):
        return text
    escaped = _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", _LONE_SURROGATE.sub("\ufffd", text))
    escaped = _ESCAPED.sub(lambda found: f"_x{found[1].upper()}_", escaped)
    return escaped.replace("_x000D_\n", "\n").replace("x005F_", "")


def settled(value: Cell) -> Cell:
    """Give the canonical typed value of a cell: blank, text, or a number that is whole when it can be."""
    if isinstance(value, str):
        return settled_text(value) or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def row_seal(cells: Mapping[str, Cell], sealed: str) -> str:
    """Seal a row: SHA-256 over its canonical typed values, by column name, and its sealed JSON.

    Columns may be sorted, moved or hidden without breaking the seal; blanks do not count.
    """
    if _UNSETTLED.search("\n".join([cell for cell in cells.values() if isinstance(cell, str)])):
        kept = {name: value for name, cell in cells.items() if (value := settled(cell)) is not None}
    else:  # nearly always: one search for the whole row
        kept = {
            name: int(cell) if isinstance(cell, float) and cell.is_integer() else cell
            for name, cell in cells.items()
            if cell is not None and cell != ""
        }
    return hashlib.sha256(f"{canonical_json(kept)}\n{sealed}".encode("ascii")).hexdigest()
