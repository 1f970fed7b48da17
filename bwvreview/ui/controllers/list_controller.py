"""The page about the police list: reads a file at the gate in the background, and keeps an accepted list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QGuiApplication

from bwvreview.domain.errors import ExportProblem, ListProblem
from bwvreview.services.password import make_password
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.controllers import list_jobs as jobs
from bwvreview.ui.controllers import list_look as look
from bwvreview.ui.controllers.list_jobs import Intake, Reading
from bwvreview.ui.pages.list import ListPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.progress import Progress
    from bwvreview.services.views_lists import ListView
    from bwvreview.services.workspace import Workspace
    from bwvreview.ui.tasks import Task


class ListController(Controller):
    """Shows the newest list, and takes a new one from a dialog, from a drop, from the clipboard or for practice."""

    drops = "list"
    page: ListPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = ListPage(make_password)
        self._state: Literal["resting", "reading", "asking"] = "resting"
        self._reading = Reading(Intake())
        self._task: Task | None = None
        self._fresh: tuple[int, Inspection] | None = None
        self._has_list = False
        self._connect_intake()
        self._connect_answers()
        self.page.plan_wanted.connect(self._plan)
        self.page.copy_wanted.connect(_copy)
        self.page.closer_wanted.connect(self._look_closer)
        self.page.compared.connect(self._compare)
        self.page.theme_wanted.connect(lambda: self.context.go("themes"))
        context.opened.connect(self.visited)
        context.asked.connect(self._asked)

    def _connect_intake(self) -> None:
        page = self.page
        page.choose_wanted.connect(self._choose)
        page.paste_wanted.connect(self._paste)
        page.practice_wanted.connect(lambda: self._read(Intake(practice=True)))
        page.dropped.connect(lambda paths: self._read(Intake(paths)))
        page.stop_wanted.connect(self._stop)
        page.sheet_chosen.connect(lambda sheet: self._read_on(sheet=sheet))
        page.password_given.connect(lambda password: self._read_on(password=password))
        page.leave_out_wanted.connect(lambda: self._read_on(leave_out=True))
        page.renumber_wanted.connect(lambda: page.show_key(needed=True))
        page.key_wanted.connect(self._save_key)
        page.no_key_wanted.connect(lambda: self._read_on(no_key=True))
        page.column_out_wanted.connect(self._leave_column_out)
        page.repeats_out_wanted.connect(self._leave_repeats_out)
        page.report_wanted.connect(self._save_report)
        page.template_wanted.connect(self._save_template)
        page.another_wanted.connect(self._another)
        page.back_wanted.connect(self._back)

    def _connect_answers(self) -> None:
        page = self.page
        page.answers_given.connect(lambda answers: self._read(jobs.answered(self._reading, answers)))
        page.answers_saved.connect(self._save_answers)
        page.answers_opened.connect(self._open_answers)

    def visited(self) -> None:
        """Show the newest list again, unless a file is being read or waits for an answer."""
        if self.context.is_open and self._state == "resting":
            fresh = self._fresh
            self.read_latest(lambda workspace, _progress: jobs.newest(workspace, fresh), self._show)

    def _asked(self, what: str, about: object) -> None:
        if what == "open list":
            self._choose()
        elif what == "practice":
            self._read(Intake(practice=True))
        elif what == "list" and isinstance(about, Path):
            self._read(Intake((about,)))
        elif what == "list" and isinstance(about, tuple):
            self._read(Intake(about))

    # choosing a list

    def _choose(self) -> None:
        paths = files.open_files(self.context.window, "Choose the list from the police", files.LISTS)
        if paths:
            self._read(Intake(paths))

    def _paste(self) -> None:
        """Read the table on the clipboard. It is looked at once, and never put back there."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._read(Intake(text=text))
        else:
            advice = "Select the rows with their headings in the spreadsheet, copy them, then paste them here."
            self._failed(ListProblem("There is no table to paste.", advice=advice))

    def _another(self) -> None:
        """Ask for another list; the one on its way in is forgotten, with its password."""
        self._reading = Reading(Intake())
        self._state = "asking"
        self.page.show_empty(can_go_back=self._has_list)

    def _back(self) -> None:
        self._rest()
        self.visited()

    def _plan(self) -> None:
        self.context.go("draw")
        self.context.wish("plan draw")

    # reading

    def _read_on(self, **said: object) -> None:
        """Read the same list again, with what was said since."""
        self._read(replace(self._reading.intake, **said))  # type: ignore[arg-type]

    def _read(self, intake: Intake) -> None:
        self._reading = replace(self._reading, intake=intake)
        self._start(lambda workspace, progress: jobs.read(workspace, intake, progress))

    def _start(self, job: Callable[[Workspace, Progress], Reading]) -> None:
        if self._state == "reading" or not self.context.is_open:
            return
        self._state = "reading"
        self.forget_reads()
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
            self._reading = Reading(Intake())
            self.context.window.toast.say("Stopped. Nothing was kept.")
            self.visited()

    def _rest(self) -> None:
        self._state, self._task = "resting", None

    def _done(self, reading: Reading) -> None:
        self._rest()
        self._reading = reading
        if reading.view is not None and reading.checked is not None:
            self._fresh = (reading.view.id, reading.checked.inspection)
            key, self._reading = (
                reading.intake.key_sheet,
                replace(reading, intake=replace(reading.intake, key_sheet=None)),
            )
            self._show(reading.view, key.password if key else "")
            self.context.tell("lists")
            return
        self._state = "asking"
        if reading.locked:
            self.page.show_locked(wrong=reading.wrong)
        elif reading.sheets:
            self.page.show_sheets(reading.sheets)
        elif reading.questions:
            self.page.show_questions(reading.questions, reading.places)
        elif reading.stopped is not None:
            self.page.show_stopped(reading.stopped)
        elif reading.needs_key:
            self.page.show_key(needed=reading.intake.renumber)

    def _failed(self, problem: Problem) -> None:
        self._rest()
        if self._reading.intake.key_sheet is not None and isinstance(problem, ExportProblem):
            self._state = "asking"
            self.page.show_key(needed=self._reading.intake.renumber, problem=problem)
            return
        self._reading = Reading(Intake())
        self._state = "asking"
        self.page.show_empty(problem, can_go_back=self._has_list)

    def _show(self, view: ListView | None, key_password: str = "") -> None:
        if self._state != "resting":
            return
        self._has_list = view is not None
        if view is None:
            self.page.show_empty()
        else:
            fresh = self._fresh is not None and self._fresh[0] == view.id
            self.page.show_list(view, today=self.context.clock.today(), fresh=fresh, key_password=key_password)

    # a closer look

    def _look_closer(self) -> None:
        self.read_latest(lambda workspace, _progress: look.closer(workspace), self.page.show_closer)

    def _compare(self, number: int | None) -> None:
        self.read_latest(lambda workspace, _progress: look.compare(workspace, number), self.page.show_closer)

    # what goes to the police

    def _save_key(self, password: str) -> None:
        from bwvreview.services.import_list import KeySheet

        title = "Save the key sheet for the police"
        # The day keeps the key of one list from taking the place of another's, which cannot be made again.
        name = f"Key sheet for the police {self.context.clock.today().isoformat()}.xlsx"
        path = files.save_file(self.context.window, title, name, files.WORKBOOKS)
        if path is not None:
            path = path if path.suffix else path.with_suffix(".xlsx")
            stopped = self._reading.stopped is not None
            said = {"leave_out": True, "renumber": True} if stopped else {}
            self._read_on(key_sheet=KeySheet(path, password), **said)

    def _save_report(self) -> None:
        title = "Save the report for the police"
        path = files.save_file(self.context.window, title, "Report on the list.pdf", files.REPORTS)
        if path is not None:
            path = path if path.suffix else path.with_suffix(".pdf")
            reading, today = self._reading, self.context.clock.today()
            self.context.ask(
                lambda _workspace, _progress: look.save_report(reading, path, today),
                lambda saved: self.context.window.toast.say(f"Saved as “{saved.name}”."),
            )

    def _save_template(self) -> None:
        title = "Save the list template for the police"
        path = files.save_file(self.context.window, title, look.TEMPLATE, files.WORKBOOKS)
        if path is not None:
            path = path if path.suffix else path.with_suffix(".xlsx")
            self.context.ask(
                lambda workspace, _progress: look.save_template(workspace, path),
                lambda saved: self.context.window.toast.say(f"Saved as “{saved.name}”. Send it to the police liaison."),
            )

    def _leave_column_out(self, header: str) -> None:
        if self._fresh is not None:
            self._read(jobs.leaving_out(self._reading, self._fresh[0], header))

    def _leave_repeats_out(self) -> None:
        if self._fresh is not None:
            self._read(jobs.without_repeats(self._reading, self._fresh[0]))

    # answers

    def _save_answers(self, answers: dict[str, str]) -> None:
        title = "Save the answers as a file"
        path = files.save_file(self.context.window, title, "Answers for this force.toml", files.ANSWERS)
        if path is not None:
            intake = jobs.answered(self._reading, answers)
            saved = "Saved. Another group with lists from this force can use the file."
            self.context.ask(
                lambda _workspace, _progress: jobs.save_answers(intake, path),
                lambda _path: self.context.window.toast.say(saved),
            )

    def _open_answers(self) -> None:
        path = files.open_file(self.context.window, "Choose the file of answers", files.ANSWERS)
        if path is not None:
            reading = self._reading
            self.context.ask(
                lambda _workspace, _progress: jobs.with_answers_of(reading.intake, path),
                lambda intake: self._read(intake) if reading is self._reading else None,
            )


def _copy(text: str) -> None:
    """Put words for the police on the clipboard. Nothing else ever goes there."""
    QGuiApplication.clipboard().setText(text)
