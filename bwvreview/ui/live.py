"""Windows on one server stay fresh: when another one changes records, the page that is open reads them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.live import Listener
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.waiting import Waiting

_LATER_MS = 1_000


class Follows(Protocol):
    """A page's controller, as far as this module knows it."""

    def others_changed(self) -> None: ...  # noqa: D102


class Live(QObject):
    """`changed` comes when another window changed something, but never while words are being typed on a page.

    On the record page it comes at once: that page knows which words are being typed.
    """

    changed = Signal()
    _heard = Signal(object)  # from the listener's thread

    def __init__(self, desk: QObject, window: MainWindow, waiting: Waiting) -> None:
        super().__init__(desk)
        self._window, self._waiting = window, waiting
        self._listener: Listener | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._tell)
        self._heard.connect(self._others_changed, Qt.ConnectionType.QueuedConnection)

    def open(self, workspace: Workspace) -> None:
        """Listen, where others can change anything."""
        from bwvreview.services.live import listen

        self._listener = listen(workspace, self._heard.emit)

    def follow(self, here: Callable[[], Follows | None]) -> None:
        """Have the page that `here` gives follow, unless something else covers it."""

        def tell() -> None:
            controller, window = here(), self._window
            if controller is not None and not window.is_full and not window.is_covered:
                controller.others_changed()

        self.changed.connect(tell)

    def close(self) -> None:
        """Listen no more."""
        self._later.stop()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def _others_changed(self, _tables: frozenset[str]) -> None:
        if self._listener is None:
            return
        if self._waiting.count:
            self._waiting.send()  # whoever hears something has a server again
        self._tell()

    def _tell(self) -> None:
        if _is_typing() and not self._window.is_full:
            self._later.start()
        else:
            self.changed.emit()


def _is_typing() -> bool:
    """Whether words stand where the keyboard is."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

    where = QApplication.focusWidget()
    if isinstance(where, QLineEdit):
        return bool(where.text()) and not where.isReadOnly()
    return isinstance(where, QPlainTextEdit) and bool(where.toPlainText()) and not where.isReadOnly()
