"""A draw that is fixed and not finished: go on with it, or give it up and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.say import day, nth
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, Medallion
from bwvreview.ui.widgets.layouts import column, flow, holder, row
from bwvreview.ui.widgets.reason import Reason
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from bwvreview.services.views_draw import WaitingDraw


class WaitingCard(Card):
    """The one next thing: the draw that waits. Giving it up asks for a reason first."""

    go_on = Signal()
    given_up = Signal(str)

    def __init__(self, waiting: WaitingDraw) -> None:
        super().__init__("", edge="accent", edge_width=2, padding=(20, 24))
        which = f"{day(waiting.session.day)}, draw {waiting.session.number}"
        if waiting.roll > 1:
            roll = nth(waiting.roll)
            self.heading, self.sentence = f"A {roll} roll is fixed", f"{{Clips}} of {which} could not be shown."
            title, text = f"Go on with the {roll} roll", "The new groups are shown again, then the dice are rolled."
        elif waiting.rolled:
            self.heading, self.sentence = "The dice are rolled", f"The draw of {which} waits for its session."
            title, text = "See the {clips} that were drawn", "Then ask the police to keep them, and start the session."
        else:
            self.heading, self.sentence = "A plan is fixed", f"The dice for {which} have not been rolled yet."
            title, text = "Go on with this draw", "The fingerprint is shown again, then the dice are rolled."
        self.setAccessibleName(title)
        go_on = Button(
            "See the {clips}" if waiting.rolled else "Go on with this draw", "main", icon_after="arrow-right"
        )
        go_on.clicked.connect(self.go_on)
        buttons = [go_on]
        if not waiting.rolled and waiting.roll == 1:
            give_up = Button("Give this plan up")
            give_up.clicked.connect(self._ask)
            buttons.append(give_up)
        self._panel = self._reason_panel(waiting)
        body = column(
            words(title, "heading"),
            4,
            words(text, "muted"),
            16,
            flow(*buttons, gap=12),
            holder(column(16, self._panel)),
        )
        line = row(holder(column(Medallion("dice-5"), None)), body, gap=20)
        line.setStretch(1, 1)
        self.add(line)

    def _reason_panel(self, waiting: WaitingDraw) -> Card:
        self._reason = Reason("Why is this plan given up?", "Write in a few words why it is not used.")
        self._reason.entered.connect(self._give_up)
        give_up = Button("Give it up and plan again")
        give_up.clicked.connect(self._give_up)
        panel = Card(
            "Why is this plan given up?",
            2,
            words("The plan is kept for ever. The reason stands on the certificate. Write no names.", "muted"),
            words(f"The next plan of this day is draw {waiting.session.number + 1}.", "muted"),
            8,
            self._reason,
            12,
            flow(give_up),
        )
        panel.hide()
        return panel

    def _ask(self) -> None:
        self._panel.show()
        self._reason.setFocus()

    def _give_up(self) -> None:
        reason = self._reason.taken()
        if reason:
            self.given_up.emit(reason)
