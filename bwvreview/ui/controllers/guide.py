"""The guide in a window of its own: it can stay open beside the work, and never reads any records."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bwvreview.exchange.resources import resource
from bwvreview.ui.icons import icon
from bwvreview.ui.theme import px

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from bwvreview.domain.guide import Guide, Hit
    from bwvreview.ui.pages.guide import GuidePage

CONTENTS = "contents"
TITLE = "Guide to BWV Review"


class GuideDesk(QObject):
    """Opens the guide where it tells about a page, and remembers the way that was gone."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._way: list[str] = []
        self._searching = False

    @cached_property
    def guide(self) -> Guide:
        """All chapters; read when the guide is first opened."""
        from bwvreview.exchange.guide_files import load_guide

        return load_guide()

    @cached_property
    def page(self) -> GuidePage:
        """The page in the window of the guide."""
        from bwvreview.ui.pages.guide import GuidePage

        page = GuidePage(picture)
        page.address_wanted.connect(self.go)
        page.contents_wanted.connect(lambda: self.go(CONTENTS))
        page.back_wanted.connect(self.back)
        page.searched.connect(self._search)
        return page

    @cached_property
    def frame(self) -> QWidget:
        """The window of the guide."""
        frame = QWidget(self._window, Qt.WindowType.Window)
        frame.setWindowTitle(TITLE)
        frame.setWindowIcon(icon("help-circle", 32, "accent"))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.page)
        self.page.close_wanted.connect(frame.close)
        room = frame.screen().availableGeometry()
        frame.resize(min(px(940), room.width()), min(px(720), room.height() - 40))
        return frame

    def open(self, topic: str) -> None:
        """Show what the guide says about a page of the program, in front."""
        hit = self.guide.about(topic)
        self.frame.setPalette(self._window.palette())
        _bring_on_screen(self.frame)
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()
        self.go(_address(hit))

    def go(self, address: str) -> None:
        """Show a section, or the contents, and remember it for the way back."""
        if not self._way or self._way[-1] != address:
            self._way.append(address)
        self._show()

    def back(self) -> None:
        """Show what was shown before."""
        if len(self._way) > 1 and not self._searching:
            self._way.pop()
        self._show()

    def _show(self) -> None:
        self._searching = False
        address, can_go_back = self._way[-1], len(self._way) > 1
        hit = self.guide.find(address)
        if hit is None:
            self.page.show_contents(self.guide, can_go_back=can_go_back)
            return
        before, after = self._neighbours(hit)
        self.page.show_section(hit, before, after, can_go_back=can_go_back)

    def _neighbours(self, hit: Hit) -> tuple[str, str]:
        """Give the addresses of the sections before and after one, through all chapters."""
        every = [f"{chapter.name}#{section.mark}" for chapter in self.guide.chapters for section in chapter.sections]
        at = every.index(_address(hit))
        return every[at - 1] if at else "", every[at + 1] if at + 1 < len(every) else ""

    def _search(self, text: str) -> None:
        """Show where words stand, over the section of now; “Back” goes back to that."""
        self._searching = bool(text)
        if text:
            self.page.show_hits(text, self.guide.search(text))
        else:
            self._show()


def _address(hit: Hit) -> str:
    return f"{hit.chapter.name}#{hit.section.mark}"


def _bring_on_screen(frame: QWidget) -> None:
    """Put a window back where it can be seen, when its screen has gone."""
    room = frame.screen().availableGeometry()
    if not room.intersects(QRect(frame.pos(), frame.size())):
        frame.move(room.topLeft())


def picture(file: str, dark: bool) -> Path | None:
    """Find a picture of the guide, the dark one where it is wanted and there; None when the program came without."""
    light = resource("guide", *file.split("/"))
    darker = light.parent / "dark" / light.name
    found = darker if dark and darker.is_file() else light
    return found if found.is_file() else None
