"""The page of replies: reads what is waited for, and keeps replies, changes and dates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bwvreview.services.calendar import USUAL_MINUTES, PlanViewing
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.once import Once
from bwvreview.ui.pages.follow_up import FollowUpPage
from bwvreview.ui.say import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_follow_up import FollowUpView
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

CALENDARS = "Calendar file (*.ics)"
REPLIES = "Replies from the central team (*.json)"


class FollowUpController(Controller):
    """Shows the page, and reads it again whenever records change. The wish (“reply”, number) opens a reply."""

    page: FollowUpPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = FollowUpPage(USUAL_MINUTES)
        self._once = Once(context)
        page = self.page
        page.reply_kept.connect(self._keep_reply)
        page.change_kept.connect(self._keep_change)
        page.added.connect(self._add)
        page.viewing_kept.connect(self._keep_viewing)
        page.viewing_removed.connect(self._remove_viewing)
        page.calendar_wanted.connect(self._save_calendar)
        page.file_wanted.connect(self._choose_replies)
        page.again_wanted.connect(self.visited)
        context.opened.connect(self.visited)
        context.changed.connect(lambda _what: self.visited())
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read what is waited for again."""
        if self.context.is_open:
            self.read_latest(_read, self.page.show_view, self.page.show_problem)

    def _asked(self, what: str, about: object) -> None:
        if what == "reply" and isinstance(about, int):
            self.page.open_reply(about)
        elif what == "replies file" and isinstance(about, Path):
            self._take_in(about)

    def _do(self, job: Callable[[Store, Workspace], Any], said: str) -> None:
        """Change records in one unit of work; then go back to the overview, and everybody reads again."""

        def work(workspace: Workspace, _progress: Progress) -> None:
            with workspace.store() as store:
                job(store, workspace)

        def done(_result: object) -> None:
            self.page.show_done()
            self.context.tell("replies")
            self.context.window.toast.say(said)

        self._once.ask(work, done, self.page.show_problem)

    def _keep_reply(self, number: int, words: str, on: date, settles: bool) -> None:
        from bwvreview.services.follow_up import RecordReply, record_reply

        request = RecordReply(number, words, on, settles, self.page.seen_version)
        self._do(
            lambda store, workspace: record_reply(
                store, request, at=workspace.clock.now(), today=workspace.clock.today()
            ),
            "The reply is recorded",
        )

    def _keep_change(self, number: int, owner: str, due_on: date | None, state: str, why: str) -> None:
        from bwvreview.domain.actions import ActionState
        from bwvreview.services.follow_up import ChangeAction, change_action

        request = ChangeAction(number, owner, due_on, ActionState(state), why, self.page.seen_version)
        self._do(lambda store, workspace: change_action(store, request, at=workspace.clock.now()), "Changed")

    def _add(self, session_id: int, title: str, owner: str, due_on: date | None, slot: str) -> None:
        from bwvreview.services.follow_up import AddAction, add_action

        request = AddAction(session_id, title, owner, due_on, slot)
        self._do(
            lambda store, workspace: add_action(
                store, request, at=workspace.clock.now(), today=workspace.clock.today()
            ),
            "It is on the list",
        )

    def _keep_viewing(self, number: int, day: date, starts: str, minutes: int, place: str) -> None:
        from bwvreview.services.calendar import move_viewing, plan_viewing

        request = PlanViewing(day, starts, minutes, place)
        if number:
            self._do(lambda store, _workspace: move_viewing(store, number, request), "The {viewing} is changed")
        else:
            self._do(lambda store, _workspace: plan_viewing(store, request), "The {viewing} is planned")

    def _remove_viewing(self, number: int) -> None:
        self._do(lambda store, _workspace: store.viewings.remove(number), "The {viewing} is taken out")

    def _choose_replies(self) -> None:
        path = files.open_file(self.page, "Take in the replies from the central team", REPLIES)
        if path is not None:
            self._take_in(path)

    def _take_in(self, path: Path) -> None:
        def work(workspace: Workspace, _progress: Progress) -> str:
            from bwvreview.services.returns_replies import take_in_replies

            with workspace.store() as store:
                return take_in_replies(store, path, at=workspace.clock.now(), today=workspace.clock.today()).sentence

        def done(sentence: str) -> None:
            self.context.tell("replies")
            self.context.window.toast.say(sentence)

        self.context.ask(work, done, self.context.window.show_problem)

    def _save_calendar(self) -> None:
        path = files.save_file(self.page, "Save the dates for a calendar", "viewings.ics", CALENDARS)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".ics")

        def work(workspace: Workspace, _progress: Progress) -> int:
            from bwvreview.services.calendar import save_calendar
            from bwvreview.services.scheme_in_use import scheme_of

            at, today = workspace.clock.now(), workspace.clock.today()
            with workspace.reading() as store:
                return save_calendar(store, path, scheme_of(store), at=at, today=today)

        def done(dates: int) -> None:
            self.context.window.toast.say(f"Saved {count(dates, 'date')} in “{path.name}”")

        self.context.ask(work, done, self.page.show_problem)


def _read(workspace: Workspace, _progress: Progress) -> FollowUpView:
    from bwvreview.services.views_follow_up import follow_up_view

    with workspace.reading() as store:
        return follow_up_view(store, today=workspace.clock.today())
