"""What every controller holds: the window, the tasks, the clock, and the workspace once it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.ui.gate import RoleGate
from bwvreview.ui.live import Live
from bwvreview.ui.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.progress import Progress
    from bwvreview.services.clock import Clock
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.appearance import Appearance
    from bwvreview.ui.door import Door
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.tasks import Task, Tasks


class Context(QObject):
    """The shared desk of the controllers.

    `changed` tells that records are different (“lists”, “draws”, “sessions”, “answers”, “settings”): whoever shows
    them reads them again. `asked` passes a wish to whoever can fulfil it: ("record", clip slot), ("list", path).
    """

    opened = Signal()
    changed = Signal(str)
    wished = Signal(str)  # just before `asked`: whoever fulfils it may still have to be made
    asked = Signal(str, object)

    def __init__(self, window: MainWindow, tasks: Tasks, clock: Clock, appearance: Appearance) -> None:
        super().__init__(window)
        self.window, self.tasks, self.clock, self.appearance = window, tasks, clock, appearance
        self._workspace: Workspace | None = None
        self.gate = RoleGate(self)
        self.waiting = Waiting(self, self.ask, self.tell, window.show_problem)
        self.live = Live(self, window, self.waiting)
        self.door: Door | None = None

    @property
    def workspace(self) -> Workspace:
        """The open workspace. Raises WorkspaceProblem before it is open."""
        if self._workspace is None:
            raise WorkspaceProblem("The records are not open yet.", advice="Wait a moment, then try again.")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether the workspace is open."""
        return self._workspace is not None

    def take(self, workspace: Workspace) -> None:
        """Start to work with an open workspace."""
        self._workspace = workspace
        self.waiting.open(workspace)
        self.live.open(workspace)
        self.opened.emit()

    def ask(
        self,
        job: Callable[[Workspace, Progress], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> Task:
        """Do a job with the workspace in the background; give its result to `then`, its Problem to `failed`.

        Without `failed`, the window shows the sentence and the advice.
        """
        workspace = self.workspace
        task = self.tasks.start(lambda progress: job(workspace, progress))
        if then is not None:
            task.succeeded.connect(then)
        task.failed.connect(failed or self.window.show_problem)
        return task

    def wish(self, what: str, about: object = None) -> None:
        """Ask another controller for something. A reviewer's screen shows only what is theirs."""
        if self.gate.lets(what, about):
            self.wished.emit(what)
            self.asked.emit(what, about)
        else:
            self.window.leave_full()
            self.go("review")
            self.window.show_problem(Problem("The coordinator opens this page.", advice="Give the laptop back first."))

    def tell(self, what: str) -> None:
        """Say that records have changed."""
        self.changed.emit(what)

    def go(self, place: str) -> None:
        """Show another page of the navigation."""
        self.window.go(place)

    def close(self) -> None:
        """Cancel and wait for all work, then close the workspace."""
        self.live.close()
        self.tasks.close()
        if self._workspace is not None:
            self.waiting.close()
            self._workspace.close()
            self._workspace = None


class Controller(QObject):
    """Joins one page with the services. `page` is put into the window; `visited` is called each time it is shown.

    Connect in `__init__`: the page's signals, `context.opened`, `context.changed`, `context.asked`.
    """

    page: Any
    drops = ""
    """The wish with which a file is passed on that is dropped while the page is shown; else its kind says where to."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._reads = 0

    def read_latest(
        self,
        job: Callable[[Workspace, Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> Task:
        """Read what the page shows; give `then` the result, unless a later reading or `forget_reads` overtook it.

        Threads end in any order: without this a slow, older answer would take the place of a newer one.
        """
        self._reads += 1
        turn = self._reads

        def latest(result: Any) -> None:
            if turn == self._reads:
                then(result)

        return self.context.ask(job, latest, failed)

    def forget_reads(self) -> None:
        """Show no result of readings that are still on their way: the page shows something newer."""
        self._reads += 1

    def visited(self) -> None:
        """Read again what the page shows."""

    def others_changed(self) -> None:
        """Another window changed records while the page is open: a page that takes nothing in reads them again."""

    def may_leave(self) -> bool:
        """Say whether the page may be left now; ask the person first where words would be lost."""
        return True
