"""Settings are one table: the page and what is kept are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from bwvreview.exchange.resources import resource
from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.preferences import CARDS, IDLE, LETTERS, OF_COMPUTER, OF_GROUP, Preferences, Setting
from bwvreview.ui.remembered import Remembered
from bwvreview.ui.speech import spoken
from bwvreview.ui.theme import CLEAR, LIGHT, Look, font, wear
from bwvreview.ui.widgets.kit import words
from tests.screen import dressed, find, nameless, words_on
from tests.ui.steps import button, opened_house, shown, wait_for

CHOICES = [one for one in OF_COMPUTER.values() if one.kind != "tick"]
TICKS = [one for one in OF_COMPUTER.values() if one.kind == "tick"]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    with opened_house(qtbot, tmp_path, clock) as made:
        made.go("settings")
        qtbot.waitUntil(lambda: not made.tasks.busy)
        yield made
    dressed()


def test_every_setting_says_what_can_be_chosen_and_holds_one_of_it_at_first() -> None:
    for setting in OF_COMPUTER.values():
        names = [name for name, _ in setting.choices]
        assert setting.default in names, setting.key
        assert len(set(names)) == len(names) >= 2, setting.key
    assert len(OF_COMPUTER) + len(OF_GROUP) == sum(len(card.settings) for card in CARDS)


def test_the_whole_table_is_on_the_page_and_every_choice_is_kept(qtbot: QtBot, house: House) -> None:
    page, kept = house.window.page("settings"), house.appearance.preferences
    for setting in CHOICES:
        for name, label in reversed(setting.choices):
            chosen = [one for one in page.findChildren(QRadioButton) if one.text() == label]
            assert len(chosen) == 1, setting.key
            chosen[0].click()
            assert kept.get(setting.key) == name
    for setting in TICKS:
        box = find(page, QCheckBox, spoken(setting.label))
        before = kept.is_on(setting.key)
        box.click()
        assert kept.is_on(setting.key) is not before
        box.toggle()  # a screen reader ticks without a click
        assert kept.is_on(setting.key) is before
    assert house.door.watch.minutes == int(OF_COMPUTER[IDLE].choices[0][0])
    assert nameless(page) == []


def test_what_the_keys_change_shows_on_the_page(house: House) -> None:
    house.window.scale_asked.emit(1)
    assert find(house.window.page("settings"), QRadioButton, "110%").isChecked()


def test_words_for_the_group_wait_for_their_button_and_go_with_the_records(qtbot: QtBot, house: House) -> None:
    page = house.window.page("settings")
    shown(page, QLineEdit, "Borough").setText(" Haringey ")
    button(page, "Save the name").click()
    qtbot.waitUntil(lambda: "Saved" in words_on(page), timeout=10_000)
    with house.context.workspace.reading() as store:
        assert store.settings.get("group.borough") == "Haringey"


def test_a_name_that_is_not_saved_yet_is_still_there_after_a_look_at_another_page(qtbot: QtBot, house: House) -> None:
    page = house.window.page("settings")
    shown(page, QLineEdit, "Name of the group").setText("Haringey CMG")
    house.go("list")
    house.go("settings")
    qtbot.waitUntil(lambda: not house.tasks.busy)
    assert shown(page, QLineEdit, "Name of the group").text() == "Haringey CMG"
    button(page, "Save the name").click()
    qtbot.waitUntil(lambda: "Saved" in words_on(page), timeout=10_000)
    with house.context.workspace.reading() as store:
        assert store.settings.get("group.name") == "Haringey CMG"


def test_days_that_cannot_be_are_refused_in_words_and_an_empty_box_goes_back_to_the_usual(
    qtbot: QtBot, house: House
) -> None:
    page = house.window.page("settings")
    box = shown(page, QLineEdit, "Number of days")
    box.setText("0")
    button(page, "Save the days").click()
    wait_for(qtbot, page, "Video cannot be kept for 0 days.")
    box.setText("")
    button(page, "Save the days").click()
    qtbot.waitUntil(lambda: box.text() == "31")


def test_a_spoilt_file_gives_what_holds_at_first(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlock.minutes=never\nletters=7\n")
    kept = Preferences(Remembered(tmp_path / "window.ini"))
    assert kept.all() == {key: setting.default for key, setting in OF_COMPUTER.items()}


def test_a_new_setting_is_one_line(qtbot: QtBot) -> None:
    from bwvreview.ui.pages.settings import SettingsPage
    from bwvreview.ui.preferences import SettingsCard

    new = Setting("tea", "list", "Tea", choices=(("with", "With milk"), ("without", "Without")), default="with")
    page = SettingsPage([SettingsCard("Breaks", settings=(new,))])
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.chosen) as chosen:
        find(page, QRadioButton, "Without").click()
    assert chosen.args == ["tea", "without"]


def test_clear_letters_come_with_the_program_and_have_every_weight_that_is_used(qtbot: QtBot) -> None:
    app = dressed()
    wear(app, Look(LIGHT, clear=True))
    for weight in (400, 600, 700):
        found = QFontInfo(font(16, weight))
        assert (found.family(), found.weight()) == (CLEAR, weight)
    assert "DejaVu" in font(16, mono=True).families()[-1]
    assert 0 not in QRawFont.fromFont(font(16)).glyphIndexesForString("abcŵŷâô“”’–…£×≠")
    dressed()
    assert QFontInfo(font(16)).family() != CLEAR
    assert "SIL OPEN FONT LICENSE Version 1.1" in (resource("fonts") / "LICENSE.txt").read_text("utf-8")


def test_more_room_spreads_letters_and_words_but_not_codes(qtbot: QtBot) -> None:
    app = dressed()
    label, code = words("two words"), words("V03", "code")
    for one in (label, code):
        qtbot.addWidget(one)
    plain, before, mono = label.grab().toImage(), label.sizeHint().width(), code.grab().toImage()
    wear(app, Look(LIGHT, wide=True))
    assert label.sizeHint().width() > before * 1.06
    assert code.grab().toImage() == mono
    wear(app, Look(LIGHT))
    label.resize(plain.size())
    assert label.grab().toImage() == plain, "and back again"


PLACES_TO_FIT = ("home", "list", "draw", "session", "replies", "feedback", "settings", "guard", "copies", "form")


def test_clear_wide_letters_at_200_per_cent_fit_across_every_page(qtbot: QtBot, house: House) -> None:
    kept = house.appearance.preferences
    kept.put(LETTERS, "clear")
    kept.put("spacing", "yes")
    house.appearance.set_scale(2.0)
    house.window.resize(1366, 728)
    too_wide = {}
    for place in PLACES_TO_FIT:
        house.go(place)
        qtbot.waitUntil(lambda: not house.tasks.busy)
        house.window.grab()
        bar = house.window.page(place).scroller.horizontalScrollBar()  # type: ignore[attr-defined]
        if bar.maximum() > 0:
            too_wide[place] = bar.maximum()
    assert too_wide == {}
