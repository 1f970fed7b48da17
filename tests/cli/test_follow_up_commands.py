"""Replies, dates, paper and history on the command line."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.returns import PoliceReply
from bwvreview.exchange.returns_replies import GroupReplies, replies_file
from tests.cli.conftest import said_in
from tests.services.evening import FOR_ADULTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Answer

    Run = Callable[..., Answer]


@pytest.fixture(scope="module")
def _recorded_once(_rolled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded")
    shutil.copyfile(_rolled_once / "group.bwv", folder / "group.bwv")
    said_in(folder, "session", "new", _rolled_once / "draw")
    clips = json.loads(said_in(folder, "session", "show", "--json"))["clips"]
    answers = {**FOR_ADULTS, "actions": "praise reply", "urgency": "", "rag": "green", "rag_why": ""}
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    slot = next(clip["slot"] for clip in clips if clip["themes"] == ["weapons"])
    said_in(folder, "record", "2022-10-01.1", slot, "--answers", folder / "answers.json")
    return folder


@pytest.fixture
def recorded(run: Run, _recorded_once: Path, tmp_path: Path) -> Run:
    """A session with one clip recorded, which asks for a reply and for praise."""
    shutil.copyfile(_recorded_once / "group.bwv", tmp_path / "group.bwv")
    return run


def test_what_a_record_asks_for_is_listed_answered_and_settled(recorded: Run) -> None:
    actions = recorded("replies", "list", "--json").json["actions"]
    assert [(one["title"], one["due_on"], one["days_late"]) for one in actions] == [
        ("Thank or praise the officers", "2022-10-29", 0),
        ("Written reply", "2022-10-29", 0),
    ]
    number = actions[1]["number"]
    assert recorded("replies", "answer", number, "They agree.", "--on", "2022-10-01", "--still-open").code == 0
    assert len(recorded("replies", "list", "--json").json["actions"]) == 2
    assert "done" in recorded("replies", "answer", number, "They agree.").out
    assert recorded("replies", "settle", actions[0]["number"], "--as", "dropped", "--why", "Done in the room").code == 0
    assert recorded("replies", "list").out == "0 things are waited for.\n"
    found = {one["number"]: one for one in recorded("replies", "list", "--all", "--json").json["actions"]}
    assert (found[number]["state"], found[number]["reply"]) == ("done", "They agree.")


def test_something_added_by_hand_is_listed_with_its_days_late(recorded: Run) -> None:
    said = recorded("replies", "add", "2022-10-01.1", "Send the notes", "--owner", "Coordinator", "--due", "2022-09-24")
    assert said.code == 0
    first = recorded("replies", "list").out.splitlines()
    assert first[0] == "3 things are waited for, 1 of them overdue."
    assert first[1].endswith(
        "session of 2022-10-01.1  Send the notes · Coordinator · due 24 September 2022, 7 days late · waiting"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["replies", "answer", "99", "x"], "not there"),
        (["replies", "answer", "1", " "], "Write what"),
        (["replies", "add", "2022-10-01.1", "x", "--clip", "V99"], "no clip V99"),
        (["dates", "add", "2022-12-05", "--at", "25:00"], "not a time"),
        (["history", "show", "2022-10-01.1", "V99"], "no clip V99"),
        (["paper", "form", "--clip", "V99", "--to", "x.pdf"], "no clip V99"),
    ],
)
def test_what_cannot_be_done_is_said_with_advice(recorded: Run, words: list[str], said: str) -> None:
    answer = recorded(*words)
    assert answer.code == 1
    assert said in answer.err
    assert len(answer.err.splitlines()) == 2


def test_dates_are_added_listed_and_saved_for_other_calendars(recorded: Run, tmp_path: Path) -> None:
    added = recorded("dates", "add", "2022-12-05", "--at", "18.30", "--minutes", "120", "--place", "Room 2")
    assert added.code == 0
    assert recorded("dates", "list").out == "5 December 2022, 18:30, Room 2\n"
    said = recorded("dates", "save", "--to", tmp_path / "dates.ics", "--json").json
    text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert said["dates"] == text.count("BEGIN:VEVENT") > 4
    assert "DTSTART:20221205T183000Z" in text
    assert "SUMMARY:Due: Written reply" in text
    assert "SUMMARY:Last day of the video: V" in text
    assert "BWV-" not in text


def test_no_date_is_said(run: Run, tmp_path: Path) -> None:
    assert run("dates", "list").out == "No viewing is planned.\n"
    said = run("dates", "save", "--to", tmp_path / "dates.ics")
    assert (said.code, (tmp_path / "dates.ics").exists()) == (1, False)


def test_forms_and_packs_are_written_to_print(recorded: Run, tmp_path: Path) -> None:
    for words in (["form"], ["form", "--clip", "V02", "--small"], ["pack", "2022-10-01.1", "--copies", "0"]):
        path = tmp_path / f"{len(words)}.pdf"
        said = recorded("paper", *words, "--to", path)
        assert said.code == 0, said.err
        assert path.read_bytes().startswith(b"%PDF")


def test_the_history_shows_old_new_who_when_and_why(recorded: Run) -> None:
    slot = recorded("replies", "list", "--json").json["actions"][0]["slot"]
    found = recorded("history", "show", "2022-10-01.1", slot, "--json").json
    answer = next(line for line in found["changes"] if line["what"] == "Did you watch it?")
    assert (answer["old"], answer["new"], answer["who"]) == ("", "Watched all of it", "The panel")
    assert answer["at"] == "2022-10-01T12:00:00+01:00"
    states = [(line["old"], line["new"]) for line in found["changes"] if line["what"] == "State of the clip"]
    assert states == [("Started", "Watched"), ("To watch", "Started")]
    lines = recorded("history", "show", "2022-10-01.1", slot).out
    assert "The panel  Did you watch it?: nothing → Watched all of it" in lines


@pytest.mark.in_a_plain_file("somebody changes it with SQLite alone")
def test_a_whole_history_gives_its_mark_and_a_spoilt_one_its_first_break(recorded: Run, tmp_path: Path) -> None:
    whole = recorded("history", "verify", "--json").json
    assert (whole["whole"], whole["problem"], whole["position"]) == (True, None, None)
    assert recorded("history", "verify", "--mark", whole["mark"]).code == 0
    with closing(sqlite3.connect(tmp_path / "group.bwv")) as connection:
        connection.execute("UPDATE history SET new = 'part' WHERE name = 'viewed'")
        connection.commit()
    said = recorded("history", "verify")
    assert said.code == 1
    problem = said.err.splitlines()[0]
    assert problem.startswith("Change ")
    assert ", “Did you watch it?” for V" in problem
    assert problem.endswith("of 1 October 2022, is not as it was written.")
    spoilt = recorded("history", "verify", "--json").json
    assert (spoilt["whole"], spoilt["problem"]) == (False, problem)


def test_a_mark_that_is_none_is_wrong_usage(run: Run) -> None:
    said = run("history", "verify", "--mark", "nonsense")
    assert said.code == 2
    assert "not a mark" in said.err


def test_a_group_takes_the_central_teams_file_in_once(recorded: Run, tmp_path: Path) -> None:
    reply = PoliceReply("haringey", "2022-10-01.1", "V01", "reply", "We spoke to the officer.", date(2022, 10, 1))
    strange = replace(reply, slot="V99")
    file = tmp_path / "replies-haringey-2022Q4.json"
    file.write_bytes(replies_file(GroupReplies("haringey", "2022Q4", (), (), (reply, strange))))
    for new, known in ((1, 0), (0, 1)):
        told = recorded("replies", "receive", file, "--json").json
        assert (told["new"], told["known"], told["strange"]) == (new, known, 1)
    assert "We spoke to the officer." in recorded("replies", "list", "--json").out
    file.write_bytes(file.read_bytes().replace(b"officer", b"Officer"))
    changed = recorded("replies", "receive", file)
    assert (changed.code, "was changed on its way" in changed.err) == (1, True)
