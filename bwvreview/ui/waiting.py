"""The outbox of the window: what was given while the server was away goes through by itself when it is back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.progress import Progress
    from bwvreview.services.outbox import Outbox, Sent
    from bwvreview.services.workspace import Workspace

_AGAIN_MS = 3_000
_KEPT_HERE = "What you answered is kept on this computer."


class Waiting(QObject):
    """Knows how much waits. `gone` comes when all of it is on the server, `failed` when that was wanted and cannot be.

    Records in a file of this computer need no outbox: nothing runs then. `ask`, `tell` and `show_problem` are the
    desk's own: work in the background, what changed, and what went wrong.
    """

    gone = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: QObject,
        ask: Callable[..., object],
        tell: Callable[[str], None],
        show_problem: Callable[[Problem], None],
    ) -> None:
        super().__init__(desk)
        self._ask, self._tell_pages, self._show_problem = ask, tell, show_problem
        self._outbox: Outbox | None = None
        self._opened = threading.Event()
        self._sending = False
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.send)

    def open(self, workspace: Workspace) -> None:
        """Begin with an open workspace: on a server, what waited since an earlier time goes first."""
        if not workspace.is_shared:
            self._opened.set()
            return
        from bwvreview.services.outbox import Outbox, own_folder

        outbox = self._outbox = Outbox(workspace, own_folder(workspace))

        def job(_workspace: Workspace, _progress: Progress) -> Sent:
            try:
                return outbox.open()
            finally:
                self._opened.set()

        self._ask(job, self._tell, lambda _problem: None)  # without it answers are kept as they come, or not

    @property
    def count(self) -> int:
        """How many things wait on this computer."""
        return 0 if self._outbox is None else self._outbox.waiting

    def ready(self) -> Outbox | None:
        """Give the outbox, on any thread, once what waited earlier has gone first; None where there is none."""
        self._opened.wait()
        return self._outbox if self._outbox is not None and self._outbox.is_ready else None

    def look(self) -> None:
        """Something may have come into the outbox: try again and again until it is gone."""
        if self.count and not self._timer.isActive():
            self._timer.start()

    def send(self) -> None:
        """Try to send what waits, now."""
        outbox = self._outbox
        if outbox is None or self._sending:
            return
        self._sending = True
        self._ask(lambda _workspace, _progress: outbox.send(), self._sent, self._not_sent)

    def close(self) -> None:
        """Let go of the outbox. What waits stays on this computer, and goes the next time."""
        self._timer.stop()
        self._opened.set()
        if self._outbox is not None:
            self._outbox.close()

    def _sent(self, sent: Sent) -> None:
        self._sending = False
        if self.count:  # put while the others were on their way
            return
        self._timer.stop()
        self._tell(sent)
        self.gone.emit()

    def _not_sent(self, problem: Problem) -> None:
        self._sending = False
        self.failed.emit(Problem(problem.message, advice=f"{_KEPT_HERE} {problem.advice}".strip()))

    def _tell(self, sent: Sent) -> None:
        if sent.kept:
            self._tell_pages("answers")
        if sent.refused:
            first = sent.refused[0]
            self._show_problem(
                Problem(
                    f"Something that waited on this computer could not be kept. {first.message}", advice=first.advice
                )
            )
