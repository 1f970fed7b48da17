"""What the police hold back of a list is kept by reference, and only as reasons once the list is deleted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bwvreview.storage.store import Store
from tests.storage.examples import ENCOUNTERS, NOON, add_list
from tests.storage.test_deletion import everything_in

if TYPE_CHECKING:
    from sqlalchemy import Engine

FIRST, SECOND, THIRD = (encounter.reference for encounter in ENCOUNTERS[:3])


def test_each_reference_is_held_back_once_with_its_newest_reason(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        store.withheld.put(number, {FIRST: "complaint", SECOND: "complaint"}, NOON)
        store.withheld.put(number, {SECOND: "sensitive", THIRD: "sensitive"}, NOON)
    with Store.opened(engine, reading=True) as store:
        assert store.withheld.of(number) == {FIRST: "complaint", SECOND: "sensitive", THIRD: "sensitive"}
        assert store.withheld.counts(number) == {"complaint": 1, "sensitive": 2}


def test_what_is_taken_back_is_held_back_no_longer(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number, other = add_list(store), add_list(store)
        for one in (number, other):
            store.withheld.put(one, {FIRST: "complaint", SECOND: "complaint"}, NOON)
        store.withheld.take_back(number, [FIRST, "BWV-9999-ZZZZ"])
        assert store.withheld.of(number) == {SECOND: "complaint"}
        assert len(store.withheld.of(other)) == 2


def test_many_references_are_kept_and_taken_back_at_once(engine: Engine) -> None:
    many = {f"BWV-{number:04d}-AAAA": "other" for number in range(1_200)}
    with Store.opened(engine) as store:
        number = add_list(store)
        store.withheld.put(number, many, NOON)
        assert store.withheld.of(number) == many
        store.withheld.take_back(number, many)
        assert store.withheld.of(number) == {}


def test_a_deleted_list_keeps_the_reasons_and_no_reference(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        store.withheld.put(number, {FIRST: "complaint", SECOND: "complaint"}, NOON)
        store.deletion.delete_list(number, date(2022, 11, 1))
    with Store.opened(engine, reading=True) as store:
        assert store.withheld.of(number) == {}
        assert store.withheld.counts(number) == {"complaint": 2}
    assert FIRST.encode() not in everything_in(engine)
