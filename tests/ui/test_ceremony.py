"""The draw before everybody's eyes: fingerprint, dice, read back, clips."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.draw.draw import Draw, replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
from bwvreview.services.clock import FixedClock
from bwvreview.services.roll_draw import RollDraw, looked_again_words, roll_draw
from bwvreview.storage.draws import Commitment
from bwvreview.ui import files
from bwvreview.ui.app import House
from bwvreview.ui.pages.ceremony import clips
from bwvreview.ui.pages.ceremony.clips import SlotCard, SlotPlace
from bwvreview.ui.widgets.button import Button
from tests.screen import nameless, spoken_name, there, words_on
from tests.ui.steps import (
    DICE,
    FIX,
    READ_ALOUD,
    SAMPLE,
    controller,
    everything_said,
    fix,
    house_with_list,
    import_file,
    opened_house,
    plan,
    press,
    roll,
    rows_of_sample,
    shown,
    type_dice,
    wait_for,
)

CALL = "Call up reserves for V01 and V02"
THEMES = {"Weapons": (4, 2), "Children": (3, 2)}


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the records lie in which a plan was fixed, once the first test that begins with it has fixed it."""
    return tmp_path_factory.mktemp("fixed") / "workspace.bwv"


@pytest.fixture
def house(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, fixed: Path, request: pytest.FixtureRequest
) -> Iterator[House]:
    """The window with the practice list in it; with a plan too for those who begin in the room."""
    if "room" not in request.fixturenames:
        with house_with_list(qtbot, tmp_path, clock) as opened:
            yield opened
        return
    if not fixed.exists():
        with house_with_list(qtbot, tmp_path, clock) as opened:
            fix(qtbot, opened, THEMES)
        shutil.copyfile(tmp_path / fixed.name, fixed)
    shutil.copyfile(fixed, tmp_path / fixed.name)
    with opened_house(qtbot, tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def room(qtbot: QtBot, house: House) -> QWidget:
    """The room view with a plan that was fixed."""
    room: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
    wait_for(qtbot, room, "Write this in the minutes")
    return room


@pytest.fixture
def dice(qtbot: QtBot, room: QWidget) -> QWidget:
    """The room view, waiting for the first die."""
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    return room


def latest(house: House) -> Commitment:
    with house.context.workspace.reading() as store:
        found = store.draws.latest("example-group")
    assert found is not None
    return found


def grid(room: QWidget) -> QWidget:
    return next(w for w in room.findChildren(QWidget) if w.isVisible() and spoken_name(w).startswith("Dice"))


def main_button(room: QWidget) -> Button:
    found = room.main_button()  # type: ignore[attr-defined]
    assert isinstance(found, Button)
    return found


def test_the_fingerprint_on_the_screen_is_that_of_the_statement(house: House, room: QWidget) -> None:
    statement = Statement.parse(latest(house).statement)
    groups = next(w for w in room.findChildren(QWidget) if spoken_name(w) == "Fingerprint in eight groups")
    spelt = groups.accessibleDescription().replace(" ", "")
    for place, group in enumerate(statement.groups_of_eight, start=1):
        assert f"Group{place}:{group}" in spelt


def test_counts_of_the_plan_are_rounded(house: House, room: QWidget) -> None:
    size = Statement.parse(latest(house).statement).size
    assert f"About {5 * round(size / 5)} encounters" in words_on(room)
    assert "3 children, 4 weapons" in words_on(room)


def test_dice_wait_until_the_fingerprint_was_read_aloud(qtbot: QtBot, room: QWidget) -> None:
    roll_the_dice = shown(room, Button, "Roll the dice")
    assert not roll_the_dice.available
    assert roll_the_dice.reason == "First tick: one person has read it aloud, another has written it down."
    press(qtbot, room, READ_ALOUD)
    assert roll_the_dice.available


def test_a_draw_from_plan_to_session(qtbot: QtBot, house: House, room: QWidget) -> None:
    roll(qtbot, room)
    kept = latest(house)
    expected = replay(ListFile.parse(kept.list_file), Statement.parse(kept.statement), DICE)
    assert kept.seeds == (DICE,)
    assert f"{len(expected.slots)} clips drawn" in words_on(room)
    press(qtbot, room, "Start the session")
    qtbot.waitUntil(lambda: house.window.place == "session", timeout=20_000)
    with house.context.workspace.reading() as store:
        session = store.sessions.by_name("example-group", kept.session)
        assert session is not None
        assert [clip.slot for clip in store.sessions.clips(session.id)] == list(expected.slots)


def test_the_first_entry_is_hidden_while_the_second_is_typed(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, DICE)
    press(qtbot, dice, "Read them back")
    assert spoken_name(grid(dice)) == "Dice read back"
    assert "Rolled:" not in grid(dice).accessibleDescription()
    type_dice(dice, DICE)
    wait_for(qtbot, dice, "20 of 20 agree")
    assert " ".join(DICE) in grid(dice).accessibleDescription()


def test_a_die_that_does_not_agree_is_looked_at_again(qtbot: QtBot, house: House, dice: QWidget) -> None:
    type_dice(dice, DICE)
    press(qtbot, dice, "Read them back")
    type_dice(dice, DICE[:13] + "7" + DICE[14:])
    wait_for(qtbot, dice, f"Die 14 does not agree: rolled {DICE[13]}, read back 7.")
    wait_for(qtbot, dice, "19 of 20 agree")
    field = shown(dice, QLineEdit, "Die 14, what it shows")
    press(qtbot, dice, "Check again")
    wait_for(qtbot, dice, "Type what die 14 shows.")
    field.setFocus()
    type_dice(dice, DICE[13])
    press(qtbot, dice, "Check again")
    wait_for(qtbot, dice, "20 of 20 agree")
    press(qtbot, dice, "See the clips")
    wait_for(qtbot, dice, "clips drawn")
    assert latest(house).seeds == (DICE,)


def test_several_dice_that_do_not_agree_come_one_after_another(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, "1" * 20)
    press(qtbot, dice, "Read them back")
    type_dice(dice, "2" + "1" * 18 + "2")
    wait_for(qtbot, dice, "Die 1 does not agree")
    type_dice(dice, "2")  # the new box has the focus
    press(qtbot, dice, "Check again")
    wait_for(qtbot, dice, "Die 20 does not agree")
    type_dice(dice, "1")
    press(qtbot, dice, "Check again")
    wait_for(qtbot, dice, "20 of 20 agree")


def test_the_dice_can_be_read_back_again(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, DICE)
    press(qtbot, dice, "Read them back")
    type_dice(dice, "1" * 20)
    press(qtbot, dice, "Read all 20 again")
    wait_for(qtbot, dice, "0 of 20 read back")


def test_backspace_takes_one_die_back(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, "123")
    wait_for(qtbot, dice, "3 of 20 entered")
    QTest.keyClick(grid(dice), Qt.Key.Key_Backspace)
    wait_for(qtbot, dice, "2 of 20 entered")


def test_letters_and_digits_of_other_scripts_are_no_dice(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, "12")
    for text in ("x", "５", "٣"):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(grid(dice), event)
        wait_for(qtbot, dice, "Type the digits of the dice, 0 to 9.")
    wait_for(qtbot, dice, "2 of 20 entered")


@pytest.mark.parametrize("text", [" ".join(DICE), DICE[:-1], DICE + "1", DICE[:-1] + "２", "not dice"])
def test_pasted_text_is_taken_only_when_it_is_exactly_the_digits(qtbot: QtBot, dice: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid(dice), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, dice, "0 of 20 entered")
    QGuiApplication.clipboard().setText(DICE)
    QTest.keyClick(grid(dice), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, dice, "20 of 20 entered")


def test_six_sided_dice_have_26_boxes_and_refuse_a_seven(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, THEMES)
    press(qtbot, page, "6-sided, 26 throws")
    press(qtbot, page, FIX)
    room: QWidget = house.controller("draw").room  # type: ignore[attr-defined]
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    wait_for(qtbot, room, "0 of 26 entered")
    type_dice(room, "7")
    wait_for(qtbot, room, "These dice have 1 to 6.")
    type_dice(room, "123456" * 4 + "12")
    press(qtbot, room, "Read them back")
    type_dice(room, "123456" * 4 + "12")
    press(qtbot, room, "See the clips")
    wait_for(qtbot, room, "clips drawn")


def test_a_second_roll_is_refused_in_words(qtbot: QtBot, house: House, dice: QWidget) -> None:
    with house.context.workspace.store() as store:
        roll_draw(store, RollDraw(latest(house).id, "9" * 20), at=house.context.clock.now())
    type_dice(dice, DICE)
    press(qtbot, dice, "Read them back")
    type_dice(dice, DICE)
    press(qtbot, dice, "See the clips")
    wait_for(qtbot, dice, "This plan was already rolled.")
    assert latest(house).seeds == ("9" * 20,)


def test_reserves_are_called_only_after_every_missing_clip_is_named(qtbot: QtBot, house: House, room: QWidget) -> None:
    roll(qtbot, room)
    kept = latest(house)
    drawn = replay(ListFile.parse(kept.list_file), Statement.parse(kept.statement), DICE)
    name_missing(qtbot, room, "V01", "Part of an investigation or court case")
    name_missing(qtbot, room, "V02", "Video could not be found")
    wait_for(qtbot, room, "Video could not be found")
    assert not shown(room, Button, "Start the session").available
    press(qtbot, room, CALL)
    wait_for(qtbot, room, "After this you cannot add clips here.")
    press(qtbot, room, CALL)
    wait_for(qtbot, room, "Takes the place of")
    with house.context.workspace.reading() as store:
        unavailable, late = store.draws.availability(kept.id)
    assert dict(unavailable) == {
        drawn.slots["V01"]: "investigation",
        drawn.slots["V02"]: "not-found",
    }
    assert late == ()
    assert main_button(room).words == "Start the session"
    assert not there(room, Button, "Add another clip and its reason")


def name_missing(qtbot: QtBot, room: QWidget, slot: str, reason: str) -> None:
    first = there(room, Button, "Add a clip and its reason")
    press(qtbot, room, "Add a clip and its reason" if first else "Add another clip and its reason")
    press(qtbot, room, slot)
    press(qtbot, room, reason)
    press(qtbot, room, f"Add {slot}")


def test_a_named_clip_can_be_taken_out_again(qtbot: QtBot, room: QWidget) -> None:
    roll(qtbot, room)
    name_missing(qtbot, room, "V03", "Would not play")
    wait_for(qtbot, room, "Police cannot show it")
    press(qtbot, room, "Take V03 out")
    wait_for(qtbot, room, "Every clip can be shown so far.")
    assert main_button(room).words == "Start the session"


def test_a_clip_needs_a_reason(qtbot: QtBot, room: QWidget) -> None:
    roll(qtbot, room)
    press(qtbot, room, "Add a clip and its reason")
    wait_for(qtbot, room, "Choose the clip")
    qtbot.waitUntil(lambda: there(room, Button, "Add this clip"))
    assert not shown(room, Button, "Add this clip").available
    press(qtbot, room, "V01")
    wait_for(qtbot, room, "Choose the reason")
    assert not shown(room, Button, "Add V01").available


def test_lack_of_time_is_no_reason_of_the_police(qtbot: QtBot, room: QWidget) -> None:
    roll(qtbot, room)
    press(qtbot, room, "Add a clip and its reason")
    assert not there(room, QWidget, "Ran out of time")


def test_the_list_for_the_police_holds_every_slot_and_reference(
    qtbot: QtBot, house: House, room: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll(qtbot, room)
    kept = latest(house)
    drawn = replay(ListFile.parse(kept.list_file), Statement.parse(kept.statement), DICE)
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "pull list")
    press(qtbot, room, "All papers of this draw")
    press(qtbot, room, "Save the list for the police")
    wait_for(qtbot, room, "Saved “pull list.xlsx”")
    sheet = openpyxl.load_workbook(tmp_path / "pull list.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "For the police only"
    assert {row[0]: row[1] for row in cells[5:]} == dict(drawn.slots)


def test_a_draw_goes_on_at_the_fingerprint_after_the_program_was_closed(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, house: House, room: QWidget
) -> None:
    commit = latest(house).commit
    house.window.close()
    with opened_house(qtbot, tmp_path, clock) as again:
        found: QWidget = controller(again, "draw").room  # type: ignore[attr-defined]
        wait_for(qtbot, found, "Write this in the minutes")
        groups = next(w for w in found.findChildren(QWidget) if spoken_name(w) == "Fingerprint in eight groups")
        assert " ".join(commit[:8]) in groups.accessibleDescription()


def test_a_draw_goes_on_at_its_clips_after_the_program_was_closed(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, house: House, room: QWidget
) -> None:
    roll(qtbot, room)
    house.window.close()
    with opened_house(qtbot, tmp_path, clock) as again:
        found: QWidget = controller(again, "draw").room  # type: ignore[attr-defined]
        wait_for(qtbot, found, "clips drawn")


def test_escape_leaves_the_room_view_and_nothing_is_lost(qtbot: QtBot, house: House, room: QWidget) -> None:
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert not house.window.is_full
    page: QWidget = house.controller("draw").page
    press(qtbot, page, "Go on with this draw")
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    wait_for(qtbot, room, "Write this in the minutes")


def test_the_room_view_needs_no_mouse(qtbot: QtBot, house: House, room: QWidget) -> None:
    def key(which: Qt.Key) -> None:
        target = house.window.focusWidget()
        assert target is not None
        QTest.keyClick(target, which)

    qtbot.waitUntil(lambda: isinstance(house.window.focusWidget(), QCheckBox))
    key(Qt.Key.Key_Space)
    QTest.keyClick(house.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_dice(room, DICE)
    key(Qt.Key.Key_Return)
    type_dice(room, DICE)
    key(Qt.Key.Key_Space)
    wait_for(qtbot, room, "clips drawn")


def test_no_reference_is_ever_shown_or_said(qtbot: QtBot, house: House, room: QWidget) -> None:
    references = [row["Reference"] for row in rows_of_sample()]

    def leaked() -> list[str]:
        said = everything_said(house.window)
        return [reference for reference in references if reference in said]

    assert leaked() == []
    roll(qtbot, room)
    assert leaked() == []
    name_missing(qtbot, room, "V01", "Another reason")
    qtbot.waitUntil(lambda: main_button(room).words.endswith(" for V01"), timeout=20_000)
    main_button(room).click()
    wait_for(qtbot, room, "After this you cannot add clips here.")
    main_button(room).click()
    wait_for(qtbot, room, "Takes the place of V01")
    assert leaked() == []


@pytest.mark.slow  # the walk over all pages asks the same
def test_every_control_of_the_room_has_a_name(qtbot: QtBot, room: QWidget) -> None:
    assert nameless(room) == []
    roll(qtbot, room)
    assert nameless(room) == []
    press(qtbot, room, "Add a clip and its reason")
    assert nameless(room) == []


class Windows(QObject):
    """Notes every window that opens, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


def test_no_second_window_flashes_up(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    app = QApplication.instance()
    assert app is not None
    windows = Windows()
    app.installEventFilter(windows)
    try:
        with opened_house(qtbot, tmp_path, clock) as house:
            import_file(qtbot, house, SAMPLE)
            room = fix(qtbot, house, THEMES)
            roll(qtbot, room)
            name_missing(qtbot, room, "V01", "Would not play")
            wait_for(qtbot, room, "Police cannot show it")
    finally:
        app.removeEventFilter(windows)
    assert windows.opened == ["MainWindow"]


@pytest.mark.slow  # the walk over all pages asks the same
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_scrolls_sideways(qtbot: QtBot, house: House, scale: float) -> None:
    def sideways() -> list[str]:
        areas = [area for area in house.window.findChildren(QScrollArea) if area.isVisible()]
        return [str(area.parent()) for area in areas if area.horizontalScrollBar().maximum() > 0]

    house.window.resize(1366, 768)
    house.appearance.set_scale(scale)
    try:
        controller(house, "list")
        wait_for(qtbot, house.window, "The list is ready to use")
        assert sideways() == []
        room = fix(qtbot, house, {**THEMES, "Vague object": (20, 1)})
        assert sideways() == []
        roll(qtbot, room)
        assert sideways() == []
        name_missing(qtbot, room, "V01", "Would not play")
        wait_for(qtbot, room, "Police cannot show it")
        assert sideways() == []
    finally:
        house.appearance.set_scale(1.0)


def large_keys(qtbot: QtBot, room: QWidget) -> None:
    if there(room, Button, "Show large keys"):
        press(qtbot, room, "Show large keys")


def test_the_dice_can_be_entered_by_touch_alone(qtbot: QtBot, house: House, dice: QWidget) -> None:
    large_keys(qtbot, dice)
    for digit in DICE + "3":
        press(qtbot, dice, f"Digit {digit}")
    wait_for(qtbot, dice, "20 of 20 entered")
    press(qtbot, dice, "Back one die")
    wait_for(qtbot, dice, "19 of 20 entered")
    press(qtbot, dice, f"Digit {DICE[-1]}")
    press(qtbot, dice, "Read them back")
    for digit in DICE[:13] + "7" + DICE[14:]:
        press(qtbot, dice, f"Digit {digit}")
    wait_for(qtbot, dice, "Die 14 does not agree")
    press(qtbot, dice, "Digit 7")
    press(qtbot, dice, "Back one die")
    press(qtbot, dice, f"Digit {DICE[13]}")
    press(qtbot, dice, "Check again")
    wait_for(qtbot, dice, "1 die looked at again: the record says so.")
    press(qtbot, dice, "See the clips")
    wait_for(qtbot, dice, "clips drawn")
    kept = latest(house)
    assert kept.seeds == (DICE,)
    with house.context.workspace.reading() as store:
        assert looked_again_words(store, kept.id) == (
            f"Die 14 was looked at again: typed {DICE[13]}, read back 7, it shows {DICE[13]}.",
        )


def test_a_touch_on_a_large_key_leaves_typing_as_it_was(qtbot: QtBot, dice: QWidget) -> None:
    large_keys(qtbot, dice)
    QTest.mouseClick(shown(dice, Button, "Digit 4"), Qt.MouseButton.LeftButton)
    type_dice(dice, "56")
    wait_for(qtbot, dice, "3 of 20 entered")
    press(qtbot, dice, "Hide the large keys")
    type_dice(dice, "7")
    wait_for(qtbot, dice, "4 of 20 entered")


def test_six_sided_dice_have_six_large_keys(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, THEMES)
    press(qtbot, page, "6-sided, 26 throws")
    press(qtbot, page, FIX)
    room: QWidget = house.controller("draw").room  # type: ignore[attr-defined]
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    large_keys(qtbot, room)
    names = {spoken_name(key) for key in room.findChildren(Button) if spoken_name(key).startswith("Digit ")}
    assert names == {f"Digit {digit}" for digit in "123456"}


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_plan_is_given_up_with_a_reason_at_every_step_before_the_roll(
    qtbot: QtBot, house: House, room: QWidget, steps: int
) -> None:
    if steps:
        press(qtbot, room, READ_ALOUD)
        press(qtbot, room, "Roll the dice")
        type_dice(room, DICE)
    if steps == 2:
        press(qtbot, room, "Read them back")
        type_dice(room, DICE)
    press(qtbot, room, "Give this plan up")
    wait_for(qtbot, room, "The plan is kept for ever, with its eight groups and your reason.")
    wait_for(qtbot, room, "The next plan of this day is draw 2.")
    press(qtbot, room, "Give it up and plan again")
    wait_for(qtbot, room, "Write in a few words why it is not used.")
    assert latest(house).void_reason is None
    shown(room, QLineEdit, "Why is this plan given up?").setText("  A die fell \t off the table ")
    press(qtbot, room, "Give it up and plan again")
    qtbot.waitUntil(lambda: not house.window.is_full, timeout=20_000)
    wait_for(qtbot, house.controller("draw").page, "Plan the draw")
    assert latest(house).void_reason == "A die fell off the table"
    assert latest(house).seeds == ()
    wait_for(qtbot, fix(qtbot, house, {"Drugs": (6, 2)}), "Saturday 1 October 2022, draw 2")


def test_thinking_better_of_giving_up_leaves_the_dice_as_they_were(qtbot: QtBot, dice: QWidget) -> None:
    type_dice(dice, "123")
    press(qtbot, dice, "Give this plan up")
    QTest.keyClick(dice, Qt.Key.Key_Escape)
    wait_for(qtbot, dice, "3 of 20 entered")
    type_dice(dice, "4")
    wait_for(qtbot, dice, "4 of 20 entered")


def test_a_plan_that_was_rolled_cannot_be_given_up_here(qtbot: QtBot, room: QWidget) -> None:
    roll(qtbot, room)
    assert not there(room, Button, "Give this plan up")


def test_a_plan_rolled_at_another_computer_while_it_is_given_up_stays_rolled(
    qtbot: QtBot, house: House, room: QWidget
) -> None:
    press(qtbot, room, "Give this plan up")
    with house.context.workspace.store() as store:
        roll_draw(store, RollDraw(latest(house).id, "9" * 20), at=house.context.clock.now())
    qtbot.waitUntil(lambda: main_button(room).words == "Give it up and plan again" and main_button(room).isVisible())
    shown(room, QLineEdit, "Why is this plan given up?").setText("We want other clips")
    press(qtbot, room, "Give it up and plan again")
    wait_for(qtbot, room, "The dice for this plan were rolled meanwhile.")
    assert latest(house).void_reason is None


def test_dice_that_are_refused_lead_to_the_clips_that_were_drawn(qtbot: QtBot, house: House, dice: QWidget) -> None:
    kept = latest(house)
    with house.context.workspace.store() as store:
        roll_draw(store, RollDraw(kept.id, "9" * 20), at=house.context.clock.now())
    type_dice(dice, DICE)
    press(qtbot, dice, "Read them back")
    type_dice(dice, DICE)
    press(qtbot, dice, "See the clips")
    press(qtbot, dice, "See the clips that were drawn")
    drawn = replay(ListFile.parse(kept.list_file), Statement.parse(kept.statement), "9" * 20)
    wait_for(qtbot, dice, f"{len(drawn.slots)} clips drawn")


def clips_seen(room: QWidget) -> list[str]:
    cards = [card for card in room.findChildren(SlotCard) if card.isVisibleTo(room)]
    return sorted(spoken_name(card).partition(":")[0] for card in cards)


def test_the_clips_appear_one_after_another_in_their_order(
    qtbot: QtBot, house: House, room: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "PACE_MS", 30)
    seen: list[list[str]] = []
    reveal = SlotPlace.reveal

    def noted(place: SlotPlace) -> None:
        reveal(place)
        seen.append(clips_seen(room))

    monkeypatch.setattr(SlotPlace, "reveal", noted)
    roll(qtbot, room)
    every = [f"V{number:02}" for number in range(1, 1 + len(replay_of(house).slots))]
    qtbot.waitUntil(lambda: len(seen) == len(every), timeout=20_000)
    assert seen == [every[: count + 1] for count in range(len(every))]
    assert not there(room, Button, "Show all at once")


def test_nobody_has_to_wait_for_the_clips(
    qtbot: QtBot, house: House, room: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "PACE_MS", 3_600_000)
    roll(qtbot, room)
    assert clips_seen(room) == []
    press(qtbot, room, "Show all at once")
    assert len(clips_seen(room)) == len(replay_of(house).slots)


def test_with_less_motion_all_clips_are_there_at_once(qtbot: QtBot, house: House, room: QWidget) -> None:
    settings = controller(house, "settings").page
    press(qtbot, settings, "Show the drawn clips all at once")
    controller(house, "draw")
    wait_for(qtbot, room, "Write this in the minutes")
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    roll(qtbot, room)
    assert len(clips_seen(room)) == len(replay_of(house).slots)


def test_a_clip_that_serves_two_themes_says_so(qtbot: QtBot, house: House) -> None:
    room = fix(qtbot, house, {"Weapons": (20, 0), "All": (20, 0)})
    roll(qtbot, room)
    both = [slot for slot, labels in labels_of(house).items() if len(labels) == 2]
    assert both
    press(qtbot, room, "Show all at once")
    said = [spoken_name(card) for card in room.findChildren(SlotCard) if card.isVisibleTo(room)]
    first_page = {name.partition(":")[0]: name for name in said}
    for slot, name in first_page.items():
        assert ("Serves two themes" in name) == (slot in both)


def replay_of(house: House) -> Draw:
    kept = latest(house)
    return replay(ListFile.parse(kept.list_file), Statement.parse(kept.statement), DICE)


def labels_of(house: House) -> dict[str, list[str]]:
    drawn = replay_of(house)
    return {
        slot: [label for label, one in drawn.themes.items() if reference in one.sample]
        for slot, reference in drawn.slots.items()
    }
