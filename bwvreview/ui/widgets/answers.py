"""One answer to choose or tick, painted whole: a mark, a shape, words that fold, a key cap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from bwvreview.ui.icons import paint_icon
from bwvreview.ui.paint import box, painting, radio, tick_box
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import px, tokens
from bwvreview.ui.widgets.button import paint_key
from bwvreview.ui.widgets.letters import SIDE, letters_width, paint_letter
from bwvreview.ui.widgets.words import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    _Base = QAbstractButton
else:
    _Base = object  # Qt's classes cannot be mixed; the real one comes with the two classes at the end


_MOST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: its name in the form, its words (`**Green:** good…`), its key, its shape (`icons.RATINGS`).

    `letters` are the reviewers who chose it; rows show them at the right.
    """

    name: str
    label: str
    key: str = ""
    icon: str = ""
    letters: tuple[str, ...] = ()


def with_keys(options: Sequence[Option], zero: Collection[str] = ("could_not_tell",)) -> tuple[Option, ...]:
    """Give each option its key: 1 to 9 in order, and 0 for “could not tell”."""
    made, number = [], 0
    for option in options:
        if option.name in zero:
            made.append(replace(option, key="0"))
        else:
            number += 1
            made.append(replace(option, key=str(number) if number <= 9 else ""))
    return tuple(made)


class Answer(_Base):
    """What radio answers and tick answers share: they paint a mark, a shape, words and a key cap."""

    option: Option
    tall: bool
    folded: bool = False  # a tile below others looks like a row
    keys_shown: bool = False
    wrong: bool = False
    on_key: Callable[[QKeyEvent, QAbstractButton], bool] | None = None
    ring_radius = 6

    def _prepare(self, option: Option, *, tall: bool) -> None:
        self.option, self.tall = option, tall
        label = spoken(option.label)
        self._marked = "**" in label
        self._light, self._heavy = Block(label, "body"), Block(label, "strong")
        self.setText(self._light.plain.replace("&", "&&"))
        chosen_by = " and ".join(filter(None, (", ".join(option.letters[:-1]), *option.letters[-1:])))
        self.setAccessibleName(f"{self._light.plain}. Chosen by {chosen_by}" if chosen_by else self._light.plain)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _block(self) -> Block:
        # words with heavy parts of their own stay as they are
        return self._heavy if self.isChecked() and not self._marked else self._light

    @property
    def _is_tile(self) -> bool:
        return self.tall and not self.folded

    def _before(self) -> int:
        """Where the words of a row begin."""
        return 12 + px(22) + 12 + ((px(22) + 12) if self.option.icon else 0)

    def _text_width(self, width: int) -> int:
        if self._is_tile:
            return width - 20
        return width - self._before() - 12 - self._after()

    @property
    def _letters(self) -> tuple[str, ...]:
        """The letters that have room: of many the first ones, and how many more."""
        every = self.option.letters
        return (
            every
            if len(every) <= _MOST_LETTERS
            else (*every[: _MOST_LETTERS - 1], f"+{len(every) - _MOST_LETTERS + 1}")
        )

    def _after(self) -> int:
        """The room that letters and the key cap take at the right of a row."""
        letters = letters_width(len(self._letters)) + 10 if self.option.letters else 0
        return letters + (px(24) + 8 if self.option.key else 0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's
        words = self._heavy.height(max(40, self._text_width(width)))
        return (8 + px(24) + 2 + words + 6) if self._is_tile else max(px(46), words + 22)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        width = self._heavy.natural().width()
        if self.tall:
            return QSize(width + 22, px(64))
        return QSize(width + self._before() + 20 + self._after(), px(46))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        if self.tall:
            return self.sizeHint()
        return QSize(self._before() + self._heavy.least().width() + 20, px(46))

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, D102, N802 - Qt's: the whole answer is the target
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's
        if self.on_key is None or not self.on_key(event, self):
            super().keyPressEvent(event)

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102, N802 - Qt's
        chosen = self.isChecked()
        fill = "tint" if chosen or self.underMouse() else "surface"
        edge = "accent" if chosen else "red" if self.wrong else "outline"
        with painting(self) as painter:
            box(painter, self.rect(), fill=fill, edge=edge, width=2 if chosen else 1)
            (self._paint_tile if self._is_tile else self._paint_row)(painter)

    def _paint_tile(self, painter: QPainter) -> None:
        self._paint_mark(painter, QPointF(11, 9))
        if self.keys_shown and self.option.key:
            paint_key(painter, QPointF(self.width() - px(24) - 10, 8), self.option.key)
        layout, _ = self._block().lay(self._text_width(self.width()))
        painter.setPen(tokens().color("text"))
        layout.draw(painter, QPointF(11, 8 + px(24) + 1))

    def _paint_row(self, painter: QPainter) -> None:
        middle = self.height() / 2
        self._paint_mark(painter, QPointF(12, middle - px(22) / 2))
        if self.option.icon:
            paint_icon(painter, self.option.icon, QPointF(24 + px(22), middle - px(22) / 2), px(22))
        layout, height = self._block().lay(max(40, self._text_width(self.width())))
        painter.setPen(tokens().color("text"))
        layout.draw(painter, QPointF(self._before(), middle - height / 2))
        right = self.width() - 12 - (px(24) + 8 if self.option.key else 0)
        for place, letter in enumerate(self._letters):
            left = right - letters_width(len(self._letters) - place)
            paint_letter(painter, QPointF(left, middle - px(SIDE) / 2), letter)
        if self.keys_shown and self.option.key:
            paint_key(painter, QPointF(self.width() - px(24) - 12, middle - px(12)), self.option.key)


class RadioAnswer(Answer, QRadioButton):
    """One answer of which one can be chosen."""

    def __init__(self, option: Option, *, tall: bool = False) -> None:
        QRadioButton.__init__(self)
        self._prepare(option, tall=tall)

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        radio(painter, at, chosen=self.isChecked())


class TickAnswer(Answer, QCheckBox):
    """One answer of which several can be ticked."""

    def __init__(self, option: Option) -> None:
        QCheckBox.__init__(self)
        self._prepare(option, tall=False)

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        tick_box(painter, at, chosen=self.isChecked())
