"""One question in the list: each reviewer's answer in a column of its own, or below it where there is no room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.icons import RATINGS, paint_icon
from bwvreview.ui.pages.agree.words import agreed_words, all_of, answer_words, is_rating, standing_words
from bwvreview.ui.paint import painting
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.row_button import RowButton
from bwvreview.ui.widgets.words import Block

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from bwvreview.domain.forms.survey import Question
    from bwvreview.services.views_panel import AgreeLine

_SIDE, _GAP, _ICON = 18, 12, 20
_MOST_COLUMNS, _NARROW = 4, 600
_QUESTION, _AGREED = 0.34, 0.23  # shares of the width


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a place of a row, with a shape before them."""

    block: Block
    icon: str = ""
    tone: str = "text"
    icon_tone: str = "text"

    def height(self, width: int) -> int:
        """Give the height that the words need."""
        return self.block.height(max(30, width - self._before))

    @property
    def _before(self) -> int:
        return px(_ICON) + 6 if self.icon else 0

    def paint(self, painter: QPainter, at: QPointF, width: int) -> None:
        """Paint shape and words."""
        if self.icon:
            paint_icon(painter, self.icon, QPointF(at.x(), at.y() + 1), px(_ICON), self.icon_tone)
        painter.setPen(tokens().color(self.tone))
        self.block.lay(max(30, width - self._before))[0].draw(painter, QPointF(at.x() + self._before, at.y()))


def column_places(width: int, letters: int) -> list[tuple[int, int]] | None:
    """Give left edge and width of each column; None where the answers go below the question."""
    if not 0 < letters <= _MOST_COLUMNS or width < px(_NARROW):
        return None
    inner = width - 2 * _SIDE - (letters + 1) * _GAP
    question, agreed = int(inner * _QUESTION), int(inner * _AGREED)
    each = (inner - question - agreed) // letters
    places, left = [], _SIDE
    for room in (question, *[each] * letters, agreed):
        places.append((left, room))
        left += room + _GAP
    return places


class DifferenceRow(RowButton):
    """A question with every answer. Space or Enter opens it; Up and Down go to the next row."""

    ring_radius = 2
    stepped = Signal(int)

    def __init__(self, line: AgreeLine, letters: tuple[str, ...], asked: Question, *, same: bool) -> None:
        super().__init__()
        self.line, self._letters, self._asked, self._same = line, letters, asked, same
        self.current = False
        words, icon, tone = standing_words(line)
        self._question = Cell(Block(line.label, "dense" if same else "dense-strong"))
        self._agreed = (
            Cell(Block(words, "dense"), "check") if same else Cell(Block(words, "dense-strong"), icon, tone, tone)
        )
        self.setText(line.label.replace("&", "&&"))
        self.setAccessibleName(self._spoken(words))

    def set_current(self, current: bool) -> None:
        """Mark the row that is talked about."""
        self.current = current
        self.setAccessibleDescription("This question is shown" if current else "")
        self.update()

    def _spoken(self, agreed: str) -> str:
        if self._same:
            return f"{self.line.label} {all_of(self._letters)}: {self.line.agreed_words}"
        told = ". ".join(f"Reviewer {letter}: {self._words(letter)}" for letter in self._letters)
        return f"{self.line.label} {told}. {agreed}"

    def _words(self, letter: str) -> str:
        return answer_words(self.line, letter, self._asked)

    def _cell(self, letter: str) -> Cell:
        icon = RATINGS.get(self.line.answers.get(letter, ""), "") if is_rating(self._asked) else ""
        tone = "text" if self.line.words.get(letter) else "muted"
        return Cell(Block(self._words(letter), "dense"), icon, tone)

    def _cells(self, width: int) -> list[tuple[Cell, int, int, int]]:
        """Give each cell with its left edge, its top and its width."""
        places = column_places(width, len(self._letters))
        if places is None:
            return self._stacked(width)
        if self._same:
            room = places[-2][0] + places[-2][1] - places[1][0]
            told = Cell(Block(f"{all_of(self._letters)}: {agreed_words(self.line)}", "dense"), tone="muted")
            cells = [(self._question, places[0]), (told, (places[1][0], room)), (self._agreed, places[-1])]
        else:
            inner = [self._cell(letter) for letter in self._letters]
            cells = list(zip((self._question, *inner, self._agreed), places, strict=True))
        return [(cell, left, 11, room) for cell, (left, room) in cells]

    def _stacked(self, width: int) -> list[tuple[Cell, int, int, int]]:
        room, top = width - 2 * _SIDE, 11
        cells = []
        for cell in (self._question, *self._grouped(), self._agreed):
            cells.append((cell, _SIDE, top, room))
            top += cell.height(room) + 2
        return cells

    def _grouped(self) -> list[Cell]:
        """Who gave which answer, the answer of most first."""
        if self._same:
            return [Cell(Block(all_of(self._letters), "dense"), tone="muted")]
        who: dict[str, list[str]] = {}
        for letter in self._letters:
            who.setdefault(self._words(letter), []).append(letter)
        found = sorted(who.items(), key=lambda item: -len(item[1]))
        cells = []
        for words, letters in found:
            first = self._cell(letters[0])
            cells.append(Cell(Block(f"**{', '.join(letters)}:** {words}", "dense"), first.icon, first.tone))
        return cells

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        cells = self._cells(width)
        return max(px(43), max(top + cell.height(room) for cell, _, top, room in cells) + 11)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(640), px(43))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(240), px(43))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            if self.current or self.underMouse():
                painter.fillRect(self.rect(), tokens().color("tint" if self.current else "sunken"))
            if self.current:
                painter.fillRect(0, 0, 4, self.height(), tokens().color("accent"))
            for cell, left, top, room in self._cells(self.width()):
                cell.paint(painter, QPointF(left, top), room)


class FoldRow(RowButton):
    """The line above the answers that are the same. Space or Enter shows or hides them."""

    ring_radius = 2

    def __init__(self, text: str, *, folded: bool) -> None:
        super().__init__()
        self._cell = Cell(Block(text, "dense-strong"), "chevron-right" if folded else "chevron-down")
        self.setAccessibleName(spoken(text))
        self.setAccessibleDescription("Press to show them" if folded else "Press to hide them")

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return self._cell.height(width - 2 * _SIDE) + 20

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(640), px(21) + 20)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(240), px(21) + 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("tint" if self.underMouse() else "sunken"))
            self._cell.paint(painter, QPointF(_SIDE, 10), self.width() - 2 * _SIDE)


class RowsHead(QWidget):
    """The headings: “Question”, “Reviewer A”, …, “Agreed”. None where the answers go below the question."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__()
        self._letters = letters
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        return px(20) + 19 if column_places(width, len(self._letters)) else 0

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(640), px(20) + 19)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(240), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        places = column_places(self.width(), len(self._letters))
        if places is None:
            return
        titles = ("Question", *(f"Reviewer {letter}" for letter in self._letters), "Agreed")
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("sunken"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("outline"))
            painter.setPen(tokens().color("muted"))
            for title, (left, room) in zip(titles, places, strict=True):
                Block(title, "head").lay(room)[0].draw(painter, QPointF(left, 9))
