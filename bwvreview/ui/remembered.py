"""What this computer remembers between two starts: its own choices, and where the window stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


class Remembered:
    """A small file of this computer's own choices. Without a path nothing is kept (tests)."""

    def __init__(self, path: Path | None = None) -> None:
        self._kept: dict[str, object] = {}
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    def get(self, name: str, default: str = "") -> str:
        """Give a text."""
        found = self._file.value(name, default) if self._file else self._kept.get(name, default)
        return str(found)

    def put(self, name: str, value: str) -> None:
        """Keep a text."""
        if self._file:
            self._file.setValue(name, value)
        else:
            self._kept[name] = value

    def place(self) -> QByteArray:
        """Give where the window stood."""
        return QByteArray.fromHex(QByteArray(self.get("window").encode("ascii", "ignore")))

    def keep_place(self, place: QByteArray) -> None:
        """Keep where the window stands."""
        self.put("window", place.toHex().toStdString())
