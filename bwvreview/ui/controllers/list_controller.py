"""The page about the police list: reads a file at the gate in the background, and keeps an accepted list."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QGuiApplication

from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.list import ListPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_lists import ListView, StoppedView
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading a file: a list that was kept, or what stopped it."""

    view: ListView | None = None
    inspection: Inspection | None = None
    stopped: StoppedView | None = None


class ListController(Controller):
    """Shows the newest list, and takes a new one from a dialog, from a drop or for practice."""

    page: ListPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = ListPage()
        self._state: Literal["resting", "reading", "asking"] = "resting"
        self._path: Path | None = None
        self._task: Task | None = None
        self._fresh: tuple[int, Inspection] | None = None
        self.page.choose_wanted.connect(self._choose)
        self.page.practice_wanted.connect(self._practice)
        self.page.dropped.connect(self._read_file)
        self.page.stop_wanted.connect(self._stop)
        self.page.leave_out_wanted.connect(lambda: self._read_file(self._path, leave_out=True))
        self.page.plan_wanted.connect(self._plan)
        self.page.copy_wanted.connect(_copy)
        context.opened.connect(self.visited)
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Show the newest list again, unless a file is being read or waits for an answer."""
        if self.context.is_open and self._state == "resting":
            fresh = self._fresh
            self.context.ask(lambda workspace, _progress: _newest(workspace, fresh), self._show)

    def _asked(self, what: str, about: object) -> None:
        if what == "open list":
            self._choose()
        elif what == "practice":
            self._practice()
        elif what == "list" and isinstance(about, Path):
            self._read_file(about)

    def _choose(self) -> None:
        path = files.open_file(self.context.window, "Choose the list from the police", files.LISTS)
        if path is not None:
            self._read_file(path)

    def _plan(self) -> None:
        self.context.go("draw")
        self.context.wish("plan draw")

    # reading

    def _read_file(self, path: Path | None, *, leave_out: bool = False) -> None:
        if path is not None:
            self._path = path
            self._start(lambda workspace, progress: _read(workspace, path, leave_out, progress))

    def _practice(self) -> None:
        self._start(_read_practice)

    def _start(self, job: Callable[[Workspace, Progress], _Read]) -> None:
        if self._state == "reading" or not self.context.is_open:
            return
        self._state = "reading"
        self.page.show_reading()
        self._task = self.context.ask(job, self._done, self._failed)
        self._task.progressed.connect(self.page.show_step)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.finished.connect(self._stopped)
            self._task.cancel()

    def _stopped(self) -> None:
        if self._state == "reading":
            self._rest()
            self.context.window.toast.say("Stopped. Nothing was kept.")
            self.visited()

    def _rest(self) -> None:
        self._state, self._task = "resting", None

    def _done(self, read: _Read) -> None:
        self._rest()
        if read.stopped is not None:
            self._state = "asking"
            self.page.show_stopped(read.stopped)
        else:
            if read.view is not None and read.inspection is not None:
                self._fresh = (read.view.id, read.inspection)
            self._show(read.view)
            self.context.tell("lists")

    def _failed(self, problem: Problem) -> None:
        self._rest()
        self._state = "asking"
        self.page.show_empty(problem)

    def _show(self, view: ListView | None) -> None:
        if self._state != "resting":
            return
        if view is None:
            self.page.show_empty()
        else:
            self.page.show_list(view, today=self.context.clock.today())


def _copy(text: str) -> None:
    """Put words for the police on the clipboard. Nothing else ever goes there."""
    QGuiApplication.clipboard().setText(text)


def _newest(workspace: Workspace, fresh: tuple[int, Inspection] | None) -> ListView | None:
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.views_lists import list_view, newest_list

    with workspace.reading() as store:
        stored = newest_list(store)
        if stored is None:
            return None
        names = fresh[1] if fresh is not None and fresh[0] == stored.id else None
        scheme = load_scheme(stored.scheme)
        today = workspace.clock.today()
        return list_view(store, stored.id, group=group_of(store), today=today, scheme=scheme, inspection=names)


def _read(workspace: Workspace, path: Path, leave_out: bool, progress: Progress) -> _Read:
    """Look at the whole file first; keep it in one unit of work, so that stopping keeps nothing."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.check_list import check_list
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.import_list import keep_list
    from bwvreview.services.views_lists import stopped_view

    scheme = load_scheme()
    checked = check_list(path, drop_refused=leave_out, scheme=scheme, progress=progress)
    if not checked.inspection.accepted:
        return _Read(stopped=stopped_view(checked.inspection))
    with workspace.store() as store:
        kept = keep_list(
            store, checked, group=group_of(store), scheme=scheme, at=workspace.clock.now(), progress=progress
        )
        progress(checked.inspection.rows, checked.inspection.rows)
    return _Read(_newest(workspace, (kept.id, checked.inspection)), checked.inspection)


def _read_practice(workspace: Workspace, progress: Progress) -> _Read:
    from bwvreview.services.practice import practice_list

    with tempfile.TemporaryDirectory(prefix="bwvreview-practice-") as folder:
        path = practice_list(Path(folder), workspace.clock.today())
        return _read(workspace, path, False, progress)
