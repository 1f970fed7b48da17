"""A crash report stays here and holds nothing of a list: not in messages, variables, notes or paths."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from bwvreview.cli import main, retention
from bwvreview.ui.crash import CrashHandler, CrashPage, report_of
from tests.ui.steps import everything_said, press

MARK = "Zyxwvut"


def planted(tmp_path: Path) -> BaseException:
    """An error with the mark wherever an error can hold one, raised in a file that is the person's own."""
    own = tmp_path / f"{MARK} Marlowe" / f"{MARK}.py"
    code = compile(f"def fails(value):\n    raise ValueError(value)  # {MARK}\n", str(own), "exec")
    names: dict[str, Any] = {}
    exec(code, names)
    reference = f"REF-{MARK}"
    try:
        try:
            try:
                names["fails"](reference)
            except ValueError as first:
                first.add_note(MARK)
                raise KeyError(MARK) from first
        except KeyError:
            raise ExceptionGroup(MARK, [OSError(2, MARK, f"/home/{MARK}")]) from None
    except ExceptionGroup as error:
        error.__context__ = KeyError(MARK)
        error.__suppress_context__ = False
        return error
    raise AssertionError("nothing was raised")


def test_a_report_says_where_and_nothing_else(tmp_path: Path) -> None:
    error = planted(tmp_path)
    report = report_of(error)
    assert MARK not in report
    assert str(tmp_path) not in report
    assert str(Path.home()) not in report
    assert "ExceptionGroup" in report
    assert "KeyError" in report
    assert "tests/ui/test_crash.py:" in report
    first = ValueError(MARK)
    first.__cause__ = first
    assert report_of(first).count("ValueError") == 1, "errors that point in a circle end"


def test_a_report_names_packages_by_their_own_place() -> None:
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import OperationalError

    with create_engine("sqlite://").connect() as connection, pytest.raises(OperationalError) as caught:
        connection.execute(text(f"SELECT {MARK}"))
    report = report_of(caught.value)
    assert "sqlalchemy/engine/base.py:" in report
    assert MARK not in report
    assert "/home" not in report


def test_whatever_nobody_caught_is_told_without_its_words(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    shown: list[str] = []
    parent = QObject()
    CrashHandler(parent, shown.append).install()
    error = planted(tmp_path)
    sys.excepthook(type(error), error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs((type(error), error, None, None)))
    sys.unraisablehook(SimpleNamespace(exc_value=error, object=MARK, err_msg=MARK))
    qtbot.waitUntil(lambda: len(shown) >= 1)
    said = capsys.readouterr()
    assert said.err.count("ExceptionGroup") == 3
    assert MARK not in said.out + said.err + "".join(shown)


def test_the_report_is_offered_for_copying_and_goes_nowhere_else(qtbot: QtBot, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    page = CrashPage(report_of(planted(tmp_path)))
    qtbot.addWidget(page)
    page.show()
    text = page.findChild(QPlainTextEdit)
    assert text is not None
    assert MARK not in text.toPlainText() + everything_said(page)
    QApplication.clipboard().clear()
    press(qtbot, page, "Copy the report")
    assert QApplication.clipboard().text() == text.toPlainText()
    assert set(tmp_path.rglob("*")) == before


def test_a_command_that_breaks_says_so_without_words_of_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError(MARK)

    monkeypatch.setattr(retention, "_told", breaks)
    assert main(["--workspace", str(tmp_path / "a.bwv"), "retention"]) == 1
    said = capsys.readouterr()
    assert "Something went wrong in the program." in said.err
    assert "ValueError" in said.err
    assert "Traceback" not in said.err
    assert MARK not in said.out + said.err
    assert str(tmp_path) not in said.err
