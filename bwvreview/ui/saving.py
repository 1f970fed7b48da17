"""Saving in strict order: one commit for each thing that was given, and nothing is called safe before its commit."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.domain.progress import Progress
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store
    from bwvreview.ui.context import Context

    Save = Callable[[Store, datetime], None]


class SaveQueue(QObject):
    """Keeps things one after another, in the order in which they were put.

    One that cannot be kept stays first in the queue until it can: nothing overtakes it and nothing is dropped. `saved`
    comes with the time of the newest commit when all of it is kept, `failed` with the Problem of the first that is not.
    """

    saving = Signal()
    saved = Signal(object)
    failed = Signal(object)
    _broke = Signal(object)  # from the worker

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._waiting: deque[Save] = deque()
        self._order = threading.Lock()  # whoever holds it keeps things; nobody else may
        self._working = False
        self._then: list[Callable[[], None]] = []
        self._last: datetime | None = None
        self.problem: Problem | None = None  # why something is not kept, until it is
        self._broke.connect(self._not_kept)

    @property
    def idle(self) -> bool:
        """Whether everything that was put is kept."""
        return not self._waiting and not self._working

    def put(self, save: Save) -> None:
        """Keep one thing, after all that was put before. It is tried again with whatever comes next."""
        self._waiting.append(save)
        self.try_again()

    def try_again(self) -> None:
        """Go on with what is not kept yet."""
        if self._waiting and not self._working:
            self._working = True
            self.saving.emit()
            self._context.ask(self._work, self._kept, self._not_kept)

    def when_saved(self, then: Callable[[], None]) -> None:
        """Do something once everything is kept; never when it cannot be."""
        if self.idle:
            then()
            return
        self._then.append(then)
        self.try_again()

    def finish(self) -> Problem | None:
        """Wait until everything is kept, on this thread; give the Problem when that cannot be."""
        if self.idle:
            return None
        try:
            self._keep_all(self._context.workspace)
        except Problem as problem:
            return problem
        return None

    def _keep_all(self, workspace: Workspace) -> None:
        """Keep what is waiting, each in a unit of work of its own. Runs on any thread."""
        with self._order:
            while self._waiting:
                now = workspace.clock.now()
                with workspace.store() as store:
                    self._waiting[0](store, now)
                self._waiting.popleft()
                self._last = now

    def _work(self, workspace: Workspace, _progress: Progress) -> None:
        """Do it in the background. A mistake of ours stays loud, and what was given stays in the queue."""
        try:
            self._keep_all(workspace)
        except Problem:
            raise
        except Exception:
            self._broke.emit(Problem("the program made a mistake.", advice="What you see is kept here. Try again."))
            raise

    def _kept(self, _result: object) -> None:
        self._working = False
        if self._waiting:  # put while the task was ending
            self.try_again()
            return
        self.problem = None
        self.saved.emit(self._last)
        doing, self._then = self._then, []
        for then in doing:
            then()

    def _not_kept(self, problem: Problem) -> None:
        self._working = False
        self._then.clear()
        self.problem = problem
        self.failed.emit(problem)
