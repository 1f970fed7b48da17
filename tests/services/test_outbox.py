"""Answers that wait while their server is away: sealed, in order, and on the server exactly once in the end."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.reviewing import Recording
from bwvreview.services.clock import FixedClock
from bwvreview.services.letters import Letter, answer_letter, keep_letter, note_letter
from bwvreview.services.outbox import Outbox, own_folder
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.take_notes import AddNote
from bwvreview.services.workspace import Workspace
from bwvreview.storage.faults import ServerAway
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from tests.postgres import Server

CLOCK = FixedClock(date(2022, 10, 1))
ROOT = Path(__file__).parents[2]
DIES = """
import os, sys
from datetime import date
from pathlib import Path
from tests.services.test_outbox import answer
from bwvreview.services.clock import FixedClock
from bwvreview.services.outbox import Outbox
from bwvreview.services.workspace import Workspace

workspace = Workspace.open(sys.argv[1], clock=FixedClock(date(2022, 10, 1)))
outbox = Outbox(workspace, Path(sys.argv[2]))
outbox.open()
print("ready", flush=True)
for line in sys.stdin:
    print(outbox.keep(answer(line.strip()))[0], flush=True)
"""


def answer(value: str, name: str = "rating", **more: str) -> Letter:
    return answer_letter(RecordAnswer(1, 1, name, value, **more), NOON)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that keeps its word through a kill."""
    from tests.postgres import running

    yield from running(durable=True)


@pytest.fixture
def workspace(server: Server) -> Iterator[Workspace]:
    name = server.create()
    with Workspace.open(server.url(name), clock=CLOCK) as opened:
        with opened.store() as store:
            add_session(store)
        yield opened
    server.drop(name)


@pytest.fixture
def outbox(workspace: Workspace, tmp_path: Path) -> Outbox:
    return reopened(workspace, tmp_path)


def reopened(workspace: Workspace, folder: Path) -> Outbox:
    made = Outbox(workspace, folder / "waiting")
    made.open()
    return made


def given_answers(workspace: Workspace, name: str = "rating") -> list[str]:
    with workspace.reading() as store:
        assert store.history.check().broken is None
        return [c.new for c in store.answers.history(1) if c.kind == "answer" and c.name == name]


def files(folder: Path) -> list[Path]:
    return sorted((folder / "waiting").glob("*.waits"))


def away(monkeypatch: pytest.MonkeyPatch, when: Callable[[int], str]) -> None:
    """Cut the line: “before” an answer is kept, “after” it, or not; asked with the number of the attempt."""
    real, attempts = keep_letter, count()

    def keep(workspace: Workspace, letter: Letter, turn: object) -> object:
        cut = when(next(attempts))
        result = None if cut == "before" else real(workspace, letter, turn)  # type: ignore[arg-type]
        if cut:
            raise ServerAway("The server cannot be reached.") from ConnectionError()
        return result

    monkeypatch.setattr("bwvreview.services.outbox.keep_letter", keep)


@contextmanager
def cut_off(monkeypatch: pytest.MonkeyPatch, when: str) -> Iterator[None]:
    """The server is away, “before” or “after” it kept what it was sent."""
    with monkeypatch.context() as patch:
        away(patch, lambda _attempt: when)
        yield


@pytest.mark.slow
def test_answers_wait_sealed_while_the_server_is_down_and_go_in_order_when_it_is_back(
    server: Server, workspace: Workspace, outbox: Outbox, tmp_path: Path
) -> None:
    assert outbox.keep(answer("first")) == (True, "")
    server.kill()
    for value in ("planted-marker", "third", "planted-marker"):
        assert outbox.keep(answer(value)) == (False, None)
    with pytest.raises(WorkspaceProblem, match="cannot be reached"):
        outbox.send()
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert b"planted" not in file.read_bytes()
    server.restart()
    assert outbox.waiting == 3
    sent = outbox.send()
    assert (sent.kept, sent.refused, outbox.waiting, files(tmp_path)) == (3, [], 0, [])
    assert outbox.keep(answer("last")) == (True, "planted-marker")
    assert given_answers(workspace) == ["first", "planted-marker", "third", "planted-marker", "last"]
    outbox.close()
    with workspace.reading() as store:
        assert store.senders.key_of(outbox._sender) is None


@pytest.mark.slow
def test_a_program_that_was_killed_sends_what_waited_when_it_is_opened_again(
    server: Server, workspace: Workspace, tmp_path: Path
) -> None:
    url = workspace._url
    pipe, words = subprocess.PIPE, [sys.executable, "-c", DIES, str(url), str(tmp_path / "waiting")]
    with subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        said: list[str] = []
        for value in ("a", "b", "c", "b"):
            if value == "b" and len(said) == 1:
                server.kill()
            program.stdin.write(f"{value}\n")
            program.stdin.flush()
            said.append(program.stdout.readline().strip())
        program.kill()
    assert said == ["True", "False", "False", "False"]
    server.restart()
    assert given_answers(workspace) == ["a"]
    again = reopened(workspace, tmp_path)
    assert given_answers(workspace) == ["a", "b", "c", "b"]
    assert files(tmp_path) == []
    again.close()
    assert list((tmp_path / "waiting").iterdir()) == []


def test_a_living_window_keeps_its_own_outbox(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reopened(workspace, tmp_path)
    with cut_off(monkeypatch, "before"):
        first.keep(answer("mine"))
    second = reopened(workspace, tmp_path)
    assert given_answers(workspace) == []
    assert first.send().kept == 1
    second.close()
    assert given_answers(workspace) == ["mine"]


CUTS = st.lists(st.sampled_from(["", "", "before", "after"]), min_size=60, max_size=60)
NUMBERS = count()
STEPS = st.lists(st.sampled_from(["keep", "keep", "keep", "send", "die", "close"]), max_size=14)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, CUTS)
def test_whatever_is_cut_off_when_every_acknowledged_answer_is_there_once_and_in_order(
    workspace: Workspace, tmp_path: Path, steps: list[str], cuts: list[str]
) -> None:
    before = len(given_answers(workspace))
    acknowledged = []
    with pytest.MonkeyPatch.context() as patch:
        away(patch, lambda attempt: cuts[attempt % len(cuts)])
        boxes: list[Outbox] = []
        for step in ["die", *steps]:
            if step in {"die", "close"} or not boxes or not boxes[-1].is_ready:
                if boxes and step == "close":
                    boxes[-1].close()
                if boxes and boxes[-1]._box is not None:
                    boxes[-1]._box.file.let_go()  # as the system does for a program that died
                boxes.append(Outbox(workspace, tmp_path / "waiting"))
                try:
                    boxes[-1].open()
                except WorkspaceProblem:
                    continue
            elif step == "keep":
                value = f"answer {next(NUMBERS)}"
                boxes[-1].keep(answer(value))
                acknowledged.append(value)
            else:
                try:
                    boxes[-1].send()
                except WorkspaceProblem:
                    continue
        boxes[-1].close()
        if boxes[-1]._box is not None:
            boxes[-1]._box.file.let_go()
    reopened(workspace, tmp_path).close()
    assert given_answers(workspace)[before:] == acknowledged
    assert files(tmp_path) == []


def test_notes_that_wait_are_written_changed_and_taken_away_as_on_the_page(
    workspace: Workspace, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [NOON + timedelta(seconds=number) for number in range(5)]
    there, number = outbox.keep(note_letter("note", AddNote(1, 3, "On the server"), moments[0]))
    assert there
    with cut_off(monkeypatch, "after"):
        outbox.keep(note_letter("wording", AddNote(1, 3, "Changed"), moments[1], number))  # type: ignore[arg-type]
        outbox.keep(note_letter("note", AddNote(1, 9, "Written here"), moments[2]))
        outbox.keep(note_letter("wording", AddNote(1, 9, "Better"), moments[3], moments[2]))
        outbox.keep(note_letter("note", AddNote(1, 5, "A mistake"), moments[4]))
        outbox.keep(note_letter("removed", AddNote(1, 5, "A mistake"), NOON, moments[4]))
    outbox.send()
    with workspace.reading() as store:
        assert [(note.at_seconds, note.text) for note in store.answers.notes(1)] == [(3, "Changed"), (9, "Better")]


def test_what_the_workspace_refuses_stays_and_holds_up_nothing(
    workspace: Workspace, outbox: Outbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace.store() as store:
        store.sessions.set_recording(1, Recording.TURNS)
        member = store.reviewers.add(1, "KM", "p" * 36, NOON)
    with cut_off(monkeypatch, "before"):
        outbox.keep(answer("late", reviewer="KM"))
        outbox.keep(answer("red", name="other", reviewer="AB"))
    with workspace.store() as store:
        store.reviewers.lock(1, member, watched=True, by="KM", at=NOON)
        store.reviewers.add(1, "AB", "q" * 36, NOON)
    sent = outbox.send()
    assert (sent.kept, [problem.message for problem in sent.refused]) == (
        1,
        ["These answers are locked, so they stay as they are."],
    )
    assert outbox.keep(answer("amber", name="other", reviewer="AB")) == (True, "red")  # nothing waits in its way
    outbox.close()
    for _ in range(2):  # told each time the records are opened, and never lost
        again = Outbox(workspace, tmp_path / "waiting")
        assert (len(again.open().refused), len(files(tmp_path))) == (1, 1)
        again.close()
    assert given_answers(workspace, "other") == ["red", "amber"]


def test_an_answer_that_meets_another_one_waits_beside_it(
    workspace: Workspace, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.keep(answer("green"))
    with cut_off(monkeypatch, "before"):
        outbox.keep(answer("amber", seen="green"))
    with workspace.store() as store:
        record_answer(store, RecordAnswer(1, 1, "rating", "red", seen="green"), at=NOON)
    assert outbox.send().refused == []
    with workspace.reading() as store:
        assert [clash.value for clash in store.clashes.waiting(1)] == ["amber"]
    assert given_answers(workspace) == ["green", "red"]


def test_half_a_record_at_the_end_was_never_acknowledged_and_a_changed_one_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = reopened(workspace, tmp_path)
    with cut_off(monkeypatch, "before"):
        box.keep(answer("one"))
        box.keep(answer("two"))
    assert box._box is not None
    box._box.file.let_go()
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:60] + bytes([whole[60] ^ 1]) + whole[61:])
    damaged = Outbox(workspace, tmp_path / "waiting")
    (problem,) = damaged.open().refused
    assert "is damaged" in problem.message
    damaged.close()
    file.write_bytes(whole[:-1])
    reopened(workspace, tmp_path).close()
    assert given_answers(workspace) == ["one"]


def test_what_a_server_cannot_open_after_an_older_copy_of_it_was_put_back_is_told_and_kept(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = reopened(workspace, tmp_path)
    with cut_off(monkeypatch, "before"):
        box.keep(answer("one"))
    assert box._box is not None
    box._box.file.let_go()
    with workspace.store() as store:
        store.senders.remove(box._sender)  # as in a copy from before this window was opened
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    after = Outbox(workspace, tmp_path / "waiting")
    (problem,) = after.open().refused
    assert "older copy" in f"{problem.message} {problem.advice}"
    assert after.keep(answer("two")) == (True, "")
    after.close()
    assert file.read_bytes() == whole


def test_each_server_has_a_folder_of_its_own_whose_name_does_not_tell_which(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    mine = own_folder(workspace)
    assert (mine.parent.name, len(mine.name)) == ("waiting", 16)
    assert not any(part in mine.name for part in ("localhost", "postgres"))
    workspace.where += "-other"
    assert own_folder(workspace) != mine
