"""The time in the clip, for notes only: nothing is played here."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal

from bwvreview.ui.widgets.kit import Button, Card, row, words


def clip_time(seconds: int) -> str:
    """Say a time of the clip.

    >>> clip_time(402), clip_time(6005)
    ('06:42', '100:05')
    """
    return f"{seconds // 60:02}:{seconds % 60:02}"


class ClipTime(Card):
    """Minutes and seconds, with “Start” and “Pause”."""

    ticked = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=(11, 15))
        self._before, self._running = 0, QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._show)
        self._figure = words("00:00", "clock", wrap=False)
        self.button = Button("Start", size="row", icon="player-play")
        self.button.clicked.connect(self.toggle)
        self.add(words("Time in the clip", "muted"), row(self._figure, None, self.button, gap=12))
        self.setAccessibleName("Time in the clip")
        self.set_seconds(0)

    @property
    def running(self) -> bool:
        """Whether the time runs."""
        return self._timer.isActive()

    @property
    def seconds(self) -> int:
        """The time of now, in seconds."""
        return (self._before + (self._running.elapsed() if self.running else 0)) // 1000

    def set_seconds(self, seconds: int) -> None:
        """Stand at a time."""
        self._timer.stop()
        self._before = seconds * 1000
        self._say()
        self._show()

    def toggle(self) -> None:
        """Start, or pause."""
        if self.running:
            self.set_seconds(self.seconds)
        else:
            self._running.start()
            self._timer.start()
            self._say()

    def _say(self) -> None:
        self.button.say("Pause" if self.running else "Start", icon="player-pause" if self.running else "player-play")
        self.button.setAccessibleName("Pause the clip time" if self.running else "Start the clip time")

    def _show(self) -> None:
        text = clip_time(self.seconds)
        if text != self._figure.text():
            self._figure.setText(text)
            self._figure.setAccessibleName(f"Time in the clip {text}")
            self.ticked.emit(self.seconds)
