"""Text on its way into a spreadsheet: always text, never a formula, never cut, the same when it is read back.

What happens to odd text in a cell:

* Text that a program could take for a formula keeps its first character and gets the “quote prefix” of its cell
  style. The cell is of the kind text in any case.
* Control characters, U+FFFE and U+FFFF are written as OOXML spells them, `_xHHHH_`; text that looks like such a
  spelling gets `_x005F_` for its first underline. XlsxWriter does both. Excel, LibreOffice and python-calamine give the
  text back as it was (calamine spells out U+FFFE and U+FFFF); openpyxl gives control characters as spelt
  out, which `as_written` undoes.
* Half a surrogate pair is no character and no file can hold it: the cell shows U+FFFD in its place. The sealed
  record of the row keeps it.
* Text longer than a cell can hold is refused, naming the place.
"""

from __future__ import annotations

import re

from bwvreview.domain.errors import ExportProblem

CELL_LIMIT = 32_767

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")
_SPACES = re.compile(r"\s+")


def cell_text(text: str, place: str) -> str:
    """Give the text that a cell may hold. Raises ExportProblem, naming the place, not the text, when it is too long."""
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\ufffd", text)
        length = len(text.encode("utf-16-le")) // 2
    else:
        length = len(text)
    if length > CELL_LIMIT:
        raise ExportProblem(
            f"{place} is longer than a spreadsheet cell can hold.",
            advice=f"Shorten it to fewer than {CELL_LIMIT:,} characters, then save again.",
        )
    return text


def could_be_formula(text: str) -> bool:
    """Say whether a spreadsheet that is told to guess might take the text for a formula."""
    return text.startswith(FORMULA_STARTS)


def as_written(text: str) -> str:
    r"""Undo the spelling that openpyxl leaves in place: `_x0007_` becomes the character it stands for.

    >>> as_written("a_x000D_b") == "a\rb"
    True
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def one_line(text: str, limit: int = 255) -> str:
    r"""Make a name for a heading, a page edge or a document property: one line, no unprintable character.

    >>> one_line(" Was it\n explained? ")
    'Was it explained?'
    """
    line = _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text)).strip()
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
