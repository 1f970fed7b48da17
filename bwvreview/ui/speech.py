"""The language of the window. English stands in the source; other languages are Qt's catalogues, looked up by it.

The kit looks up whatever it shows, so a page writes plain English and nothing else. Only words with something in them
(“Saved at 14:32”) go through `tr`, and numbers of things through `say.count`. What a catalogue lacks stays English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

ENGLISH = "en_GB"
CONTEXT = "BWV Review"

_worn: dict[str, QTranslator] = {}
"""The language that is spoken now, and its catalogue; empty for English."""


def catalogue(language: str) -> Path:
    """Give the file of a language that the program reads. Its source, for translators, ends in “.ts”."""
    return resource("languages") / f"{language}.qm"


def speak(language: str) -> None:
    """Speak a language from now on: every page that is made later says it. English when there is no catalogue."""
    for old in _worn.values():
        QCoreApplication.removeTranslator(old)
    _worn.clear()
    if language == ENGLISH:
        return
    made = QTranslator()
    if made.load(str(catalogue(language))):
        QCoreApplication.installTranslator(made)
        _worn[language] = made


def language() -> str:
    """Give the language that is spoken now: “en_GB”, “cy”."""
    return next(iter(_worn), ENGLISH)


def spoken(text: str) -> str:
    """Say fixed words in the language of now. Words that its catalogue does not hold stay as they are."""
    return QCoreApplication.translate(CONTEXT, text) if _worn and text else text


def tr(text: str, n: int | None = None, *, one: str = "", **parts: object) -> str:
    """Say words with something in them: `tr("Saved at {at}", at="14:32")`.

    With a number `n` the language chooses its own form for it; English says `one` for 1.

    >>> tr("{n} clips go", 1, one="{n} clip goes"), tr("{n} clips go", 2, one="{n} clip goes")
    ('1 clip goes', '2 clips go')
    """
    if n is None:
        return spoken(text).format(**parts)
    found = QCoreApplication.translate(CONTEXT, text, None, n) if _worn else text
    if found == text and n == 1 and one:
        found = one
    return found.format(n=f"{n:,}", **parts)


def dated(day: date, pattern: str) -> str:
    """Say a date in the language of now by a pattern of Qt's: “d MMMM yyyy”."""
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), pattern)
