"""A quiet link that opens what is rarely needed, and closes it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import Part, column, holder, put


class Fold(QWidget):
    """Words with an arrow; what they open lies below them. `opened` comes when it opens, however that happens."""

    opened = Signal()

    def __init__(self, title: str, *parts: Part, indent: int = 0) -> None:
        super().__init__()
        self.link = Button(title, "link", icon="chevron-right")
        self.link.clicked.connect(lambda: self.unfold(not self.is_open))
        self._body = column(*parts, margins=(indent, 6, 0, 4))
        self._inside = holder(self._body)
        self._inside.hide()
        self.setLayout(column(self.link, self._inside))
        self._look()

    @property
    def is_open(self) -> bool:
        """Whether what it holds is shown."""
        return not self._inside.isHidden()

    def add(self, *parts: Part) -> None:
        """Put more into what it opens."""
        put(self._body, *parts)

    def say(self, title: str) -> None:
        """Show other words on the link."""
        self.link.say(title)
        self._look()

    def unfold(self, shown: bool = True) -> None:
        """Open it, or close it."""
        if shown != self.is_open:
            self._inside.setVisible(shown)
            self._look()
            if shown:
                self.opened.emit()

    def _look(self) -> None:
        self.link.say(self.link.words, icon="chevron-down" if self.is_open else "chevron-right")
        self.link.setAccessibleDescription("Open. Press to close." if self.is_open else "Closed. Press to open.")
