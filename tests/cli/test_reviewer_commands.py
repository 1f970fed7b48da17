"""Reviewers on the command line: alone first, then agreed; on one laptop and on two; and practice clips."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.cli import main
from bwvreview.services.clock import FixedClock
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.workspace import Workspace
from tests.services.evening import FOR_ADULTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

SESSION = "2022-10-01.1"


@pytest.fixture
def opened(run: Callable[..., Answer], rolled: Path) -> str:
    assert run("session", "new", rolled).code == 0
    return SESSION


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., Path]:
    """Write the answers of somebody, as usual but for what is named."""

    def write(**other: str) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps({**FOR_ADULTS, **other}), encoding="utf-8")
        return path

    return write


def test_two_reviewers_answer_alone_and_agree(
    run: Callable[..., Answer], opened: str, answers: Callable[..., Path]
) -> None:
    red = answers(rag="red", rag_why="Late.", pj_voice="4")
    said = run("record", opened, "V01", "--reviewer", "KM", "--answers", red, "--json")
    assert said.json == {"slot": "V01", "reviewer": "A", "locked": False}
    run("record", opened, "V01", "--reviewer", "Chair", "--answers", answers())
    assert run("session", "conflicts", "--json").json == {
        "conflicts": [],
        "waiting": [{"slot": "V01", "reviewers": ["A", "B"]}],
    }
    assert run("session", "lock", opened, "--reviewer", "KM").out == "V01 is locked.\n"
    early = run("session", "agree", opened, "V01", "rag=red")
    assert (early.code, "Reviewer B has not finished V01." in early.err) == (1, True)
    run("session", "lock", opened, "--reviewer", "Chair", "--clip", "V01")
    found = run("session", "conflicts", opened, "--json").json["conflicts"]
    assert [(one["question"], one["answers"], one["state"]) for one in found] == [
        ("rag", {"A": "red", "B": "green"}, "to-agree"),
        ("pj_voice", {"A": "4", "B": "3"}, "to-agree"),
    ]
    assert found[0]["disagreement"] > found[1]["disagreement"]
    assert "Overall  A: Red" in run("session", "conflicts", opened).out
    half = run("session", "agree", opened, "V01", "rag=green", "--why", "We looked again.", "--json").json
    assert (half["state"], half["to_agree"]) == ("started", ["pj_voice"])
    done = run("session", "agree", opened, "V01", "--undecided", "pj_voice", "--json").json
    assert (done["state"], done["to_agree"]) == ("viewed", [])
    clips = run("session", "show", opened, "--json").json["clips"]
    assert clips[0]["state"] == "viewed"
    again = run("record", opened, "V01", "--reviewer", "KM", "--answers", answers())
    assert (again.code, "agreed on V01 already" in again.err) == (1, True)


def test_reviewers_join_leave_and_sit_out(
    run: Callable[..., Answer], opened: str, answers: Callable[..., Path]
) -> None:
    assert run("session", "recording", opened, "turns").out.startswith("Each reviewer answers alone first")
    for name in ("KM", "Chair", "DD"):
        assert run("session", "reviewers", opened, "--join", name).code == 0
    run("session", "reviewers", opened, "--leave", "DD")
    run("record", opened, "V01", "--reviewer", "KM", "--answers", answers())
    run("session", "lock", opened, "--reviewer", "Chair", "--clip", "V01", "--not-watched")
    found = run("session", "reviewers", opened, "--json").json
    assert found["recording"] == "turns"
    assert [one["name"] for one in found["reviewers"]] == ["KM", "Chair"]
    assert found["clips"][0] == {"slot": "V01", "ready": False, "A": "begun", "B": "not-watched"}
    assert "V01  A begun, B not watched" in run("session", "reviewers", opened).out
    assert run("session", "recording", opened, "panel").code == 1
    assert run("session", "lock", opened, "--reviewer", "Chair", "--not-watched").code == 1
    assert run("session", "lock", opened, "--reviewer", "Nobody").code == 1
    assert run("session", "reviewers", opened, "--join", "some.body@example.org").code == 1


def test_nothing_of_one_reviewer_is_recorded_when_an_answer_is_missing(
    run: Callable[..., Answer], opened: str, answers: Callable[..., Path]
) -> None:
    refused = run("record", opened, "V01", "--reviewer", "KM", "--answers", answers(viewed=""))
    assert refused.code == 1
    assert run("session", "reviewers", opened, "--json").json["reviewers"] == []


def test_the_panel_waits_for_reviewers_but_may_say_that_a_clip_was_not_shown(
    run: Callable[..., Answer], opened: str, tmp_path: Path, answers: Callable[..., Path]
) -> None:
    run("record", opened, "V02", "--reviewer", "KM", "--answers", answers())
    early = run("record", opened, "V01", "--answers", answers())
    assert (early.code, "has not finished V01" in early.err) == (1, True)
    lost = tmp_path / "lost.json"
    lost.write_text(json.dumps({"viewed": "not_viewed", "not_viewed_reason": "technical"}), encoding="utf-8")
    assert run("record", opened, "V01", "--answers", lost, "--json").json["state"] == "not-shown"


def test_figures_say_what_they_rest_on(run: Callable[..., Answer], opened: str, answers: Callable[..., Path]) -> None:
    assert run("session", "figures").out == "There is nothing to compare yet.\n"
    for slot, rag in (("V01", "red"), ("V02", "green")):
        run("record", opened, slot, "--reviewer", "KM", "--answers", answers(rag=rag, rag_why="Late."))
        run("record", opened, slot, "--reviewer", "Chair", "--answers", answers(sound_ok="unsure"))
    for name in ("KM", "Chair"):
        run("session", "lock", opened, "--reviewer", name)
    figures = run("session", "figures", opened, "--could-not-tell", "missing", "--json").json["questions"]
    by_name = {(one["question"], one["option"]): one for one in figures}
    rag = by_name["rag", ""]
    assert (rag["level"], rag["percent"], rag["clips"], rag["reviewers"]) == ("ordinal", 0.5, 2, 2)
    assert (rag["resamples"], isinstance(rag["seed"], int)) == (2000, True)
    sound = by_name["sound_ok", ""]
    assert (sound["could_not_tell"], sound["left_out"], sound["alpha"]) == ("missing", 2, None)
    assert "With so few, every figure is rough." in run("session", "figures", opened).out


def test_answers_travel_between_two_laptops(
    run: Callable[..., Answer],
    opened: str,
    tmp_path: Path,
    answers: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def away(*words: object) -> int:
        base = ["--workspace", str(tmp_path / "away.bwv"), "--today", "2022-10-01"]
        return main([*base, *(str(word) for word in words)])

    run("session", "recording", opened, "laptops")
    session, file = tmp_path / "session.json", tmp_path / "KM.json"
    assert run("session", "share", opened, "--to", session).code == 0
    assert away("session", "join", session) == 0
    assert away("record", SESSION, "V01", "--reviewer", "KM", "--answers", answers()) == 0
    assert away("session", "lock", SESSION, "--reviewer", "KM") == 0
    assert away("session", "send", SESSION, "--reviewer", "KM", "--to", file) == 0
    capsys.readouterr()
    assert run("session", "receive", opened, file).out == "Reviewer A: V01 taken in.\n"
    assert run("session", "receive", opened, file, file, "--json").json == {
        "received": [{"reviewer": "A", "new": [], "known": ["V01"]}] * 2
    }
    file.write_text(file.read_text(encoding="utf-8").replace("green", "amber"), encoding="utf-8")
    spoilt = run("session", "receive", opened, file)
    assert (spoilt.code, "damaged" in spoilt.err) == (1, True)


def test_a_new_member_is_compared_kindly_with_a_practice_clip(
    run: Callable[..., Answer], opened: str, answers: Callable[..., Path]
) -> None:
    assert run("practice", "list").out == "There is no practice clip yet.\n"
    assert run("practice", "keep", "First", "--clip", opened, "V01").code == 1
    run("record", opened, "V01", "--answers", answers())
    assert run("practice", "keep", " First  clip ", "--clip", opened, "V01", "--json").json == {"title": "First clip"}
    assert run("practice", "keep", "First clip", "--answers", answers()).code == 1
    assert run("practice", "keep", "Second clip", "--answers", answers(rag="amber", rag_why="Late.")).code == 0
    tried = run(
        "practice", "try", "first clip", "--reviewer", "NN", "--answers", answers(rag="amber", rag_why="Hm."), "--json"
    )
    assert tried.json["counted"] - tried.json["same"] == 1
    rag = next(one for one in tried.json["questions"] if one["name"] == "rag")
    assert (rag["likeness"], rag["said"]) == ("close", "You are close: the group chose “Green”, one step from yours.")
    assert run("practice", "list").out == "First clip: 1 try\nSecond clip: 0 tries\n"
    (quarter,) = run("practice", "drift", "--json").json["quarters"]
    assert (quarter["quarter"], quarter["tries"], quarter["change"]) == ("2022-Q4", 1, None)
    assert run("practice", "drift", "--reviewer", "KM").out == "Nobody has tried a clip yet.\n"
    assert run("practice", "try", "Third", "--reviewer", "NN", "--answers", answers()).code == 1
    assert run("practice", "try", "First clip", "--reviewer", "NN", "--answers", answers(viewed="")).code == 1


def test_two_answers_are_listed_and_one_is_chosen(
    run: Callable[..., Answer], opened: str, answers: Callable[..., Path], tmp_path: Path
) -> None:
    run("record", opened, "V01", "--answers", answers())
    assert run("session", "clashes").out == "No question has two answers.\n"
    clock = FixedClock(date(2022, 10, 1))
    with Workspace.open(tmp_path / "group.bwv", clock=clock) as workspace, workspace.store() as store:
        clip = store.sessions.clips(1)[0].id
        record_answer(store, RecordAnswer(1, clip, "rag", "red", seen=""), at=clock.now())  # had not seen “green”
    told = run("session", "clashes", opened)
    assert told.out.splitlines()[0] == "1  V01  Overall"
    assert told.out.splitlines()[1].startswith("  stands: Green: good, or nothing of concern, The panel, ")
    (one,) = run("session", "clashes", "--json").json["clashes"]
    assert (one["number"], one["stands"]["answer"], one["other"]["answer"], one["both"]) == (1, "green", "red", "")
    assert "The form does not allow both together." in run("session", "choose", opened, 1, "both").err
    assert run("session", "choose", opened, 1, "other", "--why", "We looked again").out == (
        "V01: Overall is settled.\nNothing else waits.\n"
    )
    assert "No answer with this number waits." in run("session", "choose", opened, 1, "stands").err
    assert "chosen between two answers" in run("history", "show", opened, "V01").out
