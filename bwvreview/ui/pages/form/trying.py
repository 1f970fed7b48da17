"""Trying a form: its questions as a reviewer sees them, part by part, with nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from bwvreview.domain.forms.state import FormState
from bwvreview.ui.say import count
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.focus import tab_as_laid_out
from bwvreview.ui.widgets.layouts import column, flow, holder, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from bwvreview.domain.forms.survey import Form, Group
    from bwvreview.ui.widgets.form import Question

_FILLED = {"clip_ref": "V01", "theme_drawn": "weapons"}
_IN_WORDS = {"clip_ref": "V01", "theme_drawn": "Weapons"}
_NO_ERRORS: Mapping[str, str] = {}


class PartOnScreen(Protocol):
    """The questions of one part, as the record page shows them."""

    answered: SignalInstance
    stepped: SignalInstance

    def show_state(self, state: FormState, errors: Mapping[str, str]) -> None: ...  # noqa: D102
    def questions(self) -> list[Question]: ...  # noqa: D102
    def focus(self, name: str = "") -> None: ...  # noqa: D102
    def hide(self) -> None: ...  # noqa: D102
    def show(self) -> None: ...  # noqa: D102


class TryCard(Card):
    """Asks as in a session, where the draw has filled in a slot and a theme. Nothing is kept.

    `went` comes when another question was gone to: it may lie far down the page.
    """

    went = Signal()

    def __init__(
        self,
        form: Form,
        make_part: Callable[[Group, Mapping[str, str]], QWidget],
        *,
        today: date,
    ) -> None:
        super().__init__("Try it", padding=(14, 20))
        self._form, self._make, self._today = form, make_part, today
        self._filled = {name: value for name, value in _FILLED.items() if form.has_question(name)}
        self._state = FormState(form, self._filled, today=today)
        self._made: dict[str, PartOnScreen] = {}
        self._here, self._says_errors = "", False
        self._place, self._counts = words("", "strong"), words("", "hint")
        self._back = Button("Previous part", size="row", icon="chevron-left")
        self._on = Button("Next part", size="row")
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        missing, again = Button("Show what is missing", "link"), Button("Begin again", "link")
        missing.clicked.connect(self._show_missing)
        again.clicked.connect(self._begin_again)
        self._questions = column()
        line = row(holder(column(self._place, 2, self._counts)), flow(self._back, self._on), gap=12)
        line.setStretch(0, 1)
        told = words("Answer as in a session. Nothing is kept.", "muted")
        self.add(2, told, 10, line, 12, holder(self._questions), 12, flow(missing, again, gap=18))
        self._follow()

    @property
    def state(self) -> FormState:
        """How the form stands."""
        return self._state

    def _parts(self) -> list[str]:
        return [section.name for section in self._state.sections() if section.applies]

    def _follow(self) -> None:
        """Show the part of now; the first one when it does not apply any more."""
        names = self._parts()
        if self._here not in names:
            self._here = names[0] if names else ""
        for name, part in self._made.items():
            if name != self._here:
                part.hide()
        errors = self._state.errors() if self._says_errors else _NO_ERRORS
        if self._here:
            part = self._part(self._here)
            part.show_state(self._state, errors)
            part.show()
        tab_as_laid_out(self)
        self._say(names)

    def _part(self, name: str) -> PartOnScreen:
        if name not in self._made:
            section = next(section for section in self._form.sections if section.name == name)
            made = self._make(section, _IN_WORDS)
            self._questions.addWidget(made)
            part: PartOnScreen = made  # type: ignore[assignment]  # what the record page makes
            part.answered.connect(self._answered)
            part.stepped.connect(self._step)
            self._made[name] = part
        return self._made[name]

    def _say(self, names: list[str]) -> None:
        sections = {section.name: section for section in self._state.sections()}
        here = sections.get(self._here)
        at = names.index(self._here) + 1 if here else 0
        self._place.setText(f"Part {at} of {len(names)}: {here.label}" if here else "The form asks nothing")
        asked, answered = sum(s.asked for s in sections.values()), sum(s.answered for s in sections.values())
        self._counts.setText(f"{answered} of {count(asked, 'question')} answered")
        self._back.set_available(reason="" if at > 1 else "This is the first part")
        self._on.set_available(reason="" if at < len(names) else "This is the last part")

    def _answered(self, name: str, value: str) -> None:
        self._state.answer(name, value)
        self._follow()

    def _step(self, step: int) -> None:
        names = self._parts()
        there = names.index(self._here) + step if self._here in names else 0
        if 0 <= there < len(names):
            self._here = names[there]
            self._follow()
            self._go()

    def _show_missing(self) -> None:
        """Say under each question what is missing or wrong, and go to the first."""
        self._says_errors = True
        first = next(iter(self._state.errors()), "")
        for section in self._form.sections:
            if any(question.name == first for question in section.questions):
                self._here = section.name
        self._follow()
        if first:
            self._go(first)

    def _go(self, name: str = "") -> None:
        self._part(self._here).focus(name)
        self.went.emit()

    def _begin_again(self) -> None:
        self._state = FormState(self._form, self._filled, today=self._today)
        self._says_errors, self._here = False, ""
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        focus = QApplication.focusWidget()
        typing = isinstance(focus, QPlainTextEdit | QLineEdit)
        if event.text().isdigit() and not typing and event.modifiers() in (_PLAIN, _KEYPAD) and self._here:
            for question in self._part(self._here).questions():
                if focus is not None and question.isAncestorOf(focus):
                    question.answering.choose(event.text())
                    return
        super().keyPressEvent(event)


_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
