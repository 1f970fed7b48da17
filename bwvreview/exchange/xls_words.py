"""How long the shared words of an old Excel workbook are ([MS-XLS] 2.4.265, 2.5.293)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE, _EXTENDED, _RICH = 1, 4, 8
_HEAD = struct.Struct("<HB")


def word_lengths(parts: Sequence[bytes], count: int) -> list[int]:
    """Give the letters of each word; fewer than `count` where the records end before.

    `parts` are the record of the words, without its two counts, and those that go on with it. A word may be parted
    anywhere among its letters; what follows begins with a byte that tells whether letters take two bytes.
    """
    lengths: list[int] = []
    part = at = 0
    while len(lengths) < count and part < len(parts):
        content = parts[part]
        if at >= len(content):
            part, at = part + 1, at - len(content)  # what stands between the words may go on, too
            continue
        try:
            letters, flags = _HEAD.unpack_from(content, at)
            at += _HEAD.size
            runs = struct.unpack_from("<H", content, at)[0] if flags & _RICH else 0
            at += 2 if flags & _RICH else 0
            more = struct.unpack_from("<I", content, at)[0] if flags & _EXTENDED else 0
            at += 4 if flags & _EXTENDED else 0
        except struct.error:
            break
        lengths.append(letters)
        part, at = _after(parts, part, at, letters, flags & _WIDE)
        at += 4 * runs + more
    return lengths


def _after(parts: Sequence[bytes], part: int, at: int, letters: int, wide: int) -> tuple[int, int]:
    """Give the place after some letters."""
    while letters > (room := max(0, len(parts[part]) - at) >> wide):
        letters -= room
        part += 1
        if part == len(parts) or not parts[part]:
            return len(parts), 0
        at, wide = 1, parts[part][0] & _WIDE
    return part, at + (letters << wide)
