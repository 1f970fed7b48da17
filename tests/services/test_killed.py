"""A program that is killed at any moment has lost nothing that it said was saved.

Answers and notes, of everybody together and of one reviewer alone. A helper process loads the program once and forks
a recorder for each round, so that hundreds of kills take a minute. Set BWVREVIEW_KILLS for another number.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.reviewing import PANEL, Recording
from bwvreview.services.clock import FixedClock
from bwvreview.services.reviewers import choose_recording, join
from bwvreview.services.workspace import Workspace
from tests.ui.rooms import session_workspace

if TYPE_CHECKING:
    from bwvreview.storage.answers import Note
    from bwvreview.storage.store import Store

pytestmark = pytest.mark.in_a_file("it kills the program that writes the file")

ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(date(2022, 10, 1))
KILLS = int(os.environ.get("BWVREVIEW_KILLS", "125"))
FEW = 25

RECORD_ON_AND_ON = """
import os, sys
from bwvreview.services.clock import SystemClock
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.services.take_notes import AddNote, add_note, change_note
from bwvreview.services.workspace import Workspace
import bwvreview.storage.store, bwvreview.storage.migrate, bwvreview.storage.engine

def record(path, number):
    workspace = Workspace.open(path, clock=SystemClock())
    with workspace.reading() as store:
        clips = [clip.id for clip in store.sessions.clips(1)]
        who = next((reviewer.name for reviewer in store.reviewers.of(1)), "panel")
    note = None
    while True:
        number += 1
        clip, said, at = clips[number % len(clips)], f"answer {number}", workspace.clock.now()
        with workspace.store() as store:
            if number % 4 == 3:
                note = add_note(store, AddNote(clip, number, said, who), at=at)
            elif number % 8 == 4 and note:
                change_note(store, note, f"{said} for answer {number - 1}", at=at)
            else:
                record_answer(store, RecordAnswer(1, clip, f"q{number % 40}", said, reviewer=who), at=at)
        os.write(1, f"{number}\\n".encode())
"""
ONCE = RECORD_ON_AND_ON + "record(sys.argv[1], int(sys.argv[2]))\n"
FORKING = (
    RECORD_ON_AND_ON
    + """
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        record(sys.argv[1], int(line))
    os.write(1, f"child {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""
)


def kept(path: Path, after: int) -> set[int]:
    """What was kept since a position: answers in the history, and as they stand; notes with their words."""
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.reading() as store:
        clips = store.sessions.clips(1)
        who = next((reviewer.name for reviewer in store.reviewers.of(1)), PANEL)
        changes = [change for clip in clips for change in store.history.of(clip.instance_id) if change.by == who]
        answers = {int(change.new.split()[1]) for change in changes if change.kind == "answer"}
        given = {value for clip in clips for value in store.answers.of(clip.id, who).values()}
        newest = max(answers, default=0)
        assert not newest or f"answer {newest}" in given
        notes = {int(word) for clip in clips for note in store.answers.notes(clip.id, who) for word in _numbers(note)}
        assert len([change for change in changes if change.kind == "note-added"]) == len(_all_notes(store, who))
        return {number for number in answers | notes if number > after}


def _all_notes(store: Store, who: str) -> list[Note]:
    return [note for clip in store.sessions.clips(1) for note in store.answers.notes(clip.id, who)]


def _numbers(note: Note) -> list[str]:
    return [word for word in note.text.split() if word.isdigit()]


def whole(path: Path) -> None:
    """The history is whole, and the answers are what it leads to."""
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.reading() as store:
        assert store.history.check().broken is None


@pytest.mark.slow
def test_an_acknowledged_answer_is_there_after_the_program_is_killed(tmp_path: Path) -> None:
    path, chance, last = session_workspace(tmp_path), random.Random(), 0
    for _ in range(FEW):
        command = [sys.executable, "-c", ONCE, str(path), str(last)]
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        first = program.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        program.kill()
        rest = program.communicate()[0]
        acknowledged = int((first + rest).rstrip("\n").rpartition("\n")[2])
        found = kept(path, last)
        assert set(range(last + 1, acknowledged + 1)) <= found
        last = max(found)  # the last one may have been kept and not told
    whole(path)
    assert last >= FEW


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize("alone", [False, True], ids=["everybody together", "one reviewer alone"])
def test_hundreds_of_kills_at_any_moment_lose_no_acknowledged_answer(tmp_path: Path, alone: bool) -> None:
    fresh, path = session_workspace(tmp_path), tmp_path / "killed.bwv"
    if alone:
        with Workspace.open(fresh, clock=CLOCK) as workspace, workspace.store() as store:
            choose_recording(store, 1, Recording.TURNS)
            join(store, 1, "KM", at=CLOCK.now())
    chance, rounds, last, total = random.Random(), 0, 0, 0
    while rounds < KILLS:  # a new file now and then: reading a long history each time would take the time
        shutil.copyfile(fresh, path)
        last = 0
        with _forker(path) as forker:
            for _ in range(min(50, KILLS - rounds)):
                acknowledged = _one_kill(forker, last, chance)
                found = kept(path, last)
                assert set(range(last + 1, acknowledged + 1)) <= found
                last, total, rounds = max(found, default=last), total + acknowledged - last, rounds + 1
            forker.stdin.close()  # type: ignore[union-attr]
        whole(path)
        path.unlink()
    print(f"{rounds} kills, {total} acknowledged answers and notes, none lost")
    assert total >= KILLS


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows stops no process")
def test_a_program_that_is_stopped_in_the_middle_of_an_answer_goes_on_with_it(tmp_path: Path) -> None:
    path, chance = session_workspace(tmp_path), random.Random()
    command = [sys.executable, "-c", ONCE, str(path), "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [int(program.stdout.readline())]
        for _ in range(10):
            program.send_signal(signal.SIGSTOP)  # the lid is closed
            time.sleep(0.05)
            program.send_signal(signal.SIGCONT)
            said += [int(program.stdout.readline()) for _ in range(3)]
            time.sleep(chance.uniform(0, 0.02))
        program.kill()
        said += [int(line) for line in program.stdout]
    assert said == list(range(1, len(said) + 1))
    assert set(said) <= kept(path, 0)
    whole(path)


def _forker(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FORKING, str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _one_kill(forker: subprocess.Popen[str], last: int, chance: random.Random) -> int:
    """Let a recorder go on from a number, kill it at a random moment; give what it said last.

    One in ten may be killed while it still opens.
    """
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.write(f"{last}\n")
    forker.stdin.flush()
    said = forker.stdout.readline()
    acknowledged = last
    while not said.startswith("child "):  # it may have answered before the helper told its number
        acknowledged = int(said)
        said = forker.stdout.readline()
    child = int(said.split()[1])
    if chance.random() < 0.9 and acknowledged == last:
        acknowledged = int(forker.stdout.readline())
    time.sleep(chance.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    for line in forker.stdout:
        if line == "dead\n":
            break
        acknowledged = int(line)
    return acknowledged
