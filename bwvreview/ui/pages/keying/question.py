"""The question that is typed in: its number and words, its numbered answers, and the line for the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bwvreview.domain.paper_keys import takes_one_key
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.kit import Card, FieldAnswer, Question, TextAnswer, column, columns, holder, row, words

if TYPE_CHECKING:
    from bwvreview.domain.paper import PaperChoice, PaperQuestion

_TWO_COLUMNS = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionCard(Card):
    """One question. `given` comes with what was typed, `back_wanted` when the one before is wanted."""

    given = Signal(str)
    back_wanted = Signal()

    def __init__(self, asked: PaperQuestion, typed: str, problem: str) -> None:
        super().__init__(padding=(16, 20))
        self._one_key = takes_one_key(asked)
        self._several_lines = asked.lines > 1
        self.answer: TextAnswer | FieldAnswer = TextAnswer(limit=0, lines=4) if self._several_lines else FieldAnswer()
        self.answer.set_value(typed)
        self._question = Question(f"{asked.number}. {asked.label}", _hint(asked, one_key=self._one_key), self.answer)
        if asked.choices:
            self.add(12, holder(column(_choices(asked.choices), margins=(20, 0, 0, 10))))
        self.body.insertWidget(0, self._question)
        self._question.set_current(True)
        if problem:
            self.say(problem)
        box = self.answer.edit if isinstance(self.answer, TextAnswer) else self.answer.field
        box.installEventFilter(self)
        if isinstance(self.answer, FieldAnswer):
            self.answer.field.selectAll()

    def say(self, problem: str) -> None:
        """Say what is wrong with what was typed."""
        self._question.show_error(problem)

    def focus_answer(self) -> None:
        """Put the focus into the line."""
        self.answer.focus_answer()
        if isinstance(self.answer, FieldAnswer):
            self.answer.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Act on the keys: Enter gives, Up or Shift+Enter goes back, one digit gives where one is enough."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held == Qt.KeyboardModifier.AltModifier and isinstance(self.answer, TextAnswer):
            self.answer.edit.insertPlainText("\n")
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            self.given.emit(self.answer.value())
        elif (event.key() in _ENTER and held == Qt.KeyboardModifier.ShiftModifier) or self._goes_up(event):
            self.back_wanted.emit()
        elif self._one_key and not held and event.text().isdigit() and event.text().isascii():
            self.answer.set_value(event.text())
            self.given.emit(event.text())
        else:
            return False
        return True

    def _goes_up(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Up and not self._several_lines and not event.modifiers()


def _hint(asked: PaperQuestion, *, one_key: bool) -> str:
    empty = "" if asked.needed else " Press Enter when it was left empty."
    if one_key:
        return f"Press the number.{empty}"
    if asked.several:
        return f"Type the numbers with a space between them, then press Enter.{empty}"
    if asked.choices:
        return f"Type the number, then press Enter.{empty}"
    if asked.type == "date":
        return f"Type the day like 19/11/2026, then press Enter.{empty}"
    more = " Alt and Enter begin a new line." if asked.lines > 1 else ""
    return f"Type what is written, then press Enter.{more}{empty}"


def _choices(choices: tuple[PaperChoice, ...]) -> QWidget:
    """Give the answers as they stand on the paper, in two columns where there are many."""
    half = len(choices) if len(choices) < _TWO_COLUMNS else (len(choices) + 1) // 2
    sides = [holder(column(*map(_choice, part), None, gap=4)) for part in (choices[:half], choices[half:]) if part]
    return columns(*sides, gap=24, narrow=560)


def _choice(choice: PaperChoice) -> QWidget:
    number = words(choice.number, "strong", wrap=False)
    number.setFixedWidth(px(28))
    line = row(number, words(choice.label), gap=8)
    line.setStretch(1, 1)
    made = QWidget()
    made.setLayout(line)
    made.setAccessibleName(spoken(f"{choice.number}: {choice.label}"))
    return made
