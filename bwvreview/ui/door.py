"""The door of the records: opens them, asks for a passphrase, and locks again when nobody is there."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from bwvreview.domain.errors import DamagedWorkspace, LockedWorkspace, NoWorkspaceYet, Problem
from bwvreview.services.locking import RecoveryCode
from bwvreview.ui.idle import IdleWatch
from bwvreview.ui.kept_key import KeptKey
from bwvreview.ui.preferences import IDLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.services.first_look import FirstLook
    from bwvreview.services.locking import Secret
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.main_window import MainWindow
    from bwvreview.ui.pages.lock.ask import AskPage
    from bwvreview.ui.pages.lock.choose import ChoosePage, Why
    from bwvreview.ui.preferences import Preferences
    from bwvreview.ui.sheet_desk import SheetDesk
    from bwvreview.ui.tasks import Tasks

_QUIET_MS = 1_500
"""So long nothing may be at work before the key goes: a word typed last is kept first."""


class Door(QObject):
    """Asks with pages that cover the window. `failed` comes when the records cannot be opened.

    `opened` comes with the workspace and a first look into it, and again when a copy was put in their place.
    """

    opened = Signal(object, object)
    failed = Signal(Problem)
    woke = Signal()
    practice_wanted = Signal()
    changed = Signal()

    def __init__(
        self, window: MainWindow, tasks: Tasks, preferences: Preferences, opener: Callable[..., Workspace]
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._preferences, self._opener = window, tasks, preferences, opener
        preferences.changed.connect(self._settled)
        self.workspace: Workspace | None = None
        self._kept = KeptKey(self, tasks)
        self._keep = False
        self.used: Secret | None = None
        self.watch = IdleWatch(self)
        self.watch.minutes = self.minutes
        self.watch.left.connect(self.lock)
        self.watch.slept.connect(self.lock)
        self._quiet = QTimer(self)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._fall_asleep)

    @cached_property
    def ask_page(self) -> AskPage:
        """The page that asks for the passphrase, made when it is first needed: the first paint does not wait for it."""
        from bwvreview.ui.pages.lock.ask import AskPage

        page = AskPage()
        page.given.connect(self._given)
        page.code_given.connect(self._code_given)
        return page

    @cached_property
    def choose_page(self) -> ChoosePage:
        """The page that asks for a new one."""
        from bwvreview.ui.pages.lock.choose import ChoosePage

        page = ChoosePage()
        page.chosen.connect(self._chosen)
        page.made_wanted.connect(self._make)
        page.plain_wanted.connect(lambda: self.open(plain=True))
        page.practice_wanted.connect(self.practice_wanted)
        page.left.connect(self._window.uncover)
        return page

    @cached_property
    def _sheet(self) -> SheetDesk:
        from bwvreview.ui.sheet_desk import SheetDesk

        return SheetDesk(self._window)

    # ---- Opening -----------------------------------------------------------------------------------------------

    def open(self, secret: Secret | None = None, *, plain: bool = False) -> None:
        """Open the records in the background; new ones with the secret, or `plain`, that is without any."""

        def job(_progress: object) -> FirstLook:
            from bwvreview.services.first_look import open_and_look

            more: dict[str, Any] = {"secret": secret} if secret else {"plain": True} if plain else {}
            # Kept here at once: even when the window closes meanwhile, somebody closes it.
            self.workspace, look = open_and_look(partial(self._opener, **more))
            return look

        self.used = secret
        task = self._tasks.start(job)
        task.succeeded.connect(self._is_open)
        task.failed.connect(self._refused)

    def _is_open(self, look: FirstLook) -> None:
        self.watch.start(self._window.windowHandle())
        secret = self.used
        self.opened.emit(self.workspace, look)
        if isinstance(secret, RecoveryCode):
            self._forget_typed(but_used=True)
            self.choose("recovered")
        elif self._is_choosing() and isinstance(secret, str):
            self._after_new(secret)
        else:
            self._let_in(secret)

    def _is_choosing(self) -> bool:
        return "choose_page" in self.__dict__ and self._window.current() is self.choose_page

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
        elif isinstance(problem, LockedWorkspace) and self.used is None:
            self._cover_with_question(away=False)
        elif self._window.is_covered and not isinstance(problem, DamagedWorkspace):
            self._window.current().show_problem(problem)  # type: ignore[union-attr]
        else:
            self.failed.emit(problem)

    def _cover_with_question(self, *, away: bool) -> None:
        self.ask_page.ask(away=away, keyring=self._kept.is_there)
        self._window.cover(self.ask_page)
        if not away:
            self._kept.look(lambda: self.ask_page.offer_keyring(offered=self._kept.is_there))

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
            self.open(secret)
            return
        self._quiet.stop()
        task = self._tasks.start(lambda _progress: workspace.wake(secret))
        task.succeeded.connect(lambda _none: self._awake(secret))
        task.failed.connect(self._not_awake)

    def _awake(self, secret: Secret) -> None:
        self.woke.emit()
        if isinstance(secret, RecoveryCode):
            self.used = secret
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
        return int(self._preferences.get(IDLE))

    def _settled(self, _key: str) -> None:
        self.watch.minutes = self.minutes

    def set_minutes(self, minutes: int) -> None:
        """Settle after how many minutes the window locks itself."""
        self._preferences.put(IDLE, str(minutes))

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
        self.choose_page.ask(why, keyring=self._kept.is_there)
        self._window.cover(self.choose_page)
        self._kept.look(lambda: self.choose_page.offer_keyring(offered=self._kept.is_there))

    def _make(self) -> None:
        from bwvreview.services.password import make_passphrase

        self.choose_page.show_made(make_passphrase())

    def _chosen(self, now: str, new: str, keep: bool) -> None:
        from bwvreview.services.change_lock import change_passphrase

        self._keep = keep
        workspace = self.workspace
        if workspace is None:
            self.open(new)
            return
        old: Secret | None = self.used if isinstance(self.used, RecoveryCode) else now or None

        def job(_progress: object) -> str:
            from bwvreview.services.keyring import forget_key, name_of

            before = name_of(workspace.path)
            code = change_passphrase(workspace, old, new)
            forget_key(before)
            return code

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
        if self.workspace is not None and self.workspace.path is not None:
            self._kept.forget(self.workspace.path)

    def _remember(self, secret: str) -> None:
        if self.workspace is not None and self.workspace.path is not None:
            self._kept.remember(self.workspace.path, secret)

    # ---- The sheet ---------------------------------------------------------------------------------------------

    def _show_sheet(self, code: str) -> None:
        self._forget_typed()
        workspace = self.workspace
        if workspace is not None:
            self._sheet.show(code, workspace.clock.today())
        self.changed.emit()

    def _forget_typed(self, *, but_used: bool = False) -> None:
        for page in ("ask_page", "choose_page"):
            if page in self.__dict__:
                getattr(self, page).forget()
        if not but_used:
            self.used = None
