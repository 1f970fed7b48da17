"""How fast the draw is, beside a bare loop of hashlib and beside consistent-sampler.

Run it as `python -m tests.benchmarks.bench_draw [references]`. It prints CPU seconds (one thread, best of several runs)
and ratios; it asserts nothing.
"""

from __future__ import annotations

import gc
import hashlib
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
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

_READ_AND_HASH = """
import hashlib, sys
for line in open(sys.argv[1], "rb").read().split(b"\\n"):
    hashlib.sha256(line).digest()
"""
_DRAW = """
import sys
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
read = lambda name: open(name, "rb").read()
draw = replay(ListFile.parse(read(sys.argv[1])), Statement.parse(read(sys.argv[2])), sys.argv[3])
print(draw.slots)
"""


def made_plan(size: int) -> tuple[ListFile, Statement]:
    """Invent a list with 20 overlapping themes, each on about a third of the encounters."""
    chance = random.Random(20261205)
    labels = {
        f"BWV-{number:04X}-{chance.getrandbits(16):04X}": tuple(
            f"theme-{theme:02d}" for theme in range(THEMES) if chance.random() < 1 / 3
        )
        for number in range(size)
    }
    themes = [PlannedTheme(f"theme-{theme:02d}", SAMPLE, RESERVES) for theme in range(THEMES)]
    return fix_plan(
        labels, themes, excluded={}, group="bench", session=SessionId(date(2026, 12, 5), 1), salt="0123456789abcdef" * 4
    )


def cpu(work: Callable[[], object], times: int) -> float:
    """Give the CPU seconds of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def cpu_of_first(data: bytes, statement: Statement) -> float:
    """Give the CPU seconds of a draw that counts the members and encodes the references first."""
    best = float("inf")
    for _ in range(3):
        list_file = ListFile.parse(data)
        best = min(best, cpu(lambda fresh=list_file: replay(fresh, statement, SEED), 1))  # type: ignore[misc]
    return best


def wall(arguments: list[str], times: int = 5) -> float:
    """Give the wall seconds of the best of several processes."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - started)
    return best


def peak(work: Callable[[], object]) -> float:
    """Give the most memory that the work held at once, in MB."""
    gc.collect()
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Print the table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    list_file, statement = made_plan(size)
    data = list_file.to_bytes()
    references = list(list_file.labels)
    encoded = [reference.encode() for reference in references]

    def bare() -> None:
        for reference in encoded:
            hashlib.sha256(reference).digest()

    def ours() -> object:
        return replay(list_file, statement, SEED)

    def peer() -> object:
        return list(sampler(references, SEED, take=SAMPLE + RESERVES, output="id"))

    parsed = ListFile.parse(data)
    assert replay(parsed, statement, SEED).slots == replay(list_file, statement, SEED).slots
    loop = cpu(bare, 9)
    rows = [
        ("bare sha256 loop", loop),
        ("draw, list in memory", cpu(ours, 9)),
        ("draw, list just read", cpu_of_first(data, statement)),
        ("read the list file strictly", cpu(lambda: ListFile.parse(data), 3)),
        ("consistent-sampler, one theme", cpu(peer, 2)),
    ]
    print(
        f"{size:,} references, {THEMES} overlapping themes, {SAMPLE} + {RESERVES} each; list file {len(data):,} bytes"
    )
    print(f"{'':32}{'CPU s':>9}{'x bare loop':>13}")
    for name, seconds in rows:
        print(f"{name:32}{seconds:9.4f}{seconds / loop:13.2f}")
    print(f"consistent-sampler / draw, CPU   {rows[4][1] / rows[1][1]:8.1f}")
    print(f"peak memory of the work: draw {peak(ours):.1f} MB, consistent-sampler {peak(peer):.1f} MB")
    print_whole_process(data, statement)


def print_whole_process(data: bytes, statement: Statement) -> None:
    """Time a process that reads, draws and prints beside one that only reads and hashes the lines."""
    with tempfile.TemporaryDirectory() as folder:
        list_path, statement_path = Path(folder, "list.txt"), Path(folder, "statement.txt")
        list_path.write_bytes(data)
        statement_path.write_bytes(statement.to_bytes())
        least = wall(["-c", _READ_AND_HASH, str(list_path)])
        whole = wall(["-c", _DRAW, str(list_path), str(statement_path), SEED])
    print(f"whole process: read and hash the lines {least:.3f} s; list file to printed draw {whole:.3f} s")
    print(f"whole process / read and hash    {whole / least:8.2f}")


if __name__ == "__main__":
    main()
