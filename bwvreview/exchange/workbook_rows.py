"""The rows of long tables, written straight into the file of a workbook: no cell is held, however many there are.

XlsxWriter makes the workbook with everything but these rows. They are written afterwards, as its sheets and its
shared texts ask for (ECMA-376 part 1, 18.3.1.80 and 18.4.8): nothing but the format of the file is relied on.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.exchange.safe_text import cell_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

OFTEN_SAID = 200
"""Letters. Longer text is somebody's own words, and said once."""

_TEXTS = "xl/sharedStrings.xml"
_END_OF_ROWS = "</sheetData>"
_AT_ONCE = 100
_UNIX = 3
_DIMENSION = re.compile(r'<dimension ref="[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?"/>')
_HOW_MANY = re.compile(r'count="([0-9]+)" uniqueCount="([0-9]+)"')


class Texts:
    """The texts of a workbook that its cells share, those of XlsxWriter first."""

    def __init__(self, file: str) -> None:
        counts = _HOW_MANY.search(file)
        self._file, self._numbers = file, dict[str, int]()
        self._uses, self._first = (int(counts[1]), int(counts[2])) if counts else (0, 0)

    def cell(self, value: str, style: int) -> str:
        """Give what follows the name of a cell with this text. Text that comes again and again is kept once."""
        text = cell_xml(value)
        if len(value) >= OFTEN_SAID:
            return f'" s="{style}" t="inlineStr"><is>{text}</is></c>'
        number = self._numbers.setdefault(text, len(self._numbers)) + self._first
        return f'" s="{style}" t="s"><v>{number}</v></c>'

    def file(self) -> bytes:
        """Give the file of all texts. How often each is used is only a hint, and stays as it was."""
        count = f'count="{self._uses + len(self._numbers)}" uniqueCount="{self._first + len(self._numbers)}"'
        added = "".join(f"<si>{text}</si>" for text in self._numbers)
        return _HOW_MANY.sub(count, self._file, count=1).replace("</sst>", f"{added}</sst>").encode("utf-8")


@dataclass(frozen=True, slots=True)
class LongRows:
    """The rows of a sheet that are still to be written, below those that it has.

    `write` gives each as the XML of a row. `area` is what the sheet then covers (“A1:BF10001”), blank when unknown.
    """

    write: Callable[[Texts], Iterable[str]]
    area: str = ""


def with_rows(packed: BytesIO, later: Mapping[int, LongRows]) -> BytesIO:
    """Give a workbook of XlsxWriter with more rows. `later` names its sheets by their number, the first is 1."""
    made = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        texts = Texts(old.read(_TEXTS).decode("utf-8"))
        sheets = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in later.items()}
        for info in old.infolist():
            if info.filename in sheets:
                _write_sheet(new, info.filename, old.read(info).decode("utf-8"), sheets[info.filename], texts)
            elif info.filename != _TEXTS:
                new.writestr(_entry(info.filename), old.read(info))
        new.writestr(_entry(_TEXTS), texts.file())
    return made


def _write_sheet(new: zipfile.ZipFile, name: str, sheet: str, rows: LongRows, texts: Texts) -> None:
    head, end, tail = sheet.rpartition(_END_OF_ROWS)
    area = f'<dimension ref="{rows.area}"/>' if rows.area else ""
    with new.open(_entry(name), "w") as stream:
        some = [_DIMENSION.sub(area, head, count=1)]
        for row in rows.write(texts):
            some.append(row)
            if len(some) >= _AT_ONCE:
                stream.write("".join(some).encode("utf-8"))
                some.clear()
        stream.write("".join([*some, end, tail]).encode("utf-8"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # as XlsxWriter dates its entries
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    entry.create_system = _UNIX  # the same bytes on Windows too
    return entry


def column_letters(column: int) -> str:
    """Name a column as a spreadsheet does.

    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
