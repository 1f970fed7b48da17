"""The lock of the records, and handing the laptop to a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.focus import tab_as_laid_out
from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    Button,
    Card,
    Icon,
    Notice,
    Option,
    Page,
    Question,
    SecretField,
    column,
    columns,
    empty,
    flow,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem

_MINUTES = tuple(Option(str(minutes), f"{minutes} minutes") for minutes in (5, 10, 15, 30, 60))
_GROUP = "The group"
_SEES = "A reviewer sees the {clips} and the form. References, lists, files and what others answered are not shown."
_HONEST = (
    "This guides people; it does not lock anything away. Whoever knows the passphrase can read all records with "
    "another program. Use it when you hand the open laptop to a reviewer."
)


class GuardPage(Page):
    """Emits what was asked; shows what is so."""

    passphrase_wanted = Signal()
    sheet_wanted = Signal()
    lock_wanted = Signal()
    forget_wanted = Signal()
    minutes_chosen = Signal(int)
    pin_given = Signal(str, str)  # the one of now, the new one
    hand_over_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Lock and roles", "Who sees the records on this laptop.")
        self._names: tuple[str, ...] = ("",)
        self._chosen = ""
        left = holder(column(self._lock_card(), None))
        right = holder(column(self._role_card(), None))
        self.add(columns(left, right, narrow=860), None)
        back = Button("Back to the settings", icon="chevron-left")
        back.clicked.connect(self.left)
        self.bar.set_buttons(back)

    def _lock_card(self) -> Card:
        self._open, self._state = Icon("rate-amber", 20, "amber", drop=2), words("", "body")
        self._change = Button("Change the passphrase", size="row")
        self._sheet = Button("Make a new recovery sheet", size="row")
        self._now = Button("Lock now", size="row", icon="lock")
        self._forget = Button("Ask for the passphrase each time", size="row")
        for button, signal in (
            (self._change, self.passphrase_wanted),
            (self._sheet, self.sheet_wanted),
            (self._now, self.lock_wanted),
            (self._forget, self.forget_wanted),
        ):
            button.clicked.connect(signal)
        self._idle = Question("Lock by itself after", "", AnswerTiles(_MINUTES), indent=0)
        self._idle.answering.changed.connect(lambda chosen: self.minutes_chosen.emit(int(chosen)))
        buttons = flow(self._change, self._now, self._sheet, self._forget, gap=12)
        state = row(self._open, self._state, gap=8)
        state.setStretch(1, 1)
        return Card("The lock", 4, state, 12, buttons, 16, self._idle)

    def _role_card(self) -> Card:
        self._told = Notice("", mood="stop")
        self._told.hide()
        self._old, self._new = SecretField("PIN of now"), SecretField("New PIN")
        self._of_now = holder(column(words("PIN of now", "strong"), 4, self._old, 8))
        keep = Button("Save the PIN", size="row")
        keep.clicked.connect(self._give_pin)
        self._old.box.returnPressed.connect(self._give_pin)
        self._new.box.returnPressed.connect(self._give_pin)
        self._who, self._why = column(), words("", "muted")
        self._hand = Button("Hand the laptop over", size="row", icon="device-tv")
        self._hand.clicked.connect(lambda: self.hand_over_wanted.emit(self._chosen))
        return Card(
            "Coordinator and reviewer",
            words(_SEES),
            8, words(_HONEST, "muted"),
            8, self._told,
            12, self._of_now, words("New PIN", "strong"), 4, self._new, 8, row(keep, None),
            16, words("Hand it to", "strong"), 4, self._who, 12, row(self._hand, self._why, None, gap=12),
        )  # fmt: skip

    def show_lock(self, *, locked: bool, shared: bool, minutes: int) -> None:
        """Show whether the records have a passphrase. `shared` ones are locked by their server."""
        if shared:
            self._state.setText("These records are on a server. Whoever runs it locks them.")
        elif locked:
            self._state.setText("The records are encrypted with your passphrase.")
        else:
            self._state.setText("**Anybody who has this laptop can read the records.**")
        self._state.set_tone("text" if locked or shared else "amber")
        self._open.setVisible(not (locked or shared))
        self._change.say("Change the passphrase" if locked else "Lock the records")
        self._change.setVisible(not shared)
        for part in (self._sheet, self._now, self._forget, self._idle):
            part.setVisible(locked)
        self._idle.answering.set_value(str(minutes))

    def show_roles(self, reviewers: Sequence[str], *, has_pin: bool) -> None:
        """Show to whom the laptop can be handed."""
        self._of_now.setVisible(has_pin)
        for field, name in ((self._old, "PIN of now"), (self._new, "New PIN")):
            field.ask_for(name, hidden=True)
        empty(self._who)
        self._names, self._chosen = ("", *reviewers), ""
        choice = AnswerList([Option(str(place), name or _GROUP) for place, name in enumerate(self._names)])
        choice.set_value("0")
        choice.changed.connect(self._choose)
        self._who.addWidget(choice)
        tab_as_laid_out(self)
        self._hand.set_available(reason="" if has_pin else "Choose a PIN first.")
        self._why.setText(self._hand.reason)

    def show_done(self, text: str) -> None:
        """Say what was saved."""
        self._told.show_done(text)

    def show_problem(self, problem: Problem) -> None:
        """Say what was not taken."""
        self._told.show_problem(problem)

    def clear_told(self) -> None:
        """Take what was said off the page."""
        self._told.hide()

    def _give_pin(self) -> None:
        self.pin_given.emit(self._old.box.text(), self._new.box.text())

    def _choose(self, place: str) -> None:
        self._chosen = self._names[int(place)]
