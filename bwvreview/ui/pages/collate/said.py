"""What people wrote, in proposed groups of sentences: a person confirms each group before it counts as a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.quarter_voices import OTHER
from bwvreview.ui.widgets.kit import Button, Card, Field, Fold, Hairline, Marked, column, flow, words

if TYPE_CHECKING:
    from bwvreview.domain.quarter_lines import QuarterReport, Voices

_MOST, _FIRST = 5, 3


class Said(QWidget):
    """The groups of sentences. Emits which one is confirmed or taken back, with the reason."""

    settled = Signal(str, bool, str)

    def __init__(self, report: QuarterReport) -> None:
        super().__init__()
        parts = [
            self._card("What could be better", report.learning),
            self._card("What was done well", report.good),
        ]
        self.setLayout(column(*parts, gap=14))

    def _card(self, title: str, groups: tuple[Voices, ...]) -> Card:
        named = [one for one in groups if one.word != OTHER]
        card = Card(title)
        if not named:
            card.add(4, words("No two sentences share a word.", "muted"))
            return card
        card.add(
            2, words("Sentences that share a word. Read them before you confirm that they belong together.", "muted")
        )
        for one in named[:_MOST]:
            card.add(10, Hairline(), 8, self._group(one, title))
        if len(named) > _MOST:
            rest = [self._group(one, title) for one in named[_MOST:]]
            card.add(10, Fold(f"Show {len(rest)} more", column(*rest, gap=14)))
        return card

    def _group(self, one: Voices, title: str) -> QWidget:
        many = len(one.sentences)
        times = f", written {one.written} times" if one.written > many else ""
        body = column(words(f"“{one.word}”, {many} sentences{times}", "strong"), 2)
        for sentence in one.sentences[:_FIRST]:
            body.addWidget(words(f"“{sentence}”"))
        if many > _FIRST:
            body.addWidget(Fold(f"Show the other {many - _FIRST}", *(words(f"“{s}”") for s in one.sentences[_FIRST:])))
        if one.confirmed:
            back = Button(f"Take back “{one.word}”", "link")
            why = "Taken back on the page"
            back.clicked.connect(lambda: self.settled.emit(one.key, False, why))
            body.addSpacing(4)
            body.addWidget(flow(Marked("Confirmed as a theme", "circle-check", "good"), back, gap=16))
        else:
            why_box = Field(f"Why “{one.word}” is a theme, {title}")
            sure = Button(f"Confirm “{one.word}”", size="row")
            sure.clicked.connect(lambda: self.settled.emit(one.key, True, why_box.text()))
            body.addSpacing(4)
            body.addWidget(words("Why", "hint"))
            body.addWidget(why_box)
            body.addSpacing(6)
            body.addWidget(flow(sure))
        made = QWidget()
        made.setLayout(body)
        return made
