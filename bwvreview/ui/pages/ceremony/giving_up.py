"""Giving a fixed plan up before its dice are rolled: why, and what stays of it for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.pages.ceremony.frame import Heading, RoomBar, Step
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.reason import Reason
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.sessions import SessionId


class GivingUpStep(Step):
    """Asks why. `given_up` carries the reason; `back` goes on with the plan as it was."""

    given_up = Signal(str)
    back = Signal()

    def __init__(self, session: SessionId) -> None:
        bar = RoomBar()
        self._reason = Reason("Why is this plan given up?", "Write in a few words why it is not used.")
        self._reason.entered.connect(self._give_up)
        self._notice = Notice("", mood="stop", kind="room-sentence")
        self._notice.hide()
        follows = [
            _line("lock", "The plan is kept for ever, with its eight groups and your reason."),
            _line("list-check", "Number and reason stand on the certificate and the page for the public."),
            _line("dice-5", "Nobody rolls dice for these groups any more."),
            _line("arrow-right", f"The next plan of this day is draw {session.number + 1}."),
        ]
        super().__init__(
            bar,
            Heading("Give this plan up", f"Draw {session.number}"),
            14,
            self._notice,
            Card("What follows", 8, column(*follows, gap=8), padding=(14, 20)),
            14,
            Card(
                "Why is this plan given up?",
                2,
                words("Say it in a few words. Write no names.", "muted"),
                8,
                self._reason,
                padding=(14, 20),
            ),
            None,
        )
        go = Button("Give it up and plan again", "main", size="room")
        go.clicked.connect(self._give_up)
        back = Button("Go on with this plan", size="room", icon="arrow-back-up")
        back.clicked.connect(self.back)
        bar.set_buttons(back, go)

    def start(self) -> None:
        """Begin at the reason."""
        self._reason.setFocus()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._notice.say(problem.advice, title=problem.message)
        self._notice.show()

    def _give_up(self) -> None:
        reason = self._reason.taken()
        if reason:
            self.given_up.emit(reason)


def _line(icon: str, text: str) -> QWidget:
    made = row(Icon(icon, 24, "accent"), words(text, "room-body"), gap=12)
    made.setStretch(1, 1)
    return holder(made)
