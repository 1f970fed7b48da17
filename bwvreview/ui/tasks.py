"""Work in the background: the screen's thread only draws. One class does it for the whole program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from bwvreview.domain.errors import Cancelled, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.progress import Progress


class Task(QObject):
    """One piece of work. Every signal arrives on the thread that made the task."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(Problem)
    finished = Signal()
    _stepped = Signal(int, int)  # from the worker
    _ended = Signal(object, object)  # result and error, from the worker

    def __init__(self, job: Callable[[Progress], object], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = threading.Event()
        # Through the screen's thread, so that nothing is lost between the start and the first connection.
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what it did so far is rolled back.

        Work without steps is short, and is done to its end: an answer given just before closing is saved.
        """
        self._stop.set()

    def run(self) -> None:
        """Do the work. Called by the worker thread."""
        result: object = None
        problem: BaseException | None = None
        try:
            result = self._job(self._step)
        except BaseException as error:  # noqa: BLE001 - handed over, and raised again there
            problem = error
        self._hand_over(result, problem)

    def _hand_over(self, result: object, problem: BaseException | None) -> None:
        try:
            self._ended.emit(result, problem)
        except RuntimeError:
            # The window was closed while the work ended: nobody is left to tell.
            if not self._stop.is_set():
                raise

    def _step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(done, total)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        self.finished.emit()
        try:
            if error is None:
                if not self._stop.is_set():
                    self.succeeded.emit(result)
            elif isinstance(error, Cancelled):
                pass
            elif isinstance(error, Problem):
                self.failed.emit(error)
            else:
                raise error
        finally:
            self.deleteLater()


class Tasks(QObject):
    """Starts tasks, and on the way out cancels them and waits, before the workspace closes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Task, threading.Thread] = {}
        self._closed = False

    def start(self, job: Callable[[Progress], object]) -> Task:
        """Do a job on a thread of its own. Connect to the task's signals at once; none comes before you return."""
        task = Task(job, self)
        if not self._closed:
            thread = threading.Thread(target=task.run, name="bwvreview task", daemon=True)
            self._running[task] = thread
            task.finished.connect(lambda: self._running.pop(task, None))
            thread.start()
        return task

    @property
    def busy(self) -> bool:
        """Whether any work is going on."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait for it to end. Nothing starts after this."""
        self._closed = True
        for task in list(self._running):
            task.cancel()
        for thread in list(self._running.values()):
            if thread.is_alive():
                thread.join()
        self._running.clear()
