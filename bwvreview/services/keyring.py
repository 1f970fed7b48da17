"""The key of a workspace in the keyring of this computer, when somebody asked to keep it there.

What is kept is the key of the file, never the passphrase: it opens this file and nothing else. Only the keyrings of
Windows, of macOS and of the Linux desktops are asked. Others, which a package may bring, could send it elsewhere.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.storage.keys import FileKey

_SERVICE = "BWV Review"
_OWN = ("Windows:WinVaultKeyring", "macOS:Keyring", "SecretService:Keyring", "kwallet:DBusKeyring")


def kept_key(where: str | Path | None) -> FileKey | None:
    """Give the key that was kept for the workspace that `Workspace.open` would open."""
    from bwvreview.services.place import address_of

    _, path = address_of(where)
    return None if path is None else recall(path)


def has_keyring() -> bool:
    """Tell whether this computer has a keyring. Takes a tenth of a second: ask it in the background."""
    return _ring() is not None


def remember(path: Path, secret: str) -> bool:
    """Keep the key of a locked file. Tells whether the keyring took it. Raises WrongPassphrase for a wrong secret."""
    from bwvreview.services.locking import key_for

    key = key_for(path, secret)
    ring = _ring()
    if key is None or ring is None:
        return False
    try:
        ring.set_password(_SERVICE, key.salt.hex(), key.key.hex())
    except Exception:  # noqa: BLE001 - each keyring fails in its own way: then the passphrase is asked for
        return False
    return True


def recall(path: Path) -> FileKey | None:
    """Give the key that was kept for a file; None when there is none, or the keyring is locked."""
    from bwvreview.storage.keys import FileKey, salt_of

    with suppress(Exception):  # a keyring that does not answer is like none
        salt, ring = salt_of(path), _ring()
        kept = ring.get_password(_SERVICE, salt.hex()) if salt and ring else None
        return FileKey(bytes.fromhex(kept), salt) if kept and salt else None
    return None


def name_of(path: Path | None) -> str:
    """Give the name under which the key of a file is kept; empty for one that is not locked."""
    from bwvreview.storage.keys import salt_of

    salt = None if path is None else salt_of(path)
    return "" if salt is None else salt.hex()


def forget_key(name: str) -> None:
    """Take a key out of the keyring, when it is there. A keyring that does not answer is like none."""
    with suppress(Exception):
        ring = _ring() if name else None
        if ring is not None:
            ring.delete_password(_SERVICE, name)


def _ring() -> Any:
    """Give the keyring that this computer prefers; None when it has none that works."""
    found = []
    for name in _OWN:
        module, _, kind = name.partition(":")
        with suppress(Exception):  # those of other systems cannot even be loaded
            made = getattr(import_module(f"keyring.backends.{module}"), kind)
            found.append((made.priority, made))
    return max(found, key=lambda one: one[0])[1]() if found else None
