"""Many windows on one server: nothing that was acknowledged is lost, also when the server is killed in between.

A plain loop on such a machine kept 349 answers a second with 300 conflicts; tests/benchmarks/bench_writers.py measures
one beside ours. Set BWVREVIEW_WRITERS=32 and BWVREVIEW_SAVES=200 for the full run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from tests.services.evening import Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Server

ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(date(2022, 10, 1))
WRITERS = int(os.environ.get("BWVREVIEW_WRITERS", "8"))
SAVES = int(os.environ.get("BWVREVIEW_SAVES", "25"))
PROGRAMS = 2

WRITE = """
import os, sys, threading, time
from datetime import date
from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.services.clock import FixedClock
from bwvreview.services.keep_answer import keep_answer
from bwvreview.services.record_answer import RecordAnswer
from bwvreview.services.workspace import Workspace
from bwvreview.storage.senders import Turn

url, first, writers, saves = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
workspace = Workspace.open(url, clock=FixedClock(date(2022, 10, 1)))
with workspace.reading() as store:
    clips = [clip.id for clip in store.sessions.clips(1)]
with workspace.store() as store:
    for number in range(first, first + writers):
        store.senders.add(f"writer {number}", bytes(32), workspace.clock.now())
print("ready", flush=True)
sys.stdin.readline()
saying, again = threading.Lock(), 0

def write(number):
    global again
    for turn in range(saves):
        answer = f"writer {number} turn {turn}"
        asked = RecordAnswer(1, clips[turn % len(clips)], f"q{turn % 7}", answer)  # all write to the same questions
        while True:
            try:
                keep_answer(workspace, asked, at=workspace.clock.now(), turn=Turn(f"writer {number}", turn + 1))
                break
            except WorkspaceProblem:  # what people are told: try again
                with saying:
                    again += 1
                time.sleep(0.02)
        with saying:
            os.write(1, f"{answer}\\n".encode())

threads = [threading.Thread(target=write, args=(first + number,)) for number in range(writers)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
os.write(1, f"again {again}\\n".encode())
"""


@pytest.fixture
def durable_postgres() -> Iterator[Server]:
    """A server that keeps its word through a kill."""
    from tests.postgres import running

    yield from running(durable=True)


def prepared(server: Server) -> str:
    name = server.create()
    with Workspace.open(server.url(name), clock=CLOCK) as workspace:
        Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
    return name


def writers_on(url: str) -> list[subprocess.Popen[str]]:
    each, pipe = WRITERS // PROGRAMS, subprocess.PIPE
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, url, str(number * each), str(each), str(SAVES)],
            cwd=ROOT, stdin=pipe, stdout=pipe, text=True,
        )
        for number in range(PROGRAMS)
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    return programs


def all_is_there(url: str, acknowledged: list[str]) -> int:
    """Every acknowledged answer stands in the history; give how many stand there twice."""
    with Workspace.open(url, clock=CLOCK) as workspace, workspace.reading() as store:
        assert store.history.check().broken is None
        written = [
            change.new
            for clip in store.sessions.clips(1)
            for change in store.history.of(clip.instance_id)
            if change.kind == "answer"
        ]
    assert set(acknowledged) <= set(written)
    return len(written) - len(set(written))


@pytest.mark.slow
def test_many_writers_to_the_same_questions_lose_nothing(postgres: Server) -> None:
    name = prepared(postgres)
    programs = writers_on(postgres.url(name))
    began = time.monotonic()
    said = [line.rstrip() for program in programs for line in program.communicate()[0].splitlines()]
    seconds = time.monotonic() - began
    acknowledged = [line for line in said if line.startswith("writer")]
    again = sum(int(line.split()[1]) for line in said if line.startswith("again"))
    assert len(acknowledged) == WRITERS // PROGRAMS * PROGRAMS * SAVES
    assert all_is_there(postgres.url(name), acknowledged) == 0
    print(
        f"{len(acknowledged)} answers of {WRITERS} writers, {len(acknowledged) / seconds:.0f} a second, {again} again"
    )
    postgres.drop(name)


@pytest.mark.slow
def test_a_server_that_is_killed_again_and_again_loses_nothing_acknowledged(durable_postgres: Server) -> None:
    name = prepared(durable_postgres)
    programs = writers_on(durable_postgres.url(name))
    for _ in range(10):
        time.sleep(0.4)
        durable_postgres.kill_and_restart()
    said = [line.rstrip() for program in programs for line in program.communicate()[0].splitlines()]
    acknowledged = [line for line in said if line.startswith("writer")]
    assert len(acknowledged) == WRITERS // PROGRAMS * PROGRAMS * SAVES
    assert all_is_there(durable_postgres.url(name), acknowledged) == 0
    print(f"{len(acknowledged)} answers through 10 kills of the server, none lost, none kept twice")
