"""Boxes to write in: one line, and a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, QSize, Qt
from PySide6.QtGui import QColor, QPalette, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import font, palette, px, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


def clear_base(widget: QWidget) -> None:
    """Let our own painted box show through Qt's."""
    colours = QPalette(palette(tokens()))
    colours.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(colours)


class Field(QLineEdit):
    """One line to write in."""

    ring_radius = 6

    def __init__(self, name: str = "", *, mono: bool = False, width: int = 0) -> None:
        super().__init__()
        self._mono, self._width, self._wrong = mono, width, False
        self.setAccessibleName(spoken(name))
        self.setFrame(False)
        self.setTextMargins(10, 0, 10, 0)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if width else QSizePolicy.Policy.Expanding, fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the colours and letters of now."""
        self.setFont(font(16, mono=self._mono))
        clear_base(self)

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt's name
        """Show other words, from their beginning where they are too long for the box."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def set_wrong(self, wrong: bool) -> None:
        """Show a red edge, or a plain one."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._width or 240), px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._width or 96), px(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's
        with painting(self) as painter:
            edge = "red" if self._wrong else "outline"
            box(painter, self.rect(), fill="surface", edge=edge, width=2 if self._wrong else 1)
        super().paintEvent(event)


class NumberBox(Field):
    """A number, written as it is. Up and Down make it larger and smaller."""

    def __init__(self, name: str, *, least: int = 0, most: int = 9999, width: int = 64) -> None:
        super().__init__(name, width=width)
        self.least, self.most = least, most
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextMargins(4, 0, 4, 0)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), self))
        self.setAccessibleDescription(f"A number from {least} to {most}. Up and Down change it.")

    def restyle(self) -> None:
        """Take the colours and letters of now."""
        super().restyle()
        self.setFont(font(16, 600))

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(self._width), px(40))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def number(self) -> int | None:
        """Give the number, None when the box is empty."""
        return int(self.text()) if self.text() else None

    def set_number(self, number: int | None) -> None:
        """Show a number without saying that it was written."""
        self.blockSignals(True)
        self.setText("" if number is None else str(number))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            changed = max(self.least, min(self.most, (self.number() or 0) + step))
            self.setText(str(changed))
        else:
            super().keyPressEvent(event)
