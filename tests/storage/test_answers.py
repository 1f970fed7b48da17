"""Answers are kept one by one, and their history cannot be rewritten unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.storage.columns import storable
from bwvreview.storage.engine import MIGRATING
from bwvreview.storage.store import Store
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from sqlalchemy import Engine


def put(engine: Engine, clip: int, name: str, value: str, *, minutes: int = 0, reviewer: str = "panel") -> None:
    with Store.opened(engine) as store:
        store.answers.put(clip, reviewer, name, value, by="AB", at=NOON + timedelta(minutes=minutes))


@pytest.fixture
def clips(engine: Engine) -> tuple[int, int]:
    with Store.opened(engine) as store:
        first, second = store.sessions.clips(add_session(store))
    return first.id, second.id


def test_the_newest_answer_stands(engine: Engine, clips: tuple[int, int]) -> None:
    put(engine, clips[0], "rating", "green")
    put(engine, clips[0], "viewed", "full")
    put(engine, clips[0], "rating", "amber")
    put(engine, clips[0], "note", "")
    put(engine, clips[0], "rating", "red", reviewer="B")
    put(engine, clips[1], "rating", "green")
    with Store.opened(engine) as store:
        assert store.answers.of(clips[0]) == {"viewed": "full", "rating": "amber", "note": ""}
        assert store.answers.of(clips[0], "B") == {"rating": "red"}


def test_every_change_is_kept_with_who_when_and_why(engine: Engine, clips: tuple[int, int]) -> None:
    put(engine, clips[0], "rating", "green")
    with Store.opened(engine) as store:
        store.answers.put(clips[0], "panel", "rating", "amber", by="CD", at=NOON, why="Heard it again.")
        before, after = store.answers.history(clips[0])
        assert (before.old, before.new, before.by, before.why) == ("", "green", "AB", "")
        assert (after.old, after.new, after.by, after.why) == ("green", "amber", "CD", "Heard it again.")
        assert (after.kind, after.name, after.reviewer, after.at) == ("answer", "rating", "panel", NOON)
        assert store.answers.history(clips[1]) == ()


def test_giving_the_same_answer_again_changes_nothing(engine: Engine, clips: tuple[int, int]) -> None:
    put(engine, clips[0], "rating", "green")
    put(engine, clips[0], "rating", "green", minutes=5)
    with Store.opened(engine) as store:
        assert len(store.answers.history(clips[0])) == 1


def test_a_session_knows_where_it_was_left(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        assert store.answers.last(1) is None
        assert store.answers.last_of(clips[0]) is None
    put(engine, clips[1], "viewed", "full", minutes=5)
    put(engine, clips[0], "rating", "green", minutes=3)  # the clock was set back in between
    with Store.opened(engine) as store:
        last, of_second = store.answers.last(1), store.answers.last_of(clips[1])
    assert last is not None
    assert of_second is not None
    assert (last.clip_id, last.slot, last.name, last.at) == (clips[0], "V01", "rating", NOON + timedelta(minutes=3))
    assert (of_second.name, of_second.at) == ("viewed", NOON + timedelta(minutes=5))


def test_an_answer_to_a_clip_that_is_not_there_is_refused(engine: Engine) -> None:
    with pytest.raises(WorkspaceProblem, match="clip"):
        put(engine, 7, "rating", "green")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text())
def test_any_words_can_be_an_answer(engine: Engine, clips: tuple[int, int], value: str) -> None:
    put(engine, clips[0], "words", value)
    with Store.opened(engine) as store:
        assert store.answers.of(clips[0])["words"] == storable(value)
        assert store.answers.verify_history() is None


def test_notes_stand_in_the_order_of_the_clip(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        late = store.answers.add_note(clips[0], "panel", 90, "He explained it twice.", NOON)
        whole = store.answers.add_note(clips[0], "B", None, "Calm throughout.", NOON)
        early = store.answers.add_note(clips[0], "panel", 0, "", NOON)
        assert [note.id for note in store.answers.notes(clips[0])] == [whole, early, late]
        assert [note.id for note in store.answers.notes(clips[0], "B")] == [whole]
        store.answers.change_note(late, "She explained it twice.", NOON)
        store.answers.delete_note(early, NOON)
        kept = store.answers.notes(clips[0])
        assert [(note.at_seconds, note.text) for note in kept] == [
            (None, "Calm throughout."),
            (90, "She explained it twice."),
        ]
        with pytest.raises(WorkspaceProblem, match="note"):
            store.answers.delete_note(early, NOON)


def test_the_words_of_a_deleted_note_are_nowhere(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        number = store.answers.add_note(clips[0], "panel", 5, "MARKER-IN-A-NOTE", NOON)
        store.answers.delete_note(number, NOON)
        changes = store.answers.history(clips[0])
    assert [change.kind for change in changes] == ["note-added", "note-deleted"]
    assert "MARKER" not in repr(changes)


def test_many_who_answer_at_once_make_one_history(engine: Engine, clips: tuple[int, int]) -> None:
    def answer(number: int) -> None:
        for question in range(5):
            put(engine, clips[number % 2], f"q{question}", str(number), reviewer=f"R{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(answer, range(8)))
    with Store.opened(engine) as store:
        changes = [change.position for clip in clips for change in store.answers.history(clip)]
        assert sorted(changes) == list(range(1, 41))
        assert store.answers.verify_history() is None


@pytest.mark.parametrize(
    ("tampering", "position"),
    [
        ("UPDATE history SET new = 'green' WHERE position = 2", 2),
        ("UPDATE history SET at = '2022-09-01 00:00:00' WHERE position = 3", 3),
        ("UPDATE history SET by = 'XY', hash = prev_hash WHERE position = 1", 1),
        ("UPDATE history SET prev_hash = hash WHERE position = 3", 3),
        ("DELETE FROM history WHERE position = 2", 2),
        ("DELETE FROM history WHERE position = 4", 4),
        ("DELETE FROM history", 1),
        ("DELETE FROM history_end", 5),
        ("UPDATE history_end SET position = 3", 5),
        ("UPDATE history SET position = 9 WHERE position = 1", 1),
        ("UPDATE answers SET value = 'green' WHERE name = 'q3'", 4),
        ("UPDATE answers SET clip_id = 77 WHERE name = 'q2'", 3),
        ("UPDATE answers SET clip_id = 3 - clip_id WHERE name = 'q2'", 3),
        ("UPDATE answers SET reviewer = 'B' WHERE name = 'q2'", 3),
        ("DELETE FROM answers WHERE name = 'q1'", 2),
    ],
)
def test_tampering_with_the_history_is_found(
    engine: Engine, clips: tuple[int, int], tampering: str, position: int
) -> None:
    for question in range(4):
        put(engine, clips[0], f"q{question}", "red")
    with Store.opened(engine) as store:
        assert store.answers.verify_history() is None
    with engine.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))  # no foreign keys, as above
        connection.execute(text(tampering))
    with Store.opened(engine) as store:
        assert store.answers.verify_history() == position
