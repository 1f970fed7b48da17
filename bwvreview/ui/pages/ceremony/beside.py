"""What stands beside the drawn clips: what to ask the police, reserves or new dice, and how the limits widen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.pages.ceremony.clips import first_to_go
from bwvreview.ui.say import count
from bwvreview.ui.speech import are_deleted
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, holder
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Pairs
from bwvreview.ui.widgets.words import Hairline, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bwvreview.domain.widening import Widened
    from bwvreview.services.views_draw import DrawnView

_PADDING = (12, 18)


def asking_notice(view: DrawnView, paper: Callable[[str], None], papers: Callable[[], None]) -> Notice:
    """Ask for the clips today. `paper` prints the list, `papers` shows everything else that can be had."""
    one = Button("Print the list for the police", size="row", icon="printer")
    one.clicked.connect(lambda: paper("print pull list"))
    every = Button("All papers of this draw", size="row", icon="folder")
    every.clicked.connect(lambda _=False: papers())
    if not are_deleted():
        return Notice("They find each by its reference.", one, every, title="Ask the police for these {clips}.")
    return Notice(first_to_go(view.clips), one, every, title="Ask the police today to keep these {clips}.", mood="warn")


def reserves_card(view: DrawnView) -> Card:
    """Count the reserves by theme; or, where dice decide, say how a clip is replaced. Which clips stays hidden."""
    if view.by_dice:
        return _dice_card(view)
    card = Card("Reserves left", padding=_PADDING)
    card.add(words("Already in order. Nobody picks one. One may count for several themes.", "muted"), 6)
    card.add(Pairs(*((title, str(number)) for title, number in view.reserves_left), kind="room-step"), Hairline())
    if not view.reserves_called:
        card.add(8, words("First name every {clip} the police cannot show. Then call up reserves.", "muted"))
    card.add(None)
    return card


def _dice_card(view: DrawnView) -> Card:
    card = Card("When {a_clip} cannot be shown", padding=_PADDING)
    card.add(
        4, words("This plan has no reserves. The same plan is rolled again, with new dice for its place.", "muted")
    )
    card.add(8, Pairs(("Rolls so far", str(view.rolls)), kind="room-step"), Hairline())
    if not view.waiting:
        card.add(8, words("First name every {clip} the police cannot show. Then fix the next roll.", "muted"))
    card.add(None)
    return card


def widened_card(widened: tuple[Widened, ...]) -> Card:
    """Say for each theme that lost clips how much less its sample shows: before, and now."""
    card = Card("What the sample shows now", padding=_PADDING)
    card.add(2, words("If none of the {clips} raises a concern, there may still be:", "muted"))
    for one in widened:
        card.add(8, words(f"{one.title}: {count(one.missing, 'clip')} not shown", "strong"), _change(one))
    card.add(6, words("The worst case: every missing {clip} may raise a concern.", "hint"))
    return card


def _change(one: Widened) -> QWidget:
    made = holder(column(words(f"Before: {one.before}"), words(f"**Now: {one.after}**")))
    made.setAccessibleName(f"{one.title}. Before, {one.before}. Now, {one.after}.")
    return made
