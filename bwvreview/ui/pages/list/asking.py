"""What only a person can answer about a list: one question at a time, then all the answers before they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.answer_sets import AnswerList
from bwvreview.ui.widgets.answers import Option, with_keys
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.form import Question
from bwvreview.ui.widgets.layouts import column, empty, row
from bwvreview.ui.widgets.progress import Track
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from bwvreview.domain import inspection
    from bwvreview.ui.widgets.button import Kind, Size

_OUT = "out"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its answers in the order shown: the likeliest first, leaving out last."""

    question: inspection.Question
    options: tuple[inspection.Option, ...]
    place: str = ""

    @classmethod
    def of(cls, question: inspection.Question, places: Mapping[str, str]) -> _Asked:
        ahead = [option for option in question.options if option.answer == question.suggestion]
        rest = [option for option in question.options if option.answer != question.suggestion]
        if len(question.options) > 1 and ahead and ahead[0] is question.options[-1]:
            ahead, rest = [], list(question.options)  # leaving out is never the first of several
        place = places.get(question.column, "") if question.shown is None else ""
        return cls(question, (*ahead, *rest), place)

    @property
    def hint(self) -> str:
        """Where it stands, and what the answers do."""
        about = self.question
        if about.kind == "column" and about.suggestion == "date":
            return "Days stand there. None of them is shown here, and a time of day is never kept."
        if about.kind == "column":
            return "Its words fit the answers below. None of them is shown here."
        if about.shown is None:
            return _rows_of(self.place)
        return f"In the column “{about.column}”, in {count(about.rows, 'row')}."

    def answer(self, name: str) -> str:
        """Give the answer behind a shown option."""
        return self.options[-1].answer if name == _OUT else self.options[int(name)].answer if name else ""

    def name(self, answer: str) -> str:
        """Give the shown option of an answer; empty when there is none."""
        at = next((at for at, option in enumerate(self.options) if option.answer == answer), None)
        return "" if at is None else _OUT if at == len(self.options) - 1 else str(at)

    def words(self, answer: str) -> str:
        """Say an answer."""
        return next((option.words for option in self.options if option.answer == answer), "")

    def shown(self) -> tuple[Option, ...]:
        """The answers with their keys: 1 to 9, and 0 for leaving out."""
        last = len(self.options) - 1
        about = self.question
        hidden = about.kind == "value" and about.shown is None  # losing rows is never the likely answer
        likely = about.suggestion if about.suggestion != self.options[-1].answer and not hidden else ""
        made = [
            Option(
                _OUT if at == last else str(at),
                f"{_capital(option.words)} **(most likely)**" if option.answer == likely else _capital(option.words),
            )
            for at, option in enumerate(self.options)
        ]
        return with_keys(made, zero=(_OUT,) if last else ())


class Asking(QWidget):
    """The questions of a list; `places` says, by column, where the words stand that nobody is shown.

    `stepped` comes whenever another question, or the whole, is shown.
    `done_wanted` carries the answers, by the questions' ids; `save_wanted` the same, to put them into a file.
    """

    stepped = Signal()
    done_wanted = Signal(object)  # dict[str, str]
    save_wanted = Signal(object)  # dict[str, str]

    def __init__(self, asked: Sequence[inspection.Question], places: Mapping[str, str]) -> None:
        super().__init__()
        self._asked = tuple(_Asked.of(question, places) for question in asked)
        self._given: dict[str, str] = {}
        self._at = 0
        self._from_end = False
        self._answers: AnswerList | None = None
        self._place = column(gap=14)
        self.setLayout(self._place)
        self.next: Button | None = None
        self._show()

    # what stands in the heading and in the bar

    @property
    def title(self) -> str:
        """The title of the page."""
        if self.at_end:
            return "This is how the list will be read"
        many = "One question" if len(self._asked) == 1 else f"{len(self._asked)} questions"
        return f"{many} before the list can be used"

    @property
    def sub(self) -> str:
        """The line under the title."""
        if self.at_end:
            return "Nothing has been kept yet. Look at your answers, then use the list."
        if len(self._asked) == 1:
            return "The program never guesses. Nothing has been kept yet."
        return f"Question {self._at + 1} of {len(self._asked)}. The program never guesses."

    @property
    def at_end(self) -> bool:
        """Whether all answers are shown."""
        return self._at >= len(self._asked)

    def buttons(self) -> tuple[Button, ...]:
        """Make the buttons of the bar for what is shown now, main one first."""
        back = _button("Back", self.go_back, icon="arrow-left")
        if self.at_end:
            self.next = _button("Use the list with these answers", self._use, kind="main")
            return self.next, back
        self.next = _button("Next question", self.go_on, kind="main")
        self._look()
        return (self.next, back) if self._at else (self.next,)

    # going through

    def go_on(self) -> None:
        """Show the next question, once this one is answered; after the last one, all answers."""
        if not self.at_end and self._asked[self._at].question.id in self._given:
            self._go(len(self._asked) if self._from_end else self._at + 1)

    def go_back(self) -> None:
        """Show the question before."""
        if self._at:
            self._go(self._at - 1)

    def focus_start(self) -> None:
        """Put the focus on the answers, or on the main button at the end."""
        if self._answers is not None:
            self._answers.focus_answer()
        elif self.next is not None:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held or self._answers is None or not self._answers.choose(event.text()):
            super().keyPressEvent(event)

    def _use(self) -> None:
        self.done_wanted.emit(dict(self._given))

    def _save(self) -> None:
        self.save_wanted.emit(dict(self._given))

    def _go(self, at: int, *, from_end: bool = False) -> None:
        self._at, self._from_end = at, from_end
        self._show()
        self.stepped.emit()

    def _show(self) -> None:
        empty(self._place)
        self._answers = None
        if self.at_end:
            self._place.addWidget(self._summary())
        else:
            self._place.addWidget(self._question(self._asked[self._at]))
        self._place.addStretch(1)

    def _question(self, asked: _Asked) -> QWidget:
        self._answers = AnswerList(asked.shown())
        self._answers.set_value(asked.name(self._given.get(asked.question.id, "")))
        self._answers.changed.connect(lambda name: self._answered(asked, name))
        self._answers.stepped.connect(lambda step: self.go_on() if step > 0 else self.go_back())
        made = Question(asked.question.sentence, asked.hint, self._answers)
        made.set_current(True)
        card = Card("", made, padding=(18, 20))
        if len(self._asked) > 1:
            card.add(14, self._how_far())
        return card

    def _how_far(self) -> Track:
        track = Track(f"Question {self._at + 1} of {len(self._asked)}")
        track.show_step(self._at, len(self._asked))
        return track

    def _summary(self) -> QWidget:
        facts = []
        for at, asked in enumerate(self._asked):
            change = Button("Change this answer", "link")
            change.setAccessibleName(spoken(f"Change the answer: {asked.question.sentence}"))
            change.clicked.connect(lambda _=False, at=at: self._go(at, from_end=True))
            answer = asked.words(self._given.get(asked.question.id, ""))
            facts.append(Fact(asked.question.sentence, _capital(answer), "check", "accent", buttons=(change,)))
        save = _button("Save the answers as a file", self._save, icon="device-floppy", size="row")
        return Card(
            "Your answers",
            2,
            words("They are remembered, so the next list from this force asks less.", "muted"),
            6,
            Facts(*facts),
            10,
            row(save, None),
        )

    def _answered(self, asked: _Asked, name: str) -> None:
        self._given[asked.question.id] = asked.answer(name)
        self._look()

    def _look(self) -> None:
        if self.next is None or self.at_end:
            return
        answered = self._asked[self._at].question.id in self._given
        self.next.set_available(reason="" if answered else "Choose an answer first.")
        last = self._from_end or self._at == len(self._asked) - 1
        self.next.say("See your answers" if last else "Next question")


def _button(
    text: str, wanted: Callable[[], None], *, kind: Kind = "other", icon: str = "", size: Size = "page"
) -> Button:
    made = Button(text, kind, icon=icon, size=size)
    made.clicked.connect(wanted)
    return made


def _rows_of(place: str) -> str:
    """Give where words stand, of the sentence that says how many there are: the question says that already."""
    rows = place.rpartition(": ")[2]
    return _capital(rows) if rows.startswith(("row", "file")) else place


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
