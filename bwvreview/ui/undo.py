"""Taking back what was done last: “Undo” on the sentence that says it, and Ctrl+Z, also after that has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bwvreview.ui.widgets.toast import Toast


class UndoDesk(QObject):
    """Knows how the last thing is taken back. Pages with a Ctrl+Z of their own fill the window: there it rests."""

    def __init__(self, window: QWidget, toast: Toast) -> None:
        super().__init__(window)
        self._toast = toast
        self._back: Callable[[], object] | None = None
        self._key = QShortcut(QKeySequence("Ctrl+Z"), window)
        self._key.setEnabled(False)
        self._key.activated.connect(self.undo)

    def offer(self, said: str, back: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back until something else is done or shown."""
        self._back = back
        self._key.setEnabled(True)
        self._toast.say(said, back=self.undo)

    def undo(self) -> None:
        """Take it back, once."""
        back = self._back
        self.forget()
        if back is not None:
            back()

    def forget(self) -> None:
        """Another page is shown: what was done there is not taken back unseen."""
        self._back = None
        self._key.setEnabled(False)
        self._toast.let_go()
