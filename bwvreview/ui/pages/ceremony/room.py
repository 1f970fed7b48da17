"""The room view itself: its own bar in place of the navigation, and the step that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.pages.ceremony.commitment import CommitmentStep
from bwvreview.ui.pages.ceremony.dice import DiceStep
from bwvreview.ui.pages.ceremony.drawn import DrawnStep
from bwvreview.ui.pages.ceremony.giving_up import GivingUpStep
from bwvreview.ui.paint import painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import tokens
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, empty
from bwvreview.ui.widgets.steps import StepBar
from bwvreview.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.services.papers_of_draw import PapersView
    from bwvreview.services.views_draw import DrawnView, FixedView
    from bwvreview.ui.pages.ceremony.frame import Step

_STEPS = ("Fix the list", "Roll the dice", "Read back", "See the {clips}")


class RoomView(QWidget):
    """One draw before everybody's eyes, from the fingerprint to the clips."""

    topic = "room"  # what F1 tells about

    leave_wanted = Signal()
    rolled = Signal(str, tuple)  # the digits that both entries agree on, and the dice that were looked at again
    given_up = Signal(str)  # why
    reserves_wanted = Signal(dict)  # slot → reason
    roll_wanted = Signal(dict)  # slot → reason: fix a further roll for them
    go_on_wanted = Signal()  # with the further roll that is fixed
    session_wanted = Signal()
    papers_wanted = Signal()
    paper_wanted = Signal(str)  # “save certificate pdf”, “print pull list”

    def __init__(self) -> None:
        super().__init__()
        self._steps = StepBar(*_STEPS)
        self._give_up = Button("Give this plan up", "link")
        self._give_up.clicked.connect(self._ask_to_give_up)
        leave = Button("Leave room view", size="row", key="Esc")
        leave.clicked.connect(self.leave_wanted)
        self._top = TopBar(self._steps, None, self._give_up, leave)
        self._place = column()
        made = column(self._top, self._place)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.step: Step | None = None
        self.less_motion = False
        self._asking: GivingUpStep | None = None
        self._fixed: FixedView | None = None

    def show_fixed(self, view: FixedView) -> None:
        """Show the fingerprint: step 1."""
        self._fixed = view
        step = CommitmentStep(view)
        step.roll_wanted.connect(self._roll)
        step.print_wanted.connect(lambda: self.paper_wanted.emit("print groups"))
        self._show(step, 0)

    def _roll(self) -> None:
        if self._fixed is None:
            return
        step = DiceStep(self._fixed.dice)
        step.rolled.connect(self.rolled)
        step.reading_back.connect(lambda back: self._tell_step(2 if back else 1))
        self._show(step, 1)

    def show_drawn(self, view: DrawnView, *, fresh: bool = False) -> None:
        """Show the clips: step 4. Those of a `fresh` roll come one after another."""
        self._fixed = None
        if isinstance(self.step, DrawnStep):
            self.step.show_drawn(view, one_by_one=not self.less_motion)
            return
        step = DrawnStep(view, seen=_known(view) if fresh else None, one_by_one=not self.less_motion)
        step.reserves_wanted.connect(self.reserves_wanted)
        step.roll_wanted.connect(self.roll_wanted)
        step.go_on_wanted.connect(self.go_on_wanted)
        step.session_wanted.connect(self.session_wanted)
        step.papers_wanted.connect(self.papers_wanted)
        step.paper_wanted.connect(self.paper_wanted)
        self._show(step, 3)

    def show_problem(self, problem: Problem) -> None:
        """Say in words why it cannot go on."""
        if self._asking is not None:
            self._asking.show_problem(problem)
        elif isinstance(self.step, CommitmentStep | DiceStep | DrawnStep):
            self.step.show_problem(problem)

    def offer_clips(self, view: DrawnView) -> None:
        """Lead from dice that are refused to the clips that were drawn before."""
        if isinstance(self.step, DiceStep):
            self.step.clips_wanted.connect(lambda: self.show_drawn(view))
            self.step.offer_clips()

    def show_papers(self, view: PapersView) -> None:
        """Show what can be had of this draw."""
        if isinstance(self.step, DrawnStep):
            self.step.show_papers(view)

    def show_saved(self, said: str) -> bool:
        """Say that a paper is written; say whether there is a place for it."""
        if not isinstance(self.step, DrawnStep):
            return False
        self.step.show_saved(said)
        return True

    # giving up

    def _ask_to_give_up(self) -> None:
        if self._fixed is None or self.step is None or self._asking is not None:
            return
        asking = GivingUpStep(self._fixed.session)
        asking.given_up.connect(self.given_up)
        asking.back.connect(self._stop_asking)
        self._asking = asking
        self.step.hide()
        self._place.addWidget(asking)
        self._give_up.hide()
        asking.start()

    def _stop_asking(self) -> bool:
        """Go back to the step that is under the question; say whether there was one."""
        asking, self._asking = self._asking, None
        if asking is None or self.step is None:
            return False
        asking.hide()
        asking.deleteLater()
        self.step.show()
        self._give_up.show()
        self.step.start()
        return True

    # what the window asks

    def focus_start(self) -> None:
        """Put the focus where the step begins."""
        step = self._asking or self.step
        if step is not None:
            step.start()

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses."""
        step = self._asking or self.step
        return step.main_button() if step is not None else None

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        step = self._asking or self.step
        return [self._top, *(step.parts() if step is not None else [])]

    def _show(self, step: Step, place: int) -> None:
        self._asking = None
        empty(self._place)
        self.step = step
        self._place.addWidget(step)
        self._give_up.setVisible(self._fixed is not None and self._fixed.roll == 1)
        self._tell_step(place)
        step.start()

    def _tell_step(self, place: int) -> None:
        self._steps.show_step(place)
        self.setAccessibleName(f"Draw, step {place + 1} of {len(_STEPS)}: {spoken(_STEPS[place])}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if event.key() == Qt.Key.Key_Escape:
            if self._stop_asking() or (isinstance(self.step, DrawnStep) and self.step.close_panel()):
                return
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("page"))


def _known(view: DrawnView) -> int:
    """Say how many clips the room has seen before the roll that was just made: all of them came in earlier rolls."""
    if view.rolls == 1:
        return 0
    return next((place for place, clip in enumerate(view.clips) if clip.replaces), len(view.clips))
