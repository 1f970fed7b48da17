"""Locking a ZIP with a password (AES-256, the way of WinZip that 7-Zip reads too), and opening such a one again.

Names and sizes inside stay readable: only what the files hold is locked.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO, TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem

if TYPE_CHECKING:
    from pathlib import Path

_ENCRYPTED = 0x1


class WrongZipPassword(ValueError):
    """The password does not open the ZIP, or what is in it is damaged."""


def lock_zip(clear: bytes, password: str, what: str) -> bytes:
    """Give the ZIP with every file in it locked, after opening it again.

    Raises ExportProblem, with `what` as its subject, when it does not open to the same files.
    """
    import pyzipper

    with zipfile.ZipFile(BytesIO(clear)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    packed = BytesIO()
    with pyzipper.AESZipFile(packed, "w", pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as locked:
        locked.setpassword(password.encode())
        for name, content in files.items():
            locked.writestr(name, content)
    with pyzipper.AESZipFile(BytesIO(packed.getvalue())) as again:
        again.setpassword(password.encode())
        if {name: again.read(name) for name in again.namelist()} != files:
            raise ExportProblem(f"{what} could not be locked safely. Nothing was written.", advice="Try again.")
    return packed.getvalue()


def is_locked_zip(opened: Path | IO[bytes]) -> bool:
    """Whether a file in the ZIP needs a password. False for what is no ZIP."""
    try:
        with zipfile.ZipFile(opened) as archive:
            return any(info.flag_bits & _ENCRYPTED for info in archive.infolist())
    except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError, OSError):
        return False


def opened_zip(content: bytes, password: str, *, most_bytes: int) -> bytes:
    """Give the ZIP in the clear, locked in the new way (AES) or the old one.

    Raises WrongZipPassword: another password, damaged, a file in it that is not locked, or more than `most_bytes`
    when unpacked.
    """
    import pyzipper

    clear, left = BytesIO(), most_bytes
    try:
        with (
            pyzipper.AESZipFile(BytesIO(content)) as archive,
            zipfile.ZipFile(clear, "w", zipfile.ZIP_STORED) as plain,
        ):
            archive.setpassword(password.encode())
            for info in archive.infolist():
                if info.is_dir():
                    continue
                if not info.flag_bits & _ENCRYPTED:
                    raise WrongZipPassword
                claimed, info.file_size = info.file_size, left + 1  # the seal is looked at only at the very end
                with archive.open(info) as stream:
                    data = stream.read(left + 1)
                left -= len(data)
                if left < 0 or len(data) != claimed:
                    raise WrongZipPassword
                plain.writestr(zipfile.ZipInfo(info.filename, info.date_time), data)
    except (
        pyzipper.BadZipFile,
        zlib.error,
        struct.error,
        RuntimeError,
        EOFError,
        OSError,
        LookupError,
        ValueError,
    ) as error:
        raise WrongZipPassword from error
    return clear.getvalue()
