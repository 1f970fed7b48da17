"""The keep request: references that the police are asked not to delete, as a workbook or as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.words import say
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.workbook_file import new_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TITLE = "For the police only"
_ASK = (
    "Please keep the {video} of every {encounter} on this list until the {viewing} is over.",
    "The order says nothing. Do not pass this list on.",
)


def write_keep_request(references: Sequence[str], about: str, path: Path) -> None:
    """Write the request to `path`: plain text when its name ends in .txt, else a workbook. Whole or not at all.

    `about` names the viewing. Raises ExportProblem.
    """
    if path.suffix.casefold() == ".txt":
        lines = [TITLE, about, "", *map(say, _ASK), "", *references]
        write_atomically(path, "".join(f"{line}\r\n" for line in lines).encode("utf-8"))
        return
    with new_workbook(path) as workbook:
        workbook.set_properties({"title": TITLE})
        heading = workbook.add_format({"font_name": "Arial", "font_size": 18, "bold": True})
        plain = workbook.add_format({"font_name": "Arial", "font_size": 10})
        head = workbook.add_format({"font_name": "Arial", "font_size": 10, "bold": True, "bottom": 1})
        sheet = workbook.add_worksheet("Please keep")
        sheet.set_column(0, 0, 44)
        sheet.set_paper(9)
        sheet.set_footer(f"&L&9{TITLE}&R&9Page &P of &N")
        sheet.write_string(0, 0, TITLE, heading)
        for row, line in enumerate((about, *map(say, _ASK)), start=1):
            sheet.write_string(row, 0, line, plain)
        first = len(_ASK) + 3
        sheet.write_string(first, 0, "Reference", head)
        for row, reference in enumerate(references, start=first + 1):
            sheet.write_string(row, 0, reference, plain)
