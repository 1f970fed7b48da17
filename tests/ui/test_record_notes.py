"""Notes at a time of the clip: written, changed, removed, brought back, and warned about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bwvreview.ui.pages.record.clip_time import ClipTime
from bwvreview.ui.pages.record.note_box import NoteRow
from bwvreview.ui.widgets.kit import Button
from tests.screen import find, there
from tests.ui.rooms import Recording, recording

CONTROL = Qt.KeyboardModifier.ControlModifier


def _kept(room: Recording) -> list[tuple[int | None, str]]:
    room.saved()
    with room.workspace.reading() as store:
        return [(note.at_seconds, note.text) for note in store.answers.notes(room.stored().id)]


def _write(room: Recording, text: str, at: int = 0) -> None:
    room.page.side.time.set_seconds(at)
    room.press(Qt.Key.Key_N, CONTROL)
    room.type(text)
    room.press(Qt.Key.Key_Return)


def test_notes_carry_the_time_of_their_first_letter(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        _write(room, "Reason explained twice", 130)
        _write(room, "Asks why he was stopped", 42)
        assert _kept(room) == [(42, "Asks why he was stopped"), (130, "Reason explained twice")]
        rows = [row.text() for row in room.page.side.notes.findChildren(NoteRow) if row.isVisible()]
        assert rows == ["00:42 Asks why he was stopped", "02:10 Reason explained twice"]


def test_a_note_is_changed_removed_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        notes = room.page.side.notes
        _write(room, "Calm", 60)
        find(notes, NoteRow, "Note 01:00 Calm").click()
        room.type(" throughout")
        find(notes, Button, "Keep the change").click()
        assert _kept(room) == [(60, "Calm throughout")]
        qtbot.waitUntil(lambda: there(notes, NoteRow, "Note 01:00 Calm throughout"))
        find(notes, NoteRow, "Note 01:00 Calm throughout").click()
        find(notes, Button, "Remove the note").click()
        assert _kept(room) == []
        toast = room.house.window.toast
        assert toast.accessibleName() == "The note was removed"
        toast.undone.emit()
        assert _kept(room) == [(60, "Calm throughout")]


def test_undo_brings_back_a_removed_note_before_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        _write(room, "Calm")
        room.page.side.notes.removed.emit(1)
        assert _kept(room) == []
        room.page.head.undo.click()
        assert _kept(room) == [(0, "Calm")]
        assert room.kept()["viewed"] == "full"


def test_words_that_identify_someone_are_warned_about_and_never_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        notes = room.page.side.notes
        room.press(Qt.Key.Key_N, CONTROL)
        room.type("Asks 472NX why he was stopped")
        assert not notes.warning.isVisible()
        qtbot.waitUntil(notes.warning.isVisible, timeout=3_000)
        assert notes.warning.accessibleName().startswith("Warning. “472NX” looks like an officer’s number.")
        find(notes, Button, "Write “an officer” instead").click()
        assert notes.box.text() == "Asks an officer why he was stopped"
        assert not notes.warning.isVisible()
        notes.box.set_text("")
        room.type("PC 1234 was kind")
        qtbot.waitUntil(notes.warning.isVisible, timeout=3_000)
        find(notes, Button, "Keep it for now").click()
        assert not notes.warning.isVisible()
        room.press(Qt.Key.Key_Return)
        assert _kept(room) == [(0, "PC 1234 was kind")]


def test_the_clip_time_starts_and_pauses(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        time = room.page.side.time
        assert time.button.accessibleName() == "Start the clip time"
        room.press(Qt.Key.Key_P, CONTROL)
        assert time.running
        assert time.button.words == "Pause"
        room.press(Qt.Key.Key_P, CONTROL)
        assert not time.running


def test_where_the_group_paused_is_kept_as_a_note_at_that_time(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        time = room.page.side.time
        time.set_seconds(185)
        time.toggle()
        find(room.page.side, Button, "We paused here").click()
        assert not time.running
        assert _kept(room) == [(185, "We paused here")]
        find(room.page.side.notes, NoteRow, "Note 03:05 We paused here").click()
        assert room.page.side.notes.box.text() == "We paused here"  # more can be said about it


def test_the_clip_time_stands_while_the_laptop_sleeps(qtbot: QtBot) -> None:
    now = 0
    time = ClipTime(elapsed=lambda: now)
    qtbot.addWidget(time)
    time.set_seconds(60)
    time.toggle()
    for now in range(0, 3_001, 250):
        assert time.seconds == 60 + now // 1000
    now += 8 * 3_600_000  # the lid was closed for a night
    assert time.seconds == 63
    now += 2_000
    assert time.seconds == 65
    time.toggle()
    now += 2_000
    assert time.seconds == 65
