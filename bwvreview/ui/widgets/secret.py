"""A box for something that nobody should read over one's shoulder: dots, and a button that shows the letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import row


class SecretField(QWidget):
    """The box is `box`. What stands in it goes to no clipboard while it shows dots, and to no keyboard's memory."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.box = Field(name)
        self.box.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._button = Button("Show", icon="eye")
        self._button.clicked.connect(self._turn)
        made = row(self.box, self._button, gap=8)
        made.setStretch(0, 1)
        self.setLayout(made)
        self.ask_for(name, hidden=True)

    @property
    def is_hidden(self) -> bool:
        """Whether it shows dots."""
        return self.box.echoMode() is QLineEdit.EchoMode.Password

    def ask_for(self, name: str, *, hidden: bool) -> None:
        """Empty the box, and ask for this."""
        self.box.clear()
        self.box.set_wrong(False)
        self.box.setAccessibleName(spoken(name))
        self._set_hidden(hidden)

    def _turn(self) -> None:
        self._set_hidden(not self.is_hidden)

    def _set_hidden(self, hidden: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._button.say("Show" if hidden else "Hide", icon="eye" if hidden else "eye-off")
        self._button.setAccessibleName(spoken(f"{'Show' if hidden else 'Hide'}: {self.box.accessibleName()}"))
