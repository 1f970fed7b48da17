"""The clips that the police cannot show: all of them are named, each with a reason, before any reserve is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class UnavailableCard(Card):
    """What has been named so far. `words_of` gives each reason its words; `fixed` ones cannot be taken out."""

    add_wanted = Signal()
    taken_out = Signal(str)

    def __init__(self, named: Mapping[str, str], words_of: Mapping[str, str], *, fixed: bool) -> None:
        super().__init__("Clips the police cannot show", padding=(12, 18))
        for slot, reason in named.items():
            self.add(8, self._line(slot, words_of.get(reason, reason), fixed=fixed))
        if not named:
            self.add(4, words("Every clip can be shown so far." if not fixed else "None.", "muted"))
        self.add(10)
        if fixed:
            self.add(words("A clip that cannot be shown later is recorded on its own page.", "hint"))
        else:
            add = Button("Add another clip and its reason" if named else "Add a clip and its reason", size="row")
            add.clicked.connect(self.add_wanted)
            self.add(flow(add))

    def _line(self, slot: str, reason: str, *, fixed: bool) -> QWidget:
        name = words(slot, "strong", wrap=False)
        name.setMinimumWidth(px(41))
        body = column(words(reason))
        if not fixed:
            out = Button(f"Take {slot} out", "link", size="row")
            out.clicked.connect(lambda _=False, wanted=slot: self.taken_out.emit(wanted))
            body.addWidget(flow(out))
        line = row(holder(column(name, None)), body, gap=12)
        line.setStretch(1, 1)
        return holder(line)


class _Reasons(AnswerList):
    """The reasons in two columns, or in one where it is narrow."""

    def __init__(self, reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__([Option(name, label) for name, label in reasons])
        half = (len(self.buttons) + 1) // 2
        sides = [holder(column(*part, None, gap=6)) for part in (self.buttons[:half], self.buttons[half:])]
        layout = self.layout()
        if layout is not None:
            layout.addWidget(columns(*sides, gap=12, narrow=600))
        self.describe("Why can they not show it?", "")


class AddPanel(Card):
    """Asks which clip, and why. What is chosen is read with `chosen()`."""

    def __init__(self, slots: Sequence[str], reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__("Which clip can the police not show?", padding=(14, 20))
        self._group = QButtonGroup(self)
        self.buttons = []
        for slot in slots:
            button = Button(slot)
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons.append(button)
        self.reasons = _Reasons(reasons)
        self._error = words("", "error")
        self._error.setContentsMargins(0, 0, 0, 6)  # clear of the focus ring below
        self._error.hide()
        self._group.buttonClicked.connect(self._error.hide)
        self.add(
            8,
            self._error,
            flow(*self.buttons),
            16,
            words("Why can they not show it?", "heading"),
            8,
            self.reasons,
        )

    def start(self) -> None:
        """Begin at the clips."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[str, str] | None:
        """Give the clip and the reason; None, and a sentence on the screen, while one is missing."""
        button = self._group.checkedButton()
        slot = button.accessibleName() if button is not None else ""
        reason = self.reasons.value()
        missing = "Choose the clip." if not slot else "" if reason else "Choose the reason."
        self._error.setText(missing)
        self._error.setVisible(bool(missing))
        return None if missing else (slot, reason)
