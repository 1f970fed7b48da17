"""Finding things on the screen by what a screen reader calls them, and taking pictures of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from bwvreview.ui.style import dress
from bwvreview.ui.theme import DARK, LIGHT, Look, wear

W = TypeVar("W", bound=QWidget)


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&&", "&")
    return ""


def find(root: QWidget, kind: type[W], name: str) -> W:
    """Return the one widget that a screen reader would call `name`."""
    found = [w for w in root.findChildren(kind) if spoken_name(w) == name]
    assert len(found) == 1, f"{len(found)} × {kind.__name__} called “{name}”"
    return found[0]


def there(root: QWidget, kind: type[QWidget], name: str) -> bool:
    """Whether such a widget is shown."""
    return any(spoken_name(w) == name and w.isVisibleTo(root) for w in root.findChildren(kind))


def words_on(root: QWidget) -> str:
    """All words that are shown, one label a line."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root) and label.text())


def nameless(root: QWidget) -> list[QWidget]:
    """The controls of what is shown that a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)
    return [
        w
        for kind in kinds
        for w in root.findChildren(kind)
        if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisibleTo(root) and not spoken_name(w)
    ]


def dressed(*, scale: float = 1.0, dark: bool = False) -> QApplication:
    """Give the application in the house's look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app)
    wear(app, Look(DARK if dark else LIGHT, scale))
    return app


def shoot(widget: QWidget, path: Path, *, scale: float = 1.0, dark: bool = False) -> Path:
    """Save a picture of a widget in a look."""
    dressed(scale=scale, dark=dark)
    widget.grab()  # lays everything out
    assert widget.grab().save(str(path)), path
    return path


@contextmanager
def on_clipboard(what: QMimeData) -> Iterator[None]:
    """Have something on the clipboard. Qt would free what is left there after Python has gone, and fall."""
    QApplication.clipboard().setMimeData(what)
    yield
    QApplication.clipboard().clear()
