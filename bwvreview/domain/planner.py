"""What a plan means for the evening, before anything is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.estimate import Stratum, limits, stratified
from bwvreview.domain.rounding import SMALLEST, STEP, about, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bwvreview.domain.draw.commit import PlannedTheme

SIMULATIONS = 2_000
_SEED = 20_261_205
_MOST_TICKETS = 40_000_000
"""Beyond this a list is so long that fewer simulated draws say the same (the mean then hardly moves)."""


def expected_different_clips(
    labels: Mapping[str, tuple[str, ...]],
    themes: Sequence[PlannedTheme],
    *,
    simulations: int = SIMULATIONS,
    seed: int = _SEED,
) -> int:
    """Say how many different clips a plan will probably draw: one clip may serve several themes.

    The mean of simulated draws with a fixed seed, rounded; so the same plan always gives the same number.
    `labels` gives each encounter all its labels, as for `fix_plan`. Reserves are not counted.
    """
    import numpy as np

    wanted = {theme.label: theme.sample for theme in themes if theme.sample > 0}
    relevant = [mine for mine in (wanted.keys() & set(given) for given in labels.values()) if mine]
    columns = {label: np.array([i for i, mine in enumerate(relevant) if label in mine]) for label in wanted}
    if not relevant:
        return 0
    rounds = max(1, min(simulations, _MOST_TICKETS // len(relevant)))
    batch = max(1, min(rounds, 2_000_000 // len(relevant)))
    generator = np.random.default_rng(seed)
    total = done = 0
    while done < rounds:
        now = min(batch, rounds - done)
        tickets = generator.random((now, len(relevant)), dtype=np.float32)
        drawn = np.zeros(tickets.shape, dtype=bool)
        for label, members in columns.items():
            if wanted[label] >= len(members):
                drawn[:, members] = True
                continue
            lowest = np.argpartition(tickets[:, members], wanted[label] - 1, axis=1)[:, : wanted[label]]
            drawn[np.arange(now)[:, None], members[lowest]] = True
        total += int(drawn.sum())
        done += now
    return round(total / rounds)


class Showing(NamedTuple):
    """A result a sample may have, and what it would mean for the whole theme."""

    result: str
    meaning: str


def what_it_can_show(title: str, members: int, sample: int) -> tuple[Showing, ...]:
    """Say in words what a sample of this size can and cannot show.

    The exact limits in fives, so that nobody can be picked out from them. Nothing for an empty sample or a
    theme too small to draw from.
    """
    drawn = min(sample, members)
    return _showings(title, members, drawn, lambda found: limits(members, drawn, found))


def what_parts_can_show(title: str, parts: Sequence[tuple[int, int]]) -> tuple[Showing, ...]:
    """Say what the clips of a theme's parts, as (members, sample), can show about the whole theme.

    The limits of the parts, each so sure that all of them hold together, are added up (draw-protocol, section 3);
    wherever the clips that raise a concern may lie. Nothing for no clips or a theme too small to draw from.
    """
    drawn = [min(sample, members) for members, sample in parts]

    def widest(found: int) -> tuple[int, int]:
        spans = [
            stratified([Stratum(members, n, x) for (members, _), n, x in zip(parts, drawn, among, strict=True)]).limits
            for among in _ways(found, drawn)
        ]
        return min(low for low, _ in spans), max(high for _, high in spans)

    return _showings(title, sum(members for members, _ in parts), sum(drawn), widest)


def _ways(found: int, places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give every way in which so many clips can lie among places that hold so many each."""
    if not places:
        yield from [()] if found == 0 else []
        return
    for here in range(min(found, places[0]) + 1):
        for rest in _ways(found - here, places[1:]):
            yield here, *rest


def _showings(title: str, members: int, drawn: int, limits_of: Callable[[int], tuple[int, int]]) -> tuple[Showing, ...]:
    """Say what two clips that raise a concern, and none, would mean; `limits_of` gives the exact limits."""
    whole = about(members)
    if drawn < 1 or members < SMALLEST:
        return ()
    if drawn == members:
        return (Showing(f"{title}: every {{clip}} is {{watched}}", f"the result holds for all of them, {whole}."),)
    some = min(2, drawn)
    low, high = limits_of(some)
    low = low // STEP * STEP
    least = f"as few as {low}" if low else f"only {some}"
    most = min(-(-high // STEP) * STEP, rounded(members))
    none = min(rounded(limits_of(0)[1]), rounded(members))
    return (
        Showing(
            f"{title}: if {some} of {drawn} {'raises' if some == 1 else 'raise'} a concern",
            f"it may be {least} or as many as {most} of {whole}.",
        ),
        Showing(
            f"{title}: if none of {drawn} raises one",
            f"there may still be up to about {none} of {whole}." if none else f"there can only be a few of {whole}.",
        ),
    )
