"""The conflict desk: each question as “was X, now Y, in workbook Z”, settled with a reason, never by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bwvreview.domain.collate import said_of
from bwvreview.ui.widgets.kit import Button, Card, Field, Hairline, column, flow, words

if TYPE_CHECKING:
    from bwvreview.domain.collate import Conflict
    from bwvreview.domain.returns import Edit, Return
    from bwvreview.services.collate import Collated

_OWN = {"#slot": "Slot", "#state": "State", "#reason": "Why it was not shown", "#themes": "Drawn for"}
_MOST = 20


class Desk(QWidget):
    """What waits to be settled. Emits what a person chose, with the reason they gave."""

    conflict_settled = Signal(object, object, str)
    edit_settled = Signal(object, str, bool, str)

    def __init__(self, found: Collated) -> None:
        super().__init__()
        self._names = {group.slug: group.name for group in found.report.groups}
        self._titles = {**{one.name: one.title for one in found.report.questions}, **_OWN}
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
        return f"{self._names.get(one.group, one.group)}, {one.session}, {one.slot}"

    def _conflict(self, conflict: Conflict) -> QWidget:
        first = conflict.returns[0]
        why = Field(f"Why, for {self._where(first)}")
        buttons = []
        for one in conflict.returns if conflict.kind != "cycle" else ():
            keep = Button(f"Keep the one in {one.file}", size="row")
            keep.clicked.connect(lambda _on=False, one=one: self.conflict_settled.emit(conflict, one, why.text()))
            buttons.append(keep)
        made = QWidget()
        body = column(words(self._where(first), "strong"), 2, words(conflict.words, "muted"))
        for name in conflict.names:
            said = "; ".join(f"“{said_of(one, name) or 'blank'}” in {one.file}" for one in conflict.returns)
            title = self._titles.get(name, name)
            body.addWidget(words(f"{title}{'' if title.endswith('?') else ':'} {said}"))
        if buttons:
            body.addSpacing(4)
            body.addWidget(words("Why", "hint"))
            body.addWidget(why)
            body.addSpacing(6)
            body.addWidget(flow(*buttons))
        else:
            body.addWidget(words("Ask the group which record is the newest.", "muted"))
        made.setLayout(body)
        return made

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
