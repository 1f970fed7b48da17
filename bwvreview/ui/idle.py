"""Notices when nobody is there: no key, mouse or touch for a while, or the computer slept."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

TICK_S = 5
_SLEPT_S = 45
"""A tick that comes so much too late by the clock of the day: the computer slept, or the clock was moved."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Says `left` when nobody has touched the window for some minutes, `slept` when the computer goes to sleep."""

    left = Signal()
    slept = Signal()

    def __init__(
        self, parent: QObject, *, steady: Callable[[], float] = time.monotonic, day: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._steady, self._day = steady, day
        self.minutes = 0
        self._touched = steady()
        self._ticked = day()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_S * 1000)
        self._timer.timeout.connect(self.tick)

    def start(self, window: QWindow | None) -> None:
        """Watch a window that is shown, and listen to the system where it tells that it goes to sleep."""
        if window is not None:
            window.installEventFilter(self)
        self._touched, self._ticked = self._steady(), self._day()
        self._timer.start()
        self._listen()

    def tick(self) -> None:
        """Look at the clocks."""
        now, before = self._day(), self._ticked
        self._ticked = now
        if now - before > TICK_S + _SLEPT_S:
            self.slept.emit()
        elif self.minutes and self._steady() - self._touched >= 60 * self.minutes:
            self._touched = self._steady()
            self.left.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._steady()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if event.type() in _SIGNS:
            self._touched = self._steady()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        """Linux tells it over the system's own bus, a socket of this computer. Elsewhere the clocks must do."""
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        bus = QDBusConnection.systemBus()
        with suppress(TypeError, ValueError):  # another binding may name slots otherwise: then the clocks must do
            place = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
            bus.connect(*place, "PrepareForSleep", self, SLOT("_sleeping(bool)"))  # type: ignore[call-overload]

    @Slot(bool)
    def _sleeping(self, before: bool) -> None:
        if before:
            self.slept.emit()
