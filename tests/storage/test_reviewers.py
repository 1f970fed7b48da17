"""Reviewers and their locks: on both engines, nothing that is locked can be changed, and tampering is found."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bwvreview.domain.errors import WorkspaceProblem
from bwvreview.domain.reviewing import Recording, answers_fingerprint
from bwvreview.storage.engine import MIGRATING
from bwvreview.storage.practice import NewPracticeClip
from bwvreview.storage.store import Store
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bwvreview.storage.reviewers import Reviewer


@pytest.fixture
def clips(engine: Engine) -> tuple[int, int]:
    with Store.opened(engine) as store:
        first, second = store.sessions.clips(add_session(store))
    return first.id, second.id


def add(store: Store, name: str, session: int = 1) -> Reviewer:
    return store.reviewers.add(session, name, f"person {name}", NOON)


def test_reviewers_get_letters_in_the_order_of_joining(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        assert [add(store, name).letter for name in ("KM", "Youth member", "Chair")] == ["A", "B", "C"]
        store.reviewers.remove(store.reviewers.of(1)[1].id)
        assert add(store, "DD").letter == "D"
        assert [(one.letter, one.name) for one in store.reviewers.of(1)] == [("A", "KM"), ("C", "Chair"), ("D", "DD")]
        with pytest.raises(WorkspaceProblem, match="there already"):
            add(store, "KM")
        assert len(store.reviewers.of(1)) == 3


def test_a_session_knows_how_it_is_recorded(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        assert store.sessions.get(1).recording is Recording.PANEL
        store.sessions.set_recording(1, Recording.TURNS)
    with Store.opened(engine) as store:
        assert store.sessions.get(1).recording is Recording.TURNS


def test_locked_answers_refuse_every_change(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        reviewer, other = add(store, "KM"), add(store, "B")
        for who in (reviewer, other):
            store.answers.put(clips[0], who.name, "rag", "green", by=who.name, at=NOON)
        store.reviewers.lock(clips[0], reviewer, watched=True, by="KM", at=NOON)
    for name, value in (("rag", "red"), ("rag", ""), ("more", "yes")):
        with pytest.raises(WorkspaceProblem, match="locked"), Store.opened(engine) as store:
            store.answers.put(clips[0], "KM", name, value, by="KM", at=NOON)
    with pytest.raises(WorkspaceProblem, match="locked already"), Store.opened(engine) as store:
        store.reviewers.lock(clips[0], reviewer, watched=False, by="KM", at=NOON)
    with Store.opened(engine) as store:
        store.answers.put(clips[0], "B", "rag", "red", by="B", at=NOON)
        store.answers.put(clips[1], "KM", "rag", "red", by="KM", at=NOON)
        store.answers.put(clips[0], "panel", "rag", "red", by="panel", at=NOON)
        assert store.answers.of(clips[0], "KM") == {"rag": "green"}
        assert store.answers.verify_history() is None
        (lock,) = store.reviewers.locks(1)
        assert lock.fingerprint == answers_fingerprint({"rag": "green", "left": ""})


def test_an_answer_and_a_lock_at_the_same_moment_never_both_win(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        reviewers = [add(store, f"R{number}") for number in range(6)]
    start = threading.Barrier(2 * len(reviewers))

    def answer(reviewer: Reviewer) -> bool:
        start.wait()
        try:
            with Store.opened(engine) as store:
                store.answers.put(clips[0], reviewer.name, "rag", "red", by=reviewer.name, at=NOON)
        except WorkspaceProblem:
            return False
        return True

    def lock(reviewer: Reviewer) -> bool:
        start.wait()
        with Store.opened(engine) as store:
            store.reviewers.lock(clips[0], reviewer, watched=True, by=reviewer.name, at=NOON)
        return True

    with ThreadPoolExecutor(2 * len(reviewers)) as pool:
        answered = [pool.submit(answer, one) for one in reviewers]
        locked = [pool.submit(lock, one) for one in reviewers]
        kept = [one.result() for one in answered]
        assert all(one.result() for one in locked)
    with Store.opened(engine) as store:
        assert store.answers.verify_history() is None
        found = {lock.reviewer_id: lock.fingerprint for lock in store.reviewers.locks(1)}
        for reviewer, was_kept in zip(reviewers, kept, strict=True):
            answers = store.answers.of(clips[0], reviewer.name)
            assert answers == ({"rag": "red"} if was_kept else {})
            assert found[reviewer.id] == answers_fingerprint(answers)


@pytest.mark.parametrize(
    ("tampering", "position"),
    [
        ("DELETE FROM locks", 2),
        ("UPDATE locks SET fingerprint = position WHERE position = 2", 2),
        ("UPDATE locks SET clip_id = 77 WHERE position = 2", 2),
        ("UPDATE answers SET value = 'red' WHERE reviewer = 'KM'", 1),
        ("UPDATE reviewers SET name = 'XY' WHERE name = 'KM'", 2),
    ],
)
def test_tampering_with_locks_is_found(engine: Engine, clips: tuple[int, int], tampering: str, position: int) -> None:
    with Store.opened(engine) as store:
        store.answers.put(clips[0], "KM", "rag", "green", by="KM", at=NOON)
        store.reviewers.lock(clips[0], add(store, "KM"), watched=True, by="KM", at=NOON)
        store.reviewers.lock(clips[1], store.reviewers.of(1)[0], watched=False, by="coordinator", at=NOON)
        assert store.answers.verify_history() is None
    with engine.connect().execution_options(**{MIGRATING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(tampering))
    with Store.opened(engine) as store:
        assert store.answers.verify_history() == position


def test_an_answer_written_behind_a_lock_is_found(
    engine: Engine, clips: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.opened(engine) as store:
        store.reviewers.lock(clips[0], add(store, "KM"), watched=True, by="KM", at=NOON)
    monkeypatch.setattr("bwvreview.storage.answers.Answers._refuse_locked", lambda *_: None)
    with Store.opened(engine) as store:
        store.answers.put(clips[0], "KM", "rag", "green", by="KM", at=NOON)
        assert store.answers.verify_history() == 2


def test_what_is_left_undecided_can_be_agreed_later(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        for _ in range(2):
            store.reviewers.leave_undecided(clips[0], "rag", by="panel", at=NOON, why="Half and half.")
        store.reviewers.leave_undecided(clips[1], "tone", by="panel", at=NOON)
        assert store.reviewers.undecided(1) == {clips[0]: {"rag"}, clips[1]: {"tone"}}
        assert [change.kind for change in store.answers.history(clips[0])] == ["undecided"]
        store.reviewers.decide(clips[0], "rag")
        assert store.reviewers.undecided_of(clips[0]) == frozenset()
        assert store.answers.verify_history() is None


def test_a_session_counts_answers_without_telling_them(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        for name, value in (("rag", "green"), ("tone", "calm"), ("note", "")):
            store.answers.put(clips[0], "KM", name, value, by="KM", at=NOON)
        store.answers.put(clips[1], "panel", "rag", "red", by="panel", at=NOON)
        assert store.reviewers.given(1) == {(clips[0], "KM"): 2, (clips[1], "panel"): 1}
        assert store.answers.of_session(1) == {
            (clips[0], "KM"): {"rag": "green", "tone": "calm", "note": ""},
            (clips[1], "panel"): {"rag": "red"},
        }


def test_the_newest_answer_is_told_for_each_reviewer(engine: Engine, clips: tuple[int, int]) -> None:
    with Store.opened(engine) as store:
        store.answers.put(clips[0], "KM", "rag", "green", by="KM", at=NOON)
        found = store.answers.last_of(clips[0], "KM")
        assert found is not None
        assert found.name == "rag"
        assert store.answers.last_of(clips[0]) is None
        assert store.answers.last_of(clips[0], "B") is None


def test_a_try_at_a_practice_clip_is_kept_and_closed(engine: Engine) -> None:
    with Store.opened(engine) as store:
        new = NewPracticeClip("First", "{}", "f" * 64, {"rag": "green", "left": ""}, NOON)
        clip = store.practice.add(new)
        with pytest.raises(WorkspaceProblem, match="title"):
            store.practice.add(new)
        assert store.practice.get(clip).answers == {"rag": "green"}
        attempt = store.practice.begin(clip, "KM", NOON)
        assert store.practice.begin(clip, "KM", NOON) == attempt
        store.practice.put(attempt, {"rag": "red"})
        store.practice.put(attempt, {"tone": "calm", "rag": ""})
        assert store.practice.one_try(attempt).answers == {"tone": "calm"}
        store.practice.lock(attempt, NOON)
        with pytest.raises(WorkspaceProblem, match="locked already"):
            store.practice.put(attempt, {"rag": "red"})
        with pytest.raises(WorkspaceProblem, match="locked already"):
            store.practice.lock(attempt, NOON)
        assert store.practice.begin(clip, "KM", NOON) != attempt
        assert [one.locked_at for one in store.practice.tries(clip)] == [NOON, None]
        with pytest.raises(WorkspaceProblem, match="no such"):
            store.practice.get(99)
        with pytest.raises(WorkspaceProblem, match="no such"):
            store.practice.one_try(99)
