"""Do jobs on a disk that fills up at every change in turn: `python -m tests.disk.filling FOLDER HOW MOST JOB/KIND…`.

HOW is `full` (from then on), `once`, or `either` (one or the other). Each line of the answer is JSON: what was tried,
and what went wrong.
"""

from __future__ import annotations

import json
import shutil
import sys
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from bwvreview.domain.errors import Problem
from tests.disk.jobs import JOBS, prepare, run, use_weak_keys
from tests.disk.layer import Layer

LEFT = (".unfinished-", ".rewrite", ".saving-", ".writing-", ".key.new")
"""Parts of names that only work in progress has."""


@dataclass
class Filled:
    """How often the disk was full, what people were told, and what was not as it must be."""

    job: str
    kind: str
    changes: int = 0
    tried: int = 0
    finished: int = 0
    said: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def fill(layer: Layer, job: str, kind: str, folder: Path, *, how: str, most: int) -> Filled:
    """Do a job again and again, each time with the disk full at another change of its files."""
    fresh, work, done = folder / "fresh", folder / "work", Filled(job, kind)
    path, secret = prepare(job, kind, fresh, folder.parent / "made")
    done.changes = _one(layer, (job, work / path.name, secret), fresh, (1 << 40, False), done)
    chosen = range(1, done.changes + 1)
    if done.changes > most:
        chosen = sorted(Random(f"{job} {kind}").sample(chosen, most))  # type: ignore[assignment]
    for change in chosen:
        once = how == "once" or (how == "either" and change % 2 == 0)
        _one(layer, (job, work / path.name, secret), fresh, (change, once), done)
        done.tried += 1
    done.said = sorted(set(done.said))
    shutil.rmtree(folder)
    return done


def _one(layer: Layer, what: tuple[str, Path, str | None], fresh: Path, when: tuple[int, bool], done: Filled) -> int:
    (job, path, secret), (change, once) = what, when
    shutil.rmtree(path.parent, ignore_errors=True)
    shutil.copytree(fresh, path.parent)
    told: list[str] = []
    layer.watch(path.parent)
    layer.full_at(change, once=once)
    try:
        run(job, path, secret, told.append)
    except Problem as problem:
        done.said.append(problem.message)
        if not problem.advice:
            done.wrong.append(f"{change}: no advice")
    except Exception:  # noqa: BLE001 - whatever comes up is what is looked for
        done.wrong.append(f"{change}: {traceback.format_exc()[-1_500:]}")
    changes = layer.has_room()
    left = [one.name for one in path.parent.rglob("*") if any(part in one.name for part in LEFT)]
    if left:
        done.wrong.append(f"{change}: left behind {left}")
    try:
        _look_and_go_on(job, path, secret, told, done)
    except Exception:  # noqa: BLE001 - whatever comes up is what is looked for
        done.wrong.append(f"{change}: afterwards {traceback.format_exc()[-1_500:]}")
    return changes


def _look_and_go_on(job: str, path: Path, secret: str | None, told: list[str], done: Filled) -> None:
    """What was told is there; and with room again, the job can be done."""
    look = JOBS[job].look
    if look(path, secret, told):
        done.finished += 1
        return
    if job == "draw" and told:
        return  # a plan is fixed: the next step is another job
    told.clear()
    run(job, path, secret, told.append)
    if not look(path, secret, told):
        raise AssertionError("not done with room again")


if __name__ == "__main__":
    use_weak_keys()
    folder, how, most, *names = sys.argv[1:]
    for name in names:
        job, kind = name.split("/")
        found = fill(Layer(), job, kind, Path(folder) / "fill", how=how, most=int(most))
        print(json.dumps(asdict(found)), flush=True)
