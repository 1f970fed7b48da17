"""A file that comes from outside: the program was started with it, or the computer hands it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from bwvreview.domain.errors import DrawProblem, Problem, WorkspaceProblem

if TYPE_CHECKING:
    from bwvreview.domain.draw.pack import Verdict
    from bwvreview.exchange.what_file import FileKind
    from bwvreview.ui.context import Context

_GOES = {
    "list": ("list", "list"),
    "feedback of a group": ("collate", "returns"),
    "session for reviewers": ("reviewers", "join session"),
    "answers of a reviewer": ("reviewers", "answers file"),
    "replies of the central team": ("replies", "replies file"),
    "review form": ("form", "form file"),
}
"""For each kind of file the page that is shown, and the wish that goes to it with the file."""


class Application(QApplication):
    """Tells of files: `file_given` comes when macOS hands one over, and for one on the command line."""

    file_given = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Take the files that macOS hands to the program that is open already."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)


class Arrivals(QObject):
    """Keeps a file until the records are open and the window is not covered, then takes it to the right page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._waiting: Path | None = None
        app = QApplication.instance()
        if isinstance(app, Application):
            app.file_given.connect(self.bring)
        context.opened.connect(self._go_on)
        context.window.uncovered.connect(self._go_on)

    def bring(self, path: Path) -> None:
        """Take in a file as soon as that can be."""
        self._waiting = path
        self._go_on()

    def refused(self, problem: Problem) -> Problem:
        """Say what happens to the file when the records cannot be opened. It is no longer waited for."""
        path, self._waiting = self._waiting, None
        if path is None:
            return problem
        return WorkspaceProblem(problem.message, advice=f"{problem.advice} Then open “{path.name}” in the program.")

    def _go_on(self) -> None:
        path = self._waiting
        if path is None or not self._context.is_open or self._context.window.is_covered:
            return
        from bwvreview.exchange.what_file import what_is

        self._waiting = None
        task = self._context.tasks.start(lambda _progress: what_is(path))
        task.succeeded.connect(lambda kind: self._take(path, kind))
        task.failed.connect(self._context.window.show_problem)

    def _take(self, path: Path, kind: FileKind) -> None:
        context = self._context
        if context.window.is_covered:  # locked meanwhile
            self._waiting = path
        elif context.gate.is_reviewer:
            context.wish("list", path)  # says that the coordinator opens it
        elif kind == "records":
            context.wish("open records", str(path))
        elif kind == "pack of a draw":
            self._verify(path)
        else:
            place, wish = _GOES[kind]
            context.go(place)
            if context.window.place == place:
                context.wish(wish, (path,) if wish == "returns" else path)

    def _verify(self, path: Path) -> None:
        def job(_progress: object) -> Verdict:
            from bwvreview.services.verify_draw import verify_draw

            return verify_draw(path)

        task = self._context.tasks.start(job)
        task.succeeded.connect(lambda verdict: self._tell(path, verdict))
        task.failed.connect(self._context.window.show_problem)

    def _tell(self, path: Path, verdict: Verdict) -> None:
        window = self._context.window
        if verdict.genuine:
            window.toast.say(f"“{path.name}”: This draw is genuine.")
        else:
            advice = "Ask whoever sent it for the pack as it was written."
            window.show_problem(DrawProblem(f"“{path.name}” is not genuine. {verdict.reason}", advice=advice))
