"""An ordinary answer in one step of the server: the same as the long way, once only, and nothing it may not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.reviewing import Recording
from bwvreview.services.record_answer import RecordAnswer, record_answer
from bwvreview.storage.at_once import answer_at_once
from bwvreview.storage.columns import storable
from bwvreview.storage.engine import make_engine
from bwvreview.storage.senders import Turn
from bwvreview.storage.store import Store
from tests.storage.examples import NOON, add_session

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.postgres import Server

SENDER = "window of a test"
ODD = '\x01\x1f\x7f\x80 "\\/\b\f\n\r\t\u2028\ufeff 𝔘 é e\u0301 <script> %s :name \ud800 \x00'


@contextmanager
def workspace_on(server: Server, template: str) -> Iterator[Engine]:
    name = server.create(template)
    engine = make_engine(server.url(name))
    yield engine
    engine.dispose()
    server.drop(name)


@pytest.fixture
def empty(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with workspace_on(request.getfixturevalue("postgres"), request.getfixturevalue("_made_database")) as engine:
        yield engine


@pytest.fixture(scope="module")
def served(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A shared workspace with a session; its first clip is begun by everybody."""
    with workspace_on(request.getfixturevalue("postgres"), request.getfixturevalue("_made_database")) as engine:
        with Store.opened(engine) as store:
            add_session(store)
            record_answer(store, RecordAnswer(1, 1, "rating", "green"), at=NOON)
            store.senders.add(SENDER, bytes(32), NOON)
        yield engine


def give(engine: Engine, value: str, turn: int | None = None, **more: object) -> str | None:
    asked = {"session_id": 1, "clip_id": 1, "name": "rating", "value": value, "why": "", "reviewer": "panel"}
    asked |= {"seen": None, **more}
    return answer_at_once(engine, asked, None if turn is None else Turn(SENDER, turn), NOON)


def kept(engine: Engine, name: str = "rating") -> list[str]:
    with Store.opened(engine, reading=True) as store:
        assert store.history.check().broken is None  # sealed anew by Python's own hand
        return [change.new for change in store.answers.history(1) if change.kind == "answer" and change.name == name]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec=None), max_size=40) | st.just(ODD), min_size=3, max_size=3))
def test_any_words_are_sealed_as_python_seals_them(served: Engine, texts: list[str]) -> None:
    value, why, name = texts
    give(served, value, why=why, name=storable(name))
    with Store.opened(served, reading=True) as store:
        assert store.answers.of(1)[storable(name)] == storable(value)
        assert store.history.check().broken is None


def test_a_moment_is_sealed_in_utc_to_the_microsecond(served: Engine) -> None:
    moment = NOON + timedelta(microseconds=7)
    asked = {
        "session_id": 1,
        "clip_id": 1,
        "name": "when",
        "value": "now",
        "why": "",
        "reviewer": "panel",
        "seen": None,
    }
    assert answer_at_once(served, asked, None, moment) == ""
    assert kept(served, "when") == ["now"]
    with Store.opened(served, reading=True) as store:
        assert store.answers.history(1)[-1].at == moment


def test_what_comes_twice_is_kept_once(served: Engine) -> None:
    before = kept(served, "twice")
    for turn, value in ((1, "a"), (1, "a"), (2, "b"), (1, "a"), (2, "b"), (3, "a")):
        give(served, value, turn, name="twice")
    assert kept(served, "twice") == [*before, "a", "b", "a"]


def test_what_is_not_ordinary_is_left_to_the_long_way(served: Engine) -> None:
    with Store.opened(served) as store:
        store.reviewers.add(1, "KM", "p" * 36, NOON)
    before = kept(served)
    stands = before[-1]
    assert give(served, "x", seen="something else") is None  # two answers to one question
    assert give(served, "x", clip_id=2) is None  # nobody has begun it
    assert give(served, "x", clip_id=99) is None
    assert give(served, "x", session_id=2) is None
    assert give(served, "x", reviewer="KM") is None  # one record for everybody
    with Store.opened(served) as store:
        store.senders.remove(SENDER)
    assert give(served, "x", 99) is None  # a window that nobody knows
    assert kept(served) == before
    assert give(served, "x", seen=stands) == stands


def test_a_reviewer_who_has_locked_a_clip_cannot_answer_at_once(empty: Engine) -> None:
    engine = empty
    with Store.opened(engine) as store:
        add_session(store)
        store.sessions.set_recording(1, Recording.TURNS)
        member = store.reviewers.add(1, "KM", "p" * 36, NOON)
        record_answer(store, RecordAnswer(1, 1, "rating", "green", reviewer="KM"), at=NOON)
    assert give(engine, "amber", reviewer="KM") == "green"
    assert give(engine, "amber", reviewer="panel") is None  # everybody's comes after that
    with Store.opened(engine) as store:
        store.reviewers.lock(1, member, watched=True, by="KM", at=NOON)
    assert give(engine, "red", reviewer="KM") is None
    assert kept(engine) == ["green", "amber"]
