"""A new workbook at a path: whole or not at all, put together in memory, the same bytes for the same cells."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.exchange.atomic import replacing
from bwvreview.exchange.workbook_rows import with_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from xlsxwriter.workbook import Workbook

    from bwvreview.exchange.workbook_rows import LongRows

# Text is never guessed to be something else, and no note passes through a temporary folder.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@contextmanager
def new_workbook(path: Path, later: Mapping[int, LongRows] | None = None) -> Iterator[Workbook]:
    """Give an empty workbook that is saved at `path` when the block ends well.

    `later` are rows that are written into the file at its end, by the number of their sheet; the block may add some.

    Raises ExportProblem, leaving what was there, when the disk or the folder will not have it.
    """
    import xlsxwriter

    with replacing(path) as temporary:
        packed = BytesIO()  # on a full disk the packing itself would fail twice, once without anybody to tell
        workbook = xlsxwriter.Workbook(packed, _OPTIONS)
        yield workbook
        workbook.close()
        temporary.write_bytes((with_rows(packed, later) if later else packed).getbuffer())
