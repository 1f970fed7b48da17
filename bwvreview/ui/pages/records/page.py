"""The page itself: the records that are open now, those that were open before, a file, new ones, a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import (
    AnswerList,
    Button,
    Card,
    Field,
    Notice,
    Option,
    Page,
    Question,
    SecretField,
    column,
    columns,
    empty,
    flow,
    holder,
    row,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.domain.errors import Problem

_HOW = "postgresql+psycopg://person@server/records"


@dataclass(frozen=True, slots=True)
class RecordsLine:
    """Records that were open before. `key` tells them from the others."""

    key: str
    name: str
    folder: str
    there: bool = True

    @property
    def label(self) -> str:
        """All of it on one line."""
        told = f"**{self.name}.** {self.folder}"
        return told if self.there else f"{told}. Not there now."


class RecordsPage(Page):
    """Emits what was asked, with the key of the chosen records; shows what is so."""

    open_wanted = Signal(str)
    forget_wanted = Signal(str)
    file_wanted = Signal()
    new_wanted = Signal()
    server_given = Signal(str, str)  # its address, its password
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Records", "Which records are open, and which were open on this computer.")
        self._chosen = ""
        self._shown: tuple[str, tuple[RecordsLine, ...]] | None = None
        self._told = Notice("", mood="stop")
        self._told.hide()
        self._now = words("", "strong")
        self._list = column()
        before = Card("Open before", words("Only where they are is remembered, no password.", "muted"), 8,
                      holder(self._list))  # fmt: skip
        left = holder(column(Card("Open now", self._now), before, None, gap=14))
        right = holder(column(self._file_card(), self._server_card(), None, gap=14))
        self.add(self._told, columns(left, right, narrow=860), None)
        self._open = Button("Open these records", "main")
        self._open.clicked.connect(lambda: self.open_wanted.emit(self._chosen))
        self._forget = Button("Forget them", icon="x")
        self._forget.clicked.connect(lambda: self.forget_wanted.emit(self._chosen))
        leave = Button("Back to the settings", icon="chevron-left")
        leave.clicked.connect(self.left)
        self.bar.set_buttons(self._open, self._forget, leave)

    def _file_card(self) -> Card:
        choose, new = Button("Open a file…", size="row", icon="folder"), Button("Make new records…", size="row")
        choose.clicked.connect(self.file_wanted)
        new.clicked.connect(self.new_wanted)
        told = "The records of another group, or a copy. What is open now is closed first."
        return Card("In a file", words(told, "muted"), 12, flow(choose, new, gap=12))

    def _server_card(self) -> Card:
        self._address, self._password = Field("Address"), SecretField("Password of the server")
        self._address.setPlaceholderText(_HOW)
        go_on = Button("Open on the server", size="row")
        go_on.clicked.connect(self._give)
        for box in (self._address, self._password.box):
            box.returnPressed.connect(self._give)
        return Card(
            "On a server",
            words("For groups that share records. The password is not kept.", "muted"),
            12, words("Address", "strong"), 4, self._address,
            12, words("Password of the server", "strong"), 4, self._password,
            16, row(go_on, None),
        )  # fmt: skip

    def _give(self) -> None:
        self.server_given.emit(self._address.text().strip(), self._password.box.text())
        self._password.box.clear()

    def show_records(self, now: str, before: Sequence[RecordsLine]) -> None:
        """Show what is open, and what was."""
        self._told.hide()
        if (now, tuple(before)) == self._shown:
            return  # whoever stands in the list stays there
        self._shown = (now, tuple(before))
        self._now.setText(now or "No records are open.")
        if self._chosen not in {line.key for line in before}:
            self._chosen = before[0].key if before else ""
        for button in (self._open, self._forget):
            button.setVisible(bool(before))
        empty(self._list)
        if not before:
            self._list.addWidget(words("No others yet.", "muted"))
            return
        choice = AnswerList([Option(line.key, line.label) for line in before])
        choice.set_value(self._chosen)
        choice.changed.connect(self._choose)
        self._list.addWidget(Question("Choose records", "", choice, indent=0))

    def show_address(self, address: str) -> None:
        """Ask for the password of a server that was used before."""
        self._address.setText(address)
        self._password.box.setFocus()

    def show_problem(self, problem: Problem) -> None:
        """Say why they are not opened."""
        self._told.show_problem(problem)

    def _choose(self, key: str) -> None:
        self._chosen = key
