"""Saving in strict order: one commit for each thing that was given, and nothing is called safe before its commit."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.domain.progress import Progress
    from bwvreview.services.letters import Letter
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store
    from bwvreview.ui.context import Context

    Save = Callable[[Store, datetime], Any]


def _nothing(_about: Any) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Post:
    """One thing to keep: how it is kept in a file, and the letter that goes to a server, or waits for it here.

    `kept` is told what keeping it gave, `here` the moment at which it began to wait; both on the worker's thread.
    """

    save: Save
    letter: Callable[[datetime], Letter]
    kept: Callable[[Any], None] = _nothing
    here: Callable[[datetime], None] = _nothing


class SaveQueue(QObject):
    """Keeps things one after another, in the order in which they were put.

    One that cannot be kept stays first in the queue until it can: nothing overtakes it and nothing is dropped. `saved`
    comes with the time of the newest commit when all of it is kept, `failed` with the Problem of the first that is not.
    `kept_here` comes when all is safe, and some of it waits on this computer for its server.
    """

    saving = Signal()
    saved = Signal(object)
    kept_here = Signal()
    failed = Signal(object)
    _broke = Signal(object)  # from the worker

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._waiting: deque[Save | Post] = deque()
        self._order = threading.Lock()  # whoever holds it keeps things; nobody else may
        self._working = False
        self._then: list[Callable[[], None]] = []
        self._once_safe: list[Callable[[], None]] = []
        self._last: datetime | None = None
        self.problem: Problem | None = None  # why something is not kept, until it is
        self._broke.connect(self._not_kept)
        context.waiting.gone.connect(self._gone)
        context.waiting.failed.connect(self._not_gone)

    @property
    def idle(self) -> bool:
        """Whether everything that was put is safe: kept, or kept here until the server is back."""
        return not self._waiting and not self._working

    @property
    def waits_here(self) -> bool:
        """Whether some of it is kept on this computer only."""
        return self._context.waiting.count > 0

    def put(self, save: Save | Post) -> None:
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
        """Do something once everything is kept, on the server too; never when it cannot be."""
        if self.idle and not self.waits_here:
            then()
            return
        self._then.append(then)
        if self.idle:
            self._context.waiting.send()
        else:
            self.try_again()

    def when_safe(self, then: Callable[[], None]) -> None:
        """Do something once everything is kept, if only here; never when it cannot be."""
        if self.idle:
            then()
            return
        self._once_safe.append(then)
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
                self._keep(workspace, self._waiting[0], now)
                self._waiting.popleft()
                self._last = now

    def _keep(self, workspace: Workspace, what: Save | Post, now: datetime) -> None:
        outbox = self._context.waiting.ready() if isinstance(what, Post) else None
        if not isinstance(what, Post):
            with workspace.store() as store:
                what(store, now)
        elif outbox is None:
            with workspace.store() as store:
                result = what.save(store, now)
            what.kept(result)
        else:
            there, result = outbox.keep(what.letter(now))
            if there:
                what.kept(result)
            else:
                what.here(now)

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
        if self.waits_here:
            self._context.waiting.look()
            self.kept_here.emit()
        else:
            self.saved.emit(self._last)
        _do(self._once_safe)
        if self.waits_here:
            if self._then:
                self._context.waiting.send()
        else:
            _do(self._then)

    def _gone(self) -> None:
        """All that waited here is on the server."""
        if self.idle and self._last is not None:
            self.saved.emit(self._last)
            _do(self._then)

    def _not_gone(self, problem: Problem) -> None:
        """Somebody wanted to go on, and the server is still away."""
        if self._then:
            self._then.clear()
            self._context.window.show_problem(problem)

    def _not_kept(self, problem: Problem) -> None:
        self._working = False
        self._then.clear()
        self._once_safe.clear()
        self.problem = problem
        self.failed.emit(problem)


def _do(waiting: list[Callable[[], None]]) -> None:
    doing = waiting.copy()
    waiting.clear()
    for then in doing:
        then()


_CLOSE_AGAIN = "Close the window again to leave without it."


class KeepsBeforeClosing(QObject):
    """Keeps everything before the window goes. What cannot be kept holds it back once, with the reason.

    `settle` gives what is written and not yet given, `tell` shows the reason.
    """

    def __init__(
        self, context: Context, saves: SaveQueue, settle: Callable[[], None], tell: Callable[[Problem], None]
    ) -> None:
        super().__init__(context)
        self._context, self._saves, self._settle, self._tell = context, saves, settle, tell
        self._refused = False
        context.window.installEventFilter(self)

    def forget(self) -> None:
        """All is kept, or another clip is shown: the next thing that cannot be kept holds the window back again."""
        self._refused = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if event.type() == QEvent.Type.Close and watched is self._context.window and not self._may_close():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _may_close(self) -> bool:
        self._settle()
        problem = self._saves.finish() if self._context.is_open else None
        if problem is None or self._refused:
            return True
        self._refused = True
        self._tell(Problem(problem.message, advice=f"{problem.advice} {_CLOSE_AGAIN}".strip()))
        return False
