"""The parts of the form at the left: how far each is, and which one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QWidget

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.theme import font, px, tokens
from bwvreview.ui.widgets.kit import KeyCap, Scroll, column, row, words
from bwvreview.ui.widgets.progress import side_progress
from bwvreview.ui.widgets.row_button import RowButton
from bwvreview.ui.widgets.words import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from bwvreview.domain.forms.state import SectionProgress

WIDTH = 312


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its words, how many questions are asked and answered, whether it is whole, wrong, shown."""

    name: str
    label: str
    answered: int
    asked: int
    complete: bool = False
    wrong: bool = False
    current: bool = False

    @property
    def count(self) -> str:
        """How far it is, in words."""
        return tr("{answered} of {asked}", answered=self.answered, asked=self.asked)

    @property
    def shape(self) -> tuple[str, str]:
        """Its icon and the icon's colour."""
        if self.wrong:
            return "rate-red", "red"
        if self.complete:
            return "circle-check", "good"
        return ("circle-dot", "accent") if self.current else ("circle", "outline")

    @property
    def said(self) -> str:
        """What a screen reader calls it."""
        state = "There is a problem. " if self.wrong else "Done. " if self.complete else ""
        answered = tr("{count} answered", count=self.count)
        return f"{self.label}. {spoken(state)}{answered}"


def part_line(section: SectionProgress, *, wrong: bool, current: bool) -> PartLine:
    """Give the line of a part as it stands."""
    return PartLine(
        section.name,
        section.label,
        section.answered,
        section.asked,
        complete=section.complete,
        wrong=wrong,
        current=current,
    )


class PartRow(RowButton):
    """A part in the list. Space or Enter opens it."""

    ring_radius = 6

    def __init__(self, line: PartLine) -> None:
        super().__init__()
        self.line = line
        self.show_line(line)

    def show_line(self, line: PartLine) -> None:
        """Show how far the part is now."""
        self.line = line
        self._label = Block(f"**{line.label}**" if line.current else line.label, "dense")
        self.setText(line.label.replace("&", "&&"))
        self.setAccessibleName(spoken(line.said))
        self.setAccessibleDescription("This part is shown" if line.current else "")
        self.updateGeometry()
        self.update()

    def _sides(self) -> tuple[int, int]:
        """Where the words begin, and the room that the count takes at the right."""
        count = QFontMetricsF(font(14)).horizontalAdvance(self.line.count)
        return 9 + px(22) + 8, round(count) + 18

    def _height(self, width: int) -> int:
        left, right = self._sides()
        return self._label.height(max(60, width - left - right))

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return max(px(41), self._height(width) + 12)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(240), px(41))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(160), px(41))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        left, right = self._sides()
        with painting(self) as painter:
            if self.line.current:
                box(painter, self.rect(), fill="surface", edge="accent")
            elif self.underMouse():
                box(painter, self.rect(), fill="tint")
            icon, tone = self.line.shape
            paint_icon(painter, icon, QPointF(9, (self.height() - px(22)) / 2), px(22), tone)
            layout, height = self._label.lay(max(60, self.width() - left - right))
            painter.setPen(tokens().color("text"))
            layout.draw(painter, QPointF(left, (self.height() - height) / 2))
            room = QRectF(self.width() - right, 0, right - 9, self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            words_at(painter, room, self.line.count, size=14, tone="muted", flags=flags)


class PartList(QWidget):
    """The parts that apply, in the order of the form. `chosen` comes with the name of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, PartRow] = {}
        self._column = column(gap=0)
        self.setLayout(self._column)
        self.setAccessibleName("Parts of the form")

    def show_parts(self, lines: Sequence[PartLine]) -> None:
        """Show these parts; rows that are there already stay, so that the focus does."""
        wanted = {line.name for line in lines}
        for name in [name for name in self.rows if name not in wanted]:
            gone = self.rows.pop(name)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, line in enumerate(lines):
            found = self.rows.get(line.name)
            if found is None:
                found = self.rows[line.name] = PartRow(line)
                found.clicked.connect(lambda _=False, name=line.name: self.chosen.emit(name))
                self._column.insertWidget(place, found)
            elif found.line != line:
                found.show_line(line)
            following = self._column.itemAt(place)
            if following is not None and following.widget() is not found:
                self._column.removeWidget(found)
                self._column.insertWidget(place, found)

    def current_row(self) -> PartRow | None:
        """Give the row of the part that is shown."""
        return next((found for found in self.rows.values() if found.line.current), None)


class SidePanel(QFrame):
    """The left side: “This clip”, how much is answered, and the parts."""

    def __init__(self, parts: PartList) -> None:
        super().__init__()
        self.progress = side_progress("This {clip}")
        self.progress.set_what("answered")
        self._parts = column(parts, None)
        inside = QWidget()
        inside.setLayout(self._parts)
        f6 = row(KeyCap("F6"), words("moves between the three parts", "hint"), gap=8, margins=(10, 8, 10, 0))
        f6.setStretch(1, 1)
        top = column(self.progress, margins=(10, 2, 10, 10))
        scroll = Scroll(inside)
        made = column(top, scroll, f6, margins=(12, 14, 12, 16))
        made.setStretch(1, 1)
        self.setLayout(made)
        self.restyle()

    def take(self, parts: PartList) -> None:
        """Put the list of parts back here."""
        self._parts.insertWidget(0, parts)

    def restyle(self) -> None:
        """Keep the width of the design."""
        self.setFixedWidth(px(WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("sunken"))
