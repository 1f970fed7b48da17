"""How far the sheets of a return spread, before the library reads them: it makes room for every cell in between."""

from __future__ import annotations

import zipfile

from bwvreview.domain.errors import ListProblem
from bwvreview.exchange.list_source import BROKEN
from bwvreview.exchange.returns_formulas import as_written

_ODS = "content.xml"


def check_sheets(package: zipfile.ZipFile, content: bytes) -> None:
    """Refuse a workbook with a sheet that spreads too far or says too much. Raises ListProblem.

    One that nobody saved since our export wrote it is not looked over again: that would take as long as reading it.
    """
    if as_written(package):
        return
    try:
        _look_over(package, content)
    except (zipfile.BadZipFile, *BROKEN) as error:
        raise ListProblem("The workbook is damaged.", advice="Ask the group to send it again.") from error
    except ListProblem as problem:
        advice = "Ask the group to save the feedback again."
        raise ListProblem("The workbook is damaged, or larger than any return.", advice=advice) from problem


def _look_over(package: zipfile.ZipFile, content: bytes) -> None:
    """Look as closely as at a list from the police."""
    from bwvreview.exchange.ods_places import look_over_ods
    from bwvreview.exchange.xlsx_places import look_over
    from bwvreview.exchange.xlsx_sheet import look_over_sheet

    if _ODS in package.namelist():
        look_over_ods(content)
        return
    for sheet in look_over(content).sheets:
        look_over_sheet(content, sheet.part)
