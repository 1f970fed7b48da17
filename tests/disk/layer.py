"""The layer between a program and its disk: built from `layer.c` once, loaded into helpers of the tests."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("layer.c")
_PRELOAD = "LD_PRELOAD"
_HEAD = struct.Struct("<5Q")


def build(folder: Path) -> Path:
    """Compile the layer; skips the test where that cannot be done."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux"):
        pytest.skip("the layer under the files is made for Linux")
    if compiler is None:
        pytest.skip("no C compiler is installed (Debian: apt install gcc)")
    built = folder / "layer.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(SOURCE), "-ldl", "-lpthread"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return built


def run_on_it(layer: Path, module: str, *words: str) -> str:
    """Run a module of the tests with the layer under it; give what it says. It must end well."""
    environment = {**os.environ, _PRELOAD: str(layer), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    return done.stdout


class Layer:
    """The layer from within: what it shall watch, write down and refuse."""

    def __init__(self) -> None:
        self._own = ctypes.CDLL(os.environ[_PRELOAD])
        self._own.disk_room.argtypes = [ctypes.c_long, ctypes.c_int]
        self._own.disk_changes.restype = ctypes.c_long

    def watch(self, folder: Path, log: Path | None = None) -> None:
        """Watch a folder from now on; write all changes of its files down."""
        self._own.disk_watch(os.fsencode(folder))
        self._own.disk_log(os.fsencode(log) if log else None)

    def say(self, words: str) -> None:
        """Put into the log what a person was told."""
        self._own.disk_say(words.encode())

    def full_at(self, change: int, *, once: bool = False) -> None:
        """Have no room from a change on (1: the next), of which half goes through. With `once` there is room again."""
        self._own.disk_room(change, int(once))

    def has_room(self) -> int:
        """Have room again; give how many changes there were since it was last settled."""
        changes = int(self._own.disk_changes())
        self._own.disk_room(-1, 0)
        return changes


@dataclass(frozen=True, slots=True)
class Event:
    """One change: `C`reated, `W`ritten, `T`runcated, `S`ettled (fsync), a folder settled (`D`), `R`enamed, `U`nlinked,
    `M`ade or removed (`X`) a folder, or what a person was told (`!`)."""

    kind: str
    number: int
    place: int
    path: str
    data: bytes


def events(log: Path) -> Iterator[Event]:
    """Read what the layer wrote down."""
    content, at = log.read_bytes(), 0
    while at < len(content):
        kind, number, place, path, size = _HEAD.unpack_from(content, at)
        middle = at + _HEAD.size + path
        name = os.fsdecode(content[at + _HEAD.size : middle])
        yield Event(chr(kind), number, place, name, content[middle : middle + size])
        at = middle + size
