"""The page itself: one question after another, until nothing waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.two_answers.card import ChoiceCard
from bwvreview.ui.say import count
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    EmptyState,
    NarrowPage,
    Notice,
    column,
    empty,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem
    from bwvreview.services.clashes import TwoAnswers


class TwoAnswersPage(NarrowPage):
    """Says which answer was chosen. Whoever leaves without choosing loses nothing: both answers stay."""

    topic = "two-answers"  # what F1 tells about

    chosen = Signal(int, str, str, str)  # number, the answer, the one that stood, why

    def __init__(self) -> None:
        super().__init__("Leave this for later")
        self._card: ChoiceCard | None = None
        self._left = 0
        self._room = column(gap=12)
        self.put(self._room)

    # --- what the page is told

    def show_waiting(self, waiting: Sequence[TwoAnswers]) -> None:
        """Ask about the first question that has two answers; say so when none has."""
        empty(self._room)
        self._card = None
        if not waiting:
            self._show_done()
            return
        two = waiting[0]
        self.slot.setText(two.slot)
        self.say("Two answers were given", "Two windows answered at the same time. Both answers are kept.")
        card = self._card = ChoiceCard(two)
        card.changed.connect(self._follow)
        self._room.addWidget(card)
        keep = Button("Let this answer stand", "main", icon="check")
        keep.clicked.connect(lambda: self._keep(two))
        self.bar.set_buttons(keep)
        self._left = len(waiting) - 1
        self._follow()
        focus_later(self, self.focus_start)

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._room.insertWidget(0, Notice.of(problem))

    # --- building

    def _show_done(self) -> None:
        self.slot.setText("")
        self.say("Two answers were given", "")
        back = Button("Go on", "main", icon_after="arrow-right")
        back.clicked.connect(self.left)
        told = EmptyState("circle-check", "Every question has one answer", "The history keeps what was not chosen.")
        self._room.addWidget(Card("", told, padding=(20, 20)))
        self.bar.set_buttons(back)
        self.bar.say("")
        focus_later(self, self.focus_start)

    def _follow(self) -> None:
        card, button = self._card, self.main_button()
        if card is None or button is None:
            return
        button.set_available(reason=card.missing())
        more = f"{count(self._left, 'question')} after this" if self._left else "Nothing else waits"
        self.bar.say(card.missing() or more)

    def _keep(self, two: TwoAnswers) -> None:
        card = self._card
        value = None if card is None else card.value()
        if card is not None and value is not None:
            self.chosen.emit(two.id, value, two.stands.value, card.why.value())

    # --- what the window asks

    def focus_start(self) -> None:
        """Begin at the answers; at the button when nothing waits."""
        button = self.main_button()
        if self._card is not None:
            self._card.start()
        elif button is not None:
            button.setFocus()
