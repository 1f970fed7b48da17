"""How long agreement takes with its ranges, and how long opening a session of many reviewers."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time

from bwvreview.domain.agreement import Level, Tally, agreement, tally

ITEMS, RATERS, SCALE = 300, 4, 5


def ratings() -> Tally:
    """Ratings of 300 items on a scale of five by four raters, one in ten missing."""
    chance = random.Random(1)
    rows = []
    for _ in range(ITEMS):
        truth = chance.randint(1, SCALE)
        row = {f"R{rater}": truth if chance.random() < 0.7 else chance.randint(1, SCALE) for rater in range(RATERS)}
        rows.append({rater: str(rating) for rater, rating in row.items() if chance.random() < 0.9})
    return tally(rows, [str(step) for step in range(1, SCALE + 1)])


def measure(level: Level) -> tuple[float, float]:
    """Give seconds of processor time without and with 2,000 resamples: the middle of nine runs."""
    tallied = ratings()
    agreement(tallied, level)
    times = []
    for resamples in (0, 2_000):
        runs = []
        for _ in range(9):
            begun = time.process_time()
            agreement(tallied, level, resamples=resamples)
            runs.append(time.process_time() - begun)
        times.append(statistics.median(runs))
    return times[0], times[1]


def first_time() -> float:
    """Give the seconds of a program that has not loaded numpy yet."""
    script = (
        "import time; b = time.process_time(); from tests.benchmarks.bench_agreement import *; t = ratings(); "
        "agreement(t, 'ordinal', resamples=2000); print(time.process_time() - b)"
    )
    return float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print the times."""
    for level in ("nominal", "ordinal"):
        plain, resampled = measure(level)
        print(
            f"agreement: {ITEMS} items, {level}: {plain * 1000:.1f} ms; with 2,000 resamples {resampled * 1000:.0f} ms"
        )
    print(f"agreement: the first time, with numpy to load: {first_time() * 1000:.0f} ms")


if __name__ == "__main__":
    main()
