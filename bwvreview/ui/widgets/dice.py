"""The dice on the screen: one box for each throw, rolled above and read back below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy

from bwvreview.domain.draw.seed import DICE, read_seed
from bwvreview.domain.errors import DrawProblem
from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, ring, words_at
from bwvreview.ui.style import RING
from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.aloud import announce
from bwvreview.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

Entry = Literal["rolled", "back", "both"]
_CENTRE = Qt.AlignmentFlag.AlignCenter


class DiceGrid(QLabel):
    """Takes digits for one entry at a time. While the second is typed, the first shows as dots."""

    changed = Signal()
    refused = Signal(str)
    entered = Signal()
    touched = Signal()
    ring_on = None  # the box of the next die has the ring, painted here

    def __init__(self, dice: str) -> None:
        super().__init__()
        self.kind = DICE[dice]
        self.entry: Entry = "rolled"
        self._typed = {"rolled": "", "back": ""}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    # what was typed

    @property
    def rolled(self) -> str:
        """The digits of the first entry."""
        return self._typed["rolled"]

    @property
    def back(self) -> str:
        """The digits of the second entry."""
        return self._typed["back"]

    @property
    def is_full(self) -> bool:
        """Whether every die of this entry is typed."""
        return self.entry == "both" or len(self._typed[self.entry]) == self.kind.count

    @property
    def differing(self) -> tuple[int, ...]:
        """The dice (from 1) on which two full entries do not agree."""
        if self.entry != "both":
            return ()
        pairs = zip(self.rolled, self.back, strict=True)
        return tuple(place for place, (one, other) in enumerate(pairs, start=1) if one != other)

    def begin(self, entry: Entry) -> None:
        """Start an entry: “rolled” forgets everything, “back” the second entry, “both” shows both."""
        if entry != "both":
            self._typed["back"] = ""
            if entry == "rolled":
                self._typed["rolled"] = ""
        self.entry = entry
        self._told()

    def agree(self, place: int, digit: str) -> None:
        """Take the digit of a die that was looked at again, for both entries."""
        for name, typed in self._typed.items():
            self._typed[name] = typed[: place - 1] + digit + typed[place:]
        self._told()

    # keys, touch and mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back_one()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.press(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: D102, N802 - Qt's
        if event.commitString():
            self.press(event.commitString())

    def press(self, text: str) -> None:
        """Take what was typed or touched: one digit, or a sentence says why not."""
        if self.entry == "both":
            return
        low, high = self.kind.digits[0], self.kind.digits[-1]
        if text not in self.kind.digits or len(text) != 1:
            digit = len(text) == 1 and text.isascii() and text.isdigit()
            self.refused.emit(
                f"These dice have {low} to {high}." if digit else f"Type the digits of the dice, {low} to {high}."
            )
        elif self.is_full:
            self.refused.emit(f"All {self.kind.count} dice are typed. Backspace goes back one.")
        else:
            self._typed[self.entry] += text
            self._told()

    def back_one(self) -> None:
        """Take the last digit of this entry away."""
        if self.entry != "both":
            self._typed[self.entry] = self._typed[self.entry][:-1]
            self._told()

    def _paste(self, text: str) -> None:
        if self.entry == "both":
            return
        try:
            self._typed[self.entry] = read_seed(text, self.kind.kind)
        except DrawProblem as problem:
            self.refused.emit(f"{problem.message} {problem.advice}")
        else:
            self._told()

    def _told(self) -> None:
        self._say()
        if self.hasFocus():
            announce(self, self.accessibleDescription())
        self.update()
        self.changed.emit()

    def _say(self) -> None:
        if self.entry == "both":
            self.setAccessibleName("Dice, rolled and read back")
            self.setAccessibleDescription(f"Rolled: {' '.join(self.rolled)}. Read back: {' '.join(self.back)}.")
            return
        typed = self._typed[self.entry]
        what = "Dice rolled" if self.entry == "rolled" else "Dice read back"
        self.setAccessibleName(what)
        place = min(len(typed) + 1, self.kind.count)
        last = f"Last typed: {typed[-1]}. " if typed else ""
        self.setAccessibleDescription(f"{last}{len(typed)} of {self.kind.count} typed, now die {place}.")

    # size and paint

    def _across(self) -> int:
        return self.kind.count // 2

    def _label(self) -> int:
        return px(126)

    def _side(self, width: int) -> float:
        across = self._across()
        extra = 16 if across == 10 else 0
        return min(px(104), (width - self._label() - 10 * across - extra) / across)

    def _block(self) -> int:
        return px(26) + px(70) + px(24) + px(70)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(1286), self._block() * 2 + 14 + RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(self._label() + 46 * self._across(), self._block() * 2 + 14 + RING)

    def here(self) -> QRect:
        """Give the part of the widget that holds the die to be entered now, in both rows."""
        typed = self.rolled if self.entry == "rolled" else self.back
        place = 0 if self.entry == "both" else min(len(typed), self.kind.count - 1)
        top = (place // self._across()) * (self._block() + 14)
        return QRect(0, top, self.width(), self._block())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        wrong = set(self.differing)
        side = self._side(self.width())
        with painting(self) as painter:
            for block in range(2):
                top = block * (self._block() + 14)
                self._paint_labels(painter, top)
                for at in range(self._across()):
                    place = block * self._across() + at
                    shift = 16 if self._across() == 10 and at >= 5 else 0
                    left = self._label() + 10 + at * (side + 10) + shift
                    self._paint_die(painter, place, QPointF(left, top), side, wrong=place + 1 in wrong)

    def _paint_labels(self, painter: QPainter, top: float) -> None:
        width = self._label()
        words_at(painter, QRectF(0, top, width, px(26)), "Die", size=19, tone="muted")
        for text, y in (("Rolled", px(26)), ("Read back", px(26) + px(94))):
            words_at(painter, QRectF(0, top + y, width + 8, px(70)), text, size=20, weight=600)

    def _paint_die(self, painter: QPainter, place: int, at: QPointF, side: float, *, wrong: bool) -> None:
        number = QRectF(at.x(), at.y(), side, px(26))
        tone = "red" if wrong else "muted"
        words_at(painter, number, str(place + 1), size=19, weight=600, tone=tone, flags=_CENTRE)
        upper = QRectF(at.x(), at.y() + px(26), side, px(70))
        lower = upper.translated(0, px(94))
        self._paint_box(painter, upper, "rolled", place, wrong=wrong)
        self._paint_box(painter, lower, "back", place, wrong=wrong)
        if self.entry == "both":
            icon, size = ("equal-not" if wrong else "check"), px(20)
            spot = QPointF(upper.center().x() - size / 2, upper.bottom() + (px(24) - size) / 2)
            paint_icon(painter, icon, spot, size, "red" if wrong else "good", stroke=3)

    def _paint_box(self, painter: QPainter, rect: QRectF, name: Entry, place: int, *, wrong: bool) -> None:
        typed = self._typed[name]
        now = self.entry == name and place == min(len(typed), self.kind.count - 1) and not self.is_full
        waits = self.entry == "rolled" and name == "back"
        if now and self.hasFocus():
            ring(painter, rect.adjusted(2, 2, -2, -2), 6)
        edge, fill = ("red", "red_tint") if wrong else ("accent" if now else "outline", None if waits else "surface")
        box(painter, rect, fill=fill, edge=edge, width=4 if wrong else 2, radius=8, dashed=waits)
        if place < len(typed):
            hidden = name == "rolled" and self.entry == "back"
            size = min(52.0, rect.width() / px(10) * 8.2)
            words_at(painter, rect, "•" if hidden else typed[place], size=size, weight=700, mono=True, flags=_CENTRE)


class DieField(Field):
    """One large box for a die that is looked at again."""

    refused = Signal(str)

    def __init__(self, digits: str) -> None:
        super().__init__("", mono=True, width=64)
        self._digits = digits
        self.setMaxLength(1)
        self.setTextMargins(2, 0, 2, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def restyle(self) -> None:
        """Take the colours and letters of now."""
        super().restyle()
        self.setFont(font(36, 700, mono=True))

    def press(self, text: str) -> None:
        """Take a digit, typed or touched."""
        if text in self._digits:
            self.setText(text)
        else:
            self.refused.emit(f"These dice have {self._digits[0]} to {self._digits[-1]}.")

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(64), px(60))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        text = event.text()
        if text and text.isprintable():
            self.press(text)
        else:
            super().keyPressEvent(event)
