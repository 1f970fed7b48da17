"""How long the plan page takes to say what a plan means, against real draws and against bare random numbers.

Run with `python -m tests.benchmarks.bench_plan [ENCOUNTERS]`. All times are CPU seconds of this process; the best of a
few rounds counts. The real draws are fewer, and their time is counted up: each of them hashes every encounter.
"""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import PlannedTheme, fix_plan
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.planner import SIMULATIONS, expected_different_clips, what_it_can_show
from bwvreview.domain.sample_size import CLOSENESS, enough_for_about, what_is_needed
from bwvreview.domain.sessions import SessionId

if TYPE_CHECKING:
    from collections.abc import Callable

THEMES, CLIPS, REAL_DRAWS, GOAL = 8, 6, 100, 2.0


def main() -> None:
    """Print the comparison."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    labels, themes = frame(size)
    members = [sum(theme.label in mine for mine in labels.values()) for theme in themes]
    list_file, statement = fix_plan(
        labels, themes, excluded={}, group="bench", session=SessionId.read("2026-12-05.1"), salt="ab" * 32
    )

    def real() -> float:
        return sum(len(replay(list_file, statement, f"{n:020d}").slots) for n in range(REAL_DRAWS)) / REAL_DRAWS

    expected = cpu(lambda: expected_different_clips(labels, themes), 5)
    drawn = cpu(real, 2) * SIMULATIONS / REAL_DRAWS
    bare = cpu(lambda: bare_numbers(size), 5)
    shown = cpu(lambda: [what_it_can_show("Theme", count, CLIPS) for count in members], 1)
    needed = {within: cpu(lambda within=within: needed_for(members, within), 1) for within in CLOSENESS}  # type: ignore[misc]
    print(f"{size:,} encounters, {THEMES} overlapping themes of {CLIPS} clips, {SIMULATIONS:,} draws")
    print(f"clips to expect: {expected_different_clips(labels, themes)}; mean of {REAL_DRAWS} real draws: {real():.1f}")
    for name, seconds in (
        (f"clips to expect, of {SIMULATIONS:,} simulated draws", expected),
        (f"bare random numbers for {SIMULATIONS:,} draws", bare),
        (f"{SIMULATIONS:,} real draws (from {REAL_DRAWS})", drawn),
        ("what the clips can show, first time", shown),
        *((f"clips needed within {within} in 100, first time", seconds) for within, seconds in needed.items()),
    ):
        print(f"{name:48}{seconds:9.3f} s")
    print(f"clips to expect / bare random numbers {expected / bare:21.1f}")
    print(f"real draws / clips to expect          {drawn / expected:21.1f}")
    print(f"under {GOAL:.0f} s: {'yes' if expected < GOAL else 'NO'}")


def frame(size: int) -> tuple[dict[str, tuple[str, ...]], list[PlannedTheme]]:
    """Give encounters with about one and a half themes each, and the plan."""
    chance = random.Random(20_261_205)
    names = [f"theme-{letter}" for letter in "abcdefgh"[:THEMES]]
    labels = {f"BWV-{n:07d}": tuple(name for name in names if chance.random() < 1.5 / THEMES) for n in range(size)}
    return labels, [PlannedTheme(name, CLIPS, 2) for name in names]


def bare_numbers(size: int) -> None:
    """Make the random numbers that as many draws take, and nothing else."""
    import numpy as np

    generator = np.random.default_rng(1)
    for _ in range(max(1, SIMULATIONS * size // 2_000_000)):
        generator.random((min(SIMULATIONS, 2_000_000 // size), size), dtype=np.float32)


def needed_for(members: list[int], within: int) -> None:
    """Work out anew how many clips of each theme are needed."""
    enough_for_about.cache_clear()
    for count in members:
        what_is_needed(count, within, 12)


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Give the least CPU time of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
