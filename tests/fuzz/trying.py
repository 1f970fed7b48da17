"""Running one target in a process of its own, with its limits."""

from __future__ import annotations

import hashlib
import resource as limits
import shutil
import tempfile
import time
import traceback
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz.targets import TARGETS, Target, damaged

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

MOST_SECONDS = 10.0
MOST_MEGABYTES = 300
_ENOUGH = 2 << 30
_QUICK = Path("/dev/shm")  # memory that looks like a folder


def apart(name: str, inputs: int, seed: int, keep: Path, log: Path | None) -> int:
    """Run one target in a process of its own, in another after one that was ended; give the number of faults."""
    context = get_context("spawn")
    tried, faults = context.Value("q", 0), context.Value("q", 0)
    while tried.value < inputs:
        with tempfile.TemporaryDirectory(prefix="bwv-fuzz-", dir=_QUICK if _QUICK.is_dir() else None) as folder:
            before = tried.value
            run = (name, inputs - before, seed + before, Path(folder), keep, log, tried, faults)
            process = context.Process(target=fuzz, args=run)
            process.start()
            process.join()
            if process.exitcode:
                faults.value += 1
                ended = keep / f"{name}-ended-{seed}-{tried.value}"
                shutil.copy(Path(folder) / TARGETS[name].file, ended)
                say(log, f"FAULT {name}: {ended}\nthe process ended with {process.exitcode}")
                if tried.value == before:
                    break
    return int(faults.value)


def fuzz(
    name: str,
    inputs: int,
    seed: int,
    folder: Path,
    keep: Path,
    log: Path | None,
    tried: Synchronized[int],
    faults: Synchronized[int],
) -> None:
    """Try so many inputs on one target. More memory than _ENOUGH ends the process: its file is kept by `apart`."""
    limits.setrlimit(limits.RLIMIT_AS, (_ENOUGH, _ENOUGH))
    target, read, slowest, before = TARGETS[name], 0, 0.0, _megabytes_of(TARGETS[name], folder)
    stream = damaged(target, Random(f"{name} {seed}"))
    for count in range(1, inputs + 1):
        data = next(stream)
        tried.value += 1
        began = time.process_time()
        try:
            read += target.run(data, folder)
            why = ""
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 - a panic of the reader written in Rust is no Exception
            why = traceback.format_exc(limit=-6)
        took = time.process_time() - began
        slowest, most = max(slowest, took), megabytes()
        if took > MOST_SECONDS:
            why = f"{took:.1f} s"
        if most - before > MOST_MEGABYTES:
            why, before = why or f"{most - before} MB", most
        if why:
            faults.value += 1
            path = keep / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            say(log, f"FAULT {name}: {path}\n{why}")
        if count % 1_000 == 0 or count == inputs:
            said = f"{read:,} read, {faults.value} faults, slowest {slowest:.2f} s, {most} MB at most"
            say(log, f"{name} seed {seed}: {tried.value:,} inputs, {said}")


def _megabytes_of(target: Target, folder: Path) -> int:
    """Read the undamaged files first: what the libraries take for themselves is no fault of an input."""
    for data in target.seeds():
        target.run(data, folder)
    return megabytes()


def megabytes() -> int:
    """The most memory this process ever took."""
    return limits.getrusage(limits.RUSAGE_SELF).ru_maxrss // 1024


def say(log: Path | None, line: str) -> None:
    """Add a line to the log, or print it."""
    if log is None:
        print(line, flush=True)
        return
    with log.open("a", encoding="utf-8") as file:
        print(line, file=file)
