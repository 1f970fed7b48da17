"""How much memory the cells of a sheet would take, before the library reads them.

It gives each cell words of its own: a long word that is shared would be held once for each cell that says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.exchange import limits
from bwvreview.exchange.xlsx_places import pieces

if TYPE_CHECKING:
    from zipfile import ZipFile

    from bwvreview.domain.progress import Progress

_WORDS = "xl/sharedStrings.xml"
_MOST_DIFFERENT = 1_000_000
_PREFIX = rb"(?:[^<>/\s:]+:)?"
_ITEM = re.compile(rb"<" + _PREFIX + rb"si(?=[\s/>])")
_LONG = re.compile(rb">([^<]{8,})")  # shorter ones stand in the room that a cell takes anyway
_VALUE = re.compile(rb"<" + _PREFIX + rb"v(?:\s[^<>]*)?>([^<]*)<")
_CELL_ENDS, _VALUE_ENDS = (re.compile(rb"</" + _PREFIX + name + rb"\s*>") for name in (b"c", b"v"))


def check_weight(archive: ZipFile, part: str, progress: Progress) -> None:
    """Refuse a sheet whose cells are too many, or say too much. Raises ListProblem."""
    cells = letters = 0
    for piece in pieces(archive, part):
        progress(0, 0)
        cells += len(_CELL_ENDS.findall(piece))
        letters += sum(map(len, _LONG.findall(piece)))
        if cells > limits.MOST_LIBRARY_CELLS or letters > limits.MOST_LETTERS:
            raise limits.too_big()
    lengths = _lengths(archive, progress)
    longest = max(lengths, default=0)
    if cells * longest > limits.MOST_LETTERS:
        for piece in pieces(archive, part):
            progress(0, 0)
            letters += _said(piece, lengths, longest)
            if letters > limits.MOST_LETTERS:
                raise limits.too_big()


def _said(piece: bytes, lengths: list[int], longest: int) -> int:
    """Count the letters of the shared words in some cells: those of the longest word where a cell is written oddly."""
    ends = len(_VALUE_ENDS.findall(piece))
    if b"<!" in piece or b"<?" in piece:
        return ends * longest
    values = _VALUE.findall(piece)
    odd = max(0, ends - len(values)) + sum(b"&" in value for value in values)
    numbers = [int(value) for value in values if value.strip().isdigit() and len(value) < 12]
    return odd * longest + sum(lengths[number] for number in numbers if number < len(lengths))


def _lengths(archive: ZipFile, progress: Progress) -> list[int]:
    """Give how long each of the shared words can be, by where they begin. Raises ListProblem."""
    part = next((name for name in archive.namelist() if name.casefold() == _WORDS.casefold()), None)
    if part is None:
        return []
    starts, at, odd = [0], 0, False
    for piece in pieces(archive, part):
        progress(0, 0)
        starts.extend(at + found.start() for found in _ITEM.finditer(piece))
        odd = odd or b"<!" in piece
        at += len(piece)
        if len(starts) > _MOST_DIFFERENT:
            raise limits.too_big()
    if odd:  # what stands in a comment would be counted as a word
        return [at] * len(starts)
    return [end - start for start, end in zip(starts[1:], [*starts[2:], at], strict=True)]
