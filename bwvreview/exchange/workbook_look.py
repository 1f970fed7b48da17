"""A look into a workbook that was saved: another program reads it, and nothing in it is worked out."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SHEETS = "xl/worksheets/"
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError)


def holds_cells_and_no_formula(content: bytes) -> bool:
    """Tell whether every sheet can be read, at least one cell holds something, and no cell has a formula.

    calamine takes a hundredth of openpyxl's time to load, and is another program than the one that wrote.
    """
    import python_calamine

    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            sheets = [name for name in package.namelist() if name.startswith(_SHEETS) and name.endswith(".xml")]
            if package.testzip() is not None or any(_FORMULA.search(package.read(name)) for name in sheets):
                return False
        book = python_calamine.load_workbook(BytesIO(content))
        return any(book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    except (*_DAMAGE, python_calamine.CalamineError):
        return False
