"""The box in which a note is written, and a note as a line that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from bwvreview.ui.paint import barred_box, box, painting
from bwvreview.ui.theme import font, px, tokens
from bwvreview.ui.widgets.fields import clear_base
from bwvreview.ui.widgets.kit import Icon, column, row, words
from bwvreview.ui.widgets.row_button import RowButton
from bwvreview.ui.widgets.words import Block

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from bwvreview.ui.widgets.kit import Button

_PAUSE_MS = 600
_WHY = "Notes stay in the group, and still name nobody."


class NoteBox(QWidget):
    """Words at a time of the clip. `begun` with the first letter, `paused` after a pause, `done` at Enter."""

    begun = Signal()
    paused = Signal()
    done = Signal()
    ring_radius = 6

    def __init__(self, name: str) -> None:
        super().__init__()
        self._warned = False
        self._had = ""
        self._time = words("", "dense")
        self.edit = QPlainTextEdit()
        self.edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.edit.viewport().setAutoFillBackground(False)
        self.edit.document().setDocumentMargin(0)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.ring_on = self  # type: ignore[attr-defined]
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        made = row(column(self._time, None), self.edit, gap=6, margins=(10, 6, 8, 6))
        made.setStretch(1, 1)
        self.setLayout(made)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.paused)
        self.set_name(name)
        self.restyle()

    def restyle(self) -> None:
        """Take the colours and letters of now."""
        self.edit.setFont(font(15))
        clear_base(self.edit)
        self._fit()

    def set_name(self, name: str) -> None:
        """Say what a screen reader calls the box."""
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription("Press Enter to keep the note.")

    def text(self) -> str:
        """Give the words."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show words that nobody wrote just now."""
        self._had = text
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.stop()

    def show_time(self, at: str) -> None:
        """Show the time of the clip that the note is about."""
        self._time.setText(f"**{at}**" if at else "")
        self._time.setVisible(bool(at))

    def focus_text(self) -> None:
        """Put the focus into the box."""
        self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, part: tuple[int, int] | None) -> None:
        """Underline words that are warned about; none takes the warning away."""
        self._warned = part is not None
        marks = []
        if part is not None:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(tokens().color("amber"))
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(part[0])
            cursor.setPosition(part[1], QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.edit.setExtraSelections(marks)
        self.update()

    def _typed(self) -> None:
        text = self.text()
        if text and not self._had:
            self.begun.emit()
        self._had = text
        self._timer.start()
        self._fit()

    def _fit(self) -> None:
        """Grow with the words, from two lines to eight."""
        lines = int(self.edit.document().size().height())  # a plain text document counts lines
        self.edit.setFixedHeight(px(21) * max(2, min(8, lines)) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        edge, width = ("amber", 2) if self._warned else ("outline", 1)
        with painting(self) as painter:
            box(painter, self.rect(), fill="surface", edge=edge, width=width)


class NoteWarning(QFrame):
    """An amber notice for a narrow place: what was found, and two ways on."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._title = words("", "dense")
        title = row(Icon("rate-amber", 22, "amber", drop=1), self._title, gap=8)
        title.setStretch(1, 1)
        parts = [row(button, None) for button in buttons]
        told = words(_WHY, "dense")
        self.setLayout(column(title, 6, told, 8, column(*parts, gap=6), margins=(16, 10, 10, 10)))

    def say(self, what: str) -> None:
        """Say what was found."""
        self._title.setText(f"**{_plain(what)}**")
        self.setAccessibleName(f"Warning. {what}. {_WHY}")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            barred_box(painter, QRectF(self.rect()), fill="amber_tint", edge="amber", bar="amber", width=6, radius=6)


class NoteRow(RowButton):
    """A note as a line. A press opens it to change or remove it."""

    ring_radius = 4

    def __init__(self, at: str, text: str) -> None:
        super().__init__()
        self._words = Block(f"**{at}** {_plain(text)}" if at else _plain(text), "dense")
        self.setText(self._words.plain.replace("&", "&&"))
        self.setAccessibleName(f"Note {self._words.plain}")
        self.setAccessibleDescription("Opens the note to change or remove it")
        self.setToolTip("Change or remove this note")

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return max(px(36), self._words.height(max(40, width)) + 8)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(200), px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(120), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        layout, height = self._words.lay(max(40, self.width()))
        with painting(self) as painter:
            if self.underMouse():
                box(painter, QRectF(self.rect()), fill="tint", radius=4)
            painter.setPen(tokens().color("text"))
            layout.draw(painter, QPointF(0, (self.height() - height) / 2))


def _plain(text: str) -> str:
    """Two stars are stars in a note, not heavy letters."""
    return text.replace("**", "*\u200b*")
