"""Answers that are written: several lines with the letters that are left, a number, a date, one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.say import count
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.fields import Field, NumberBox, clear_base
from bwvreview.ui.widgets.layouts import column, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent


class _Letters(QPlainTextEdit):
    """The part of a TextAnswer that is written in. Tab goes on; Enter makes a line."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's
        return source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's
        """Take words from other programs without their looks."""
        if source.hasHtml() and not source.hasText():
            self.insertPlainText(QTextDocumentFragment.fromHtml(source.html()).toPlainText())
        else:
            super().insertFromMimeData(source)


class _LettersBox(QWidget):
    """The painted box around the letters."""

    ring_radius = 6
    wrong = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's
        with painting(self) as painter:
            edge = "red" if self.wrong else "outline"
            box(painter, self.rect(), fill="surface", edge=edge, width=2 if self.wrong else 1)


class TextAnswer(QWidget):
    """Several lines of plain words, and how many letters are left. Speaks like a set of answers.

    `changed` comes when the box is left or `pause_ms` after the last key, never at every letter. With `cut` false,
    letters over the limit stay and are said; a limit of 0 is none.
    """

    changed = Signal(str)
    typed = Signal(str)
    stepped = Signal(int)

    def __init__(
        self, name: str = "", *, limit: int = 600, lines: int = 2, pause_ms: int = 600, cut: bool = True
    ) -> None:
        super().__init__()
        self._limit, self._lines, self._cut = limit, lines, cut and limit > 0
        self.edit = _Letters()
        self._box = _LettersBox()
        self._box.setLayout(column(self.edit, margins=(9, 5, 9, 5)))
        self.edit.ring_on = self._box  # type: ignore[attr-defined]
        self._hint = words("", "hint")
        self.setLayout(column(self._box, 4, self._hint))
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._say)
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self._say)
        self.describe(name, "")
        self.restyle()
        self._count()

    def restyle(self) -> None:
        """Take the colours and letters of now."""
        self.edit.setFont(font(16))
        clear_base(self.edit)
        self.edit.setFixedHeight(px(24) * self._lines + 10)

    def value(self) -> str:
        """Give the words."""
        return self.edit.toPlainText()

    def set_value(self, value: str) -> None:
        """Show words without saying that they were written."""
        self._said = value
        if value != self.value():
            self.edit.setPlainText(value)
        self._timer.stop()

    def choose(self, key: str) -> bool:  # noqa: ARG002 - numbers are letters here
        """Numbers write themselves here."""
        return False

    def show_keys(self, shown: bool) -> None:
        """Words have no keys."""

    def set_wrong(self, wrong: bool) -> None:
        """Show a red edge, or a plain one."""
        self._box.wrong = wrong
        self._box.update()

    def describe(self, name: str, description: str) -> None:
        """Say aloud the question, its error and its hint."""
        self.edit.setAccessibleName(spoken(name))
        self.edit.setAccessibleDescription(spoken(description))

    def focus_answer(self) -> None:
        """Put the focus into the box."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        if self._cut and len(self.value()) > self._limit:
            cursor = self.edit.textCursor()
            place = cursor.position()
            self.edit.setPlainText(self.value()[: self._limit])
            cursor.setPosition(min(place, self._limit))
            self.edit.setTextCursor(cursor)
        self._count()
        self._timer.start()
        self.typed.emit(self.value())

    def _count(self) -> None:
        left = self._limit - len(self.value())
        over = self._limit > 0 and left < 0
        told = f"{count(-left, 'letter')} too many" if over else f"{count(left, 'letter')} left"
        self._hint.set_tone("red" if over else "muted")
        self._hint.setText(f"You can use {left:,} letters" if left == self._limit else told)
        self._hint.setVisible(self._limit > 0)

    def settle(self) -> None:
        """Say now what was written, without waiting for the pause."""
        self._say()

    def _say(self) -> None:
        self._timer.stop()
        if self.value() != self._said:
            self._said = self.value()
            self.changed.emit(self._said)


class FieldAnswer(QWidget):
    """One line, a number or a date (“19 November 2026”), speaking like a set of answers; when left or after a pause."""

    changed = Signal(str)
    stepped = Signal(int)

    def __init__(self, kind: Literal["text", "number", "date"] = "text", *, pause_ms: int = 600) -> None:
        super().__init__()
        self.field: Field = NumberBox("", width=96) if kind == "number" else Field(width=184 if kind == "date" else 0)
        self.setLayout(row(self.field, None) if kind != "text" else row(self.field))
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._say)
        self.field.textEdited.connect(lambda _text: self._timer.start())
        self.field.editingFinished.connect(self._say)
        self.field.installEventFilter(self)

    def value(self) -> str:
        """Give what is written."""
        return self.field.text().strip()

    def set_value(self, value: str) -> None:
        """Show words without saying that they were written."""
        self._said = value
        self.field.setText(value)

    def choose(self, key: str) -> bool:  # noqa: ARG002 - numbers write themselves here
        """Numbers write themselves here."""
        return False

    def show_keys(self, shown: bool) -> None:
        """A line has no keys."""

    def set_wrong(self, wrong: bool) -> None:
        """Show a red edge, or a plain one."""
        self.field.set_wrong(wrong)

    def describe(self, name: str, description: str) -> None:
        """Say aloud the question, its error and its hint."""
        self.field.setAccessibleName(spoken(name))
        self.field.setAccessibleDescription(spoken(description))

    def focus_answer(self) -> None:
        """Put the focus into the box."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            pressed: QKeyEvent = event  # type: ignore[assignment]
            if pressed.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
                pressed.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self._say()
                self.stepped.emit(-1 if pressed.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Say now what was written, without waiting for the pause."""
        self._say()

    def _say(self) -> None:
        self._timer.stop()
        if self.value() != self._said:
            self._said = self.value()
            self.changed.emit(self._said)
