"""A disk as a power cut leaves it: what was settled (fsync) is there; of all else nothing, all, or any sectors.

Names follow the same rule: a file that was created, renamed or removed keeps its old name until its folder is settled.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from random import Random

    from tests.disk.layer import Event

SECTOR = 512
How = Literal["lost", "mixed", "disordered"]
"""What was not settled is lost; or some sectors and the first few names are there; or any names at all."""


@dataclass
class _File:
    """What the disk surely has, and what it may have."""

    sure: bytearray
    open: list[tuple[int, bytes | None]] = field(default_factory=list)

    def settle(self) -> None:
        for place, data in self.open:
            _apply(self.sure, place, data)
        self.open.clear()

    def after_cut(self, how: How, chance: Random) -> bytes:
        found = bytearray(self.sure)
        for place, data in self.open if how != "lost" else ():
            if data is None:
                if chance.random() < 0.5:
                    _apply(found, place, None)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _apply(found, place + start, data[start : start + SECTOR])
        return bytes(found)


def _apply(content: bytearray, place: int, data: bytes | None) -> None:
    if data is None:  # cut off, or filled up with zeros, at that size
        del content[place:]
        content.extend(bytes(place - len(content)))
        return
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data


class Disk:
    """A folder of files, followed change by change."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._by_number: dict[int, _File] = {}
        self._names: dict[str, _File | None] = {}  # None: a folder
        self._open_names: list[tuple[Event, _File | None]] = []
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            self._names[name] = None
            if path.is_file():
                self._names[name] = self._by_number[path.stat().st_ino] = _File(bytearray(path.read_bytes()))

    def follow(self, event: Event) -> None:
        """Take in the next change."""
        if event.kind in "CRUMX":
            file = _File(bytearray()) if event.kind == "C" else None
            if file is not None:
                self._by_number[event.number] = file
            self._open_names.append((event, file))
        elif event.kind == "W":
            self._by_number[event.number].open.append((event.place, event.data))
        elif event.kind == "T":
            self._by_number[event.number].open.append((event.place, None))
        elif event.kind == "S":
            self._by_number[event.number].settle()
        elif event.kind == "D":
            self._settle_names(event.path)

    def _settle_names(self, folder: str) -> None:
        touched = [at for at, (event, _) in enumerate(self._open_names) if folder in _folders_of(event)]
        upto = touched[-1] + 1 if touched else 0
        for event, file in self._open_names[:upto]:
            self._rename(self._names, event, file)
        del self._open_names[:upto]

    def _rename(self, names: dict[str, _File | None], event: Event, file: _File | None) -> None:
        name = os.path.relpath(event.path, self._root)
        if event.kind in "CM":
            names[name] = file
        elif event.kind == "R":
            if name in names:
                to = os.path.relpath(os.fsdecode(event.data), self._root)
                moved = {old: to + old[len(name) :] for old in names if old == name or old.startswith(name + os.sep)}
                for old, new in moved.items():
                    names[new] = names.pop(old)
        else:
            names.pop(name, None)

    def cut(self, into: Path, how: How, chance: Random) -> None:
        """Write the disk, as it may be when the power goes now, into an empty folder."""
        names = dict(self._names)
        first = chance.randint(0, len(self._open_names)) if how == "mixed" else 0
        for at, (event, file) in enumerate(self._open_names):
            if at < first or (how == "disordered" and chance.random() < 0.5):
                self._rename(names, event, file)
        for name, file in sorted(names.items()):
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if file is None:
                path.mkdir(exist_ok=True)
            else:
                path.write_bytes(file.after_cut(how, chance))


def _folders_of(event: Event) -> set[str]:
    both = [event.path, os.fsdecode(event.data)] if event.kind == "R" else [event.path]
    return {str(Path(path).parent) for path in both}
