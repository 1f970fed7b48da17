"""Records that do not open any more: offers their copies, and puts one in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bwvreview.ui.controllers.copies import copy_line, copy_look, copy_time
from bwvreview.ui.pages.copies.page import CopiesPage

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.errors import DamagedWorkspace, Problem
    from bwvreview.services.backups import Contents
    from bwvreview.services.clock import Clock
    from bwvreview.storage.backup import Backup
    from bwvreview.ui.door import Door
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.tasks import Tasks


class RescueDesk(QObject):
    """Covers the window with the copies of damaged records. What was typed to open them opens their copies too."""

    def __init__(self, window: MainWindow, tasks: Tasks, door: Door, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._tasks, self._door, self._clock = window, tasks, door, clock
        self._path: Path | None = None
        self._problem: DamagedWorkspace | None = None
        self._copies: tuple[Backup, ...] = ()
        self.page = page = CopiesPage(rescue=True)
        page.look_wanted.connect(lambda key: self._look(key, asking=False))
        page.ask_wanted.connect(lambda key: self._look(key, asking=True))
        page.back_wanted.connect(self._put_back)
        page.left.connect(self._leave)

    def offer(self, problem: DamagedWorkspace) -> bool:
        """Show the copies of what is damaged; False when there are none."""
        from bwvreview.services.rescue import copies_of

        self._copies = () if problem.path is None else copies_of(problem.path)
        if not self._copies:
            return False
        self._path, self._problem = problem.path, problem
        self.page.show_copies([copy_line(one) for one in self._copies])
        self._window.cover(self.page)
        self.page.show_problem(problem)
        return True

    def _copy(self, key: str) -> Backup | None:
        return next((one for one in self._copies if one.path.name == key), None)

    def _look(self, key: str, *, asking: bool) -> None:
        copy, secret, clock = self._copy(key), self._door.used, self._clock
        if copy is None:
            return

        def look(_progress: object) -> Contents:
            from bwvreview.services.rescue import look_into_copy

            return look_into_copy(copy, clock=clock, secret=secret)

        def show(found: Contents) -> None:
            self.page.show_busy("")
            self.page.show_look(key, copy_look(found), asking=asking)

        self._begin("Looking into the copy")
        task = self._tasks.start(look)
        task.succeeded.connect(show)
        task.failed.connect(self._failed)

    def _put_back(self, key: str) -> None:
        copy, path, secret, clock = self._copy(key), self._path, self._door.used, self._clock
        if copy is None:
            return

        def put(_progress: object) -> Path:
            from bwvreview.services.rescue import rescue

            return rescue(path, copy, clock=clock, secret=secret)

        def done(_aside: Path) -> None:
            self.page.show_busy("")
            self._window.uncover()
            self._door.open(secret)
            self._window.toast.say(f"The copy of {copy_time(copy)} is back. The damaged file is kept beside it.")

        self._begin("Putting the copy back")
        task = self._tasks.start(put)
        task.succeeded.connect(done)
        task.failed.connect(self._failed)

    def _begin(self, what: str) -> None:
        self.page.clear_told()
        self.page.show_busy(what)

    def _failed(self, problem: Problem) -> None:
        self.page.show_busy("")
        self.page.show_problem(problem)

    def _leave(self) -> None:
        self._door.used = None
        self._window.uncover()
        if self._problem is not None:
            self._window.show_problem(self._problem)
