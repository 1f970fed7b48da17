"""A long unit of work says where it is to its end, and is kept once it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import Cancelled, ListProblem
from bwvreview.storage.store import Store
from tests.storage.examples import LIST, many

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_a_list_that_is_being_written_for_good_can_no_longer_be_stopped(engine: Engine) -> None:
    said: list[tuple[int, int]] = []

    def stop_at_the_end(done: int, total: int) -> None:
        said.append((done, total))
        if said.count((3, 3)) > 1:
            raise Cancelled

    with Store.opened(engine) as store:
        number = store.lists.add(LIST, many(3), stop_at_the_end)
    assert said[:2] == [(3, 0), (3, 3)]
    assert said.count((3, 3)) > 1
    with Store.opened(engine, reading=True) as store:
        assert len(list(store.lists.encounters(number))) == 3


def keep_two_lists(engine: Engine) -> None:
    with Store.opened(engine) as store:
        store.lists.add(LIST, many(3))
        store.lists.add(LIST, [])


def test_what_goes_wrong_after_a_list_was_kept_undoes_it(engine: Engine) -> None:
    with pytest.raises(ListProblem, match="no encounters"):
        keep_two_lists(engine)
    with Store.opened(engine, reading=True) as store:
        assert store.lists.all() == ()
