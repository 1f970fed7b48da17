"""Typing paper forms in: one commit for each answer, as in recording, and the same finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.reviewing import PANEL
from bwvreview.services.clock import LONDON
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.keying_work import KeyingWork
from bwvreview.ui.pages.keying import KeyingPage
from bwvreview.ui.saving import KeepsBeforeClosing, Post, SaveQueue
from bwvreview.ui.say import clock

if TYPE_CHECKING:
    from datetime import date, datetime

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.paper_forms import PaperOfClip, PapersToKey
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

FROM_PAPER = "Typed in from paper"
_BESIDE, _AT_THE_END = 6, 12


class KeyingController(Controller):
    """Asks whose paper it is when another page wishes (“keying”, session), then takes its answers."""

    page: KeyingPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = KeyingPage()
        self.work: KeyingWork | None = None
        self._session = 0
        self.saves = SaveQueue(context)
        self._closing = KeepsBeforeClosing(context, self.saves, lambda: None, self._not_saved)
        page, saves = self.page, self.saves
        page.chosen.connect(self._open)
        page.given.connect(self._give)
        page.back_wanted.connect(self._back)
        page.question_wanted.connect(self._go_to)
        page.finish_wanted.connect(lambda: saves.when_saved(self._finish))
        page.other_wanted.connect(lambda: saves.when_saved(self._ask_whose))
        page.left.connect(lambda: saves.when_safe(self._leave))
        page.saved.try_again.connect(saves.try_again)
        saves.saving.connect(page.saved.saving)
        saves.saved.connect(self._saved)
        saves.kept_here.connect(page.saved.kept_here)
        saves.failed.connect(self._not_saved)
        context.asked.connect(self._asked)

    def _asked(self, what: str, about: object) -> None:
        if what == "keying" and isinstance(about, int):
            self._session = about
            self.context.go("keying")
            self.saves.when_saved(self._ask_whose)

    def may_leave(self) -> bool:
        """Keep what was typed before another page is shown."""
        problem = self.saves.finish() if self.context.is_open else None
        if problem is not None:
            self._not_saved(problem)
        return problem is None

    # --- whose paper

    def _ask_whose(self) -> None:
        self.work, session = None, self._session

        def read(workspace: Workspace, _progress: Progress) -> PapersToKey:
            from bwvreview.services.paper_forms import papers_to_key

            with workspace.reading() as store:
                return papers_to_key(store, session)

        self.read_latest(read, self.page.show_papers, self.page.show_problem)

    def _open(self, slot: str, reviewer: str) -> None:
        session, who = self._session, reviewer or PANEL

        def read(workspace: Workspace, _progress: Progress) -> PaperOfClip:
            from bwvreview.services.paper_forms import paper_of_clip
            from bwvreview.services.scheme_in_use import scheme_of

            with workspace.reading() as store:
                today = workspace.clock.today()
                return paper_of_clip(store, session, slot, scheme_of(store), today=today, reviewer=who)

        def show(opened: PaperOfClip) -> None:
            self.work = KeyingWork(opened, who)
            self._show()

        self.read_latest(read, show, self.page.show_problem)

    # --- answers

    def _give(self, text: str) -> None:
        work = self.work
        question = work.question if work else None
        if work is None or question is None:
            return
        try:
            given = work.give(text)
        except FormProblem as problem:
            self.page.say_wrong(f"{problem.message} {problem.advice}")
            return
        if given is not None:
            self._keep(work, *given)
        wrong = work.problem_of(question.name)
        if wrong:
            work.back()
        self._show()
        if wrong:
            self.page.say_wrong(wrong)

    def _keep(self, work: KeyingWork, name: str, value: str) -> None:
        from bwvreview.services.letters import answer_letter
        from bwvreview.services.record_answer import RecordAnswer, record_answer

        request = RecordAnswer(work.session_id, work.clip_id, name, value, FROM_PAPER, work.reviewer)
        self.saves.put(
            Post(lambda store, at: record_answer(store, request, at=at), lambda at: answer_letter(request, at))
        )

    def _back(self) -> None:
        if self.work is not None and self.work.back():
            self._show()

    def _go_to(self, number: int) -> None:
        if self.work is not None and self.work.go_to(number):
            self._show()

    def _show(self) -> None:
        work = self.work
        if work is None:
            return
        question = work.question
        if question is None:
            self.page.show_end(work.slot, work.missing(), self._finish_words(work), work.lines(_AT_THE_END))
        else:
            self.page.show_question(work.slot, question, work.typed, work.count, work.lines(_BESIDE))

    # --- the end

    def _finish_words(self, work: KeyingWork) -> str:
        if work.reviewer != PANEL:
            return "Lock these answers"
        return (
            f"Record {work.slot} as not shown" if work.state.value("viewed") == "not_viewed" else "Finish this {clip}"
        )

    def _finish(self) -> None:
        work = self.work
        if work is None:
            return

        def close(workspace: Workspace, _progress: Progress) -> None:
            at, today = workspace.clock.now(), workspace.clock.today()
            with workspace.store() as store:
                _close(store, work, at=at, today=today)

        def done(_result: object) -> None:
            self.context.tell("answers")
            self.context.window.toast.say(f"{work.slot} is recorded from paper")
            self._ask_whose()

        self.context.ask(close, done, self.page.show_problem)

    def _leave(self) -> None:
        self.work = None
        self.context.tell("answers")
        self.context.go("session")

    def _saved(self, at: datetime) -> None:
        self._closing.forget()
        self.page.saved.saved(clock(at.astimezone(LONDON)))

    def _not_saved(self, problem: Problem) -> None:
        reason = problem.message.removeprefix("Not saved: ").rstrip(".")
        self.page.saved.not_saved(reason[:1].lower() + reason[1:])
        self.page.bar.say(problem.advice, "red")


def _close(store: Store, work: KeyingWork, *, at: datetime, today: date) -> None:
    from bwvreview.services.lock_answers import LockClip, lock_clip
    from bwvreview.services.record_answer import finish_clip
    from bwvreview.services.scheme_in_use import scheme_of

    if work.reviewer == PANEL:
        finish_clip(store, work.session_id, work.clip_id, scheme_of(store), at=at, today=today)
    else:
        lock_clip(store, LockClip(work.session_id, work.slot, work.reviewer), at=at, today=today)
