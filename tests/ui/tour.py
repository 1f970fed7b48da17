"""A walk through every page and state of the window, for checks that must hold on all of them.

A way is a generator: it does what people do, as in the other tests, and gives the name of each state it has reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.exchange.locked_file import lock_workbook
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.tour import FILE_NAME, open_practice
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.app import build_window
from bwvreview.ui.appearance import Remembered
from tests.returns_kit import a_return, changed, workbook
from tests.screen import find
from tests.ui.evening import CLOCK, Evening, fail_to_show, lose, record, record_all
from tests.ui.panel import three_on_the_first_clip
from tests.ui.rooms import session_workspace
from tests.ui.steps import DICE, FIX, READ_ALOUD, SAMPLE, rows_of_sample, type_dice, write_list
from tests.ui.test_list_intake import book, locked
from tests.ui.test_practice import begun

PASSPHRASE = "otter lamp plum river 4271"
PIN = "4711"
LONG = "Kensington-and-Chelsea-and-Hammersmith Neighbourhood Stop-and-Search Scrutiny Subcommittee"
"""A name as long as such names are, with a word that fills a line of large letters."""
LIMIT = 20_000
Way = Callable[["Walk", Path, Any], Iterator[str]]


class Walk(Evening):
    """The window, and who walks through it."""

    @property
    def root(self) -> QWidget:
        """The window that has the keyboard: the program's, or one over it."""
        return QApplication.activeWindow() or self.house.window

    def until(self, words: str) -> None:
        """Wait until these words are shown, and nothing is at work."""
        self.wait(words)
        self.quiet()

    def tick(self, start: str) -> None:
        """Press the first button whose words begin so."""
        page = self.house.window.current()
        assert page is not None
        found = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and _words(one).startswith(start)]
        assert found, start
        found[0].click()
        self.quiet()

    def write(self, box: str, text: str) -> None:
        """Write into the box of this name."""
        self.the(QLineEdit, box).setText(text)

    def drop(self, path: Path, words: str) -> None:
        """Drop a file onto the window, and wait for what is said of it."""
        self.house.window.file_dropped.emit(path)
        self.until(words)

    def wish(self, what: str, about: object, words: str) -> None:
        """Ask for a page as another page would, and wait for its words."""
        self.house.context.wish(what, about)
        self.until(words)


def _words(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


@contextmanager
def walking(qtbot: QtBot, path: Path, **more: Any) -> Iterator[Walk]:
    """The whole program on a workspace file, opened with `more`."""

    def opener(**asked: Any) -> Workspace:
        return Workspace.open(path, clock=CLOCK, **{**more, **asked})

    house = build_window(opener, CLOCK, Remembered())
    house.window.resize(1366, 768)
    with qtbot.waitActive(house.window, timeout=LIMIT):
        house.window.show()
        house.window.activateWindow()
    house.open()
    made = Walk(qtbot, house)
    made.quiet()
    try:
        yield made
    finally:
        house.window.close()
        made.quiet()
        house.window.deleteLater()


def first_day(walk: Walk, folder: Path, _patch: Any) -> Iterator[str]:
    """Records in which nothing is yet, up to a list that is ready."""
    walk.until("Start with the list")
    yield "home, first day"
    walk.press("Guide")
    walk.qtbot.waitUntil(lambda: walk.root is not walk.house.window)
    yield "guide, a page"
    walk.house.guide.go("first-session#open-the-list")
    walk.quiet()
    yield "guide, a picture"
    walk.house.guide.go("writing-a-scheme#a-theme")
    walk.quiet()
    yield "guide, lines to copy"
    walk.house.guide.go("contents")
    yield "guide, contents"
    walk.root.close()
    walk.house.window.activateWindow()
    walk.qtbot.waitUntil(walk.house.window.isActiveWindow)
    QTest.keyClick(walk.house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    walk.qtbot.waitUntil(lambda: walk.root is walk.house.palette.box)
    walk.quiet()
    yield "palette"
    QTest.keyClick(walk.house.palette.box.line, Qt.Key.Key_Escape)
    walk.qtbot.waitUntil(walk.house.window.isActiveWindow)
    for place, words in (
        ("session", "No session"),
        ("replies", "Replies"),
        ("feedback", "Feedback"),
        ("draw", "list"),
        ("collate", "returns"),
        ("copies", "cop"),
        ("records", "records"),
        ("about", "licence"),
    ):
        walk.page(place)
        walk.until(words)
        yield f"{place}, first day"
    walk.page("list")
    yield "list, start"
    rows = rows_of_sample()
    named = [{**row, "Officer name": f"PC Zebedee Quux{chr(97 + at % 26)}"} for at, row in enumerate(rows)]
    walk.drop(write_list(folder / "names.csv", named), "“Officer name”")
    yield "list, columns refused"
    unknown = [
        {**row, "Object of search": row["Object of search"].replace("Offensive weapons", "Offensive wpns")}
        for row in rows
    ]
    walk.drop(write_list(folder / "unknown.csv", unknown), "One question before")
    yield "list, a question"
    police = [{**row, "Reference": f"CAD {1000 + at}/14SEP22"} for at, row in enumerate(rows)]
    walk.drop(write_list(folder / "police.csv", police), "The references cannot come in")
    walk.press("Give new references")
    yield "list, new references"
    months = folder / "months.xlsx"
    months.write_bytes(book(("August", rows[:200]), ("September", rows[200:])))
    walk.drop(months, "Which sheet holds the list?")
    yield "list, which sheet"
    walk.drop(locked(folder / "locked.xlsx", book(("List", rows))), "The workbook is locked")
    yield "list, a locked workbook"
    walk.drop(SAMPLE, "The list is ready to use")
    yield "list, ready"
    walk.press("Look closer at the list")
    walk.until("A closer look")
    yield "list, a closer look"


def plan_and_draw(walk: Walk, folder: Path, _patch: Any) -> Iterator[str]:
    """From a list to drawn clips."""
    walk.drop(SAMPLE, "The list is ready to use")
    walk.page("themes")
    walk.until("Which encounters belong")
    walk.press("Weapons")
    walk.press("Children")
    walk.until("encounters with video belong.")
    yield "themes"
    walk.page("draw")
    walk.until("Themes")
    yield "draw, nothing chosen"
    walk.write("Name of your group", "Example group")
    for theme in ("Weapons", "Children"):
        walk.press(theme)
        walk.write(f"{theme}: clips", "4")
        walk.write(f"{theme}: reserves", "2")
    walk.press("Split a theme into parts")
    walk.press("Weapons: split this theme")
    walk.press("By age band")
    walk.until("Clips: ")
    walk.press("The police hold clips back")
    walk.until("of video")
    yield "draw, planned"
    walk.press(FIX)
    walk.until("Write this in the minutes")
    yield "ceremony, the fingerprint"
    walk.tick("Leave room view")
    yield "draw, a plan that waits"
    walk.press("Go on with this draw")
    walk.press("Give this plan up")
    yield "ceremony, giving the plan up"
    walk.tick("Go on with")
    walk.press(READ_ALOUD)
    walk.press("Roll the dice")
    room: QWidget = walk.house.controller("draw").room  # type: ignore[attr-defined]
    yield "ceremony, the dice"
    type_dice(room, DICE)
    walk.press("Read them back")
    type_dice(room, DICE[:13] + "7" + DICE[14:])
    walk.until("Die 14 does not agree")
    yield "ceremony, a die that differs"
    type_dice(room, DICE[13])
    walk.press("Check again")
    walk.press("See the clips")
    walk.until("clips drawn")
    walk.press("Show all at once")
    walk.tick("All papers")
    yield "ceremony, the clips"
    walk.tick("Leave room view")
    walk.page("draw")
    walk.until("drawn")
    yield "draw, rolled"


def an_evening(walk: Walk, folder: Path, patch: Any) -> Iterator[str]:
    """A session in the middle, and everything that is reached from it."""
    walk.page("home")
    yield "home, an evening"
    walk.page("session")
    yield "session"
    walk.press("Type in paper forms")
    walk.until("Which clip is the paper about?")
    yield "keying, which clip"
    walk.press("V03")
    walk.until("1. Did you watch it?")
    yield "keying, a question"
    walk.press("Leave the papers")
    walk.page("session")
    walk.press("See every change")
    walk.press("V01")
    walk.until("the newest first")
    walk.the(QWidget, "Changes, the newest first").selectRow(0)  # type: ignore[attr-defined]
    walk.press("Check the whole history")
    walk.until("Write in the minutes")
    yield "history"
    walk.page("practice")
    yield "practice"
    walk.press("Make a practice clip")
    yield "practice, making one"
    walk.page("settings")
    yield "settings"
    walk.press("See the copies")
    walk.press("Keep a copy now")
    walk.tick("Look into it")
    walk.until("Newest change in it")
    yield "copies, one opened"
    walk.page("form")
    walk.until("It came with the program")
    walk.tick("Did you watch it? Watched all of it")
    yield "form, tried"
    walk.page("replies")
    yield "replies"
    walk.tick("Record the reply for")
    yield "replies, a reply"
    walk.page("replies")
    walk.tick("Change its date")
    yield "replies, a change"
    walk.page("replies")
    walk.wish("record", (1, "V04"), "Did you watch it?")
    yield "record"
    walk.tick("Did you watch it? Watched all of it")
    main = walk.house.controller("record").page.main_button()
    while main.words != "Finish this clip":
        main.click()
        walk.quiet()
    main.click()
    walk.until("There is a problem")
    yield "record, with errors"
    walk.press("Leave this clip")
    with walk.workspace.store() as store:
        clip = next(clip for clip in store.sessions.clips(1) if clip.slot == "V04")
        record_answer(store, RecordAnswer(1, clip.id, "viewed", "part", seen="none"), at=CLOCK.now())
    walk.wish("two answers", (1, "V04"), "answer")
    yield "two answers"


def after_the_evening(walk: Walk, folder: Path, patch: Any) -> Iterator[str]:
    """Files for the police, the centre and the public."""
    import openpyxl

    walk.page("feedback")
    yield "feedback"
    walk.press("Tell the public")
    walk.until("Sentences from your records")
    yield "publish"
    walk.page("feedback")
    sheet = folder / "their return.xlsx"
    theirs = openpyxl.Workbook()
    assert theirs.active is not None
    theirs.active.append(["Slot", "Status", "RAG", "Anything else", "Officer name"])
    theirs.save(sheet)
    patch.setattr(files, "open_file", lambda *_: sheet)
    patch.setattr(files, "open_folder", lambda *_: folder / "out")
    walk.press("Fill in the central team’s own sheet")
    yield "their sheet, none chosen"
    walk.press("Choose their sheet")
    walk.until("What goes into “Anything else”?")
    yield "their sheet, a question"
    walk.page("feedback")
    walk.press("Change the folder")
    walk.tick("Keep it, it names nobody")
    walk.tick("Keep it, it names nobody")
    walk.press("Save 2 files")
    walk.until("2 files saved")
    yield "feedback, saved"
    walk.page("practice")
    yield "practice, a clip"
    walk.press("Try “First clip”")
    walk.write("Initials or role", "NN")
    walk.press("Begin")
    walk.until("This clip")
    page = walk.house.controller("practice")._record.page  # type: ignore[attr-defined]
    page.part_chosen.emit(list(page.parts_list.rows)[-1])
    walk.quiet()
    walk.press("Lock my answers")
    walk.until("Your answers to “First clip”")
    yield "practice, a result"
    walk.house.go("guard")
    walk.until("Coordinator and reviewer")
    yield "guard"
    walk.write("New PIN", PIN)
    walk.press("Save the PIN")
    walk.press("Hand the laptop over")
    walk.until("Clips to watch")
    yield "review"


def in_turns(walk: Walk, folder: Path, _patch: Any) -> Iterator[str]:
    """Reviewers who answer alone first."""
    walk.page("session")
    yield "session, in turns"
    walk.page("reviewers")
    yield "reviewers"
    walk.press("See how far reviewers agree")
    walk.tick("All figures of")
    yield "reviewers, how far they agree"
    walk.wish("turn", (1, "V02"), "Hand the laptop to")
    yield "turns"
    walk.wish("agree", (1, "V01"), "differ.")
    yield "agree"


def the_lock(walk: Walk, folder: Path, _patch: Any) -> Iterator[str]:
    """New records get a lock; later it asks."""
    walk.until("Lock your records")
    yield "lock, first start"
    walk.write("New passphrase", "too short")
    walk.press("Lock and start")
    walk.until("This passphrase is too weak.")
    yield "lock, too weak"
    walk.write("New passphrase", PASSPHRASE)
    walk.write("The same once more", PASSPHRASE)
    walk.press("Lock and start")
    walk.until("Your recovery sheet")
    yield "lock, the sheet"
    walk.press("The sheet is printed, or the code is written down")
    walk.press("Go on")
    walk.until("Start with the list")
    walk.house.go("guard")
    walk.until("Coordinator and reviewer")
    yield "guard, locked"
    walk.house.door.lock()
    walk.write("Passphrase", "wrong one")
    walk.press("Open the records")
    walk.until("The passphrase is wrong.")
    yield "lock, wrong passphrase"
    walk.press("Use the recovery sheet")
    yield "lock, the recovery code"


def the_centre(walk: Walk, folder: Path, patch: Any) -> Iterator[str]:
    """Returns of groups, put together."""
    returns = folder / "returns"
    returns.mkdir()
    workbook(returns, changed(a_return("brent"), "V01", good_practice="They explained the search."), "brent.xlsx")
    workbook(returns, a_return("haringey"), "a.xlsx")
    workbook(returns, changed(a_return("haringey"), "V02", rag="green"), "b.xlsx")
    locked = workbook(returns, a_return("camden"), "camden.xlsx")
    locked.write_bytes(lock_workbook(locked.read_bytes(), "three blue boats 7", "It"))
    patch.setattr(files, "open_folder", lambda *_: returns)
    walk.page("collate")
    walk.press("Open a folder")
    walk.until("to settle")
    yield "collate"


def looking_round(walk: Walk, folder: Path, _patch: Any) -> Iterator[str]:
    """The practice records, with a hint above the pages."""
    walk.quiet()
    yield "tour, a hint"
    leave = find(walk.house.window, QAbstractButton, "Leave the tour")
    leave.click()
    walk.qtbot.waitUntil(lambda: not leave.isVisible())
    yield "tour, no hint"


def _practice(folder: Path) -> Path:
    open_practice(folder / "group.bwv", clock=CLOCK).close()
    return folder / FILE_NAME


def _evening(folder: Path) -> Path:
    path = session_workspace(folder)
    with Workspace.open(path, clock=CLOCK) as workspace:
        record(workspace, "V01", actions="reply safeguard", good_practice="They explained every step of it.")
        fail_to_show(workspace, "V02")
        with workspace.store() as store:
            store.settings.put("group.name", LONG)
    return path


def _over(folder: Path) -> Path:
    path = session_workspace(folder)
    with Workspace.open(path, clock=CLOCK) as workspace:
        lose(workspace, V02="investigation")
        begun(workspace)
        record(workspace, "V01", good_practice="They explained every step of it. His number was PC 4417.")
        record(workspace, "V04", learning="Ask 472NX to explain it again.")
        record_all(workspace)
    return path


def _turns(folder: Path) -> Path:
    path = session_workspace(folder)
    with Workspace.open(path, clock=CLOCK) as workspace:
        three_on_the_first_clip(workspace)
    return path


def _nothing(folder: Path) -> Path:
    return folder / "workspace.bwv"


WAYS: tuple[tuple[Callable[[Path], Path], Way], ...] = (
    (_nothing, first_day),
    (_nothing, plan_and_draw),
    (_evening, an_evening),
    (_over, after_the_evening),
    (_turns, in_turns),
    (_nothing, the_lock),
    (_practice, looking_round),
    (_nothing, the_centre),
)
