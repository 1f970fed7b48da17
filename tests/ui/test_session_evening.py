"""The evening around the clips, on the session page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bwvreview.domain.errors import Problem
from bwvreview.domain.sessions import SessionId, SessionState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.keep_request import note_kept
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.session_evening import mark_sent, note_debrief, note_wellness, set_members
from bwvreview.services.tour import tour_kind
from bwvreview.services.views_session import OtherSession
from bwvreview.services.workspace import Workspace
from bwvreview.ui import files, printing
from bwvreview.ui.pages.session.side import OthersCard
from tests.screen import find, nameless, words_on
from tests.ui.evening import CLOCK, begin, evening, record_all
from tests.ui.rooms import open_viewing, session_workspace


def test_the_wellness_notice_stands_first_until_it_was_read_out(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path) as window:
        window.page("session")
        assert window.sees("Before we start")
        assert window.sees("We pause whenever anyone asks.")
        assert window.sees("Planned")
        window.press("We have read it out")
        window.wait("Wellness notice read out on 1 October at 12:00")
        assert not window.sees("Before we start")


def kept(workspace: Workspace) -> None:
    with workspace.store() as store:
        note_kept(store, 1, [clip.slot for clip in store.sessions.clips(1)], at=CLOCK.now())


def test_home_leads_to_the_notice_before_the_first_clip(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, then=kept) as window:
        window.page("home")
        window.press("Start the viewing")
        assert window.house.window.place == "session"
        window.press("We have read it out")
        window.wait("Wellness notice read out")
        window.page("home")
        assert window.sees("Clip V02 is next") or window.sees("Clip V01 is next")


def test_a_session_that_began_without_the_notice_can_still_note_it(qtbot: QtBot, tmp_path: Path) -> None:
    def begun(workspace: Workspace) -> None:
        begin(workspace, "V01", viewed="full")

    with evening(qtbot, tmp_path, then=begun) as window:
        page = window.page("session")
        assert not window.sees("Before we start")
        assert window.sees("Open")
        window.press("It was read out")
        window.wait("Wellness notice read out")
        assert nameless(page) == []


def test_the_debrief_stands_first_once_every_clip_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, record_all) as window:
        window.page("session")
        assert window.sees("Before we go")
        window.press("The debrief was held")
        window.wait("Debrief held on 1 October at 12:00")
        assert not window.sees("Before we go")


def saved(workspace: Workspace, folder: Path) -> None:
    save_feedback(workspace, 1, folder, load_scheme())


def test_a_closed_session_is_sent_when_somebody_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    def closed(workspace: Workspace) -> None:
        saved(workspace, tmp_path / "out")

    with evening(qtbot, tmp_path, record_all, closed) as window:
        window.page("session")
        window.press("Nobody wanted one")
        window.wait("Nobody wanted a debrief")
        assert window.sees("Closed: the feedback is saved")
        window.press("The feedback is sent")
        window.wait("Sent on 1 October")
        with window.workspace.reading() as store:
            assert store.sessions.get(1).state is SessionState.SENT
            changes = [change for change in store.history.of("session 1") if change.kind != "sent"]
            kinds = [(change.kind, change.new, change.by) for change in changes]
            assert len(store.sendings.of(1)) == 1
    assert kinds == [
        ("session-state", "open", "panel"),
        ("session-state", "closed", "panel"),
        ("debrief", "not-wanted", "coordinator"),
        ("session-state", "sent", "coordinator"),
    ]


def test_paper_and_history_are_a_press_away(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "save_file", lambda *_: tmp_path / "pack.pdf")
    with evening(qtbot, tmp_path) as window:
        window.page("session")
        window.press("Save the session pack to print")
        assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
        window.press("Type in paper forms")
        window.wait("Which clip is the paper about?")
        assert window.house.window.navigation.item("session").is_current
        window.page("session")
        window.press("See every change")
        window.wait("History of V01")


def test_the_session_pack_goes_to_a_printer_without_a_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_paper(_parent: object, title: str) -> QPrinter:
        assert title == "Session pack"
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    monkeypatch.setattr(printing, "choose_printer", to_paper)
    with evening(qtbot, tmp_path) as window:
        window.page("session")
        window.press("Print the session pack")
        qtbot.waitUntil(lambda: "Sent to the printer." in window.house.window.toast.accessibleName(), timeout=20_000)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "printed.pdf").stat().st_size > 20_000


def test_what_is_noted_twice_is_noted_once_and_numbers_are_in_the_history(tmp_path: Path) -> None:
    at = CLOCK.now()
    with open_viewing(tmp_path) as workspace, workspace.store() as store:
        for _ in range(2):
            note_wellness(store, 1, at=at)
            note_debrief(store, 1, "held", at=at)
            set_members(store, 1, 7, at=at)
        set_members(store, 1, None, at=at)
        changes = [(change.kind, change.old, change.new) for change in store.history.of("session 1")]
    assert changes == [
        ("wellness", "", "read out"),
        ("debrief", "", "held"),
        ("members", "", "7"),
        ("members", "7", ""),
    ]


def test_a_session_cannot_be_sent_before_its_clips_are_recorded_and_saved(tmp_path: Path) -> None:
    with open_viewing(tmp_path) as workspace:
        with pytest.raises(Problem, match="not recorded yet"), workspace.store() as store:
            mark_sent(store, 1, at=CLOCK.now())
        record_all(workspace)
        with pytest.raises(Problem, match="not saved yet"), workspace.store() as store:
            mark_sent(store, 1, at=CLOCK.now())
        with workspace.reading() as store:
            assert store.sessions.get(1).state is SessionState.OPEN


def test_other_sessions_say_where_they_stand_and_the_first_few_are_shown(qtbot: QtBot) -> None:
    states = (SessionState.OPEN, SessionState.OPEN, SessionState.CLOSED, SessionState.SENT, SessionState.SENT)
    card = OthersCard(
        tuple(
            OtherSession(number, SessionId(CLOCK.today(), number), to_go, state)
            for number, (state, to_go) in enumerate(zip(states, (3, 0, 0, 0, 0), strict=True), start=1)
        )
    )
    qtbot.addWidget(card)
    card.show()
    hints = ["3 clips to go", "No clips to go", "Saved, not sent yet", "Sent"]
    assert [line for line in words_on(card).splitlines() if line in hints] == hints
    find(card, QPushButton, "Show all 5").click()
    qtbot.waitUntil(lambda: words_on(card).splitlines().count("Sent") == 2)
    with qtbot.waitSignal(card.chosen) as chosen:
        find(card, QPushButton, "1 October 2022, number 5").click()
    assert chosen.args == [5]


def test_the_tour_goes_on_when_a_clip_was_begun_and_nobody_read_out_the_notice(tmp_path: Path) -> None:
    with Workspace.open(session_workspace(tmp_path), clock=CLOCK) as workspace:
        with workspace.reading() as store:
            assert tour_kind(store, today=CLOCK.today()) == "notice"
        begin(workspace, "V01", viewed="full")
        with workspace.reading() as store:
            assert tour_kind(store, today=CLOCK.today()) == "record", "the notice has gone from the page"
