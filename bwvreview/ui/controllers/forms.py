"""The page about the review form: opens workbooks, puts a form in use, goes back, saves it to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem, Problem
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.form import FormPage
from bwvreview.ui.pages.record.part import PartView

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bwvreview.domain.forms.survey import Form
    from bwvreview.domain.progress import Progress
    from bwvreview.domain.scheme import Scheme
    from bwvreview.services.form_in_use import FormInUse, LookedAt
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


class FormsController(Controller):
    """Shows the form in use, until another one is opened; that one stays while people look elsewhere."""

    page: FormPage
    drops = "form file"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = page = FormPage(PartView, context.clock.today)
        self._path: Path | None = None
        self._looked_at: LookedAt | None = None
        page.open_wanted.connect(self._open)
        page.again_wanted.connect(self._read)
        page.put_away_wanted.connect(self._put_away)
        page.use_wanted.connect(self._use)
        page.first_wanted.connect(self._go_back)
        page.before_wanted.connect(self._use_before)
        page.save_wanted.connect(self._save)
        context.asked.connect(self._asked)

    def visited(self) -> None:
        """Read again which form is in use, unless another one is being looked at."""
        if self.context.is_open and self._looked_at is None:
            self.read_latest(_in_use, self._show)

    def _show(self, found: tuple[FormInUse, Form | None] | Problem) -> None:
        if isinstance(found, Problem):
            self.page.show_unreadable(found)
        else:
            self.page.show_in_use(*found)

    def _asked(self, what: str, about: object) -> None:
        if what == "form file" and isinstance(about, Path):
            self._path = about
            self._read()

    def _open(self) -> None:
        path = files.open_file(self.context.window, "Open a review form", files.WORKBOOKS)
        if path is not None:
            self._path = path
            self._read()

    def _read(self) -> None:
        path = self._path
        if path is None:
            return

        def look(workspace: Workspace, _progress: Progress) -> LookedAt:
            from bwvreview.services.form_in_use import look_at

            with workspace.reading() as store:
                return look_at(store, path, _scheme(store))

        def show(found: LookedAt) -> None:
            self._looked_at = found
            self.page.show_looked_at(found)

        def failed(problem: Problem) -> None:
            self._put_away(then=lambda: self.page.show_problem(problem))

        self.page.show_reading(path.name)
        self.read_latest(look, show, failed)

    def _put_away(self, *, then: Callable[[], None] | None = None) -> None:
        """Show the form in use again."""
        self._looked_at = None

        def show(found: Any) -> None:
            self._show(found)
            if then is not None:
                then()

        self.read_latest(_in_use, show)

    def _use(self) -> None:
        form = self._looked_at.form if self._looked_at is not None else None
        if form is not None:
            self._change(
                lambda store, workspace: _put_in_use(store, workspace, form), "The next session uses this form."
            )

    def _go_back(self) -> None:
        def back(store: Store, _workspace: Workspace) -> None:
            from bwvreview.services.form_in_use import use_scheme_form

            use_scheme_form(store, _scheme(store))

        self._change(back, "The next session uses the form of the program.")

    def _use_before(self) -> None:
        def again(store: Store, workspace: Workspace) -> None:
            from bwvreview.services.form_in_use import form_before

            form = form_before(store)
            if form is not None:
                _put_in_use(store, workspace, form)

        self._change(again, "The next session uses your form again.")

    def _change(self, work: Callable[[Store, Workspace], object], said: str) -> None:
        def job(workspace: Workspace, _progress: Progress) -> None:
            with workspace.store() as store:
                work(store, workspace)

        def done(_result: object) -> None:
            self.context.window.toast.say(said)
            self.context.tell("form")
            self._put_away()

        self.context.ask(job, done, self.page.show_problem)

    def _save(self) -> None:
        path = files.save_file(self.context.window, "Save the form as a workbook", "review form.xlsx", files.WORKBOOKS)
        if path is None:
            return

        def write(workspace: Workspace, _progress: Progress) -> Path:
            from bwvreview.services.form_in_use import save_form

            with workspace.reading() as store:
                return save_form(store, _scheme(store), path)

        def saved(written: Path) -> None:
            self.context.window.toast.say(f"Saved as “{written.name}”.")

        self.context.ask(write, saved, self.page.show_problem)


def _in_use(workspace: Workspace, _progress: Progress) -> tuple[FormInUse, Form | None] | Problem:
    from bwvreview.services.form_in_use import form_before, form_in_use

    with workspace.reading() as store:
        try:
            return form_in_use(store, _scheme(store)), form_before(store)
        except FormProblem as problem:
            return problem


def _put_in_use(store: Store, workspace: Workspace, form: Form) -> None:
    from bwvreview.services.form_in_use import use_form

    use_form(store, form, _scheme(store), at=workspace.clock.now())


def _scheme(store: Store) -> Scheme:
    from bwvreview.services.scheme_in_use import scheme_of

    return scheme_of(store)
