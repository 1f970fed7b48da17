"""Who draws, when the clips are watched, with which dice, and how long the evening is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.days import read_day
from bwvreview.ui.say import typed_day
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.aloud import announce_if_seen
from bwvreview.ui.widgets.answer_sets import AnswerList, TickBox
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import Field, NumberBox
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, columns, holder, row, show_if
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

_DICE = (Option("d10x20", "10-sided, 20 throws"), Option("d6x26", "6-sided, 26 throws"))
_MISSING = (
    Option("next", "**Its reserve takes its place.** Quick. Whoever holds the list could work the reserves out early."),
    Option(
        "reroll", "**The dice are rolled again.** Slower. Nobody can know the new {clip} before the dice lie there."
    ),
)
_MISSING_SHORT = {
    "next": "If {a_clip} cannot be shown, its reserve takes its place",
    "reroll": "If {a_clip} cannot be shown, the dice are rolled again",
}


class ViewingCard(Card):
    """A calm card below the plan: the viewing day, the dice, the length of the session, what becomes of lost clips."""

    day_changed = Signal(object)  # date
    changed = Signal()
    minutes_changed = Signal(object)  # int | None

    def __init__(self, day: date, session_minutes: int | None, doubt: str = "") -> None:
        super().__init__("The {viewing}", gap=0)
        self._day, self._doubt = day, doubt
        self._date = Field("{Viewing} date")
        self._date.setText(typed_day(day))
        self._date.setAccessibleDescription(spoken(doubt))
        self._error = words("", "error")
        self._error.hide()
        self._asks, self._sure = words(doubt, "strong", tone="amber"), TickBox("Yes, this day is right")
        for part in (self._asks, self._sure):
            show_if(part, bool(doubt))
        self._minutes = NumberBox("Length of the session in minutes", most=600, width=96)
        self._minutes.set_number(session_minutes)
        self._dice = AnswerList(_DICE)
        self._dice.set_value("d10x20")
        self._dice.describe("Dice", "")
        self._missing = AnswerList(_MISSING)
        self._missing.describe("If the police cannot show {a_clip}", "")
        self._lost = Fold("", self._missing)
        self.set_unavailable("next")
        self.add(8, columns(*self._parts(), shares=(1, 1), gap=32, narrow=640), 14, self._lost)
        self._connect()

    def _parts(self) -> list[QWidget]:
        asked = column(4, self._asks, 4, self._sure)
        date_part = column(words("{Viewing} date", "strong"), 4, self._date, 4, self._error, asked)
        minutes = column(
            words("How long is the session? (optional)", "strong"), 4, row(self._minutes, words("minutes"), None)
        )
        left = column(date_part, 14, minutes, None)
        right = column(words("Dice", "strong"), 4, self._dice, None)
        return [holder(left), holder(right)]

    def _connect(self) -> None:
        self._date.editingFinished.connect(self._read_date)
        self._sure.clicked.connect(self.changed)
        self._dice.changed.connect(self.changed)
        self._missing.changed.connect(self._lose)
        self._minutes.textChanged.connect(lambda _text: self.minutes_changed.emit(self._minutes.number() or None))

    @property
    def day(self) -> date:
        """The viewing day that was last understood."""
        return self._day

    @property
    def date_error(self) -> str:
        """What is wrong with the date as it is written; empty when nothing is."""
        return self._error.text()

    @property
    def is_doubted(self) -> bool:
        """Whether the day is an unlikely one, and nobody has said that it is right."""
        return bool(self._doubt) and not self._sure.isChecked()

    @property
    def dice(self) -> str:
        """The kind of dice: `d10x20` or `d6x26`."""
        return self._dice.value()

    def set_dice(self, dice: str) -> None:
        """Show a kind of dice that was chosen before."""
        self._dice.set_value(dice)

    @property
    def unavailable(self) -> str:
        """What happens when a clip cannot be shown: `next` or `reroll`."""
        return self._missing.value()

    def set_unavailable(self, mode: str) -> None:
        """Show what was chosen before for clips that cannot be shown."""
        self._missing.set_value(mode)
        self._lost.say(_MISSING_SHORT[mode])

    def _lose(self, mode: str) -> None:
        self._lost.say(_MISSING_SHORT[mode])
        self.changed.emit()

    def _read_date(self) -> None:
        found = read_day(self._date.text())
        wrong = found is None
        self._error.setText("Write a day, for example 19 November 2026." if wrong else "")
        self._error.setVisible(wrong)
        announce_if_seen(self._error, self._error.text())
        self._date.set_wrong(wrong)
        self._date.setAccessibleDescription(f"Error: {self._error.text()}" if wrong else "")
        if found is not None and found != self._day:
            self._day = found
            self.day_changed.emit(found)
        self.changed.emit()


class GroupCard(Card):
    """Asks for the group's name, once: it stands on the certificate. The borough stands in the feedback too."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("What is your group called?", gap=0)
        self._name = Field("Name of your group")
        self._borough = Field("Borough of your group")
        self._name.textChanged.connect(self.changed)
        name = column(words("Name of your group", "strong"), 4, self._name, None)
        borough = column(words("Borough (optional)", "strong"), 4, self._borough, None)
        told = words("Both stand in the feedback, the name on the certificate too.", "muted")
        self.add(2, told, 8, columns(holder(name), holder(borough), shares=(1, 1), gap=32, narrow=640))

    @property
    def name(self) -> str:
        """The group's name as it is written."""
        return " ".join(self._name.text().split())

    @property
    def borough(self) -> str:
        """The borough as it is written; it may be left empty."""
        return " ".join(self._borough.text().split())

    def set_names(self, name: str, borough: str) -> None:
        """Show what was written before."""
        self._name.setText(name)
        self._borough.setText(borough)
