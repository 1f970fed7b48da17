"""New references: the key to them goes to the police alone, in a workbook with a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.layouts import column, flow, show_if
from bwvreview.ui.widgets.notice import Notice
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from bwvreview.domain.errors import Problem

_FACTS = (
    Fact("New references say nothing", "No date, no number of a case, no order.", "shield-check", "good"),
    Fact("The key sheet is for the police only", "Without it they cannot find your {clips}.", "lock", "accent"),
    Fact("The program keeps neither key sheet nor password", "They cannot be made again.", "alert-circle", "amber"),
)  # fmt: skip


class KeyPage(QWidget):
    """Shows the password of the key sheet. `another` asks for a new password."""

    another = Signal()

    def __init__(self, password: str, problem: Problem | None = None) -> None:
        super().__init__()
        self.password = Field("Password of the key sheet", mono=True, width=430)
        self.password.setReadOnly(True)
        another = Button("Make another", size="row", icon="refresh")
        another.clicked.connect(self.another)
        card = Card(
            "Password of the key sheet",
            2,
            words("Write it down. Tell it to the police liaison by telephone, not together with the sheet.", "muted"),
            10,
            flow(self.password, another, gap=12),
        )
        notice = Notice(problem.advice if problem else "", title=problem.message if problem else "", mood="stop")
        show_if(notice, problem is not None)
        self.setLayout(column(notice, card, Card("What this means", 6, Facts(*_FACTS)), gap=14))
        self.show_password(password)

    def show_password(self, password: str) -> None:
        """Show another password."""
        self.password.setText(password)


def saved_notice(password: str) -> Notice:
    """Say once what the police need to open the key sheet."""
    return Notice(
        f"Its password is **{password}**. Write it down now: it is not kept, and not shown again.",
        title="The key sheet is saved. Give it to the police liaison",
        mood="done",
        icon="lock",
    )
