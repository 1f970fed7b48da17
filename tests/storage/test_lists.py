"""Lists come in whole or not at all, and come back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.encounters import Encounter
from bwvreview.domain.errors import Cancelled, ListProblem, WorkspaceProblem
from bwvreview.storage.lists import CHUNK
from bwvreview.storage.store import Store
from tests.storage.examples import ENCOUNTERS, LIST, NOON, add_list, many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Engine


def test_a_list_comes_back_as_it_went_in(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
    with Store.opened(engine, reading=True) as store:
        stored = store.lists.get(number)
        assert (stored.group, stored.scheme, stored.imported_at) == ("haringey", "stop-search", NOON)
        assert (stored.rows, stored.delete_on, stored.left_out) == (3, LIST.delete_on, {"withheld": 2})
        assert (stored.first_day, stored.last_day) == (ENCOUNTERS[2].on, ENCOUNTERS[0].on)
        assert tuple(store.lists.encounters(number)) == ENCOUNTERS
        assert store.lists.all() == (stored,)


def test_the_fingerprint_depends_on_what_is_in_a_list_and_not_on_its_order(engine: Engine) -> None:
    changed = Encounter("BWV-0002-AAAA", None, {}, 4)
    with Store.opened(engine) as store:
        lists = [
            store.lists.add(LIST, rows)
            for rows in (ENCOUNTERS, reversed(ENCOUNTERS), (*ENCOUNTERS[:2], changed), ENCOUNTERS[:2])
        ]
        prints = [store.lists.get(number).fingerprint for number in lists]
    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


def test_the_fingerprint_is_the_one_that_was_written_down(engine: Engine) -> None:
    with Store.opened(engine) as store:
        fingerprint = store.lists.get(add_list(store)).fingerprint
    assert fingerprint == "9220de0a4007d02ff644b0459177a1222112b1a33c6906049f87b4f9442b8a9b"


def test_the_newest_list_stands_first(engine: Engine) -> None:
    with Store.opened(engine) as store:
        numbers = [add_list(store), add_list(store)]
        assert [stored.id for stored in store.lists.all()] == numbers[::-1]


def test_a_long_list_comes_in_by_pieces_and_says_how_far_it_is(engine: Engine) -> None:
    said: list[tuple[int, int]] = []
    rows = many(CHUNK + 1)
    with Store.opened(engine) as store:
        number = store.lists.add(LIST, iter(rows), lambda done, total: said.append((done, total)))
        assert list(store.lists.encounters(number)) == rows
    assert said[:2] == [(CHUNK, 0), (CHUNK + 1, 0)]
    assert set(said[2:]) == {(CHUNK + 1, CHUNK + 1)}


def test_an_import_that_is_stopped_leaves_nothing_behind(engine: Engine) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), Store.opened(engine) as store:
        store.lists.add(LIST, many(CHUNK + 1), stop)
    with Store.opened(engine) as store:
        assert store.lists.all() == ()
        assert list(store.lists.encounters(1)) == []


def test_two_rows_with_one_reference_are_refused_without_naming_it(engine: Engine) -> None:
    def twice() -> Iterator[Encounter]:
        yield from many(CHUNK)
        yield ENCOUNTERS[0]
        yield ENCOUNTERS[0]

    with (
        pytest.raises(ListProblem, match=r"^Two rows have the same reference\.$") as caught,
        Store.opened(engine) as store,
    ):
        store.lists.add(LIST, twice())
    assert caught.value.__cause__ is None
    with Store.opened(engine) as store:
        assert store.lists.all() == ()


def test_a_list_without_encounters_is_refused(engine: Engine) -> None:
    with pytest.raises(ListProblem, match="no encounters"), Store.opened(engine) as store:
        store.lists.add(LIST, [])


def test_deleting_a_list_keeps_its_counts(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number, other = add_list(store), add_list(store)
        before = store.lists.get(number)
        store.lists.delete_rows(number)
    with Store.opened(engine) as store:
        after = store.lists.get(number)
        assert list(store.lists.encounters(number)) == []
        assert (after.rows, after.fingerprint, after.rows_deleted) == (3, before.fingerprint, True)
        assert len(list(store.lists.encounters(other))) == 3


def test_days_of_some_encounters(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        assert store.lists.days(number, ["BWV-0001-AAAA", "BWV-0002-AAAA", "BWV-9999-AAAA"]) == {
            "BWV-0001-AAAA": None,
            "BWV-0002-AAAA": ENCOUNTERS[2].on,
        }


def test_a_list_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(WorkspaceProblem, match="no list 7"), Store.opened(engine) as store:
        store.lists.get(7)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day=st.none() | st.dates(),
    values=st.dictionaries(st.text("abc_", min_size=1), st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_any_words_come_back_as_they_were(engine: Engine, day: date | None, values: dict[str, str]) -> None:
    encounter = Encounter("BWV-0001-AAAA", day, values, 2)
    with Store.opened(engine) as store:
        assert list(store.lists.encounters(store.lists.add(LIST, [encounter]))) == [encounter]
