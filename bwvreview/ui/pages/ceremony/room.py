"""The room view itself: its own bar in place of the navigation, and the step that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.pages.ceremony.commitment import CommitmentStep
from bwvreview.ui.pages.ceremony.dice import DiceStep
from bwvreview.ui.pages.ceremony.drawn import DrawnStep
from bwvreview.ui.paint import painting
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, empty, row
from bwvreview.ui.widgets.steps import StepBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_draw import DrawnView, FixedView
    from bwvreview.ui.pages.ceremony.frame import Step

_STEPS = ("Fix the list", "Roll the dice", "Read back", "See the clips")


class _TopBar(QFrame):
    """The steps, and the one way out."""

    def __init__(self, steps: StepBar, leave: Button) -> None:
        super().__init__()
        self.setLayout(row(steps, None, leave, gap=14, margins=(32, 8, 32, 8)))
        self.restyle()

    def restyle(self) -> None:
        """Keep the bar high enough for its button."""
        self.setMinimumHeight(px(36) + 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("hairline"))


class RoomView(QWidget):
    """One draw before everybody's eyes, from the fingerprint to the clips."""

    leave_wanted = Signal()
    rolled = Signal(str)  # the digits that both entries agree on
    reserves_wanted = Signal(dict)  # slot → reason
    session_wanted = Signal()
    pull_list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps = StepBar(*_STEPS)
        leave = Button("Leave room view", size="row", key="Esc")
        leave.clicked.connect(self.leave_wanted)
        self._top = _TopBar(self._steps, leave)
        self._place = column()
        made = column(self._top, self._place)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.step: Step | None = None
        self._dice = ""

    def show_fixed(self, view: FixedView) -> None:
        """Show the fingerprint: step 1."""
        self._dice = view.dice
        step = CommitmentStep(view)
        step.roll_wanted.connect(self._roll)
        self._show(step, 0)

    def _roll(self) -> None:
        step = DiceStep(self._dice)
        step.rolled.connect(self.rolled)
        step.reading_back.connect(lambda back: self._tell_step(2 if back else 1))
        self._show(step, 1)

    def show_drawn(self, view: DrawnView) -> None:
        """Show the clips: step 4."""
        if isinstance(self.step, DrawnStep):
            self.step.show_drawn(view)
            return
        step = DrawnStep(view)
        step.reserves_wanted.connect(self.reserves_wanted)
        step.session_wanted.connect(self.session_wanted)
        step.pull_list_wanted.connect(self.pull_list_wanted)
        self._show(step, 3)

    def show_problem(self, problem: Problem) -> None:
        """Say in words why it cannot go on."""
        if isinstance(self.step, DiceStep | DrawnStep):
            self.step.show_problem(problem)

    def show_saved(self, name: str) -> None:
        """Say that the list for the police is written."""
        if isinstance(self.step, DrawnStep):
            self.step.show_saved(name)

    def focus_start(self) -> None:
        """Put the focus where the step begins."""
        if self.step is not None:
            self.step.start()

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses."""
        return self.step.main_button() if self.step is not None else None

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self._top, *(self.step.parts() if self.step is not None else [])]

    def _show(self, step: Step, place: int) -> None:
        empty(self._place)
        self.step = step
        self._place.addWidget(step)
        self._tell_step(place)
        step.start()

    def _tell_step(self, place: int) -> None:
        self._steps.show_step(place)
        self.setAccessibleName(f"Draw, step {place + 1} of {len(_STEPS)}: {_STEPS[place]}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if event.key() == Qt.Key.Key_Escape:
            if not (isinstance(self.step, DrawnStep) and self.step.close_panel()):
                self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("page"))
