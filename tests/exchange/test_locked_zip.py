"""ZIP files locked with a password: opened by it alone, by other programs too, and never into more than is asked."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bwvreview.exchange.locked_zip import WrongZipPassword, is_locked_zip, lock_zip, opened_zip
from bwvreview.exchange.plain_zip import plain_zip

PASSWORD, ROOM = "otter-lamp-plum-river-4271", 1 << 20
FILES = {"list.txt": b"BWV-AAAA-BBBB\n" * 40, "empty.txt": b"", "ünï.bin": bytes(range(256))}


def inside(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_locked_zip_shows_nothing_and_gives_everything_back() -> None:
    locked = lock_zip(plain_zip(FILES), PASSWORD, "It")
    assert is_locked_zip(BytesIO(locked))
    assert b"BWV-AAAA" not in locked
    assert inside(opened_zip(locked, PASSWORD, most_bytes=ROOM)) == FILES


@pytest.mark.parametrize("password", ["", "otter-lamp-plum-river-4272", "é" * 90])
def test_another_password_opens_nothing(password: str) -> None:
    with pytest.raises(WrongZipPassword):
        opened_zip(lock_zip(plain_zip(FILES), PASSWORD, "It"), password, most_bytes=ROOM)


def test_a_zip_that_grows_too_large_is_not_unpacked() -> None:
    locked = lock_zip(plain_zip({"zeros": bytes(300_000)}), PASSWORD, "It")
    assert len(locked) < 10_000
    with pytest.raises(WrongZipPassword):
        opened_zip(locked, PASSWORD, most_bytes=200_000)


def test_a_flipped_bit_is_never_taken_for_the_files() -> None:
    locked = lock_zip(plain_zip({"list.txt": FILES["list.txt"]}), PASSWORD, "It")
    refused = 0
    for place in range(len(locked)):
        for bit in (0, 4):
            flipped = bytearray(locked)
            flipped[place] ^= 1 << bit
            try:
                found = inside(opened_zip(bytes(flipped), PASSWORD, most_bytes=ROOM))
            except WrongZipPassword:
                refused += 1
            else:
                assert set(found.values()) <= {FILES["list.txt"]}
    assert refused > len(locked)


@pytest.mark.skipif(shutil.which("7z") is None, reason="7-Zip is not installed (Debian: apt install p7zip-full)")
def test_seven_zip_opens_it(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(lock_zip(plain_zip(FILES), PASSWORD, "It"))
    subprocess.run(["7z", "x", f"-p{PASSWORD}", "-oout", "pack.zip"], cwd=tmp_path, check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == FILES
