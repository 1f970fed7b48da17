"""Draws to try things on: the published cases, and small ones that a test can invent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.commit import PlannedTheme, fix_plan
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.pack import pack_files
from bwvreview.domain.draw.reroll import NewRoll
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.draw.voids import Void
from bwvreview.domain.sessions import SessionId

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("draw_vectors.json").read_text(encoding="utf-8"))
SESSION = SessionId(date(2026, 12, 5), 1)
SALT = "0123456789abcdef" * 4
D10 = "01234567890123456789"
D6 = "12345612345612345612345612"
REFERENCES_IN_TEXT = re.compile(r"BWV-[0-9A-Z]{4}-[0-9A-Z]{4}")


def case(number: int) -> tuple[ListFile, Statement]:
    return ListFile.parse(CASES[number]["list_file"].encode()), Statement.parse(CASES[number]["statement"].encode())


def labelled(*, size: int = 40, **every: int) -> dict[str, tuple[str, ...]]:
    """Make `size` encounters; `weapons=2` puts every second one under “weapons”."""
    return {
        f"REF-{number:05d}": tuple(label.replace("_", "-") for label, step in every.items() if number % step == 0)
        for number in range(size)
    }


def plan(labels: dict[str, tuple[str, ...]], *themes: PlannedTheme, **others: Any) -> tuple[ListFile, Statement]:
    asked: dict[str, Any] = {"excluded": {}, "group": "haringey", "session": SESSION, "salt": SALT} | others
    return fix_plan(labels, themes, **asked)


def next_pack() -> dict[str, bytes]:
    """A whole pack of the first published case, with its availability file and a void."""
    list_file, statement = case(0)
    published = CASES[0]["next"]
    return pack_files(
        list_file,
        statement,
        published["after_seed"],
        availability=Availability.parse(published["availability_file"].encode()),
        titles={"weapons": "Weapons searches", "children": "Children", "handcuffing": "Handcuffs"},
        voids=[Void(SESSION, "0" * 64, "A die fell off the table.")],
        version="0.1.0",
    )


def reroll_pack() -> dict[str, bytes]:
    """A whole pack of the second published case, with a second round."""
    list_file, statement = case(1)
    published = CASES[1]["reroll"]
    roll = NewRoll(tuple(published["unavailable"]), published["seed"])
    return pack_files(list_file, statement, published["after_seed"], rolls=[roll], titles={}, version="0.1.0")


def parts_pack() -> dict[str, bytes]:
    """A theme drawn in three parts beside one drawn as a whole, all of the first part."""
    parts: dict[str, tuple[str, ...]] = {
        f"R/{n:04d}.X": (("all", f"weapons@w{n % 3}") if n % 2 else ("all",)) for n in range(150)
    }
    planned = [PlannedTheme("all", 101, 2), *(PlannedTheme(f"weapons@w{n}", n, 3) for n in range(3))]
    titles = {f"weapons@w{n}": f"Weapons searches, week {n}" for n in range(3)}
    return pack_files(*plan(parts, *planned, dice="d6x26"), D6, titles=titles, version="1")


def voids_pack() -> dict[str, bytes]:
    """A census with counted exclusions, after two plans that were given up."""
    planned = (PlannedTheme("children", 8, 0), PlannedTheme("weapons", 99, 4))
    drawn = plan(labelled(size=30, weapons=2, children=3), *planned, excluded={"seen-before": 3, "withheld": 12})
    voids = [
        Void(SESSION, "1" * 64, "A die fell."),
        Void(SESSION, "0" * 64, "Läsbart “never”\tor \\ / \u0000\U0001f3b2"),
    ]
    return pack_files(*drawn, D10, titles={"weapons": "Weapons"}, voids=voids, version="2.0.0b1")


def edited(data: bytes, line: int, change: Callable[[bytes], bytes]) -> bytes:
    lines = data.split(b"\n")
    lines[line - 1] = change(lines[line - 1])
    return b"\n".join(lines)


def swapped(data: bytes, line: int) -> bytes:
    lines = data.split(b"\n")
    lines[line - 1], lines[line] = lines[line], lines[line - 1]
    return b"\n".join(lines)


def broken_elsewhere(data: bytes, line: int) -> bytes:
    """Break a line at its tab, and join the next two with one: as many tabs and lines as before."""
    lines = data.split(b"\n")
    return b"\n".join(
        [*lines[: line - 1], *lines[line - 1].split(b"\t"), b"\t".join(lines[line : line + 2]), *lines[line + 2 :]]
    )


LABELS = ("all", "children", "weapons", "weapons-only")


@st.composite
def drawn_lists(draw: st.DrawFn, *, smallest: int = 1) -> ListFile:
    references = draw(
        st.sets(st.from_regex(r"[A-Z0-9][A-Z0-9._/-]{2,8}[A-Z0-9]", fullmatch=True), min_size=smallest, max_size=40)
    )
    return ListFile(
        draw(st.sampled_from([SALT, "f" * 64])),
        {r: tuple(sorted(draw(st.sets(st.sampled_from(LABELS))))) for r in sorted(references)},
    )
