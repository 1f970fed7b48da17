"""Ten packs that are genuine, and forty that are spoilt in one place."""

from __future__ import annotations

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.pack import pack_files
from bwvreview.domain.draw.reroll import NewRoll
from tests.domain.draw_cases import CASES, D10, case, labelled, plan
from tests.domain.draw_damage import DAMAGE, PACKS


def _published(number: int) -> dict[str, bytes]:
    return pack_files(*case(number), CASES[number]["draws"][0]["seed"], titles={}, version="1")


def _thousands() -> dict[str, bytes]:
    """More than half of more than a thousand: the warning says a count with a comma."""
    drawn = plan(labelled(size=1_004, all=1), PlannedTheme("all", 503, 1))
    return pack_files(*drawn, D10, titles={"all": "All searches"}, voids=[], version="1")


def _run_out() -> dict[str, bytes]:
    list_file, statement = plan(
        labelled(size=60, weapons=2, children=3), PlannedTheme("weapons", 4, 1), PlannedTheme("children", 0, 6)
    )
    draw = replay(list_file, statement, D10)
    lost = sorted(draw.slots.values())
    gone = Availability(draw.commit, tuple((one, "not-found") for one in lost[:3]), ((lost[3], "technical"),))
    return pack_files(list_file, statement, D10, availability=gone, titles={}, version="1")


def _three_rolls() -> dict[str, bytes]:
    list_file, statement = plan(
        labelled(size=60, weapons=2, children=3),
        PlannedTheme("weapons", 5, 0),
        PlannedTheme("children", 4, 0),
        unavailable="reroll",
    )
    lost = list(replay(list_file, statement, D10).slots.values())
    rolls = [NewRoll(tuple(sorted(lost[:2])), D10[::-1]), NewRoll((lost[3],), "0" * 20)]
    return pack_files(list_file, statement, D10, rolls=rolls, titles={}, version="1")


GENUINE: dict[str, dict[str, bytes]] = {
    **PACKS,
    "published 1": _published(0),
    "published 3": _published(2),
    "thousands": _thousands(),
    "reserves run out": _run_out(),
    "three rolls": _three_rolls(),
}
SPOILT = {name: damage(dict(PACKS[which])) for name, (which, damage, _) in DAMAGE.items()}
