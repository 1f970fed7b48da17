"""When the program is wrong: say so, keep what was saved, and offer a report without anyone's words in it.

A report holds the kind of error, files of this program and line numbers. Never a message, a value or a path of the
person: those can hold what stands in a list.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from bwvreview.ui.theme import font, px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, row
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


def report_of(error: BaseException) -> str:
    """Give the report of an error: kinds, files, lines. No message and no value."""
    from bwvreview.services import crash_report

    return crash_report.report_of(error, f"Qt {qVersion()}")


class CrashPage(QDialog):
    """“Something went wrong in the program.” with the report to copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("BWV Review")
        self.setModal(True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName("Report")
        shown.setFont(font(14, mono=True))
        shown.setMinimumHeight(px(160))
        copy = Button("Copy the report", "main", icon="copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        go_on = Button("Carry on")
        go_on.clicked.connect(self.accept)
        self.setLayout(
            column(
                words("Something went wrong in the program", "title"),
                8,
                words(
                    "Every answer you gave before is saved. You can carry on, or close the program and open it again."
                ),
                8,
                words(
                    "The report holds no names, answers or list. Send it to whoever looks after the program.", "hint"
                ),
                12,
                shown,
                16,
                row(copy, go_on, None, gap=12),
                margins=(32, 24, 32, 24),
            )
        )
        self.resize(px(640), px(420))


class CrashHandler(QObject):
    """Catches what nobody else caught, on any thread, and shows it once at a time on the screen's thread."""

    _came = Signal(str)

    def __init__(self, parent: QObject, show: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._show = show or self._show_page
        self._showing = False
        self._came.connect(self._shown_once, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the last resort of the program and its threads."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._ignored

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.exit(130)
            return
        report = report_of(error)
        sys.stderr.write(report + "\n")
        self._came.emit(report)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _ignored(self, args: sys.UnraisableHookArgs) -> None:
        """Python goes on after these; its own words about them would hold the message."""
        if args.exc_value is not None:
            sys.stderr.write(report_of(args.exc_value) + "\n")

    def _shown_once(self, report: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(report)
        finally:
            self._showing = False

    def _show_page(self, report: str) -> None:
        parent = self.parent()
        CrashPage(report, parent if isinstance(parent, QWidget) else None).exec()
