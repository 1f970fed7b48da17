"""The drawn clips on the screen: slot, themes with their order, days left. Nothing else is known of them here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.sessions import Clip, ClipState
from bwvreview.ui.say import days_mark, listed, order
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, Chip
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

PAGE = 10
_SERVES = {2: "two", 3: "three", 4: "four", 5: "five"}


class SlotCard(Card):
    """One clip. One that cannot be shown stays, struck through, with words."""

    def __init__(self, clip: Clip, *, lost: bool) -> None:
        super().__init__("", padding=(9, 14))
        slot = Words(clip.slot, "room-slot", tone="muted" if lost else None, wrap=False, struck=lost)
        slot.setMinimumWidth(px(100))
        chips = [Chip(theme.title, order(theme.rank), size=16, muted=lost) for theme in clip.themes]
        facts = [_tag("ban", "Police cannot show it", "text", strong=True)] if lost else _facts(clip)
        body = column(None, flow(*chips, gap=6, line_gap=6), 6, flow(*facts, gap=18, line_gap=4), None)
        line = row(slot, body, gap=12)
        line.setStretch(1, 1)
        self.add(line)
        if lost:
            self.set_edge("outline", 1, fill="page", dashed=True)
        self.setAccessibleName(_spoken(clip, lost=lost))
        self.restyle()

    def restyle(self) -> None:
        """Keep the card high enough for a slot and two lines."""
        self.setMinimumHeight(px(92))


class Slots(QWidget):
    """The clips in two columns of five, ten at a time."""

    turned = Signal()

    def __init__(self, clips: Sequence[Clip], lost: Collection[str], *, at: int = 0) -> None:
        super().__init__()
        self._clips = tuple(clips)
        self.at = at if at < len(self._clips) else 0
        shown = self._clips[self.at : self.at + PAGE]
        half = max(1, (len(shown) + 1) // 2) if len(shown) < PAGE else PAGE // 2
        cards = [SlotCard(clip, lost=clip.slot in lost) for clip in shown]
        sides = [holder(column(*part, None, gap=10)) for part in (cards[:half], cards[half:])]
        self.setLayout(column(columns(*sides, gap=10), None))

    def turners(self) -> list[Button]:
        """Give the buttons that show other clips; none when all are shown."""
        buttons = []
        before, after = self.at, len(self._clips) - self.at - PAGE
        if before > 0:
            buttons.append(self._turner(f"Previous {PAGE} clips", self.at - PAGE, "arrow-up"))
        if after > 0:
            words_next = f"Next {PAGE} clips" if after >= PAGE else f"Next {after} clips" if after > 1 else "Last clip"
            buttons.append(self._turner(words_next, self.at + PAGE, "arrow-down"))
        return buttons

    def _turner(self, text: str, to: int, icon: str) -> Button:
        button = Button(text, size="room", icon=icon)

        def turn() -> None:
            self.at = max(0, to)
            self.turned.emit()

        button.clicked.connect(turn)
        return button


def first_to_go(clips: Sequence[Clip]) -> str:
    """Say when the first of these clips is deleted; empty when nobody knows."""
    left = [clip.days_left for clip in clips if clip.days_left is not None and clip.state is not ClipState.NOT_SHOWN]
    if not left:
        return ""
    soonest = min(left)
    if soonest < 0:
        return "Some may be deleted already."
    if soonest <= 1:
        return "The first is deleted tomorrow." if soonest else "The first is deleted today."
    return f"The first is deleted in {soonest} days."


def _facts(clip: Clip) -> list[QWidget]:
    mark = days_mark(clip.days_left)
    facts = [_tag(mark.icon, mark.words, mark.tone, strong=mark.strong)]
    if clip.replaces:
        facts.append(words(f"Takes the place of {listed(clip.replaces)}", "strong", tone="accent", wrap=False))
    elif len(clip.themes) > 1:
        number = _SERVES.get(len(clip.themes), str(len(clip.themes)))
        facts.append(words(f"Serves {number} themes", "strong", tone="accent", wrap=False))
    return facts


def _tag(icon: str, text: str, tone: str, *, strong: bool) -> QWidget:
    said = words(text, "strong" if strong else "body", tone=tone, wrap=False)  # type: ignore[arg-type]
    return holder(row(Icon(icon, 18, tone), said, gap=6))


def _spoken(clip: Clip, *, lost: bool) -> str:
    themes = listed([f"{theme.title} {order(theme.rank)}" for theme in clip.themes])
    state = "Police cannot show it" if lost else days_mark(clip.days_left).words
    return f"{clip.slot}: {themes}. {state}."
