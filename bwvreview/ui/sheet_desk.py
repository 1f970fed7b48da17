"""The recovery sheet: shown once, printed or saved, then nowhere in the program any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bwvreview.domain.errors import Problem
from bwvreview.ui import files
from bwvreview.ui.pages.lock.sheet import SheetPage

if TYPE_CHECKING:
    from datetime import date

    from bwvreview.exchange.pdf import Page
    from bwvreview.ui.main_window import MainWindow

_SAVED = "Saved. Print it, then delete the file: it must not stay on the laptop."


class SheetDesk(QObject):
    """Covers the window with the code until it is on paper."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._code = ""
        self._today: date | None = None
        self.page = SheetPage()
        self.page.print_wanted.connect(self._print)
        self.page.save_wanted.connect(self._save)
        self.page.left.connect(self._leave)

    def show(self, code: str, today: date) -> None:
        """Show a code."""
        self._code, self._today = code, today
        self.page.show_code(code)
        self._window.cover(self.page)

    def _leave(self) -> None:
        self._code = ""
        self.page.show_code("")
        self._window.uncover()

    def _paper(self) -> Page:
        from bwvreview.services.recovery_paper import sheet_of

        assert self._today is not None
        return sheet_of(self._code, self._today)

    def _print(self) -> None:
        from bwvreview.ui import printing

        try:
            if printing.to_printer(self._window, "Recovery sheet", [self._paper()]):
                self.page.show_done("The sheet was sent to the printer.")
        except Problem as problem:
            self.page.show_problem(problem)

    def _save(self) -> None:
        from bwvreview.services.recovery_paper import save_sheet

        path = files.save_file(self._window, "Save the recovery sheet", "recovery-sheet.pdf", files.PDFS)
        if path is None or self._today is None:
            return
        try:
            save_sheet(self._code, self._today, path)
        except Problem as problem:
            self.page.show_problem(problem)
        else:
            self.page.show_done(_SAVED)
