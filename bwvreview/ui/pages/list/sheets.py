"""Which sheet of a workbook holds the list: names and counts, never a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option, with_keys
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.form import Question
from bwvreview.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from bwvreview.domain.table import SheetPreview

TITLE = "Which sheet holds the list?"
SUB = "The workbook has several sheets. Only the one that you choose is read."


class SheetChoice(QWidget):
    """The sheets as answers; the likeliest first. `read_wanted` carries the number of the chosen sheet."""

    read_wanted = Signal(int)

    def __init__(self, sheets: Sequence[SheetPreview]) -> None:
        super().__init__()
        likely = sorted((sheet for sheet in sheets if sheet.rows), key=lambda sheet: not sheet.looks_like_list)
        self._answers = AnswerList(with_keys([Option(str(sheet.number), _said(sheet)) for sheet in likely]))
        question = Question("Sheets with something in them", "", self._answers)
        question.set_current(True)
        self.read = Button("Read this sheet", "main")
        self.read.set_available(reason="Choose a sheet first.")
        self.read.clicked.connect(self._read)
        self._answers.changed.connect(lambda _value: self.read.set_available())
        self._answers.stepped.connect(lambda step: self._read() if step > 0 else None)
        self.setLayout(column(Card("", question, padding=(18, 20))))

    def focus_start(self) -> None:
        """Put the focus on the first sheet."""
        self._answers.focus_answer()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._answers.choose(event.text()):
            super().keyPressEvent(event)

    def _read(self) -> None:
        if self._answers.value():
            self.read_wanted.emit(int(self._answers.value()))


def _said(sheet: SheetPreview) -> str:
    name = f"{sheet.name[:1].upper()}{sheet.name[1:]}"
    like = "" if sheet.looks_like_list else ". It does not look like a list"
    return f"{name}: {count(sheet.rows, 'row')}, {count(sheet.columns, 'column')}{like}"
