"""Large keys for digits: the dice can be entered by touch or mouse, and typing goes on as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACROSS = 3
_GAP = 8
_SIDE = 84
"""Wide enough for any finger, so it stays as it is when letters grow: keys and dice are seen together."""


class _Key(Button):
    """One large key. A press leaves the focus where the digits go; the Tab key still reaches it."""

    def __init__(self, text: str, name: str, *, icon: str = "", across: int = 1) -> None:
        self._across = across
        super().__init__(text, size="room" if icon else "key", icon=icon)
        self.setAccessibleName(spoken(name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return QSize(self._across * (_SIDE + _GAP) - _GAP, _SIDE - 8)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name


class Keypad(QWidget):
    """The digits of these dice as on a telephone, and a key that goes back one."""

    pressed = Signal(str)
    back = Signal()

    def __init__(self, digits: str) -> None:
        super().__init__()
        self.setAccessibleName("Keys for the dice")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.keys = tuple(self._digit(digit) for digit in digits)
        first = [key for key in self.keys if key.words != "0"]
        zero = [key for key in self.keys if key.words == "0"]
        back = _Key("Back", "Back one die", icon="arrow-back-up", across=_ACROSS - len(zero))
        back.clicked.connect(self.back)
        rows = [first[at : at + _ACROSS] for at in range(0, len(first), _ACROSS)]
        self.setLayout(column(*(_line(keys) for keys in rows), _line([*zero, back]), gap=_GAP))

    def _digit(self, digit: str) -> _Key:
        key = _Key(digit, f"Digit {digit}")
        key.clicked.connect(lambda _=False: self.pressed.emit(digit))
        return key


def _line(keys: Sequence[Button]) -> QWidget:
    made = QWidget()
    made.setLayout(row(*keys, None, gap=_GAP))
    return made
