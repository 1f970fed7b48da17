"""Where the files go, how far they are, and that they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame

from bwvreview.ui.pages.feedback.words import TITLES
from bwvreview.ui.paint import barred_box, box, painting
from bwvreview.ui.say import clock, count, day
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import column, columns, flow, holder, put, row
from bwvreview.ui.widgets.progress import Progress
from bwvreview.ui.widgets.words import Hairline, Icon, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class FolderBox(QFrame):
    """The folder in words, in a box that looks like a field and is none: “Change” changes it."""

    def __init__(self, where: str) -> None:
        super().__init__()
        made = row(Icon("folder", 20, "text"), words(where), gap=10, margins=(12, 8, 12, 8))
        made.setStretch(1, 1)
        self.setLayout(made)
        self.setAccessibleName(spoken(f"Save to {where}"))
        self.restyle()

    def restyle(self) -> None:
        """Keep the height of a field."""
        self.setMinimumHeight(px(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="surface", edge="outline")


class SaveCard(Card):
    """Asks where to save, and whether the workbooks are locked. `password` is empty when they are not."""

    change_wanted = Signal()
    lock_wanted = Signal(bool)
    another_wanted = Signal()

    def __init__(self, where: str, last_saved: datetime | None, password: str) -> None:
        super().__init__("Save to", padding=(14, 20))
        change = Button("Change")
        change.setAccessibleName("Change the folder")
        change.clicked.connect(self.change_wanted)
        self.add(8, columns(FolderBox(where), change, shares=(1, 0), gap=8, narrow=300))
        lock = TickBox("Lock the files with a password", "Whoever opens them needs it")
        lock.setChecked(bool(password))
        lock.toggled.connect(self.lock_wanted)
        self._lock: QWidget = lock
        self.add(6, lock)
        if password:
            self.add(6, self._password(password))
        else:
            note = words("Keep files that are not locked on this laptop or an encrypted stick.", "hint")
            line = row(Icon("lock", 18, "muted", drop=1), note, gap=8)
            line.setStretch(1, 1)
            self.add(6, line)
        if last_saved is not None:
            said = f"Last saved on {day(last_saved.date())} at {clock(last_saved)}."
            self.add(8, words(said, "hint"))

    def focus_lock(self) -> None:
        """Put the focus on the password, else on the box that asks for one."""
        self._lock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _password(self, password: str) -> QWidget:
        field = Field("Password of the files", mono=True, width=430)
        field.setText(password)
        field.setReadOnly(True)
        self._lock = field
        another = Button("Make another", size="row", icon="refresh")
        another.clicked.connect(self.another_wanted)
        said = words("Write it down now. It is not kept. Tell it by telephone, not together with the files.", "hint")
        return holder(column(flow(field, another, gap=12), 4, said))


class SavingCard(Card):
    """Says file by file how far the saving is."""

    stop_wanted = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__("Saving", padding=(14, 20))
        self._names = [TITLES[name] for name in names]
        self.stop = Button("Stop", size="row")
        self.stop.setAccessibleName("Stop saving")
        self.stop.clicked.connect(self.stop_wanted)
        self._progress = Progress("Writing the files", stop=self.stop)
        self.add(10, self._progress)
        self.show_step(0, len(self._names))

    def show_step(self, done: int, total: int) -> None:
        """Say which file is being written."""
        self._progress.track.show_step(done, max(total, 1))
        here = self._names[done] if done < len(self._names) else "Opening each file again"
        self._progress.show_words(f"{here}, {min(done + 1, total)} of {total}" if done < total else here)


class SavedCard(QFrame):
    """The files are saved: when, where, and which."""

    def __init__(self, names: Sequence[str], where: str, at: datetime, password: str) -> None:
        super().__init__()
        title = f"{count(len(names), 'file')} saved at {clock(at)}"
        head = row(Icon("circle-check", 26, "good"), words(title, "heading"), gap=10)
        head.setStretch(1, 1)
        compared = "Each was opened again and compared." if len(names) > 1 else "It was opened again and compared."
        body = column(head, 6, words(f"In {where}. {compared}"), 10, margins=(23, 16, 20, 14))
        if password:
            compared += f" The password is {password}"
            line = row(
                Icon("lock", 18, "text", drop=1), words(f"The password is **{password}**. It is not kept."), gap=8
            )
            line.setStretch(1, 1)
            put(body, line, 10)
        for name in names:
            body.addWidget(Hairline())
            told = column(words(TITLES[name]), words(name, "hint"))
            line = row(Icon("check", 20, "good", stroke=3), told, gap=12, margins=(0, 5, 0, 5))
            line.setStretch(1, 1)
            body.addWidget(holder(line))
        body.addStretch(1)
        self.setLayout(body)
        self.setAccessibleName(spoken(f"Done. {title}. In {where}. {compared}"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            barred_box(painter, QRectF(self.rect()), fill="good_tint", edge="good", bar="good", width=6, radius=8)
