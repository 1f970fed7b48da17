"""How fast the draw is, beside a bare loop of hashlib and beside consistent-sampler.

Run it as `python -m tests.benchmarks.bench_draw [references …]`, with 100,000 and 1,000,000 references unless others
are named. It prints CPU seconds of one thread and their ratios: the best of several rounds in which every part has its
turn, so that a computer that is busy with other things slows all of them down. It asserts nothing.

Twenty themes overlap in two ways: told by eight things that a list says of an encounter, as real themes are; and
each by a coin of its own, so that hardly two encounters are labelled alike, which is the hardest list to read.
"""

from __future__ import annotations

import gc
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from consistent_sampler import sampler

from bwvreview.domain.draw.commit import PlannedTheme, fix_plan
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.sessions import SessionId

SEED = "63454660390103169462"
THEMES = 20
SAMPLE, RESERVES = 30, 15

THINGS = (5, 7, 7, 2, 2, 5, 3, 4)  # age, object, outcome, handcuffs, force, ethnicity, kind, time of day

_READ_AND_HASH = """
import hashlib, sys
for line in open(sys.argv[1], "rb").read().split(b"\\n"):
    hashlib.sha256(line).digest()
"""
_COMMAND = "import sys; from bwvreview.cli import main; sys.exit(main())"  # as an installed command does


def labels_of_an_encounter(chance: random.Random, *, alike: bool) -> tuple[str, ...]:
    """Invent the labels of an encounter; a theme has about a third of all."""
    if not alike:
        return tuple(f"theme-{theme:02d}" for theme in range(THEMES) if chance.random() < 1 / 3)
    told = [chance.randrange(ways) for ways in THINGS]
    return tuple(
        f"theme-{theme:02d}" for theme in range(THEMES) if (told[theme % 8] + theme // 8) % THINGS[theme % 8] == 0
    )


def made_plan(size: int, *, alike: bool) -> tuple[ListFile, Statement]:
    """Invent a list and plan a draw from 20 overlapping themes."""
    chance = random.Random(20261205)
    labels = {
        f"BWV-{number:04X}-{chance.getrandbits(16):04X}": labels_of_an_encounter(chance, alike=alike)
        for number in range(size)
    }
    themes = [PlannedTheme(f"theme-{theme:02d}", SAMPLE, RESERVES) for theme in range(THEMES)]
    return fix_plan(
        labels, themes, excluded={}, group="bench", session=SessionId(date(2026, 12, 5), 1), salt="0123456789abcdef" * 4
    )


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU seconds of one run."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def best_of(rounds: int, parts: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Give the best time of each part; they take turns."""
    best = dict.fromkeys(parts, float("inf"))
    for _ in range(rounds):
        for name, part in parts.items():
            best[name] = min(best[name], part())
    return best


def process(arguments: list[str], *, by_clock: bool) -> float:
    """Give the seconds of a process of its own: by the clock on the wall, or CPU of user and system."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took if by_clock else after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(work: Callable[[], object]) -> float:
    """Give the most memory that the work held at once, in MB."""
    gc.collect()
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def print_draw(list_file: ListFile, statement: Statement, rounds: int, *, with_peer: bool) -> None:
    """Time the draw and the reading of its list."""
    data, references = list_file.to_bytes(), list(list_file.labels)
    encoded = [reference.encode() for reference in references]
    parsed = ListFile.parse(data)
    assert replay(parsed, statement, SEED).slots == replay(list_file, statement, SEED).slots

    def bare() -> None:
        for reference in encoded:
            hashlib.sha256(reference).digest()

    def peer() -> object:
        return list(sampler(references, SEED, take=SAMPLE + RESERVES, output="id"))

    parts: dict[str, Callable[[], object]] = {
        "bare sha256 loop": bare,
        "draw": lambda: replay(parsed, statement, SEED),
        "read the list file strictly": lambda: ListFile.parse(data),
    }
    if with_peer:
        parts["consistent-sampler, one theme"] = peer
    times = best_of(rounds, {name: lambda work=work: cpu(work) for name, work in parts.items()})  # type: ignore[misc]
    loop = times["bare sha256 loop"]
    print(f"{'':32}{'CPU s':>9}{'x bare loop':>13}")
    for name, seconds in times.items():
        print(f"{name:32}{seconds:9.4f}{seconds / loop:13.2f}")
    if with_peer:
        print(f"consistent-sampler / draw, CPU {times['consistent-sampler, one theme'] / times['draw']:23.1f}")
        print(f"peak memory of the work: draw {peak(parts['draw']):.1f} MB, consistent-sampler {peak(peer):.1f} MB")


def print_whole_process(data: bytes, statement: Statement, rounds: int) -> None:
    """Time the command that reads, draws and prints beside a process that only reads and hashes the lines."""
    with tempfile.TemporaryDirectory() as folder:
        list_path, statement_path = Path(folder, "list.txt"), Path(folder, "statement.txt")
        list_path.write_bytes(data)
        statement_path.write_bytes(statement.to_bytes())
        least = ["-c", _READ_AND_HASH, str(list_path)]
        draw = ["draw", "replay", "--list-file", str(list_path), "--statement", str(statement_path), "--seed", SEED]
        whole = ["-c", _COMMAND, *draw, "--json"]
        for by_clock, words in ((False, "CPU"), (True, "by the clock")):
            times = best_of(
                rounds,
                {
                    "least": lambda by=by_clock: process(least, by_clock=by),  # type: ignore[misc]
                    "whole": lambda by=by_clock: process(whole, by_clock=by),  # type: ignore[misc]
                },
            )
            print(
                f"whole process, {words}: read and hash the lines {times['least']:.3f} s; "
                f"“draw replay --json” {times['whole']:.3f} s; ratio {times['whole'] / times['least']:.2f}"
            )


def main() -> None:
    """Print the table."""
    for size in map(int, sys.argv[1:] or ["100000", "1000000"]):
        rounds = 9 if size <= 200_000 else 3
        for alike, words in ((True, "told by eight things"), (False, "each by a coin of its own")):
            list_file, statement = made_plan(size, alike=alike)
            data = list_file.to_bytes()
            ways = len(set(list_file.labels.values()))
            print(
                f"\n{size:,} references; {THEMES} themes, {words}; {SAMPLE} + {RESERVES} each; "
                f"{ways:,} ways to be labelled; list file {len(data):,} bytes"
            )
            print_draw(list_file, statement, rounds, with_peer=size <= 200_000)
            print_whole_process(data, statement, rounds)


if __name__ == "__main__":
    main()
