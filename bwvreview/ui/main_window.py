"""The window: navigation, one page at a time, or a full page with a bar of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from bwvreview.ui.icons import icon
from bwvreview.ui.undo import UndoDesk
from bwvreview.ui.widgets.layouts import column, row
from bwvreview.ui.widgets.navigation import WIDTH, Navigation
from bwvreview.ui.widgets.page import first_focus
from bwvreview.ui.widgets.problem import ProblemBar
from bwvreview.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from bwvreview.domain.errors import Problem
    from bwvreview.ui.appearance import Remembered

TITLE = "BWV Review"  # never the name of a list: it would stand in the task bar and in other programs' records
_TITLE_BAR = 40


class MainWindow(QMainWindow):
    """Navigation at the left, a page at the right. Knows no page and no service; controllers put pages in.

    `place_asked` comes when the person wants another page, `file_dropped` with a file dragged onto the window
    (`files_dropped` with several), `scale_asked` with 1, −1 or 0 for larger, smaller or 100%.
    """

    place_asked = Signal(str)
    file_dropped = Signal(Path)
    files_dropped = Signal(object)  # tuple[Path, ...]
    scale_asked = Signal(int)
    find_asked = Signal()  # Ctrl+K
    closing = Signal()
    uncovered = Signal()
    help_asked = Signal(str)

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self._pages: dict[str, QWidget] = {}
        self.place = ""
        self.takes_folders = False  # whether the page that is shown takes folders that are dropped
        self.setWindowTitle(TITLE)
        self.setWindowIcon(icon("device-tv", 32, "accent"))
        self.setAcceptDrops(True)
        self.navigation = Navigation()
        self.navigation.chosen.connect(self.place_asked)
        self._stack = QStackedWidget()
        self._full: QWidget | None = None
        frame = row(self.navigation, self._stack, gap=0)
        frame.setStretch(1, 1)
        middle = QWidget()
        self._strip = column()
        middle.setLayout(column(self._strip, frame))
        self._layers = QStackedWidget()
        self._layers.addWidget(middle)
        self.setCentralWidget(self._layers)
        self._had_focus: QWidget | None = None
        self.toast = Toast(middle)
        self.problem = ProblemBar(middle)
        self.undo = UndoDesk(self, self.toast)
        self._keys()
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)
        self._stood_before = self.restoreGeometry(remembered.place())

    def show_on(self, room: QSize) -> None:
        """Show the window where it stood. The first time it fills a screen that has no room for it and its frame."""
        small = room.width() < self.width() or room.height() < self.height() + _TITLE_BAR
        if small and not self._stood_before:
            self.showMaximized()
        else:
            self.show()

    def _keys(self) -> None:
        def key(keys: str, does: Callable[[], None]) -> None:
            QShortcut(QKeySequence(keys), self).activated.connect(does)

        for number in range(1, 7):
            key(f"Alt+{number}", partial(self._go_number, number))
        key("F1", lambda: self.help_asked.emit(""))
        key("F6", lambda: self._next_part(1))
        key("Shift+F6", lambda: self._next_part(-1))
        key("Ctrl+K", self.find_asked.emit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self._press_main)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            key(keys, partial(self.scale_asked.emit, step))

    def add_place(self, name: str, title: str, icon_name: str, *, at_bottom: bool = False) -> None:
        """Put a page's words into the navigation."""
        self.navigation.add(name, title, icon_name, at_bottom=at_bottom)

    def put_strip(self, strip: QWidget) -> None:
        """Put something above navigation and pages, also above a full page."""
        self._strip.addWidget(strip)

    def put_page(self, name: str, page: QWidget) -> None:
        """Put the page of a place into the window; it replaces one that was there."""
        old = self._pages.pop(name, None)
        self._pages[name] = page
        self._stack.addWidget(page)
        if old is not None:
            showing = self._stack.currentWidget() is old
            self._stack.removeWidget(old)
            old.deleteLater()
            if showing:
                self._stack.setCurrentWidget(page)

    def page(self, name: str) -> QWidget:
        """Give the page of a place."""
        return self._pages[name]

    def has_page(self, name: str) -> bool:
        """Whether a page of this name is in the window."""
        return name in self._pages

    def go(self, name: str) -> None:
        """Ask for another page, as a press on the navigation would."""
        self.place_asked.emit(name)

    def show_place(self, name: str) -> None:
        """Show the page of a place and put the focus on its first control."""
        self.leave_full()
        if name != self.place:
            self.undo.forget()
        self.place = name
        self.navigation.set_current(name)
        self._stack.setCurrentWidget(self._pages[name])
        self.problem.hide()
        self._focus_page()

    def show_full(self, page: QWidget) -> None:
        """Show a page in place of navigation and pages: recording, the room view. It has its own way out."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._full = page
        self.undo.forget()
        self.navigation.hide()
        self.problem.hide()
        self._stack.setCurrentWidget(page)
        self._place_overlays()
        self._focus_page()

    def leave_full(self) -> None:
        """Show the navigation and the page that was there before."""
        if self._full is None:
            return
        self._full = None
        self.navigation.show()
        if self.place:
            self._stack.setCurrentWidget(self._pages[self.place])
        self._place_overlays()
        self._focus_page()

    def cover(self, page: QWidget) -> None:
        """Hide everything, also the navigation and open dialogs, behind a page that has its own way out."""
        if not self.is_covered:
            self._had_focus = self.focusWidget()
        for other in QApplication.topLevelWidgets():
            if isinstance(other, QDialog) and other.isVisible():
                other.reject()
        if self._layers.indexOf(page) < 0:
            self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)
        self._focus_page()

    def uncover(self) -> None:
        """Show again what was there, with the focus where it was."""
        if not self.is_covered:
            return
        self._layers.setCurrentIndex(0)
        self.problem.hide()
        before, self._had_focus = self._had_focus, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()
        self.uncovered.emit()

    @property
    def is_covered(self) -> bool:
        """Whether a page hides everything."""
        return self._layers.currentIndex() > 0

    @property
    def is_full(self) -> bool:
        """Whether a full page is shown."""
        return self._full is not None

    def current(self) -> QWidget | None:
        """Give the page that is shown."""
        return self._layers.currentWidget() if self.is_covered else self._stack.currentWidget()

    def set_group(self, name: str) -> None:
        """Show the name of the group above the pages."""
        self.navigation.set_group(name)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong and what to do, over the page that is shown."""
        self.problem.show_problem(problem.message, problem.advice)
        self._place_overlays()

    def _focus_page(self) -> None:
        page = self.current()
        if page is None:
            return
        start = getattr(page, "focus_start", None)
        if start is not None:
            start()
        else:
            control = first_focus(page)
            if control is not None:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
        found = self.focusWidget()
        if found is None or not (found is page or page.isAncestorOf(found)):
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # it is filled later, and passes the focus on then

    def _go_number(self, number: int) -> None:
        if number <= len(self.navigation.names) and not (self.is_full or self.is_covered):
            self.go(self.navigation.names[number - 1])

    def _parts(self) -> list[QWidget]:
        page = self.current()
        own: list[QWidget] = page.parts() if page is not None and hasattr(page, "parts") else []
        return ([] if self.is_full or self.is_covered else [self.navigation]) + [
            part for part in own if first_focus(part)
        ]

    def _next_part(self, step: int) -> None:
        parts = self._parts()
        focus = self.focusWidget()
        if not parts:
            return
        here = [
            place
            for place, part in enumerate(parts)
            if focus is not None and (part is focus or part.isAncestorOf(focus))
        ]
        place = (here[-1] + step) % len(parts) if here else 0
        control = first_focus(parts[place])
        if parts[place] is self.navigation:
            control = self.navigation.current() or control
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press_main(self) -> None:
        button = getattr(self.current(), "main_button", lambda: None)()
        if button is not None:
            button.click()

    def _place_overlays(self) -> None:
        left = 32 if self.is_full else self.navigation.width() + 32
        self.toast.place(left=left)
        self.problem.place(left=left if self.is_full else max(left, WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._place_overlays()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102, N802 - Qt's
        if self._files(event) and not (self.is_full or self.is_covered):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102, N802 - Qt's
        paths = self._files(event)
        if paths:
            event.acceptProposedAction()
            if len(paths) == 1:
                self.file_dropped.emit(paths[0])
            else:
                self.files_dropped.emit(paths)

    def _files(self, event: QDropEvent) -> tuple[Path, ...]:
        """Give the files that are dragged, when all are files of this computer, or folders where those are taken."""
        urls = event.mimeData().urls()
        paths = tuple(sorted(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))
        fit = all(path.is_file() or (self.takes_folders and path.is_dir()) for path in paths)
        return paths if len(paths) == len(urls) and fit else ()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102, N802 - Qt's
        self._remembered.keep_place(self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
