"""A reason in a few words: asked for, looked at, and said aloud when it is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.aloud import announce_if_seen
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import column
from bwvreview.ui.widgets.words import words

LONGEST = 200
"""Letters of a reason: it has to fit on the certificate."""


class Reason(QWidget):
    """One line for a reason. `entered` comes with Enter; `taken` gives what was written."""

    entered = Signal()

    def __init__(self, question: str, missing: str) -> None:
        super().__init__()
        self._missing = missing
        self._field = Field(question)
        self._field.setMaxLength(LONGEST)
        self._field.returnPressed.connect(self.entered)
        self._error = words("", "error")
        self._error.setContentsMargins(0, 0, 0, 6)  # clear of the focus ring below
        self._error.hide()
        self.setLayout(column(self._error, self._field))
        self.setFocusProxy(self._field)

    def taken(self) -> str:
        """Give the reason; without one, say what is missing, go back to the line and give “”."""
        reason = " ".join(self._field.text().split())
        said = "" if reason else spoken(self._missing)
        self._error.setText(said)
        self._error.setVisible(not reason)
        announce_if_seen(self._error, said)
        self._field.set_wrong(not reason)
        self._field.setAccessibleDescription(f"Error: {said}" if said else "")
        if not reason:
            self._field.setFocus()
        return reason
