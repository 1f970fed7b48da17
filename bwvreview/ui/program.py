"""The program from start to end: which records it opens, and how it opens others in place of them."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bwvreview.domain.errors import LockedWorkspace, WorkspaceProblem
from bwvreview.ui.crash import CrashHandler
from bwvreview.ui.recent import Recent, is_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from bwvreview.services.clock import Clock
    from bwvreview.services.locking import Secret
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.context import Context
    from bwvreview.ui.door import Door
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.remembered import Remembered

    class House(Protocol):
        """The window with its controllers."""

        window: MainWindow
        door: Door
        context: Context

        def open(self) -> None: ...  # noqa: D102


class Program(QObject):
    """Shows one window at a time. `where` from the command line holds for this once, and is not remembered."""

    def __init__(
        self,
        build: Callable[[Callable[..., Workspace], Clock, Remembered], Any],
        clock: Clock,
        remembered: Remembered,
        *,
        where: str | None = None,
        not_locked: bool = False,
    ) -> None:
        super().__init__()
        self._build, self._clock, self._remembered = build, clock, remembered
        self._where, self._not_locked = where, not_locked
        self.recent = Recent(remembered)
        self.house: House | None = None

    def start(self) -> None:
        """Open the records that were named, else those that were open last, else the person's own."""
        given = self._where or os.environ.get("BWVREVIEW_WORKSPACE")
        last = next(iter(self.recent.all()), None)
        if given or last is None:
            self._show(self._where, remember=not given)
        else:
            self._show(last, must_be_there=True)

    def _show(
        self,
        where: str | None,
        *,
        must_be_there: bool = False,
        remember: bool = True,
        opener: Callable[..., Workspace] | None = None,
    ) -> None:
        if not self._left():
            return
        opener = opener or partial(self._open, where, must_be_there=must_be_there)
        house = self._build(opener, self._clock, self._remembered)
        CrashHandler(house.window).install()
        if remember:
            house.door.opened.connect(lambda workspace, _look: self.recent.note(_name_of(workspace, where)))
        house.context.asked.connect(self._asked)
        house.window.show_on(house.window.screen().availableSize())
        QApplication.setQuitOnLastWindowClosed(True)
        self.house = house
        QTimer.singleShot(0, house.window, house.open)

    def _left(self) -> bool:
        """Close the window of now; False when it stays, for something in it cannot be kept."""
        old = self.house
        if old is None:
            return True
        QApplication.setQuitOnLastWindowClosed(False)  # another one follows
        if not old.window.close():
            QApplication.setQuitOnLastWindowClosed(True)
            return False
        old.window.deleteLater()
        return True

    def _asked(self, what: str, about: object) -> None:
        """Open other records. The window of now closes as it does at the end: what is at work ends first."""
        if what in {"open records", "new records"} and isinstance(about, str) and self.house is not None:
            self._show(about, must_be_there=what == "open records")
        elif what == "practice records" and self.house is not None:
            self._show(None, remember=False, opener=partial(self._open_practice, bool(about)))
        elif what == "own records" and self.house is not None:
            self.start()

    def _open_practice(self, afresh: bool, *_secret: Secret, **_more: bool) -> Workspace:
        """Open the practice records: new ones when they are to begin afresh. No window has them open by now."""
        from bwvreview.services.tour import open_practice, start_afresh

        if afresh:
            start_afresh(self._where)
        return open_practice(self._where, clock=self._clock)

    def _open(
        self, where: str | None, secret: Secret | None = None, *, plain: bool = False, must_be_there: bool = False
    ) -> Workspace:
        from bwvreview.services.keyring import kept_key
        from bwvreview.services.tidy_up import open_workspace

        if must_be_there and where is not None and not is_there(where):
            raise WorkspaceProblem(
                "The records that were open last are not where they were.",
                advice="Plug in the stick or drive that they are on. Or choose others: Settings, “Records”.",
            )
        try:
            return open_workspace(where, clock=self._clock, secret=secret, plain=plain or self._not_locked)
        except LockedWorkspace:
            key = None if secret else kept_key(where)
            if key is None:
                raise
            return open_workspace(where, clock=self._clock, secret=key)


def _name_of(workspace: Workspace, where: str | None) -> str:
    return str(workspace.path) if workspace.path is not None else where or ""
