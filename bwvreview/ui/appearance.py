"""Light, dark or as the computer; the size and shape of letters. Kept on this computer."""

from __future__ import annotations

import os
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from bwvreview.ui.preferences import LETTERS, LOOK, MODE, MOTION, OF_COMPUTER, SCALE, SPACING, Preferences
from bwvreview.ui.remembered import Remembered
from bwvreview.ui.theme import DARK, LIGHT, Look, Tokens, tokens_of, wear

__all__ = ["SCALES", "Appearance", "Mode", "Remembered"]

Mode = Literal["computer", "light", "dark"]

SCALES = tuple(float(name) for name, _ in OF_COMPUTER[SCALE].choices)


class Appearance(QObject):
    """What the program should look like, applied at once and remembered."""

    changed = Signal()

    def __init__(self, app: QApplication, remembered: Remembered) -> None:
        super().__init__(app)
        self._app = app
        self._system = app.palette()
        self.preferences = Preferences(remembered)
        self.preferences.changed.connect(self._chosen)
        app.styleHints().colorSchemeChanged.connect(self._computer_changed)
        self.apply()

    @property
    def mode(self) -> Mode:
        """Light, dark, or what the computer shows."""
        found = self.preferences.get(MODE)
        return "light" if found == "light" else "dark" if found == "dark" else "computer"

    @property
    def scale(self) -> float:
        """The scale of letters, 1.0 to 2.0."""
        return float(self.preferences.get(SCALE))

    def _chosen(self, key: str) -> None:
        if key == MOTION or key in LOOK:
            self.apply()

    def _computer_changed(self) -> None:
        if self.mode == "computer":
            self.apply()

    def apply(self) -> None:
        """Dress the program in what was chosen; frames and file dialogs of the computer follow where they can."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "computer": Qt.ColorScheme.Unknown}
        self._app.styleHints().setColorScheme(schemes[self.mode])
        clear, wide = self.preferences.get(LETTERS) == "clear", self.preferences.is_on(SPACING)
        wear(self._app, Look(self._tokens(), self.scale, clear=clear, wide=wide, still=self.less_motion))
        self.changed.emit()

    def _tokens(self) -> Tokens:
        if self.mode == "computer" and _high_contrast():
            return tokens_of(self._system)
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if self.mode == "dark" or (self.mode == "computer" and dark) else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark, or what the computer shows."""
        self.preferences.put(MODE, mode)

    def set_scale(self, scale: float) -> None:
        """Show letters at the nearest of the scales, 1.0 to 2.0."""
        self.preferences.put(SCALE, str(min(SCALES, key=lambda one: abs(one - scale))))

    @property
    def less_motion(self) -> bool:
        """Whether everything appears at once: chosen here, or the computer asks for it where it can be told."""
        return self.preferences.is_on(MOTION) or _computer_wants_less_motion()

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
    if os.name != "nt":
        return False
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    shown = ctypes.c_int(1)
    asked = windows.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value
