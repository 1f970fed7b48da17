"""What opens a workspace's file: a passphrase, the code on the recovery sheet, or a key that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

from bwvreview.domain.errors import LockedWorkspace, WorkspaceProblem, WrongPassphrase

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.storage.keys import FileKey

_OLDER = 7
"""Locks of earlier passphrases that stay in the key file: copies of the workspace from then still need them."""


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """What somebody typed from a recovery sheet."""

    text: str

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"


Secret = Union[str, RecoveryCode, "FileKey"]
"""A passphrase, a recovery code, or the key itself (from the system's keyring)."""


def key_for(path: Path, secret: Secret | None, *, plain: bool = False) -> FileKey | None:
    """Give the key of a workspace's file; for a file that is not there, settle one. None: it is not locked.

    Raises LockedWorkspace without a secret, WrongPassphrase with one that does not fit, WorkspaceProblem for a new
    file with a weak passphrase.
    """
    if not path.exists() or not path.stat().st_size:
        return _key_of_new(path, secret, plain=plain)
    if not needs_secret(path):
        return None
    if secret is None:
        raise LockedWorkspace
    if isinstance(secret, str):
        return _by_passphrase(path, secret)
    if isinstance(secret, RecoveryCode):
        return _by_code(path, secret)
    return _by_key(path, secret)


def needs_secret(path: Path) -> bool:
    """Tell whether a file is locked: it begins with random bytes. False for one that is not there."""
    from bwvreview.storage.faults import told_plainly
    from bwvreview.storage.keys import salt_of

    with told_plainly():
        return salt_of(path) is not None


def require_strong(passphrase: str) -> None:
    """Raise WorkspaceProblem for a passphrase that a stranger would guess."""
    from bwvreview.domain.passphrase import judge

    strength = judge(passphrase)
    if not strength.may_be_used:
        raise WorkspaceProblem("This passphrase is too weak for a workspace.", advice=strength.words)


def new_lock(path: Path, passphrase: str, code: bytes | None = None) -> FileKey:
    """Settle a key for a file, and put its lock first into the key file beside it. The file itself is not touched."""
    from bwvreview.storage import key_file
    from bwvreview.storage.keys import derive, new_salt, salt_of

    require_strong(passphrase)
    key, salt = derive(passphrase, new_salt()), salt_of(path)
    before = sorted(key_file.read(path), key=lambda lock: lock.salt != salt)  # the file's own is never pushed out
    key_file.write(path, key_file.Lock.of(key, code), *before[:_OLDER])
    return key


def new_code() -> bytes:
    """Give the bytes of a new recovery code."""
    import secrets

    from bwvreview.domain.recovery import BYTES

    return secrets.token_bytes(BYTES)


def give_code(path: Path, key: FileKey, code: bytes) -> None:
    """Let a new recovery code open the file; the one before no longer does."""
    from bwvreview.storage import key_file

    others = [lock for lock in key_file.read(path) if lock.salt != key.salt]
    key_file.write(path, key_file.Lock.of(key, code), *others[:_OLDER])


def _key_of_new(path: Path, secret: Secret | None, *, plain: bool) -> FileKey | None:
    if isinstance(secret, str):
        return new_lock(path, secret)
    if secret is None and plain:
        return None
    raise LockedWorkspace("A new workspace needs a passphrase.", advice="Think of four or more words.")


def _by_passphrase(path: Path, passphrase: str) -> FileKey:
    from bwvreview.storage import key_file
    from bwvreview.storage.keys import derive, fits, salt_of

    salt = salt_of(path) or b""
    locks = key_file.read(path)
    key = derive(passphrase, salt)
    own = next((lock for lock in locks if lock.salt == salt), None)
    if own is not None and own.is_of(key):
        return key  # should the file not open now, it is damaged
    if own is not None:
        raise WrongPassphrase(
            "The passphrase is wrong.", advice="Check capital letters and the keyboard. The recovery sheet helps too."
        )
    if fits(path, key):
        return key
    if any(lock.is_of(derive(passphrase, lock.salt)) for lock in locks):
        raise WorkspaceProblem(
            "The workspace is damaged. The passphrase is right.",
            advice="Keep the file as it is, and open your newest copy of it.",
        )
    raise WrongPassphrase(
        "The passphrase is wrong, or the file is damaged.",
        advice="Without the file that ends in “.key” the two look alike. Try again, or open your newest copy.",
    )


def _by_code(path: Path, code: RecoveryCode) -> FileKey:
    from bwvreview.domain.recovery import read
    from bwvreview.storage import key_file
    from bwvreview.storage.keys import salt_of

    typed = read(code.text)
    own = next((lock for lock in key_file.read(path) if lock.salt == salt_of(path)), None)
    if own is None or not own.sealed:
        raise WrongPassphrase(
            "No recovery sheet belongs to this workspace.",
            advice="Its key file, which ends in “.key”, is missing or has no code. Use the passphrase.",
        )
    key = own.opened_by(typed)
    if key is None:
        raise WrongPassphrase(
            "This code does not open this workspace.",
            advice="Look for a newer sheet: each change of the passphrase makes a new one.",
        )
    return key


def _by_key(path: Path, key: FileKey) -> FileKey:
    from bwvreview.storage.keys import fits, salt_of

    if key.salt != salt_of(path) or not fits(path, key):
        raise WrongPassphrase("The passphrase has changed since it was kept.", advice="Type the passphrase.")
    return key
