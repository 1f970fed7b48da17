"""Who sent and who has not: every group as a tile, with a shape and words beside the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.widgets.kit import Button, Card, Fold, Marked, Tile, TileGrid, flow, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.quarter_lines import GroupLine, QuarterReport


def coverage(report: QuarterReport, write: Callable[[str], None]) -> Card:
    """Give the card of the groups: a tile each, those that have not sent by name, and the records of each.

    `write` gets the words of a letter to those that have not sent.
    """
    came = [one for one in report.groups if one.sent]
    tiles = (Tile(one.name, one.sent, _said(one)) for one in report.groups)
    waiting = f"**Not yet:** {', '.join(report.not_yet)}" if report.not_yet else "Every group has sent."
    card = Card(f"{report.sent} of {report.known} groups sent", 8, TileGrid("Groups", *tiles), 8, words(waiting))
    if report.not_yet:
        many = len(report.not_yet)
        button = Button("Write to this group" if many == 1 else f"Write to these {many}", size="row")
        button.clicked.connect(lambda: write(letter(report)))
        card.add(10, row(button, None))
    if came:
        card.add(4, Fold("Records of each group", flow(*map(_records, came), gap=16, line_gap=6)))
    return card


def letter(report: QuarterReport) -> str:
    """Give the words with which to ask the groups that have not sent."""
    return "\n\n".join(
        (
            f"To: {', '.join(report.not_yet)}",
            f"We put together what all groups saw from {report.quarter.words}. Nothing has come from your group yet.",
            "Please send us the central workbook of each session of these months, as the program saved it.",
            "If your group had no session, please tell us so.",
        )
    )


def _said(one: GroupLine) -> str:
    return f"sent, {one.received} {'record' if one.received == 1 else 'records'}" if one.sent else "not yet"


def _records(one: GroupLine) -> QWidget:
    strange = "" if one.known else ", not on the list of groups"
    return Marked(f"{one.name}: {one.received}{strange}", "circle-check", "good")
