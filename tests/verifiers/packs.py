"""Ten packs that are genuine, and forty that are spoilt in one place."""

from __future__ import annotations

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.pack import pack_files
from bwvreview.domain.draw.reroll import NewRoll
from bwvreview.domain.draw.voids import Void
from tests.domain.draw_cases import CASES, D6, D10, SESSION, case, labelled, plan
from tests.domain.draw_damage import DAMAGE, PACKS


def _published(number: int) -> dict[str, bytes]:
    return pack_files(*case(number), CASES[number]["draws"][0]["seed"], titles={}, version="1")


def _census() -> dict[str, bytes]:
    planned = (PlannedTheme("children", 8, 0), PlannedTheme("weapons", 99, 4))
    drawn = plan(labelled(size=30, weapons=2, children=3), *planned, excluded={"seen-before": 3, "withheld": 12})
    voids = [
        Void(SESSION, "1" * 64, "A die fell."),
        Void(SESSION, "0" * 64, "Läsbart “never”\tor \\ / \u0000\U0001f3b2"),
    ]
    return pack_files(*drawn, D10, titles={"weapons": "Weapons"}, voids=voids, version="2.0.0b1")


def _run_out() -> dict[str, bytes]:
    list_file, statement = plan(
        labelled(size=60, weapons=2, children=3), PlannedTheme("weapons", 4, 1), PlannedTheme("children", 0, 6)
    )
    draw = replay(list_file, statement, D10)
    lost = sorted(draw.slots.values())
    gone = Availability(draw.commit, tuple((one, "not-found") for one in lost[:3]), ((lost[3], "technical"),))
    return pack_files(list_file, statement, D10, availability=gone, titles={}, version="1")


def _parts() -> dict[str, bytes]:
    parts: dict[str, tuple[str, ...]] = {
        f"R/{n:04d}.X": ((f"weapons@w{n % 3}", "all") if n % 2 else ("all",)) for n in range(150)
    }
    planned = [PlannedTheme("all", 101, 2), *(PlannedTheme(f"weapons@w{n}", n, 3) for n in range(3))]
    return pack_files(*plan(parts, *planned, dice="d6x26"), D6, titles={}, version="1")


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
    "census": _census(),
    "reserves run out": _run_out(),
    "parts of a theme": _parts(),
    "three rolls": _three_rolls(),
}
SPOILT = {name: damage(dict(PACKS[which])) for name, (which, damage, _) in DAMAGE.items()}
