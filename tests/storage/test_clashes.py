"""Two people answer the same question: nothing is overwritten unseen, and both answers are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.faults import told_plainly
from bwvreview.storage.store import Store
from bwvreview.storage.tables import ClipRow
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from sqlalchemy import Engine


@pytest.fixture
def clip(engine: Engine) -> int:
    with Store.opened(engine) as store:
        return store.sessions.clips(add_session(store))[0].id


def give(engine: Engine, clip: int, value: str, *, seen: str | None, minutes: int = 0, by: str = "panel") -> str:
    with Store.opened(engine) as store:
        at = NOON + timedelta(minutes=minutes)
        return store.answers.put(clip, "panel", "rag", value, by=by, at=at, seen=seen)


def state(engine: Engine, clip: int) -> tuple[str, list[str]]:
    """What stands, and what waits. The history leads to both."""
    with Store.opened(engine, reading=True) as store:
        assert store.history.check().broken is None
        waiting = store.clashes.waiting(1)
        assert store.clashes.count(clip) == bool(waiting)
        return store.answers.of(clip).get("rag", ""), [one.value for one in waiting]


def test_an_answer_that_did_not_know_of_another_waits_beside_it(engine: Engine, clip: int) -> None:
    assert give(engine, clip, "green", seen="") == ""
    assert give(engine, clip, "red", seen="", minutes=1, by="KM") == "green"
    assert state(engine, clip) == ("green", ["red"])
    with Store.opened(engine, reading=True) as store:
        (one,) = store.clashes.waiting(1)
        assert (one.by, one.came_at, one.clip_id) == ("KM", NOON + timedelta(minutes=1), clip)
        stands = store.clashes.standing(one)
        assert stands is not None
        assert (stands.new, stands.by, stands.at) == ("green", "panel", NOON)
        kinds = [(change.kind, change.old, change.new) for change in store.answers.history(clip)]
        assert kinds == [("answer", "", "green"), ("clash", "green", "red")]


def test_who_saw_the_answer_that_stands_changes_it(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    assert give(engine, clip, "red", seen="green") == "green"
    assert state(engine, clip) == ("red", [])


def test_a_window_that_goes_on_with_its_own_answer_waits_with_the_newest_only(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    give(engine, clip, "red", seen="")
    give(engine, clip, "amber", seen="red")
    give(engine, clip, "amber", seen="red")  # sent again after a cut connection
    assert state(engine, clip) == ("green", ["amber"])


def test_two_windows_that_come_to_the_same_answer_need_no_choice(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    give(engine, clip, "red", seen="")
    give(engine, clip, "green", seen="red")
    assert state(engine, clip) == ("green", [])
    give(engine, clip, "amber", seen="")
    give(engine, clip, "amber", seen="green")
    assert state(engine, clip) == ("amber", [])
    with Store.opened(engine, reading=True) as store:
        assert [one.kind for one in store.answers.history(clip)].count("clash-settled") == 2


def test_a_file_that_is_taken_in_does_not_ask_what_stands(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    give(engine, clip, "red", seen=None)
    assert state(engine, clip) == ("red", [])


def test_a_clash_is_settled_once(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    give(engine, clip, "red", seen="")
    with Store.opened(engine) as store:
        (one,) = store.clashes.waiting(1)
        store.clashes.settle(one.id, "red", by="panel", at=NOON, why="We watched it again.")
    assert state(engine, clip)[1] == []
    with pytest.raises(WorkspaceProblem, match="chosen already"), Store.opened(engine) as store:
        store.clashes.settle(one.id, "green", by="panel", at=NOON)


def test_an_answer_that_waits_and_was_altered_is_found(engine: Engine, clip: int) -> None:
    give(engine, clip, "green", seen="")
    give(engine, clip, "red", seen="")
    with engine.begin() as connection:
        connection.execute(text("UPDATE clashes SET value = 'amber'"))
    with Store.opened(engine, reading=True) as store:
        broken = store.history.check().broken
        assert broken is not None
        assert (broken.kind, broken.name) == ("answer", "rag")


def test_a_row_that_another_window_changed_meanwhile_is_not_overwritten(engine: Engine, clip: int) -> None:
    def change() -> None:
        with told_plainly(), Session(engine) as session:
            row = session.get_one(ClipRow, clip)
            session.connection().execute(text("UPDATE clips SET version = version + 1"))  # as another window's would
            row.reason = "technical"
            session.flush()

    with pytest.raises(WorkspaceProblem, match="same moment"):
        change()
    with Store.opened(engine, reading=True) as store:
        assert store.sessions.clip(clip).reason == ""
