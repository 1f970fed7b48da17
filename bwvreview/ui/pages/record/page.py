"""The record page: three parts, an action bar, and the keys of the design (section 5)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from bwvreview.ui.pages.record.head import ClipHead, HeadBar
from bwvreview.ui.pages.record.middle import Middle
from bwvreview.ui.pages.record.part import PartView
from bwvreview.ui.pages.record.sections import PartLine, PartList, SidePanel
from bwvreview.ui.pages.record.side import SideCards
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.aloud import announce
from bwvreview.ui.widgets.kit import KEPT_HERE, ActionBar, Button, column, first_focus, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from bwvreview.domain.forms.state import FormState

NOTES_BESIDE, PARTS_BESIDE = 1330, 1060
"""Narrower than this at 100%, the notes go below the questions; then the list of parts becomes a button."""


def _stops(part: QWidget) -> list[QWidget]:
    """Give what can have the keyboard in a part, in the order in which it is seen."""
    if isinstance(part, PartView):
        return [stop for question in part.questions() for stop in _stops(question)]
    if isinstance(part, PartList):
        return list(part.rows.values())
    found = [part, *part.findChildren(QWidget)]
    return [one for one in found if one.focusPolicy() != Qt.FocusPolicy.NoFocus]


class RecordPage(QWidget):
    """One clip. Says what was asked; shows what it is told."""

    topic = "record"  # what F1 tells about

    answered = Signal(str, str)
    part_chosen = Signal(str)
    part_stepped = Signal(int)
    main_pressed = Signal()
    problem_chosen = Signal(str)
    next_open_wanted = Signal(str)
    undone = Signal()
    redone = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = self._announced = ""
        self._stops: list[QWidget] = []
        self._notes_below = self._parts_folded = False
        self.head = HeadBar()
        self.parts_list = PartList()
        self.panel = SidePanel(self.parts_list)
        self.side = SideCards()
        self.middle = Middle()
        self.back = Button("Go back", icon="chevron-left")
        self.main = Button("Next", "main", icon_after="chevron-right")
        for button in (self.back, self.main):
            button.installEventFilter(self)
        self.bar = ActionBar(margin=20)
        self.bar.set_buttons(self.back, self.main)
        self._between = row(self.middle, self.side, gap=0)
        self._between.setStretch(0, 1)
        work = column(self._between, self.bar)
        work.setStretch(0, 1)
        below = row(self.panel, work, gap=0)
        below.setStretch(1, 1)
        whole = column(self.head, below)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._join()
        self._keys()

    def _join(self) -> None:
        self.head.left.connect(self.left)
        self.head.undone.connect(self.undone)
        self.parts_list.chosen.connect(self._choose_part)
        self.middle.answered.connect(self.answered)
        self.middle.stepped.connect(self._past_the_end)
        self.middle.followed.connect(self.problem_chosen)
        self.back.clicked.connect(lambda: self.part_stepped.emit(-1))
        self.main.clicked.connect(self.main_pressed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _keys(self) -> None:
        def key(keys: str, does: Callable[[], None]) -> None:
            made = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(does)

        key("PgDown", lambda: self.part_stepped.emit(1))
        key("PgUp", lambda: self.part_stepped.emit(-1))
        key("Ctrl+Z", self.undone.emit)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            key(keys, self.redone.emit)
        key("F8", lambda: self.next_open_wanted.emit(self.middle.current_name))
        key("Ctrl+N", self.side.begin_note)
        key("Ctrl+P", self.side.time.toggle)
        key("Esc", self.middle.close_parts)

    # --- what the page is told

    def show_clip(self, clip: ClipHead) -> None:
        """Begin with another clip."""
        self.head.show_clip(clip)
        self.middle.forget()
        self._name = f"Record {{clip}} {clip.slot}"
        self.setAccessibleName(spoken(self._name))

    def show_parts(self, lines: Sequence[PartLine]) -> None:
        """Show the parts of the form, and how much of the clip is answered."""
        self.parts_list.show_parts(lines)
        answered, asked = sum(line.answered for line in lines), sum(line.asked for line in lines)
        self.panel.progress.show_step(answered, asked)
        place = next((place for place, line in enumerate(lines, start=1) if line.current), 1)
        self.middle.show_place(place, len(lines), tr("{answered} of {asked} answered", answered=answered, asked=asked))
        self.back.setVisible(place > 1)

    def show_part(self, state: FormState, name: str, errors: Mapping[str, str], facts: Mapping[str, str]) -> None:
        """Show the questions of a part as they stand."""
        self.middle.show_part(state, name, errors, facts)
        self._order_tabs()

    def prepare_part(self, state: FormState, name: str, errors: Mapping[str, str], facts: Mapping[str, str]) -> None:
        """Make the questions of a part that will be shown soon."""
        self.middle.prepare_part(state, name, errors, facts)

    def show_problems(self, problems: Sequence[tuple[str, str]], *, focus: bool = False) -> None:
        """List what is missing or wrong above the questions; none takes the list away."""
        self.middle.show_problems(problems, focus=focus)
        self._order_tabs()  # the links are new
        self.setAccessibleName(spoken(f"Error: {self._name}" if problems else self._name))
        if problems and focus:
            self.announce(f"There is a problem. {'. '.join(message for _, message in problems)}", urgent=True)

    def show_main(self, text: str, *, finish: bool) -> None:
        """Say what the main button does."""
        if text != self.main.words:
            self.main.say(text, icon_after="check" if finish else "chevron-right")

    def show_saved(self, at: str) -> None:
        """Say that everything is kept."""
        self.head.saved.saved(at)
        self.announce(f"Saved at {at}")

    def show_kept_here(self) -> None:
        """Say that everything is safe on this computer, and that the server does not have it yet."""
        self.head.saved.kept_here()
        self.announce(KEPT_HERE)

    def show_not_saved(self, reason: str, advice: str) -> None:
        """Say that something is not kept, and what to do; stays until it is."""
        self.head.saved.not_saved(reason)
        self.head.saved.setToolTip(advice)
        self.head.saved.setAccessibleDescription(spoken(advice))
        self.bar.say(advice, "red")  # which says the advice aloud
        self.announce(f"Not saved: {reason}.", urgent=True)

    def announce(self, text: str, *, urgent: bool = False) -> None:
        """Let a screen reader say something that happened elsewhere on the page, and not the same again."""
        if urgent or text != self._announced:
            announce(self, text, urgent=urgent)
        self._announced = text

    def focus_question(self, name: str = "") -> None:
        """Put the focus on a question; without a name on the current or first one."""
        self.middle.focus_question(name)

    def settle(self) -> None:
        """Give everything that is written and not yet given: words and a note."""
        self.middle.settle()
        self.side.notes.settle()

    # --- what the window asks

    def focus_start(self) -> None:
        """Put the focus where the work is."""
        self.middle.focus_question()

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [part for part in (self.panel, self.middle, self.side) if part.isVisibleTo(self)]

    def main_button(self) -> Button:
        """Give the button that Ctrl+Enter presses."""
        return self.main

    # --- keys and focus

    def event(self, event: QEvent) -> bool:
        """Keep F6 for this page: it comes back to the question that was left, not to the first one."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Go back from the buttons to the questions with Up or Shift+Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) or (enter and shift):
                if event.key() != Qt.Key.Key_Down:
                    self.middle.focus_question()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_F6:
            self._next_part(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.text().isdigit() and not isinstance(focus, QPlainTextEdit | QLineEdit):
            # on a button the eye is at the next part already: a number meant for it must not change this answer
            if focus not in (self.back, self.main):
                self.middle.choose(event.text())
        else:
            super().keyPressEvent(event)

    def _next_part(self, step: int) -> None:
        parts, focus = self.parts(), QApplication.focusWidget()
        here = [place for place, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)]
        at = here[-1] if here else parts.index(self.middle) - (step < 0)
        wanted = parts[(at + step) % len(parts)] if here else self.middle
        if wanted is self.middle:
            self.middle.focus_question()
            return
        control: QWidget | None = self.parts_list.current_row() if wanted is self.panel else first_focus(wanted)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: questions that came late stand in their place, then the buttons, then notes."""
        stops: list[QWidget] = []
        for part in (self.head, self.parts_list, self.middle.place, self.middle.summary, self.middle.view):
            stops += [] if part is None else _stops(part)
        stops += [self.back, self.main, *self.side.stops()]
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)

    def _past_the_end(self, step: int) -> None:
        if step > 0:
            self.main.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_part(self, name: str) -> None:
        self.middle.close_parts()
        self.part_chosen.emit(name)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.middle.isAncestorOf(now):
            self.middle.take_focus(now)

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._fold()
        self.middle.bring_current()

    def restyle(self) -> None:
        """Take the size of letters of now."""
        QTimer.singleShot(0, self, self._fold)

    def _fold(self) -> None:
        below, folded = self.width() < px(NOTES_BESIDE), self.width() < px(PARTS_BESIDE)
        if below != self._notes_below:
            self._notes_below = below
            self.side.set_below(below)
            if below:
                self._between.removeWidget(self.side)
                self.middle.take_side(self.side)
            else:
                self.middle.give_side(self.side)
                self._between.addWidget(self.side)
        if folded != self._parts_folded:
            self._parts_folded = folded
            self.panel.setVisible(not folded)
            if folded:
                self.middle.take_parts(self.parts_list)
            else:
                self.middle.give_parts(self.parts_list)
                self.panel.take(self.parts_list)
