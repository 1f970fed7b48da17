"""The door of the records: opens them, asks for a passphrase, and locks again when nobody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from bwvreview.domain.errors import LockedWorkspace, NoWorkspaceYet, Problem
from bwvreview.services.locking import RecoveryCode
from bwvreview.ui.idle import IdleWatch
from bwvreview.ui.pages.lock.ask import AskPage
from bwvreview.ui.pages.lock.choose import ChoosePage
from bwvreview.ui.sheet_desk import SheetDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.services.locking import Secret
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.appearance import Remembered
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.pages.lock.choose import Why
    from bwvreview.ui.tasks import Tasks

IDLE = "lock.minutes"
USUAL_MINUTES = 15
_QUIET_MS = 1_500
"""So long nothing may be at work before the key goes: a word typed last is kept first."""


class Door(QObject):
    """Asks with pages that cover the window. `opened` comes once, `failed` when the records cannot be opened."""

    opened = Signal(object)
    failed = Signal(Problem)
    woke = Signal()
    changed = Signal()

    def __init__(
        self, window: MainWindow, tasks: Tasks, remembered: Remembered, opener: Callable[..., Workspace]
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._remembered, self._opener = window, tasks, remembered, opener
        self.workspace: Workspace | None = None
        self._keyring = False
        self._keep = False
        self._used: Secret | None = None
        self.ask_page, self.choose_page = AskPage(), ChoosePage()
        self._sheet = SheetDesk(window)
        self._connect()
        self.watch = IdleWatch(self)
        self.watch.minutes = self.minutes
        self.watch.left.connect(self.lock)
        self.watch.slept.connect(self.lock)
        self._quiet = QTimer(self)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._fall_asleep)

    def _connect(self) -> None:
        self.ask_page.given.connect(self._given)
        self.ask_page.code_given.connect(self._code_given)
        self.choose_page.chosen.connect(self._chosen)
        self.choose_page.made_wanted.connect(self._make)
        self.choose_page.plain_wanted.connect(lambda: self._open(plain=True))
        self.choose_page.left.connect(self._window.uncover)

    # ---- Opening -----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the records in the background, with the key in the keyring where one was kept."""
        self._open()

    def _open(self, secret: Secret | None = None, *, plain: bool = False) -> None:
        def job(_progress: object) -> Workspace:
            more: dict[str, Any] = {"secret": secret} if secret else {"plain": True} if plain else {}
            found = self._opener(**more)
            self.workspace = found  # even when the window closes meanwhile, somebody closes it
            return found

        self._used = secret
        task = self._tasks.start(job)
        task.succeeded.connect(self._is_open)
        task.failed.connect(self._refused)

    def _is_open(self, workspace: Workspace) -> None:
        self.watch.start(self._window.windowHandle())
        secret = self._used
        self.opened.emit(workspace)
        if isinstance(secret, RecoveryCode):
            self._forget_typed(but_used=True)
            self.choose("recovered")
        elif self.choose_page is self._window.current() and isinstance(secret, str):
            self._after_new(secret)
        else:
            self._let_in(secret)

    def _let_in(self, secret: Secret | None) -> None:
        if self._keep and isinstance(secret, str):
            self._remember(secret)
        self._forget_typed()
        self._window.uncover()
        self.watch.touch()
        self.changed.emit()

    def _after_new(self, secret: str) -> None:
        """A new workspace gets its recovery code at once."""
        from bwvreview.services.change_lock import new_recovery_code

        workspace = self.workspace
        if workspace is None:
            return
        if self._keep:
            self._remember(secret)
        task = self._tasks.start(lambda _progress: new_recovery_code(workspace))
        task.succeeded.connect(self._show_sheet)
        task.failed.connect(self.choose_page.show_problem)

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, NoWorkspaceYet):
            self.choose("new")
        elif isinstance(problem, LockedWorkspace) and self._used is None:
            self._cover_with_question(away=False)
        elif self._window.is_covered:
            self._window.current().show_problem(problem)  # type: ignore[union-attr]
        else:
            self.failed.emit(problem)

    def _cover_with_question(self, *, away: bool) -> None:
        self.ask_page.ask(away=away, keyring=self._keyring)
        self._window.cover(self.ask_page)
        if not away:
            self._look_for_keyring(lambda: self.ask_page.offer_keyring(offered=self._keyring))

    def _look_for_keyring(self, then: Callable[[], None]) -> None:
        def job(_progress: object) -> bool:
            from bwvreview.services.keyring import has_keyring

            return has_keyring()

        def done(found: bool) -> None:
            if found != self._keyring:
                self._keyring = found
                then()

        self._tasks.start(job).succeeded.connect(done)

    # ---- What was typed ----------------------------------------------------------------------------------------

    def _given(self, passphrase: str, keep: bool) -> None:
        self._keep = keep
        self._try(passphrase)

    def _code_given(self, code: str) -> None:
        self._keep = False
        self._try(RecoveryCode(code))

    def _try(self, secret: Secret) -> None:
        workspace = self.workspace
        if workspace is None:
            self._open(secret)
            return
        self._quiet.stop()
        task = self._tasks.start(lambda _progress: workspace.wake(secret))
        task.succeeded.connect(lambda _none: self._awake(secret))
        task.failed.connect(self._not_awake)

    def _awake(self, secret: Secret) -> None:
        self.woke.emit()
        if isinstance(secret, RecoveryCode):
            self._used = secret
            self.choose("recovered")
        else:
            self._let_in(secret)

    def _not_awake(self, problem: Problem) -> None:
        self._quiet.start()
        self.ask_page.show_problem(problem)

    # ---- Locking -----------------------------------------------------------------------------------------------

    @property
    def minutes(self) -> int:
        """After how many minutes without a touch the window locks itself; 0 for never."""
        found = self._remembered.get(IDLE, str(USUAL_MINUTES))
        return int(found) if found.isdigit() else USUAL_MINUTES

    def set_minutes(self, minutes: int) -> None:
        """Settle after how many minutes the window locks itself."""
        self._remembered.put(IDLE, str(minutes))
        self.watch.minutes = minutes

    @property
    def can_lock(self) -> bool:
        """Whether the open records have a passphrase."""
        return self.workspace is not None and self.workspace.is_locked_at_rest

    def lock(self) -> None:
        """Hide everything at once; forget the key as soon as what was begun is kept."""
        if self.can_lock and not self._window.is_covered:
            self._cover_with_question(away=True)
            self._quiet.start()

    def _fall_asleep(self) -> None:
        workspace = self.workspace
        if workspace is None or self._tasks.busy:
            return
        self._quiet.stop()
        self._tasks.start(lambda _progress: workspace.sleep())

    # ---- Another passphrase ------------------------------------------------------------------------------------

    def choose(self, why: Why) -> None:
        """Ask for a new passphrase."""
        self.choose_page.ask(why, keyring=self._keyring)
        self._window.cover(self.choose_page)
        self._look_for_keyring(lambda: self.choose_page.offer_keyring(offered=self._keyring))

    def _make(self) -> None:
        from bwvreview.services.password import make_passphrase

        self.choose_page.show_made(make_passphrase())

    def _chosen(self, now: str, new: str, keep: bool) -> None:
        from bwvreview.services.change_lock import change_passphrase

        self._keep = keep
        workspace = self.workspace
        if workspace is None:
            self._open(new)
            return
        old: Secret | None = self._used if isinstance(self._used, RecoveryCode) else now or None

        def job(_progress: object) -> str:
            return change_passphrase(workspace, old, new)

        def done(code: str) -> None:
            if keep:
                self._remember(new)
            self._show_sheet(code)

        task = self._tasks.start(job)
        task.succeeded.connect(done)
        task.failed.connect(self.choose_page.show_problem)

    def new_sheet(self) -> None:
        """Make a new recovery sheet and show it."""
        from bwvreview.services.change_lock import new_recovery_code

        workspace = self.workspace
        if workspace is not None:
            task = self._tasks.start(lambda _progress: new_recovery_code(workspace))
            task.succeeded.connect(self._show_sheet)
            task.failed.connect(self._window.show_problem)

    def forget_key(self) -> None:
        """Take the key out of the keyring."""
        from bwvreview.services.keyring import forget

        path = self._path()
        if path is not None:
            self._tasks.start(lambda _progress: forget(path))

    def _remember(self, secret: str) -> None:
        from bwvreview.services.keyring import remember

        path = self._path()
        if path is not None:
            self._tasks.start(lambda _progress: remember(path, secret))

    def _path(self) -> Path | None:
        return None if self.workspace is None else self.workspace.path

    # ---- The sheet ---------------------------------------------------------------------------------------------

    def _show_sheet(self, code: str) -> None:
        self._forget_typed()
        workspace = self.workspace
        if workspace is not None:
            self._sheet.show(code, workspace.clock.today())
        self.changed.emit()

    def _forget_typed(self, *, but_used: bool = False) -> None:
        self.ask_page.forget()
        self.choose_page.forget()
        if not but_used:
            self._used = None
