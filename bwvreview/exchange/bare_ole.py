"""An OLE file that holds given streams and nothing else ([MS-CFB] version 4, with sectors of 4,096 bytes).

A reader that follows the chains of a damaged file may follow them in a circle, for ever. These chains are our own.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTOR = 4096
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_IN_HEADER = 109  # tables of chains that the header itself can name: enough for 456 MB
_PER_TABLE = _SECTOR // 4
_STREAM, _ROOT, _BLACK = 2, 5, 1


def bare_ole(streams: Mapping[str, bytes]) -> bytes:
    """Pack streams by name. Each is filled with zeros to whole sectors, and says so much of its length."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    filled = [streams[name].ljust(max(1, -(-len(streams[name]) // _SECTOR)) * _SECTOR, b"\0") for name in names]
    # Sector 0 holds the directory; sector 1 is where small streams would be: a reader wants the root to name it.
    starts, chains, at = [], [_END, _END], 2
    for content in filled:
        count = len(content) // _SECTOR
        starts.append(at)
        chains += [*range(at + 1, at + count), _END]
        at += count
    tables = -(-len(chains) // (_PER_TABLE - 1)) or 1  # the tables stand in themselves
    places = range(len(chains), len(chains) + tables)
    chains += [_TABLE] * tables
    chains += [_FREE] * (tables * _PER_TABLE - len(chains))
    directory = _entry("Root Entry", _ROOT, child=1 if names else _NONE, start=1, size=_SECTOR)
    for number, (name, start, content) in enumerate(zip(names, starts, filled, strict=True), start=1):
        after = number + 1 if number < len(names) else _NONE
        directory += _entry(name, _STREAM, right=after, start=start, size=len(content))
    table = struct.pack(f"<{len(chains)}I", *chains)
    return b"".join([_header(places), directory.ljust(2 * _SECTOR, b"\0"), *filled, table])


def _header(places: range) -> bytes:
    named = [*places, *[_FREE] * (_IN_HEADER - len(places))]
    return struct.pack(
        f"<8s16x5H6x9I{_IN_HEADER}I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 4, 0xFFFE, 12, 6,  # versions, order of bytes, sizes of sectors as powers of two
        1, len(places), 0, 0, _SECTOR, _END, 0, _END, 0,  # one directory, so many tables, no small streams
        *named,
    ).ljust(_SECTOR, b"\0")  # fmt: skip


def _entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    shape = "<64sHBBIII16xI8x8xIQ"
    return struct.pack(shape, said, len(said), kind, _BLACK, _NONE, right, child, 0, start, size)
