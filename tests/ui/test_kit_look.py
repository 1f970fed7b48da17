from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.exchange.resources import resource
from bwvreview.ui import pages
from bwvreview.ui.appearance import Appearance, Remembered
from bwvreview.ui.icons import RATINGS, pixmap
from bwvreview.ui.style import RING
from bwvreview.ui.theme import DARK, LIGHT, TYPES, Look, Tokens, contrast, px, tokens, wear
from bwvreview.ui.widgets.kit import (
    AnswerTiles,
    Button,
    Card,
    Field,
    Option,
    Page,
    StepBar,
    SumBar,
    Term,
    TextAnswer,
    Toast,
    columns,
    words,
)
from bwvreview.ui.widgets.navigation import Navigation
from tests.screen import dressed, find

SCHEMES = pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])

# words on their grounds, and edges that carry meaning: (colour, ground, least contrast)
PAIRS = [
    *[("text", ground, 4.5) for ground in ("page", "surface", "sunken", "tint")],
    *[("muted", ground, 4.5) for ground in ("page", "surface", "sunken", "tint")],
    *[("accent", ground, 4.5) for ground in ("page", "surface", "sunken", "tint")],
    *[("outline", ground, 3.0) for ground in ("page", "surface", "sunken")],
    ("on_accent", "accent", 4.5),
    ("focus", "focus_edge", 4.5),
    *[(tone, f"{tone}_tint", 4.5) for tone in ("good", "amber", "red")],
    *[(tone, ground, 4.5) for tone in ("good", "amber", "red") for ground in ("page", "surface")],
    *[("text", f"{tone}_tint", 4.5) for tone in ("good", "amber", "red")],
    ("ink", "good_fill", 4.5),
    ("ink", "amber_fill", 4.5),
]


@SCHEMES
@pytest.mark.parametrize(("word", "ground", "least"), PAIRS)
def test_words_and_edges_stand_out_from_their_ground(of: Tokens, word: str, ground: str, least: float) -> None:
    assert contrast(getattr(of, word), getattr(of, ground)) >= least


@SCHEMES
def test_white_letters_stand_out_on_the_red_fill(of: Tokens) -> None:
    assert contrast("#FFFFFF", of.red_fill) >= 4.5


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_icon_can_be_drawn_in_a_colour(qtbot: QtBot) -> None:
    dressed()
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 40
    for name in names:
        image = pixmap(name, 22, "text").toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(22) for y in range(22)), name


def test_the_four_ratings_have_four_shapes(qtbot: QtBot) -> None:
    dressed()
    shapes = {_outline(pixmap(name, 22).toImage()) for name in RATINGS.values()}
    assert len(shapes) == 4


def _outline(image: QImage) -> tuple[bool, ...]:
    return tuple(image.pixelColor(x, y).alpha() > 127 for x in range(image.width()) for y in range(image.height()))


def test_the_look_changes_at_once(qtbot: QtBot) -> None:
    dressed()
    label, button = words("Weapons", "heading"), Button("Roll the dice", "main")
    for widget in (label, button):
        qtbot.addWidget(widget)
    before = (label.sizeHint().height(), button.sizeHint().height())
    dressed(scale=2.0, dark=True)
    assert (label.sizeHint().height(), button.sizeHint().height()) == (before[0] * 2, before[1] * 2)
    assert tokens() is DARK
    dressed()


def test_choices_of_looks_are_kept_for_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    app = dressed()
    first = Appearance(app, Remembered(tmp_path / "window.ini"))
    first.set_mode("dark")
    first.step_scale(1)
    second = Appearance(app, Remembered(tmp_path / "window.ini"))
    assert (second.mode, second.scale) == ("dark", 1.1)
    for _ in range(9):
        second.step_scale(1)
    assert second.scale == 2.0
    second.step_scale(0)
    assert second.scale == 1.0
    dressed()


def test_a_spoilt_file_of_choices_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nscale=large\nmode=7\nwindow=zz\n")
    kept = Appearance(dressed(), Remembered(tmp_path / "window.ini"))
    assert (kept.mode, kept.scale) == ("computer", 1.0)
    dressed()


def test_letters_have_the_sizes_of_the_design(qtbot: QtBot) -> None:
    dressed()
    assert {name: TYPES[name][:2] for name in ("title", "heading", "question", "body", "hint")} == {
        "title": (28, 36),
        "heading": (20, 28),
        "question": (19, 26),
        "body": (16, 24),
        "hint": (14, 20),
    }
    three_lines = words("one\ntwo\nthree")
    qtbot.addWidget(three_lines)
    assert three_lines.heightForWidth(400) == 24 * 3


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


@pytest.mark.parametrize("kind", ["main", "other"])
def test_the_focus_ring_lies_round_the_control_and_has_two_lines(qtbot: QtBot, kind: str) -> None:
    dressed()
    page = Page("Ring")
    first, second = Button("First", "main"), Button("Second", "other")
    page.add(first, 40, second, None)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    qtbot.waitExposed(page)
    button = first if kind == "main" else second
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    _settle()
    ring = next(frame for frame in page.findChildren(QFocusFrame) if frame.isVisible())
    assert ring.width() == button.width() + 2 * RING
    assert ring.height() == button.height() + 2 * RING
    picture = page.grab().toImage()
    middle = button.mapTo(page, button.rect().center())
    left = button.mapTo(page, button.rect().topLeft()).x()
    line = [picture.pixelColor(left - step, middle.y()).name().upper() for step in range(1, 8)]
    assert LIGHT.focus in line
    assert LIGHT.focus_edge in line
    assert line[0] == LIGHT.page  # the gap


def test_the_ring_shows_on_chosen_answers_and_goes_along(qtbot: QtBot) -> None:
    dressed()
    answers = AnswerTiles([Option("a", "Not at all"), Option("b", "Mostly")])
    answers.set_value("a")
    page = Page("Ring")
    page.add(answers, None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    for button in answers.buttons:
        button.setFocus()
        _settle()
        ring = next(frame for frame in page.findChildren(QFocusFrame) if frame.isVisible())
        assert ring.widget() is button


def test_the_ring_of_a_text_goes_round_its_box(qtbot: QtBot) -> None:
    dressed()
    page = Page("Ring")
    answer = TextAnswer("Why?")
    page.add(answer, None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    answer.focus_answer()
    _settle()
    ring = next(frame for frame in page.findChildren(QFocusFrame) if frame.isVisible())
    assert ring.widget() is not answer.edit
    assert ring.width() > answer.edit.width()


def test_closing_a_window_takes_no_ring_along(qtbot: QtBot) -> None:
    dressed()
    for _ in range(3):
        window = Page("Ring")
        window.add(Button("Press"), None)
        window.show()
        qtbot.waitExposed(window)
        find(window, Button, "Press").setFocus()
        _settle()
        window.deleteLater()
        _settle()
    assert QApplication.focusWidget() is None


@pytest.mark.parametrize(("width", "beside"), [(1100, True), (500, False)])
def test_two_columns_become_one_when_it_is_narrow(qtbot: QtBot, width: int, beside: bool) -> None:
    dressed()
    left, right = Card("Left", words("one")), Card("Right", words("two"))
    both = columns(left, right, narrow=760)
    qtbot.addWidget(both)
    both.resize(width, 400)
    both.show()
    qtbot.waitExposed(both)
    assert (left.y() == right.y()) is beside
    assert (left.x() == right.x()) is not beside


def test_at_200_percent_no_word_is_cut_off(qtbot: QtBot) -> None:
    dressed(scale=2.0)
    page = Page("The list is ready to use", "Police list, 15 October to 18 November 2026")
    bar = SumBar(Term(398, "encounters to draw from"), Term(412, "rows in the file", "="), Term(14, "left out", "−"))
    page.add(columns(Card("What came in", bar), Card("Themes", words("A sentence that must fold. " * 4))), None)
    page.bar.set_buttons(Button("Plan a draw from this list", "main"), Button("Open another list"))
    page.bar.say("The list stays on this computer")
    qtbot.addWidget(page)
    page.resize(820, 760)
    page.show()
    qtbot.waitExposed(page)
    _settle()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in page.bar.buttons:
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))
    dressed()


def test_no_colour_stands_outside_the_tokens() -> None:
    folder = Path(__file__).parents[2] / "bwvreview" / "ui"
    allowed = {"theme.py", "paint.py", "codes.py", "button.py"}  # black on white codes; darker on hover
    strays = [
        path.name
        for path in folder.rglob("*.py")
        if path.name not in allowed and re.search(r"#[0-9A-Fa-f]{6}", path.read_text("utf-8"))
    ]
    assert strays == []


def test_a_widget_is_painted_with_the_tokens_of_now(qtbot: QtBot) -> None:
    card = Card("Title")
    qtbot.addWidget(card)
    card.resize(200, 100)
    for look in (Look(LIGHT), Look(DARK)):
        wear(dressed(), look)
        middle = card.grab().toImage().pixelColor(150, 80)
        assert middle == QColor(look.tokens.surface)
    dressed()
    assert px(10) == 10
    assert isinstance(card, QWidget)


WAY_BACK = re.compile(r'Button\(f?"(?:Back to|Go back)[^"]*"([^()]*)\)')


def test_every_way_back_has_the_same_shape() -> None:
    """A button that leads back says so with an angle to the left, before its words, on every page."""
    folder = Path(pages.__file__).parent
    found = [(path, ends) for path in folder.rglob("*.py") for ends in WAY_BACK.findall(path.read_text("utf-8"))]
    assert len(found) > 12
    assert [(path.name, ends) for path, ends in found if 'icon="chevron-left"' not in ends] == []


def test_a_toast_does_not_look_like_a_button(qtbot: QtBot) -> None:
    page = Page("Home")
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    toast = Toast(page)
    dressed()
    toast.say("One part was added: Children")
    assert toast.grab().toImage().pixelColor(6, toast.height() // 2) == QColor(LIGHT.text)


def test_a_long_name_shows_its_beginning(qtbot: QtBot) -> None:
    field = Field("Name of the group")
    qtbot.addWidget(field)
    field.setText("Kensington-and-Chelsea-and-Hammersmith Neighbourhood Stop-and-Search Scrutiny Subcommittee")
    assert field.cursorPosition() == 0


def test_with_large_letters_all_pages_of_the_navigation_give_way_alike(qtbot: QtBot) -> None:
    dressed(scale=2.0)
    navigation = Navigation()
    qtbot.addWidget(navigation)
    navigation.set_group("Kensington-and-Chelsea-and-Hammersmith Neighbourhood Stop-and-Search Scrutiny Subcommittee")
    for name in ("home", "list", "draw", "session", "replies", "feedback"):
        navigation.add(name, name.title(), "home")
    navigation.add("settings", "Settings", "settings", at_bottom=True)
    navigation.resize(navigation.width(), 700)
    navigation.show()
    heights = {navigation.item(name).height() for name in navigation.names}
    assert max(heights) - min(heights) <= 1
    assert navigation.item("settings").y() > navigation.item("feedback").y()
    dressed()


def test_steps_say_the_words_of_the_scheme(qtbot: QtBot) -> None:
    steps = StepBar("Fix the list", "See the {clips}")
    qtbot.addWidget(steps)
    steps.show_step(1)
    assert steps.accessibleName() == "Step 2 of 2: See the clips"
