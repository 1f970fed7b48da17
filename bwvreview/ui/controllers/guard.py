"""The page of the lock and the roles: passes on what was asked to the door and to the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.guard.page import GuardPage

if TYPE_CHECKING:
    from bwvreview.domain.progress import Progress
    from bwvreview.services.roles import RoleNow
    from bwvreview.services.workspace import Workspace

    Found = tuple[bool, bool, RoleNow, tuple[str, ...]]


class GuardController(Controller):
    """Shows whether the records are locked, and hands the laptop over."""

    page: GuardPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = page = GuardPage()
        self._locked = False
        page.left.connect(lambda: context.go("settings"))
        page.pin_given.connect(self._keep_pin)
        page.hand_over_wanted.connect(self._hand_over)
        page.passphrase_wanted.connect(self._passphrase)
        door = context.door
        if door is not None:
            page.sheet_wanted.connect(door.new_sheet)
            page.lock_wanted.connect(door.lock)
            page.forget_wanted.connect(door.forget_key)
            page.forget_wanted.connect(lambda: page.show_done("The passphrase is asked for each time."))
            page.minutes_chosen.connect(door.set_minutes)
            door.changed.connect(self.visited)

    def visited(self) -> None:
        """Read again what is so."""
        self.page.clear_told()
        if self.context.is_open and not self.context.gate.is_reviewer:
            self.read_latest(_read, self._show)

    def _show(self, found: Found) -> None:
        self._locked, shared, role, reviewers = found
        minutes = self.context.door.minutes if self.context.door is not None else 0
        self.page.show_lock(locked=self._locked, shared=shared, minutes=minutes)
        self.page.show_roles(reviewers, has_pin=role.has_pin)

    def _passphrase(self) -> None:
        if self.context.door is not None:
            self.context.door.choose("change" if self._locked else "lock")

    def _keep_pin(self, old: str, new: str) -> None:
        def keep(workspace: Workspace, _progress: Progress) -> Found:
            from bwvreview.services.roles import set_pin

            set_pin(workspace, new, old)
            return _read(workspace, _progress)

        def done(found: Found) -> None:
            self._show(found)
            self.page.show_done("The PIN is saved. Write it down where reviewers do not look.")

        self.context.ask(keep, done, self.page.show_problem)

    def _hand_over(self, reviewer: str) -> None:
        def hand(workspace: Workspace, _progress: Progress) -> RoleNow:
            from bwvreview.services.roles import hand_over

            return hand_over(workspace, reviewer)

        def done(role: RoleNow) -> None:
            self.context.gate.set_role(is_reviewer=role.is_reviewer, reviewer=role.reviewer)

        self.context.ask(hand, done, self.page.show_problem)


def _read(workspace: Workspace, _progress: Progress) -> Found:
    from bwvreview.services.current_session import current_session
    from bwvreview.services.roles import role_now

    with workspace.reading() as store:
        session = current_session(store)
        names = () if session is None else tuple(one.name for one in store.reviewers.of(session))
        return workspace.is_locked_at_rest, workspace.path is None, role_now(store), names
