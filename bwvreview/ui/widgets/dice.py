"""Boxes for dice: what was rolled, the same read back, and what lies between them when they differ.

Each of the two entries is a line to write in (a screen reader and a test find it by its name); the boxes are painted
from it. The first entry shows as dots while the second is typed; both appear once complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.dice_paint import BoxLayout, paint_dice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

Phase = Literal["rolled", "again", "compare"]


class DigitLine(QLineEdit):
    """An entry of digits: only digits of these dice go in, at the end; Backspace takes the last away."""

    refused = Signal(str)

    def __init__(self, name: str, digits: str, count: int) -> None:
        super().__init__()
        self.digits, self.count = digits, count
        self.setAccessibleName(name)
        self.setMaxLength(count)
        self.setFrame(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        text = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.setText(self.text()[:-1])
        elif text and text in self.digits and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setText((self.text() + text)[: self.count])
        elif text.isprintable() and text.strip():
            self.refused.emit(f"These dice have {self.digits[0]} to {self.digits[-1]}.")
        else:
            event.ignore()  # Tab, Enter, Escape and the keys of the page go on

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        """Paint nothing: the boxes show the digits."""


class DigitBoxes(QWidget):
    """Boxes for `count` dice, ten to a line with a gap in the middle.

    `completed` comes when an entry has all its digits (0 the first, 1 the second); `refused` with a sentence about a
    wrong key.
    """

    completed = Signal(int)
    changed = Signal()
    refused = Signal(str)

    def __init__(self, count: int = 20, digits: str = "0123456789") -> None:
        super().__init__()
        self.count, self.digits = count, digits
        self.phase: Phase = "rolled"
        self.lines = tuple(
            DigitLine(name, digits, count) for name in ("Digits rolled, in order", "The same digits again")
        )
        self._cursor = QWidget(self)
        self._cursor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cursor.ring_radius = 8  # type: ignore[attr-defined]
        for which, line in enumerate(self.lines):
            line.setParent(self)
            line.setGeometry(0, 0, 1, 1)
            line.ring_on = self._cursor  # type: ignore[attr-defined]
            line.textChanged.connect(lambda text, which=which: self._typed(which, text))
            line.refused.connect(self.refused)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_phase("rolled")

    def entry(self, which: int) -> str:
        """Give the digits of an entry."""
        return self.lines[which].text()

    def set_entry(self, which: int, digits: str) -> None:
        """Show digits without saying that they were typed."""
        self.lines[which].blockSignals(True)
        self.lines[which].setText(digits)
        self.lines[which].blockSignals(False)
        self._refresh()

    def set_phase(self, phase: Phase) -> None:
        """Type the first entry, type it again with the first as dots, or see both."""
        self.phase = phase
        hidden = phase == "again"
        self.lines[0].setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.lines[0].setReadOnly(phase != "rolled")
        self.lines[0].setVisible(phase != "again")
        self.lines[1].setVisible(phase != "rolled")
        self.lines[1].setReadOnly(phase == "compare")
        for line in self.lines:
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus if line.isReadOnly() else Qt.FocusPolicy.StrongFocus)
        self._refresh()

    def focus_entry(self) -> None:
        """Put the focus where digits are expected now."""
        self.lines[1 if self.phase == "again" else 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def mismatches(self) -> tuple[int, ...]:
        """Give the numbers of the dice that do not agree, from 1."""
        pairs = zip(self.entry(0), self.entry(1), strict=False)
        return tuple(place for place, (one, other) in enumerate(pairs, 1) if one != other)

    def agree(self, die: int, digit: str) -> None:
        """Put the digit that the die shows into both entries."""
        for which in (0, 1):
            text = self.entry(which)
            self.set_entry(which, text[: die - 1] + digit + text[die:])
        self.changed.emit()

    def clear(self, which: int) -> None:
        """Empty an entry, to type it again."""
        self.set_entry(which, "")
        self.changed.emit()

    def _typed(self, which: int, text: str) -> None:
        self._refresh()
        self.changed.emit()
        if len(text) == self.count:
            self.completed.emit(which)

    def _refresh(self) -> None:
        which = 1 if self.phase == "again" else 0
        place = min(len(self.entry(which)), self.count - 1)
        self._cursor.setGeometry(self._layout().box(place, which).toRect())
        self.updateGeometry()
        self.update()

    def _layout(self) -> BoxLayout:
        return BoxLayout(self.width(), self.count, both=self.phase != "rolled")

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return BoxLayout(width, self.count, both=self.phase != "rolled").height

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(1286), self.heightForWidth(px(1286)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(420), px(160))

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002, D102, N802 - Qt's
        self._refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        if self.phase != "compare":
            self.focus_entry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        first = "•" * len(self.entry(0)) if self.phase == "again" else self.entry(0)
        complete = self.phase == "compare"
        with painting(self) as painter:
            paint_dice(painter, self._layout(), first, self.entry(1), compare=complete)


class DigitBox(QLineEdit):
    """One box for one digit: the die that did not agree. `typed` comes with it."""

    typed = Signal(str)
    refused = Signal(str)
    ring_radius = 8

    def __init__(self, name: str, digits: str = "0123456789") -> None:
        super().__init__()
        self._digits = digits
        self.setAccessibleName(name)
        self.setMaxLength(1)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(64), px(60))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        text = event.text()
        if text and text in self._digits:
            self.setText(text)
            self.typed.emit(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.clear()
        elif text.isprintable() and text.strip():
            self.refused.emit(f"These dice have {self._digits[0]} to {self._digits[-1]}.")
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="surface", edge="outline")
            centre = Qt.AlignmentFlag.AlignCenter
            words_at(painter, QRectF(self.rect()), self.text(), size=36, weight=700, mono=True, flags=centre)
