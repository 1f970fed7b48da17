"""The frame of a page: heading and one line, a part that scrolls, and an action bar that never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from bwvreview.ui.paint import painting
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.theme import Tone, px, tokens
from bwvreview.ui.widgets.aloud import announce_if_seen
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.layouts import Part, column, empty, flow, holder, put, row, show_if
from bwvreview.ui.widgets.scroll import Scroll
from bwvreview.ui.widgets.words import Icon, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent


class ActionBar(QFrame):
    """Buttons at the left, main one first; at the right end why it is not ready, or what is saved."""

    def __init__(self, *buttons: Button, height: int = 72, margin: int = 32, kind: str = "body") -> None:
        super().__init__()
        self._height = height
        self._icon = Icon("circle-check", 20, "good")
        self.note = words("", kind)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._holder = row(gap=0)
        self.buttons: tuple[Button, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._end = holder(row(self._icon, self.note, gap=8))
        self._inside = row(self._holder, None, gap=16, margins=(margin, 8, margin, 8))
        self._inside.addWidget(self._end)
        self.setLayout(self._inside)
        self.restyle()
        self.set_buttons(*buttons)
        self.say("")

    def restyle(self) -> None:
        """Keep the bar high enough for its buttons."""
        self.setMinimumHeight(max(self._height, px(44) + 28))

    def set_margin(self, margin: int) -> None:
        """Stand so far from both ends: in line with what is above."""
        self._inside.setContentsMargins(margin, 8, margin, 8)
        self._fit()

    def set_buttons(self, *buttons: Button) -> None:
        """Show these buttons, main one first."""
        empty(self._holder)
        self.buttons = buttons
        if buttons:
            self._holder.addWidget(flow(*buttons, gap=12), 0, Qt.AlignmentFlag.AlignVCenter)
        show_if(self, bool(buttons) or bool(self.note.text()))

    def say(self, text: str, tone: Tone = "muted", *, icon: str = "", strong: bool = False) -> None:
        """Show words at the right end. Good, amber and red words are heavy, have their shape, and are said aloud."""
        text = spoken(text)
        heavy = strong or tone in {"good", "amber", "red"}
        self.note.set_tone(tone)
        if heavy and text != self.note.text():
            announce_if_seen(self, text)
        self.note.setText(f"**{text}**" if heavy and text else text)
        shape = icon or {"good": "circle-check", "amber": "rate-amber", "red": "rate-red"}.get(tone, "")
        self._icon.setVisible(bool(text and shape))
        if shape:
            self._icon.show_icon(shape, tone)
        show_if(self, bool(self.buttons) or bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the words below the buttons when both do not fit on one line: squeezed words are hard to read."""
        buttons = sum(button.sizeHint().width() + 12 for button in self.buttons)
        said = self.note.fontMetrics().horizontalAdvance(self.note.text()) + px(20) + 24
        margins = self._inside.contentsMargins()
        beside = not self.note.text() or buttons + said <= self.width() - margins.left() - margins.right()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._inside.direction() is not way:
            self._inside.setDirection(way)
            self._inside.setSpacing(16 if beside else 6)
            side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            self.note.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        with painting(self) as painter:
            painter.fillRect(self.rect(), tokens().color("surface"))
            painter.fillRect(0, 0, self.width(), 1, tokens().color("hairline"))


KEPT_HERE = "Kept on this computer, waiting for the server"


class SavedState(QWidget):
    """Whether what was given is safe: saved at a time, kept here, saving, or not saved and why."""

    try_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("circle-check", 20, "good")
        self._words = words("", "strong", wrap=False)
        self._again = Button("Try again", "link", tone="red")
        self._again.clicked.connect(self.try_again)
        self._again.hide()
        self.setLayout(row(self._icon, self._words, self._again, gap=6))
        self.hide()

    def saved(self, at: str) -> None:
        """Say when it was saved: “14:32”."""
        self._show("circle-check", "good", tr("Saved at {at}", at=at))

    def saving(self) -> None:
        """Say that it is being saved."""
        self._show("hourglass", "muted", "Saving")

    def kept_here(self) -> None:
        """Say that it is safe, though the server does not have it yet."""
        self._show("hourglass", "amber", KEPT_HERE)

    def not_saved(self, reason: str) -> None:
        """Say why it is not saved; stays until solved."""
        self._show("rate-red", "red", tr("Not saved: {reason}", reason=reason), again=True)

    def _show(self, icon: str, tone: Tone, text: str, *, again: bool = False) -> None:
        self._icon.show_icon(icon, tone)
        self._words.set_tone(tone)
        self._words.setText(text)
        self._again.setVisible(again)
        self.setAccessibleName(text)
        self.show()


class Barred(QWidget):
    """A page with a bar of buttons that never scrolls: whatever fills the window."""

    bar: QWidget
    ring_on = None  # it holds the focus only for the moment in which its parts are replaced

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses."""
        buttons: tuple[Button, ...] = getattr(self.bar, "buttons", ())
        return next((button for button in buttons if button.kind == "main" and not button.isHidden()), None)


class Page(Barred):
    """A page of the window. Put cards into `body`; set `bar`; heading words with `set_heading`.

    `parts()` gives what F6 steps through, `main_button()` what Ctrl+Enter presses; a page may give others. With a
    method `focus_start` a page says what takes the focus when it is shown. `only` is the one button of an empty page.
    """

    only: Button | None = None

    def __init__(self, title: str, sub: str = "", *, head_end: QWidget | None = None, gap: int = 14) -> None:
        super().__init__()
        self.title, self.sub = words(title, "title"), words(sub, "muted")
        show_if(self.sub, bool(sub))
        head: list[Part] = [column(self.title, 2, self.sub)]
        if head_end is not None:
            head += [None, head_end]
        self.body: QVBoxLayout = column(gap=gap, margins=(32, 18, 32, 14))
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self.scroller = Scroll(self._inside)
        self.bar: ActionBar = ActionBar()
        made = column(row(*head, gap=16, margins=(32, 22, 32, 0)), self.scroller, self.bar)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.setAccessibleName(spoken(title))

    def set_heading(self, title: str, sub: str = "") -> None:
        """Show another heading and line under it."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))
        self.setAccessibleName(spoken(title))

    def add(self, *parts: Part) -> None:
        """Put more into the part that scrolls."""
        put(self.body, *parts)

    def clear(self) -> None:
        """Take everything out of the part that scrolls."""
        empty(self.body)

    def main_button(self) -> Button | None:
        """Give the button that Ctrl+Enter presses: on an empty page, the only one."""
        return super().main_button() or self.only

    def parts(self) -> list[QWidget]:
        """Give the parts that F6 steps through, in order."""
        return [self._inside, self.bar]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        bar = self.scroller.verticalScrollBar()
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)


def first_focus(inside: QObject) -> QWidget | None:
    """Give the first control in a part that takes the focus by Tab."""
    if not isinstance(inside, QWidget):
        return None
    for widget in inside.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(inside) and widget.isEnabled():
            return widget
    return None
