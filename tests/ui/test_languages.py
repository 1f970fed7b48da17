"""The window in other languages: Qt's catalogues agree with the source, and Welsh stands where it is begun."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.words import USUAL, Words
from bwvreview.exchange.resources import resource
from bwvreview.services.clock import FixedClock
from bwvreview.ui.app import House
from bwvreview.ui.preferences import LANGUAGE, OF_COMPUTER
from bwvreview.ui.say import count, day, days_mark, month, short_day, video_time
from bwvreview.ui.speech import ENGLISH, catalogue, language, speak, spoken, tr
from bwvreview.ui.widgets.kit import Button, Question, TickList, words
from bwvreview.ui.widgets.kit import Option as Choice
from tests.screen import nameless, spoken_name, words_on
from tests.ui.rooms import open_viewing
from tests.ui.steps import opened_house

HOME = Path(__file__).parents[2]
LANGUAGES = [name for name, _ in OF_COMPUTER[LANGUAGE].choices if name != ENGLISH]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    found = importlib.util.spec_from_file_location("languages", HOME / "packaging" / "languages.py")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


@pytest.fixture
def welsh(qtbot: QtBot) -> Iterator[None]:
    speak("cy")
    yield
    speak(ENGLISH)


def test_the_catalogues_agree_with_the_source_and_are_compiled(tool: ModuleType) -> None:
    assert tool.stale() == [], "run ./run exec python packaging/languages.py"
    assert sorted(path.stem for path in resource("languages").glob("*.ts")) == LANGUAGES


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_translation_keeps_what_is_filled_in_and_what_is_heavy(tool: ModuleType, name: str) -> None:
    wrong = {}
    for text, forms in tool.written(catalogue(name).with_suffix(".ts")).items():
        marks = _to_fill_in(text)
        for form in forms:
            if not form or _to_fill_in(form) != marks:
                wrong[text] = form
    assert wrong == {}


def test_the_tool_finds_what_a_page_says_and_leaves_out_what_it_does_not_say(tool: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text(
        '"""Not this."""\n_PATTERN = "a|b c"\n_HEADS = {"key": "A head"}\n'
        "def show():\n"
        '    button = Button("Save it" if new else "Keep it", icon="device floppy")\n'
        '    label.setText(tr("Saved at {at}", at=at))\n    label.say(f"{n} of these")\n'
        '    x = tr("{n} clips go", n, one="{n} clip goes") + count(n, "reply", "replies")\n'
    )
    assert dict(tool._of_file(page)) == {
        "A head": False, "Save it": False, "Keep it": False, "Saved at {at}": False, "{n} clips go": True,
        "{n} replies": True,
    }  # fmt: skip


def _to_fill_in(text: str) -> list[str]:
    """What must stay: a translator may say the usual words in place of the marks of a scheme's own."""
    return sorted(re.findall(r"\{\w+\}|\*\*", Words(dict.fromkeys(USUAL, "thing")).say(text)))


def test_words_come_in_as_unfinished_and_what_was_written_stays(tool: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "cy.ts"
    texts = {"Save & go": False, "{n} clips": True, "New": False}
    done = {"Save & go": ("Cadw a mynd",), "{n} clips": ("{n} clip",) * 5, "Gone": ("Wedi mynd",)}
    path.write_text(tool.source_of("cy", texts, done), "utf-8")
    assert tool.written(path) == {"Save & go": ("Cadw a mynd",), "{n} clips": ("{n} clip",) * 5}


def test_english_needs_no_catalogue_and_nobody_falls_silent(qtbot: QtBot) -> None:
    speak("xx")
    assert (language(), spoken("Settings")) == (ENGLISH, "Settings")
    assert tr("{n} clips go", 1, one="{n} clip goes") == "1 clip goes"


@pytest.mark.usefixtures("welsh")
def test_dates_and_numbers_follow_the_language() -> None:
    on = date(2026, 11, 19)
    assert (language(), month(on), day(on, weekday=True)) == ("cy", "Tachwedd", "Dydd Iau 19 Tachwedd 2026")
    assert short_day(on, date(2026, 12, 1)) == "19 Tach"
    assert (count(2, "clip"), count(1, "clip"), video_time(100)) == ("2 clip", "1 clip", "1 awr 40 munud")
    assert days_mark(3).words == "3 diwrnod ar ôl"
    assert tr("{n} {clips} are about to be deleted", 1).endswith("ei ddileu")
    assert tr("{n} {clips} are about to be deleted", 3).endswith("eu dileu")


@pytest.mark.usefixtures("welsh")
def test_the_kit_says_everything_in_the_language_and_keeps_english_for_the_rest(qtbot: QtBot) -> None:
    button, label = Button("Undo"), words("**Notes**")
    question = Question("Colours", "", TickList([Choice("light", "Light"), Choice("odd", "Nobody wrote this")]))
    for widget in (button, label, question):
        qtbot.addWidget(widget)
    assert (button.words, button.accessibleName(), label.text()) == ("Dadwneud", "Dadwneud", "Nodiadau")
    assert question.heading.text() == "Lliwiau"
    assert [spoken_name(one) for one in question.answer.buttons] == ["Golau", "Nobody wrote this"]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("welsh")
def test_the_window_is_in_welsh_from_navigation_to_settings(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> None:
    with opened_house(qtbot, tmp_path, clock) as house:
        wait_quiet(qtbot, house)
        navigation = [one.text() for one in house.window.navigation.findChildren(QPushButton)]
        assert navigation[:3] == ["Hafan", "Rhestr heddlu", "Tynnu clipiau"]
        assert "Croeso. Dechreuwch gyda’r rhestr gan yr heddlu." in words_on(house.window)
        house.go("settings")
        wait_quiet(qtbot, house)
        page = house.window.page("settings")
        for english in ("Colours", "Your group", "Reminders"):
            assert english not in words_on(page).split("\n")
        assert [one for one in page.findChildren(QRadioButton) if spoken_name(one) == "Llythrennau clir"]
        assert nameless(house.window) == []
        house.palette.open()
        house.palette.box.line.setText("gosodiadau")
        assert house.palette.box.shown[0].title == "Gosodiadau"
        house.palette.box.line.setText("settings")
        assert "Gosodiadau" in [one.title for one in house.palette.box.shown]
        house.palette.box.reject()


@pytest.mark.usefixtures("welsh")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_welsh_words_fit_across_the_pages(qtbot: QtBot, tmp_path: Path, scale: float) -> None:
    from bwvreview.ui.app import build_window

    workspace = open_viewing(tmp_path)
    house = build_window(lambda: workspace, workspace.clock)
    qtbot.addWidget(house.window)
    house.window.resize(1366, 728)
    house.window.show()
    house.open()
    qtbot.waitUntil(lambda: house.context.is_open, timeout=20_000)
    house.appearance.set_scale(scale)
    for place in ("home", "session", "settings", "records", "guard"):
        house.go(place)
        wait_quiet(qtbot, house)
        house.window.grab()
        assert house.window.page(place).scroller.horizontalScrollBar().maximum() == 0, place  # type: ignore[attr-defined]
    house.appearance.set_scale(1.0)
    house.window.close()


def wait_quiet(qtbot: QtBot, house: House) -> None:
    qtbot.waitUntil(lambda: not house.tasks.busy, timeout=20_000)
