"""A question, and the summary of what is wrong with a form. What is seen is also what is said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.paint import box, painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import tokens
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import Part, column, empty, row, show_if
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent


class Answering(Protocol):
    """What a Question needs of its answer. AnswerTiles, AnswerList, TickList, TextAnswer and FieldAnswer have it."""

    changed: SignalInstance
    stepped: SignalInstance

    def value(self) -> str: ...  # noqa: D102
    def set_value(self, value: str) -> None: ...  # noqa: D102
    def choose(self, key: str) -> bool: ...  # noqa: D102
    def show_keys(self, shown: bool) -> None: ...  # noqa: D102
    def set_wrong(self, wrong: bool) -> None: ...  # noqa: D102
    def describe(self, name: str, description: str) -> None: ...  # noqa: D102
    def focus_answer(self) -> None: ...  # noqa: D102


class Question(QWidget):
    """One question. The hint and the error are also what a screen reader says."""

    def __init__(self, title: str, hint: str, answer: QWidget, *, name: str = "", indent: int = 20) -> None:
        super().__init__()
        title, hint = spoken(title), spoken(hint)
        self.name, self.answer = name, answer
        self._title, self._hint_text = title, hint
        self._current, self._wrong, self._needed = False, False, False
        self.heading = words(title, "question")
        self._hint = words(hint, "muted")
        show_if(self._hint, bool(hint))
        self._error = words("", "error")
        self._error_row = QWidget()
        line = row(Icon("alert-circle", 20, "red"), self._error, gap=6)
        line.setStretch(1, 1)
        self._error_row.setLayout(line)
        self._error_row.hide()
        inside: list[Part] = [self.heading, self._hint, self._error_row, 6, answer]
        self.setLayout(column(*inside, margins=(indent, 2, 0, 2)))
        self._describe()

    @property
    def answering(self) -> Answering:
        """The answer, as what every answer can do."""
        return self.answer  # type: ignore[return-value]

    @property
    def error(self) -> str:
        """What is wrong, as shown; empty when nothing is."""
        return self._error.text()

    def set_hint(self, hint: str) -> None:
        """Show another hint: “Press a number to answer.”."""
        self._hint_text = spoken(hint)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def set_current(self, current: bool) -> None:
        """Mark the question that keys answer: an accent bar and key caps."""
        self._current = current
        self.answering.show_keys(current)
        self.update()

    def set_needed(self, needed: bool) -> None:
        """Say aloud that an answer is still needed. Who sees the page sees it by what is not ticked yet."""
        if needed != self._needed:
            self._needed = needed
            self._describe()

    def show_error(self, message: str) -> None:
        """Say what is wrong beside the answer; an empty message clears it."""
        self._wrong = bool(message)
        self._error.setText(message)
        self._error_row.setVisible(self._wrong)
        self.answering.set_wrong(self._wrong)
        self._describe()
        self.update()

    def _describe(self) -> None:
        first = f"Error: {self._error.text()}" if self._wrong else "Needs an answer." if self._needed else ""
        self.answering.describe(self._title, f"{first} {self._hint_text}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        bar = "red" if self._wrong else "accent" if self._current else ""
        if bar:
            with painting(self) as painter:
                painter.fillRect(0, 0, 4, self.height(), tokens().color(bar))


class ErrorSummary(QFrame):
    """“There is a problem”, with one link for each, in the order of the page. Takes the focus."""

    followed = Signal(str)
    ring_radius = 6

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._links = column(gap=0)
        head = row(Icon("rate-red", 22, "red"), words("There is a problem", "heading"), None, gap=10)
        self.setLayout(column(head, 4, self._links, margins=(19, 13, 19, 13)))
        self.hide()

    def show_problems(self, problems: list[tuple[str, str]], *, take_focus: bool = True) -> None:
        """Show (question name, message) pairs as links and take the focus; none hides the summary."""
        empty(self._links)
        for name, message in problems:
            link = Button(message, "link", tone="red")
            link.set_bold(True)
            link.clicked.connect(lambda _=False, wanted=name: self.followed.emit(wanted))
            self._links.addWidget(link)
        said = ". ".join(message for _, message in problems)
        self.setAccessibleName(spoken(f"Error: There is a problem. {said}"))
        self.setVisible(bool(problems))
        if problems and take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, QRectF(self.rect()), fill="surface", edge="red", width=3)
