"""Parts come and go with the answers, what is missing is listed and reached, and a lost clip is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.sessions import ClipState
from bwvreview.ui.pages.record.sections import PartRow
from bwvreview.ui.widgets.kit import Button
from tests.screen import dressed, find, nameless, spoken_name, words_on
from tests.ui.rooms import Recording, recording, watched


def _parts(room: Recording) -> list[str]:
    return [row.line.label for row in room.page.parts_list.rows.values()]


def test_a_clip_that_was_not_watched_asks_four_questions_and_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path, "V03") as room:
        room.press(Qt.Key.Key_3)
        assert _parts(room) == ["The clip"]
        assert room.page.panel.progress.words.text() == "3 of 4 answered"
        assert room.page.main.words == "Record V03 as not shown"
        room.press(Qt.Key.Key_Return)
        room.press(Qt.Key.Key_8)  # would not play
        room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not room.house.window.is_full, timeout=5_000)
        stored = room.stored("V03")
        assert stored.state is ClipState.NOT_SHOWN
        assert len(stored.replaced_by) == 1
        said = room.house.window.toast.accessibleName()
        assert said == f"V03 was not shown. {stored.replaced_by[0]} takes its place."
        assert room.house.window.place == "session"


def test_a_clip_is_finished_once_however_often_that_is_pressed(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path, "V03") as room:
        room.start(viewed="not_viewed", not_viewed_reason="technical")
        told: list[str] = []
        room.house.context.changed.connect(told.append)
        for _ in range(3):
            room.page.main.click()
        qtbot.waitUntil(lambda: not (room.house.window.is_full or room.house.tasks.busy))
        assert told.count("answers") == 1


def test_a_clip_that_was_replaced_does_not_open(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path, "V03") as room:
        room.start(viewed="not_viewed", not_viewed_reason="technical")
        room.page.main.click()
        qtbot.waitUntil(lambda: not room.house.window.is_full)
        room.house.context.wish("record", "V03")
        qtbot.waitUntil(room.house.window.problem.isVisible)
        assert "V03 was not shown." in words_on(room.house.window.problem)
        assert not room.house.window.is_full


def test_what_is_told_aloud_while_answering_is_told_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    for module in ("pages.record.page", "widgets.toast"):
        monkeypatch.setattr(f"bwvreview.ui.{module}.announce", lambda _widget, text, **_: said.append(text))
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.answer("age_seen", "14_17")
        room.answer("age_seen", "10_13")
        room.saved()
    assert said.count("Saved at 12:00") == 1, "it is so after each answer of a minute"
    assert said.count("One part was added: Children") == 1


def test_a_part_that_appears_is_told_and_its_answers_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        assert "Children" not in _parts(room)
        room.answer("age_seen", "14_17")
        assert room.house.window.toast.accessibleName() == "One part was added: Children"
        room.answer("child_words", "3")
        room.saved()
        room.answer("age_seen", "25_plus")
        assert "Children" not in _parts(room)
        room.saved()
        assert room.kept()["child_words"] == "3"
        room.answer("age_seen", "10_13")
        work = room.controller.work
        assert work is not None
        assert work.state.value("child_words") == "3"


def test_what_is_missing_is_listed_marked_and_reached(qtbot: QtBot, tmp_path: Path) -> None:
    answers = {name: value for name, value in watched().items() if name not in {"sound_ok", "pj_respect", "actions"}}
    with recording(qtbot, tmp_path) as room:
        room.start(**answers)
        room.go_to("rag")
        assert not any(row.line.wrong for row in room.page.parts_list.rows.values())
        room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        summary = room.page.middle.summary
        assert room.focus() is summary
        links = [link.words for link in summary.findChildren(Button)]
        assert links == [
            "Choose whether you could hear what was said",
            "Choose how far the person was treated with respect",
            "Choose what should happen next",
        ]
        assert summary.accessibleName().startswith("Error: There is a problem.")
        assert room.page.middle.heading.accessibleName() == "Error: The panel view"
        wrong = [row.line.label for row in room.page.parts_list.rows.values() if row.line.wrong]
        assert wrong == ["The video", "How people were treated", "The panel view"]
        room.press(Qt.Key.Key_Tab)
        assert spoken_name(room.focus()) == links[0]  # type: ignore[arg-type]
        find(summary, Button, links[1]).click()
        assert (room.part, room.question) == ("How people were treated", "pj_respect")
        assert spoken_name(room.focus()) == "Was the person treated with respect and dignity? Not at all"  # type: ignore[arg-type]
        assert "Error: Choose how far the person was treated" in room.focus().accessibleDescription()  # type: ignore[union-attr]
        room.press(Qt.Key.Key_3)
        wrong = [row.line.label for row in room.page.parts_list.rows.values() if row.line.wrong]
        assert wrong == ["The video", "The panel view"]
        assert room.stored().state is ClipState.STARTED


def test_an_answer_that_does_not_fit_is_said_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("force_seen")
        room.press(Qt.Key.Key_1)
        room.press(Qt.Key.Key_3)
        assert "Choose “No force” on its own, or take it away." in words_on(room.page.middle)
        room.press(Qt.Key.Key_1)
        assert "on its own" not in words_on(room.page.middle)


def test_what_comes_from_the_draw_is_shown_as_words(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        assert "Clip reference\nV01" in words_on(room.page.middle)
        assert [q.name for q in room.page.middle.view.questions()] == ["viewed"]  # type: ignore[union-attr]


def test_the_bars_say_where_one_is(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path, "V02") as room:
        assert "V02" in words_on(room.page.head)
        assert "Clip 2 of 8" in words_on(room.page.head)
        room.start(viewed="full", search_type="person")
        room.go_to("pj_voice")
        assert room.page.main.words == "Next: Force and handcuffs"
        assert "7 questions left in this part" in words_on(room.page.bar)
        find(room.page.parts_list, PartRow, "The panel view. 0 of 5 answered").click()
        assert room.page.main.words == "Finish this clip"


def test_every_control_has_a_spoken_name_and_no_reference_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        with room.workspace.reading() as store:
            references = {clip.reference for clip in store.sessions.clips(store.sessions.all()[0].id)}
        room.start(**watched())
        for name in list(room.page.parts_list.rows):
            room.page.part_chosen.emit(name)
            assert nameless(room.page) == []
        said = {
            text
            for widget in room.house.window.findChildren(QWidget)
            for text in (spoken_name(widget), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        } | set(words_on(room.house.window).splitlines())
        answers = [spoken_name(radio) for radio in room.page.middle.findChildren(QRadioButton)]
    assert "Overall Green: good, or nothing of concern" in answers
    assert not [text for text in said for reference in references if reference in text]


def test_at_200_percent_the_parts_become_a_button_and_nothing_scrolls_sideways(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.house.window.resize(1366, 768)
        try:
            dressed(scale=2.0)
            qtbot.waitUntil(lambda: not room.page.panel.isVisible())
            room.go_to("pj_voice")
            room.house.window.grab()
            assert room.page.middle.scroller.horizontalScrollBar().maximum() == 0
            assert room.house.window.width() == 1366
            assert room.page.middle.isAncestorOf(room.page.side)
            find(room.page.middle, Button, "Part 6 of 11").click()
            row = find(room.page.parts_list, QAbstractButton, "The video. 0 of 3 answered")
            assert row.isVisible()
            row.click()
            assert room.part == "The video"
            assert not row.isVisible()
        finally:
            dressed(scale=1.0)
        qtbot.waitUntil(room.page.panel.isVisible)
        assert not room.page.middle.isAncestorOf(room.page.side)
