"""The key of a locked workspace, and the raw connection that it opens.

The file is SQLCipher's own, version 4: AES-256 with an HMAC on each page, the salt in its first 16 bytes. The key is
derived here, once, with the rounds that SQLCipher uses by itself, and every connection gets the derived key: it then
opens in a tenth of a millisecond. So any program that knows SQLCipher can open the file with the passphrase alone.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bwvreview.domain.passphrase import same_everywhere

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = b"SQLite format 3\x00"
"""How a workspace that is not locked begins."""

PAGE = 4096
ROUNDS = 256_000
_CHECK = b"BWV Review: this is the key of the workspace"
_SALT = 16
_LETTERS = 240  # of 256; a page of random bytes has all of them, text or a picture's head has not


@dataclass(frozen=True, slots=True, repr=False)
class FileKey:
    """What opens one locked file: 32 bytes of key, and the 16 bytes with which the file begins."""

    key: bytes
    salt: bytes

    @property
    def literal(self) -> str:
        """The key as SQLCipher reads it, without quotes."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"

    def check(self) -> bytes:
        """Give bytes by which the key is known again. They tell nothing of it that the file does not."""
        return hmac.digest(self.key, _CHECK + self.salt, "sha256")[:16]

    def __repr__(self) -> str:
        return "FileKey(hidden)"


def derive(passphrase: str, salt: bytes) -> FileKey:
    """Give the key of a passphrase. Takes 0.15 s on purpose: PBKDF2-HMAC-SHA512, as SQLCipher 4 does."""
    text = same_everywhere(passphrase).encode()
    return FileKey(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, 32), salt)


def new_salt() -> bytes:
    """Give a salt for a file that is not there yet."""
    return os.urandom(_SALT)


def salt_of(path: Path) -> bytes | None:
    """Give the salt of a locked file; None for one that is missing, empty, plain, or plainly something else."""
    try:
        with path.open("rb") as file:
            page = file.read(PAGE)
    except FileNotFoundError:
        return None
    if page.startswith(PLAIN) or len(page) < PAGE or len(set(page)) < _LETTERS:
        return None
    return page[:_SALT]


def open_file(path: Path | str, key: FileKey | None, *, uri: bool = False, shared: bool = False) -> Any:
    """Open a raw connection: sqlite3's for a plain file, sqlcipher3's with a key. They speak alike.

    `shared` lets threads pass it on, one at a time. Whether the key fits is known at the first statement that reads.
    """
    if key is None:
        return sqlite3.connect(path, uri=uri, check_same_thread=not shared)
    import sqlcipher3

    connection = sqlcipher3.connect(str(path), uri=uri, check_same_thread=not shared)
    connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr by itself
    connection.execute(f'PRAGMA key="{key.literal}"')
    return connection


def errors_of(key: FileKey | None) -> type[Exception]:
    """Give what a raw connection of `open_file` raises."""
    if key is None:
        return sqlite3.Error
    import sqlcipher3

    kind: type[Exception] = sqlcipher3.Error
    return kind


def fits(path: Path, key: FileKey) -> bool:
    """Tell whether a key opens a file: its first page carries a seal that only the right key can make."""
    from contextlib import closing

    with closing(open_file(f"{path.resolve().as_uri()}?mode=ro&immutable=1", key, uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except errors_of(key) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
                return False
            raise
    return True
