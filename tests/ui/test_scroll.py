from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.ui.widgets.kit import Scroll
from tests.screen import dressed


def scrolled(qtbot: QtBot, *, height: int, width: int = 100) -> tuple[Scroll, QWidget]:
    dressed()
    inside = QWidget()
    inside.setMinimumSize(width, height)
    made = Scroll(inside)
    qtbot.addWidget(made)
    made.resize(300, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made, inside


def bars(scroll: Scroll) -> list[QScrollBar]:
    """The bars that people see, the upright one first."""
    found = [bar for bar in scroll.findChildren(QScrollBar) if bar.isVisible()]
    return sorted(found, key=lambda bar: bar.orientation() is Qt.Orientation.Horizontal)


def test_what_a_reader_is_told_is_inside_never_becomes_less(qtbot: QtBot) -> None:
    """A reader that asks for a bar which has just gone would end the program."""
    scroll, inside = scrolled(qtbot, height=900, width=900)
    told = QAccessible.queryAccessibleInterface(scroll)
    assert (len(bars(scroll)), told.childCount()) == (2, 1)
    inside.setMinimumSize(10, 10)
    qtbot.waitUntil(lambda: not bars(scroll))
    assert told.childCount() == 1
    scroll.hide()
    assert told.childCount() == 1


def test_the_bar_stands_beside_what_it_moves(qtbot: QtBot) -> None:
    scroll, inside = scrolled(qtbot, height=900)
    (bar,) = bars(scroll)
    assert bar.geometry().left() == scroll.viewport().geometry().right() + 1
    assert bar.height() == scroll.height()
    bar.setValue(bar.maximum())
    assert inside.y() == 200 - 900
    scroll.verticalScrollBar().setValue(30)
    assert (bar.value(), inside.y()) == (30, -30)


def test_the_wheel_moves_it_and_what_takes_the_focus_comes_into_view(qtbot: QtBot) -> None:
    scroll, inside = scrolled(qtbot, height=900)
    far = QPushButton("Far down", inside)
    far.move(0, 800)
    far.show()
    at, none = QPointF(20, 20), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(scroll.viewport(), wheel)
    assert inside.y() < 0
    scroll.ensureWidgetVisible(far)
    assert bars(scroll)[0].value() == -inside.y() > 600
