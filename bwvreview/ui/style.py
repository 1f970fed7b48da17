"""The style: Fusion underneath, with our scroll bars, and one focus ring for every control.

The ring is a QFocusFrame above everything, so that it can lie outside of a control and also shows on main buttons and
chosen answers. It follows the focus by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)
from shiboken6 import isValid

from bwvreview.ui.paint import box, ring
from bwvreview.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

RING = 6  # gap 2, band 3, edge 1

_PM, _SH, _PE = QStyle.PixelMetric, QStyle.StyleHint, QStyle.PrimitiveElement


class HouseStyle(QProxyStyle):
    """Fusion with the house's focus ring and scroll bars. The widgets of the kit paint themselves."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Say Qt's sizes: room for the ring, and 12 px for scroll bars."""
        if metric in (_PM.PM_FocusFrameHMargin, _PM.PM_FocusFrameVMargin):
            return RING
        if metric == _PM.PM_ScrollBarExtent:
            return 12
        return super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Put the ring above its control; open tips of unavailable controls quickly."""
        if hint == _SH.SH_FocusFrame_AboveWidget:
            return 1
        if hint == _SH.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)  # type: ignore[arg-type]

    def drawControl(  # noqa: N802 - Qt's name
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint the focus ring."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            inside = QRectF(option.rect).adjusted(RING, RING, -RING, -RING)
            target = widget.widget() if isinstance(widget, QFocusFrame) else None
            painter.save()
            painter.setRenderHint(painter.RenderHint.Antialiasing)
            ring(painter, inside, float(getattr(target, "ring_radius", 6)))
            painter.restore()
            return
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(  # noqa: N802 - Qt's name
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Leave out Fusion's own focus marks: ours is enough."""
        if element != _PE.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint scroll bars as a rounded thumb on a quiet track."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, tokens().color("sunken"))
        if option.maximum <= option.minimum:
            return
        thumb: QRect = self.subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            widget,
        )
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        box(painter, QRectF(thumb).adjusted(3, 3, -3, -3), fill="outline", radius=3)
        painter.restore()

    def subControlRect(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give scroll bars their whole length: there are no arrow buttons at their ends."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_part(option, part, rect)
        return rect


def _scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl, rect: QRect) -> QRect:
    """Lay out a scroll bar without arrow buttons."""
    upright = option.orientation == Qt.Orientation.Vertical
    whole = option.rect
    length = whole.height() if upright else whole.width()
    span = option.maximum - option.minimum
    thumb = length if span <= 0 else max(36, length * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )

    def piece(begin: int, size: int) -> QRect:
        made = type(whole)(whole)
        if upright:
            made.setRect(whole.x(), whole.y() + begin, whole.width(), size)
        else:
            made.setRect(whole.x() + begin, whole.y(), size, whole.height())
        return made

    parts = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, thumb),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
        QStyle.SubControl.SC_ScrollBarSubLine: (0, 0),
        QStyle.SubControl.SC_ScrollBarAddLine: (length, 0),
    }
    return piece(*parts[part]) if part in parts else rect


class FocusRing(QObject):
    """Moves the one ring to whatever has the focus. A widget may name another: `ring_on`, or None for no ring."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        target = getattr(now, "ring_on", now)
        if self._frame is None or not isValid(self._frame):
            # Closing a window takes the ring along with the part of the screen it lay on.
            self._frame = QFocusFrame()
        if isinstance(target, QWidget) and not target.isWindow():
            self._frame.setWidget(target)
            if target.isVisible():
                self._frame.show()  # Qt hides it round what is scrolled away, and does not bring it back with it
        else:
            self._frame.setWidget(None)  # type: ignore[arg-type]
            self._frame.setParent(None)

    def frame(self) -> QFocusFrame | None:
        """Give the ring, for a look at where it lies."""
        return self._frame


def dress(app: QApplication) -> FocusRing:
    """Put the house style on a program, once."""
    found = app.findChild(FocusRing)
    if isinstance(found, FocusRing):
        return found
    app.setStyle(HouseStyle())
    return FocusRing(app)
