"""The page about the program: tells what it is, and opens the file of licences in the computer's own program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices

from bwvreview.domain.errors import Problem
from bwvreview.ui.context import Context, Controller
from bwvreview.ui.pages.about import AboutPage
from bwvreview.ui.pages.about.page import Told

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.services.about import About


class AboutController(Controller):
    """Reads once what the program is made of. Nothing here reaches the network."""

    page: AboutPage

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = AboutPage()
        self._licences: Path | None = None
        self.page.left.connect(lambda: context.go("settings"))
        self.page.licences_wanted.connect(self._open_licences)

    def visited(self) -> None:
        """Read what the program is made of."""
        from bwvreview.services.about import about_program

        self.context.tasks.start(lambda _progress: about_program()).succeeded.connect(self._show)

    def _show(self, about: About) -> None:
        self._licences = about.licences
        qt = qVersion()
        facts = (("BWV Review", about.version), ("Python", about.python), ("Qt", qt), ("Computer", about.system))
        parts = tuple((f"{part.name} {part.version}, for {part.use}", part.licence) for part in about.parts)
        self.page.show_about(Told(facts, parts, about.where_newer, about.licences is not None))

    def _open_licences(self) -> None:
        path = self._licences
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            advice = f"Open it yourself: {path}"
            self.context.window.show_problem(Problem("The computer has no program for text files.", advice=advice))
