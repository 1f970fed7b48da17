"""Keeping the focus on a page whose parts are replaced: else it falls to whatever comes next in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def focus_later(page: QWidget, start: Callable[[], None]) -> None:
    """Call `start`, a method of a widget, once new parts are shown; not when the focus is elsewhere in the window.

    Call it before the old parts are taken away.
    """
    focus = page.window().focusWidget()
    if page.isVisible() and (focus is None or focus is page or page.isAncestorOf(focus)):
        page.setFocus(Qt.FocusReason.OtherFocusReason)  # it waits on the page while the old parts go
        QTimer.singleShot(1, start)  # after everything that waits to be shown
