"""Words as people paste them: rich text, emoji, right-to-left script, far too much. They stay text and leave intact."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.export_feedback import export_feedback
from bwvreview.services.history import clip_history
from tests.screen import on_clipboard
from tests.ui.evening import CLOCK, record, record_all
from tests.ui.rooms import Recording, open_viewing, recording

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS = {
    "emoji": "Calm 👍🏽, then 👩🏽‍⚖️ explained 🏴󠁧󠁢󠁥󠁮󠁧󠁿 law",
    "right to left": "הם הסבירו פעמיים (ברוגע) – وشرحوا ذلك مرتين",
    "marks of direction": "quoted \u2067שלום\u2069 and \u202bمرحبا\u202c end",
    "letters made of two": "Cafe\u0301, n\u0303, 각",
    "lines and tabs": "First line\nsecond line\twith a tab",
    "looks like markup": "<b>not bold</b> &amp; **not heavy** =1+1 {x}",
}


def test_any_words_leave_in_the_files_as_they_were_written(tmp_path: Path) -> None:
    written = {f"V{place:02}": words for place, words in enumerate(TEXTS.values(), start=1)}
    with open_viewing(tmp_path) as workspace:
        for slot, words in written.items():
            record(workspace, slot, learning=words, actions="none", urgency="")
        record_all(workspace)
        with workspace.store() as store:
            export_feedback(store, 1, tmp_path / "out", load_scheme(), at=CLOCK.now(), today=CLOCK.today())
            lines = [line for slot in written for line in clip_history(store, 1, slot).lines]
    assert [line.new for line in lines if line.what == "What could be better?"] == list(written.values())
    assert _in_workbook(tmp_path / "out" / "feedback.xlsx").items() >= written.items()
    assert _in_package(tmp_path / "out" / "data-package.zip").items() >= written.items()


def _in_workbook(path: Path) -> dict[object, object]:
    rows = list(openpyxl.load_workbook(path)["Clips"].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if "What could be better?" in row)
    column = rows[head].index("What could be better?")
    return {row[0]: row[column] for row in rows[head + 1 :]}


def _in_package(path: Path) -> dict[object, object]:
    with zipfile.ZipFile(path) as package:
        rows = list(csv.DictReader(io.StringIO(package.read("clips.csv").decode("utf-8"), newline="")))
    return {row["slot"]: row["learning"] for row in rows}


def _paste(room: Recording, name: str, mime: QMimeData) -> QPlainTextEdit:
    """Paste into a question’s box, as Ctrl+V does."""
    room.go_to(name)
    box = room.focus()
    assert isinstance(box, QPlainTextEdit)
    with on_clipboard(mime):
        room.press(Qt.Key.Key_V, CONTROL)
    return box


def test_pasted_rich_text_is_kept_as_plain_words(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        mime = QMimeData()
        mime.setHtml("<h1>Calm</h1><p>He <b>explained</b> <a href='https://example.org'>twice</a> 👍</p>")
        _paste(room, "learning", mime)
        room.page.settle()
        room.saved()
        assert room.kept()["learning"].split("\n") == ["Calm", "He explained twice 👍"]


def test_a_hundred_thousand_letters_are_kept_and_said_to_be_too_many(qtbot: QtBot, tmp_path: Path) -> None:
    words = "Zu viel 👍 " * 11_112
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        mime = QMimeData()
        mime.setText(words)
        _paste(room, "learning", mime)
        room.page.settle()
        room.saved()
        assert len(words) > 100_000
        assert room.kept()["learning"] == words
        work = room.controller.work
        assert work is not None
        assert "learning" in work.errors()  # the form allows 400, so the clip cannot be finished like this
        room.go_to("summary")
        room.type("Still quick to use.")
        room.page.settle()
        room.saved()
        assert room.kept()["summary"] == "Still quick to use."
