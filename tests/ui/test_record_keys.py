"""A clip is recorded with the keyboard alone, by the keys of the design (section 5)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from bwvreview.domain.sessions import ClipState
from tests.screen import find, on_clipboard, spoken_name, words_on
from tests.ui.rooms import Recording, recording, watched

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_whole_clip_is_recorded_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    answers = watched()
    with recording(qtbot, tmp_path) as room:
        for _ in range(60):
            if not room.house.window.is_full:
                break
            while room.question and room.focus() is not room.page.main:
                here = room.question
                if value := answers.get(here, ""):
                    room.answer_here(value)
                room.press(Qt.Key.Key_Return)
                assert room.focus() is room.page.main or room.question != here
            room.press(Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: not room.house.window.is_full or room.focus() is not room.page.main, timeout=5_000)
        qtbot.waitUntil(lambda: room.stored().state is ClipState.VIEWED, timeout=5_000)
        kept = room.kept()
    assert kept["summary"] == answers["summary"]
    assert kept["gowisely"].split() == answers["gowisely"].split()
    assert {name: kept[name] for name in ("viewed", "rag", "actions")} == {
        name: answers[name] for name in ("viewed", "rag", "actions")
    }


def test_numbers_choose_and_nothing_jumps_on(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.press(Qt.Key.Key_1)
        assert room.question == "viewed"
        room.saved()
        assert room.kept() == {"viewed": "full"}


def test_a_number_pressed_on_the_next_button_changes_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.press(Qt.Key.Key_1)
        room.press(Qt.Key.Key_Return)
        assert room.focus() is room.page.main
        room.press(Qt.Key.Key_3)
        room.press(Qt.Key.Key_Return)
        room.saved()
        assert room.kept() == {"viewed": "full"}
        assert room.question == "search_type"


def test_nought_is_could_not_tell(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("sound_ok")
        room.press(Qt.Key.Key_0)
        room.saved()
        assert room.kept()["sound_ok"] == "unsure"


def test_up_and_down_go_through_the_questions_and_page_keys_through_the_parts(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.go_to("pj_voice")
        room.press(Qt.Key.Key_Down)
        assert room.question == "pj_explain"
        room.press(Qt.Key.Key_Return, SHIFT)
        assert room.question == "pj_voice"
        room.press(Qt.Key.Key_PageDown)
        assert (room.part, room.question) == ("Force and handcuffs", "force_seen")
        room.press(Qt.Key.Key_PageUp)
        assert (room.part, room.question) == ("How people were treated", "pj_voice")


def test_page_keys_and_enter_work_inside_a_box_of_words(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", rag="green")
        room.go_to("good_practice")
        room.press(Qt.Key.Key_Return)
        assert room.question == "learning"
        room.press(Qt.Key.Key_Up)
        assert room.question == "good_practice"
        room.press(Qt.Key.Key_PageUp)
        assert room.part == "Ending"
        assert room.controller.work is not None
        assert room.controller.work.state.raw("good_practice") == ""


def test_numbers_type_digits_in_a_box_of_words(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.go_to("summary")
        room.type("3 officers, 20 minutes")
        room.press(Qt.Key.Key_Tab)
        room.saved()
        kept = room.kept()
    assert kept["summary"] == "3 officers, 20 minutes"
    assert "ethnicity_seen" not in kept


def test_answers_after_the_ninth_are_reached_by_arrows_and_space(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("force_seen")
        room.press(Qt.Key.Key_9)
        for _ in range(2):
            room.press(Qt.Key.Key_Right)
        room.press(Qt.Key.Key_Space)
        room.saved()
        assert room.kept()["force_seen"] == "spray_used taser_used"


def test_f8_goes_to_the_next_question_without_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.go_to("search_type")
        room.press(Qt.Key.Key_F8)
        assert room.question == "age_seen"
        room.start(age_seen="25_plus", ethnicity_seen="white", summary="Calm", camera_start="before")
        room.press(Qt.Key.Key_F8)
        assert (room.part, room.question) == ("The video", "camera_end")


def test_f6_goes_round_the_three_parts_and_comes_back_to_the_question(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.go_to("pj_respect")
        room.press(Qt.Key.Key_F6)
        assert room.page.side.isAncestorOf(room.focus())  # type: ignore[arg-type]
        room.press(Qt.Key.Key_F6)
        assert room.focus() is room.page.parts_list.current_row()
        room.press(Qt.Key.Key_F6)
        assert room.question == "pj_respect"
        assert room.page.middle.isAncestorOf(room.focus())  # type: ignore[arg-type]
        room.press(Qt.Key.Key_F6, SHIFT)
        assert room.focus() is room.page.parts_list.current_row()


def test_escape_never_loses_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")
        room.type("They were calm")
        room.press(Qt.Key.Key_Escape)
        assert room.house.window.is_full
        room.press(Qt.Key.Key_PageDown)
        room.saved()
        assert room.kept()["summary"] == "They were calm"


def test_the_last_answers_are_taken_back_and_given_again(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", sound_ok="yes")
        room.go_to("camera_start")
        room.press(Qt.Key.Key_1)
        room.press(Qt.Key.Key_3)
        room.go_to("viewed")
        for _ in range(2):
            room.press(Qt.Key.Key_Z, CONTROL)
        assert (room.part, room.question) == ("The video", "camera_start")
        room.saved()
        assert room.kept()["camera_start"] == ""
        room.press(Qt.Key.Key_Y, CONTROL)
        room.saved()
        assert room.kept()["camera_start"] == "before"
        room.page.head.undo.click()
        room.page.head.undo.click()
        room.saved()
        assert room.kept()["sound_ok"] == ""


def test_what_was_taken_back_is_still_in_view(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person", age_seen="18_24")
        room.go_to("force_seen")
        room.press(Qt.Key.Key_3)
        room.saved()
        longest = room.page.middle.scroller.verticalScrollBar().maximum()
        room.press(Qt.Key.Key_Z, CONTROL)  # nine questions about handcuffs go away
        room.saved()
        qtbot.waitUntil(lambda: room.page.middle.scroller.verticalScrollBar().maximum() < longest / 2)
        focus = room.focus()
        assert focus is not None
        assert focus.visibleRegion().boundingRect() == focus.rect()


def test_the_main_button_answers_to_control_enter(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.press(Qt.Key.Key_1)
        room.press(Qt.Key.Key_Return, CONTROL)
        assert room.part == "The encounter, in brief"


@pytest.mark.parametrize("kind", ["text", "html"])
def test_pasted_words_lose_their_looks_and_too_many_are_said_not_cut(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    words = "Calm and kind. " * 60
    pasted = QMimeData()
    pasted.setText(words) if kind == "text" else pasted.setHtml(f"<b>{words}</b>")
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")
        box = room.focus()
        assert isinstance(box, QPlainTextEdit)
        with on_clipboard(pasted):
            box.paste()
        room.press(Qt.Key.Key_PageDown)
        room.saved()
        kept = room.kept()["summary"]
        assert kept.strip() == words.strip()
        room.go_to("summary")
        assert f"{len(kept) - 600} letters too many" in _words(room)
        assert "Keep it to 600 letters." in _words(room)


def _words(room: Recording) -> str:
    return words_on(room.page)


def test_tab_goes_through_the_questions_in_the_order_in_which_they_are_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")  # made before the questions above it are asked
        room.answer("search_type", "person")
        seen = []
        for _ in range(40):
            if room.focus() is room.page.main:
                break
            if room.page.middle.isAncestorOf(room.focus()) and room.question not in seen:  # type: ignore[arg-type]
                seen.append(room.question)
            room.press(Qt.Key.Key_Tab)
        assert seen == ["search_type", "age_seen", "ethnicity_seen", "summary"]
        assert room.focus() is room.page.main


def test_tab_goes_all_the_way_round_and_leaves_nothing_out(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full")
        room.go_to("summary")  # its box, and that of the notes, were made before other controls
        start = room.focus()
        seen: list[str] = []
        back: list[str] = []
        for way, held in ((seen, ()), (back, (Qt.KeyboardModifier.ShiftModifier,))):
            while not way or room.focus() is not start:
                way.append(spoken_name(room.focus()))  # type: ignore[arg-type]
                assert len(way) < 60
                room.press(Qt.Key.Key_Tab, *held)
    assert {"Leave this clip", "Undo", "Next: The video", "We paused here", "New note"} <= set(seen)
    assert back == [seen[0], *reversed(seen[1:])]


def test_the_mouse_answers_any_question(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person")
        room.go_to("understood")
        room.press(Qt.Key.Key_Up)  # hints of keys come and go above what is clicked
        understood = "Did officers check the person understood? No"
        for name in (understood, "Was the person treated with respect and dignity? Fully"):
            QTest.mouseClick(find(room.page.middle, QAbstractButton, name), Qt.MouseButton.LeftButton)
        room.saved()
        kept = room.kept()
    assert (kept["understood"], kept["pj_respect"]) == ("no", "4")


def test_a_screen_reader_hears_what_an_answer_is(qtbot: QtBot, tmp_path: Path) -> None:
    with recording(qtbot, tmp_path) as room:
        room.start(viewed="full", search_type="person", pj_voice="3")
        room.go_to("pj_voice")
        heard = QAccessible.queryAccessibleInterface(room.focus() or room.page)
        assert heard.text(QAccessible.Text.Name) == "Could the person have their say? Mostly"
        assert heard.text(QAccessible.Text.Description) == "Asked, listened to, not talked over."
        assert heard.role() is QAccessible.Role.RadioButton
        assert heard.state().checked
        room.go_to("summary")
        heard = QAccessible.queryAccessibleInterface(room.focus() or room.page)
        assert heard.text(QAccessible.Text.Name) == "What happened, in two or three sentences?"
