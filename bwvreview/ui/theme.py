"""Colours, sizes and letters: the only place that holds a number of the design.

A `Look` is what the whole program wears at one moment: a set of colours and a scale for letters and controls. Widgets
ask for it while they paint (`tokens()`, `px()`, `font()`), so a change of light, dark or size shows at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

Tone = Literal["text", "muted", "accent", "on_accent", "good", "amber", "red", "outline", "ink", "surface"]
"""A colour for words, by its meaning."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme (design, section 1)."""

    page: str
    surface: str
    sunken: str
    text: str
    muted: str
    hairline: str
    outline: str
    accent: str
    on_accent: str
    tint: str
    focus: str
    focus_edge: str
    good: str
    good_tint: str
    good_fill: str
    amber: str
    amber_tint: str
    amber_fill: str
    red: str
    red_tint: str
    red_fill: str
    ink: str = "#14181F"  # words on a coloured fill, in both schemes

    def color(self, name: str) -> QColor:
        """Give a token as a colour."""
        return _color(getattr(self, name))


@cache
def _color(text: str) -> QColor:
    return QColor(text)


LIGHT = Tokens(
    page="#F5F6F8", surface="#FFFFFF", sunken="#E6EAF0", text="#14181F", muted="#47505E",
    hairline="#CBD1DA", outline="#667080", accent="#1A5AB4", on_accent="#FFFFFF", tint="#E2ECF9",
    focus="#FFD033", focus_edge="#14181F",
    good="#00644C", good_tint="#DDF2EA", good_fill="#A6DFCD",
    amber="#7F4B00", amber_tint="#FCEFD3", amber_fill="#E39A2D",
    red="#A8103A", red_tint="#FBE4E9", red_fill="#A8103A",
)  # fmt: skip

DARK = Tokens(
    page="#14171C", surface="#1D2229", sunken="#272D36", text="#F1F3F6", muted="#B4BCC8",
    hairline="#3A424E", outline="#8C95A3", accent="#82B6FF", on_accent="#0B1A30", tint="#1C3150",
    focus="#FFD84D", focus_edge="#14171C",
    good="#74D8B8", good_tint="#133329", good_fill="#74D8B8",
    amber="#F3BC55", amber_tint="#3A2C10", amber_fill="#D98F22",
    red="#FF9DAB", red_tint="#431A24", red_fill="#B32A4A",
)  # fmt: skip


def tokens_of(system: QPalette) -> Tokens:
    """Give the colours of a high contrast scheme: the computer's own, no tints, every edge in the colour of words."""
    role = QPalette.ColorRole
    page, text = system.color(role.Window).name(), system.color(role.WindowText).name()
    chosen, on_chosen = system.color(role.Highlight).name(), system.color(role.HighlightedText).name()
    return Tokens(
        page=page, surface=page, sunken=page, text=text, muted=text, hairline=text, outline=text,
        accent=chosen, on_accent=on_chosen, tint=page, focus=chosen, focus_edge=text,
        good=text, good_tint=page, good_fill=page, amber=text, amber_tint=page, amber_fill=page,
        red=text, red_tint=page, red_fill=page, ink=text,
    )  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Give the WCAG 2 contrast of two colours, from 1 to 21 (w3.org/TR/WCAG21, relative luminance).

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Type(NamedTuple):
    """A size of letters: pixels at 100%, the height of a line, the weight, and the colour of the words."""

    size: int
    line: int
    weight: int = 400
    tone: Tone = "text"
    mono: bool = False


TYPES: dict[str, Type] = {
    "title": Type(28, 36, 700),
    "heading": Type(20, 28, 700),
    "question": Type(19, 26, 600),
    "body": Type(16, 24),
    "strong": Type(16, 24, 600),
    "muted": Type(16, 24, 400, "muted"),
    "dense": Type(15, 21),
    "dense-strong": Type(15, 21, 600),
    "hint": Type(14, 20, 400, "muted"),
    "head": Type(14, 20, 600, "muted"),
    "error": Type(16, 24, 600, "red"),
    "figure-1": Type(28, 36, 700),
    "figure-2": Type(34, 40, 700),
    "figure": Type(40, 48, 700),
    "clock": Type(36, 44, 700),
    "code": Type(28, 36, 700, mono=True),
    "section": Type(24, 32, 700),
    "sign": Type(24, 36, 400, "muted"),
    "term": Type(24, 36, 600),
    "next": Type(22, 28, 700),
    # the room view, read at two metres
    "room-title": Type(44, 52, 700),
    "room-heading": Type(40, 48, 700),
    "room-slot": Type(44, 52, 700),
    "room-sentence": Type(24, 34),
    "room-notice": Type(24, 32, 700),
    "room-body": Type(20, 28),
    "room-strong": Type(20, 28, 600),
    "room-aside": Type(22, 32),
    "room-step": Type(18, 24),
    "room-die": Type(52, 60, 700, mono=True),
    "room-code": Type(70, 84, 700, mono=True),
}
"""Every size of the design, by name. A new one is a new line."""

SANS = ("Segoe UI", "Noto Sans", "DejaVu Sans")
CLEAR = "Atkinson Hyperlegible Next"
"""Letters made to be told apart, for people who mix up b and d, 1 and l. They come with the program."""

MONO = ("Cascadia Mono", "Consolas", "DejaVu Sans Mono")


@dataclass(frozen=True, slots=True)
class Look:
    """What the program wears: colours, the scale of letters and controls (1.0 to 2.0), and the shape of letters.

    `clear` letters are hard to mix up, `wide` ones stand further apart. Fixed-width letters stay as they are.
    With `still`, nothing moves by itself.
    """

    tokens: Tokens = LIGHT
    scale: float = 1.0
    clear: bool = False
    wide: bool = False
    still: bool = False

    @property
    def letters(self) -> tuple[float, bool, bool]:
        """What the size of words depends on."""
        return self.scale, self.clear, self.wide


_worn = Look()
_WIDER, _WORDS_APART = 107, 0.16  # per cent of a letter; part of the size between words: WCAG 2.2, 1.4.12


def look() -> Look:
    """Give what the program wears now."""
    return _worn


def tokens() -> Tokens:
    """Give the colours of now."""
    return _worn.tokens


def px(size: float) -> int:
    """Give a size of the design at the scale of now. Gaps stay as they are; letters, icons and controls grow."""
    return round(size * _worn.scale)


@cache
def _installed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the fonts that this computer has: asking for a missing one costs 50 ms and a warning."""
    found = tuple(name for name in names if QFontDatabase.hasFamily(name))
    return found or names[-1:]


def font(size: float = 16, weight: int = 400, *, mono: bool = False) -> QFont:
    """Give letters of a size at 100%, at the scale of now."""
    if mono:
        return _font(px(size), weight, _installed(MONO))
    return _font(px(size), weight, _clear() if _worn.clear else _installed(SANS), wide=_worn.wide)


@lru_cache(maxsize=256)
def _font(pixels: int, weight: int, families: tuple[str, ...], *, wide: bool = False) -> QFont:
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    # Said even when it is the usual: what a font does not say, Qt takes from the font of the widget around it.
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _WIDER if wide else 100)
    made.setWordSpacing(pixels * _WORDS_APART if wide else 0)
    return made


@cache
def _clear() -> tuple[str, ...]:
    """Bring in the clear letters that come with the program, once."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return (CLEAR, *_installed(SANS))


def type_font(kind: str) -> QFont:
    """Give the letters of a named size."""
    chosen = TYPES[kind]
    return font(chosen.size, chosen.weight, mono=chosen.mono)


def palette(of: Tokens) -> QPalette:
    """Give Qt's own colours for these tokens, for the few things that Qt paints (tips, menus, selections)."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: of.page,
        QPalette.ColorRole.WindowText: of.text,
        QPalette.ColorRole.Base: of.surface,
        QPalette.ColorRole.AlternateBase: of.surface,
        QPalette.ColorRole.Text: of.text,
        QPalette.ColorRole.Button: of.surface,
        QPalette.ColorRole.ButtonText: of.text,
        QPalette.ColorRole.PlaceholderText: of.muted,
        QPalette.ColorRole.Highlight: of.accent,
        QPalette.ColorRole.HighlightedText: of.on_accent,
        QPalette.ColorRole.Accent: of.accent,
        QPalette.ColorRole.Link: of.accent,
        QPalette.ColorRole.LinkVisited: of.accent,
        QPalette.ColorRole.ToolTipBase: of.surface,
        QPalette.ColorRole.ToolTipText: of.text,
        QPalette.ColorRole.Mid: of.outline,
        QPalette.ColorRole.Dark: of.outline,
    }
    for role, color in roles.items():
        made.setColor(role, _color(color))
    return made


def wear(app: QApplication, new: Look) -> None:
    """Dress the program: every widget on the screen takes the new colours and sizes at once."""
    global _worn  # noqa: PLW0603 - one look for the one screen, as QApplication has one palette
    _worn = new
    app.setPalette(palette(new.tokens))
    app.setFont(font())
    for widget in app.allWidgets():
        _refit(widget)


def _refit(widget: QWidget) -> None:
    restyle = getattr(widget, "restyle", None)
    if restyle is not None:
        restyle()
    widget.updateGeometry()
    widget.update()
