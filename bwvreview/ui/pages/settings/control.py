"""One control for each kind of setting: it shows a value, and tells when somebody chose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    Field,
    NumberBox,
    Option,
    Question,
    TickBox,
    column,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.ui.preferences import Setting


class Control(QObject):
    """A setting on the page. `chosen` comes with its name and what is kept of it; `entered` with Enter in a box."""

    chosen = Signal(str, str)
    entered = Signal()
    widget: QWidget

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting

    def value(self) -> str:
        """Give what is chosen or written now."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show what is kept, without saying that it was chosen."""
        raise NotImplementedError


class Choice(Control):
    """One of a few: rows, or tiles beside one another."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        options = tuple(Option(name, label) for name, label in setting.choices)
        answer = AnswerTiles(options) if setting.kind == "tiles" else AnswerList(options)
        self.widget = self._question = Question(setting.label, setting.help, answer, indent=0)
        answer.changed.connect(lambda value: self.chosen.emit(setting.key, value))

    def value(self) -> str:  # noqa: D102
        return self._question.answering.value()

    def show_value(self, value: str) -> None:  # noqa: D102
        self._question.answering.set_value(value)


class Tick(Control):
    """On or off."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.widget = self._box = TickBox(setting.label, setting.help)
        self._showing = False
        self._box.toggled.connect(self._toggled)

    def value(self) -> str:  # noqa: D102
        return self.setting.choices[0 if self._box.isChecked() else 1][0]

    def show_value(self, value: str) -> None:  # noqa: D102
        self._showing = True
        self._box.setChecked(value == self.setting.choices[0][0])
        self._showing = False

    def _toggled(self) -> None:
        if not self._showing:
            self.chosen.emit(self.setting.key, self.value())


class Written(Control):
    """Words or a number in a box."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        number = setting.kind == "number"
        self._box = (
            NumberBox(setting.label, least=setting.least, most=setting.most, width=84)
            if number
            else Field(setting.label)
        )
        self._box.returnPressed.connect(self.entered)
        inside = row(self._box, None) if number else self._box
        self.widget = holder(column(words(setting.label, "strong"), 4, inside))

    def value(self) -> str:  # noqa: D102
        return self._box.text().strip()

    def show_value(self, value: str) -> None:  # noqa: D102
        self._box.setText(value)


def control_of(setting: Setting) -> Control:
    """Make the control of a setting."""
    kinds: dict[str, type[Control]] = {"list": Choice, "tiles": Choice, "tick": Tick}
    return kinds.get(setting.kind, Written)(setting)
