"""Pictures of every widget of the kit, light, dark and at 200%, to look at.

Run with `python -m tests.ui.gallery FOLDER`. No picture is compared by a machine: style sheets and layouts lie until
someone looks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bwvreview.ui.widgets.kit import (
    AnswerList,
    AnswerTiles,
    Bar,
    BarRows,
    Button,
    Card,
    Chip,
    CodeGroups,
    Column,
    DiceGrid,
    DieField,
    EmptyState,
    ErrorSummary,
    Fact,
    Facts,
    FieldAnswer,
    Fold,
    KeyCap,
    Keypad,
    Mark,
    NamingPanel,
    Notice,
    NumberBox,
    Option,
    Page,
    Pairs,
    PapersPanel,
    Progress,
    QrView,
    Question,
    SavedState,
    SlotTile,
    SumBar,
    Table,
    Term,
    TextAnswer,
    TickBox,
    TickList,
    Toast,
    columns,
    days_words,
    flow,
    holder,
    row,
    with_keys,
    words,
)
from bwvreview.ui.widgets.layouts import column
from tests.screen import dressed

SCALE = with_keys(
    [
        Option("not_at_all", "Not at all"),
        Option("a_little", "A little"),
        Option("mostly", "Mostly"),
        Option("fully", "Fully"),
        Option("could_not_tell", "Could not tell"),
    ]
)
RATINGS = [
    Option("green", "**Green:** good, or nothing of concern", icon="rate-green"),
    Option("amber", "**Amber:** could be better", icon="rate-amber"),
    Option("red", "**Red:** serious concern", icon="rate-red"),
    Option("none", "**Cannot rate:** not enough video", icon="rate-none"),
]
STEPS = ("Fix the list", "Roll the dice", "Read back", "See the clips")
GROUPS = ("e1eba025", "9592bca6", "5b7eae8f", "fa35dfe2", "fa36daca", "7c119cdd", "6e04ddb0", "2f3ba957")


def facts() -> Page:
    page = Page("The list is ready to use", "Police list, 15 October to 18 November 2026. Opened today at 13:05.")
    came = Card(
        "What came in",
        6,
        SumBar(
            Term(398, "encounters to draw from"),
            Term(412, "rows in the file", "="),
            Term(9, "repeated rows", "−"),
            Term(5, "video deleted", "−"),
        ),
        4,
        Facts(
            Fact("8 columns accepted", "Reference, date, type, age band, law, object of search, outcome, video held."),
            Fact("Some ages put back", "A spreadsheet had turned “10-17” into “17-Oct”.", "replace", "accent"),
        ),
    )
    refused = Facts(Fact("“Location”", icon="circle-x", tone="red", beside="Names a street."))
    bars = BarRows(
        "Themes you can draw",
        Bar("Drugs", 190, "about 190"),
        Bar("Weapons", 90, "about 90"),
        Bar("Section 60", 0, "", reason="Fewer than 10. Too few to draw."),
    )
    ask = Notice(
        "Ask the police for one more column, “Handcuffs used”, with **compliant** or **no** in each row.",
        Button("Copy these words for the police", size="row", icon="copy"),
        title="To draw handcuffs searches",
    )
    rare = Fold("If a clip cannot be shown", words("Its reserve takes its place.", "muted"))
    rare.unfold()
    ask_more = holder(column(ask, 8, Fold("How many clips for a closer answer?"), rare))
    left = holder(column(came, Card("1 column refused", 6, refused, icon="eye-off", icon_tone="red"), None, gap=14))
    page.add(columns(left, Card("Themes you can draw", bars, 8, ask_more, None), shares=(520, 552)), None)
    page.bar.set_buttons(Button("Plan a draw from this list", "main", icon_after="arrow-right"), Button("Open another"))
    page.bar.say("The list stays on this computer", icon="shield-check")
    return page


def questions() -> Page:
    page = Page("How people were treated")
    summary = ErrorSummary()
    current = Question(
        "Was the person treated with respect?", "Press a number to answer.", AnswerTiles(SCALE), name="respect"
    )
    current.answering.set_value("mostly")
    current.set_current(True)
    rating = Question("Overall", "", AnswerList(RATINGS))
    rating.answering.set_value("red")
    why = Question("Main reason for that rating", "Red and amber need a reason.", TextAnswer())
    why.show_error("Give the main reason for a red rating")
    several = Question("What was found?", "Tick all that apply.", TickList(SCALE[:3]))
    several.answering.set_value("a_little fully")
    page.add(summary, current, rating, why, several, Question("How many officers?", "", FieldAnswer("number")), None)
    summary.show_problems(
        [("why", "Give the main reason for a red rating"), ("next", "Choose what should happen next")]
    )
    save = Button("Save 3 files", "main", icon="device-floppy")
    save.set_available(reason="Decide about the note on V07, then save.")
    page.bar.set_buttons(save, Button("Look at them first"))
    page.bar.say("Decide about the note on V07, then save", "amber")
    return page


def things() -> Page:
    page = Page("Things", "Tables, notices, progress, small parts")
    table: Table[tuple[str, int]] = Table(
        "Clips",
        (
            Column("Clip", lambda clip: clip[0], strong=True),
            Column("Theme", lambda _clip: "Weapons", chip=True, after=lambda _clip: "and 1 more"),
            Column("Days left", lambda clip: f"{clip[1]} days left", mark=lambda _clip: Mark("rate-red", "red", True)),
        ),
        sortable=True,
    )
    table.show_rows([("V02", 3), ("V04", 5)])
    table.selectRow(0)
    progress = Progress("Reading the list", stop=Button("Stop reading", size="row"))
    progress.set_what("rows read")
    progress.show_step(1200, 3000)
    saved = SavedState()
    saved.not_saved("the disk is full")
    tick = TickBox("Weapons", "about 90 in the list")
    tick.setChecked(True)
    dashed = TickBox("Section 60")
    dashed.set_available(reason="Fewer than 10, too few to draw. Ask for a longer list.")
    left = Card("Table", table, 10, progress, 10, saved, 10, row(tick, None, NumberBox("Clips")), dashed, None)
    tiles = flow(*(SlotTile(f"V0{n}", s) for n, s in enumerate(("viewed", "started", "not-shown", "drawn"), 1)), gap=5)
    right = Card(
        "Notices",
        Notice("Choose 7 or fewer.", title="8 of about 15 is more than half.", mood="warn", kind="dense"), 8,
        Notice("The stick is full. Nothing was changed.", title="The files could not be saved", mood="stop"), 8,
        Notice("Each was opened again and compared.", title="3 files saved at 16:05", mood="done"), 8,
        flow(Chip("Weapons"), Chip("Children", "2nd", size=16), days_words(3), days_words(5), days_words(12)), 8,
        tiles, 8, row(KeyCap("F6"), words("moves between the three parts", "hint"), None), None,
    )  # fmt: skip
    first = EmptyState("file-spreadsheet", "Welcome", "Start with the list.", Button("Open a police list", "main"))
    page.add(columns(left, right), columns(first, Pairs(("Weapons", "2"), ("Children", "2"))), None)
    toast = Toast(page)
    toast.say("One part was added: Children", undo=True)
    return page


def room_code() -> Page:
    page = Page("Write this in the minutes")
    code = QrView("QR code of the fingerprint")
    code.show_text("".join(GROUPS).upper())
    page.add(columns(Card("", CodeGroups(GROUPS), padding=(18, 24)), code, shares=(1, 0)), None)
    page.bar.set_buttons(Button("Roll the dice", "main", size="room", icon_after="arrow-right"))
    return page


def room_dice() -> Page:
    page = Page("Check the dice together")
    dice = DiceGrid("d10x20")
    for entry, digits in (("rolled", "91740029755047368813"), ("back", "91740029755041368813")):
        dice.begin(entry)  # type: ignore[arg-type]
        for digit in digits:
            dice.press(digit)
    dice.begin("both")
    fix = DieField("0123456789")
    page.add(
        columns(dice, Keypad("0123456789"), shares=(1, 0), gap=32),
        Notice(
            "Look at die 14 on the table, and type what it shows.", mood="stop", kind="room-sentence", end=fix,
            title="Die 14 does not agree: rolled 7, read back 1.",
        ),
        None,
    )  # fmt: skip
    QTimer.singleShot(0, fix, fix.setFocus)
    return page


def papers() -> Page:
    page = Page("Papers")
    reasons = [("technical", "Would not play"), ("not_found", "Video could not be found")]
    page.add(
        PapersPanel(closed="This draw cannot be open: its references come from the police, not from this program."),
        NamingPanel(["V01", "V02", "V03"], reasons),
        None,
    )
    return page


PAGES: tuple[Callable[[], QWidget], ...] = (facts, questions, things, room_code, room_dice, papers)
LOOKS = {"light": (1.0, False), "dark": (1.0, True), "200": (2.0, False)}


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for make in PAGES:
        for name, (scale, dark) in LOOKS.items():
            dressed(scale=scale, dark=dark)
            page = make()
            page.resize(1366 if make.__name__.startswith("room") else 1154, 768)
            page.show()
            loop = QEventLoop()
            QTimer.singleShot(80, loop.quit)
            loop.exec()
            page.grab().save(str(folder / f"{make.__name__}-{name}.png"))
            page.close()
    assert app is not None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
