"""Records exact hypergeometric limits from SciPy into limits.csv: `python record_limits.py`.

Needs SciPy 1.17 or later (BSD licence), which the program itself never does. The limits are searched one number of
members after the other, with SciPy's own tails; a case in which a tail lies so near its bound that rounding
could decide is left out. record_estimates.R finds the same limits with R's phyper.
"""

from __future__ import annotations

import csv
import importlib
import random
from pathlib import Path
from typing import Any

PLACE = Path(__file__).with_name("limits.csv")
SIZES = (10, 11, 15, 23, 40, 57, 92, 250, 1_000, 5_268)
CONFIDENCES = (0.95, 0.95 ** (1 / 2), 0.95 ** (1 / 3), 0.95 ** (1 / 6), 0.8)


def fits(members: int, drawn: int, found: int, confidence: float) -> tuple[int, int] | None:
    """Lowest and highest number of members with the concern under which neither tail is too rare."""
    hypergeom: Any = importlib.import_module("scipy.stats").hypergeom
    tail = (1 - confidence) / 2
    numbers = range(found, members - (drawn - found) + 1)
    at_least = [float(hypergeom.sf(found - 1, members, k, drawn)) for k in numbers]
    at_most = [float(hypergeom.cdf(found, members, k, drawn)) for k in numbers]
    if any(abs(chance - tail) < 1e-9 for chance in (*at_least, *at_most)):
        return None
    right = [k for k, one, other in zip(numbers, at_least, at_most, strict=True) if one > tail and other > tail]
    return right[0], right[-1]


def cases() -> list[tuple[int, int, int, int, float]]:
    """Members, clips seen, clips missing, clips that raise the concern, confidence."""
    chance = random.Random(20261205)
    chosen = [(92, 10, 0, 2, 0.95), (40, 6, 0, 0, 0.95)]
    for members in SIZES:
        for turn in range(24):
            drawn = chance.randint(1, min(members, 60))
            missing = 0 if turn % 2 else chance.randint(0, min(5, drawn))
            found = chance.randint(0, drawn - missing)
            chosen.append((members, drawn - missing, missing, found, CONFIDENCES[turn % len(CONFIDENCES)]))
    return chosen


def main() -> None:
    with PLACE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["members", "seen", "missing", "found", "confidence", "low", "high"])
        for members, seen, missing, found, confidence in cases():
            lowest = fits(members, seen + missing, found, confidence)
            highest = fits(members, seen + missing, found + missing, confidence)
            if lowest and highest:
                writer.writerow([members, seen, missing, found, repr(confidence), lowest[0], highest[1]])


if __name__ == "__main__":
    main()
