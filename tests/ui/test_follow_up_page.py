"""The page of replies in the real window: what is late comes first, and what the police say is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.actions import ActionState
from bwvreview.domain.sessions import SessionId
from bwvreview.services.follow_up import ChangeAction, change_action
from bwvreview.services.views_follow_up import ActionLine
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files
from bwvreview.ui.pages.follow_up.sheets import ReplySheet
from bwvreview.ui.widgets.answer_sets import TickBox
from bwvreview.ui.widgets.answers import RadioAnswer
from tests.screen import find, nameless, words_on
from tests.ui.evening import CLOCK, Evening, evening, every_reference, everything_said, opened, record

TODAY = CLOCK.today()


def asked(workspace: Workspace) -> None:
    """A clip was recorded that asks for two things: one is 35 days late, one a week."""
    record(workspace, "V01", actions="reply safeguard", urgency="")
    with workspace.store() as store:
        for action, late in zip(store.actions.all(), (35, 7), strict=True):
            due = TODAY - timedelta(days=late)
            change = ChangeAction(action.id, action.owner, due, ActionState.OPEN)
            change_action(store, change, at=CLOCK.now())


def actions(window: Evening) -> list[tuple[str, str, str]]:
    with window.workspace.reading() as store:
        return [(action.title, str(action.state), action.reply) for action in store.actions.all()]


def test_what_is_late_stands_on_home_and_leads_to_its_reply(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        home = window.page("home")
        lines = words_on(home).splitlines()
        assert lines.index("Written reply") < lines.index("Check the safeguarding report")
        assert lines[lines.index("Written reply") :][:5] == [
            "Written reply",
            "V01, October",
            "1 Oct",
            "27 Aug",
            "35 days late",
        ]
        assert "7 days late" in lines
        assert window.house.window.navigation.item("replies").accessibleName() == "Replies, 2 overdue"
        window.press("Record the reply: Written reply, V01, October")
        assert window.house.window.place == "replies"
        assert window.sees("What did the police reply?")
        assert window.sees("V01 of 1 October 2022. Asked 1 October 2022, due 27 August 2022. Police liaison.")


def test_a_reply_is_recorded_and_leaves_the_list_and_home(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        assert window.sees("2 things are waited for, 2 of them late")
        window.press("Record the reply for V01")
        window.the(QPlainTextEdit, "What did the police reply?").setPlainText("The officers were spoken to.")
        window.press("Record the reply")
        window.wait("1 thing is waited for, 1 of them late")
        assert window.sees("Reply of 1 Oct: The officers were spoken to.")
        assert actions(window)[0] == ("Written reply", "done", "The officers were spoken to.")
        home = window.page("home")
        assert "Written reply" not in words_on(home)
        assert window.house.window.navigation.item("replies").accessibleName() == "Replies, 1 overdue"


def test_a_reply_that_does_not_settle_it_leaves_it_waiting(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Record the reply for V01")
        window.the(QPlainTextEdit, "What did the police reply?").setPlainText("We will look into it.")
        window.the(TickBox, "This settles it").click()
        window.press("Record the reply")
        window.wait("Reply of 1 Oct: We will look into it.")
        assert window.sees("2 things are waited for")
        assert actions(window)[0][1] == "open"


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("", "1/10/2022", "Write what the police replied."),
        ("They agree.", "", "Give the day, for example 1 October 2022."),
        ("They agree.", "31/2/2022", "Write the day like 1 October 2022."),
        ("They agree.", "2/10/2022", "This day is still to come."),
    ],
)
def test_what_is_missing_is_said_beside_the_question_and_the_reply_is_not_given(
    qtbot: QtBot, words: str, day: str, said: str
) -> None:
    line = ActionLine(
        1, 1, SessionId(TODAY, 1), "V01", "Written reply", "Police liaison", TODAY, None, 0, ActionState.OPEN
    )
    sheet = ReplySheet(line, TODAY)
    qtbot.addWidget(sheet)
    find(sheet, QPlainTextEdit, "What did the police reply?").setPlainText(words)
    find(sheet, QLineEdit, "When did the reply come?").setText(day)
    sheet.show()
    assert sheet.wrong()
    assert said in words_on(sheet)


def test_words_that_could_name_someone_are_warned_about_and_still_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Record the reply for V01")
        window.the(QPlainTextEdit, "What did the police reply?").setPlainText("We told 472NX.")
        window.wait("“472NX” looks like an officer’s number.")
        window.press("Record the reply")
        window.wait("1 thing is waited for")


def test_date_role_and_state_can_be_changed_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Record the reply for V01")
        window.press("Change its date or state")
        window.the(QLineEdit, "Until when?").setText("5/11/2022")
        window.the(QLineEdit, "Why?").setText("They asked for more time")
        window.press("Keep the change")
        window.wait("Due in 35 days")
        window.press("Record the reply: Written reply, V01, October")
        window.press("Change its date or state")
        window.the(RadioAnswer, "No longer asked for").click()
        window.press("Keep the change")
        window.wait("1 thing is waited for")
        assert actions(window)[0][1] == "dropped"


def test_something_can_be_asked_for_that_no_record_asks_for(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path) as window:
        page = window.page("replies")
        assert "Nothing is waited for" in words_on(page)
        window.press("Ask for something")
        window.press("Put it on the list")
        assert window.sees("Say what you ask for.")
        window.the(QLineEdit, "What do you ask for?").setText("Send the written record")
        window.the(QPushButton, "V03").click()
        put = window.the(QPushButton, "Put it on the list")
        for _ in range(3):
            put.click()  # one wish, however often it is pressed
        window.wait("V03, October")
        window.quiet()
        assert window.sees("1 thing is waited for")
        assert window.sees("No date")


def test_viewings_are_planned_changed_and_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path) as window:
        window.page("replies")
        window.press("Add a viewing")
        window.the(QLineEdit, "Which day?").setText("15/10/2022")
        window.the(QLineEdit, "When does it start?").setText("18:30")
        window.press("Keep the viewing")
        window.wait("Saturday 15 October 2022, 18:30")
        window.press("Change the viewing of Saturday 15 October 2022, 18:30")
        window.the(QLineEdit, "When does it start?").setText("half past six")
        window.press("Keep the viewing")
        assert window.sees("This is not a time of the day.")
        window.the(QLineEdit, "When does it start?").setText("19:00")
        window.the(QLineEdit, "Where?").setText("Room 2")
        window.press("Keep the viewing")
        window.wait("Saturday 15 October 2022, 19:00")
        window.press("Take out the viewing of Saturday 15 October 2022, 19:00")
        window.wait("No viewing is planned")


def test_the_dates_are_saved_for_a_calendar(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "dates")
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Save the dates for a calendar")
        text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert "SUMMARY:Due: Written reply" in text


def test_words_that_are_being_written_stay_when_records_change_or_another_page_is_looked_at(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Record the reply for V01")
        window.the(QPlainTextEdit, "What did the police reply?").setPlainText("Half a")
        window.house.context.tell("sessions")
        window.page("home")
        window.page("replies")
        assert window.the(QPlainTextEdit, "What did the police reply?").toPlainText() == "Half a"
        window.press("Leave it as it was")
        assert window.sees("2 things are waited for")


def test_a_settled_reply_can_be_looked_at_again(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        window.page("replies")
        window.press("Record the reply for V01")
        window.the(QPlainTextEdit, "What did the police reply?").setPlainText("They agree.")
        window.press("Record the reply")
        window.press("Look again: Written reply, V01, October")
        assert window.the(QPlainTextEdit, "What did the police reply?").toPlainText() == "They agree."


def test_every_control_has_a_name_and_no_reference_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        page = window.page("replies")
        for way in ("", "Ask for something", "Leave it as it was", "Add a viewing"):
            if way:
                window.press(way)
            assert nameless(page) == []
            assert not [one for one in every_reference(window.workspace) if one in everything_said(page)]


def test_on_the_first_day_nothing_is_waited_for_and_nothing_can_be_asked(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "new.bwv") as window:
        page = window.page("replies")
        assert "Nothing is waited for" in words_on(page)
        assert not [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Ask for something"]
        assert "No replies are overdue" in words_on(window.page("home"))
