"""Step 1: the fingerprint of the list and the plan, to be written into the minutes before any die is rolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.rounding import about
from bwvreview.ui.pages.ceremony.frame import Heading, RoomBar, Step
from bwvreview.ui.say import count, day, nth
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.codes import CodeGroups, QrView
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_draw import FixedView

_READ = "One person has read it aloud, another has written it down"


class CommitmentStep(Step):
    """Shows eight groups of eight. The dice wait until somebody says that they were written down."""

    roll_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, view: FixedView) -> None:
        self._tick = TickBox(_READ, room=True)
        bar = RoomBar(holder(row(self._tick, None)))
        self._notice = Notice("", mood="stop", kind="room-sentence")
        self._notice.hide()
        again = f", roll {view.roll}" if view.roll > 1 else ""
        aside = f"{day(view.session.day, weekday=True)}, draw {view.session.number}{again}"
        super().__init__(
            bar,
            Heading("Write this in the minutes", aside),
            6,
            words(_sentence(view), "room-sentence"),
            self._notice,
            14,
            columns(_groups(view), _code(view), shares=(884, 366), gap=36, narrow=1100),
            14,
            _plan(view),
            None,
            margins=(40, 14, 40, 8),
        )
        self._roll = Button("Roll the dice", "main", size="room", icon_after="arrow-right")
        self._roll.clicked.connect(self.roll_wanted)
        paper = Button("Print it", size="room", icon="printer")
        paper.clicked.connect(self.print_wanted)
        bar.set_buttons(paper, self._roll)
        self._tick.toggled.connect(self._look)
        self._look()

    def show_problem(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._notice.say(problem.advice, title=problem.message)
        self._notice.show()

    def start(self) -> None:
        """Begin at the tick box."""
        self._tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        read = self._tick.isChecked()
        self._roll.set_available(reason="" if read else f"First tick: {_READ[0].lower()}{_READ[1:]}.")


def _sentence(view: FixedView) -> str:
    if view.roll == 1:
        return "The list and the plan are now fixed. If one letter changes, so does every group below."
    return (
        f"The same plan, a {nth(view.roll)} roll, because {count(view.missing, 'clip')} cannot be shown. "
        "The groups are new."
    )


def _groups(view: FixedView) -> QWidget:
    return Card("", None, CodeGroups(view.groups), None, padding=(16, 24))


def _code(view: FixedView) -> QWidget:
    code = QrView("The fingerprint as a code to scan")
    code.show_text(view.commit)
    said = words("Take a photo, or scan it,\nand keep your own copy", "room-body")
    said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made = column(row(None, code, None), 12, said, None)
    return holder(made)


def _plan(view: FixedView) -> QWidget:
    parted = any("," in title for title, _ in view.samples)  # “Weapons, 10-17”: commas would run together
    samples = ("; " if parted else ", ").join(f"{number} {title.lower()}" for title, number in view.samples)
    size = about(view.size)
    parts = [_fact("list-check", f"{size[0].upper()}{size[1:]} {{encounters}}"), _fact("dice-5", samples)]
    if view.roll > 1:
        parts.append(_fact("ban", f"{count(view.missing, 'clip')} not shown"))
    elif view.by_dice:
        parts.append(_fact("replace", "New dice for {a_clip} that cannot be shown"))
    else:
        parts.append(_fact("replace", count(view.reserves, "reserve")))
    return flow(*parts, gap=40, line_gap=4)


def _fact(icon: str, text: str) -> QWidget:
    said = words(text, "room-aside", tone="text")
    made = row(Icon(icon, 26, "accent"), said, gap=12)
    made.setStretch(1, 1)
    return holder(made)
