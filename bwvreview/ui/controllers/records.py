"""The page of the records: opens others in place of those that are open, or forgets where some were."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.ui import files
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.records import RecordsLine, RecordsPage
from bwvreview.ui.recent import Recent, is_server, is_there, with_password, without_password

if TYPE_CHECKING:
    from collections.abc import Callable

_GONE = "These records are not where they were."
_PLUG_IN = "Plug in the stick or drive that they are on. If they are gone for good, forget them."


class RecordsController(Controller):
    """Shows where records were. Opening others is for the program: this window closes then."""

    page: RecordsPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = page = RecordsPage()
        self._recent = Recent(context.appearance.preferences.remembered)
        page.open_wanted.connect(self._open)
        page.forget_wanted.connect(self._forget)
        page.file_wanted.connect(self._choose_file)
        page.new_wanted.connect(self._make_new)
        page.server_given.connect(self._to_server)
        page.left.connect(lambda: context.go("settings"))
        context.opened.connect(self.visited)
        self.visited()  # there is something to choose, too, when no records could be opened

    def visited(self) -> None:
        """Look again which are there."""
        now = self.context.workspace.where if self.context.is_open else ""
        others = (one for one in self._recent.all() if one != without_password(now))
        self.page.show_records(now, [_line(one) for one in others])

    def _forget(self, where: str) -> None:
        before = self._recent.all()
        self._recent.forget(where)
        self.visited()

        def back() -> None:
            for one in reversed(before):
                self._recent.note(one)
            self.visited()

        self.context.window.undo.offer("Forgotten here. The records stay where they are.", back)

    def _open(self, where: str) -> None:
        if is_server(where):
            self.page.show_address(where)
        elif is_there(where):
            self._go_to(where)
        else:
            self.page.show_problem(Problem(_GONE, advice=_PLUG_IN))

    def _choose_file(self) -> None:
        path = files.open_file(self.context.window, "Choose records", f"{files.RECORDS};;All files (*)")
        if path is not None:
            self._if_records(path, lambda: self._go_to(str(path)))

    def _if_records(self, path: Path, then: Callable[[], None]) -> None:
        from bwvreview.services.place import problem_with

        problem = problem_with(path)
        if problem is None:
            then()
        else:
            self.page.show_problem(problem)

    def _make_new(self) -> None:
        path = files.save_file(self.context.window, "Where to keep new records", "records.bwv", files.RECORDS)
        if path is None:
            return
        if path.exists():
            advice = "Choose another name. A file that is there is never written over."
            self.page.show_problem(Problem("There is a file of that name already.", advice=advice))
        else:
            self.context.wish("new records", str(path))

    def _to_server(self, address: str, password: str) -> None:
        if is_server(address) and without_password(address):
            self._go_to(with_password(address, password) if password else address)
        else:
            advice = "Write it like postgresql+psycopg://person@server/records."
            self.page.show_problem(Problem("The address of the server cannot be read.", advice=advice))

    def _go_to(self, where: str) -> None:
        self.context.wish("open records", where)


def _line(where: str) -> RecordsLine:
    if is_server(where):
        return RecordsLine(where, where.rpartition("@")[2], "On a server")
    path = Path(where)
    return RecordsLine(where, path.name, str(path.parent), is_there(where))
