"""A session has one plan, a plan has one roll; the tables say so even when two people try at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.draw.voids import Void
from bwvreview.domain.errors import DrawProblem
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.storage.store import Store
from tests.storage.examples import FIRST, NOON, add_list, add_plan, add_session, plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

DIGITS = "00454660390103169462"


def test_a_plan_comes_back_as_it_was_fixed(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
    with Store.opened(engine) as store:
        fixed = store.draws.get(number)
        assert (fixed.group, fixed.session, fixed.commit) == ("haringey", FIRST, "c" * 64)
        assert (fixed.list_file, fixed.statement, fixed.created_at) == (b"list\n", b"statement\n", NOON)
        assert (fixed.seeds, fixed.rolled_at, fixed.void_reason) == ((), None, None)
        assert store.draws.by_commit("c" * 64) == fixed
        assert store.draws.by_session("haringey", FIRST) == fixed
        assert store.draws.latest("haringey") == fixed
        assert store.draws.latest("camden") is None


def test_fixing_the_same_plan_again_changes_nothing(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        assert store.draws.add(plan(1)) == number


def test_a_session_has_one_plan(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        with pytest.raises(DrawProblem, match=r"^A draw for this session is already fixed\.$") as caught:
            store.draws.add(plan(1, commit="d" * 64))
        assert caught.value.advice == (
            "Use the next number, for example 2022-10-01.2, and give the reason for leaving the first."
        )
        # the unit of work goes on after the refusal
        assert store.draws.add(plan(1, SessionId(FIRST.day, 2), "d" * 64)) > number
        assert store.draws.add(plan(1, commit="e" * 64, group="camden")) > number


def test_a_plan_is_rolled_once(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        store.draws.roll(number, DIGITS, at=NOON)
    with pytest.raises(DrawProblem, match=r"^This plan was already rolled\.$"), Store.opened(engine) as store:
        store.draws.roll(number, "1" * 20, at=NOON)
    with Store.opened(engine) as store:
        fixed = store.draws.get(number)
        assert (fixed.seeds, fixed.rolled_at) == ((DIGITS,), NOON)


def test_rounds_are_rolled_in_their_order(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        with pytest.raises(DrawProblem, match="earlier round"):
            store.draws.roll(number, DIGITS, at=NOON, round=2)
        store.draws.roll(number, DIGITS, at=NOON)
        store.draws.roll(number, "2" * 20, at=NOON + timedelta(hours=1), round=2)
        fixed = store.draws.get(number)
        assert (fixed.seeds, fixed.rolled_at) == ((DIGITS, "2" * 20), NOON)


def test_of_many_who_roll_at_once_one_is_heard(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)

    def roll(digit: int) -> str:
        with Store.opened(engine) as store:
            store.draws.roll(number, str(digit) * 20, at=NOON)
        return str(digit) * 20

    heard = _winners(roll)
    with Store.opened(engine) as store:
        assert list(store.draws.get(number).seeds) == heard
    assert len(heard) == 1


def test_of_many_who_fix_a_plan_at_once_one_is_heard(engine: Engine) -> None:
    with Store.opened(engine) as store:
        add_list(store)

    def fix(digit: int) -> str:
        with Store.opened(engine) as store:
            store.draws.add(plan(1, commit=str(digit) * 64))
        return str(digit) * 64

    heard = _winners(fix)
    with Store.opened(engine) as store:
        fixed = store.draws.by_session("haringey", FIRST)
    assert fixed is not None
    assert [fixed.commit] == heard


def _winners(attempt: Callable[[int], str]) -> list[str]:
    def tried(digit: int) -> str | None:
        try:
            return attempt(digit)
        except DrawProblem:
            return None

    with ThreadPoolExecutor(8) as pool:
        return [one for one in pool.map(tried, range(8)) if one is not None]


def test_a_plan_given_up_is_kept_with_its_reason_and_never_rolled(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        store.draws.void(number, "A die fell off the table.", NOON)
        later = store.draws.add(plan(1, SessionId(FIRST.day, 2), "d" * 64))
        store.draws.void(later, "The wrong list.", NOON)
    with Store.opened(engine) as store:
        assert store.draws.get(number).void_reason == "A die fell off the table."
        assert store.draws.voids("haringey", FIRST.day) == (
            Void(FIRST, "c" * 64, "A die fell off the table."),
            Void(SessionId(FIRST.day, 2), "d" * 64, "The wrong list."),
        )
        assert store.draws.voids("haringey", date(2022, 10, 2)) == ()
        with pytest.raises(DrawProblem, match="given up"):
            store.draws.roll(number, DIGITS, at=NOON)
        with pytest.raises(DrawProblem, match="given up before"):
            store.draws.void(number, "Another reason.", NOON)
        with pytest.raises(DrawProblem, match="already fixed"):
            store.draws.add(plan(1, commit="e" * 64))


def test_lost_clips_are_kept_in_the_order_of_the_protocol(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_plan(store)
        assert store.draws.availability(number) == ((), ())
        store.draws.roll(number, DIGITS, at=NOON)
        store.draws.declare(number, "unavailable", [("B-00002", "not-found"), ("A-00001", "technical")], NOON)
        store.draws.declare(number, "late", [("Z-00009", "technical")], NOON)
        store.draws.declare(number, "late", [("C-00003", "technical"), ("A-00001", "complaint")], NOON)
    with Store.opened(engine) as store:
        assert store.draws.availability(number) == (
            (("A-00001", "technical"), ("B-00002", "not-found")),
            (("Z-00009", "technical"), ("C-00003", "technical")),
        )
        assert store.draws.lost_by_round(number) == {2: ("A-00001", "B-00002", "C-00003", "Z-00009")}


def test_only_watched_clips_count_as_seen(engine: Engine) -> None:
    with Store.opened(engine) as store:
        clips = store.sessions.clips(add_session(store))
        store.sessions.set_clip(clips[0].id, state=ClipState.VIEWED)
        store.sessions.set_clip(clips[1].id, state=ClipState.NOT_SHOWN)
        assert store.draws.references_seen("haringey") == {clips[0].reference}
        assert store.draws.references_seen("camden") == set()


def test_a_plan_that_is_not_there(engine: Engine) -> None:
    with Store.opened(engine) as store:
        with pytest.raises(DrawProblem, match="no plan 7"):
            store.draws.get(7)
        assert store.draws.by_commit("0" * 64) is None
        assert store.draws.by_session("haringey", FIRST) is None
