"""Step 1: the fingerprint of the list and the plan, to be written into the minutes before any die is rolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.domain.rounding import about
from bwvreview.ui.pages.ceremony.frame import Heading, RoomBar, Step
from bwvreview.ui.say import count, day
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.codes import CodeGroups, QrView
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bwvreview.services.views_draw import FixedView

_READ = "One person has read it aloud, another has written it down"


class CommitmentStep(Step):
    """Shows eight groups of eight. The dice wait until somebody says that they were written down."""

    roll_wanted = Signal()

    def __init__(self, view: FixedView) -> None:
        self._tick = TickBox(_READ, room=True)
        bar = RoomBar(holder(row(self._tick, None)))
        self._notice = Notice("", mood="stop", kind="room-sentence")
        self._notice.hide()
        aside = f"{day(view.session.day, weekday=True)}, draw {view.session.number}"
        sentence = "The list and the plan are now fixed. If anyone changes one letter, every group below changes."
        super().__init__(
            bar,
            Heading("Write this in the minutes", aside),
            6,
            words(sentence, "room-sentence"),
            20,
            columns(_groups(view), _code(view), shares=(884, 366), gap=36, narrow=1100),
            20,
            _plan(view),
            12,
            self._notice,
            None,
            margins=(40, 22, 40, 12),
        )
        self._roll = Button("Roll the dice", "main", size="room", icon_after="arrow-right")
        self._roll.clicked.connect(self.roll_wanted)
        bar.set_buttons(self._roll)
        self._tick.toggled.connect(self._look)
        self._look()

    def start(self) -> None:
        """Begin at the tick box."""
        self._tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        read = self._tick.isChecked()
        self._roll.set_available(reason="" if read else f"First tick: {_READ[0].lower()}{_READ[1:]}.")


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
    samples = ", ".join(f"{number} {title.lower()}" for title, number in view.samples)
    size = about(view.size)
    parts = [
        _fact("list-check", f"{size[0].upper()}{size[1:]} encounters"),
        _fact("dice-5", samples),
        _fact("replace", count(view.reserves, "reserve")),
    ]
    return flow(*parts, gap=40, line_gap=4)


def _fact(icon: str, text: str) -> QWidget:
    said = words(text, "room-aside", tone="text")
    made = row(Icon(icon, 26, "accent"), said, gap=12)
    made.setStretch(1, 1)
    return holder(made)
