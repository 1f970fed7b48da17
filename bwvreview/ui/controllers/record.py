"""The record page: keeps each answer as it is given, takes answers back, turns the pages of the form, finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from bwvreview.domain.reviewing import PANEL
from bwvreview.domain.sessions import ClipState
from bwvreview.services.clock import LONDON
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers.once import Once
from bwvreview.ui.controllers.record_answers import AnswerSaves
from bwvreview.ui.controllers.record_live import LiveClip
from bwvreview.ui.controllers.record_notes import NoteBook
from bwvreview.ui.controllers.record_work import ClipWork
from bwvreview.ui.pages.record.head import ClipHead
from bwvreview.ui.pages.record.page import RecordPage
from bwvreview.ui.pages.record.sections import part_line
from bwvreview.ui.saving import KeepsBeforeClosing, SaveQueue
from bwvreview.ui.say import clock, count, listed
from bwvreview.ui.speech import tr
from bwvreview.ui.widgets.kit import KEPT_HERE

if TYPE_CHECKING:
    from datetime import datetime

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_record import AloneFirst, Finished, RecordView
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.saving import Post, Save

_READING_MS = 150

_FEW = 2
"""So many parts that appear at once are named; more are seen in the list."""


class RecordController(Controller):
    """Opens a clip when another page wishes ("record", its slot, or (session, slot)), and saves what is given.

    Where reviewers answer alone first, the page between turns opens instead; it wishes (session, slot, reviewer).
    """

    page: RecordPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = RecordPage()
        self.work: ClipWork | None = None
        self.saves = SaveQueue(context)
        self._once = Once(context)
        self._answers = AnswerSaves(context, self.page.middle)
        self.notes = NoteBook(self.page.side.notes, self.saves, context.window.toast)
        self._closing = KeepsBeforeClosing(context, self.saves, self._settle, self._not_saved)
        self.live = LiveClip(
            context, self.saves, self.notes, lambda: self.work, self.page.middle.being_written, self._refresh
        )
        self._ahead = QTimer(self)  # makes the next part while someone reads this one
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_READING_MS)
        self._ahead.timeout.connect(self._prepare_next)
        self._join()
        context.asked.connect(self._asked)

    def _join(self) -> None:
        page, saves = self.page, self.saves
        page.answered.connect(self._answer)
        page.part_chosen.connect(self._turn_to)
        page.part_stepped.connect(self._turn)
        page.main_pressed.connect(self._main)
        page.problem_chosen.connect(self._go_to)
        page.next_open_wanted.connect(self._next_open)
        page.undone.connect(lambda: self._take_back(redo=False))
        page.redone.connect(lambda: self._take_back(redo=True))
        page.left.connect(self._leave)
        page.head.saved.try_again.connect(saves.try_again)
        saves.saving.connect(page.head.saved.saving)
        saves.saved.connect(self._saved)
        saves.kept_here.connect(self._kept_here)
        saves.failed.connect(self._not_saved)

    # --- opening

    def _asked(self, what: str, about: object) -> None:
        if what == "record":
            session, slot, *more = about if isinstance(about, tuple) else (None, about or "")
            reviewer, question = (*more, "")[:2] if more else (PANEL, "")
            self.saves.when_saved(lambda: self.open_clip(session, str(slot), str(reviewer), str(question)))

    def open_clip(self, session_id: int | None, slot: str, reviewer: str = PANEL, name: str = "") -> None:
        """Show a clip where it was left, or at a question. Without a session: the newest; without a slot: the next."""

        def read(workspace: Workspace, _progress: Progress) -> RecordView | AloneFirst:
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_record import alone_first, record_view

            today = workspace.clock.today()
            with workspace.reading() as store:
                scheme = scheme_of(store)
                alone = alone_first(store, session_id, slot, scheme, today=today) if reviewer == PANEL else None
                return alone or record_view(store, session_id, slot, scheme, today=today, reviewer=reviewer, first=name)

        self.read_latest(read, self._show_clip)

    def _show_clip(self, view: RecordView | AloneFirst) -> None:
        from bwvreview.services.views_record import AloneFirst

        if isinstance(view, AloneFirst):
            self.context.wish("agree" if view.agreed else "turn", (view.session_id, view.slot))
            return
        clip = view.clip
        self.work = ClipWork(view)
        self._answers.begin(self.work, view.two_answers)
        self._closing.forget()
        themes = tuple(dict.fromkeys(theme.title for theme in clip.themes))
        self.page.show_clip(ClipHead(clip.slot, themes, clip.days_left, clip.position, clip.clips, view.letter))
        self.notes.open(clip.clip_id, view.notes, clip.reviewer)
        self._refresh()
        self.page.show_saved(clock(clip.saved_at.astimezone(LONDON))) if clip.saved_at else self.page.head.saved.hide()
        self.context.window.show_full(self.page)
        self.page.focus_question(view.begins_at)

    # --- answering

    def _answer(self, name: str, value: str) -> None:
        work = self.work
        if work is not None and work.give(name, value):
            self.notes.forget_removed()
            self._keep(work, name, value)

    def _keep(self, work: ClipWork, name: str, value: str) -> None:
        came = work.parts_that_came()
        self._refresh()
        self.saves.put(self._saving(work, name, value))
        self._welcome(came)

    def _saving(self, work: ClipWork, name: str, value: str) -> Save | Post:
        """Give what keeps an answer."""
        return self._answers.saving(work, name, value)

    def _welcome(self, parts: list[str]) -> None:
        """Say which parts an answer made appear."""
        if 0 < len(parts) <= _FEW:
            word = "One part was" if len(parts) == 1 else f"{count(len(parts), 'part')} were"
            said = f"{word} added: {listed(parts)}"
            self.context.window.toast.say(said)

    def _take_back(self, *, redo: bool) -> None:
        self.page.settle()
        work = self.work
        if work is None:
            return
        if not redo and self.notes.bring_back():
            return
        change = work.redo() if redo else work.undo()
        if change is not None:
            self._keep(work, *change)
            self._go_to(change[0])

    # --- going about

    def _turn_to(self, part: str) -> None:
        self.page.settle()
        if self.work is not None:
            self.work.part = part
            self._refresh()
            self.page.focus_question()

    def _prepare_next(self) -> None:
        work = self.work
        if work is not None and (following := work.neighbour(1)):
            self.page.prepare_part(work.state, following, work.errors(), work.facts)

    def _turn(self, step: int) -> None:
        work = self.work
        if work is not None and (part := work.neighbour(step)):
            self._turn_to(part)

    def _go_to(self, name: str) -> None:
        work = self.work
        if work is not None and work.turn_to_question(name):
            self._refresh()
            self.page.focus_question(name)

    def _next_open(self, after: str) -> None:
        self.page.settle()
        work = self.work
        if work is not None and (name := work.next_open(after)):
            self._go_to(name)

    # --- finishing and leaving

    def _main(self) -> None:
        self.page.settle()
        work = self.work
        if work is None:
            return
        if following := work.neighbour(1):
            self._turn_to(following)
            return
        work.tried = True
        self._refresh(focus_problems=True)
        if not work.state.errors():
            self.saves.when_saved(lambda: self._ask_to_lock(work) if work.alone else self._finish(work))

    def _ask_to_lock(self, work: ClipWork) -> None:
        self._forget()
        self.context.wish("lock", (work.session_id, work.slot, work.reviewer, 0))

    def _finish(self, work: ClipWork) -> None:
        def close(workspace: Workspace, _progress: Progress) -> Finished:
            from bwvreview.services.open_session import replaces_by_dice
            from bwvreview.services.record_answer import finish_clip
            from bwvreview.services.scheme_in_use import scheme_of
            from bwvreview.services.views_record import Finished

            at, today = workspace.clock.now(), workspace.clock.today()
            with workspace.store() as store:
                state = finish_clip(store, work.session_id, work.clip_id, scheme_of(store), at=at, today=today)
                lost = state is ClipState.NOT_SHOWN  # the draw is read for these only: a reviewer’s login could not
                by_dice = lost and replaces_by_dice(store, store.sessions.get(work.session_id).commitment_id)
                return Finished(work.slot, state, store.sessions.clip(work.clip_id).replaced_by, by_dice)

        self._once.ask(close, self._finished)

    def _finished(self, done: Finished) -> None:
        self._close_page()
        self.context.window.toast.say(done.said)

    def _leave(self) -> None:
        self.page.settle()
        self.saves.when_safe(self._close_page)

    def _settle(self) -> None:
        if self.work is not None:
            self.page.settle()

    def _forget(self) -> None:
        self.work = None
        self.notes.forget_removed()
        self.page.side.time.set_seconds(0)

    def _close_page(self) -> None:
        self._forget()
        self.context.window.leave_full()
        self.context.tell("answers")
        self.context.go("session")

    # --- showing

    def _refresh(self, *, focus_problems: bool = False) -> None:
        work = self.work
        if work is None:
            return
        work.stay_where_questions_are()
        errors = work.errors()
        sections = work.sections()
        self.page.show_parts(
            [part_line(one, wrong=work.is_wrong(one.name, errors), current=one.name == work.part) for one in sections]
        )
        self.page.show_part(work.state, work.part, errors, work.facts)
        if work.tried:
            problems = list(errors.items()) if work.part == work.problems_in or focus_problems else []
            work.problems_in = work.part if focus_problems else work.problems_in
            self.page.show_problems(problems, focus=focus_problems)
        following = work.following()
        self.page.show_main(f"Next: {following}" if following else work.last_words(), finish=not following)
        self.page.head.show_undo(available=work.can_undo)
        self._ahead.start()
        self._say_rest()

    def _say_rest(self) -> None:
        work = self.work
        if work is not None and self.saves.problem is None:
            left = next((part.asked - part.answered for part in work.sections() if part.name == work.part), 0)
            safe = KEPT_HERE if self.saves.waits_here else "Everything you answered is saved"
            done = safe if self.saves.idle else "Saving"
            more = tr("{n} questions left in this part", left, one="{n} question left in this part")
            self.page.bar.say(more if left and work.following() else done)

    def _saved(self, at: datetime) -> None:
        self.page.show_saved(clock(at.astimezone(LONDON)))
        self._closing.forget()
        self._say_rest()

    def _kept_here(self) -> None:
        self.page.show_kept_here()
        self._closing.forget()
        self._say_rest()

    def _not_saved(self, problem: Problem) -> None:
        reason = problem.message.removeprefix("Not saved: ").rstrip(".")
        self.page.show_not_saved(reason[:1].lower() + reason[1:], problem.advice)
