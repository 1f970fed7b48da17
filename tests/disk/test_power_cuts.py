"""After a power cut at any moment the file opens, is whole, and holds all that a person was told was there.

Each job is done once on a disk that writes every change down. From that the disk is made again as a cut can leave it:
what was not settled is lost, or there by sectors, and names likewise. Set BWVREVIEW_CUTS for another number of cuts
of each job, or `all` for each of its moments in each way.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, get_args

import pytest

from bwvreview.storage import keys
from tests.disk import layer as layers
from tests.disk.cut import Disk, How
from tests.disk.jobs import JOBS, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.disk.layer import Event

CUTS = os.environ.get("BWVREVIEW_CUTS", "4")
KINDS = [(job, kind) for job in JOBS for kind in JOBS[job].kinds]


@dataclass
class Recorded:
    """A job that was done: the disk before it, what changed, and where the disk is now."""

    disk: Disk
    changes: list[Event]
    path: Path
    secret: str | None


@pytest.fixture(scope="module", autouse=True)
def _weak_keys() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS", 1)  # as in the programs that do the jobs, and no longer
        yield


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recorded]:
    """Every job, done once in one process."""
    folder = tmp_path_factory.mktemp("jobs")
    layer, before, words = layers.build(folder), {}, []
    for number, (job, kind) in enumerate(KINDS):
        own = folder / str(number)
        path, secret = prepare(job, kind, own / "disk", folder / "made")
        before[f"{job} {kind}"] = own, Disk(path.parent), path, secret
        words.append(f"{job}/{kind}/{own}")
    layers.run_on_it(layer, "tests.disk.recording", *words)
    return {
        name: Recorded(disk, list(layers.events(own / "log")), path, secret)
        for name, (own, disk, path, secret) in before.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize(("job", "kind"), KINDS)
def test_what_was_told_is_there_after_a_power_cut(
    job: str, kind: str, recorded: dict[str, Recorded], tmp_path: Path
) -> None:
    found, chance = recorded[f"{job} {kind}"], Random(f"{job} {kind}")
    points = _points(found.changes, chance)
    cuts = done = 0
    told: list[str] = []
    for at, event in enumerate(found.changes):
        for how in points.get(at, ()):
            done += _look(found, job, how, tmp_path / "after", told, chance, at)
            cuts += 1
        found.disk.follow(event)
        told += [event.path] * (event.kind == "!")
    assert JOBS[job].look(found.path, found.secret, told), "it was done"
    print(f"{job}, {kind}: {len(found.changes)} moments, {cuts} cuts, {done} found done, {len(told)} told, none lost")


def _points(found: list[Event], chance: Random) -> dict[int, tuple[How, ...]]:
    """At which moments the power goes, and how. Always where something was just told or took its place."""
    ways = get_args(How)
    if CUTS == "all":
        return dict.fromkeys(range(len(found)), ways)
    chosen = chance.sample(range(len(found)), min(int(CUTS), len(found)))
    points: dict[int, tuple[How, ...]] = {at: (ways[number % len(ways)],) for number, at in enumerate(sorted(chosen))}
    for kind in "!R":
        after = [at + 1 for at, event in enumerate(found) if event.kind == kind and at + 1 < len(found)]
        points |= dict.fromkeys(after[-2:], ("lost", "disordered"))
    return points


def _look(found: Recorded, job: str, how: How, folder: Path, told: list[str], chance: Random, at: int) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    found.disk.cut(folder, how, chance)
    try:
        return JOBS[job].look(folder / found.path.name, found.secret, told)
    except Exception as error:
        error.add_note(f"the power went at change {at} of the job {job}: {how}")
        raise
