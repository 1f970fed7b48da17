"""Record what other programs make of random ratings, so that our statistics can be compared without them.

Run it in an environment of its own, never in the program's: `pip install krippendorff==0.9.0 irrCAC==0.4.4`, then
`python tests/domain/record_agreement.py`. The ratings are made here; `krippendorff` (Santiago Castro, GPL-3.0) gives
alpha, and `irrCAC` (Abdulmohsen Al Gwaiz and others, MIT) gives percent agreement, AC1, Brennan-Prediger and the
kappas. Only their results are kept. A statistic that they cannot calculate is kept as null.
"""

from __future__ import annotations

import importlib
import json
import math
import random
import warnings
from pathlib import Path
from typing import Any

WHERE = Path(__file__).parent / "data" / "agreement_oracle.json"
TABLES = 240

Table = list[list[int | None]]


def random_table(chance: random.Random) -> Table:
    """Ratings of some items (rows) by some raters (columns), from independent to unanimous, some missing."""
    items, raters, categories = chance.randint(2, 30), chance.randint(2, 7), chance.randint(1, 6)
    closeness, missing = chance.random(), chance.choice([0.0, 0.0, 0.1, 0.3, 0.6])
    skewed = chance.random() < 0.3
    table: Table = []
    for _ in range(items):
        truth = 1 if skewed and chance.random() < 0.9 else chance.randint(1, categories)
        row = [truth if chance.random() < closeness else chance.randint(1, categories) for _ in range(raters)]
        table.append([None if chance.random() < missing else rating for rating in row])
    return table


def number(value: Any) -> float | None:
    """Give a number that JSON can hold."""
    return float(value) if math.isfinite(value) else None


def results(table: Table) -> dict[str, float | None]:
    """Ask both programs."""
    krippendorff, numpy = importlib.import_module("krippendorff"), importlib.import_module("numpy")
    pandas, irr = importlib.import_module("pandas"), importlib.import_module("irrCAC.raw")
    values = [[float("nan") if rating is None else float(rating) for rating in row] for row in table]
    found: dict[str, float | None] = {}
    for level in ("nominal", "ordinal"):
        try:
            alpha = krippendorff.alpha(numpy.array(values).T, level_of_measurement=level)
        except (ValueError, AssertionError, ZeroDivisionError):
            alpha = math.nan
        found[f"alpha_{level}"] = number(alpha)
    rated = [list(row) for row in table if any(rating is not None for rating in row)]
    for name, ask in (("ac1", "gwet"), ("brennan_prediger", "bp"), ("fleiss", "fleiss")):
        try:
            told = getattr(irr.CAC(pandas.DataFrame(rated, dtype="Int64").astype(float), digits=12), ask)()["est"]
        except (ValueError, ZeroDivisionError, IndexError, KeyError):
            told = {"coefficient_value": math.nan, "pa": math.nan}
        found[name] = number(told["coefficient_value"])
        if name == "ac1":
            found["percent"] = number(told["pa"])
    return found


def main() -> None:
    """Write the file."""
    chance = random.Random(20231122)
    warnings.simplefilter("ignore")
    tables = [random_table(chance) for _ in range(TABLES)]
    kept = [{"ratings": table, **results(table)} for table in tables]
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in kept)
    WHERE.parent.mkdir(exist_ok=True)
    WHERE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
