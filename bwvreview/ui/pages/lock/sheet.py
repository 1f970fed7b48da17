"""The recovery code, once: to print, to save, or to write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import Button, Card, Notice, Page, TickBox, flow, words

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem


class SheetPage(Page):
    """Shows the code and offers it on paper; it is nowhere else, so leaving takes a tick."""

    topic = "lock"  # what F1 tells about

    print_wanted = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Your recovery sheet", "It opens the records when the passphrase is forgotten.")
        self._code = words("", "code")
        self._code.setAccessibleName("Recovery code")
        self._told = Notice("", mood="done")
        prints = Button("Print the sheet", icon="printer")
        prints.clicked.connect(self.print_wanted)
        save = Button("Save it as a PDF", icon="device-floppy")
        save.clicked.connect(self.save_wanted)
        self._tick = TickBox("The sheet is printed, or the code is written down", strong=True)
        self._tick.toggled.connect(self._ticked)
        self._main = Button("Go on", "main", icon_after="arrow-right")
        self._main.clicked.connect(self._leave)
        self.add(
            Card(
                "",
                words("The code", "head"), 4, self._code,
                12, words("Keep it locked away, never with the laptop. Whoever has both can read every record."),
                4, words("The program shows it only now. You can make a new sheet in Settings."),
                16, flow(prints, save, gap=12),
                12, self._told,
            ),
            8, self._tick, None,
        )  # fmt: skip
        self.bar.set_buttons(self._main)
        self.show_code("")

    def show_code(self, code: str) -> None:
        """Show a code; none takes it off the page."""
        self._code.setText(code)
        self._tick.setChecked(False)
        self._told.hide()
        self._ticked()

    def show_done(self, text: str) -> None:
        """Say what was done with the sheet."""
        self._told.show_done(text)

    def show_problem(self, problem: Problem) -> None:
        """Say why it was not printed or saved."""
        self._told.show_problem(problem)

    def _ticked(self) -> None:
        self.bar.say("" if self._tick.isChecked() else "Tick the box when you have it on paper")
        self._main.set_available(reason=self.bar.note.text())

    def _leave(self) -> None:
        if self._tick.isChecked():
            self.left.emit()
        else:
            self._tick.setFocus()
