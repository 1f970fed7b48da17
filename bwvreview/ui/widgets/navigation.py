"""The navigation: who we are, the pages, settings at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import look, px, tokens
from bwvreview.ui.widgets.layouts import column
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

WIDTH = 212
_LARGE = 1.75
_LONGEST, _LONGEST_LARGE = 40, 20  # letters of a group's name


class NavItem(QPushButton):
    """One page: an icon and its words; the current one is filled."""

    ring_radius = 6

    def __init__(self, title: str, icon: str) -> None:
        title = spoken(title)
        super().__init__(title)
        self._icon = icon
        self._badge = 0
        self.setAccessibleName(title)
        self._current = False
        self.setAutoDefault(True)  # Enter goes there too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_current(self, current: bool) -> None:
        """Fill the item of the page that is shown."""
        self._current = current
        self.setAccessibleDescription("This page is shown" if current else "")
        self.update()

    @property
    def is_current(self) -> bool:
        """Whether its page is shown. It is no check box: a screen reader would say so."""
        return self._current

    def set_badge(self, number: int, said: str) -> None:
        """Show a number at the end of the words, said aloud as “2 overdue”; 0 takes it away."""
        self._badge = number
        self.setAccessibleName(f"{self.text()}, {number} {said}" if number else self.text())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(120), px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's: with large letters on a low screen
        return QSize(px(120), max(44, px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        current = self._current
        tone = "on_accent" if current else "text"
        with painting(self) as painter:
            if current:
                box(painter, self.rect(), fill="accent")
            elif self.underMouse():
                box(painter, self.rect(), fill="tint")
            side = px(22)
            paint_icon(painter, self._icon, QPointF(12, (self.height() - side) / 2), side, tone)
            left = 12 + side + 12
            rect = QRectF(left, 0, self.width() - left - 4, self.height())
            words_at(painter, rect, self.text(), weight=600 if current else 400, tone=tone)
            if self._badge:
                self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        text, side = str(min(self._badge, 99)), px(24)
        width = max(side, px(12) + px(9) * len(text))
        pill = QRectF(self.width() - width - 12, (self.height() - side) / 2, width, side)
        box(painter, pill, fill="surface", edge="hairline", radius=side / 2)
        words_at(painter, pill, text, size=15, weight=600, tone="text", flags=Qt.AlignmentFlag.AlignCenter)


def _short(name: str) -> str:
    """Leave out the end of a name that would take the room of the pages."""
    most = _LONGEST if look().scale < _LARGE else _LONGEST_LARGE
    return name if len(name) <= most else f"{name[: most - 1].rstrip(' -')}…"


class Navigation(QWidget):
    """The pages by name. `chosen` comes with the name of a place."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, NavItem] = {}
        self.group = words("", "strong")
        self.group.setMinimumWidth(1)  # a long word breaks, and asks for no more room
        self._what = words("Community monitoring", "hint")
        self._name = ""
        self._list, self._above = column(None, gap=4), 0  # one list: where it is tight, all give way alike
        self.setAccessibleName("Navigation")
        who = column(self.group, self._what, margins=(12, 4, 12, 16))
        made = column(who, 4, self._list, margins=(12, 16, 12, 16))
        made.setStretch(2, 1)
        self.setLayout(made)
        self.restyle()

    def restyle(self) -> None:
        """Grow with the letters, but less: the page needs the room."""
        self.setFixedWidth(round(WIDTH * (1 + (look().scale - 1) * 0.6)))
        self._what.setVisible(look().scale < _LARGE)  # it says nothing that the pages need
        self.set_group(self._name)

    def add(self, name: str, title: str, icon: str, *, at_bottom: bool = False) -> None:
        """Add a page."""
        item = NavItem(title, icon)
        item.clicked.connect(lambda: self.chosen.emit(name))
        self._items[name] = item
        self._list.insertWidget(-1 if at_bottom else self._above, item)
        self._above += not at_bottom

    def set_bare(self, bare: bool) -> None:
        """Show no page to go to, or all again."""
        for item in self._items.values():
            item.setVisible(not bare)

    @property
    def names(self) -> tuple[str, ...]:
        """The places, in order."""
        return tuple(self._items)

    def item(self, name: str) -> NavItem:
        """Give the item of a place."""
        return self._items[name]

    def current(self) -> NavItem | None:
        """Give the item that is filled; a page without one may stand within none."""
        return next((item for item in self._items.values() if item.is_current), None)

    def set_current(self, name: str) -> None:
        """Fill one item."""
        for place, item in self._items.items():
            item.set_current(place == name)

    def set_badge(self, name: str, number: int, said: str) -> None:
        """Show a number beside a page’s words; 0 takes it away. A page that is not there has none."""
        if name in self._items:
            self._items[name].set_badge(number, said)

    def set_group(self, name: str) -> None:
        """Show the name of the group."""
        self._name = name
        self.group.setText(_short(name) or "BWV Review")
        self.group.setAccessibleName(name)
        self.group.setToolTip(name if name != self.group.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self._items.values())
        focused = [item.hasFocus() for item in items]
        if step and any(focused):
            items[(focused.index(True) + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("sunken"))
