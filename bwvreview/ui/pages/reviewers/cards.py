"""The parts of the page: one reviewer, and the files between laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.say import count
from bwvreview.ui.widgets.kit import Button, Card, Icon, LetterMark, column, flow, holder, row, words

if TYPE_CHECKING:
    from bwvreview.services.views_panel import PanelLine


class ReviewerRow(QWidget):
    """A reviewer: the letter, the initials or role, how many clips are finished."""

    taken_out = Signal(str)

    def __init__(self, line: PanelLine, clips: int) -> None:
        super().__init__()
        finished = f"{line.finished} of {count(clips, 'clip')} finished"
        told = column(words(line.name, "strong", wrap=False), words(finished, "hint", wrap=False))
        inside = row(LetterMark(line.letter), holder(told), None, gap=12, margins=(0, 7, 0, 7))
        if line.can_leave:
            out = Button("Take out", "link", size="row")
            out.setAccessibleName(f"Take Reviewer {line.letter} out")
            out.clicked.connect(lambda: self.taken_out.emit(line.name))
            inside.addWidget(out)
        self.setLayout(inside)
        self.setAccessibleName(f"Reviewer {line.letter}, {line.name}: {finished}")


class FilesCard(Card):
    """Laptops without a shared workspace: one file goes out, one comes back from each reviewer."""

    share_wanted = Signal()
    receive_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Laptops without a shared workspace", padding=(12, 18))
        share = Button("Save the session for reviewers", size="row", icon="device-floppy")
        share.clicked.connect(self.share_wanted)
        receive = Button("Take in a reviewer’s answers", size="row", icon="mail-opened")
        receive.clicked.connect(self.receive_wanted)
        told = words("The file holds slots, themes and the form. Nothing of the police list is in it.")
        line = row(Icon("shield-check", 20, "accent", drop=2), told, gap=10)
        line.setStretch(1, 1)
        self.add(6, line, 8, flow(share, receive))


class GuestCard(Card):
    """A reviewer’s own laptop: what was locked goes back to the coordinator."""

    send_wanted = Signal(str)

    def __init__(self, reviewers: tuple[PanelLine, ...]) -> None:
        super().__init__("For the coordinator", padding=(12, 18))
        self.add(4, words("Only locked answers are in the file.", "muted"))
        if not reviewers:
            self.add(8, words("First add yourself as a reviewer."))
        for line in reviewers:
            send = Button(f"Save the answers of Reviewer {line.letter}", size="row", icon="send")
            send.set_available(reason="" if line.finished else "Lock {a_clip} first")
            send.clicked.connect(lambda _=False, name=line.name: self.send_wanted.emit(name))
            self.add(8, flow(send))
            if not line.finished:
                self.add(2, words("Lock {a_clip} first.", "hint"))
