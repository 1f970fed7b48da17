"""Light, dark or as the computer; the size of letters; where the window stood. Kept on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

from bwvreview.ui.theme import DARK, LIGHT, Look, Tokens, tokens_of, wear

if TYPE_CHECKING:
    from pathlib import Path

Mode = Literal["computer", "light", "dark"]

SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


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


class Appearance(QObject):
    """What the program should look like, applied at once and remembered."""

    changed = Signal()

    def __init__(self, app: QApplication, remembered: Remembered) -> None:
        super().__init__(app)
        self._app, self._remembered = app, remembered
        self._system = app.palette()
        found = remembered.get("mode", "computer")
        self.mode: Mode = "light" if found == "light" else "dark" if found == "dark" else "computer"
        try:
            self.scale = min(2.0, max(1.0, float(remembered.get("scale", "1"))))
        except ValueError:
            self.scale = 1.0
        app.styleHints().colorSchemeChanged.connect(self._computer_changed)
        self.apply()

    def _computer_changed(self) -> None:
        if self.mode == "computer":
            self.apply()

    def apply(self) -> None:
        """Dress the program in what was chosen; frames and file dialogs of the computer follow where they can."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "computer": Qt.ColorScheme.Unknown}
        self._app.styleHints().setColorScheme(schemes[self.mode])
        wear(self._app, Look(self._tokens(), self.scale))
        self.changed.emit()

    def _tokens(self) -> Tokens:
        if self.mode == "computer" and _high_contrast():
            return tokens_of(self._system)
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if self.mode == "dark" or (self.mode == "computer" and dark) else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark, or what the computer shows."""
        self.mode = mode
        self._remembered.put("mode", mode)
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Show letters at this scale, 1.0 to 2.0."""
        self.scale = min(SCALES[-1], max(SCALES[0], scale))
        self._remembered.put("scale", str(self.scale))
        self.apply()

    @property
    def less_motion(self) -> bool:
        """Whether everything appears at once: chosen here, or the computer asks for it where it can be told."""
        return self._remembered.get("motion") == "less" or _computer_wants_less_motion()

    def set_less_motion(self, less: bool) -> None:
        """Let everything appear at once, or one after another where that helps people to follow."""
        self._remembered.put("motion", "less" if less else "")
        self.changed.emit()

    def step_scale(self, step: int) -> None:
        """Show letters one step larger (1) or smaller (−1); 0 for 100%."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.scale))
        self.set_scale(SCALES[max(0, min(len(SCALES) - 1, nearest + step))] if step else 1.0)


def _high_contrast() -> bool:
    """Say whether the computer asks for high contrast (Qt 6.10 and later can tell)."""
    hints = QApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def _computer_wants_less_motion() -> bool:
    """Say whether Windows has its animations switched off (SPI_GETCLIENTAREAANIMATION); elsewhere nobody can tell."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    shown = ctypes.c_int(1)
    asked = windows.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value
