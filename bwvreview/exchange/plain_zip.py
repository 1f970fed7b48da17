"""A ZIP whose bytes follow from its files alone: sorted, nothing compressed, one date for all."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100600 << 16


def plain_zip(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """Pack the files, in `folder` when one is named. Not compressed: compressors differ between computers."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{name}" if folder else name, _DATE)
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, files[name])
    return packed.getvalue()


def repacked(data: bytes, *, first: str = "") -> bytes:
    """Give a ZIP of any kind as a plain one. `first` must stay the first entry, where a format asks for that."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=lambda one: (one != first, one)):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = _UNIX
            archive.writestr(info, files[name])
    return packed.getvalue()
