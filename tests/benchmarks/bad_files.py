"""Files that would take the time or the memory of a careless reader, made as small as they come in the post."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bwvreview.exchange.bare_ole import bare_ole
from tests.lists import HEADINGS, WORKBOOK, as_csv, rows

LISTS = Path(__file__).parents[1] / "data" / "lists"
_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MEGABYTE = 1 << 20


def repeated(content: bytes, times: int) -> Iterator[bytes]:
    """Give the same bytes again and again, about a megabyte at once."""
    some = max(1, _MEGABYTE // len(content))
    yield from (content * min(some, times - at) for at in range(0, times, some))


def put(archive: zipfile.ZipFile, name: str, content: Iterable[bytes]) -> None:
    """Write a part without holding it."""
    with archive.open(name, "w", force_zip64=True) as part:
        for piece in content:
            part.write(piece)


def book(path: Path, sheet: Iterable[bytes], words: Iterable[bytes] = ()) -> None:
    """A workbook with the rows of one sheet, and shared words, as they are given."""
    words = list(words)
    with (
        zipfile.ZipFile(WORKBOOK) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in old.namelist():
            if not name.startswith("xl/worksheets/") and (name != "xl/sharedStrings.xml" or not words):
                archive.writestr(name, old.read(name))
        about = f'<worksheet xmlns="{_NAMES}"><sheetData>'.encode()
        put(archive, "xl/worksheets/sheet1.xml", [about, *sheet, b"</sheetData></worksheet>"])
        if words:
            put(archive, "xl/sharedStrings.xml", [f'<sst xmlns="{_NAMES}">'.encode(), *words, b"</sst>"])


def line(row: int, cells: Iterable[str]) -> bytes:
    """A row of a sheet, with its words in the cells."""
    inside = "".join(
        f'<c r="{chr(65 + at)}{row}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(cells)
    )
    return f'<row r="{row}">{inside}</row>'.encode()


def usual() -> list[bytes]:
    """The first rows of a list as they should be."""
    return [line(at, cells) for at, cells in enumerate([HEADINGS, *rows(12)], start=1)]


def zip_bomb(path: Path) -> None:
    """A workbook of a few megabytes that unpacks to four gigabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        put(archive, "xl/worksheets/sheet1.xml", repeated(bytes(_MEGABYTE), 4_000))


def zip_that_lies(path: Path) -> None:
    """A workbook whose directory says that its shared words take a hundred bytes: they take 200 megabytes."""
    book(path, usual(), [b"<si><t>", *repeated(b"x" * _MEGABYTE, 200), b"</t></si>"])
    content = bytearray(path.read_bytes())
    for mark, name_at, size_at in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            if content[at + name_at :].startswith(b"xl/sharedStrings.xml"):
                content[at + size_at : at + size_at + 4] = struct.pack("<I", 100)
    path.write_bytes(content)


def styled_rows(path: Path) -> None:
    """A list, and under it a million rows that hold nothing but a style."""
    empty = (b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(20, 1_000_020))
    book(path, [*usual(), b"".join(empty)])


def many_cells(path: Path) -> None:
    """Millions of cells that say a little each."""
    cells = b"".join(b'<c r="%c%%d" t="s"><v>1</v></c>' % letter for letter in b"ABCDE")
    lines = (b'<row r="%d">' % row + cells % ((row,) * 5) + b"</row>" for row in range(20, 1_000_000))
    book(path, [*usual(), *lines], [b"<si><t>x</t></si>"] * 2)


def many_odd_cells(path: Path) -> None:
    """Millions of cells, written as no spreadsheet writes them."""
    cells = b"".join(b"<x:c r='%c%%d' t='s' ><x:v>0</x:v></x:c >" % letter for letter in b"ABCDE")
    lines = (b"<row r='%d'>" % row + cells % ((row,) * 5) + b"</row>" for row in range(20, 1_000_000))
    book(path, [*usual(), *lines], [b"<si><t>x</t></si>"])


def many_words(path: Path) -> None:
    """A million shared words that no cell says."""
    book(path, usual(), [b"<si><t>a</t></si>" * 900_000])


def empty_words(path: Path) -> None:
    """Millions of shared words without a letter."""
    book(path, usual(), [b"<si/>" * 12_000_000])


def long_word_oddly(path: Path) -> None:
    """A word of two million letters, in ten thousand cells that only the library reads."""
    cells = b"".join(b'<row r="%d"><c  r="B%d" t="s"><v>&#48;</v></c></row>' % (row, row) for row in range(20, 10_020))
    book(path, [*usual(), cells], [b"<si><t>" + b"x" * 2_000_000 + b"</t></si>"])


def one_word_everywhere(path: Path) -> None:
    """A word of two million letters, and ten thousand cells that say it."""
    cells = b"".join(b'<row r="%d"><c r="B%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(20, 10_020))
    book(path, [*usual(), cells], [b"<si><t>" + b"x" * 2_000_000 + b"</t></si>"])


def long_words(path: Path) -> None:
    """Ten thousand cells with thirty thousand letters each."""
    cells = (
        b'<row r="%d"><c r="B%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (row, row, b"x" * 30_000)
        for row in range(20, 10_020)
    )
    book(path, [*usual(), *cells])


def far_cell(path: Path) -> None:
    """Two cells at opposite ends of a sheet."""
    book(path, [*usual(), b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'])


def formulas(path: Path) -> None:
    """Formulas whose values were never worked out."""
    book(path, [*usual(), *(b'<row r="%d"><c r="B%d"><f>TODAY()</f></c></row>' % (n, n) for n in range(20, 60))])


def locked(path: Path) -> None:
    """A workbook under a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with WORKBOOK.open("rb") as clear, path.open("wb") as out:
        OOXMLFile(clear).encrypt("by the river", out)


def long_cell(path: Path) -> None:
    """A cell of ten megabytes."""
    path.write_bytes(f"{as_csv(HEADINGS, rows(12))}REF-1,".encode() + b"x" * 10_000_000 + b"\r\n")


def zeros(path: Path) -> None:
    """Bytes of zero among the lines, far down."""
    path.write_bytes(as_csv(HEADINGS, rows(3_000)).encode() + b"\0\0\0REF-1,\0,\0\r\n" * 100_000)


def mixed_encodings(path: Path) -> None:
    """Lines in three encodings, each unlike the others."""
    said = [f"REF-{at},2022-09-14,Café – “quoted”,10-17,Fireworks\r\n" for at in range(100_000)]
    ways = ("utf-8", "cp1252", "utf-16-le")
    lines = (text.encode(ways[at % 3]) for at, text in enumerate(said))
    path.write_bytes(",".join(HEADINGS).encode() + b"\r\n" + b"".join(lines))


def wide_line(path: Path) -> None:
    """A line of a million columns."""
    path.write_bytes(b",".join(b"h%d" % at for at in range(1_000_000)) + b"\r\n" + b"x," * 999_999 + b"x\r\n")


def packed_bomb(path: Path) -> None:
    """A packed list of one endless line."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(as_csv(HEADINGS, rows(12)).encode())
        for piece in repeated(bytes(b"x" * _MEGABYTE), 4_000):
            file.write(piece)


def packed_lines(path: Path) -> None:
    """A packed list of a hundred million short lines."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(as_csv(HEADINGS, rows(12)).encode())
        for piece in repeated(b"\r\n" * 1_000, 50_000):
            file.write(piece)


def deep_json(path: Path) -> None:
    """Lists in lists, a million deep."""
    path.write_bytes(b'[{"Reference":"REF-1","x":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}]")


def wide_json(path: Path) -> None:
    """Objects of a million names."""
    path.write_text(json.dumps([{f"name {at}": at for at in range(1_000_000)}]))


def many_json(path: Path) -> None:
    """Millions of objects that say nothing, packed."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'[{"Reference":"REF-1"}')
        for piece in repeated(b",{}", 20_000_000):
            file.write(piece)
        file.write(b"]")


def ods_of(path: Path, cells: Iterable[bytes]) -> None:
    """An OpenDocument list with more rows under it."""
    with (
        zipfile.ZipFile(LISTS / "plain.ods") as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in old.namelist():
            if name != "content.xml":
                archive.writestr(name, old.read(name))
        above, end, below = old.read("content.xml").partition(b"</table:table>")
        put(archive, "content.xml", [above, *cells, end, below])


_TEXT = b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'


def ods_repeated(path: Path) -> None:
    """One cell, repeated over the whole sheet."""
    one = _TEXT.replace(b'"string"', b'"string" table:number-columns-repeated="16384"') % b"x"
    ods_of(path, [b'<table:table-row table:number-rows-repeated="1048000">' + one + b"</table:table-row>"])


def ods_long_words(path: Path) -> None:
    """One cell of a megabyte, repeated a thousand times."""
    one = _TEXT % (b"x" * _MEGABYTE)
    ods_of(path, [b'<table:table-row table:number-rows-repeated="1000">' + one + b"</table:table-row>"])


def ods_many_cells(path: Path) -> None:
    """Millions of cells that say a little each."""
    ods_of(path, repeated(b"<table:table-row>" + _TEXT % b"x" * 10 + b"</table:table-row>", 250_000))


def record(kind: int, content: bytes) -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(path: Path, words: bytes, cells: bytes, sheets: int = 1) -> None:
    """An old workbook: its shared words, and one sheet that is named so many times."""
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    names = [b"s%d" % at for at in range(sheets)]
    size = len(begin) + sum(len(name) + 12 for name in names) + len(words) + 4
    listed = b"".join(record(0x85, struct.pack("<IHBB", size, 0, len(name), 0) + name) for name in names)
    end = record(0x0A, b"")
    path.write_bytes(bare_ole({"Workbook": begin + listed + words + end + begin + cells + end}))


def shared(words: Iterable[bytes]) -> bytes:
    """The shared words of an old workbook, in one record and those that go on with it."""
    words = list(words)
    said = io.BytesIO()
    said.write(struct.pack("<II", len(words), len(words)))
    parts = [said]
    for word in words:
        one = struct.pack("<HB", len(word), 0) + word
        if parts[-1].tell() + len(one) > 8_000:
            parts.append(io.BytesIO())
        parts[-1].write(one)
    return b"".join(record(0x3C if at else 0xFC, part.getvalue()) for at, part in enumerate(parts))


def xls_many_words(path: Path) -> None:
    """Twenty million shared words of no letters."""
    empty = struct.pack("<HB", 0, 0)
    first = record(0xFC, struct.pack("<II", 20_000_000, 20_000_000) + empty * 2_000)
    rest = record(0x3C, empty * 2_700)
    xls(path, first + rest * (20_000_000 // 2_700), cell_of(0, 0))


def cell_of(row: int, column: int) -> bytes:
    """A cell that says the first of the shared words."""
    return record(0xFD, struct.pack("<HHHI", row, column, 0, 0))


def xls_one_word_everywhere(path: Path) -> None:
    """A word of seven thousand letters, and hundreds of thousands of cells that say it."""
    cells = b"".join(cell_of(row, column) for row in range(60_000) for column in range(8))
    xls(path, shared([b"x" * 7_000]), cells)


def xls_many_cells(path: Path) -> None:
    """As many cells as the limit allows."""
    xls(path, shared([b"x"]), b"".join(cell_of(row, column) for row in range(60_000) for column in range(20)))


def xls_labels(path: Path) -> None:
    """Thirty megabytes of cells with words of their own."""
    said = struct.pack("<HB", 8_000, 0) + b"x" * 8_000
    cells = b"".join(record(0x204, struct.pack("<HHH", row, 0, 0) + said) for row in range(3_700))
    xls(path, shared([b"x"]), cells)


def xls_many_sheets(path: Path) -> None:
    """A sheet that is named a hundred thousand times."""
    xls(path, shared([b"x"]), b"".join(cell_of(row, 0) for row in range(400)), sheets=100_000)


CASES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "zip bomb of 4 GB": ("a.xlsx", zip_bomb),
    "zip that lies on its size": ("b.xlsx", zip_that_lies),
    "a million styled empty rows": ("c.xlsx", styled_rows),
    "5,000,000 cells": ("d.xlsx", many_cells),
    "5,000,000 cells, oddly written": ("da.xlsx", many_odd_cells),
    "900,000 shared words": ("db.xlsx", many_words),
    "12,000,000 empty shared words": ("dc.xlsx", empty_words),
    "a long word in odd cells": ("dd.xlsx", long_word_oddly),
    "one long word in 10,000 cells": ("e.xlsx", one_word_everywhere),
    "10,000 cells of 30,000 letters": ("f.xlsx", long_words),
    "cells at both ends of a sheet": ("g.xlsx", far_cell),
    "formulas without values": ("h.xlsx", formulas),
    "workbook under a password": ("i.xlsx", locked),
    "CSV cell of 10 MB": ("j.csv", long_cell),
    "CSV with bytes of zero": ("k.csv", zeros),
    "CSV in three encodings": ("l.csv", mixed_encodings),
    "CSV of a million columns": ("m.csv", wide_line),
    "gzip bomb, one line of 4 GB": ("n.csv.gz", packed_bomb),
    "gzip bomb, 50,000,000 lines": ("o.csv.gz", packed_lines),
    "JSON a million deep": ("p.json", deep_json),
    "JSON of a million names": ("q.json", wide_json),
    "JSON of 20,000,000 objects": ("r.json.gz", many_json),
    "ODS, one cell everywhere": ("s.ods", ods_repeated),
    "ODS, one long cell 1,000 times": ("t.ods", ods_long_words),
    "ODS of 2,500,000 cells": ("u.ods", ods_many_cells),
    "XLS of 20,000,000 words": ("v.xls", xls_many_words),
    "XLS, one word in 480,000 cells": ("w.xls", xls_one_word_everywhere),
    "XLS of 1,200,000 cells": ("x.xls", xls_many_cells),
    "XLS of 30 MB in cells": ("xa.xls", xls_labels),
    "XLS of 100,000 sheets": ("y.xls", xls_many_sheets),
}
"""What each is called in the table, the name of its file, and how it is made."""
