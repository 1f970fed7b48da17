"""Notices: something to know, to mind, to stop for, or that is done. A shape and words go with each colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.paint import barred_box, painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.aloud import announce_if_seen
from bwvreview.ui.widgets.layouts import Part, column, flow, row, show_if
from bwvreview.ui.widgets.words import Icon, Words, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.ui.widgets.button import Button

Mood = Literal["tell", "warn", "stop", "done"]

# fill, edge, bar, icon, its colour, what a screen reader says first
_MOODS: dict[Mood, tuple[str, str, str, str, str, str]] = {
    "tell": ("surface", "outline", "accent", "message-report", "accent", ""),
    "warn": ("amber_tint", "amber", "amber", "rate-amber", "amber", "Warning. "),
    "stop": ("red_tint", "red", "red", "rate-red", "red", "Stop. "),
    "done": ("good_tint", "good", "good", "circle-check", "good", "Done. "),
}


class Notice(QFrame):
    """A notice with a bar at its left. `text` may hold **bold** parts; `kind` is the size of its words."""

    def __init__(
        self,
        text: str,
        *buttons: Button,
        title: str = "",
        mood: Mood = "tell",
        icon: str = "",
        kind: str = "body",
        end: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._mood: Mood = mood
        self._kind = kind
        _, _, _, shape, tone, _ = _MOODS[mood]
        room = kind.startswith("room")
        self._icon = Icon(icon or shape, 44 if room else 22, tone, drop=0 if room else 1)
        self.title = words(title, "room-notice" if room else "strong" if kind != "dense" else "dense-strong")
        self.words: Words = words(text, kind)
        self._buttons = flow(*buttons)
        show_if(self._buttons, bool(buttons))
        body = column(self.title, self.words, 8 if buttons else 0, self._buttons)
        inside: list[Part] = [self._icon, body]
        if end is not None:
            inside.append(end)
        made = row(*inside, gap=18 if room else 12, margins=(26, 14, 20, 14) if room else (20, 10, 14, 10))
        made.setStretch(1, 1)
        self.setLayout(made)
        self.title.setVisible(bool(title))
        self._name()

    @classmethod
    def of(cls, problem: Problem) -> Notice:
        """Make one that says what is wrong and what to do."""
        return cls(problem.advice, title=problem.message, mood="stop")

    def say(self, text: str, *, title: str = "", mood: Mood | None = None) -> None:
        """Show other words, in another mood when given. Warnings, problems and what is done are also said aloud."""
        if mood is not None:
            self._mood = mood
            self._icon.show_icon(_MOODS[mood][3], _MOODS[mood][4])
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.words.setText(text)
        self.words.setVisible(bool(text))
        said = self.accessibleName()
        self._name()
        if self._mood != "tell" and self.accessibleName() != said:
            announce_if_seen(self, self.accessibleName(), urgent=self._mood == "stop")
        self.update()

    def show_done(self, text: str, *, title: str = "") -> None:
        """Appear, and say what is done."""
        self.say(text, title=title, mood="done")
        self.show()

    def show_problem(self, problem: Problem) -> None:
        """Appear, and say what is wrong and what to do."""
        self.say(problem.advice, title=problem.message, mood="stop")
        self.show()

    def _name(self) -> None:
        parts = [part for part in (self.title.text(), self.words.text()) if part]
        self.setAccessibleName(spoken(_MOODS[self._mood][5] + " ".join(parts)))
        self.words.setVisible(bool(self.words.text()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        fill, edge, bar, *_ = _MOODS[self._mood]
        with painting(self) as painter:
            barred_box(painter, QRectF(self.rect()), fill=fill, edge=edge, bar=bar, width=6, radius=6)
