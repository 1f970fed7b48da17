"""The page on which a draw is planned, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.withheld import HoldBack, hold_back
from bwvreview.services.workspace import Workspace
from bwvreview.ui.app import House
from bwvreview.ui.widgets.button import Button
from tests.screen import dressed, nameless, spoken_name, there, words_on
from tests.services.evening import Evening, bring_in, roll
from tests.ui.steps import (
    FIX,
    controller,
    enter,
    everything_said,
    fix,
    house_with_list,
    import_file,
    opened_house,
    plan,
    press,
    rows_of_sample,
    shown,
    wait_for,
    write_list,
)

WEAPONS = {"Weapons": (6, 2)}


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    """The window with the practice list in it."""
    with house_with_list(qtbot, tmp_path, clock) as opened:
        yield opened


def fix_button(page: QWidget) -> Button:
    return shown(page, Button, FIX)


def test_without_a_list_the_page_asks_for_one(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with opened_house(qtbot, folder, clock) as house:
        page: QWidget = controller(house, "draw").page
        press(qtbot, page, "Open a police list")
        assert house.window.place == "list"


def test_a_ticked_theme_starts_with_six_clips_and_two_reserves(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    press(qtbot, page, "Children")
    assert shown(page, QLineEdit, "Children: clips").text() == "6"
    assert shown(page, QLineEdit, "Children: reserves").text() == "2"


def test_figures_follow_what_is_typed(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    qtbot.waitUntil(lambda: "6" in words_on(page).splitlines())
    wait_for(qtbot, page, "Weapons: if 2 of 6 raise a concern")
    shown(page, QLineEdit, "Weapons: clips").setText("9")
    qtbot.waitUntil(lambda: "9" in words_on(page).splitlines())
    wait_for(qtbot, page, "1 h 48 min")
    QTest.keyClick(shown(page, QLineEdit, "Weapons: clips"), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "10" in words_on(page).splitlines())


def test_overlapping_themes_need_fewer_clips_than_asked(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"All": (20, 0), "Drugs": (20, 0)})
    wait_for(qtbot, page, "40 clips in two themes. One clip may serve two, so fewer are watched.")
    figure = next(line for line in page.findChildren(QWidget) if getattr(line, "text", str)().startswith("About "))
    assert int(figure.text().split()[1]) < 40  # type: ignore[attr-defined]


def test_more_than_half_of_a_theme_warns_and_does_not_stop(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Vague object": (20, 0)})
    wait_for(qtbot, page, "20 of about 20 is more than half.")
    assert fix_button(page).available


def test_more_clips_than_the_session_has_time_for_warns(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (20, 2)})
    shown(page, QLineEdit, "Length of the session in minutes").setText("150")
    wait_for(qtbot, page, "Your session is 2 hours 30 minutes long. That leaves time for about 12 clips.")


def test_fewer_than_three_clips_cannot_be_fixed(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (0, 2)})
    wait_for(qtbot, page, "Choose at least 3 clips")
    press(qtbot, page, FIX)
    assert not house.window.is_full
    assert house.window.place == "draw"
    shown(page, QLineEdit, "Weapons: clips").setText("3")
    assert fix_button(page).available


def test_a_theme_under_the_floor_cannot_be_ticked_and_says_why(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    box = shown(page, QCheckBox, "Section 60")
    box.click()
    assert not box.isChecked()
    assert "Fewer than 10, too few to draw." in box.accessibleDescription()


def test_what_colours_the_rating_is_not_offered(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    assert "No further action" not in everything_said(page)


def test_the_group_is_asked_for_its_name_once(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS, group="")
    wait_for(qtbot, page, "Write the name of your group")
    assert not fix_button(page).available
    shown(page, QLineEdit, "Name of your group").setText("Haringey group")
    press(qtbot, page, FIX)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    with house.context.workspace.reading() as store:
        found = store.draws.latest("haringey-group")
        assert found is not None
        assert store.settings.get("group.name") == "Haringey group"


def test_the_borough_is_asked_for_with_the_name_and_is_optional(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS, group="")
    shown(page, QLineEdit, "Name of your group").setText("Haringey group")
    assert fix_button(page).available
    shown(page, QLineEdit, "Borough of your group").setText("  Haringey ")
    press(qtbot, page, FIX)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    with house.context.workspace.reading() as store:
        assert (store.settings.get("group.name"), store.settings.get("group.borough")) == ("Haringey group", "Haringey")


@pytest.mark.parametrize(
    ("far", "says"),
    [
        ("8 October 2032", "By then all video of this list is deleted. Is the year right?"),
        ("8 October 2012", "That day was before the list came. Is the year right?"),
    ],
)
def test_a_far_off_day_is_asked_about_before_a_plan_is_fixed(qtbot: QtBot, house: House, far: str, says: str) -> None:
    page = plan(qtbot, house, WEAPONS)
    assert not there(page, QCheckBox, "Yes, this day is right")
    date_box = shown(page, QLineEdit, "Viewing date")
    date_box.setText(far)
    enter(date_box)
    wait_for(qtbot, page, says)
    assert not fix_button(page).available
    assert shown(page, QLineEdit, "Viewing date").accessibleDescription() == says
    shown(page, QCheckBox, "Yes, this day is right").click()
    assert "Check the viewing date" not in words_on(page)


def test_a_date_is_read_in_words_or_digits_and_refused_kindly(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    date_box = shown(page, QLineEdit, "Viewing date")
    date_box.setText("soon")
    enter(date_box)
    wait_for(qtbot, page, "Write a day, for example 19 November 2026.")
    assert not fix_button(page).available
    date_box.setText("2022-10-08")
    enter(date_box)
    qtbot.waitUntil(
        lambda: (
            there(page, QLineEdit, "Viewing date") and shown(page, QLineEdit, "Viewing date").text() == "8 October 2022"
        ),
        timeout=20_000,
    )
    assert shown(page, QLineEdit, "Weapons: clips").text() == "6"


def test_another_day_leaves_people_in_the_box_where_they_were(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    (scroller,) = (one for one in page.findChildren(QScrollArea) if one.parent() is page)
    bar = scroller.verticalScrollBar()
    date_box = shown(page, QLineEdit, "Viewing date")
    date_box.setFocus()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    where = bar.value()
    date_box.setText("8 October 2022")
    shown(page, QLineEdit, "Length of the session in minutes").setFocus()  # as Tab does
    qtbot.waitUntil(lambda: shown(page, QLineEdit, "Viewing date") is not date_box, timeout=20_000)
    minutes = shown(page, QLineEdit, "Length of the session in minutes")
    qtbot.waitUntil(lambda: house.window.focusWidget() is minutes, timeout=20_000)
    qtbot.waitUntil(lambda: bar.value() == min(where, bar.maximum()), timeout=20_000)


def test_a_later_day_leaves_deleted_video_out(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    date_box = shown(page, QLineEdit, "Viewing date")
    date_box.setText("19 October 2030")
    enter(date_box)
    qtbot.waitUntil(
        lambda: "Fewer than 10" in shown(page, QCheckBox, "Weapons").accessibleDescription(), timeout=20_000
    )


def test_a_fixed_plan_carries_what_was_chosen(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (4, 1), "Children": (3, 2)})
    press(qtbot, page, "6-sided, 26 throws")
    press(qtbot, page, FIX)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    with house.context.workspace.reading() as store:
        commitment = store.draws.latest("example-group")
    assert commitment is not None
    assert commitment.session == SessionId(date(2022, 10, 1), 1)
    lines = commitment.statement.decode().splitlines()
    assert any(line.startswith("theme children ") and line.endswith(" 3 2") for line in lines)
    assert any(line.startswith("theme weapons ") and line.endswith(" 4 1") for line in lines)
    assert "dice d6x26" in lines


def test_a_plan_is_kept_for_later(qtbot: QtBot, tmp_path: Path, house: House, clock: FixedClock) -> None:
    page = plan(qtbot, house, {"Children": (5, 3)})
    press(qtbot, page, "Save the plan for later")
    wait_for(qtbot, page, "Saved at 12:00")
    house.window.close()
    with opened_house(qtbot, tmp_path, clock) as again:
        page = controller(again, "draw").page
        qtbot.waitUntil(lambda: there(page, QLineEdit, "Children: clips"), timeout=20_000)
        assert shown(page, QLineEdit, "Children: clips").text() == "5"
        assert shown(page, QLineEdit, "Children: reserves").text() == "3"


def test_a_fixed_plan_is_given_up_only_with_a_reason(qtbot: QtBot, house: House) -> None:
    fix(qtbot, house, WEAPONS)
    house.controller("draw").room.leave_wanted.emit()  # type: ignore[attr-defined]
    page: QWidget = house.controller("draw").page
    press(qtbot, page, "Give this plan up")
    press(qtbot, page, "Give it up and plan again")
    wait_for(qtbot, page, "Write in a few words why it is not used.")
    reason = shown(page, QLineEdit, "Why is this plan given up?")
    assert reason.maxLength() == 200, "it has to fit on the certificate"
    QTest.keyClicks(reason, "The wrong list")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    wait_for(qtbot, page, "Plan the draw")
    with house.context.workspace.reading() as store:
        assert [void.reason for void in store.draws.voids("example-group", date(2022, 10, 1))] == ["The wrong list"]


def test_the_next_draw_of_a_day_takes_the_next_number(qtbot: QtBot, house: House) -> None:
    fix(qtbot, house, WEAPONS)
    house.controller("draw").room.leave_wanted.emit()  # type: ignore[attr-defined]
    page: QWidget = house.controller("draw").page
    press(qtbot, page, "Give this plan up")
    shown(page, QLineEdit, "Why is this plan given up?").setText("The wrong list")
    press(qtbot, page, "Give it up and plan again")
    wait_for(qtbot, page, "Plan the draw")
    room = fix(qtbot, house, {"Drugs": (6, 2)})
    wait_for(qtbot, room, "Saturday 1 October 2022, draw 2")


def test_the_page_needs_no_mouse(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    shown(page, QLineEdit, "Name of your group").setText("Example group")
    box = shown(page, QCheckBox, "Weapons")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert shown(page, QLineEdit, "Weapons: clips").text() == "6"
    QTest.keyClick(house.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)


def test_no_reference_and_no_nameless_control_on_the_page(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    wait_for(qtbot, page, "Weapons: if 2 of 6 raise a concern")
    said = everything_said(house.window)
    assert [row["Reference"] for row in rows_of_sample() if row["Reference"] in said] == []
    assert nameless(page) == []


def test_counts_are_rounded_on_the_page(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    rows = [row for row in rows_of_sample() if row["BWV held (SYNTHETIC)"] == "Yes" and row["Week"] != "W35"]
    kept = write_list(tmp_path / "kept.csv", rows)
    import_file(qtbot, house, kept)
    page = plan(qtbot, house, {})
    exact = sum(row["Age range"] == "10-17" and row["Type"] != "Vehicle search" for row in rows)
    hint = shown(page, QCheckBox, "Children").accessibleDescription()
    assert hint == f"about {5 * round(exact / 5)} in the list"


def test_dice_are_ten_sided_unless_chosen(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    assert shown(page, QRadioButton, "10-sided, 20 throws").isChecked()
    assert there(page, QPushButton, FIX)


# ---- what is rarely needed -----------------------------------------------------------------------------------


def statement(house: House) -> Statement:
    """The newest fixed plan."""
    with house.context.workspace.reading() as store:
        found = store.draws.latest("example-group")
    assert found is not None
    return Statement.parse(found.statement)


def references(house: House, count: int) -> list[str]:
    """Some references of clips that can be drawn."""
    with house.context.workspace.reading() as store:
        frame = sampling_frame(store, 1, group="example-group", day=date(2022, 10, 1), scheme=load_scheme())
    return [encounter.reference for encounter in frame.encounters[:count]]


def tell(page: QWidget, written: str) -> None:
    """Write references into the box."""
    shown(page, QPlainTextEdit, "References").setPlainText(written)


def test_a_closer_answer_says_how_many_clips_and_how_long(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    press(qtbot, page, "How many clips for a closer answer?")
    wait_for(qtbot, page, "Watch 23 of about 100: 4 h 36 min of video.")
    press(qtbot, page, "30 in 100")
    wait_for(qtbot, page, "Watch 13 of about 100: 2 h 36 min of video.")
    press(qtbot, page, "Plan 13 clips of Weapons")
    assert shown(page, QLineEdit, "Weapons: clips").text() == "13"
    wait_for(qtbot, page, "13 clips in one theme.")
    qtbot.waitUntil(lambda: not there(page, QPushButton, "Plan 13 clips of Weapons"), timeout=20_000)
    focus = house.window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_a_theme_too_small_for_a_close_answer_says_so(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Vague object": (5, 0)})
    press(qtbot, page, "How many clips for a closer answer?")
    wait_for(qtbot, page, "It would take more than half of about 20. Ask for a longer list.")
    assert not any(spoken_name(button).startswith("Plan 1") for button in page.findChildren(QPushButton))


def test_many_sentences_are_folded_away(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (6, 2), "Drugs": (6, 2), "Children": (6, 2)})
    press(qtbot, page, "2 more sentences")
    wait_for(qtbot, page, "Drugs: if none of 6 raises one")


def test_a_further_roll_is_chosen_before_the_plan_is_fixed(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, WEAPONS)
    press(qtbot, page, "If a clip cannot be shown, its reserve takes its place")
    again = "The dice are rolled again. Slower. Nobody can know the new clip before the dice lie there."
    press(qtbot, page, again)
    assert not there(page, QLineEdit, "Weapons: reserves")
    press(qtbot, page, FIX)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    fixed = statement(house)
    assert fixed.unavailable == "reroll"
    assert [(theme.sample, theme.reserves) for theme in fixed.themes] == [(6, 0)]


def test_the_choice_of_a_further_roll_is_kept_with_the_plan(
    qtbot: QtBot, tmp_path: Path, house: House, clock: FixedClock
) -> None:
    page = plan(qtbot, house, WEAPONS)
    press(qtbot, page, "If a clip cannot be shown, its reserve takes its place")
    press(qtbot, page, "The dice are rolled again. Slower. Nobody can know the new clip before the dice lie there.")
    press(qtbot, page, "Save the plan for later")
    wait_for(qtbot, page, "Saved at")
    house.window.close()
    with opened_house(qtbot, tmp_path, clock) as again:
        page = controller(again, "draw").page
        link = "If a clip cannot be shown, the dice are rolled again"
        qtbot.waitUntil(lambda: there(page, QPushButton, link), timeout=20_000)
        assert not there(page, QLineEdit, "Weapons: reserves")
        press(qtbot, page, link)
        back = "Its reserve takes its place. Quick. Whoever holds the list could work the reserves out early."
        press(qtbot, page, back)
        assert shown(page, QLineEdit, "Weapons: reserves").text() == "2"


def test_a_plan_that_was_not_saved_is_still_there_after_a_look_at_another_page(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (7, 3)})
    press(qtbot, page, "6-sided, 26 throws")
    house.go("home")
    house.go("draw")
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)
    qtbot.waitUntil(lambda: shown(page, QLineEdit, "Weapons: clips").text() == "7", timeout=20_000)
    assert shown(page, QRadioButton, "6-sided, 26 throws").isChecked()
    wait_for(qtbot, page, "7 clips in one theme.")


def test_what_is_not_in_the_draw_is_counted(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    without = sum(row["BWV held (SYNTHETIC)"] != "Yes" for row in rows_of_sample())
    assert f"Not in the draw: {without} no video held." in words_on(page)


def test_clips_that_the_police_hold_back_leave_the_draw(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {"Weapons": (7, 2)})
    some = references(house, 3)
    press(qtbot, page, "The police hold clips back")
    press(qtbot, page, "Part of an investigation or court case")
    tell(page, "\n".join(some))
    press(qtbot, page, "Hold these clips back")
    wait_for(qtbot, page, "Held back: 3 clips")
    wait_for(qtbot, page, "3 held back")
    assert shown(page, QLineEdit, "Weapons: clips").text() == "7"
    said = everything_said(house.window) + "".join(box.toPlainText() for box in page.findChildren(QPlainTextEdit))
    assert not [reference for reference in some if reference in said]
    press(qtbot, page, FIX)
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    assert dict(statement(house).excluded)["withheld"] == 3


def test_what_is_held_back_says_why_and_can_be_offered_again(qtbot: QtBot, house: House) -> None:
    with house.context.workspace.store() as store:
        request = HoldBack(1, "\n".join(references(house, 2)), "sensitive")
        hold_back(store, request, load_scheme(), at=house.context.clock.now())
    page = plan(qtbot, house, {})
    press(qtbot, page, "The police hold 2 clips back")
    wait_for(qtbot, page, "2 clips: Held back as sensitive")
    press(qtbot, page, "Offer all of them again")
    wait_for(qtbot, page, "Every clip is offered again")
    qtbot.waitUntil(lambda: there(page, QPushButton, "The police hold clips back"), timeout=20_000)
    assert "held back" not in words_on(page).casefold().replace("every clip is offered again", "")


def test_a_wrong_reference_is_said_at_its_line_and_stays_to_be_mended(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    (right,) = references(house, 1)
    press(qtbot, page, "The police hold clips back")
    press(qtbot, page, "Another reason")
    tell(page, f"{right}\nBWV-0000-0000")
    press(qtbot, page, "Hold these clips back")
    wait_for(qtbot, page, "1 of 2 is not on this list: look at line 2.")
    box = shown(page, QPlainTextEdit, "References")
    assert right in box.toPlainText()
    assert box.accessibleDescription().startswith("Error: 1 of 2 is not on this list")
    assert not there(page, QPushButton, "The police hold 1 clip back")


def test_a_reason_is_needed_to_hold_clips_back(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    press(qtbot, page, "The police hold clips back")
    qtbot.waitUntil(lambda: there(page, QRadioButton, "Another reason"), timeout=20_000)
    tell(page, references(house, 1)[0])
    press(qtbot, page, "Hold these clips back")
    wait_for(qtbot, page, "Choose why these clips are held back.")
    assert nameless(page) == []


def test_references_that_were_written_are_gone_when_their_box_is_closed(qtbot: QtBot, house: House) -> None:
    page = plan(qtbot, house, {})
    press(qtbot, page, "The police hold clips back")
    tell(page, references(house, 1)[0])
    press(qtbot, page, "The police hold clips back")
    press(qtbot, page, "The police hold clips back")
    box = shown(page, QPlainTextEdit, "References")
    box.undo()
    assert box.toPlainText() == ""


def test_themes_take_turns(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "workspace.bwv"
    with Workspace.open(path, clock=clock) as workspace:
        bring_in(workspace)
        watched = Evening.begin(workspace, roll(workspace, 1, (PlannedTheme("weapons", 3, 0),)))
        watched.answer("V01", viewed="full")
    with opened_house(qtbot, tmp_path, clock) as house:
        page: QWidget = controller(house, "draw").page
        wait_for(qtbot, page, "Not watched in the last session: Children, Handcuffs and Age not recorded.")
        assert shown(page, QCheckBox, "Weapons").accessibleDescription() == "about 100 in the list, watched 1 October"


def test_the_action_bar_keeps_to_one_line_at_200_per_cent(qtbot: QtBot, house: House) -> None:
    dressed(scale=2.0)
    try:
        house.window.resize(1366, 768)
        page = plan(qtbot, house, WEAPONS)
        wait_for(qtbot, page, "6 clips, 1 h 12 min")
        assert page.bar.height() <= 0.2 * house.window.height()  # type: ignore[attr-defined]
        assert fix_button(page).words == "Fix this plan"
    finally:
        dressed()
