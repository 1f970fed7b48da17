"""The small file beside a locked workspace: it tells a wrong passphrase from a damaged file, and knows the paper.

For each lock it holds the file's salt, a check of the key, and the key sealed with the recovery code (AES-256-GCM).
Nothing in it shortens a guess. It may be lost: the passphrase still opens the workspace, the code no longer does.
While a passphrase changes it holds two locks, so that whichever file is there, its own is found by the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bwvreview.domain.held import once_let_go
from bwvreview.storage.faults import file_problem
from bwvreview.storage.keys import FileKey

if TYPE_CHECKING:
    from pathlib import Path

_NOTE = "Keep this file beside the workspace. It belongs to its passphrase and its recovery sheet."
_PURPOSE = b"BWV Review recovery 1"


@dataclass(frozen=True, slots=True)
class Lock:
    """What is known of one key without the key."""

    salt: bytes
    check: bytes
    nonce: bytes = b""
    sealed: bytes = b""

    @classmethod
    def of(cls, key: FileKey, code: bytes | None = None) -> Lock:
        """Make the lock of a key; with a recovery code's bytes, the code opens it too."""
        if code is None:
            return cls(key.salt, key.check())
        nonce = os.urandom(12)
        return cls(key.salt, key.check(), nonce, _sealing(code, key.salt).encrypt(nonce, key.key, key.salt))

    def is_of(self, key: FileKey) -> bool:
        """Tell whether a key is the one of this lock."""
        return hmac.compare_digest(self.check, key.check())

    def opened_by(self, code: bytes) -> FileKey | None:
        """Give the key when the code is the one on the sheet."""
        from cryptography.exceptions import InvalidTag

        if not self.sealed:
            return None
        try:
            return FileKey(_sealing(code, self.salt).decrypt(self.nonce, self.sealed, self.salt), self.salt)
        except InvalidTag:
            return None


def beside(path: Path) -> Path:
    """Where the key file of a workspace is."""
    return path.with_name(path.name + ".key")


def read(path: Path) -> tuple[Lock, ...]:
    """Give the locks in the key file of a workspace: none when it is missing or damaged."""
    try:
        found = json.loads(beside(path).read_text(encoding="ascii"))
        locks = [{name: bytes.fromhex(text) for name, text in lock.items()} for lock in found["locks"]]
        if found["sum"] != _sum(found["locks"]):
            return ()
        return tuple(Lock(**lock) for lock in locks)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def write(path: Path, *locks: Lock) -> None:
    """Put the key file beside a workspace, whole or not at all, for its owner's eyes. Raises WorkspaceProblem."""
    entries = [{name: getattr(lock, name).hex() for name in Lock.__slots__} for lock in locks]
    text = json.dumps({"note": _NOTE, "version": 1, "locks": entries, "sum": _sum(entries)}, indent=1)
    target = beside(path)
    fresh = target.with_name(target.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(text.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        once_let_go(lambda: fresh.replace(target), time.sleep)
        settle_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise file_problem(error) from error


def settle_folder(folder: Path) -> None:
    """Have the disk know the names in a folder, where a system can be asked for that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sum(entries: list[dict[str, str]]) -> str:
    return hashlib.sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()


def _sealing(code: bytes, salt: bytes) -> Any:
    """120 random bits need no slow derivation, only one that is this file's own."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, salt, _PURPOSE).derive(code))
