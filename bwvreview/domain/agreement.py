"""How far reviewers agree beyond chance, whoever rated what: some may have rated only some of the items.

Krippendorff's alpha (Krippendorff 2011, “Computing Krippendorff's alpha-reliability”), Gwet's AC1 (Gwet 2008, British
Journal of Mathematical and Statistical Psychology 61) and Brennan and Prediger's coefficient (1981), the last two in
Gwet's form for missing ratings; intervals by resampling items (percentile bootstrap, Efron 1979).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

Level = Literal["nominal", "ordinal"]

RESAMPLES = 2_000
SEED = 20_231_122
"""Where the resampling begins. It is kept with every interval, so that anybody can work it out again."""

_AT_ONCE = 1_000_000  # weights held in memory while resampling
_TAILS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many raters gave each category to each item.

    `counts` has one row for each item with a rating, one column for each of `categories`; for ordinal ratings these
    stand in their order. `raters` counts the raters who rated anything.
    """

    categories: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    raters: int

    @property
    def items(self) -> int:
        """Items that anybody rated."""
        return len(self.counts)

    @property
    def compared(self) -> int:
        """Items that two or more people rated: only these tell anything about agreement."""
        return sum(1 for row in self.counts if sum(row) > 1)

    @property
    def ratings(self) -> int:
        """All ratings together."""
        return sum(map(sum, self.counts))


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic: None when it cannot be calculated. `interval` is its 95% range, None when there is none."""

    value: float | None
    interval: tuple[float, float] | None = None


NOT_KNOWN = Figure(None)


@dataclass(frozen=True, slots=True)
class Agreement:
    """All statistics of one tally. `percent` is the share of pairs that agree, from 0 to 1; the others reach 1 too.

    With `resamples` 0 there are no intervals; `seed` is where the resampling began.
    """

    percent: Figure
    alpha: Figure
    ac1: Figure
    brennan_prediger: Figure
    tally: Tally
    level: Level
    resamples: int = 0
    seed: int = SEED


def tally(ratings: Iterable[Mapping[str, str]], categories: Sequence[str] | None = None) -> Tally:
    """Count ratings: for each item, who gave which category. A blank rating is a missing one.

    Without `categories` those that occur are used, sorted. Raises ValueError for a rating that is none of them.

    >>> tally([{"A": "yes", "B": "no"}, {"A": "yes", "B": ""}]).counts
    ((1, 1), (0, 1))
    """
    rows = [{rater: rating for rater, rating in row.items() if rating} for row in ratings]
    known = tuple(categories if categories is not None else sorted({rating for row in rows for rating in row.values()}))
    place = {category: at for at, category in enumerate(known)}
    if any(rating not in place for row in rows for rating in row.values()):
        raise ValueError("a rating is not one of the categories")
    counted = (Counter(row.values()) for row in rows if row)
    raters = {rater for row in rows for rater in row}
    return Tally(known, tuple(tuple(row[category] for category in known) for row in counted), len(raters))


def agreement(tallied: Tally, level: Level = "nominal", *, resamples: int = 0, seed: int = SEED) -> Agreement:
    """Give every statistic, with intervals when `resamples` is above 0.

    Nothing to compare, or the same rating everywhere: then chance-corrected statistics cannot be calculated. An
    interval needs two items to compare, and is left out when fewer than half of the resamples give a value.
    """
    import numpy as np

    if not tallied.compared:
        return Agreement(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, tallied, level, 0, seed)
    sums = _Sums(np.asarray(tallied.counts, dtype=np.float64), level)
    values = sums.statistics(np.ones((1, tallied.items)))[:, 0]
    ranges: Sequence[tuple[float, float] | None] = [None] * len(values)
    if resamples and tallied.compared > 1:
        drawn = [sums.statistics(weights) for weights in _weights(tallied.items, resamples, seed)]
        ranges = [_interval(row) for row in np.concatenate(drawn, axis=1)]
    percent, alpha, ac1, brennan_prediger = (
        NOT_KNOWN if np.isnan(value) else Figure(float(value), interval)
        for value, interval in zip(values, ranges, strict=True)
    )
    return Agreement(percent, alpha, ac1, brennan_prediger, tallied, level, resamples, seed)


def _weights(items: int, resamples: int, seed: int) -> Iterator[Array]:
    """Draw items with replacement; a row for each resample says how often each item was drawn.

    The old generator of numpy is frozen: the same seed gives the same numbers in every version.
    """
    import numpy as np

    chance = np.random.RandomState(seed)
    block = max(1, _AT_ONCE // items)
    for start in range(0, resamples, block):
        rows = min(block, resamples - start)
        drawn = chance.randint(0, items, (rows, items)) + np.arange(rows)[:, None] * items
        yield np.bincount(drawn.ravel(), minlength=rows * items).reshape(rows, items).astype(np.float64)


def _interval(values: Array) -> tuple[float, float] | None:
    import numpy as np

    there = values[~np.isnan(values)]
    if 2 * len(there) < len(values):
        return None
    low, high = np.percentile(there, _TAILS)
    return float(low), float(high)


class _Sums:
    """What each item adds to every statistic, so that a resample is a sum with weights."""

    def __init__(self, counts: Array, level: Level) -> None:
        import numpy as np

        raters = counts.sum(axis=1)
        self._ordinal = level == "ordinal"
        self._width = counts.shape[1]
        self._compared = (raters > 1).astype(np.float64)
        pairs = np.where(raters > 1, raters * (raters - 1), 1.0)
        self._agreeing = (counts * (counts - 1)).sum(axis=1) / pairs * self._compared
        self._shares = counts / raters[:, None]
        self._pairable = counts * self._compared[:, None]
        others = np.where(raters > 1, raters - 1, 1.0)[:, None, None]
        both = counts[:, :, None] * counts[:, None, :] - np.eye(self._width) * counts[:, None, :]
        self._together = (both / others * self._compared[:, None, None]).reshape(len(counts), -1)

    def statistics(self, weights: Array) -> Array:
        """Give percent, alpha, AC1 and Brennan-Prediger (rows) for each row of weights; NaN: not to be calculated."""
        import numpy as np

        with np.errstate(divide="ignore", invalid="ignore"):
            observed = (weights @ self._agreeing) / (weights @ self._compared)
            shares = (weights @ self._shares) / weights.sum(axis=1)[:, None]
            varied = np.where((shares > 0).sum(axis=1) > 1, 1.0, np.nan)
            by_chance = (shares * (1 - shares)).sum(axis=1) / (self._width - 1)
            ac1 = (observed - by_chance) / (1 - by_chance) * varied
            even = 1 / self._width
            brennan_prediger = (observed - even) / (1 - even) * varied
            result = np.stack([observed, self._alpha(weights), ac1, brennan_prediger])
        return np.where(np.isfinite(result), result, np.nan)

    def _alpha(self, weights: Array) -> Array:
        """Krippendorff's alpha from the coincidences of values within items."""
        import numpy as np

        values = weights @ self._pairable
        total = values.sum(axis=1)
        together = (weights @ self._together).reshape(-1, self._width, self._width)
        if self._ordinal:
            # the ordinal distance of two values is that of their middle ranks: Krippendorff 2011, section D
            ranks = np.cumsum(values, axis=1) - values / 2
            ranks -= ((values * ranks).sum(axis=1) / total)[:, None]
            squares = (values * ranks**2).sum(axis=1)
            differing = squares - np.einsum("bi,bij,bj->b", ranks, together, ranks)
            expected = total * squares
        else:
            differing = total - np.trace(together, axis1=1, axis2=2)
            expected = total**2 - (values**2).sum(axis=1)
        spread = (values > 0).sum(axis=1) > 1
        return np.where(spread, 1 - (total - 1) * differing / np.where(spread, expected, 1.0), np.nan)
