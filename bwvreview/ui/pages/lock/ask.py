"""“The records are locked”: asks for the passphrase, or for the code on the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    Notice,
    Page,
    SecretField,
    TickBox,
    column,
    columns,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem

_WORDS = "Passphrase"
_CODE = "Code on the recovery sheet"


class AskPage(Page):
    """Emits what was typed. Shows nothing of the records, not even whose they are."""

    topic = "lock"  # what F1 tells about

    given = Signal(str, bool)  # the passphrase, whether to keep it in the computer's keyring
    code_given = Signal(str)

    def __init__(self) -> None:
        super().__init__("The records are locked")
        self._by_code = self._working = False
        self._name = words(_WORDS, "strong")
        self._secret = SecretField(_WORDS)
        self._secret.box.returnPressed.connect(self._give)
        self._problem = Notice("", mood="stop")
        self._keep = TickBox("Open by itself on this computer", "Keeps the key in the computer's own keyring.")
        self._other = Button("Use the recovery sheet", "link")
        self._other.clicked.connect(self._turn)
        self._open = Button("Open the records", "main", icon="lock")
        self._open.clicked.connect(self._give)
        card = Card("", self._name, 4, self._secret, 12, self._keep)
        help_card = Card(
            "Forgotten it?",
            words("The code on the recovery sheet opens the records too. You then choose a new passphrase."),
            8, row(self._other, None),
            8, words("Without the passphrase and the sheet nobody can open them.", "muted"),
        )  # fmt: skip
        sides = columns(holder(column(card, None)), holder(column(help_card, None)), narrow=860)
        self.add(self._problem, sides, None)
        self.bar.set_buttons(self._open)
        self.ask()

    def ask(self, *, away: bool = False, keyring: bool = False) -> None:
        """Ask anew. `away`: the window locked itself; `keyring`: the computer has one that can be used."""
        told = "The window locked itself. You go on where you were." if away else ""
        self.set_heading("The records are locked", told)
        self._keep.setVisible(keyring and not away)
        self._show(by_code=False)

    def offer_keyring(self, *, offered: bool) -> None:
        """Offer to keep the key in the computer's keyring, once it is known that it has one."""
        self._keep.setVisible(offered)

    def show_problem(self, problem: Problem) -> None:
        """Say why it does not open."""
        self.set_working(working=False)
        self._problem.show_problem(problem)
        self._secret.box.set_wrong(True)
        self._secret.box.selectAll()
        self._secret.box.setFocus()

    def set_working(self, *, working: bool) -> None:
        """Say that the records are being opened."""
        self._working = working
        self.bar.say("Opening…" if working else "")

    def forget(self) -> None:
        """Take what was typed off the page."""
        self._secret.box.clear()

    def focus_start(self) -> None:
        """Put the focus into the box."""
        self._secret.box.setFocus()

    def _turn(self) -> None:
        self._show(by_code=not self._by_code)
        self._secret.box.setFocus()

    def _show(self, *, by_code: bool) -> None:
        self._by_code = by_code
        name = _CODE if by_code else _WORDS
        self._name.setText(name)
        self._secret.ask_for(name, hidden=not by_code)
        self._other.say("Use the passphrase" if by_code else "Use the recovery sheet")
        self._problem.hide()
        self.set_working(working=False)

    def _give(self) -> None:
        text = self._secret.box.text()
        if not text or self._working:
            return
        self._problem.hide()
        self._secret.box.set_wrong(False)
        self.set_working(working=True)
        if self._by_code:
            self.code_given.emit(text)
        else:
            self.given.emit(text, self._keep.isVisible() and self._keep.isChecked())
