"""A workbook that is locked: its password is used once, and not kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import column, row, show_if
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import words

TITLE = "The workbook is locked"
SUB = "The police can tell you its password. It is used once, and not kept."


class PasswordBox(QWidget):
    """Where the password is typed. It is taken out of the box as soon as it is used."""

    open_wanted = Signal(str)

    def __init__(self, *, wrong: bool = False) -> None:
        super().__init__()
        self._field = Field("Password of the workbook", width=320)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setMaxLength(255)
        self._field.returnPressed.connect(self._open)
        self._field.textChanged.connect(self._look)
        shown = TickBox("Show the password")
        shown.toggled.connect(self._show)
        self.open = Button("Open the list", "main")
        self.open.clicked.connect(self._open)
        card = Card("", words("Password of the workbook", "strong"), 6, row(self._field, None), 2, shown)
        notice = Notice(
            "Type it again. Large and small letters are not the same. If it still does not open, ask the police.",
            title="That password does not open the workbook",
            mood="stop",
        )
        show_if(notice, wrong)
        self.setLayout(column(notice, card, gap=14))
        self._field.set_wrong(wrong)
        self._look()

    def focus_start(self) -> None:
        """Put the focus into the box."""
        self._field.setFocus()

    def _show(self, shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _look(self) -> None:
        self.open.set_available(reason="" if self._field.text() else "Type the password first.")

    def _open(self) -> None:
        password = self._field.text()
        if password:
            self._field.clear()
            self.open_wanted.emit(password)
