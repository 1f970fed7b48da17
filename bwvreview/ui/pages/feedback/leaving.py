"""What leaves and what stays: the kinds of file with what is in each, and counts that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.feedback.words import contents_of, reserves_line, shapes_of
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import Part, flow, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.sum_bar import SumBar, Term
from bwvreview.ui.widgets.words import Hairline, Icon, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from bwvreview.services.views_feedback import FeedbackView


class LeavingCard(Card):
    """The kinds of file to choose from; a fold below them says what is in each."""

    chosen = Signal(str, bool)
    public_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, view: FeedbackView, chosen: Mapping[str, bool]) -> None:
        super().__init__("What will leave", padding=(14, 20))
        self.add(words("One set of answers in several kinds of file. Choose which to save.", "muted"), 4)
        for title, hint, _ in shapes_of(view):
            tick = TickBox(title, hint, strong=True)
            tick.setChecked(chosen[title])
            tick.toggled.connect(lambda on, wanted=title: self.chosen.emit(wanted, on))
            self.add(Hairline(), 6, tick, 6)
        inside: list[Part] = []
        for title, _, _ in shapes_of(view):
            inside += [words(title, "strong"), 2, *_told(title, view), 8]
        self.add(Hairline(), 6, Fold("What is in each file", *inside, indent=28), 4)
        sheet, public = Button("Fill in the central team’s own sheet", "link"), Button("Tell the public", "link")
        sheet.clicked.connect(self.sheet_wanted)
        public.clicked.connect(self.public_wanted)
        self.add(Hairline(), 6, flow(sheet, public, gap=20))


def _told(title: str, view: FeedbackView) -> list[QWidget]:
    return [words(line, "hint") for line in contents_of(title, view)]


def counts_card(view: FeedbackView) -> Card:
    """Give the sum: every clip that was drawn is watched, not shown or still to come."""
    card = Card("The counts add up" if view.adds_up else "The counts do not add up", padding=(14, 20))
    card.add(
        4,
        SumBar(
            Term(view.slots, "{clips} drawn"),
            Term(view.watched, "{watched}", "="),
            Term(view.not_shown, "not shown", "+"),
            Term(view.to_come, "still to come", "+"),
        ),
    )
    reserves = reserves_line(view)
    if reserves:
        line = row(Icon("replace", 20, "muted", drop=2), words(reserves, "muted"), gap=8)
        line.setStretch(1, 1)
        card.add(8, Hairline(), 8, line)
    return card


def stay_notice() -> Notice:
    """Say what never leaves."""
    text = "**These stay here:** the police list, police references, your notes and members’ names."
    return Notice(text, icon="eye-off")
