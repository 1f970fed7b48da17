"""The column beside the clips: what the police keep and cannot show, reserves, files, paper, other sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.reviewing import Recording
from bwvreview.ui.pages.session.side import FilesCard, KeepCard, OthersCard, PaperCard, RollCard, reserves_card
from bwvreview.ui.speech import are_deleted
from bwvreview.ui.widgets.layouts import column
from bwvreview.ui.widgets.naming import NamedCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.services.views_session import SessionView

PASSED_ON = (
    "ask_wanted", "kept", "room_wanted", "pull_list_wanted", "pack_wanted", "papers_wanted", "print_wanted",
    "printer_wanted",
    "keying_wanted", "history_wanted", "practice_wanted", "session_chosen",
)  # fmt: skip
"""Signals of the column that the page has too."""


class SideColumn(QWidget):
    """The cards that apply to a session."""

    ask_wanted = Signal()
    kept = Signal(object)  # slots, or None for all that were asked for
    room_wanted = Signal()
    naming_wanted = Signal()
    taken_out = Signal(str)
    pull_list_wanted = Signal()
    pack_wanted = Signal()
    papers_wanted = Signal()
    print_wanted = Signal()
    printer_wanted = Signal()
    keying_wanted = Signal()
    history_wanted = Signal()
    practice_wanted = Signal()
    session_chosen = Signal(int)

    def __init__(self, view: SessionView, named: Mapping[str, str]) -> None:
        super().__init__()
        self._column = column(gap=14)
        self.setLayout(self._column)
        if view.recording is not Recording.GUEST:  # the police and their list are the coordinator's
            self._police(view, named)
        self._files(view)
        if view.others:
            others = OthersCard(view.others)
            others.chosen.connect(self.session_chosen)
            self._column.addWidget(others)
        self._column.addStretch(1)

    def _police(self, view: SessionView, named: Mapping[str, str]) -> None:
        if view.to_go and are_deleted():
            keep = KeepCard(view)
            keep.ask_wanted.connect(self.ask_wanted)
            keep.kept.connect(self.kept)
            self._column.addWidget(keep)
        if view.by_dice:
            dice = RollCard(view)
            dice.room_wanted.connect(self.room_wanted)
            self._column.addWidget(dice)
            return
        if view.can_be_declared:
            cannot = NamedCard(named, dict(view.reasons))
            cannot.add_wanted.connect(self.naming_wanted)
            cannot.taken_out.connect(self.taken_out)
            self._column.addWidget(cannot)
        self._column.addWidget(reserves_card(view))

    def _files(self, view: SessionView) -> None:
        paper = PaperCard(guest=view.recording is Recording.GUEST)
        paper.print_wanted.connect(self.print_wanted)
        paper.printer_wanted.connect(self.printer_wanted)
        paper.keying_wanted.connect(self.keying_wanted)
        paper.history_wanted.connect(self.history_wanted)
        paper.practice_wanted.connect(self.practice_wanted)
        self._column.addWidget(paper)
        if view.recording is not Recording.GUEST:
            files = FilesCard()
            files.pull_list_wanted.connect(self.pull_list_wanted)
            files.pack_wanted.connect(self.pack_wanted)
            files.papers_wanted.connect(self.papers_wanted)
            self._column.addWidget(files)
