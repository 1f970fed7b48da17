"""What must hold of every page for people with other eyes, hands or ears. Each check gives the faults that it found.

The numbers are those of WCAG 2.2 at level AA: 1.4.3, 1.4.11, 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 2.5.8, 4.1.2.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from bwvreview.ui.style import FocusRing
from bwvreview.ui.theme import TYPES, font, px
from bwvreview.ui.widgets.answers import Answer
from bwvreview.ui.widgets.bars import LabelledRows
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.fields import Field
from bwvreview.ui.widgets.navigation import Navigation
from bwvreview.ui.widgets.page import ActionBar
from bwvreview.ui.widgets.words import Words
from tests.screen import spoken_name

TARGET = 24
SCREEN = (1366, 768)
MOST_STOPS = 200
_PRECISE = 1  # pixels by which places may differ without being elsewhere


def told(widget: QWidget) -> str:
    """How a fault names a widget."""
    text = getattr(widget, "text", None)
    name = spoken_name(widget) or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__} “{name[:60]}”"


def controls(root: QWidget) -> list[QWidget]:
    """All that the keyboard can stop at."""
    found = (widget for widget in root.findChildren(QWidget) if widget.isVisible() and widget.isEnabled())
    return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


ROLES = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.Table,
    QAccessible.Role.Link,
    QAccessible.Role.Graphic,
    QAccessible.Role.Border,
    QAccessible.Role.StaticText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Button,
    QAccessible.Role.ListItem,
    QAccessible.Role.Grouping,
}


def names_and_roles(root: QWidget) -> list[str]:
    """4.1.2: each control has a name, and a role that says what it is."""
    faults = []
    for widget in controls(root):
        heard = QAccessible.queryAccessibleInterface(widget)
        if not heard.text(QAccessible.Text.Name):
            faults.append(f"{told(widget)} has no name")
        if heard.role() not in ROLES:
            faults.append(f"{told(widget)} is told as {heard.role().name}")
    return faults


def place_of(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def round_of_tab(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """2.1.1, 2.1.2, 2.4.7, 2.4.11: go round by Tab; give the stops, and what was not seen or not reached."""
    faults: list[str] = []
    wanted = controls(window)
    if len(wanted) < 2:
        return wanted, []  # there is nowhere to go by Tab
    ring = QApplication.instance().findChild(FocusRing)  # type: ignore[union-attr]
    assert isinstance(ring, FocusRing)
    start = QApplication.focusWidget()
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        before = QApplication.focusWidget()
        QTest.keyClick(before or window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or now is before:
            faults.append(f"Tab does not leave {told(before) if before else 'the window'}")
            break
        if stops and now is stops[0]:
            break
        stops.append(now)
        faults += _not_seen(now, ring)
    else:
        faults.append("Tab does not come round")
    faults += [f"{told(widget)} is not reached by Tab" for widget in wanted if not _reached(widget, stops)]
    if start is not None:
        start.setFocus()
    return _from_the_start(window, stops), faults


def _from_the_start(window: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """The same round, begun where the window's own order begins."""
    places: dict[QWidget, int] = {}
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        places[at] = len(places)
        at = at.nextInFocusChain()
    first = min(range(len(stops)), key=lambda place: places.get(stops[place], len(places)))
    return stops[first:] + stops[:first]


def _reached(widget: QWidget, stops: list[QWidget]) -> bool:
    if widget in stops:
        return True
    if isinstance(widget, QRadioButton) or (isinstance(widget, QAbstractButton) and widget.autoExclusive()):
        return any(type(stop) is type(widget) and stop.parentWidget() is widget.parentWidget() for stop in stops)
    return False


def _not_seen(now: QWidget, ring: FocusRing) -> list[str]:
    shown = now.visibleRegion().boundingRect()
    if shown.isEmpty():
        return [f"{told(now)} has the focus out of sight"]
    if getattr(now, "ring_on", now) is None:
        return []  # it paints the ring itself, as the tests of the kit see
    frame = ring.frame()
    marked = frame is not None and frame.isVisible() and not frame.visibleRegion().isEmpty()
    return [] if marked else [f"{told(now)} has the focus without a ring"]


def order(stops: list[QWidget]) -> list[str]:
    """2.4.3: in one part of the page, the next stop is not above the one before, nor left of it on its line.

    A column to the right, below the same heading, begins at its top again.
    """
    faults = []
    for before, now in pairwise(stops):
        if _part(before) is not _part(now):
            continue
        old, new = place_of(before), place_of(now)
        same_line = new.top() < old.center().y() < new.bottom() or old.top() < new.center().y() < old.bottom()
        if same_line and new.right() <= old.left() + _PRECISE:
            faults.append(f"{told(now)} comes after {told(before)}, but is left of it")
        if not same_line and new.bottom() <= old.top() + _PRECISE and new.left() < old.right() - _PRECISE:
            faults.append(f"{told(now)} comes after {told(before)}, but is above it")
    return faults


def _part(widget: QWidget) -> QWidget | None:
    """The part of the page in which places can be compared: what scrolls, or a bar."""
    at: QWidget | None = widget
    while at is not None and not (
        isinstance(at, Navigation | ActionBar) or isinstance(at.parentWidget(), QAbstractScrollArea | QMainWindow)
    ):
        at = at.parentWidget()
    return at


def targets(root: QWidget) -> list[str]:
    """2.5.8: what can be pressed is at least 24 by 24 pixels."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    found = [widget for kind in kinds for widget in root.findChildren(kind) if widget.isVisible()]
    return [
        f"{told(widget)} is {widget.width()} × {widget.height()}"
        for widget in found
        if min(widget.width(), widget.height()) < TARGET
    ]


def reflow(window: QWidget) -> list[str]:
    """1.4.4, 1.4.10: nothing scrolls sideways, nothing is cut off, and the window fits the screen."""
    faults = []
    if window.size().boundedTo(QSize(*SCREEN)) != window.size():
        faults.append(f"the window grew to {window.width()} × {window.height()}")
    shown = [stack.currentWidget() for stack in window.findChildren(QStackedWidget) if stack.isVisible()]
    for page in (*shown, *window.findChildren(Navigation)):
        least = page.minimumSizeHint() if page is not None and page.isVisible() else None
        if page is not None and least is not None and least.boundedTo(page.size()) != least and not _stacks(page):
            faults.append(f"{told(page)} needs {least.width()} × {least.height()}")
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            faults += _too_narrow(widget)
    return faults


def _stacks(page: QWidget) -> bool:
    """Whether pages lie in it that are not shown, and whose size does not count."""
    return bool(page.findChildren(QStackedWidget))


def _too_narrow(widget: QWidget) -> list[str]:
    """What of a widget cannot be seen, for want of room."""
    if isinstance(widget, LabelledRows):
        return _shortened(widget)
    if isinstance(widget, QAbstractScrollArea):
        more = widget.horizontalScrollBar().maximum()
        return [f"{told(widget)} scrolls sideways by {more}"] if more > 0 else []
    if isinstance(widget, QLabel) and widget.text() and (cut := _cut(widget)):
        return [f"{told(widget)} {cut}"]
    if isinstance(widget, Button) and widget.width() < widget.sizeHint().width():
        return [f"{told(widget)} is squeezed"]
    return _sticks_out(widget) if isinstance(widget, QAbstractButton | QLineEdit | QLabel) else []


def _cut(label: QLabel) -> str:
    if label.hasHeightForWidth():
        needed = label.heightForWidth(label.width())
        return f"needs {needed} of height, has {label.height()}" if label.height() < needed else ""
    if isinstance(label, Words) and label.width() + _PRECISE < label.sizeHint().width():
        return f"needs {label.sizeHint().width()} of width, has {label.width()}"
    return ""


def _shortened(chart: LabelledRows[Any]) -> list[str]:
    """Labels and reasons that lost their end."""
    metrics, above = QFontMetricsF(font(16)), chart.labels_above(chart.width())
    label = chart.width() if above else px(chart._label)
    room = chart.width() - (0 if above else label + 12) - px(18) - 4
    return [
        f"a row of {told(chart)} is cut: “{row.spoken}”"
        for row in chart._rows
        if metrics.horizontalAdvance(row.label) > label - 4 or metrics.horizontalAdvance(row.reason) > room
    ]


def _sticks_out(widget: QWidget) -> list[str]:
    """Whether a part of it lies outside of what holds it."""
    at, rect = widget, widget.rect()
    while (holder := at.parentWidget()) is not None and not at.isWindow():
        rect = QRect(at.mapToParent(rect.topLeft()), rect.size())
        scrolls = isinstance(holder.parentWidget(), QAbstractScrollArea)
        if rect.left() < 0 or rect.right() > holder.width():
            return [f"{told(widget)} sticks out of {told(holder)} at the side"]
        if scrolls:
            return []
        if rect.top() < 0 or rect.bottom() > holder.height():
            return [f"{told(widget)} sticks out of {told(holder)} below or above"]
        at = holder
    return []


Pixels = np.ndarray[tuple[int, ...], np.dtype[Any]]


def picture(widget: QWidget) -> Pixels:
    """A widget as it is painted: rows of pixels, each red, green and blue."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def contrasts(window: QWidget, pixels: Pixels) -> list[str]:
    """1.4.3, measured on the picture: the letters of each label against what they stand on."""
    faults = []
    for label in window.findChildren(Words):
        region = label.visibleRegion().boundingRect()
        if not label.isVisible() or not label.text().strip() or region.height() < label.fontMetrics().height():
            continue
        at = QRect(label.mapTo(window, region.topLeft()), region.size())
        kind = TYPES[label._kind]
        large = px(kind.size) >= 24 or (px(kind.size) >= 18.66 and kind.weight >= 700)
        found = _contrast(pixels[at.top() : at.bottom(), at.left() : at.right()].reshape(-1, 3))
        if found is not None and found < (3.0 if large else 4.5):
            faults.append(f"{told(label)} has a contrast of {found:.2f}")
    return faults


def edges(window: QWidget, pixels: Pixels) -> list[str]:
    """1.4.11, measured on the picture: the left edge of each control that can be used, against what is beside it."""
    faults = []
    for widget in controls(window):
        region = widget.visibleRegion().boundingRect()
        usable = not (isinstance(widget, Button) and (widget.kind == "link" or not widget.available))
        if not isinstance(widget, Button | Answer | Field) or not usable or region.size() != widget.size():
            continue
        at = place_of(widget)
        line = pixels[at.center().y(), max(0, at.left() - 2) : at.left() + 4]
        light = luminance(line)
        found = float(((np.maximum(light, light[0]) + 0.05) / (np.minimum(light, light[0]) + 0.05)).max())
        if found < 3.0 and widget is not QApplication.focusWidget():
            faults.append(f"the edge of {told(widget)} has a contrast of {found:.2f}")
    return faults


def _contrast(pixels: Pixels) -> float | None:
    """The contrast of the most frequent colour and the one farthest from it in lightness."""
    if not len(pixels):
        return None
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    colours, counts = np.unique(packed, return_counts=True)
    light = luminance(np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=-1))
    ground = light[counts.argmax()]
    ratios = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    return float(ratios.max())


def luminance(colours: Pixels) -> Pixels:
    """Relative luminance of WCAG 2 of colours as rows of red, green and blue, 0 to 255."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    result: Pixels = linear @ np.array([0.2126, 0.7152, 0.0722])
    return result
