"""Who sent and who has not: every group as a tile, with a shape and words beside the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.widgets.kit import Card, Marked, flow, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.quarter_lines import GroupLine, QuarterReport


def coverage(report: QuarterReport) -> Card:
    """Give the card of the groups: those that sent first, then those that have not, each by name."""
    came = [one for one in report.groups if one.sent]
    waiting = [one for one in report.groups if not one.sent]
    card = Card(f"{report.sent} of {report.known} groups sent")
    if came:
        card.add(8, words("Sent, with the records received", "strong"), 4, _tiles(came))
    if waiting:
        card.add(12, words("Not yet", "strong"), 4, _tiles(waiting))
    else:
        card.add(8, words("Every group has sent.", "muted"))
    return card


def _tiles(groups: list[GroupLine]) -> QWidget:
    return flow(*map(_tile, groups), gap=16, line_gap=6)


def _tile(one: GroupLine) -> Marked:
    if not one.sent:
        return Marked(one.name, "circle", "muted")
    strange = "" if one.known else ", not on the list of groups"
    return Marked(f"{one.name}: {one.received}{strange}", "circle-check", "good")
