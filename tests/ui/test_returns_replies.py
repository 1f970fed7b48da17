"""A group takes the central team's file into its page of replies, in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.returns import PoliceReply
from bwvreview.exchange.returns_replies import GroupReplies, replies_file
from bwvreview.ui import files
from tests.ui.evening import CLOCK, evening, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from bwvreview.services.workspace import Workspace


def asked(workspace: Workspace) -> None:
    record(workspace, "V01", actions="reply", urgency="")


def test_the_file_of_the_central_team_brings_the_reply_to_its_action(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with evening(qtbot, tmp_path, asked) as window:
        with window.workspace.reading() as store:
            session = store.sessions.all()[0]
        reply = PoliceReply(session.group, str(session.session), "V01", "reply", "We spoke to them.", CLOCK.today())
        path = tmp_path / "replies.json"
        path.write_bytes(replies_file(GroupReplies(session.group, "2022Q4", (), (), (reply,))))
        monkeypatch.setattr(files, "open_file", lambda *_: path)
        window.page("replies")
        window.press("Take in replies")
        window.wait("We spoke to them.")
        with window.workspace.reading() as store:
            assert [one.reply for one in store.actions.all()] == ["We spoke to them."]
