"""The commitment for the room: eight groups of eight signs to read aloud, and a QR code to photograph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bwvreview.ui.paint import box, painting, words_at
from bwvreview.ui.theme import font, look, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

_LETTERS = 70
_LINE = 88


class CodeGroups(QWidget):
    """Eight groups, left to right and top to bottom, each with its number in a circle. A reader spells them."""

    def __init__(self, groups: Sequence[str] = ()) -> None:
        super().__init__()
        self._groups: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show these groups."""
        self._groups = tuple(groups)
        spelt = [f"Group {place}: {' '.join(group)}" for place, group in enumerate(self._groups, 1)]
        self.setAccessibleName("Fingerprint in eight groups")
        self.setAccessibleDescription(". ".join(spelt))
        self.updateGeometry()
        self.update()

    def _group_width(self, size: float) -> float:
        letters = QFontMetricsF(font(size, 700, mono=True)).horizontalAdvance("0") * 8
        return px(34) + 14 + letters + 12 * size / _LETTERS

    def _fit(self, width: int) -> tuple[int, float]:
        """Give the number of columns, and letters as large as fit: 70 px when there is room."""
        across = 2 if self._group_width(48 / look().scale) * 2 + 40 <= width else 1
        size = float(_LETTERS)
        while size > 20 and self._group_width(size) * across + 40 * (across - 1) > width:
            size -= 1
        return across, size

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        across, size = self._fit(width)
        return round(px(_LINE) * size / _LETTERS) * -(-len(self._groups) // across)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = round(self._group_width(_LETTERS) * 2 + 40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(px(280), px(160))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        across, size = self._fit(self.width())
        line = px(_LINE) * size / _LETTERS
        step = self._group_width(size) + 40
        with painting(self) as painter:
            for place, _group in enumerate(self._groups):
                self._paint_group(painter, (place % across) * step, (place // across) * line, line, size, place)

    def _paint_group(self, painter: QPainter, x: float, y: float, line: float, size: float, place: int) -> None:
        side = px(34)
        circle = QRectF(x, y + (line - side) / 2, side, side)
        box(painter, circle, edge="outline", width=2, radius=side / 2)
        centre = Qt.AlignmentFlag.AlignCenter
        words_at(painter, circle, str(place + 1), size=19, weight=700, tone="muted", flags=centre)
        left = x + side + 14
        half = QFontMetricsF(font(size, 700, mono=True)).horizontalAdvance("0") * 4
        group = self._groups[place]
        for part, at in ((group[:4], left), (group[4:], left + half + 12 * size / _LETTERS)):
            words_at(painter, QRectF(at, y, half + 8, line), part, size=size, weight=700, mono=True)


class QrView(QWidget):
    """A QR code, always black on white with its quiet zone, whatever the colours of now."""

    def __init__(self, name: str, *, side: int = 320) -> None:
        super().__init__()
        self._side = side
        self._rows: tuple[bytes, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show a text as a code (segno is loaded now, not at the start)."""
        import segno

        self._rows = tuple(bytes(line) for line in segno.make(text, error="m", micro=False).matrix)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(self._side, self._side)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            box(painter, self.rect(), fill="outline", radius=8)
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(QColor("#FFFFFF"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inside, 7, 7)
            if not self._rows:
                return
            painter.setRenderHint(painter.RenderHint.Antialiasing, on=False)
            count = len(self._rows) + 8  # four modules of quiet zone on each side (ISO/IEC 18004)
            module = (self._side - 2) // count
            start = (self._side - module * (count - 8)) // 2
            for y, line in enumerate(self._rows):
                for x, dark in enumerate(line):
                    if dark:
                        painter.fillRect(start + x * module, start + y * module, module, module, QColor("#14181F"))
