"""Tells calmly, once a day while the program is open, that clips are about to be deleted. How many, never which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from bwvreview.ui.preferences import NOTICES
from bwvreview.ui.say import count
from bwvreview.ui.speech import tr

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.soon_deleted import SoonDeleted
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context
    from bwvreview.ui.main_window import MainWindow

_TOLD = "told.deleted"
_HOUR_MS = 3_600_000
_SHOWN_MS = 15_000


def sentence(found: SoonDeleted) -> str:
    """Say what is about to be deleted; empty when nothing is.

    >>> from bwvreview.services.soon_deleted import SoonDeleted
    >>> sentence(SoonDeleted(1, 2))
    'The police delete 1 clip today, and 2 more in the next 3 days.'
    >>> sentence(SoonDeleted(0, 1)), sentence(SoonDeleted(0, 0))
    ('The police delete 1 clip in the next 3 days.', '')
    """
    if found.today and found.soon:
        these = count(found.today, "clip")
        return tr("The police delete {these} today, and {more} more in the next 3 days.", these=these, more=found.soon)
    if found.today:
        return tr("The police delete {n} {clips} today.", found.today, one="The police delete {n} {clip} today.")
    if not found.soon:
        return ""
    one = "The police delete {n} {clip} in the next 3 days."
    return tr("The police delete {n} {clips} in the next 3 days.", found.soon, one=one)


class Reminders(QObject):
    """Looks when the records are opened and each hour after, so that a program left open tells it the next day too."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._remembered = context.appearance.preferences.remembered
        self._desktop = Desktop(context.window)
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        context.changed.connect(self._changed)
        context.window.uncovered.connect(self.look)

    def _changed(self, what: str) -> None:
        if what in {"sessions", "lists"}:
            self.look()

    def look(self) -> None:
        """Look whether there is something to tell. Behind the lock and to a reviewer nothing is told."""
        context = self._context
        wanted = context.appearance.preferences.is_on(NOTICES)
        if not wanted or not context.is_open or context.window.is_covered or context.gate.is_reviewer:
            return
        if self._remembered.get(_TOLD) != str(context.clock.today()):
            context.ask(_read, self._tell, lambda _problem: None)

    def _tell(self, found: SoonDeleted) -> None:
        said, today = sentence(found), str(self._context.clock.today())
        if said and self._remembered.get(_TOLD) != today:
            self._remembered.put(_TOLD, today)
            self._desktop.tell(said)


class Desktop(QObject):
    """Shows a message of the desktop where there is a place for it, else a sentence in the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, said: str) -> None:
        """Show a sentence. A press on the message of the desktop brings the window to the front."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            self._window.toast.say(said)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(self._window.windowTitle())
            self._tray.messageClicked.connect(self._come_forward)
        self._tray.show()
        self._tray.showMessage(self._window.windowTitle(), said, QSystemTrayIcon.MessageIcon.Information, _SHOWN_MS)
        QTimer.singleShot(2 * _SHOWN_MS, self, self._tray.hide)

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.activateWindow()


def _read(workspace: Workspace, _progress: Progress) -> SoonDeleted:
    from bwvreview.services.soon_deleted import soon_deleted

    with workspace.reading() as store:
        return soon_deleted(store, today=workspace.clock.today())
