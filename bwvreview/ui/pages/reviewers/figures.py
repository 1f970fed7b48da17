"""How far reviewers agree, in sentences: the least agreement first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bwvreview.domain.agreement_words import FEW, two_places
from bwvreview.ui.say import count
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import Button, Card, Hairline, Icon, column, flow, row, words

if TYPE_CHECKING:
    from bwvreview.domain.agreement_form import QuestionAgreement

_GOOD, _FAIR = 0.8, 2 / 3


class FigureRow(QWidget):
    """One question: its sentence, and all its statistics when asked for."""

    def __init__(self, told: QuestionAgreement) -> None:
        super().__init__()
        alpha = told.agreement.alpha.value or 0.0
        icon, tone = ("circle-check", "good") if alpha >= _GOOD else ("rate-amber", "amber")
        if alpha < _FAIR:
            icon, tone = "equal-not", "red"
        self._more = words("\n".join((*told.sentences.values(), told.rests_on)), "dense", tone="muted")
        self._more.hide()
        self._all = Button("All figures", "link", size="row")
        self._all.setAccessibleName(f"All figures of: {told.title}")
        self._all.clicked.connect(self._show)
        sentence = told.sentence.removeprefix(f"{told.title}: ")
        inside = column(words(told.title, "strong"), words(sentence), self._more, flow(self._all))
        line = row(Icon(icon, 20, tone, drop=2), inside, gap=12, margins=(0, 8, 0, 8))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{spoken(told.sentence)} Alpha {two_places(alpha)}.")

    def _show(self) -> None:
        self._more.setVisible(self._more.isHidden())
        self._all.say("Fewer figures" if self._more.isVisibleTo(self) else "All figures")


def figures_line(found: tuple[QuestionAgreement, ...]) -> str:
    """Say how many clips the figures rest on, and that few make them rough."""
    clips = max((one.agreement.tally.compared for one in found), default=0)
    rough = " With so few, every figure is rough." if clips < FEW else ""
    return f"{count(clips, 'clip')} that every reviewer has locked.{rough}"


def figures_card(found: tuple[QuestionAgreement, ...]) -> Card:
    """List the questions whose agreement can be calculated; count the others."""
    known = [one for one in found if one.agreement.alpha.value is not None]
    known.sort(key=lambda one: one.agreement.alpha.value or 0.0)
    card = Card("", padding=(10, 20))
    for place, one in enumerate(known):
        if place:
            card.add(Hairline())
        card.add(FigureRow(one))
    rest = len(found) - len(known)
    if rest:
        said = f"{count(rest, 'line')} cannot be calculated: every answer was the same, or only one reviewer gave one."
        card.add(*((Hairline(),) if known else ()), 8, words(said, "muted"), 4)
    return card
