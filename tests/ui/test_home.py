from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.services.clock import FixedClock
from bwvreview.services.overview import home_view
from bwvreview.services.views import ExpiringClip, HomeView, NextKind, NextStep, SessionCard, SlotState
from bwvreview.services.workspace import Workspace
from bwvreview.ui.pages.home.page import HomePage
from bwvreview.ui.pages.home.words import said
from bwvreview.ui.say import about, count, day, days_mark, listed, order, video_time
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.kit import SlotTile, Table
from tests.screen import dressed, find, nameless, there, words_on

DAY = date(2026, 11, 19)
S = ClipState
STATES = (S.VIEWED, S.VIEWED, S.STARTED, S.DRAWN, S.NOT_SHOWN, *[S.HELD] * 6)
SESSION = SessionCard(
    7, SessionId(DAY, 1), 100, tuple(SlotState(f"V{place:02d}", state) for place, state in enumerate(STATES, 1))
)
CARRY_ON = NextStep("carry-on", "V03", datetime(2026, 11, 19, 14, 32), 21, 40)  # noqa: DTZ001 - a local time to show
EXPIRING = (
    ExpiringClip("V02", "Weapons", 1, 3, kept=True),
    ExpiringClip("V04", "Children", 0, 5, kept=False),
    ExpiringClip("V07", "Weapons", 1, 6, kept=False),
)
FULL = HomeView("Example group", DAY, CARRY_ON, EXPIRING, 2, SESSION)


@pytest.fixture
def page(qtbot: QtBot) -> HomePage:
    dressed()
    made = HomePage(DAY)
    qtbot.addWidget(made)
    made.resize(1154, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_before_anything_is_read_the_cards_say_so(page: HomePage) -> None:
    assert words_on(page).count("Reading…") == 4
    assert "Thursday 19 November 2026" in words_on(page)


def test_the_one_next_thing_stands_first(qtbot: QtBot, page: HomePage) -> None:
    page.show_home(FULL)
    assert "You were on clip V03 at 14:32" in words_on(page)
    with qtbot.waitSignal(page.wanted) as wanted:
        find(page, QPushButton, "Carry on with clip V03").click()
    assert wanted.args == ["carry-on", "V03"]
    assert page.main_button() is find(page, QPushButton, "Carry on with clip V03")


def test_what_is_deleted_soon_is_said_with_shape_and_words(qtbot: QtBot, page: HomePage) -> None:
    page.show_home(FULL)
    model = find(page, Table, "Clips about to be deleted").model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert rows == [
        ["V02", "Weapons and 1 more", "3 days left", "Yes"],
        ["V04", "Children", "5 days left", "Not yet"],
        ["V07", "Weapons and 1 more", "6 days left", "Not yet"],
    ]
    with qtbot.waitSignal(page.keep_wanted):
        find(page, QPushButton, "Ask the police to keep 2 clips").click()


def test_the_open_session_shows_each_clip_and_adds_up(qtbot: QtBot, page: HomePage) -> None:
    page.show_home(FULL)
    qtbot.waitUntil(lambda: "1 not shown" in words_on(page))
    shown = words_on(page)
    assert "19 November, number 1" in shown
    assert "8 clips to go, about 1 hour 40 minutes of video" in shown
    for words in ("2 watched", "1 started", "7 to watch", "1 not shown"):
        assert words in shown
    assert len(page.findChildren(SlotTile)) == 11
    find(page, SlotTile, "V03: started")
    with qtbot.waitSignal(page.session_wanted):
        find(page, QPushButton, "Open the session").click()


def test_showing_it_again_leaves_nothing_from_before(qtbot: QtBot, page: HomePage) -> None:
    page.show_home(FULL)
    page.show_home(HomeView("", DAY, NextStep("welcome")))
    qtbot.waitUntil(lambda: "No session is open" in words_on(page))
    shown = words_on(page)
    assert "Welcome. Start with the list from the police." in shown
    assert "No clips are waiting to be deleted" in shown
    assert "No session is open" in shown
    assert "V02" not in shown
    assert not there(page, QPushButton, "Ask the police to keep 2 clips")
    with qtbot.waitSignal(page.practice_wanted):
        find(page, QPushButton, "Try it with a practice list").click()


@pytest.mark.parametrize(
    ("kind", "button"),
    [
        ("welcome", "Open a police list"),
        ("carry-on", "Carry on with clip V03"),
        ("wellness", "Start the viewing"),
        ("start-clip", "Start clip V03"),
        ("reserves", "Call up 2 reserves"),
        ("keep", "Ask the police to keep 2 clips"),
        ("open-session", "Open the session"),
        ("plan", "Plan a draw"),
        ("roll", "Roll the dice"),
        ("feedback", "Send the feedback"),
        ("send", "Note what was sent"),
        ("next-list", "Open a police list"),
    ],
)
def test_every_next_thing_has_a_button_that_says_what_it_does(kind: NextKind, button: str) -> None:
    words = said(NextStep(kind, "V03", clips=2))
    assert spoken(words.button) == button
    assert words.title
    assert "None" not in words.title


def test_a_workspace_that_cannot_be_opened_is_said_on_the_page(page: HomePage) -> None:
    page.show_problem(WorkspaceProblem("This file is damaged.", advice="Use the copy of yesterday."))
    assert "This file is damaged." in words_on(page)
    assert "Use the copy of yesterday." in words_on(page)
    assert "Reading…" not in words_on(page)
    assert "Clips about to be deleted" not in words_on(page)


def test_at_200_percent_the_next_thing_stays_first_in_one_column(qtbot: QtBot, page: HomePage) -> None:
    page.show_home(FULL)
    dressed(scale=2.0)
    page.resize(1000, 768)
    next_y = page.next.mapTo(page, page.next.rect().topLeft()).y()
    table = find(page, Table, "Clips about to be deleted")
    tile = find(page, SlotTile, "V01: watched")
    qtbot.waitUntil(lambda: tile.mapTo(page, tile.rect().topLeft()).y() > table.mapTo(page, table.rect().topLeft()).y())
    assert next_y < table.mapTo(page, table.rect().topLeft()).y()
    dressed()


def test_every_control_of_home_has_a_name(page: HomePage) -> None:
    page.show_home(FULL)
    assert nameless(page) == []


def test_an_empty_workspace_is_the_first_day(tmp_path: Path) -> None:
    clock = FixedClock(DAY)
    with Workspace.open(tmp_path / "ours.bwv", clock=clock) as workspace, workspace.reading() as store:
        view = home_view(store, today=DAY)
    assert (view.next.kind, view.expiring, view.session) == ("welcome", (), None)


@pytest.mark.parametrize(
    ("left", "words", "tone", "icon"),
    [
        (-1, "Time has run out", "red", "rate-red"),
        (0, "Deleted today", "red", "rate-red"),
        (1, "1 day left", "red", "rate-red"),
        (3, "3 days left", "red", "rate-red"),
        (4, "4 days left", "amber", "rate-amber"),
        (7, "7 days left", "amber", "rate-amber"),
        (8, "8 days left", "text", "hourglass"),
        (None, "Date not known", "muted", "hourglass"),
    ],
)
def test_days_left_are_said_with_a_shape(left: int | None, words: str, tone: str, icon: str) -> None:
    mark = days_mark(left)
    assert (mark.words, mark.tone, mark.icon) == (words, tone, icon)


def test_counts_dates_and_orders_are_said_alike_everywhere() -> None:
    assert (count(1, "clip"), count(1200, "clip")) == ("1 clip", "1,200 clips")
    assert [order(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]
    )
    assert day(DAY, weekday=True) == "Thursday 19 November 2026"
    assert day(DAY, year=False) == "19 November"
    assert (about(88), about(3), about(0)) == ("about 90", "about 5", "about 5")
    assert (listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])) == (
        "",
        "a",
        "a and b",
        "a, b and c",
    )
    assert (video_time(0), video_time(60), video_time(61)) == ("0 minutes", "1 hour", "1 hour 1 minute")
