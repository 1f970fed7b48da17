"""The conflict desk: each question as “was X, now Y, in workbook Z”, settled with a reason, never by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.days import read_day
from bwvreview.ui.pages.collate.compare import side_by_side
from bwvreview.ui.say import day
from bwvreview.ui.widgets.kit import Button, Card, Field, Hairline, column, flow, holder, row, words
from bwvreview.ui.widgets.layouts import put

if TYPE_CHECKING:
    from bwvreview.domain.collate import Conflict
    from bwvreview.domain.returns import Edit, Return
    from bwvreview.services.collate import Collated

_MOST = 20


def _viewing(session: str) -> str:
    """Say which viewing: “5 December 2026, number 2”. What was written in another way stays as it is."""
    on, _, number = session.partition(".")
    found = read_day(on)
    return session if found is None else f"{day(found)}, number {number}" if number else day(found)


class Desk(QWidget):
    """What waits to be settled. Emits what a person chose, with the reason they gave."""

    conflict_settled = Signal(object, object, str)
    edit_settled = Signal(object, str, bool, str)

    def __init__(self, found: Collated) -> None:
        super().__init__()
        self._names = {group.slug: group.name for group in found.report.groups}
        self._questions = found.questions
        conflicts = found.collation.conflicts
        edits = [(one, edit) for one in found.collation.kept for edit in one.edits if edit.kind != "same"]
        many = len(conflicts) + len(edits)
        edge = ("amber", 2.0) if conflicts else ("hairline", 1.0)
        title = f"{many} to settle" if many else "Nothing to settle"
        card = Card(title, icon="rate-amber" if many else "circle-check", icon_tone="amber" if many else "good",
                    edge=edge[0], edge_width=edge[1])  # fmt: skip
        told = "Nothing is settled by itself. Say why; the reason is kept." if many else "All records agree."
        card.add(2, words(told, "muted"))
        for conflict in conflicts[:_MOST]:
            card.add(10, Hairline(), 8, self._conflict(conflict))
        for one, edit in edits[: max(0, _MOST - len(conflicts))]:
            card.add(10, Hairline(), 8, self._edit(one, edit))
        if many > _MOST:
            card.add(8, words(f"{many - _MOST} more come when these are settled.", "muted"))
        self.setLayout(column(card))

    def _where(self, one: Return) -> str:
        return f"{self._names.get(one.group, one.group)}, {_viewing(one.session)}, {one.slot}"

    def _conflict(self, conflict: Conflict) -> QWidget:
        """Give a conflict in one line; “Compare” opens its records side by side."""
        where = self._where(conflict.returns[0])
        inside = self._inside(conflict, where)
        inside.hide()
        compare = Button("Compare", size="row")
        compare.setAccessibleName(f"Compare {where}")
        compare.clicked.connect(lambda: inside.setVisible(inside.isHidden()))
        line = row(column(words(where, "strong"), 2, words(conflict.words, "muted")), compare, gap=12)
        line.setStretch(0, 1)
        return holder(column(line, inside))

    def _inside(self, conflict: Conflict, where: str) -> QWidget:
        body = column(8, side_by_side(conflict, self._questions))
        if conflict.kind == "cycle":
            body.addWidget(words("Ask the group which record is the newest.", "muted"))
            return holder(body)
        why = Field(f"Why, for {where}")
        buttons = []
        for one in conflict.returns:
            keep = Button(f"Keep the one in {one.file}", size="row")
            keep.clicked.connect(lambda _on=False, one=one: self.conflict_settled.emit(conflict, one, why.text()))
            buttons.append(keep)
        put(body, 8, words("Why", "hint"), why, 6, flow(*buttons))
        return holder(body)

    def _edit(self, one: Return, edit: Edit) -> QWidget:
        where = f"{self._where(one)}, {edit.title}"
        why = Field(f"Why, for {where}")
        leave = Button(f"Leave “{edit.was or 'blank'}”", size="row")
        leave.clicked.connect(lambda: self.edit_settled.emit(one, edit.name, False, why.text()))
        buttons = [leave]
        if edit.kind != "formula":
            take = Button(f"Take “{edit.now or 'blank'}”", size="row")
            take.clicked.connect(lambda: self.edit_settled.emit(one, edit.name, True, why.text()))
            buttons.append(take)
        made = QWidget()
        made.setLayout(
            column(words(where, "strong"), 2, words(f"{edit.words} In {one.file}."), 4,
                   words("Why", "hint"), why, 6, flow(*buttons))
        )  # fmt: skip
        return made
