"""The file in which answers wait on this computer while their server is away: sealed, in order, each safe on the disk.

Each thing that waits is one record: its length (4 bytes, big end first), a nonce (12 bytes), and its JSON sealed with
AES-256-GCM to the sender and the place in the file, so that none can be changed, moved or left out in the middle. The
key is not on this computer: it is kept on the server (see storage/senders.py), and in memory while the window is open.
A record that is cut off at the end was never acknowledged. A file is nobody else's while its window lives.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.faults import file_problem
from bwvreview.storage.key_file import settle_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BEGINS = b"BWV Review waits 1\n"
_NONCE = 12
_ENDING = ".waits"


class DamagedOutbox(WorkspaceProblem):
    """What waited cannot be read. The file stays as it is."""


class OutboxFile:
    """What one window keeps on this computer. Made on the disk with the first thing that has to wait."""

    def __init__(self, folder: Path, sender: str, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from filelock import FileLock

        self.path = folder / f"{sender}{_ENDING}"
        self._sender, self._sealing = sender, AESGCM(key)
        self._lock = FileLock(f"{self.path}.lock", timeout=0, mode=0o600, thread_local=False)
        self._size = self._count = 0

    def hold(self) -> bool:
        """Take the file for this window; False while another one has it."""
        from filelock import Timeout

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise file_problem(error) from error
        return True

    def add(self, record: Mapping[str, Any]) -> None:
        """Keep one more thing; it is on the disk once this returns. Raises WorkspaceProblem: full, read-only."""
        nonce = os.urandom(_NONCE)
        sealed = nonce + self._sealing.encrypt(nonce, json.dumps(record).encode(), self._about(self._count))
        written = len(sealed).to_bytes(4, "big") + sealed
        try:
            self._append(written if self._size else _BEGINS + written)
        except OSError as error:
            with suppress(OSError):  # half a record must not stand before the next one
                os.truncate(self.path, self._size)
            raise file_problem(error) from error
        self._count += 1

    def _append(self, written: bytes) -> None:
        if not self._size:
            self.hold()
        handle = os.open(self.path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.lseek(handle, self._size, os.SEEK_SET)
            os.truncate(self.path, self._size)
            rest = memoryview(written)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if not self._size:
            settle_folder(self.path.parent)
        self._size += len(written)

    def read(self) -> list[dict[str, Any]]:
        """Give all that waits, the oldest first. Raises DamagedOutbox, also for another's key."""
        from cryptography.exceptions import InvalidTag

        found = []
        try:
            for place, (sealed, ends) in enumerate(self._records()):
                text = self._sealing.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._about(place))
                found.append(json.loads(text))
                self._size, self._count = ends, place + 1
        except (InvalidTag, ValueError):
            raise DamagedOutbox(
                "What waited on this computer for the server is damaged.",
                advice="Look at the last answers on the record page, and give again what is missing.",
            ) from None
        except OSError as error:
            raise file_problem(error) from error
        return found

    def _records(self) -> Iterator[tuple[bytes, int]]:
        with suppress(FileNotFoundError):
            whole, place = self.path.read_bytes(), len(_BEGINS)
            while place + 4 <= len(whole):
                ends = place + 4 + int.from_bytes(whole[place : place + 4], "big")
                if ends > len(whole):
                    return
                yield whole[place + 4 : ends], ends
                place = ends

    def remove(self) -> None:
        """Take the file away: everything in it is on the server. Raises WorkspaceProblem."""
        try:
            self.path.unlink(missing_ok=True)
            if self.path.parent.exists():
                settle_folder(self.path.parent)
        except OSError as error:
            raise file_problem(error) from error
        self._size = self._count = 0

    def let_go(self) -> None:
        """Leave the file to whoever opens the workspace next."""
        held = self._lock.is_locked
        self._lock.release()
        if held and not self.path.exists():
            with suppress(OSError):
                Path(self._lock.lock_file).unlink(missing_ok=True)

    def _about(self, place: int) -> bytes:
        return f"{self._sender} {place}".encode()


def senders_in(folder: Path) -> list[str]:
    """Give the windows of which something waits in a folder, the one that began first first."""
    found = []
    for path in folder.glob(f"*{_ENDING}"):
        with suppress(FileNotFoundError):  # another window has sent it meanwhile
            found.append((path.stat().st_mtime, path.name.removesuffix(_ENDING)))
    return [sender for _, sender in sorted(found)]
