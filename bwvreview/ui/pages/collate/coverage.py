"""Who sent and who has not: every group as a tile, with a shape and words beside the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.widgets.kit import Card, Fold, Marked, Tile, TileGrid, flow, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.quarter_lines import GroupLine, QuarterReport


def coverage(report: QuarterReport) -> Card:
    """Give the card of the groups: a tile each, those that have not sent by name, and the records of each."""
    came = [one for one in report.groups if one.sent]
    tiles = (Tile(one.name, one.sent, _said(one)) for one in report.groups)
    waiting = f"**Not yet:** {', '.join(report.not_yet)}" if report.not_yet else "Every group has sent."
    card = Card(f"{report.sent} of {report.known} groups sent", 8, TileGrid("Groups", *tiles), 8, words(waiting))
    if came:
        card.add(4, Fold("Records of each group", flow(*map(_records, came), gap=16, line_gap=6)))
    return card


def _said(one: GroupLine) -> str:
    return f"sent, {one.received} {'record' if one.received == 1 else 'records'}" if one.sent else "not yet"


def _records(one: GroupLine) -> QWidget:
    strange = "" if one.known else ", not on the list of groups"
    return Marked(f"{one.name}: {one.received}{strange}", "circle-check", "good")
