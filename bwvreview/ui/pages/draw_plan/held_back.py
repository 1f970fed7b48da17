"""Clips that the police hold back: told by reference before the draw. What was written is not shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.fold import Fold
from bwvreview.ui.widgets.layouts import column, empty, flow, holder, show_if
from bwvreview.ui.widgets.text_answers import TextAnswer
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.errors import Problem

_HOW = "Write or paste the references that the police give, out of the room’s sight. They are not shown again."
_WHY = "Why are they held back?"


class HeldBackBox(QWidget):
    """A quiet link. Open, it takes references and one reason; `held_back` says how many there are, by reason."""

    reasons_wanted = Signal()
    wanted = Signal(str, str)  # references as written, reason
    offer_again_wanted = Signal()

    def __init__(self, held_back: Mapping[str, int]) -> None:
        super().__init__()
        self._held_back = held_back
        number = sum(held_back.values())
        self._fold = Fold(f"The police hold {count(number, 'clip')} back" if number else "The police hold {clips} back")
        self._fold.opened.connect(self.reasons_wanted)
        self._fold.link.clicked.connect(self._forget)
        self._told = column(gap=4)
        self._written = TextAnswer("References", limit=0, lines=3)
        self._reasons = AnswerList(())
        self._where = column()
        self._wrong, self._unsaid = words("", "error"), words("", "error")
        self._say()
        self._fill()
        self.setLayout(column(self._fold))

    def _fill(self) -> None:
        hold = Button("Hold these {clips} back", size="row")
        hold.clicked.connect(self._hold)
        buttons = [hold]
        if self._held_back:
            again = Button("Offer all of them again", size="row")
            again.clicked.connect(self.offer_again_wanted)
            buttons.append(again)
        self._fold.add(
            self._told,
            words(_HOW, "muted"),
            8,
            words("References", "strong"),
            4,
            self._wrong,
            self._written,
            8,
            words(_WHY, "strong"),
            4,
            self._unsaid,
            self._where,
            10,
            flow(*buttons, gap=12),
        )

    def show_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Offer the reasons, and say for which of them clips are held back already."""
        chosen = self._reasons.value()
        empty(self._where)
        self._reasons = AnswerList([Option(name, said) for name, said in reasons])
        self._reasons.describe(_WHY, "")
        self._reasons.set_value(chosen)
        self._where.addWidget(self._reasons)
        empty(self._told)
        said = dict(reasons)
        lines = [words(f"{count(held, 'clip')}: {said.get(name, name)}") for name, held in self._held_back.items()]
        if lines:
            self._told.addWidget(holder(column(*lines, 8)))

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong with what was written; it stays, to be mended."""
        self._say(wrong=f"{problem.message} {problem.advice}")
        self._written.focus_answer()

    def _hold(self) -> None:
        if not self._reasons.value():
            self._say(unsaid="Choose why these {clips} are held back.")
            self._reasons.focus_answer()
        else:
            self._say()
            self.wanted.emit(self._written.value(), self._reasons.value())

    def _say(self, *, wrong: str = "", unsaid: str = "") -> None:
        """Say what is wrong with the references, or that no reason was chosen; nothing takes it away."""
        for line, text in ((self._wrong, wrong), (self._unsaid, unsaid)):
            line.setText(text)
            show_if(line, bool(text))
        self._written.set_wrong(bool(wrong))
        self._written.describe("References", f"Error: {wrong}" if wrong else "")
        self._reasons.set_wrong(bool(unsaid))
        self._reasons.describe(_WHY, f"Error: {unsaid}" if unsaid else "")

    def _forget(self) -> None:
        """Keep no reference in a box that is closed."""
        if not self._fold.is_open:
            self._written.set_value("")
            self._say()
