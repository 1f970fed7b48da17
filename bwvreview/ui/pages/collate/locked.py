"""Returns that are locked: a password is tried on all of them, used once, and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.widgets.kit import Button, Card, Notice, SecretField, flow, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 6
_NAME = "Password of the locked files"


class LockedCard(Card):
    """Names the locked files and asks for a password. `tried` says how many the last one opened."""

    password_given = Signal(str)

    def __init__(self, names: Sequence[str], tried: int | None) -> None:
        many = len(names)
        super().__init__("1 file is locked" if many == 1 else f"{many} files are locked", icon="lock")
        self._field = SecretField(_NAME)
        self._field.box.setMaxLength(255)
        self._field.box.returnPressed.connect(self._give)
        self._field.box.textChanged.connect(self._look)
        self._open = Button("Try this password", size="row", icon="lock")
        self._open.clicked.connect(self._give)
        told = ", ".join(names[:_MOST]) + (f" and {many - _MOST} more" if many > _MOST else "")
        self.add(2, words(f"{told}. All other files are read.", "muted"), 8)
        if tried is not None:
            self._field.box.set_wrong(not tried)
            self.add(_notice(tried), 8)
        self.add(
            words(_NAME, "strong"), 4, self._field,
            4, words("It is tried on each of them. It is not kept.", "hint"), 8, flow(self._open),
        )  # fmt: skip
        self._look()

    def _look(self) -> None:
        self._open.set_available(reason="" if self._field.box.text() else "Type the password first.")

    def _give(self) -> None:
        password = self._field.box.text()
        if password:
            self._field.box.clear()
            self.password_given.emit(password)


def _notice(opened: int) -> Notice:
    if opened:
        some = "1 file" if opened == 1 else f"{opened} files"
        return Notice(f"The password opened {some}. These have another one.", mood="done")
    return Notice(
        "Type it again. Large and small letters are not the same. If it still opens nothing, ask the group.",
        title="That password opens none of them",
        mood="stop",
    )
