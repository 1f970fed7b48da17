"""The card that says who records: everybody together, or each reviewer alone first; and how many are present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.reviewing import Recording
from bwvreview.ui.say import count
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, flow, holder, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.services.views_session import SessionView

_WAYS = {
    Recording.PANEL: ("Together: one record for everybody", "Choose who records"),
    Recording.TURNS: ("Each reviewer alone first, in turns", "Reviewers"),
    Recording.LAPTOPS: ("Each reviewer alone first, on own laptops", "Reviewers"),
    Recording.GUEST: ("You answer alone, on this laptop", "Send answers"),
}


class WhoCard(Card):
    """Who records, with the way to change it."""

    wanted = Signal()

    def __init__(self, view: SessionView) -> None:
        super().__init__("", padding=(10, 20))
        way, button = _WAYS[view.recording]
        people = f"{count(view.reviewers, 'reviewer')}, known by letters." if view.reviewers else ""
        if view.recording is not Recording.PANEL and not people:
            people = "No reviewer has joined yet."
        told = column(words(way, "strong"), words(people or "Members can also answer alone first.", "hint"))
        change = Button(button, size="row")
        change.setAccessibleDescription(spoken(way))
        change.clicked.connect(self.wanted)
        line = row(holder(told), flow(change), gap=12)
        line.setStretch(0, 1)
        self.add(line)


def present_card(members: QWidget) -> Card:
    """Ask how many members are present."""
    members.show()
    told = column(words("Members present", "strong"), words("The number goes into the feedback.", "hint"))
    line = row(holder(told), members, gap=12)
    line.setStretch(0, 1)
    return Card("", line, padding=(10, 20))
