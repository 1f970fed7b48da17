"""The kit for people who use keys, large letters, other colours, no motion, or a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.ui.appearance import Appearance, Remembered
from bwvreview.ui.preferences import MOTION
from bwvreview.ui.theme import DARK, LIGHT, Look, Tokens, contrast, look, tokens_of, wear
from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    Bar,
    BarRows,
    Button,
    Column,
    DiceGrid,
    ErrorSummary,
    Field,
    Keypad,
    Notice,
    NumberBox,
    Option,
    Page,
    Progress,
    SecretField,
    Table,
    TextAnswer,
    TickBox,
    TickList,
    Toast,
    flow,
    words,
)
from bwvreview.ui.widgets.layouts import Part
from bwvreview.ui.widgets.navigation import Navigation
from bwvreview.ui.widgets.problem import ProblemBar
from tests.screen import dressed, find
from tests.ui import access

_pages: list[Page] = []  # nobody else keeps them while they are on the screen
OPTIONS = (Option("a", "Not at all"), Option("b", "Mostly"))


@pytest.fixture(autouse=True)
def _usual_look() -> Iterator[None]:
    yield
    dressed()
    _pages.clear()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    heard: list[str] = []

    def told(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    class Active(QAccessible):
        isActive = staticmethod(lambda: True)  # noqa: N815 - Qt's name
        updateAccessibility = staticmethod(told)  # noqa: N815

    monkeypatch.setattr(QtGui, "QAccessible", Active)
    return heard


def shown(qtbot: QtBot, *parts: Part, size: tuple[int, int] = (900, 600)) -> Page:
    """These parts on a page of their own."""
    page = Page("A page")
    page.add(*parts, None)
    qtbot.addWidget(page)
    _pages.append(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


# --- the checks themselves


def test_the_checks_find_what_is_wrong(qtbot: QtBot) -> None:
    """A page on which everything is wrong, so that a check that sees nothing cannot pass for a page that is right."""
    dressed()
    unnamed, small, faint = QPushButton(), Button("Go"), words("Faint words")
    small.setFixedSize(20, 20)
    faint.set_tone("outline")
    wide = words("Words that are never folded, however narrow the page is that they stand on.", wrap=False)
    wide.setMinimumWidth(1)
    page = shown(qtbot, Button("Has the focus"), unnamed, small, Button("Save"), faint, wide, size=(400, 400))
    wear(dressed(), Look(replace(LIGHT, outline="#C8C8C8")))
    QWidget.setTabOrder(small, unnamed)
    assert any("no name" in fault for fault in access.names_and_roles(page))
    assert any("“Go” is 20 × 20" in fault for fault in access.targets(page))
    assert any("Faint words" in fault for fault in access.contrasts(page, access.picture(page)))
    assert any("edge of Button “Save”" in fault for fault in access.edges(page, access.picture(page)))
    assert any("Words that are never" in fault for fault in access.reflow(page))
    assert any("is above it" in fault for fault in access.order([small, unnamed]))


# --- the focus is seen


def a_table() -> QWidget:
    table: Table[str] = Table("Clips", (Column("Clip", str),))
    table.show_rows(["V01", "V02"])
    return table


def an_error_summary() -> QWidget:
    summary = ErrorSummary()
    summary.show_problems([("a", "Say why")], take_focus=False)
    return summary


def answers(kind: type[AnswerTiles | AnswerList]) -> QWidget:
    made = kind(OPTIONS)
    made.set_value("a")  # the ring must show on a chosen answer too
    return made


def navigation() -> QWidget:
    made = Navigation()
    for name in ("Home", "Draw"):
        made.add(name, name, "home")
    made.set_current("Home")
    return made


FOCUSED: dict[str, Callable[[], QWidget]] = {
    "main button": lambda: Button("Save", "main"),
    "button": lambda: Button("Save"),
    "link": lambda: Button("Save", "link"),
    "row button": lambda: Button("Save", size="row"),
    "answers as tiles": lambda: answers(AnswerTiles),
    "answers as a list": lambda: answers(AnswerList),
    "ticks": lambda: TickList(OPTIONS),
    "tick box": lambda: TickBox("Weapons"),
    "field": lambda: Field("Name"),
    "number": lambda: NumberBox("Clips"),
    "secret": lambda: SecretField("Passphrase"),
    "text": lambda: TextAnswer("Why?"),
    "bars": lambda: BarRows("Themes", Bar("Drugs", 190, "about 190")),
    "dice": lambda: DiceGrid("d10x20"),
    "keypad": lambda: Keypad("0123456789"),
    "table": a_table,
    "error summary": an_error_summary,
    "navigation": navigation,
}


@pytest.mark.parametrize("kind", FOCUSED)
@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_changes_the_picture_with_a_contrast_of_three(qtbot: QtBot, kind: str, of: Tokens) -> None:
    wear(dressed(), Look(of))
    part, elsewhere = FOCUSED[kind](), Button("Elsewhere")
    page = shown(qtbot, elsewhere, 30, part, 30)
    control = access.controls(part)[0] if access.controls(part) else part
    elsewhere.setFocus()
    QApplication.processEvents()
    before = access.picture(page)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = access.picture(page)
    left = elsewhere.mapTo(page, QPoint(0, 0)).y() + elsewhere.height() + 10
    before, after = before[left:], after[left:]  # below the button that lost it
    changed = (before != after).any(axis=-1)
    light = [access.luminance(picture[changed]) for picture in (before, after)]
    ratios = (np.maximum(*light) + 0.05) / (np.minimum(*light) + 0.05)
    at = QRect(control.rect())
    least = min(2 * (at.width() + at.height()), 2 * (44 + 60))  # a line of one pixel round the smallest box
    assert (ratios >= 3).sum() >= least


def test_what_takes_the_focus_out_of_sight_comes_into_view(qtbot: QtBot) -> None:
    dressed()
    first, last = Button("First"), Button("Last")
    page = shown(qtbot, first, 2000, last)
    page.bar.set_buttons(Button("Save", "main"))
    last.setFocus()
    qtbot.waitUntil(lambda: first.visibleRegion().isEmpty())
    find(page, QPushButton, "Save").setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)  # round to the first, which scrolled away
    assert page.focusWidget() is first
    assert not first.visibleRegion().isEmpty()


# --- large letters


def test_spare_columns_go_only_where_there_is_no_room(qtbot: QtBot) -> None:
    dressed()
    columns: list[Column[str]] = [
        Column("Clip", str),
        Column("Change", lambda slot: slot * 10, spare=True),
        Column("Who", str, spare=True),
    ]
    table: Table[str] = Table("Changes", columns)
    table.show_rows(["V01"])
    page = shown(qtbot, table, size=(1000, 400))
    assert not any(table.isColumnHidden(place) for place in range(3))
    clip, change, _ = table._needs()
    for room, hidden in ((clip + change + 9, [False, False, True]), (clip + 9, [False, True, True])):
        page.resize(room + 64, 400)
        qtbot.waitUntil(lambda hidden=hidden: [table.isColumnHidden(place) for place in range(3)] == hidden)  # type: ignore[misc]
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_words_in_a_line_of_things_fold_and_get_their_height(qtbot: QtBot) -> None:
    dressed()
    told = words("A sentence that is much too long for such a narrow page, so that it has to fold.")
    shown(qtbot, flow(told, Button("Save")), size=(320, 500))
    assert told.height() >= told.heightForWidth(told.width()) > 48


@pytest.mark.parametrize(("width", "high"), [(600, 38), (330, 64)])
def test_bars_put_their_labels_above_where_they_would_be_cut(qtbot: QtBot, width: int, high: int) -> None:
    dressed()
    bars = BarRows("Themes", Bar("Weapons", 0, "", reason="Fewer than 10 clips. Not shown."), label_width=200)
    shown(qtbot, bars, size=(width, 400))
    assert bars.height() == high


def test_the_navigation_fits_a_low_screen_at_200_percent(qtbot: QtBot) -> None:
    dressed(scale=2.0)
    made = Navigation()
    for name in ("Home", "Police list", "Draw", "Session", "Replies", "Feedback", "Settings"):
        made.add(name, name, "home", at_bottom=name == "Settings")
    qtbot.addWidget(made)
    made.set_group("Kensington-and-Chelsea-and-Hammersmith Neighbourhood Stop-and-Search Subcommittee")
    made.resize(made.width(), 768 - 72)  # less the bars of Windows
    made.show()
    qtbot.waitExposed(made)
    assert made.height() == 768 - 72
    assert min(made.item(name).height() for name in made.names) >= 44
    assert made.group.height() >= made.group.heightForWidth(made.group.width())
    assert "Subcommittee" in made.group.accessibleName()


# --- heard


def test_notices_problems_and_toasts_are_said_aloud(qtbot: QtBot, said: list[str]) -> None:
    dressed()
    notice = Notice("", mood="stop")
    page = shown(qtbot, notice)
    notice.say("Choose another.", title="The disk is full.", mood="stop")
    qtbot.waitUntil(lambda: said == ["Stop. The disk is full. Choose another."])
    page.bar.say("Saved", "good")
    qtbot.waitUntil(lambda: said[1:] == ["Saved"])
    page.bar.say("Dice choose the clips later")  # muted words only help along
    Toast(page).say("One part was added", undo=True)
    ProblemBar(page).show_problem("The file is gone.", "Open another.")
    assert said[2:] == ["One part was added. Ctrl and Z undoes it.", "Stop. The file is gone. Open another."]


def test_a_notice_that_is_out_of_sight_says_nothing(qtbot: QtBot, said: list[str]) -> None:
    dressed()
    notice = Notice("", mood="stop")
    qtbot.addWidget(notice)
    notice.say("Choose another.", mood="stop")
    shown(qtbot, Notice("Known from the start.", mood="warn"))
    qtbot.wait(1)
    assert said == []


def test_bars_are_told_as_a_picture_and_each_bar_is_said(qtbot: QtBot, said: list[str]) -> None:
    dressed()
    bars = BarRows("Themes", Bar("Drugs", 190, "about 190"), Bar("Weapons", 90, "about 90"))
    shown(qtbot, bars)
    heard = QAccessible.queryAccessibleInterface(bars)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Themes"
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert said == ["Weapons: about 90"]
    assert heard.text(QAccessible.Text.Description) == "Weapons: about 90"


def test_each_die_that_is_typed_is_said(qtbot: QtBot, said: list[str]) -> None:
    dressed()
    dice = DiceGrid("d10x20")
    shown(qtbot, dice)
    dice.setFocus()
    QTest.keyClicks(dice, "7")
    assert said == ["Last typed: 7. 1 of 20 typed, now die 2."]


# --- motion, colours, passphrases


@pytest.mark.parametrize("still", [False, True])
def test_nothing_moves_when_less_motion_is_asked_for(qtbot: QtBot, still: bool) -> None:
    appearance = Appearance(dressed(), Remembered())
    appearance.preferences.put(MOTION, "less" if still else "")
    progress = Progress("Reading the list")
    page = shown(qtbot, progress)
    progress.show_step(100, 0)
    QApplication.processEvents()
    first = access.picture(page)
    assert look().still is still
    if still:
        qtbot.wait(200)
        assert (access.picture(page) == first).all()
    else:
        qtbot.waitUntil(lambda: bool((access.picture(page) != first).any()))


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_parts_of_charts_and_states_stand_out_from_their_ground(of: Tokens) -> None:
    """WCAG 1.4.11: bars, their edges, and the edge of what is chosen."""
    for ground in ("page", "surface"):
        for part in ("accent", "good", "amber", "red", "outline"):
            assert contrast(getattr(of, part), getattr(of, ground)) >= 3, (part, ground)
    assert contrast(of.accent, of.tint) >= 3


def test_high_contrast_keeps_the_colours_of_the_computer(qtbot: QtBot) -> None:
    palette = dressed().palette()
    taken = tokens_of(palette)
    assert contrast(taken.text, taken.page) == contrast(taken.red, taken.surface) >= 7


def test_a_passphrase_can_be_pasted_and_shown(qtbot: QtBot) -> None:
    """WCAG 3.3.8: nobody has to remember or copy out letters."""
    dressed()
    secret = SecretField("Passphrase")
    shown(qtbot, secret)
    QApplication.clipboard().setText("otter lamp plum river")
    box = find(secret, QLineEdit, "Passphrase")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "otter lamp plum river"
    find(secret, QPushButton, "Show: Passphrase").click()
    assert box.echoMode() is QLineEdit.EchoMode.Normal
