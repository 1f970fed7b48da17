"""Naming the clips that the police cannot show, and saying what calling up reserves means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.ui.say import listed
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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


class NamingPanel(Card):
    """Asks which clips, and why: several clips with one reason at once."""

    changed = Signal()

    def __init__(self, slots: Sequence[str], reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__("Which clip can the police not show?", padding=(14, 20))
        self._slots = [Button(slot) for slot in slots]
        for button in self._slots:
            button.setCheckable(True)
            button.toggled.connect(lambda _=False: self.changed.emit())
        self._reasons = _Reasons(reasons)
        self._reasons.changed.connect(lambda *_: self.changed.emit())
        self.add(
            2,
            words("Choose several when the reason is the same.", "muted"),
            10,
            flow(*self._slots),
            18,
            words("Why can they not show it?", "heading"),
            8,
            self._reasons,
        )

    def start(self) -> None:
        """Begin at the clips."""
        self._slots[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def slots(self) -> tuple[str, ...]:
        """The clips that are chosen."""
        return tuple(button.words for button in self._slots if button.isChecked())

    def reason(self) -> str:
        """The reason that is chosen; empty while none is."""
        return self._reasons.value()

    def missing(self) -> str:
        """Say what is still to choose; empty when nothing is."""
        return "Choose the clip" if not self.slots() else "" if self.reason() else "Choose the reason"


def confirm_card(named: Mapping[str, str], said: Mapping[str, str]) -> Card:
    """Say what calling up reserves means, before it is done."""
    which = listed(list(named))
    card = Card("Is this every clip the police cannot show?", padding=(14, 20))
    rows = [row(words(slot, "strong", wrap=False), words(said[reason]), None, gap=12) for slot, reason in named.items()]
    facts = (
        Fact(f"{which} {'is' if len(named) == 1 else 'are'} recorded as not shown.", icon="ban", tone="text"),
        Fact("The next reserves take their places.", "They are already in order.", icon="replace", tone="text"),
        Fact(
            "After this you cannot add clips here.",
            "A clip that cannot be shown later is recorded on its own page.",
            icon="rate-amber",
            tone="amber",
        ),
    )
    for line in rows:
        line.setStretch(1, 1)
        card.add(8, line)
    card.add(12, Facts(*facts))
    return card
