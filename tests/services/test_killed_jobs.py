"""A program that is killed while it imports, draws, migrates, exports or copies leaves the old or the new, never half.

A helper process loads the program once and forks a worker for each round. Set BWVREVIEW_KILLS for another number of
kills of each job.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.services.backups import backups, look_into
from bwvreview.services.check_workspace import check_workspace
from bwvreview.services.clock import FixedClock
from bwvreview.services.workspace import Workspace
from bwvreview.storage.backup import folder_of
from bwvreview.storage.engine import make_engine, url_of
from bwvreview.storage.migrate import bring_up_to_date, revisions
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll
from tests.storage.test_migration_faults import cells, columns_of, go_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.in_a_file("it kills the program that writes the file")

ROOT = Path(__file__).parents[2]
TODAY = date(2022, 10, 1)
CLOCK = FixedClock(TODAY)
KILLS = int(os.environ.get("BWVREVIEW_KILLS", "12"))

WORK = """
import os, sys
from datetime import date
from pathlib import Path
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.backups import keep_backup
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.save_feedback import save_feedback
from bwvreview.services.workspace import Workspace
from tests.services.evening import DICE, SALT, bring_in, plan
import alembic.command, bwvreview.storage.store, bwvreview.storage.migrate, bwvreview.storage.engine

clock = FixedClock(date(2022, 10, 1))

def work(job, path):
    os.write(1, b"begin\\n")
    with Workspace.open(path, clock=clock) as workspace:
        if job == "import":
            bring_in(workspace)
        elif job == "draw":
            with workspace.store() as store:
                request = CommitDraw(1, "haringey", SessionId(date(2022, 10, 2), 1), plan(weapons=(4, 2)), SALT)
                fixed = commit_draw(store, request, load_scheme(), at=clock.now())
                roll_draw(store, RollDraw(fixed.id, DICE), at=clock.now())
        elif job == "export":
            save_feedback(workspace, 1, Path(path + ".out"), load_scheme())
        elif job == "copy":
            keep_backup(workspace)
        os.write(1, b"done\\n")

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        work(*line.rstrip().split("\\t"))
        os._exit(0)
    os.write(1, f"child {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evening") / "group.bwv"
    with Workspace.open(path, clock=CLOCK) as workspace:
        made = Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(4, 2))))
        made.watch("V01", FOR_ADULTS)
    return path


@pytest.fixture(scope="module")
def old(evening: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evening in the first shape of a workspace."""
    path = shutil.copyfile(evening, tmp_path_factory.mktemp("old") / "group.bwv")
    engine = make_engine(url_of(path))
    go_down(engine, revisions()[0])
    engine.dispose()
    return path


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize("job", ["import", "draw", "migrate", "export", "copy"])
def test_a_job_that_is_killed_leaves_the_old_or_the_new(job: str, evening: Path, old: Path, tmp_path: Path) -> None:
    fresh, chance = old if job == "migrate" else evening, random.Random()
    finished = acknowledged = 0
    with _forker() as forker:
        longest = _let_run(forker, job, _again(fresh, tmp_path), None)[1]
        for _ in range(KILLS):
            path = _again(fresh, tmp_path)
            said = _let_run(forker, job, path, chance.uniform(0, 1.1 * longest))[0]
            is_new = LOOK[job](path, fresh)
            assert is_new or not said
            finished, acknowledged = finished + is_new, acknowledged + said
    print(f"{job}: {KILLS} kills, {finished} found done, {acknowledged} of them acknowledged, none half done")


def _again(fresh: Path, folder: Path) -> Path:
    path = folder / "work" / "group.bwv"
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    return Path(shutil.copyfile(fresh, path))


@contextmanager
def _forker() -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WORK]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as forker:
        assert forker.stdin is not None
        yield forker
        forker.stdin.close()


def _let_run(forker: subprocess.Popen[str], job: str, path: Path, kill_after: float | None) -> tuple[bool, float]:
    """Let a worker do a job, and kill it after some seconds; tell whether it said that it was done, and how long."""
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.write(f"{job}\t{path}\n")
    forker.stdin.flush()
    said: list[str] = []
    child, began = 0, 0.0
    while not (child and began):
        line = forker.stdout.readline()
        assert line, "the helper has died"
        said.append(line)
        child = int(line.split()[1]) if line.startswith("child") else child
        began = time.monotonic() if line == "begin\n" else began
    if kill_after is not None and "done\n" not in said:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(child, signal.SIGKILL)
    for line in forker.stdout:
        if line == "dead\n":
            break
        said.append(line)
    return "done\n" in said, time.monotonic() - began


def _sound(path: Path) -> Workspace:
    workspace = Workspace.open(path, clock=CLOCK)
    problems = [one for one in check_workspace(workspace) if one.problem]
    assert problems == []
    return workspace


def _imported(path: Path, _fresh: Path) -> bool:
    with _sound(path) as workspace, workspace.reading() as store:
        sizes = [sum(1 for _ in store.lists.encounters(one.id)) for one in store.lists.all()]
    assert set(sizes) == {515}
    return len(sizes) == 2


def _drawn(path: Path, _fresh: Path) -> bool:
    with _sound(path) as workspace, workspace.reading() as store:
        latest = store.draws.latest("haringey")
        assert latest is not None
        assert latest.seeds, "fixed and rolled is one unit of work here"
        return latest.id == 2


def _migrated(path: Path, fresh: Path) -> bool:
    for copy in backups_of_file(path):
        assert copy.stat().st_size > 100_000
    before, engine = make_engine(url_of(fresh)), make_engine(url_of(path))
    shape = columns_of(before)
    is_new = columns_of(engine) != shape
    assert cells(engine, shape) == cells(before, shape)
    bring_up_to_date(engine)
    assert cells(engine, shape) == cells(before, shape)
    for one in (before, engine):
        one.dispose()
    return is_new


def backups_of_file(path: Path) -> list[Path]:
    return [one for one in folder_of(path).glob("*.bwv") if not one.name.startswith(".")]


def _exported(path: Path, _fresh: Path) -> bool:
    with _sound(path) as workspace, workspace.reading() as store:
        noted = store.exports.of(1)
    written = {file.name for file in path.parent.rglob("group.bwv.out*/*") if file.is_file()}
    for file in path.parent.rglob("group.bwv.out*/*.xlsx"):
        with zipfile.ZipFile(file) as book:
            assert book.testzip() is None
    assert all(set(one.files) <= written for one in noted)
    return bool(noted)


def _copied(path: Path, _fresh: Path) -> bool:
    with _sound(path) as workspace:
        found = backups(workspace)
        for one in found:
            assert look_into(workspace, one).sessions == 1
        return bool(found)


LOOK: dict[str, Callable[[Path, Path], bool]] = {
    "import": _imported, "draw": _drawn, "migrate": _migrated, "export": _exported, "copy": _copied,
}  # fmt: skip
