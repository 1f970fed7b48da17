"""The card beside the list: one question, who answered what, and what the group agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.domain.answer_scales import could_not_tell
from bwvreview.domain.forms.answers import ACKNOWLEDGED
from bwvreview.ui.icons import RATINGS
from bwvreview.ui.pages.agree.words import STAYS, heavy_head, is_rating, short
from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    FieldAnswer,
    Icon,
    LetterMark,
    Option,
    Question,
    TextAnswer,
    TickList,
    column,
    flow,
    holder,
    row,
    with_keys,
    words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.forms.survey import Choice
    from bwvreview.domain.forms.survey import Question as Asked
    from bwvreview.services.views_panel import AgreeLine

_CHOSEN = frozenset({"select_one", "select_multiple", "acknowledge"})


def is_written(asked: Asked) -> bool:
    """Whether people write the answer instead of choosing it."""
    return asked.type not in _CHOSEN


class DecidingCard(Card):
    """What the group agrees on one question. No answer is chosen for it before somebody does."""

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, line: AgreeLine, asked: Asked, choices: tuple[Choice, ...], place: str) -> None:
        super().__init__()
        self.line, self.asked = line, asked
        self._labels = {choice.name: choice.label for choice in choices}
        answer = self._answer(choices)
        hint = "Read all of them first." if is_written(asked) else "The letters show who chose what."
        self.question = Question(line.label, hint, answer, name=line.name, indent=0)
        self.question.answering.set_value(line.agreed)
        self.question.answering.changed.connect(lambda _value: self.changed.emit())
        self.question.answering.stepped.connect(self.stepped)
        if isinstance(answer, TextAnswer):
            answer.typed.connect(lambda _text: self.changed.emit())
        elif isinstance(answer, FieldAnswer):
            answer.field.textEdited.connect(lambda _text: self.changed.emit())
        self.question.answering.show_keys(True)
        self.add(words(place, "hint"), 2)
        if is_written(asked):
            self.add(words(line.label, "heading"), 6, self._quotes(), 10)
            self.question.heading.hide()
        self.why = TextAnswer(limit=400, lines=2, cut=False)
        self._asks_why = Question("Why did you agree this?", "You can leave this empty.", self.why, indent=0)
        stays = row(Icon("lock", 18, "muted", drop=2), words(STAYS, "hint"), gap=8)
        stays.setStretch(1, 1)
        self.add(self.question, 10, self._asks_why, 4, stays, None)

    # --- what was decided

    def value(self) -> str:
        """Give the answer as the form keeps it; empty while none is chosen."""
        return self.question.answering.value()

    def value_words(self) -> str:
        """Give it in words."""
        if is_written(self.asked):
            return self.value()
        return "; ".join(self._labels.get(name, name) for name in self.value().split())

    def reason(self) -> str:
        """Give why, if somebody said."""
        return self.why.value()

    def choose(self, key: str) -> bool:
        """Choose the answer of a key."""
        return self.question.answering.choose(key)

    def start(self) -> None:
        """Put the focus on the answers."""
        self.question.answering.focus_answer()

    # --- building

    def _answer(self, choices: tuple[Choice, ...]) -> QWidget:
        if self.asked.type in {"select_one", "select_multiple"}:
            rating = is_rating(self.asked)
            zero = {choice.name for choice in choices if could_not_tell(choice)}
            options = with_keys([self._option(choice, rating=rating) for choice in choices], zero)
            return AnswerList(options) if self.asked.type == "select_one" else TickList(options)
        if self.asked.type == "acknowledge":
            return TickList((Option(ACKNOWLEDGED, "We have read this", "1", letters=self._who(ACKNOWLEDGED)),))
        if self.asked.type == "text":
            return TextAnswer(limit=0, lines=3, cut=False)
        return FieldAnswer("date" if self.asked.type == "date" else "number")

    def _option(self, choice: Choice, *, rating: bool) -> Option:
        label = heavy_head(choice.label) if rating else choice.label
        icon = RATINGS.get(choice.name, "") if rating else ""
        return Option(choice.name, label, icon=icon, letters=self._who(choice.name))

    def _who(self, name: str) -> tuple[str, ...]:
        """Who chose it; everybody's letters stand in order."""
        return tuple(letter for letter, raw in self.line.answers.items() if name in raw.split())

    def _quotes(self) -> QWidget:
        made = column(gap=10)
        for letter, said in self.line.words.items():
            use = Button("Use these words", "link", size="row")
            use.setAccessibleName(f"Use the words of Reviewer {letter}")
            use.clicked.connect(lambda _=False, letter=letter: self._use(letter))
            told = column(words(said or "No answer", "dense", tone=None if said else "muted"))
            if said:
                told.addWidget(flow(use))
            line = row(holder(column(LetterMark(letter), None)), told, gap=10)
            line.setStretch(1, 1)
            made.addLayout(line)
        return holder(made)

    def _use(self, letter: str) -> None:
        self.question.answering.set_value(self.line.answers.get(letter, ""))
        self.changed.emit()
        self.start()


class DoneCard(Card):
    """Nothing is left to agree on."""

    def __init__(self, text: str, detail: str) -> None:
        head = row(Icon("circle-check", 22, "good", drop=2), words(text, "heading"), gap=10)
        head.setStretch(1, 1)
        stays = row(Icon("lock", 18, "muted", drop=2), words(STAYS, "hint"), gap=8)
        stays.setStretch(1, 1)
        super().__init__("", head, 6, words(detail, "muted"), 14, stays, None)
        self.setAccessibleName(short(text))
