"""The clips of the session as a reviewer may see them: slot, themes, days, state. And the way back with the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from bwvreview.ui.say import days_mark
from bwvreview.ui.widgets.focus import focus_later
from bwvreview.ui.widgets.kit import (
    Button,
    Card,
    EmptyState,
    Fact,
    Facts,
    Notice,
    Page,
    SecretField,
    column,
    columns,
    empty,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem
    from bwvreview.services.views_review import ReviewClip


_SHAPES = {
    (False, True): ("device-tv", "muted"),
    (True, True): ("circle-check", "good"),
    (True, False): ("ban", "muted"),
}
"""The shape and colour of a clip by whether it is over, and whether it was shown."""


class ReviewPage(Page):
    """Emits which clip to record, and the coordinator's PIN."""

    clip_wanted = Signal(str)
    pin_given = Signal(str)

    def __init__(self) -> None:
        super().__init__("{Clips} to {watch}")
        self._list = column()
        self._open: dict[str, Button] = {}
        self._handed_over = False
        self._pin = SecretField("Coordinator’s PIN")
        self._pin.box.returnPressed.connect(self._give)
        self._problem = Notice("", mood="stop")
        self._problem.hide()
        back = Button("Be the coordinator", size="row", icon="lock")
        back.clicked.connect(self._give)
        self._guard = Card(
            "For the coordinator",
            words("The list, the draw and the files open with the PIN.", "muted"),
            8, self._problem,
            8, words("Coordinator’s PIN", "strong"), 4, self._pin,
            12, row(back, None),
        )  # fmt: skip
        self.add(columns(holder(self._list), holder(column(self._guard, None)), narrow=860, shares=(2, 1)), None)

    def show_clips(
        self, clips: Sequence[ReviewClip], reviewer: str, *, in_turns: bool = False, has_way_back: bool = True
    ) -> None:
        """Show the clips of the session; none when no session is open.

        Whoever came with a reviewer's login has no way back to the coordinator's pages.
        """
        self._guard.setVisible(has_way_back)
        together = "Each of you answers alone first, in turns." if in_turns else "The group answers together."
        who = f"You answer as {reviewer}." if reviewer else together
        self.set_heading("{Clips} to {watch}", who if clips else "")
        had_focus = next((slot for slot, button in self._open.items() if button.hasFocus()), "")
        if had_focus or not self._handed_over:
            focus_later(self, lambda: self._focus_clip(had_focus))
        self._handed_over, self._open = True, {}
        empty(self._list)
        if clips:
            self._list.addWidget(Card("", Facts(*(self._fact(clip) for clip in clips), lead=False)))
        else:
            self._list.addWidget(EmptyState("device-tv", "No session is open", "The coordinator opens one."))
        self._list.addStretch(1)

    def _fact(self, clip: ReviewClip) -> Fact:
        buttons: tuple[Button, ...] = ()
        if clip.can_be_recorded:
            open_it = Button(f"Open {clip.slot}", size="row")
            open_it.clicked.connect(lambda: self.clip_wanted.emit(clip.slot))
            self._open[clip.slot] = open_it
            buttons = (open_it,)
        icon, tone = _SHAPES[clip.is_over, clip.was_shown]
        days = "" if clip.days_left is None else days_mark(clip.days_left).words
        said = " · ".join(filter(None, (clip.said, days)))
        return Fact(f"{clip.slot}  {', '.join(clip.themes)}", said, icon=icon, tone=tone, buttons=buttons)

    def _focus_clip(self, slot: str) -> None:
        """Start at a clip: what whoever gets the laptop types first must not go into the box of the PIN."""
        button = self._open.get(slot) or next(iter(self._open.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Problem) -> None:
        """Say why the PIN was not taken."""
        self._problem.show_problem(problem)
        self._pin.box.clear()
        self._pin.box.setFocus()

    def forget(self) -> None:
        """Take what was typed off the page."""
        self._pin.ask_for("Coordinator’s PIN", hidden=True)
        self._problem.hide()
        self._handed_over = False

    def _give(self) -> None:
        if self._pin.box.text():
            self._problem.hide()
            self.pin_given.emit(self._pin.box.text())
