"""One question about somebody's sheet: what a column is, or which of their words says the same as ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.mapping import LEAVE_OUT
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option, with_keys
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.form import Question
from bwvreview.ui.widgets.layouts import flow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bwvreview.domain import inspection

_LIKELY, _OUT = 7, "out"


class AskingCard(Card):
    """The question with its likeliest answers; a link shows all of them. Leaving empty is always the last."""

    answered = Signal(str, str)  # id of the question, answer

    def __init__(self, asked: inspection.Question, number: int, of: int) -> None:
        super().__init__(f"Question {number} of {of}" if of > 1 else "One question", padding=(14, 20))
        self._asked, self._every = asked, False
        self.answers: AnswerList | None = None
        self._show()

    def focus_start(self) -> None:
        """Put the focus on the answers."""
        if self.answers is not None:
            self.answers.focus_answer()

    def _show(self) -> None:
        asked = self._asked
        options = [one for one in asked.options if one.answer != LEAVE_OUT]
        shown = options if self._every else options[:_LIKELY]
        made = [
            Option(str(at), _told(one.words, likely=one.answer == asked.suggestion)) for at, one in enumerate(shown)
        ]
        out = next(one for one in asked.options if one.answer == LEAVE_OUT)
        self.answers = AnswerList(with_keys((*made, Option(_OUT, out.words)), zero=(_OUT,)))
        self.answers.changed.connect(self._chosen)
        hint = "Your answer is remembered for this office."
        question = Question(asked.sentence, hint, self.answers)
        question.set_current(True)
        self.add(4, question)
        if len(shown) < len(options):
            more = Button(f"Show all {len(options)} answers", "link")
            more.clicked.connect(self._show_every)
            self._more = flow(more)
            self.add(6, self._more)
        self._question = question

    def _show_every(self) -> None:
        self._every = True
        for old in (self._question, self._more):
            old.hide()
            old.setParent(None)
        self._show()
        self.focus_start()

    def _chosen(self, name: str) -> None:
        options = [one for one in self._asked.options if one.answer != LEAVE_OUT]
        self.answered.emit(self._asked.id, LEAVE_OUT if name == _OUT else options[int(name)].answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if self.answers is None or not self.answers.choose(event.text()):
            super().keyPressEvent(event)


def _told(text: str, *, likely: bool) -> str:
    return f"{text} **(most likely)**" if likely else text
