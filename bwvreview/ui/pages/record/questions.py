"""Makes the question on the screen from a question of the form. A new kind of answer is a new line of `_MAKERS`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bwvreview.domain.forms.answers import ACKNOWLEDGED
from bwvreview.ui.icons import RATINGS
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    FieldAnswer,
    Option,
    Question,
    TextAnswer,
    TickList,
    column,
    with_keys,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bwvreview.domain.forms.survey import Choice
    from bwvreview.domain.forms.survey import Question as Asked
    from bwvreview.ui.widgets.answers import Answer

_SHORT = {2: 36, 3: 24, 4: 17, 5: 14}
"""As many tiles stand beside one another as have labels of at most so many letters."""

_LEAST_TILE = 131

_LIMIT = re.compile(r"string-length\(\s*\.\s*\)\s*<=\s*(\d+)")
_FIRST_NINE = 9


class _Said:
    """Answers that a screen reader calls by their question and their own words."""

    buttons: tuple[Answer, ...]
    setAccessibleName: Callable[[str], None]  # noqa: N815 - Qt's
    setAccessibleDescription: Callable[[str], None]  # noqa: N815 - Qt's

    def choose(self, key: str) -> bool:
        """Give the answer of a key, and move the focus to it, so that it is seen and said."""
        for button in self.buttons:
            if button.option.key and button.option.key == key:
                button.setFocus(Qt.FocusReason.TabFocusReason)
                button.click()
                return True
        return False

    def describe(self, name: str, description: str) -> None:
        """Name each answer; its hint and its error are its description."""
        self.setAccessibleName(spoken(name))
        self.setAccessibleDescription(spoken(description))
        for button in self.buttons:
            button.setAccessibleName(f"{name} {button.text().replace('&&', '&')}")
            button.setAccessibleDescription(spoken(description))


class Tiles(_Said, AnswerTiles):
    """A scale."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__(options, least=_LEAST_TILE)


class Rows(_Said, AnswerList):
    """A list of which one can be chosen."""


class Ticks(_Said, TickList):
    """A list of which several can be ticked."""


def make_question(asked: Asked, choices: Sequence[Choice]) -> Question:
    """Give the question with the answers that fit its type, its appearance and its choices."""
    answer = _MAKERS.get(asked.type, _line)(asked, choices)
    return Question(asked.label or asked.name, asked.hint, answer, name=asked.name)


def make_fact(asked: Asked, text: str) -> QWidget:
    """Give a plain line for what is filled in already: “Clip reference”, “V03”."""
    made = QWidget()
    made.setLayout(column(words(asked.label, "muted"), words(text, "strong"), margins=(20, 0, 0, 0)))
    made.setAccessibleName(spoken(f"{asked.label}: {text}"))
    return made


def key_help(asked: Asked, choices: int) -> str:
    """Say which keys answer a question that has the keyboard."""
    more = spoken("Left, Right and Space reach the rest.") if choices > _FIRST_NINE else ""
    if asked.hint:
        return f"{asked.hint} {more}".strip()
    if asked.type not in {"select_one", "select_multiple"}:
        return spoken("Press Enter for the next question.")
    one = spoken("Press a number to answer. Press Enter for the next question.")
    several = spoken("Press a number to tick. Press Enter for the next question.")
    return f"{one if asked.type == 'select_one' else several} {more}".strip()


def _is_zero(choice: Choice) -> bool:
    return choice.name == "unsure" or choice.label.casefold().startswith("could not tell")


def _options(choices: Sequence[Choice], *, rating: bool = False) -> tuple[Option, ...]:
    plain = [Option(choice.name, _label(choice, rating=rating), icon=_shape(choice, rating)) for choice in choices]
    return with_keys(plain, {choice.name for choice in choices if _is_zero(choice)})


def _label(choice: Choice, *, rating: bool) -> str:
    head = re.match(r"[^:(]+(?::|(?= \())", choice.label) if rating else None
    return f"**{head.group()}**{choice.label[head.end() :]}" if head else choice.label


def _shape(choice: Choice, rating: bool) -> str:
    return RATINGS.get(choice.name, "") if rating else ""


def _one(asked: Asked, choices: Sequence[Choice]) -> QWidget:
    if {"green", "amber", "red"} <= {choice.name for choice in choices}:
        return Rows(_options(choices, rating=True))
    longest = max((len(choice.label) for choice in choices), default=0)
    short = longest <= _SHORT.get(len(choices), 0)
    tiles = "likert" in asked.appearance or (short and "minimal" not in asked.appearance)
    return (Tiles if tiles else Rows)(_options(choices))


def _several(_asked: Asked, choices: Sequence[Choice]) -> QWidget:
    return Ticks(_options(choices))


def _acknowledge(_asked: Asked, _choices: Sequence[Choice]) -> QWidget:
    return Ticks((Option(ACKNOWLEDGED, "I have read this", "1"),))


def _written(asked: Asked, _choices: Sequence[Choice]) -> QWidget:
    if "multiline" not in asked.appearance:
        return FieldAnswer("text")
    found = _LIMIT.search(asked.constraint)
    made = TextAnswer(limit=int(found.group(1)) if found else 0, lines=2, cut=False)
    made.setObjectName(asked.name)
    TextKeys(made.edit, made.stepped.emit)
    return made


def _line(asked: Asked, _choices: Sequence[Choice]) -> QWidget:
    return FieldAnswer("number" if asked.type == "integer" else "date" if asked.type == "date" else "text")


_MAKERS: dict[str, Callable[[Asked, Sequence[Choice]], QWidget]] = {
    "select_one": _one,
    "select_multiple": _several,
    "acknowledge": _acknowledge,
    "text": _written,
}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F8)
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class TextKeys(QObject):
    """The keys of the page inside a box of words: Enter goes on, Alt+Enter makes a line, Page Down turns the page.

    Up and Down go on from the first and the last line. Ctrl+Z takes letters back while there are any to take back.
    """

    def __init__(self, edit: QPlainTextEdit, step: Callable[[int], None]) -> None:
        super().__init__(edit)
        self._edit, self._step = edit, step
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._leave_to_page(event)
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return False

    def _leave_to_page(self, event: QKeyEvent) -> bool:
        """Keep the box from taking keys that belong to the page."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        document = self._edit.document()
        undo = control and event.key() == Qt.Key.Key_Z and not document.isUndoAvailable()
        redo = control and event.key() == Qt.Key.Key_Y and not document.isRedoAvailable()
        if undo or redo or event.key() in _OURS:
            event.ignore()
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key in _ENTER:
            if held == Qt.KeyboardModifier.AltModifier:
                self._edit.insertPlainText("\n")
                return True
            if held in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
                self._step(1 if held == _PLAIN else -1)
                return True
        if held == _PLAIN and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._at_end(key):
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _at_end(self, key: Qt.Key) -> bool:
        """Whether there is no line further up or down."""
        cursor = self._edit.textCursor()
        move = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(move)
