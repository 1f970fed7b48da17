"""The questions of one part of the form. Each is made when it is first asked, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bwvreview.domain.forms.survey import Group, walk
from bwvreview.ui.pages.record.questions import key_help, make_fact, make_question
from bwvreview.ui.widgets.kit import Question, column, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.forms.state import FormState
    from bwvreview.domain.forms.survey import Choice
    from bwvreview.domain.forms.survey import Question as Asked
    from bwvreview.ui.widgets.kit import Words


def _groups(part: Group) -> list[Group]:
    return [item for item in walk(part.items) if isinstance(item, Group)]


class PartView(QWidget):
    """One part. `answered` comes with a question's name and its answer, `stepped` past its first or last question."""

    answered = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, part: Group, facts: Mapping[str, str]) -> None:
        super().__init__()
        self.name = part.name
        self._asked: dict[str, Asked] = {q.name: q for q in part.questions if not q.is_silent}
        self._headed = {group.questions[0].name: group for group in _groups(part) if group.label and group.questions}
        self._headings: dict[str, Words] = {}
        self._facts = facts
        self._made: dict[str, QWidget] = {}
        self._choices: dict[str, tuple[Choice, ...]] = {}
        self._shown_values: dict[str, str] = {}
        self._helped: Question | None = None
        self.current: Question | None = None
        self._column = column(gap=14)
        self.setLayout(self._column)

    def show_state(self, state: FormState, errors: Mapping[str, str]) -> None:
        """Show which questions are asked, their answers, and what is wrong with them."""
        for name, asked in self._asked.items():
            if not state.relevant(name):
                if name in self._made:
                    self._made[name].hide()
                continue
            made = self._widget(asked, state)
            if isinstance(made, Question):
                self._show_answer(made, state.raw(name))
                if made.error != errors.get(name, ""):
                    made.show_error(errors.get(name, ""))
                made.set_needed(not state.value(name) and bool(state.error(name)))
            made.show()
        for name, group in self._headed.items():
            self._show_heading(name, group, shown=any(state.relevant(q.name) for q in group.questions))

    def _show_heading(self, name: str, group: Group, *, shown: bool) -> None:
        """Show the words of a group within the part above its first question that is there."""
        if name not in self._headings and shown:
            first = next((self._made[q.name] for q in group.questions if q.name in self._made), None)
            self._headings[name] = heading = words(group.label, "heading")
            self._column.insertWidget(self._column.indexOf(first) if first else -1, heading)
        if name in self._headings:
            self._headings[name].setVisible(shown)

    def _widget(self, asked: Asked, state: FormState) -> QWidget:
        choices = state.choices(asked.name) if asked.choices else ()
        found = self._made.get(asked.name)
        if found is not None and self._choices[asked.name] == choices:
            return found
        if found is not None:
            self._column.removeWidget(found)
            found.hide()
            found.deleteLater()
            self._shown_values.pop(asked.name, None)
        made = self._make(asked, choices, state)
        names = list(self._asked)
        above = [self._made[name] for name in names[: names.index(asked.name)] if name in self._made]
        self._made[asked.name], self._choices[asked.name] = made, choices
        self._column.insertWidget(self._column.indexOf(above[-1]) + 1 if above else 0, made)
        return made

    def _make(self, asked: Asked, choices: tuple[Choice, ...], state: FormState) -> QWidget:
        if asked.type == "note":
            return words(asked.label)
        if asked.read_only:
            return make_fact(asked, self._facts.get(asked.name) or state.value(asked.name))
        made = make_question(asked, choices)
        made.answering.changed.connect(lambda value, name=asked.name: self._given(name, value))
        made.answering.stepped.connect(lambda step, question=made: self.step(question, step))
        return made

    def _given(self, name: str, value: str) -> None:
        self._shown_values[name] = value
        self.answered.emit(name, value)
        if self.current is not None and self.current.name == name:
            self._help(self.current)

    def _show_answer(self, question: Question, value: str) -> None:
        """Show an answer that came from elsewhere; leave words alone that are being written."""
        if self._shown_values.get(question.name, "") != value:
            self._shown_values[question.name] = value
            question.answering.set_value(value)

    def questions(self) -> list[Question]:
        """Give the questions that are asked and can be answered, in order."""
        made = (self._made.get(name) for name in self._asked)
        return [found for found in made if isinstance(found, Question) and not found.isHidden()]

    def question(self, name: str) -> Question | None:
        """Give the question of a name, when it is asked."""
        return next((found for found in self.questions() if found.name == name), None)

    def being_written(self) -> str:
        """Give the question in which words stand that are not given yet; empty when there is none."""
        for one in self.questions():
            value = getattr(one.answer, "value", None)
            if hasattr(one.answer, "settle") and value and value() != self._shown_values.get(one.name, ""):
                return one.name
        return ""

    def settle(self) -> None:
        """Give what is written and not yet given."""
        for question in self.questions():
            settle = getattr(question.answer, "settle", None)
            if settle is not None:
                settle()

    def step(self, question: Question, step: int) -> None:
        """Go to the next or the previous question."""
        every = self.questions()
        place = every.index(question) + step
        if 0 <= place < len(every):
            every[place].answering.focus_answer()
        else:
            self.stepped.emit(step)

    def focus(self, name: str = "") -> None:
        """Put the focus on a question's answer; without a name on the current question, or the first."""
        wanted = self.question(name) if name else None
        every = self.questions()
        if wanted is None and self.current in every:
            wanted = self.current
        wanted = wanted or (every[0] if every else None)
        if wanted is not None:
            wanted.answering.focus_answer()

    def take_focus(self, focus: QWidget | None) -> Question | None:
        """Make the question that has the focus the current one; give it."""
        found = next((q for q in self.questions() if focus is not None and q.isAncestorOf(focus)), None)
        if found is not None and found is not self.current:
            if self.current is not None:
                self.current.set_current(False)
            found.set_current(True)
            self.current = found
        # words that come and go would move an answer away from under a pressed mouse button
        if found is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._help(found)
        return found

    def forget_current(self) -> None:
        """Mark no question: the part is left."""
        if self.current is not None:
            self.current.set_current(False)
            self.current = None
        self._help(None)

    def _help(self, question: Question | None) -> None:
        """Say the keys under the current question: all of them when it has no hint of its own."""
        if question is self._helped:
            return
        for one, shown in ((self._helped, False), (question, True)):
            if one is not None and one.name in self._made:
                asked = self._asked[one.name]
                one.set_hint(key_help(asked, len(self._choices[one.name])) if shown else asked.hint)
        self._helped = question
