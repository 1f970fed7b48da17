"""The time in the clip, for notes only: nothing is played here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal

from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import Button, Card, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

_TICK_MS = 250
_ASLEEP_MS = 5_000
"""Nothing ticked for so long: the laptop slept, and the video with it."""

PAUSED = "We paused here"
"""The words of a mark, kept as a note at its time."""


def clip_time(seconds: int) -> str:
    """Say a time of the clip.

    >>> clip_time(402), clip_time(6005)
    ('06:42', '100:05')
    """
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _stopwatch() -> Callable[[], int]:
    running = QElapsedTimer()
    running.start()
    return running.elapsed


class ClipTime(Card):
    """Minutes and seconds, with “Start” and “Pause”. `paused_here` comes with the time at which the group paused.

    `elapsed` gives milliseconds since any moment. While the laptop sleeps the time stands, whatever its clock does.
    """

    ticked = Signal(int)
    paused_here = Signal(int)

    def __init__(self, elapsed: Callable[[], int] | None = None) -> None:
        super().__init__(padding=(11, 15))
        self._elapsed = elapsed or _stopwatch()
        self._before, self._last = 0, 0  # milliseconds of the clip, and the stopwatch when they were counted
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._show)
        self._figure = words("00:00", "clock", wrap=False)
        self.button = Button("Start", size="row", icon="player-play")
        self.button.clicked.connect(self.toggle)
        self.mark = Button(PAUSED, "link", size="row")
        self.mark.setAccessibleDescription("Pauses the time, and keeps it as a note")
        self.mark.clicked.connect(self.pause_here)
        line = row(self._figure, None, self.button, gap=12)
        self.add(words("Time in the {clip}", "muted"), line, 4, row(self.mark, None))
        self.setAccessibleName(spoken("Time in the {clip}"))
        self.set_seconds(0)

    @property
    def running(self) -> bool:
        """Whether the time runs."""
        return self._timer.isActive()

    @property
    def seconds(self) -> int:
        """The time of now, in seconds."""
        self._count()
        return self._before // 1000

    def _count(self) -> None:
        """Take in what passed since it was last counted, unless so much passed that nobody was awake."""
        now = self._elapsed()
        passed, self._last = now - self._last, now
        if self.running and 0 <= passed < _ASLEEP_MS:
            self._before += passed

    def set_seconds(self, seconds: int) -> None:
        """Stand at a time."""
        self._timer.stop()
        self._before = seconds * 1000
        self._say()
        self._show()

    def toggle(self) -> None:
        """Start, or pause."""
        if self.running:
            self._pause()
        else:
            self._count()
            self._timer.start()
            self._say()

    def _pause(self) -> None:
        self._count()
        self._timer.stop()
        self._say()
        self._show()

    def pause_here(self) -> None:
        """Pause, and say at which time."""
        self._pause()
        self.paused_here.emit(self.seconds)

    def _say(self) -> None:
        self.button.say("Pause" if self.running else "Start", icon="player-pause" if self.running else "player-play")
        self.button.setAccessibleName(spoken("Pause the {clip} time" if self.running else "Start the {clip} time"))

    def _show(self) -> None:
        text = clip_time(self.seconds)
        if text != self._figure.text():
            self._figure.setText(text)
            self._figure.setAccessibleName(spoken(f"Time in the {{clip}} {text}"))
            self.ticked.emit(self.seconds)
