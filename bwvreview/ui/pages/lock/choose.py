"""“Choose a passphrase”: typed twice, with its strength in words. For new records, and for a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal

from bwvreview.domain.passphrase import judge
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
    from bwvreview.ui.theme import Tone

Why = Literal["new", "change", "lock", "recovered"]

_HEADS: dict[Why, tuple[str, str, str]] = {
    "new": ("Lock your records", "Choose a passphrase. It keeps them safe when the laptop is lost.", "Lock and start"),
    "change": ("Change the passphrase", "The old recovery sheet stops working. You get a new one.", "Change it"),
    "lock": ("Lock your records", "They are readable by anybody now. Choose a passphrase.", "Lock the records"),
    "recovered": ("Choose a new passphrase", "The recovery sheet was used. You get a new sheet.", "Change it"),
}
_TONES: dict[str, tuple[Tone, str]] = {
    "weak": ("red", "Weak"), "fair": ("amber", "Fair"), "good": ("good", "Good"), "strong": ("good", "Strong"),
}  # fmt: skip


class ChoosePage(Page):
    """Emits the passphrase once it is strong enough and typed twice alike."""

    topic = "new-records"  # what F1 tells about

    chosen = Signal(str, str, bool)  # the one of now (when changed), the new one, whether to keep it in the keyring
    made_wanted = Signal()
    plain_wanted = Signal()
    practice_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Lock your records")
        self._why: Why = "new"
        self._working = False
        self._now, self._first, self._second = (
            SecretField("Passphrase of now"), SecretField("New passphrase"), SecretField("The same once more"),
        )  # fmt: skip
        self._strength = words("", "body")
        self._problem = Notice("", mood="stop")
        self._keep = TickBox("Open by itself on this computer", "Keeps the key in the computer's own keyring.")
        self._main = Button("Lock and start", "main", icon="lock")
        self._back = Button("Leave it as it is")
        for field in (self._now, self._first, self._second):
            field.box.textChanged.connect(self._typed)
            field.box.returnPressed.connect(self._give)
        self._main.clicked.connect(self._give)
        self._back.clicked.connect(self.left)
        self._problem.hide()
        sides = columns(holder(column(self._card(), None)), holder(column(self._advice(), None)), narrow=860)
        self.add(self._problem, sides, None)
        self.bar.set_buttons(self._main, self._back)
        self.ask("new")

    def _card(self) -> Card:
        make = Button("Make one for me", size="row", icon="refresh")
        make.clicked.connect(self.made_wanted)
        self._of_now = holder(column(words("Passphrase of now", "strong"), 4, self._now, 12))
        return Card(
            "",
            self._of_now,
            words("New passphrase", "strong"), 4, self._first, 4, self._strength, 8, row(make, None),
            12, words("The same once more", "strong"), 4, self._second,
            12, self._keep,
        )  # fmt: skip

    def _advice(self) -> Card:
        tour = Button("Look round with the practice list", icon="player-play", size="row")
        tour.clicked.connect(self.practice_wanted)
        self._plain = Button("Practise without a lock", "link")
        self._plain.clicked.connect(self.plain_wanted)
        self._for_practice = holder(
            column(
                16, words("Only trying it out?", "strong"), 4,
                words("A few hints lead you through the whole job. Nothing there is real."), 8, row(tour, None), 12,
                words("Or begin here without a lock. Anybody can then read what you keep.", "muted"), 4,
                row(self._plain, None),
            )
        )  # fmt: skip
        return Card(
            "A good passphrase",
            words("Four or more words that do not belong together. No names, no birthdays, no line of a song."),
            8, words("You then get a recovery sheet to print. It opens the records when the passphrase is forgotten."),
            8, words("**Without both, nobody can read them again.** We cannot help either."),
            self._for_practice,
        )  # fmt: skip

    def ask(self, why: Why, *, keyring: bool = False) -> None:
        """Ask for a passphrase. `keyring`: the computer has one that can be used."""
        self._why = why
        title, sub, button = _HEADS[why]
        self.set_heading(title, sub)
        self._main.say(button)
        self._of_now.setVisible(why == "change")
        self._back.setVisible(why in {"change", "lock"})
        self._for_practice.setVisible(why == "new")
        self._keep.setVisible(keyring)
        for field in (self._now, self._first, self._second):
            field.box.clear()
            field.ask_for(field.box.accessibleName(), hidden=True)
        self._problem.hide()
        self.set_working(working=False)
        self._typed()

    def offer_keyring(self, *, offered: bool) -> None:
        """Offer to keep the key in the computer's keyring, once it is known that it has one."""
        self._keep.setVisible(offered)

    def show_made(self, passphrase: str) -> None:
        """Show a passphrase that was made, readable, to be typed once more."""
        self._first.ask_for("New passphrase", hidden=False)
        self._first.box.setText(passphrase)
        self._second.box.setFocus()

    def show_problem(self, problem: Problem) -> None:
        """Say why it was not taken."""
        self.set_working(working=False)
        self._problem.show_problem(problem)

    def set_working(self, *, working: bool) -> None:
        """Say that the records are being locked."""
        self._working = working
        self.bar.say("Locking the records…" if working else "")

    def forget(self) -> None:
        """Take what was typed off the page."""
        for field in (self._now, self._first, self._second):
            field.box.clear()

    def focus_start(self) -> None:
        """Put the focus into the first box."""
        (self._now if self._why == "change" else self._first).box.setFocus()

    def _typed(self) -> None:
        text = self._first.box.text()
        strength = judge(text)
        tone, name = _TONES[strength.level]
        self._strength.set_tone(tone if text else "muted")
        self._strength.setText(f"**{name}.** {strength.words}" if text else "At least 12 characters.")
        differs = bool(self._second.box.text()) and not text.startswith(self._second.box.text())
        self._second.box.set_wrong(differs)
        self.bar.say("The two are not the same yet" if differs else "")

    def _give(self) -> None:
        new = self._first.box.text()
        strength = judge(new)
        if self._working:
            return
        if not strength.may_be_used:
            self._say("This passphrase is too weak.", strength.words)
        elif not self._second.box.text():
            self._say("Type the passphrase once more.", "Write it down first, then type it into the second box.")
            self._second.box.setFocus()
        elif new != self._second.box.text():
            self._say("The two are not the same.", "Type the new passphrase in both boxes.")
        else:
            self._problem.hide()
            self.set_working(working=True)
            self.chosen.emit(self._now.box.text(), new, self._keep.isVisible() and self._keep.isChecked())

    def _say(self, message: str, advice: str) -> None:
        self._problem.say(advice, title=message, mood="stop")
        self._problem.show()
