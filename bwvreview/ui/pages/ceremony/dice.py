"""Steps 2 and 3: one person enters what the dice show, another reads them back, and both must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputDevice

from bwvreview.domain.draw.dice_notes import LookedAgain
from bwvreview.ui.pages.ceremony.frame import Heading, RoomBar, Step
from bwvreview.ui.say import count
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.dice import DiceGrid, DieField
from bwvreview.ui.widgets.keypad import Keypad
from bwvreview.ui.widgets.layouts import column, holder, show_if
from bwvreview.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem


class DiceStep(Step):
    """The two entries and what to do when they differ.

    `rolled` carries the digits that both agree on, and the dice that people had to look at again; `clips_wanted`
    comes where the plan turns out to be rolled already.
    """

    rolled = Signal(str, tuple)
    reading_back = Signal(bool)
    clips_wanted = Signal()

    def __init__(self, dice: str) -> None:
        self.grid = DiceGrid(dice)
        self._heading = Heading("", kind="room-heading")
        self._field = DieField(self.grid.kind.digits)
        self._pad = Keypad(self.grid.kind.digits)
        self._beside = holder(column(None, self._pad, None, margins=(12, 12, 40, 12)))
        show_if(self._beside, _has_touch_screen())
        self._notice = Notice("", mood="stop", kind="room-sentence", end=self._field)
        self._refused = Notice("", mood="stop", kind="room-sentence")
        self._refused.hide()
        bar = RoomBar()
        super().__init__(
            bar,
            self._heading,
            8,
            self.grid,
            12,
            self._notice,
            self._refused,
            None,
            beside=self._beside,
        )
        self._room_bar = bar
        self._looked_again: list[LookedAgain] = []
        low, high = self.grid.kind.digits[0], self.grid.kind.digits[-1]
        self._keys = f"Keys {low} to {high} fill a box. Backspace goes back one."
        self._make_buttons()
        self._connect()
        self.begin()

    def _make_buttons(self) -> None:
        def large(text: str, does: Callable[[], None], *, main: bool) -> Button:
            icon, after = ("", "arrow-right") if main else ("arrow-back-up", "")
            made = Button(text, "main" if main else "other", size="room", icon=icon, icon_after=after)
            made.clicked.connect(does)
            return made

        self._go_on = large("Read them back", self._read_back, main=True)
        self._roll = large("Enter the roll again", self._roll_again, main=False)
        self._again = large(f"Read all {self.grid.kind.count} again", self._read_back, main=False)
        self._check = large("Check again", self._check_again, main=True)
        self._see = large("See the {clips}", self._agreed, main=True)
        self._drawn = large("See the {clips} that were drawn", self.clips_wanted.emit, main=True)
        self._room_bar.set_buttons(self._go_on, self._roll, self._again, self._check, self._see, self._drawn)
        self._large = Button("", "link", size="room")
        self._large.clicked.connect(self._toggle_keys)
        self._room_bar.set_link(self._large)
        self._say_keys()

    def _connect(self) -> None:
        self.grid.changed.connect(self._typed)
        self.grid.refused.connect(self._refuse)
        self.grid.entered.connect(self._enter)
        self._field.refused.connect(self._refuse)
        self._field.returnPressed.connect(self._check_again)
        self._field.textChanged.connect(lambda _text: self._help())
        self._pad.pressed.connect(self._press)
        self._pad.back.connect(self._back_one)

    # large keys

    def _press(self, digit: str) -> None:
        if self.grid.differing:
            self._field.press(digit)
        else:
            self.grid.press(digit)

    def _back_one(self) -> None:
        if self.grid.differing:
            self._field.clear()
        else:
            self.grid.back_one()

    def _toggle_keys(self) -> None:
        self._beside.setVisible(self._beside.isHidden())
        self._say_keys()
        self.start()

    def _say_keys(self) -> None:
        self._large.say("Show large keys" if self._beside.isHidden() else "Hide the large keys")

    def begin(self) -> None:
        """Start with the first entry."""
        self.reading_back.emit(False)
        self.grid.begin("rolled")

    def start(self) -> None:
        """Put the focus where the next digit goes."""
        agreed = self.grid.entry == "both" and not self.grid.differing
        target = self._see if agreed else self._field if self.grid.differing else self.grid
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Problem) -> None:
        """Say why this roll is refused."""
        self._refused.say(problem.advice, title=problem.message)
        self._refused.show()

    def offer_clips(self) -> None:
        """Lead on to the clips: this plan was rolled before."""
        self._buttons(self._drawn)
        self._drawn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agreed(self) -> None:
        self.rolled.emit(self.grid.rolled, tuple(self._looked_again))

    def _help(self) -> None:
        self._room_bar.say(self._keys, only_helps=True)

    def _refuse(self, message: str) -> None:
        self._room_bar.say(message, "red")

    def _enter(self) -> None:
        button = self.main_button()
        if button is not None and button.available:
            button.click()

    def _read_back(self) -> None:
        self.reading_back.emit(True)
        self.grid.begin("back")
        self.start()

    def _roll_again(self) -> None:
        self.begin()
        self.start()

    def _typed(self) -> None:
        if self.grid.entry == "back" and self.grid.is_full:
            self.grid.begin("both")
            self.start()
            return
        self._help() if self.grid.entry != "both" else self._room_bar.say("")
        self._refused.hide()
        {"rolled": self._show_rolled, "back": self._show_back, "both": self._show_both}[self.grid.entry]()

    def _show_rolled(self) -> None:
        total, typed = self.grid.kind.count, len(self.grid.rolled)
        self._notice.hide()
        self._heading.say("Enter what the dice show", f"{typed} of {total} entered")
        left = total - typed
        reason = f"{count(left, 'die', 'dice')} {'is' if left == 1 else 'are'} still to come." if left else ""
        self._go_on.set_available(reason=reason)
        self._buttons(self._go_on)

    def _show_back(self) -> None:
        total, typed = self.grid.kind.count, len(self.grid.back)
        self._notice.hide()
        self._heading.say("Another person reads back", f"{typed} of {total} read back")
        self._buttons(self._roll)

    def _show_both(self) -> None:
        total, differing = self.grid.kind.count, self.grid.differing
        self._heading.say("Check the dice together", f"{total - len(differing)} of {total} agree")
        if differing:
            self._show_difference(differing[0])
            self._help()
            self._buttons(self._again, self._check)
        else:
            self._notice.hide()
            again = len(self._looked_again)
            noted = f" {count(again, 'die', 'dice')} looked at again: the record says so." if again else ""
            self._room_bar.say(f"Both entries agree.{noted}")
            self._buttons(self._again, self._see)
            self._see.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_difference(self, place: int) -> None:
        one, other = self.grid.rolled[place - 1], self.grid.back[place - 1]
        title = f"Die {place} does not agree: rolled {one}, read back {other}."
        self._notice.say(f"Look at die {place} on the table, and type what it shows.", title=title)
        self._field.clear()
        self._field.setAccessibleName(f"Die {place}, what it shows")
        self._field.setAccessibleDescription(title)
        self._notice.show()

    def _check_again(self) -> None:
        differing, digit = self.grid.differing, self._field.text()
        if not differing:
            return
        if not digit:
            self._refuse(f"Type what die {differing[0]} shows.")
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        place = differing[0]
        typed, back = self.grid.rolled[place - 1], self.grid.back[place - 1]
        self._looked_again.append(LookedAgain(place, typed, back, digit))
        self.grid.agree(place, digit)
        if self.grid.differing:
            self.start()

    def _buttons(self, *buttons: Button) -> None:
        """Show these of the buttons. They stay the same ones, so that the focus is not lost."""
        for button in self._room_bar.buttons:
            button.setVisible(button in buttons)
        self._room_bar.fit()
        QTimer.singleShot(1, self._bring_into_view)  # after the new parts are laid out

    def _bring_into_view(self) -> None:
        """Let the die of now be seen, where the letters are so large that not all dice fit."""
        if self.grid.differing:
            self.scroller.ensureWidgetVisible(self._notice, 0, 12)
            return
        spot = self.grid.here()
        at = self.grid.mapTo(self.inside, spot.center())
        self.scroller.ensureVisible(at.x(), at.y(), 0, spot.height() // 2 + 12)


def _has_touch_screen() -> bool:
    """Whether the computer has a screen to touch: then the large keys are there from the start."""
    return any(device.type() is QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())
