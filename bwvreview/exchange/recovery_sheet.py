"""The recovery sheet: the code that opens a workspace whose passphrase is forgotten, in large type on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.plain_words import day_words
from bwvreview.exchange.pdf import WIDTH, Page, wrapped

if TYPE_CHECKING:
    from datetime import date

_MARGIN = 56.0
_ROOM = WIDTH - 2 * _MARGIN
_SAID = (
    "Forgot the passphrase? Choose “Use the recovery sheet” where the program asks for it, and type this code.",
    "Whoever has this sheet and the laptop can read every record. Keep it locked away, never with the laptop.",
    "It works until the passphrase is changed, or a new sheet is made. Destroy this one then.",
    "It needs the small file ending in “.key” beside the workspace. Copy both when you copy one.",
    "Nobody else can help: without passphrase and sheet the records cannot be read by anybody.",
)


def recovery_sheet(code: str, made: date) -> Page:
    """Write the sheet for a code, as `domain.recovery.written` gives it."""
    page = Page("Recovery sheet")
    page.text([(_MARGIN, 92, "Recovery sheet")], 26, "bold", "H1")
    page.text([(_MARGIN, 116, f"For a workspace of BWV Review. Made on {day_words(made)}.")], 14)
    page.box(_MARGIN, 148, _ROOM, 1, 0.35)
    page.text([(_MARGIN + 8, 198, code)], 26, "codebold")
    page.box(_MARGIN, 222, _ROOM, 1, 0.35)
    page.text(
        [(_MARGIN, 244, "Five groups of five. 0 is a zero and 1 is a one; the letters O, I, L and U are not used.")], 11
    )
    y = 290.0
    for sentence in _SAID:
        lines = wrapped(sentence, _ROOM, 14)
        page.text([(_MARGIN, y + 20 * place, line) for place, line in enumerate(lines)], 14)
        y += 20 * len(lines) + 8
    for place, what in enumerate(("Which laptop", "Where it is kept", "By whom")):
        line = y + 40 + 42 * place
        page.text([(_MARGIN, line, what)], 14)
        page.box(_MARGIN + 130, line + 2, _ROOM - 130, 0.8, 0.35)
    return page
