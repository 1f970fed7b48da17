"""Damaged files of every kind: each is refused in words and stays as it is, or opens; the program never breaks down.

Set BWVREVIEW_FUZZED for another number of files of each kind.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.engine import make_engine
from bwvreview.storage.health import damaged_pages
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.store import Store
from bwvreview.storage.tables import METADATA
from tests.conftest import KEY
from tests.storage.test_migrations import fill

if TYPE_CHECKING:
    from pathlib import Path

FILES = int(os.environ.get("BWVREVIEW_FUZZED", "60"))


@pytest.fixture(params=["plain", "locked"])
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[bytes, bool]:
    path, locked = tmp_path / "whole.bwv", request.param == "locked"
    engine = make_engine(f"sqlite:///{path}", KEY if locked else None)
    bring_up_to_date(engine)
    fill(engine)
    engine.dispose()
    return path.read_bytes(), locked


def harmed(content: bytes, chance: random.Random) -> bytes:
    """Harm a file in one of the ways that disks, sticks and people have."""
    found, size = bytearray(content), len(content)
    place, page = chance.randrange(size), 4096 * chance.randrange(size // 4096)
    kind = chance.randrange(7)
    if kind == 0:  # some bits
        for _ in range(chance.choice([1, 2, 8, 64])):
            found[chance.randrange(size)] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del found[place:]
    elif kind == 2:
        found[page : page + 4096] = chance.randbytes(4096)
    elif kind == 3:
        other = 4096 * chance.randrange(size // 4096)
        found[page : page + 4096], found[other : other + 4096] = found[other : other + 4096], found[page : page + 4096]
    elif kind == 4:  # the header: versions, sizes, counts
        found[chance.randrange(100)] = chance.randrange(256)
    elif kind == 5:
        found[place : place + 512] = bytes(len(found[place : place + 512]))
    else:
        found += chance.randbytes(chance.randrange(1, 5_000))
    return bytes(found)


@pytest.mark.slow
def test_harmed_files_are_refused_in_words_or_opened(whole: tuple[bytes, bool], tmp_path: Path) -> None:
    content, locked = whole
    seen: Counter[str] = Counter()
    path = tmp_path / "harmed.bwv"
    for number in range(FILES):
        harmed_now = harmed(content, random.Random(number))
        path.write_bytes(harmed_now)
        said = _opened(path, locked=locked)
        seen[said] += 1
        if said.startswith("refused"):
            assert path.read_bytes() == harmed_now, number
        for beside in tmp_path.glob("harmed.bwv-*"):
            beside.unlink()
    print(f"{FILES} {'locked' if locked else 'plain'} files: {dict(seen)}")
    assert seen["refused"] > FILES / 3


def _opened(path: Path, *, locked: bool) -> str:
    """Open a harmed file as the program does, look at everything, and say how it went. Only problems may be raised."""
    engine = make_engine(f"sqlite:///{path}", KEY if locked else None)
    try:
        bring_up_to_date(engine)
    except WorkspaceProblem as problem:
        return "refused" if problem.advice else "refused without advice"
    finally:
        engine.dispose()
    try:
        broken = damaged_pages(engine)
        with Store.opened(engine, reading=True) as store:
            changed = store.history.check().broken
            for table in METADATA.sorted_tables:
                store.settings._session.execute(select(table)).all()
    except WorkspaceProblem:
        return "told later"
    finally:
        engine.dispose()
    if broken:
        return "found by a check"
    return "found in the history" if changed else "opened"
