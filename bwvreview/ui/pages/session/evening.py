"""The evening around the clips: what is read out at the start and at the end, and where the session stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.sessions import SessionState
from bwvreview.ui.say import clock, day
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.layouts import column, flow, row
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.services.session_evening import EveningView

Due = Literal["", "wellness", "debrief"]

_STATES = {
    SessionState.PLANNED: ("Planned", "circle"),
    SessionState.OPEN: ("Open", "circle-dot"),
    SessionState.CLOSED: ("Closed: the feedback is saved", "circle-check"),
    SessionState.SENT: ("Sent", "send"),
}


def notice_due(evening: EveningView) -> Due:
    """Say what is to be read out now: the wellness notice before the first clip, the debrief after the last."""
    if evening.clips_left and evening.wellness_at is None and evening.state is SessionState.PLANNED:
        return "wellness"
    if not evening.clips_left and not evening.debrief_how and evening.state is not SessionState.SENT:
        return "debrief"
    return ""


class NoticeCard(Card):
    """Words to read out, and a button that notes that it was done."""

    noted = Signal(str)

    def __init__(self, evening: EveningView, due: Due) -> None:
        reading = evening.wellness if due == "wellness" else evening.debrief
        super().__init__(reading.title, padding=(14, 20), edge="accent", edge_width=2)
        for sentence in reading.sentences:
            self.add(6, words(sentence))
        if due == "wellness":
            buttons = {"wellness": "We have read it out"}
        else:
            buttons = {"held": "The debrief was held", "not-wanted": "Nobody wanted one"}
        self.add(12, flow(*(_button(self, what, text) for what, text in buttons.items())))


class EveningCard(Card):
    """Where the session stands, and what was noted of the evening."""

    noted = Signal(str)

    def __init__(self, evening: EveningView) -> None:
        super().__init__("The evening", padding=(12, 20))
        state, icon = _STATES[evening.state]
        sent = evening.state is SessionState.CLOSED
        when = (
            f" on {day(evening.state_at.date(), year=False)}"
            if evening.state is SessionState.SENT and evening.state_at
            else ""
        )
        self.add(6, _line(icon, f"{state}{when}", _button(self, "sent", "The feedback is sent") if sent else None))
        self.add(4, self._wellness(evening), 4, self._debrief(evening))

    def _wellness(self, evening: EveningView) -> QWidget:
        if evening.wellness_at is not None:
            return _line("circle-check", f"Wellness notice read out{_at(evening.wellness_at)}")
        button = None if notice_due(evening) == "wellness" else _button(self, "wellness", "It was read out")
        return _line("circle", "Wellness notice not read out yet", button)

    def _debrief(self, evening: EveningView) -> QWidget:
        if evening.debrief_how == "held":
            return _line("circle-check", f"Debrief held{_at(evening.debrief_at)}")
        if evening.debrief_how == "not-wanted":
            return _line("circle-check", f"Nobody wanted a debrief{_at(evening.debrief_at)}")
        return _line("circle", "Debrief at the end")


def _at(at: datetime | None) -> str:
    return f" on {day(at.date(), year=False)} at {clock(at)}" if at else ""


def _button(card: NoticeCard | EveningCard, what: str, text: str) -> Button:
    button = Button(text, size="row")
    button.clicked.connect(lambda: card.noted.emit(what))
    return button


def _line(icon: str, text: str, button: Button | None = None) -> QWidget:
    """A state with its shape, and what can be done about it."""
    tone = "good" if icon == "circle-check" else "text"
    told = row(Icon(icon, 20, tone), words(text), gap=10)
    told.setStretch(1, 1)
    made = QWidget()
    inside = row(told, gap=12)
    inside.setStretch(0, 1)
    if button is not None:
        inside.addLayout(column(None, button, None))
    made.setLayout(inside)
    made.setAccessibleName(text)
    return made
