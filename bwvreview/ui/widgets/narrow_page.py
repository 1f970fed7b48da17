"""A page over the whole window with one narrow column: a way out at the top, a heading, a bar of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import column, flow, holder, row
from bwvreview.ui.widgets.page import ActionBar, Barred
from bwvreview.ui.widgets.scroll import Scroll
from bwvreview.ui.widgets.top_bar import TopBar
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from bwvreview.ui.widgets.layouts import Part

_WIDTH = 720


class NarrowPage(Barred):
    """Put cards into the column with `put`; `slot` names the clip in the top bar, before other `facts`."""

    left = Signal()

    def __init__(self, leave: str, *facts: QWidget) -> None:
        super().__init__()
        out = Button(leave, size="row", icon="chevron-left")
        out.clicked.connect(self.left)
        self.slot = words("", "figure-1", wrap=False)
        self.top = TopBar(flow(out, self.slot, *facts, gap=16), margin=20)
        self.title, self.line = words("", "title"), words("", "muted")
        self.bar: ActionBar = ActionBar()

    def put(self, *parts: Part) -> None:
        """Lay the page out: once, with what stands below the heading."""
        inside = column(self.title, 4, self.line, 16, *parts, None, margins=(32, 28, 32, 20))
        self.middle = holder(inside)
        whole = row(None, self.middle, None, gap=0)
        whole.setStretch(1, 100)
        made = column(self.top, Scroll(holder(whole)), self.bar)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.restyle()

    def restyle(self) -> None:
        """Keep the lines short enough to read."""
        self.middle.setMaximumWidth(px(_WIDTH) + 64)
        self._line_up_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._line_up_bar()

    def _line_up_bar(self) -> None:
        """Have the bar's buttons begin where the lines above them do."""
        self.bar.set_margin(32 + max(0, (self.width() - self.middle.maximumWidth()) // 2))

    def say(self, title: str, line: str) -> None:
        """Show a heading and the line under it."""
        self.title.setText(title)
        self.line.setText(line)
        self.setAccessibleName(spoken(title))

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self.top, self.middle, self.bar]
