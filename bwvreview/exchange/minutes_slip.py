"""The groups on a sheet for the minutes, with room for the dice and for who read and who wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.exchange.pdf import WIDTH, Page, wrapped
from bwvreview.exchange.qr import qr_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 56.0
_ROOM = WIDTH - 2 * _MARGIN
_QR = 150.0
_SIDE, _GAP = 36.0, 8.0
_LINE = 1.0
_ACROSS = 10


def minutes_slip(heading: str, sentences: Sequence[str], groups: Sequence[str], commit: str, dice: int) -> Page:
    """Write the sheet.

    `heading` says which draw, `sentences` what was fixed, `dice` how many digits are to come. Only what may leave the
    room stands on it: no list, no size that is not rounded.
    """
    page = Page(f"For the minutes. {heading}")
    page.text([(_MARGIN, 92, "For the minutes")], 26, "bold", "H1")
    page.text([(_MARGIN, 116, heading)], 14)
    y = 150.0
    for sentence in sentences:
        lines = wrapped(sentence, _ROOM, 12)
        page.text([(_MARGIN, y + 16 * place, line) for place, line in enumerate(lines)], 12)
        y += 16 * len(lines) + 4
    y = _groups(page, y + 18, groups, commit)
    y = _dice(page, y + 34, dice)
    _names(page, y + 44)
    return page


def _groups(page: Page, y: float, groups: Sequence[str], commit: str) -> float:
    page.text([(_MARGIN, y, "Read aloud before the roll, left to right")], 13, "bold", "H2")
    places = [
        (_MARGIN + 168 * (place % 2), y + 34 + 32 * (place // 2), f"{place + 1}  {group}")
        for place, group in enumerate(groups)
    ]
    page.text(places, 20, "codebold")
    page.squares(WIDTH - _MARGIN - _QR + 12, y + 12, _QR - 12, qr_rows(commit), "The eight groups as a QR code")
    return y + _QR


def _dice(page: Page, y: float, dice: int) -> float:
    page.text([(_MARGIN, y, "The dice, in the order rolled")], 13, "bold", "H2")
    y += 14
    for place in range(dice):
        across, down = place % _ACROSS, place // _ACROSS
        x = _MARGIN + across * (_SIDE + _GAP) + (12 if across >= _ACROSS // 2 else 0)
        _frame(page, x, y + down * (_SIDE + 12))
    return y + -(-dice // _ACROSS) * (_SIDE + 12)


def _frame(page: Page, x: float, y: float) -> None:
    for left, top, width, height in (
        (x, y, _SIDE, _LINE),
        (x, y + _SIDE - _LINE, _SIDE, _LINE),
        (x, y, _LINE, _SIDE),
        (x + _SIDE - _LINE, y, _LINE, _SIDE),
    ):
        page.box(left, top, width, height, 0.35)


def _names(page: Page, y: float) -> None:
    for place, who in enumerate(("Read aloud by", "Written down by", "Dice entered by", "Dice read back by")):
        line = y + 34 * place
        page.text([(_MARGIN, line, who)], 12)
        page.box(_MARGIN + 130, line + 2, _ROOM - 130, 0.8, 0.35)
