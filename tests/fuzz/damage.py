"""Damaging real files: their bytes, their words, and the parts inside packages, so that every reader is reached."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz import words

LONGEST = 300_000
"""Bytes of an input at most: more tells nothing that less does not."""


def in_text(data: bytes, random: Random) -> bytes:
    """Damage a list of lines."""
    return _bytes(data, random, words.TEXT)


def in_json(data: bytes, random: Random) -> bytes:
    """Damage a JSON file."""
    return _bytes(data, random, words.JSON)


def in_toml(data: bytes, random: Random) -> bytes:
    """Damage a file of answers."""
    return _bytes(data, random, words.TOML)


def in_binary(data: bytes, random: Random) -> bytes:
    """Damage a file of records, but for its first bytes: they only tell what it is."""
    content = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        random.choice((_flip, _put, _put, _replace, _swap))(content, random, words.BINARY)
    return data[:8] + bytes(content[8:])


def in_package(data: bytes, random: Random) -> bytes:
    """Damage what is inside a ZIP, so that its own sums are right again; now and then the package itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {item.filename: archive.read(item) for item in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError, KeyError):
        return _bytes(data, random, words.BINARY)
    if not parts or random.random() < 0.05:
        return _bytes(data, random, words.BINARY)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        _damage_part(parts, random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def in_gzip(data: bytes, random: Random) -> bytes:
    """Damage a list and pack it; now and then damage the packed bytes."""
    plain = data
    try:
        plain = zlib.decompress(data, wbits=31)
    except zlib.error:
        return _bytes(data, random, words.BINARY)
    if random.random() < 0.3:
        return _bytes(data, random, words.BINARY)
    pack = zlib.compressobj(1, wbits=31)
    return pack.compress(in_text(plain, random)) + pack.flush()


def _damage_part(parts: dict[str, bytes], random: Random) -> None:
    name = random.choice(sorted(parts))
    does = random.random()
    if does < 0.04:
        del parts[name]
        parts.setdefault("[Content_Types].xml", b"")
    elif does < 0.08:
        parts[random.choice(("xl/workbook.xml", "content.xml", "a/../b.csv", "x" * 300, name + "é"))] = parts[name]
    elif does < 0.12:
        parts[name] = parts[random.choice(sorted(parts))]
    else:
        parts[name] = _bytes(parts[name], random, words.XML if parts[name][:1] in b"<\xef" else words.TEXT)


def _bytes(data: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    content = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 5, 9))):
        random.choice(_WAYS)(content, random, tokens)
    return bytes(content[:LONGEST])


def _flip(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    if content:
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def _put(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    if content:
        content[random.randrange(len(content))] = random.randrange(256)


def _insert(content: bytearray, random: Random, tokens: Sequence[bytes]) -> None:
    at = random.randrange(len(content) + 1)
    content[at:at] = random.choice(tokens)


def _replace(content: bytearray, random: Random, tokens: Sequence[bytes]) -> None:
    word = random.choice(tokens)
    at = random.randrange(len(content) + 1)
    content[at : at + len(word)] = word


def _cut(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    at = random.randrange(len(content) + 1)
    del content[at : at + random.choice((1, 2, 7, 40, 400))]


def _repeat(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    at, length = random.randrange(len(content) + 1), random.choice((1, 5, 30, 200))
    content[at:at] = content[at : at + length] * random.choice((1, 2, 20))


def _swap(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    one, two, length = (
        random.randrange(len(content) + 1),
        random.randrange(len(content) + 1),
        random.choice((3, 20, 90)),
    )
    content[one : one + length], content[two : two + length] = content[two : two + length], content[one : one + length]


def _number(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    """Put another number in place of one: most limits are numbers."""
    digits = [at for at, byte in enumerate(content[:20_000]) if 48 <= byte <= 57]
    if digits:
        at = random.choice(digits)
        content[at : at + 1] = random.choice(
            (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1.5", b"e9")
        )


def _end(content: bytearray, random: Random, _tokens: Sequence[bytes]) -> None:
    if random.random() < 0.3:
        del content[random.randrange(len(content) + 1) :]


_WAYS: tuple[Callable[[bytearray, Random, Sequence[bytes]], None], ...] = (
    _flip,
    _put,
    _insert,
    _insert,
    _insert,
    _replace,
    _replace,
    _cut,
    _repeat,
    _swap,
    _number,
    _number,
    _end,
)
