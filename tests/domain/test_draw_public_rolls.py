"""The same tickets as in election audits: numbers that others published, and the sampler that Arlo draws with."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from consistent_sampler import consistent_sampler
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw import tickets
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay, statement_with_seed
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.draw.tickets import lowest_tickets, ticket_of
from tests.domain.draw_cases import CASES, case, plan

PUBLISHED: dict[str, Any] = json.loads(
    Path(__file__).with_name("oracles").joinpath("public_rolls.json").read_text(encoding="utf-8")
)
PICKS = [one for kind in ("rivest", "colorado") for one in PUBLISHED[kind]["cases"]]
FRACTIONS = [one for kind in ("consistent", "arlo") for one in PUBLISHED[kind]["cases"]]


def drawn_with(key: str, names: list[str]) -> dict[str, str]:
    """Draw all of some names with the draw's own code, and give each its ticket."""
    list_file = ListFile("0" * 64, dict.fromkeys(names, ("all",)))
    found = lowest_tickets(list_file, key, {"all": len(names)})["all"]
    assert [ticket for ticket, _ in found] == sorted(ticket for ticket, _ in found)
    return {name.decode(): ticket.hex() for ticket, name in found}


def backwards(ticket: str) -> str:
    """The fraction that consistent-sampler makes of a ticket."""
    return "0." + f"{int(ticket, 16):064d}"[::-1]


@pytest.mark.parametrize("published", PICKS, ids=[f"{one['seed']}-of-{one['total']}" for one in PICKS])
def test_the_picks_of_the_public_dice_rolls_come_from_the_same_tickets(published: dict[str, Any]) -> None:
    counters = [str(number) for number in range(1, 2 * len(published["picks"]) + 1)]
    made = drawn_with(published["seed"] + ",", counters)
    assert made == {counter: ticket_of(published["seed"] + ",", counter) for counter in counters}
    picks = [int(made[counter], 16) % published["total"] + 1 for counter in counters]
    once = list(dict.fromkeys(picks)) if published["total"] > len(picks) else picks
    assert once[: len(published["picks"])] == published["picks"]


@pytest.mark.parametrize("published", FRACTIONS, ids=[str(number) for number in range(len(FRACTIONS))])
def test_the_ticket_numbers_of_arlo_and_of_its_sampler_come_from_the_same_tickets(published: dict[str, Any]) -> None:
    key = hashlib.sha256(published["seed"].encode()).hexdigest()
    made = drawn_with(key, list(published["tickets"]))
    for name, number in published["tickets"].items():
        assert backwards(made[name]).startswith(number)


@given(st.text("0123456789", min_size=20, max_size=20), st.sets(st.from_regex(r"[A-Z0-9]{4,12}", fullmatch=True)))
@settings(deadline=None, max_examples=60)
def test_the_sampler_of_arlo_gives_every_reference_our_ticket(seed: str, names: set[str]) -> None:
    key = consistent_sampler.sha256_hex(seed)
    made = drawn_with(key, sorted(names))
    assert made == {name: consistent_sampler.sha256_hex(key + name) for name in names}
    theirs = list(consistent_sampler.sampler(sorted(names), seed, output="id"))
    assert theirs == sorted(names, key=lambda name: backwards(made[name]))  # the same tickets, read from the other end


# ---- A ticket that is cut short ------------------------------------------------------------------------------


class Cut:
    """SHA-256 of which only the first bytes are given; the rest is nought when `padded`."""

    length, padded = 32, False

    def __init__(self, data: bytes = b"") -> None:
        self._hash = hashlib.sha256(data)

    def copy(self) -> Cut:
        other = type(self)()
        other._hash = self._hash.copy()
        return other

    def update(self, data: bytes) -> None:
        self._hash.update(data)

    def digest(self) -> bytes:
        kept = self._hash.digest()[: self.length]
        return kept.ljust(32, b"\0") if self.padded else kept

    def hexdigest(self) -> str:
        return self.digest().hex()


def cut_hash(monkeypatch: pytest.MonkeyPatch, length: int, *, padded: bool) -> None:
    cut = type("CutNow", (Cut,), {"length": length, "padded": padded})
    monkeypatch.setattr(tickets, "hashlib", type("Hashes", (), {"sha256": cut}))


def fails_the_vectors() -> bool:
    made = [replay(*case(n), draw["seed"]).as_json() == draw for n, one in enumerate(CASES) for draw in one["draws"]]
    return not any(made)


def test_the_vectors_pass_with_whole_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_hash(monkeypatch, 32, padded=False)
    assert all(replay(*case(n), d["seed"]).as_json() == d for n, one in enumerate(CASES) for d in one["draws"])


@pytest.mark.parametrize("padded", [False, True], ids=["short", "filled up with noughts"])
@pytest.mark.parametrize("length", [1, 2, 4, 8, 16, 20, 28, 31])
def test_no_vector_passes_with_a_ticket_cut_short(length: int, padded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_hash(monkeypatch, length, padded=padded)
    assert fails_the_vectors()


@pytest.mark.parametrize("published", [*PICKS, *FRACTIONS], ids=str)
def test_no_published_roll_passes_with_a_ticket_cut_short(
    published: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_hash(monkeypatch, 31, padded=True)
    test = (
        test_the_picks_of_the_public_dice_rolls_come_from_the_same_tickets
        if "picks" in published
        else test_the_ticket_numbers_of_arlo_and_of_its_sampler_come_from_the_same_tickets
    )
    with pytest.raises(AssertionError):
        test(published)


@pytest.fixture(scope="module")
def long_draw() -> tuple[ListFile, Statement, list[str]]:
    """Two of its 100,000 tickets share their first four bytes, and the later reference has the lower one."""
    list_file, statement = plan({f"REF-{n:05d}": ("all",) for n in range(100_000)}, PlannedTheme("all", 100_000, 0))
    key = hashlib.sha256(statement_with_seed(statement, "0" * 20)).hexdigest()
    order = sorted(list_file.labels, key=lambda reference: hashlib.sha256((key + reference).encode()).hexdigest())
    return list_file, statement, order


def test_the_order_of_a_long_draw_is_the_order_of_whole_tickets(
    long_draw: tuple[ListFile, Statement, list[str]],
) -> None:
    list_file, statement, order = long_draw
    assert replay(list_file, statement, "0" * 20).themes["all"].sample == tuple(order)


@pytest.mark.parametrize("length", [1, 4])
def test_an_order_by_the_first_bytes_of_the_tickets_is_caught(
    length: int, long_draw: tuple[ListFile, Statement, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_first_bytes(*asked: Any, **more: Any) -> Any:
        found = lowest_tickets(*asked, **more)
        return {label: sorted(pairs, key=lambda pair: (pair[0][:length], pair[1])) for label, pairs in found.items()}

    monkeypatch.setattr("bwvreview.domain.draw.draw.lowest_tickets", by_first_bytes)
    list_file, statement, order = long_draw
    assert replay(list_file, statement, "0" * 20).themes["all"].sample != tuple(order)
