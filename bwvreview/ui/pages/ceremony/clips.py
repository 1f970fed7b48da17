"""The drawn clips on the screen: slot, themes with their order, days left. Nothing else is known of them here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.sessions import Clip, ClipState
from bwvreview.ui.paint import box, painting
from bwvreview.ui.say import days_mark, listed, order
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.aloud import announce
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card, Chip
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, row
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

PAGE = 10
PACE_MS = 600
"""How long each clip stands alone before the next one appears."""

_SERVES = {2: "two", 3: "three", 4: "four", 5: "five"}


class SlotCard(Card):
    """One clip. One that cannot be shown stays, struck through; `lost` says so in words."""

    def __init__(self, clip: Clip, *, lost: str = "") -> None:
        super().__init__("", padding=(9, 14))
        slot = Words(clip.slot, "room-slot", tone="muted" if lost else None, wrap=False, struck=bool(lost))
        slot.setMinimumWidth(px(100))
        chips = [Chip(theme.title, order(theme.rank), size=16, muted=bool(lost)) for theme in clip.themes]
        facts = [_tag("ban", lost, "text", strong=True)] if lost else _facts(clip)
        body = column(None, flow(*chips, gap=6, line_gap=6), 6, flow(*facts, gap=18, line_gap=4), None)
        line = row(slot, body, gap=12)
        line.setStretch(1, 1)
        self.add(line)
        if lost:
            self.set_edge("outline", 1, fill="page", dashed=True)
        self.setAccessibleName(_spoken(clip, lost))
        self.restyle()

    def restyle(self) -> None:
        """Keep the card high enough for a slot and two lines."""
        self.setMinimumHeight(px(92))


class SlotPlace(QWidget):
    """Where a clip appears: an empty place until it is its turn."""

    def __init__(self, card: SlotCard, *, shown: bool) -> None:
        super().__init__()
        self._card = card
        self.setLayout(column(card))
        card.setVisible(shown)
        self.restyle()

    def restyle(self) -> None:
        """Keep the place as high as its clip will be."""
        self.setMinimumHeight(px(92))

    def reveal(self) -> None:
        """Show the clip, and say it aloud."""
        self._card.show()
        announce(self._card, self._card.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        if self._card.isHidden():
            with painting(self) as painter:
                box(painter, self.rect(), edge="hairline", radius=8, dashed=True)


class Slots(QWidget):
    """The clips in two columns of five, ten at a time. `lost` gives those that cannot be shown their words.

    Those beyond the first `seen` appear one after another; `shown` says how many have been seen when all are there.
    """

    turned = Signal()
    revealed = Signal(QWidget)
    shown = Signal(int)

    def __init__(self, clips: Sequence[Clip], lost: Mapping[str, str], *, at: int = 0, seen: int | None = None) -> None:
        super().__init__()
        self._clips = tuple(clips)
        self.at = at if at < len(self._clips) else 0
        shown = self._clips[self.at : self.at + PAGE]
        known = max(0, (len(self._clips) if seen is None else seen) - self.at)
        half = max(1, (len(shown) + 1) // 2) if len(shown) < PAGE else PAGE // 2
        places = [
            SlotPlace(SlotCard(clip, lost=lost.get(clip.slot, "")), shown=place < known)
            for place, clip in enumerate(shown)
        ]
        sides = [holder(column(*part, None, gap=10)) for part in (places[:half], places[half:])]
        self.setLayout(column(columns(*sides, gap=10), None))
        self._waiting = places[known:]
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._next)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802 - Qt's
        super().showEvent(event)
        if self._waiting:
            self._timer.start()

    def _next(self) -> None:
        if self._waiting:
            place = self._waiting.pop(0)
            place.reveal()
            self.revealed.emit(place)
        if not self._waiting:
            self._timer.stop()
            self.shown.emit(min(self.at + PAGE, len(self._clips)))

    def show_all(self) -> None:
        """Show every clip of this page at once."""
        for place in self._waiting:
            place.reveal()
        self._waiting = []
        self._next()

    def stop(self) -> None:
        """Let no further clip appear: others take the place of these."""
        self._timer.stop()

    def turners(self) -> list[Button]:
        """Give the buttons that show other clips; none when all are shown."""
        buttons = []
        if self._waiting:
            every = Button("Show all at once", size="room")
            every.clicked.connect(self.show_all)
            buttons.append(every)
        before, after = self.at, len(self._clips) - self.at - PAGE
        if before > 0:
            buttons.append(self._turner(f"Previous {PAGE} {{clips}}", self.at - PAGE, "arrow-up"))
        if after > 0:
            words_next = (
                f"Next {PAGE} {{clips}}" if after >= PAGE else f"Next {after} {{clips}}" if after > 1 else "Last {clip}"
            )
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
    facts = [_tag(mark.icon, mark.words, mark.tone, strong=mark.strong)] if mark.words else []
    if clip.replaces:
        facts.append(words(f"Takes the place of {listed(clip.replaces)}", "strong", tone="accent", wrap=False))
    elif len(clip.themes) > 1:
        number = _SERVES.get(len(clip.themes), str(len(clip.themes)))
        facts.append(words(f"Serves {number} themes", "strong", tone="accent", wrap=False))
    return facts


def _tag(icon: str, text: str, tone: str, *, strong: bool) -> QWidget:
    said = words(text, "strong" if strong else "body", tone=tone, wrap=False)  # type: ignore[arg-type]
    return holder(row(Icon(icon, 18, tone), said, gap=6))


def _spoken(clip: Clip, lost: str) -> str:
    themes = listed([f"{theme.title} {order(theme.rank)}" for theme in clip.themes])
    state = lost or days_mark(clip.days_left).words
    serves = len(clip.themes) if len(clip.themes) > 1 and not lost else 0
    parts = (themes, state, f"Serves {_SERVES.get(serves, str(serves))} themes" if serves else "")
    return f"{clip.slot}: {'. '.join(filter(None, parts))}."
