"""The card of one question: what stands, what waits, both together where that fits, or another answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.answer_scales import could_not_tell
from bwvreview.domain.forms.answers import ACKNOWLEDGED
from bwvreview.ui.icons import RATINGS
from bwvreview.ui.say import clock
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Card,
    FieldAnswer,
    Option,
    Question,
    TextAnswer,
    TickList,
    column,
    holder,
    with_keys,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.services.clashes import Given, TwoAnswers

STANDS, OTHER, BOTH, NEW = "stands", "other", "both", "new"
_RATED = frozenset({"green", "amber", "red"})


class ChoiceCard(Card):
    """Asks which answer is to stand. Nothing is chosen before somebody does."""

    changed = Signal()

    def __init__(self, two: TwoAnswers) -> None:
        super().__init__()
        self.two = two
        self.which = AnswerList(with_keys(_options(two)))
        self._asks = Question(two.label, "Choose the answer that is to stand.", self.which, indent=0)
        self._anew = self._another(two)
        self._room = holder(column(self._anew, margins=(0, 14, 0, 0)))
        self._room.hide()
        self.why = TextAnswer(limit=400, lines=2, cut=False)
        why = Question("Why did you choose this?", "You can leave this empty.", self.why, indent=0)
        self.add(self._asks, self._room, 14, why, None)
        self.which.show_keys(True)
        self.which.changed.connect(self._chosen)
        self._listen()

    def value(self) -> str | None:
        """Give the answer that is to stand, as the form writes it; None while nobody has chosen."""
        which = self.which.value()
        if which == NEW:
            return self._anew.answering.value() or None
        told = {STANDS: self.two.stands.value, OTHER: self.two.other.value, BOTH: self.two.together}
        return told.get(which)

    def missing(self) -> str:
        """Say what is still to do; empty when nothing is."""
        if not self.which.value():
            return "Choose an answer"
        return "" if self.value() is not None else "Give the other answer"

    def choose(self, key: str) -> bool:
        """Choose the answer of a key."""
        return self.which.choose(key)

    def start(self) -> None:
        """Put the focus on the answers."""
        self.which.focus_answer()

    def _chosen(self, which: str) -> None:
        self._room.setVisible(which == NEW)
        if which == NEW:
            self._anew.answering.show_keys(True)
            self._anew.answering.focus_answer()
        self.changed.emit()

    def _another(self, two: TwoAnswers) -> Question:
        return Question("Another answer", "", _answer_to(two), name=two.name, indent=0)

    def _listen(self) -> None:
        answer = self._anew.answer
        self._anew.answering.changed.connect(lambda _value: self.changed.emit())
        if isinstance(answer, TextAnswer):
            answer.typed.connect(lambda _text: self.changed.emit())
        elif isinstance(answer, FieldAnswer):
            answer.field.textEdited.connect(lambda _text: self.changed.emit())


def _options(two: TwoAnswers) -> list[Option]:
    options = [
        Option(STANDS, _said(two.stands, "stands now"), icon=RATINGS.get(two.stands.value, "") if _rated(two) else ""),
        Option(OTHER, _said(two.other, "waits"), icon=RATINGS.get(two.other.value, "") if _rated(two) else ""),
    ]
    if two.together:
        options.append(Option(BOTH, "Both together"))
    return [*options, Option(NEW, "Another answer")]


def _rated(two: TwoAnswers) -> bool:
    return two.form.form.has_question(two.name) and {choice.name for choice in two.form.choices(two.name)} >= _RATED


def _said(given: Given, state: str) -> str:
    """Say an answer, and below it who gave it and when."""
    if given.at is None:
        return "**No answer** (stands now)"
    return f"**{given.words or 'No answer'}** – {given.who}, {clock(given.at)}, {state}"


def _answer_to(two: TwoAnswers) -> QWidget:
    """What the form offers for the question."""
    if not two.form.form.has_question(two.name):
        return TextAnswer(limit=0, lines=3, cut=False)
    asked, choices = two.form.form.question(two.name), two.form.choices(two.name)
    if asked.type in {"select_one", "select_multiple"}:
        shapes = RATINGS if _rated(two) else {}
        zero = {choice.name for choice in choices if could_not_tell(choice)}
        made = with_keys([Option(one.name, one.label, icon=shapes.get(one.name, "")) for one in choices], zero)
        return AnswerList(made) if asked.type == "select_one" else TickList(made)
    if asked.type == "acknowledge":
        return TickList((Option(ACKNOWLEDGED, "I have read this", "1"),))
    if asked.type == "text":
        return TextAnswer(limit=0, lines=3, cut=False)
    return FieldAnswer("date" if asked.type == "date" else "number")
