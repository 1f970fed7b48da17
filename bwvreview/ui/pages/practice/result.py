"""A try beside the agreed answers: what differs first, what is the same folded below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import Button, Card, Hairline, Icon, column, flow, holder, row, words

if TYPE_CHECKING:
    from bwvreview.domain.practice_key import Compared, Comparison

_SHAPES = {
    "different": ("circle-dot", "accent"),
    "not-asked": ("eye-off", "muted"),
    "close": ("circle-check", "accent"),
    "words": ("message-report", "accent"),
    "same": ("circle-check", "good"),
}
_ORDER = ("different", "not-asked", "close", "words", "same")


class ComparedRow(QWidget):
    """One question: a kind sentence, and both answers where they are words."""

    def __init__(self, one: Compared) -> None:
        super().__init__()
        icon, tone = _SHAPES[one.likeness]
        told = column(words(one.title, "strong"), words(one.sentence))
        if one.likeness == "words":
            told.addWidget(words(f"**The group:** {one.agreed}", "dense"))
            told.addWidget(words(f"**You:** {one.given or 'No answer'}", "dense"))
        told.addWidget(words(one.part, "hint"))
        line = row(Icon(icon, 20, tone, drop=2), told, gap=12, margins=(0, 8, 0, 8))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{one.title} {spoken(one.sentence)}")


class ResultCard(Card):
    """All questions of a try."""

    def __init__(self, found: Comparison) -> None:
        super().__init__("", padding=(10, 20))
        ordered = sorted(found.questions, key=lambda one: _ORDER.index(one.likeness))
        other = [one for one in ordered if one.likeness != "same"]
        same = [one for one in ordered if one.likeness == "same"]
        for place, one in enumerate(other):
            if place:
                self.add(Hairline())
            self.add(ComparedRow(one))
        self._same = holder(column(*(ComparedRow(one) for one in same)))
        self._same.hide()
        self._fold = Button(self._words(len(same)), "link", size="row")
        self._fold.clicked.connect(lambda: self._toggle(len(same)))
        if same:
            self.add(*((Hairline(),) if other else ()), 8, flow(self._fold), 4, self._same)

    def _words(self, same: int) -> str:
        said = f"{count(same, 'answer is', 'answers are')} the same"
        return f"{said}. {'Hide' if self._same.isVisibleTo(self) else 'Show'} {'it' if same == 1 else 'them'}."

    def _toggle(self, same: int) -> None:
        self._same.setVisible(self._same.isHidden())
        self._fold.say(self._words(same))
