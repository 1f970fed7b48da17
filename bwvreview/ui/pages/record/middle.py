"""The middle of the record page: the questions of one part, what is wrong above them, and all of it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bwvreview.ui.pages.record.part import PartView
from bwvreview.ui.speech import tr
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.kit import Button, ErrorSummary, Notice, Scroll, column, holder, row, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.forms.state import FormState
    from bwvreview.ui.pages.record.sections import PartList

_MARGINS = (20, 14, 8, 14)
_DEEPEST = 6  # layouts between an answer and the scrolled page


class Middle(QWidget):
    """One part of the form at a time; parts are made when they are first shown, and kept."""

    answered = Signal(str, str)
    stepped = Signal(int)
    followed = Signal(str)
    choice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[str, PartView] = {}
        self.view: PartView | None = None
        self._facts: Mapping[str, str] = {}
        self.heading = words("", "section")
        self.summary = ErrorSummary()
        self.summary.followed.connect(self.followed)
        self._problems = holder(column(self.summary, margins=(0, 0, 0, 14)))
        self._problems.hide()
        choose = Button("Choose an answer", size="row")
        choose.clicked.connect(self.choice_wanted)
        self.two_answers = Notice("", choose, title="Two answers were given", mood="warn")
        self._two = holder(column(self.two_answers, margins=(0, 0, 0, 14)))
        self._two.hide()
        self.place = Button("Part 1 of 1", icon_after="chevron-down")
        self.place.clicked.connect(self._open_parts)
        self._answered = words("", "hint", wrap=False)
        self._place_row = holder(row(self.place, self._answered, None, gap=12, margins=(0, 0, 0, 10)))
        self._place_row.hide()
        self._parts: PartList | None = None
        self._rest = column()
        self._body = column(
            self._place_row, self._two, self.heading, 10, self._problems, self._rest, None, margins=_MARGINS
        )
        self._inside = QWidget()
        self._inside.setLayout(self._body)
        self.scroller = Scroll(self._inside)
        self.setLayout(column(self.scroller))

    @property
    def current_name(self) -> str:
        """The question that has the keyboard; empty when none has."""
        current = self.view.current if self.view else None
        return current.name if current else ""

    # --- what it is told

    def forget(self) -> None:
        """Throw the questions of another clip away."""
        for view in self._views.values():
            self._rest.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views.clear()
        self.view = None
        self.show_problems([], focus=False)

    def show_part(self, state: FormState, name: str, errors: Mapping[str, str], facts: Mapping[str, str]) -> None:
        """Show a part's questions as they stand."""
        view = self.prepare_part(state, name, errors, facts)
        if view is not self.view:
            self._turn_to(view, state)
        wrong = any(question.error for question in view.questions())
        self.heading.setAccessibleName(f"Error: {self.heading.text()}" if wrong else self.heading.text())

    def prepare_part(
        self, state: FormState, name: str, errors: Mapping[str, str], facts: Mapping[str, str]
    ) -> PartView:
        """Make a part's questions before they are shown, so that turning to them takes no time."""
        view = self._views.get(name)
        if view is None:
            part = next(section for section in state.form.sections if section.name == name)
            view = self._views[name] = PartView(part, facts)
            view.answered.connect(self.answered)
            view.stepped.connect(self.stepped)
            view.hide()
            self._rest.addWidget(view)
        view.show_state(state, errors)
        return view

    def _turn_to(self, view: PartView, state: FormState) -> None:
        old, self.view = self.view, view
        label = next(section.label for section in state.form.sections if section.name == view.name)
        self.heading.setText(label)
        focus = QApplication.focusWidget()
        within = old is not None and focus is not None and old.isAncestorOf(focus)
        if within and focus is not None:
            focus.clearFocus()  # or it would wander to another part of the window as its question goes
        if old is not None:
            old.forget_current()
            old.hide()
        view.show()
        if within:
            view.focus()
        self.scroller.verticalScrollBar().setValue(0)

    def show_place(self, place: int, count: int, answered: str) -> None:
        """Say which part it is, for when there is no room for the list of parts."""
        self.place.say(tr("Part {place} of {all}", place=place, all=count))
        self._answered.setText(answered)

    def show_problems(self, problems: Sequence[tuple[str, str]], *, focus: bool) -> None:
        """List what is wrong; none takes the list away."""
        if problems or not self.summary.isHidden():
            self._problems.setVisible(bool(problems))
            self.summary.show_problems(list(problems), take_focus=focus)
        if problems and focus:
            self.scroller.verticalScrollBar().setValue(0)

    def show_two_answers(self, text: str) -> None:
        """Say that a question of the clip has two answers; empty words take it away."""
        self.two_answers.say(text, title="Two answers were given")
        self._two.setVisible(bool(text))

    def focus_question(self, name: str = "") -> None:
        """Put the focus on a question; without a name on the current or first one."""
        if self.view is not None:
            self.view.focus(name)

    def being_written(self) -> str:
        """Give the question in which words stand that are not given yet; empty when there is none."""
        return self.view.being_written() if self.view else ""

    def settle(self) -> None:
        """Give what is written and not yet given."""
        for view in self._views.values():
            view.settle()

    def choose(self, key: str) -> bool:
        """Answer the current question with a number."""
        current = self.view.current if self.view else None
        return current is not None and current.answering.choose(key)

    def take_focus(self, focus: QWidget) -> None:
        """Follow the focus: mark its question and bring it into view."""
        if self.view is None:
            return
        question = self.view.take_focus(focus)
        if focus is self.summary:
            self.view.forget_current()
        if question is not None:
            # what was just shown has its place only after the layout is done
            QTimer.singleShot(0, self, lambda: self._bring(focus))

    def _bring(self, focus: QWidget) -> None:
        question = self.view.current if self.view else None
        if question is None or not question.isVisible() or not question.isAncestorOf(focus):
            return
        # questions that just went away still hold their room until the layouts, one inside the other, are asked
        for _ in range(_DEEPEST):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        whole = question.height() + 28 <= self.scroller.viewport().height()
        self.scroller.ensureWidgetVisible(question if whole else focus, 0, 14)

    def bring_current(self) -> None:
        """Bring the question that has the keyboard into view, once its place is known."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            QTimer.singleShot(0, self, lambda: self._bring(focus))

    # --- little room

    def _open_parts(self) -> None:
        if self._parts is not None:
            self._parts.setVisible(self._parts.isHidden())
            row_now = self._parts.current_row()
            if not self._parts.isHidden() and row_now is not None:
                row_now.setFocus()

    def close_parts(self) -> None:
        """Fold the list of parts away, where it opens from a button."""
        if self._parts is not None and not self._parts.isHidden():
            self._parts.hide()
            self.focus_question()

    def take_side(self, side: QWidget) -> None:
        """Take in the time and the notes, below the questions."""
        self._body.addWidget(side)

    def give_side(self, side: QWidget) -> None:
        """Let them go again: there is room beside the questions."""
        self._body.removeWidget(side)

    def take_parts(self, parts: PartList) -> None:
        """Take in the list of parts, behind a button."""
        self._parts = parts
        parts.hide()
        self._body.insertWidget(1, parts)
        self._place_row.show()

    def give_parts(self, parts: PartList) -> None:
        """Let it go again."""
        self._parts = None
        self._body.removeWidget(parts)
        parts.show()
        self._place_row.hide()

    def restyle(self) -> None:
        """Keep long lines readable."""
        self._inside.setMinimumWidth(px(120))
