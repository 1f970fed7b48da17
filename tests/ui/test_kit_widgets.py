from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bwvreview.ui.say import DaysMark
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    AskedRow,
    AskedRows,
    Bar,
    BarRows,
    Button,
    CodeGroups,
    Column,
    DiceGrid,
    DieField,
    ErrorSummary,
    FieldAnswer,
    Fold,
    Keypad,
    NamingPanel,
    Notice,
    NumberBox,
    Option,
    Page,
    PapersPanel,
    Progress,
    QrView,
    Question,
    SavedState,
    Stack,
    StackPart,
    StackRows,
    StepBar,
    SumBar,
    Table,
    Term,
    TextAnswer,
    TickBox,
    TickList,
    Tile,
    TileGrid,
    Toast,
    TrendChart,
    TrendPoint,
    column,
    holder,
    row,
    with_keys,
    words,
)
from tests.screen import dressed, find, nameless, words_on

SCALE = with_keys(
    [
        Option("not_at_all", "Not at all"),
        Option("mostly", "Mostly"),
        Option("fully", "Fully"),
        Option("could_not_tell", "Could not tell"),
    ]
)
CLIPS = [("V02", 3), ("V10", 12), ("V01", 7)]
COLUMNS: tuple[Column[tuple[str, int]], ...] = (
    Column("Clip", lambda clip: clip[0]),
    Column("Days left", lambda clip: f"{clip[1]} days", sort_key=lambda clip: clip[1]),
)


_shown: list[QWidget] = []


@pytest.fixture(autouse=True)
def _look(qtbot: QtBot) -> Iterator[None]:
    dressed()
    yield
    _shown.clear()


def put(qtbot: QtBot, widget: QWidget) -> Page:
    """Show a widget in a page, as people would see it."""
    page = Page("Kit")
    _shown.append(page)
    page.add(widget, None)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_a_button_that_is_not_available_says_why_and_does_nothing(qtbot: QtBot) -> None:
    button = Button("Save 3 files", "main")
    page, pressed = put(qtbot, button), []
    button.clicked.connect(lambda: pressed.append(1))
    button.set_available(reason="Decide about the note on V07.")
    button.click()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == []
    assert button.hasFocus()  # it stays in reach
    assert "Decide about the note on V07." in button.accessibleDescription()
    assert button.toolTip() == "Decide about the note on V07."
    button.set_available()
    find(page, QPushButton, "Save 3 files").click()
    assert pressed == [1]
    assert button.accessibleDescription() == ""


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    button, pressed = Button("Open a police list", "main"), []
    put(qtbot, button)
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1]


def test_a_fold_opens_and_closes_by_its_link_and_says_which(qtbot: QtBot) -> None:
    fold = Fold("If a clip cannot be shown", words("Its reserve takes its place."))
    qtbot.addWidget(fold)
    opened: list[bool] = []
    fold.opened.connect(lambda: opened.append(fold.is_open))
    assert words_on(fold) == ""
    assert fold.link.accessibleDescription() == "Closed. Press to open."
    fold.link.click()
    fold.unfold()
    assert words_on(fold) == "Its reserve takes its place."
    assert fold.link.accessibleDescription() == "Open. Press to close."
    assert opened == [True]
    fold.link.click()
    assert words_on(fold) == ""
    assert opened == [True]


def test_a_link_shows_its_icon_before_its_words(qtbot: QtBot) -> None:
    dressed()
    plain, arrowed = (Button("More", "link", icon=icon) for icon in ("", "chevron-right"))
    for link in (plain, arrowed):
        qtbot.addWidget(link)
        link.resize(link.sizeHint())
    picture, gap = arrowed.grab().toImage(), arrowed.width() - plain.width()
    assert picture.copy(gap, 0, plain.width(), plain.height()) == plain.grab().toImage()
    before = picture.copy(0, 0, gap, plain.height())
    assert len({before.pixel(x, y) for x in range(before.width()) for y in range(before.height())}) > 1


def test_words_with_an_ampersand_are_shown_as_they_are(qtbot: QtBot) -> None:
    button = Button("Stop & search")
    put(qtbot, button)
    assert button.words == "Stop & search"
    assert button.accessibleName() == "Stop & search"


def test_tiles_keep_their_look_when_another_width_is_measured(qtbot: QtBot) -> None:
    answers = AnswerTiles(SCALE)
    qtbot.addWidget(answers)
    answers.resize(200, 600)
    answers.show()
    layout = answers.layout()
    assert layout is not None
    assert all(tile.folded for tile in answers.buttons)
    assert layout.heightForWidth(200) > layout.heightForWidth(1_200)
    assert all(tile.folded for tile in answers.buttons)


@pytest.mark.parametrize(("key", "value"), [("1", "not_at_all"), ("3", "fully"), ("0", "could_not_tell")])
def test_a_number_chooses_that_answer(qtbot: QtBot, key: str, value: str) -> None:
    answers = AnswerTiles(SCALE)
    put(qtbot, answers)
    given: list[str] = []
    answers.changed.connect(given.append)
    answers.focus_answer()
    QTest.keyClicks(answers.buttons[0], key)
    assert (answers.value(), given) == (value, [value])


def test_arrow_keys_move_the_focus_and_never_give_an_answer(qtbot: QtBot) -> None:
    answers = AnswerList(SCALE)
    put(qtbot, answers)
    steps: list[int] = []
    answers.stepped.connect(steps.append)
    answers.focus_answer()
    QTest.keyClick(answers.buttons[0], Qt.Key.Key_Right)
    assert answers.buttons[1].hasFocus()
    for key, shift in (
        (Qt.Key.Key_Down, False),
        (Qt.Key.Key_Up, False),
        (Qt.Key.Key_Return, False),
        (Qt.Key.Key_Return, True),
    ):
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(answers.buttons[1], key, held)
    assert steps == [1, -1, 1, -1]
    assert answers.value() == ""


@pytest.mark.parametrize("kind", [AnswerTiles, AnswerList, TickList])
def test_an_answer_that_a_screen_reader_sets_without_a_click_is_given_once(
    qtbot: QtBot, kind: type[AnswerTiles | AnswerList | TickList]
) -> None:
    answers = kind(SCALE)
    put(qtbot, answers)
    answers.set_value("mostly")
    given: list[str] = []
    answers.changed.connect(given.append)
    answers.buttons[0].toggle()  # what the accessibility interface of Qt does
    assert given == [answers.value()] != ["mostly"]
    answers.buttons[2].click()
    assert given[1:] == [answers.value()]


def test_a_tick_that_is_not_available_cannot_be_set_by_a_screen_reader_either(qtbot: QtBot) -> None:
    box = TickBox("Children")
    put(qtbot, box)
    box.set_available(reason="Fewer than 10 in the list.")
    box.toggle()  # what the accessibility interface of Qt does
    assert not box.isChecked()
    box.set_available()
    box.toggle()
    assert box.isChecked()


def test_tab_stops_once_at_a_set_of_answers_and_at_the_one_chosen(qtbot: QtBot) -> None:
    before, answers, after = Button("Before"), AnswerList(SCALE), Button("After")
    put(qtbot, holder(column(before, answers, after)))
    answers.set_value("mostly")
    before.setFocus()
    for wanted in (answers.buttons[1], after):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert wanted.hasFocus()


def test_an_answer_can_be_taken_away_again(qtbot: QtBot) -> None:
    answers = AnswerTiles(SCALE)
    put(qtbot, answers)
    answers.set_value("mostly")
    assert find(answers, QRadioButton, "Mostly").isChecked()
    answers.set_value("")
    assert answers.value() == ""


def test_numbers_tick_and_untick_in_a_list_of_several(qtbot: QtBot) -> None:
    answers = TickList(SCALE)
    put(qtbot, answers)
    answers.focus_answer()
    for key in "131":
        QTest.keyClicks(answers.buttons[0], key)
    assert answers.value() == "fully"
    QTest.keyClick(find(answers, QCheckBox, "Mostly"), Qt.Key.Key_Space)
    assert answers.value() == "mostly fully"


def test_what_is_seen_of_a_question_is_also_said(qtbot: QtBot) -> None:
    question = Question("Overall", "Red and amber need a reason.", AnswerList(SCALE))
    page = put(qtbot, question)
    question.show_error("Choose one answer")
    assert "Choose one answer" in words_on(page)
    said = find(page, QRadioButton, "Mostly").accessibleDescription()
    assert said == "Overall Error: Choose one answer Red and amber need a reason."
    question.show_error("")
    assert "Choose one answer" not in words_on(page)
    assert question.error == ""


def test_the_summary_takes_the_focus_and_its_links_say_where(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    page = put(qtbot, summary)
    followed: list[str] = []
    summary.followed.connect(followed.append)
    summary.show_problems([("why", "Give the main reason"), ("next", "Choose what should happen next")])
    qtbot.waitUntil(summary.hasFocus)
    assert summary.accessibleName().startswith("Error: There is a problem. Give the main reason")
    find(page, QPushButton, "Choose what should happen next").click()
    assert followed == ["next"]
    summary.show_problems([])
    assert not summary.isVisible()


def test_written_words_are_given_when_the_box_is_left(qtbot: QtBot) -> None:
    text, other = TextAnswer("Why?", limit=20, pause_ms=100_000), Button("Go on")
    page = put(qtbot, holder(column(text, other)))
    given: list[str] = []
    text.changed.connect(given.append)
    text.focus_answer()
    QTest.keyClicks(find(page, QPlainTextEdit, "Why?"), "calm")
    assert given == []
    other.setFocus()
    assert given == ["calm"]
    assert "16 letters left" in words_on(page)


def test_words_come_by_themselves_after_a_pause(qtbot: QtBot) -> None:
    text = TextAnswer("Why?", pause_ms=1)
    put(qtbot, text)
    text.focus_answer()
    with qtbot.waitSignal(text.changed) as given:
        QTest.keyClicks(text.edit, "calm")
    assert given.args is not None
    assert "calm".startswith(given.args[0])


def test_up_and_down_change_a_number_within_its_limits(qtbot: QtBot) -> None:
    box = NumberBox("Clips of Weapons", least=0, most=4)
    put(qtbot, box)
    for key, shown in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Up, 1), *[(Qt.Key.Key_Up, None)] * 5):
        QTest.keyClick(box, key)
        if shown is not None:
            assert box.number() == shown
    assert box.number() == 4
    box.clear()
    QTest.keyClicks(box, "3x-")
    assert box.number() == 3


def test_enter_in_a_line_goes_to_the_next_question(qtbot: QtBot) -> None:
    line = FieldAnswer("number")
    put(qtbot, line)
    line.describe("How many officers?", "")
    seen: list[object] = []
    line.changed.connect(seen.append)
    line.stepped.connect(seen.append)
    QTest.keyClicks(find(line, QLineEdit, "How many officers?"), "12")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert seen == ["12", 1]


def test_a_tick_box_that_is_not_available_cannot_be_ticked(qtbot: QtBot) -> None:
    box = TickBox("Section 60", "about 40 in the list")
    put(qtbot, box)
    box.set_available(reason="Fewer than 10, too few to draw.")
    box.click()
    assert not box.isChecked()
    assert box.accessibleDescription() == "Not available. Fewer than 10, too few to draw."


def test_a_table_sorts_by_values_and_narrows_by_words(qtbot: QtBot) -> None:
    table: Table[tuple[str, int]] = Table("Clips", COLUMNS, sortable=True)
    put(qtbot, table)
    table.show_rows(CLIPS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [clip[1] for clip in table.rows.shown] == [3, 7, 12]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [clip[1] for clip in table.rows.shown] == [12, 7, 3]
    table.narrow("12 v10")
    assert table.rows.shown == (("V10", 12),)
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("V10", 12)]


def test_a_table_in_a_card_is_as_high_as_its_rows_at_every_scale(qtbot: QtBot) -> None:
    table: Table[tuple[str, int]] = Table("Clips", COLUMNS)
    put(qtbot, table)
    table.show_rows(CLIPS)
    for scale in (1.0, 2.0, 1.0):
        dressed(scale=scale)
        assert {table.rowHeight(row) for row in range(3)} == {round(44 * scale) + 1}
        assert table.sizeHint().height() >= sum(table.rowHeight(row) for row in range(3))
    dressed()


def test_a_sum_is_said_as_one_sentence(qtbot: QtBot) -> None:
    bar = SumBar(Term(398, "to draw from"), Term(412, "rows", "="), Term(9, "repeated", "−"), Term(5, "deleted", "−"))
    put(qtbot, bar)
    assert bar.accessibleName() == "398 to draw from is 412 rows minus 9 repeated minus 5 deleted."


def test_arrow_keys_walk_the_bars_and_each_is_said(qtbot: QtBot) -> None:
    bars = BarRows("Themes", Bar("Drugs", 190, "about 190"), Bar("Section 60", 0, "", reason="Too few to draw."))
    put(qtbot, bars)
    bars.setFocus()
    assert bars.accessibleDescription() == "Drugs: about 190"
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription() == "Section 60: Too few to draw."
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), bars.mapToGlobal(QPoint(5, 5)))
    assert QApplication.sendEvent(bars, tip)


def test_stacked_bars_tiles_and_trends_are_said_in_words_one_after_another(qtbot: QtBot) -> None:
    parts = (StackPart("Green", 0.63, "good"), StackPart("Red", 0.11, "red"), StackPart("hidden", 0.26, "hidden"))
    stacks = StackRows("Ratings", Stack("Weapons", parts, "112 clips"), Stack("Taser", (), "4 clips", "Too few."))
    tiles = TileGrid("Groups", *(Tile(f"Group {at}", at < 3, "sent" if at < 3 else "not yet") for at in range(30)))
    points = (TrendPoint("2026Q3", 0.4, 0.3, 0.5, "40%"), TrendPoint("2026Q4", None, None, None, "too few clips"))
    trend = TrendChart("Rated red", *points)
    put(qtbot, holder(column(stacks, tiles, trend)))
    assert stacks.accessibleDescription() == "Weapons: Green 63%, Red 11%, hidden. 112 clips"
    QTest.keyClick(stacks, Qt.Key.Key_Down)
    assert stacks.accessibleDescription() == "Taser: Too few."
    assert trend.accessibleDescription() == "2026Q4: too few clips"
    QTest.keyClick(trend, Qt.Key.Key_Left)
    assert trend.accessibleDescription() == "2026Q3: 40%"
    QTest.keyClick(tiles, Qt.Key.Key_Down)
    below = tiles.across
    assert tiles.accessibleDescription().startswith(f"Group {below}: ")
    assert tiles.place_at(QPointF(2, tiles.height() - 2)) == (29 // below) * below
    assert tiles.height() == tiles.heightForWidth(tiles.width())


def test_progress_always_has_words(qtbot: QtBot) -> None:
    progress = Progress("Reading the list")
    page = put(qtbot, progress)
    progress.set_what("rows read")
    progress.show_step(0, 0)
    progress.show_step(1500, 3000)
    assert "1,500 of 3,000 rows read" in words_on(page)
    assert progress.track.accessibleDescription() == "1,500 of 3,000 rows read"


def test_the_saved_state_says_why_when_it_is_not(qtbot: QtBot) -> None:
    saved = SavedState()
    page = put(qtbot, saved)
    saved.saved("14:32")
    assert "Saved at 14:32" in words_on(page)
    saved.not_saved("the disk is full")
    with qtbot.waitSignal(saved.try_again):
        find(page, QPushButton, "Try again").click()
    assert saved.accessibleName() == "Not saved: the disk is full"


def test_a_toast_leaves_the_focus_where_it_is_and_can_undo(qtbot: QtBot) -> None:
    button = Button("Go on")
    page = put(qtbot, button)
    button.setFocus()
    toast = Toast(page)
    toast.say("One part was added: Children", undo=True)
    assert button.hasFocus()
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undone):
        find(toast, QPushButton, "Undo").click()
    assert not toast.isVisible()


def test_a_toast_that_must_cover_a_button_leaves_the_one_with_the_focus_in_sight(qtbot: QtBot) -> None:
    answers = AnswerList(SCALE)
    page = put(qtbot, answers)
    page.resize(420, 330)  # answers from edge to edge
    answers.buttons[3].setFocus()
    toast = Toast(page)
    toast.say("One part was added: How far the search went")
    for button in reversed(answers.buttons):
        button.setFocus()
        toast.place()
        place = button.rect().translated(button.mapTo(page, QPoint(0, 0)))
        assert not toast.geometry().intersects(place)


def lies_on(toast: Toast, page: Page) -> list[str]:
    """The buttons and bars of a page that a toast covers."""
    around = toast.geometry()
    parts = [*page.findChildren(QAbstractButton), page.bar]
    return [
        part.accessibleName() or part.objectName() or type(part).__name__
        for part in parts
        if part.isVisible() and not toast.isAncestorOf(part)
        if around.intersects(part.rect().translated(part.mapTo(page, QPoint(0, 0))))
    ]


@pytest.mark.parametrize("buttons", [1, 6])
def test_a_toast_lies_above_the_action_bar_however_high_it_is(qtbot: QtBot, buttons: int) -> None:
    page = put(qtbot, Notice("A list is here."))
    page.resize(700, 500)
    toast = Toast(page)
    toast.say("Saved as “Report on the list.pdf”.")
    page.bar.set_buttons(*(Button(f"Do the thing of number {number}", "main") for number in range(buttons)))
    qtbot.waitUntil(lambda: page.bar.isVisible() and not lies_on(toast, page))
    assert page.rect().contains(toast.geometry())


def test_a_toast_covers_no_button_of_a_page_without_an_action_bar(qtbot: QtBot) -> None:
    start = Button("Open a police list", "main", size="next")
    page = put(qtbot, holder(column(190, row(start, None))))
    page.resize(800, 420)
    page.grab()  # lays everything out
    toast = Toast(page)
    toast.say("Stopped. Nothing was kept.")
    assert lies_on(toast, page) == []
    toast.move(32, toast.y())
    assert lies_on(toast, page) == ["Open a police list"]  # where it lies without one
    assert page.rect().contains(toast.geometry())


def test_a_toast_covers_no_answer(qtbot: QtBot) -> None:
    answers = AnswerTiles([Option("yes", "Yes"), Option("no", "No")])
    page = put(qtbot, holder(column(150, answers)))
    page.resize(800, 420)
    page.bar.set_buttons(Button("Next", "main"))
    page.grab()
    toast = Toast(page)
    toast.say("Stopped. Nothing was kept.")
    assert lies_on(toast, page) == []


def test_a_notice_says_its_mood_before_its_words(qtbot: QtBot) -> None:
    notice = Notice("Choose 7 or fewer.", title="8 of about 15 is more than half.", mood="warn")
    put(qtbot, notice)
    assert notice.accessibleName() == "Warning. 8 of about 15 is more than half. Choose 7 or fewer."


def test_dice_are_typed_twice_and_what_differs_is_named(qtbot: QtBot) -> None:
    dice = DiceGrid("d10x20")
    put(qtbot, dice)
    dice.setFocus()
    QTest.keyClicks(dice, "9174002975504736881")
    QTest.keyClick(dice, Qt.Key.Key_Backspace)
    QTest.keyClicks(dice, "13")
    assert (dice.rolled, dice.is_full) == ("91740029755047368813", True)
    dice.begin("back")
    QTest.keyClicks(dice, "91740029755041368813")
    dice.begin("both")
    assert dice.differing == (14,)
    dice.agree(14, "7")
    assert list(dice.differing) == []
    assert dice.rolled == dice.back == "91740029755047368813"


def test_six_sided_dice_take_1_to_6(qtbot: QtBot) -> None:
    dice = DiceGrid("d6x26")
    put(qtbot, dice)
    with qtbot.waitSignal(dice.refused) as refused:
        QTest.keyClicks(dice, "17")
    assert refused.args == ["These dice have 1 to 6."]
    assert dice.rolled == "1"
    box = DieField("123456")
    put(qtbot, box)
    with qtbot.waitSignal(box.refused):
        QTest.keyClicks(box, "9")
    QTest.keyClicks(box, "4")
    assert box.text() == "4"


@pytest.mark.parametrize("digits", ["0123456789", "123456"])
def test_large_keys_enter_digits_and_are_named(qtbot: QtBot, digits: str) -> None:
    keys = Keypad(digits)
    page = put(qtbot, keys)
    pressed: list[str] = []
    keys.pressed.connect(pressed.append)
    for digit in digits:
        find(page, Button, f"Digit {digit}").click()
    assert pressed == list(digits)
    with qtbot.waitSignal(keys.back):
        find(page, Button, "Back one die").click()
    assert min(min(key.width(), key.height()) for key in keys.findChildren(Button)) >= 56


def test_a_touch_on_a_large_key_leaves_the_focus_where_the_digits_go(qtbot: QtBot) -> None:
    field, keys = DieField("0123456789"), Keypad("0123456789")
    page = put(qtbot, holder(column(field, keys)))
    field.setFocus()
    QTest.mouseClick(find(page, Button, "Digit 7"), Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert page.window().focusWidget() in keys.keys


def test_clips_are_named_with_one_reason_for_several(qtbot: QtBot) -> None:
    panel = NamingPanel(["V01", "V02", "V03"], [("technical", "Would not play"), ("not_found", "Not found")])
    page = put(qtbot, holder(column(panel, panel.add_button)))
    assert (spoken(panel.missing()), panel.add_button.available) == ("Choose the clip", False)
    find(page, Button, "V01").click()
    find(page, Button, "V03").click()
    assert panel.missing() == "Choose the reason"
    find(page, QRadioButton, "Not found").click()
    assert (panel.slots(), panel.reason(), panel.missing()) == (("V01", "V03"), "not_found", "")
    assert panel.add_button.words == "Add V01 and V03"


def test_a_screen_reader_spells_the_commitment(qtbot: QtBot) -> None:
    groups = CodeGroups(["e1eba025", "9592bca6"])
    put(qtbot, groups)
    assert groups.accessibleDescription() == "Group 1: e 1 e b a 0 2 5. Group 2: 9 5 9 2 b c a 6"


def test_a_qr_code_is_black_on_white_in_the_dark_too(qtbot: QtBot) -> None:
    code = QrView("QR code of the fingerprint")
    qtbot.addWidget(code)
    code.show_text("E1EBA025" * 8)
    dressed(dark=True)
    picture = code.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(60, 260, 3) for y in range(60, 260, 3)}
    assert colours == {"#ffffff", "#14181f"}
    edge = {picture.pixelColor(x, 12).name() for x in range(20, 300)}
    assert edge == {"#ffffff"}  # the quiet zone
    dressed()


def test_the_steps_of_the_room_are_said(qtbot: QtBot) -> None:
    steps = StepBar("Fix the list", "Roll the dice")
    put(qtbot, steps)
    steps.show_step(1)
    assert steps.accessibleName() == "Step 2 of 2: Roll the dice"


def test_every_control_of_the_kit_has_a_name(qtbot: QtBot) -> None:
    page = Page("Kit")
    table: Table[tuple[str, int]] = Table("Clips", COLUMNS)
    page.add(
        Button("Press"),
        Question("Overall", "", AnswerTiles(SCALE)),
        Question("Reasons", "", TickList(SCALE)),
        Question("Why?", "", TextAnswer()),
        Question("How many?", "", FieldAnswer("number")),
        TickBox("Weapons"),
        NumberBox("Clips of Weapons"),
        table,
        DiceGrid("d10x20"),
        Keypad("0123456789"),
        NamingPanel(["V01"], [("technical", "Would not play")]),
        PapersPanel(closed="The references come from the police."),
        None,
    )
    qtbot.addWidget(page)
    assert nameless(page) == []


def test_what_is_waited_for_is_walked_with_the_arrow_keys_and_folds_where_it_is_narrow(qtbot: QtBot) -> None:
    rows = AskedRows("What is waited for")
    qtbot.addWidget(rows)
    late = DaysMark("35 days late", "rate-red", "red", strong=True)
    rows.show_rows([AskedRow(n, f"Reply {n}", "V06, September", "17 Sep", "15 Oct", late) for n in (1, 2, 3)])
    rows.resize(1000, 300)
    rows.show()
    qtbot.waitExposed(rows)
    assert "What you asked for" in words_on(rows)
    first = find(rows, Button, "Record the reply: Reply 1, V06, September")
    assert first.accessibleDescription() == "Reply 1. V06, September. Asked 17 Sep. Reply due 15 Oct. 35 days late"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = find(rows, Button, "Record the reply: Reply 2, V06, September")
    with qtbot.waitSignal(rows.wanted) as wanted:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert wanted.args == [2]
    rows.resize(500, 600)
    qtbot.waitUntil(lambda: "V06, September. Asked 17 Sep, due 15 Oct." in words_on(rows))
    assert "What you asked for" not in words_on(rows)


def test_what_is_waited_for_folds_where_the_words_of_a_language_need_more_room(qtbot: QtBot) -> None:
    rows = AskedRows("What is waited for")
    qtbot.addWidget(rows)
    rows.resize(1000, 300)
    rows.show()
    due = DaysMark("I ddod ymhen wyth ar hugain o ddiwrnodau eto", "hourglass", "text", strong=False)
    rows.show_rows([AskedRow(1, "Reply", "V06, September", "17 Sep", "15 Oct", due)])
    qtbot.waitUntil(lambda: "V06, September. Asked 17 Sep, due 15 Oct." in words_on(rows))
    assert "What you asked for" not in words_on(rows)
