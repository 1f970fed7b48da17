"""Agreeing on a clip: takes over what all answered alike, keeps what the group decides, finishes the clip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import Problem
from bwvreview.services.clock import LONDON
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.agree import AgreePage
from bwvreview.ui.say import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_panel import AgreeView
    from bwvreview.services.views_record import Finished
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


_TWO_ANSWERS = Problem(
    "Another window had agreed on something else meanwhile. Both answers are kept.",
    advice="Choose which one is to stand: the session page leads there.",
)


class AgreeController(Controller):
    """Opens when somebody wishes ("agree", (session, slot))."""

    page: AgreePage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = AgreePage()
        self._clip: tuple[int, str] | None = None
        page = self.page
        page.agreed.connect(self._agree)
        page.undecided.connect(self._leave_open)
        page.finish_wanted.connect(self._finish)
        page.session_wanted.connect(lambda: context.go("session"))
        context.asked.connect(self._asked)

    def _asked(self, what: str, about: object) -> None:
        if what == "agree" and isinstance(about, tuple):
            session, slot = about
            self.open_clip(session, slot)

    def open_clip(self, session_id: int, slot: str) -> None:
        """Take over what is alike, then show what differs."""
        self._clip = (session_id, slot)
        self.page.forget()
        self.context.go("agree")

        def begin(workspace: Workspace, _progress: Progress) -> AgreeView:
            from bwvreview.services.agreement import begin_agreeing

            with workspace.store() as store:
                if not _is_over(store, session_id, slot):
                    now, today = workspace.clock.now(), workspace.clock.today()
                    begin_agreeing(store, session_id, slot, at=now, today=today)
                return _view(store, workspace, session_id, slot)

        self.read_latest(begin, self.page.show_clip, self.page.show_problem)

    def _agree(self, name: str, value: str, why: str, seen: str) -> None:
        self._decide(name, {name: value}, (), why, seen)

    def _leave_open(self, name: str, why: str, seen: str) -> None:
        self._decide(name, {}, (name,), why, seen)

    def _decide(self, name: str, answers: dict[str, str], undecided: tuple[str, ...], why: str, seen: str) -> None:
        def keep(store: Store, at: datetime, workspace: Workspace, clip: tuple[int, str]) -> tuple[AgreeView, bool]:
            from bwvreview.services.agreement import Agree, agree

            request = Agree(*clip, answers, undecided, why, {name: seen})
            agree(store, request, at=at, today=workspace.clock.today())
            mine = [one for one in store.clashes.waiting(clip[0]) if one.name == name]
            waiting = any(store.sessions.clip(one.clip_id).slot == clip[1] for one in mine)
            return _view(store, workspace, *clip), waiting

        def kept(result: tuple[tuple[AgreeView, bool], datetime]) -> None:
            (view, waiting), at = result
            self.page.show_clip(view)
            self.page.go_on(name)
            self.page.show_saved(clock(at.astimezone(LONDON)))
            if waiting:
                self.page.show_problem(_TWO_ANSWERS)

        self._do(keep, kept)

    def _finish(self) -> None:
        def close(store: Store, at: datetime, workspace: Workspace, clip: tuple[int, str]) -> Finished:
            from bwvreview.services.record_answer import finish_clip
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_record import Finished

            session_id, slot = clip
            stored = next(one for one in store.sessions.clips(session_id) if one.slot == slot)
            today = workspace.clock.today()
            state = finish_clip(store, session_id, stored.id, scheme_of(store), at=at, today=today)
            return Finished(slot, state, store.sessions.clip(stored.id).replaced_by)

        def closed(result: tuple[Finished, datetime]) -> None:
            self.context.window.toast.say(result[0].said)
            self.context.go("session")

        self._do(close, closed)

    def _do(
        self,
        job: Callable[[Store, datetime, Workspace, tuple[int, str]], Any],
        then: Callable[[tuple[Any, datetime]], None],
    ) -> None:
        """Change records of the clip in one unit of work, then show what came of it."""
        clip = self._clip
        if clip is None:
            return

        def work(workspace: Workspace, _progress: Progress) -> tuple[Any, datetime]:
            at = workspace.clock.now()
            with workspace.store() as store:
                return job(store, at, workspace, clip), at

        def done(result: tuple[Any, datetime]) -> None:
            if clip == self._clip:
                then(result)
            self.context.tell("answers")

        self.context.ask(work, done, self.page.show_problem)


def _is_over(store: Store, session_id: int, slot: str) -> bool:
    return any(clip.slot == slot and clip.state.is_over for clip in store.sessions.clips(session_id))


def _view(store: Store, workspace: Workspace, session_id: int, slot: str) -> AgreeView:
    from bwvreview.services.scheme_in_use import scheme_of
    from bwvreview.services.views_panel import agree_view

    return agree_view(store, session_id, slot, scheme_of(store), today=workspace.clock.today())
