"""Keeping the focus on a page whose parts are replaced, and Tab in the order in which they are seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QRadioButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QLayout


def focus_later(page: QWidget, start: Callable[[], None]) -> None:
    """Call `start`, a method of a widget, once new parts are shown; not when the focus is elsewhere in the window.

    Call it before the old parts are taken away.
    """
    focus = page.window().focusWidget()
    if page.isVisible() and (focus is None or focus is page or page.isAncestorOf(focus)):
        page.setFocus(Qt.FocusReason.OtherFocusReason)  # it waits on the page while the old parts go
        QTimer.singleShot(1, start)  # after everything that waits to be shown


def tab_as_laid_out(part: QWidget) -> None:
    """Let Tab go through a part as its layouts have it. Qt goes by age: what was filled in later would come last."""
    for before, after in pairwise(_stops(part)):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(part, QRadioButton):
        yield part  # Tab stops at one answer of a set, and which one it is changes
    inside = part.widget() if isinstance(part, QScrollArea) else part
    layout = inside.layout() if inside is not None else None
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _laid_out(inner)
