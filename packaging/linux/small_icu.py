"""Makes Qt's ICU data small: `small_icu.py FOLDER` rewrites libicudata.so.* in FOLDER with what the program needs.

The library holds nothing but a table of data files: words for every language, dictionaries, converters. Qt asks ICU
for the order of words, names of time zones, upper case and converters of single bytes. What stays: that, for English
and Welsh and for the root that all other languages fall back to. `as` and `ld` make the library anew, with the same
name and the same symbol.

Format of the table: ICU User Guide, “ICU Data” (a header, then a count, then pairs of offsets of name and data).
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

_LOCALES = r"(?:root|pool|res_index|en|en_001|en_150|en_GB|en_US|cy|cy_GB|tzdbNames)\.res"
KEPT = (
    rf"(?:coll/|zone/|)(?:{_LOCALES})",
    r"coll/ucadata\.icu",
    r"(?:cnvalias|ulayout|uemoji)\.icu",
    r"[^/]*\.nrm",
    r"(?:icustd|icuver|keyTypeData|langInfo|likelySubtags|metadata|numberingSystems|plurals|supplementalData)\.res",
    r"(?:metaZones|timezoneTypes|windowsZones|zoneinfo64)\.res",
)
SMALL_CONVERTER = 8192
"""A converter of single bytes is smaller than this; those of Chinese, Japanese and Korean are far larger."""


def header_and_files(table: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Give the header and the files of a table, in its order. Raises ValueError when it is no such table."""
    length, magic = struct.unpack_from("<HH", table)
    if magic != 0x27DA or table[12:16] != b"CmnD":
        raise ValueError("this is no table of ICU data")
    (count,) = struct.unpack_from("<I", table, length)
    pairs = [struct.unpack_from("<II", table, length + 4 + 8 * number) for number in range(count)]
    ends = [length + data for _name, data in pairs[1:]] + [len(table)]
    return table[:length], [
        (table[length + name : table.index(b"\0", length + name)].decode("ascii"), table[length + data : end])
        for (name, data), end in zip(pairs, ends, strict=True)
    ]


def is_kept(name: str, size: int) -> bool:
    """Whether a file, named without the prefix of its table, is needed."""
    if name.endswith(".cnv"):
        return size <= SMALL_CONVERTER
    return any(re.fullmatch(kept, name) for kept in KEPT)


def table_of(header: bytes, files: list[tuple[str, bytes]]) -> bytes:
    """Write a table. The files stay in order, for ICU looks names up by halving; each starts at 16 bytes."""
    names_at = 4 + 8 * len(files)
    names = b""
    starts = []
    for name, _data in files:
        starts.append(names_at + len(names))
        names += name.encode("ascii") + b"\0"
    body = bytearray()
    first = _rounded(len(header) + names_at + len(names)) - len(header)
    pairs = []
    for start, (_name, data) in zip(starts, files, strict=True):
        pairs.append(struct.pack("<II", start, first + len(body)))
        body += data + b"\0" * (_rounded(len(data)) - len(data))
    head = header + struct.pack("<I", len(files)) + b"".join(pairs) + names
    return head + b"\0" * (len(header) + first - len(head)) + bytes(body)


def _rounded(size: int) -> int:
    return (size + 15) // 16 * 16


def make_small(library: Path) -> None:
    """Rewrite one library."""
    content = library.read_bytes()
    start = content.index(b"CmnD") - 12
    name, size = _symbol(library)
    header, files = header_and_files(content[start : start + size])
    kept = [(path, data) for path, data in files if is_kept(path.partition("/")[2], len(data))]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "data").write_bytes(table_of(header, kept))
        (work / "data.s").write_text(
            f'.section .rodata\n.balign 16\n.globl {name}\n.type {name}, %object\n{name}:\n.incbin "{work}/data"\n'
            f'.size {name}, .-{name}\n.section .note.GNU-stack,"",%progbits\n'
        )
        subprocess.run(["as", "-o", work / "data.o", work / "data.s"], check=True)
        made = work / "made"
        subprocess.run(
            ["ld", "-shared", "-s", "-z", "noexecstack", "-soname", library.name, "-o", made, work / "data.o"],
            check=True,
        )
        library.write_bytes(made.read_bytes())
    print(f"{library.name}: {len(kept)} of {len(files)} files, {library.stat().st_size >> 10} KB")


def _symbol(library: Path) -> tuple[str, int]:
    """Give the name and the size of the table."""
    told = subprocess.run(["readelf", "-sW", library], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\s(0x[0-9a-f]+|\d+)\s+OBJECT\s+GLOBAL\s+\S+\s+\d+\s+(icudt\d+_dat)$", told, re.MULTILINE)
    if found is None:
        raise ValueError(f"{library.name} holds no table")
    return found[2], int(found[1], 0)


if __name__ == "__main__":
    for one in sorted(Path(sys.argv[1]).rglob("libicudata.so.*")):
        if not one.is_symlink():
            make_small(one)
