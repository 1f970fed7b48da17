"""Words that a screen reader says at once, wherever the focus is: what went wrong, what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from bwvreview.ui.speech import spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say something that happened in a widget; `urgent` words break into what is being said."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 8 kinds that the first paint does not need

    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, spoken(text))
        level = QAccessible.AnnouncementPoliteness
        event.setPoliteness(level.Assertive if urgent else level.Polite)
        QAccessible.updateAccessibility(event)


def announce_if_seen(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """The same once the page has settled, if the widget is on the screen then: pages fill themselves out of sight."""
    if text:
        QTimer.singleShot(0, widget, lambda: announce(widget, text, urgent=urgent) if widget.isVisible() else None)
