"""Records in conflict, side by side: first where they differ, then, if asked for, what they say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bwvreview.domain.collate import said_of
from bwvreview.ui.widgets.kit import Fold, column, holder, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.collate import Conflict
    from bwvreview.domain.returns import AskedQuestion, Return

OWN = {"#slot": "Slot", "#state": "State", "#reason": "Why it was not shown", "#themes": "Drawn for"}
_SEALS = {"intact": "as it was saved", "broken": "changed by hand", "none": "typed by hand"}
_BLANK = "blank"
_TOP = Qt.AlignmentFlag.AlignTop


def side_by_side(conflict: Conflict, questions: Mapping[str, AskedQuestion]) -> QWidget:
    """Give the records of a conflict beside one another, a column each."""
    records = conflict.returns
    same = [name for name in questions if name not in conflict.names and any(said_of(one, name) for one in records)]
    parts: list[QWidget] = [_grid(records, conflict.names, questions, head=True)]
    if same:
        parts.append(
            Fold(f"Show {len(same)} answers that are the same", _grid(records[:1], same, questions, head=False))
        )
    return holder(column(*parts, gap=6))


def _grid(
    records: Sequence[Return], names: Sequence[str], questions: Mapping[str, AskedQuestion], *, head: bool
) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    if head:
        grid.addWidget(words("What", "head"), 0, 0)
        for at, one in enumerate(records, 1):
            grid.addWidget(words(f"{one.file} ({_SEALS[one.seal]})", "head"), 0, at)
    for row, name in enumerate(names, 1):
        title = questions[name].title if name in questions else OWN.get(name, name)
        grid.addWidget(words(title, "muted"), row, 0, _TOP)
        for at, one in enumerate(records, 1):
            said = answer_words(questions.get(name), said_of(one, name)) or _BLANK
            cell = words(said)
            cell.setAccessibleName(f"{title} in {one.file}: {said}")
            grid.addWidget(cell, row, at, _TOP)
    for at in range(len(records) + 1):
        grid.setColumnStretch(at, 1)
    return made


def answer_words(question: AskedQuestion | None, raw: str) -> str:
    """Say an answer in the words of the form; a text as it was written."""
    known = dict(question.choices) if question is not None else {}
    if not known:
        return raw
    if raw in known:
        return known[raw]
    return "; ".join(known.get(name, name) for name in raw.split())
