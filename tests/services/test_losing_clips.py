"""Clips that cannot be shown, and what takes their place, whatever happens in a session."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.errors import DrawProblem, FormProblem
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw, void_draw
from bwvreview.services.open_session import open_session
from bwvreview.services.roll_draw import rolled_draw
from bwvreview.services.workspace import Workspace
from tests.services.evening import FOR_ADULTS, SALT, WATCHED, Evening, bring_in, plan, roll, shipped_form

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2022, 10, 1)
OVERLAPPING = plan(weapons=(5, 3), children=(5, 3), handcuffing=(5, 3))
REASONS = ("technical", "conflict", "time")


@pytest.fixture(scope="module")
def with_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has the practice list."""
    path = tmp_path_factory.mktemp("list") / "group.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        bring_in(workspace)
    return path


@pytest.fixture
def listed(with_list: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "group.bwv"
    shutil.copyfile(with_list, path)
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        yield workspace


@pytest.fixture
def evening(listed: Workspace) -> Evening:
    """A session on three themes that share encounters."""
    return Evening.begin(listed, roll(listed, 1, OVERLAPPING))


STEPS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(("watch", "watch", *REASONS))), max_size=7)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.text("0123456789", min_size=20, max_size=20), before=st.sets(st.integers(0, 8), max_size=4), steps=STEPS)
def test_the_session_the_draw_and_the_feedback_tell_the_same_story_after_every_step(
    with_list: Path, dice: str, before: set[int], steps: list[tuple[int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "group.bwv"
        shutil.copyfile(with_list, path)
        with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
            evening = Evening.begin(workspace, roll(workspace, 1, OVERLAPPING, dice=dice))
            slots = evening.slots
            if before:
                evening.declare(**{slots[place % len(slots)]: "investigation" for place in before})
            evening.check()
            for place, step in steps:
                slots = evening.slots
                slot = slots[place % len(slots)]
                try:
                    evening.watch(slot) if step == "watch" else evening.lose(slot, step)
                except FormProblem:
                    assert evening.clip(slot).state is ClipState.NOT_SHOWN, "only a lost clip is closed for good"
                evening.check()


def test_a_reserve_that_is_drawn_for_another_theme_serves_both_and_takes_no_new_slot(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(all=(6, 200), weapons=(10, 5))))
    every = {clip.slot: len(clip.themes) for clip in evening.shown.clips}
    for slot in [slot for slot in every if any(t.label == "all" for t in evening.clip(slot).themes)]:
        evening.lose(slot)
        evening.check()
    taken = [clip for clip in evening.shown.clips if clip.replaces and clip.slot in every]
    assert taken, "with so many reserves some were drawn for weapons already"
    assert all(len(clip.themes) > every[clip.slot] for clip in taken)


def test_a_watched_clip_that_is_called_up_for_one_more_theme_asks_its_new_questions(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(weapons=(12, 0), children=(4, 60))))
    adults = [c.slot for c in evening.shown.clips if [t.label for t in c.themes] == ["weapons"]]
    for slot in adults:
        assert evening.watch(slot, FOR_ADULTS) is ClipState.VIEWED
    while not (again := [slot for slot in adults if len(evening.clip(slot).themes) > 1]):
        evening.lose(next(c.slot for c in evening.shown.clips if c.state is ClipState.DRAWN))
        evening.check()
    called = evening.clip(again[0])
    assert called.state is ClipState.STARTED
    assert called.replaces
    assert evening.shown.next_clip == called
    assert evening.watch(again[0]) is ClipState.VIEWED
    evening.check()


def test_a_reserve_that_is_lost_in_turn_is_replaced_until_none_is_left(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(weapons=(3, 2))))
    evening.lose("V01")
    evening.lose("V04")
    assert (evening.clip("V01").replaced_by, evening.clip("V04").replaced_by) == (("V04",), ("V05",))
    assert evening.shown.short == {}
    evening.lose("V05")
    assert evening.clip("V05").replaced_by == ()
    assert evening.shown.short == {"Weapons": 1}
    assert evening.shown.reserves_left == {"Weapons": 0}
    evening.check()


def test_a_clip_without_time_can_still_be_watched_or_lost(evening: Evening) -> None:
    evening.lose("V01", "time")
    evening.lose("V02", "time")
    assert evening.clip("V01").replaced_by == ()
    assert evening.watch("V01") is ClipState.VIEWED
    assert evening.clip("V01").reason == ""
    evening.lose("V02")
    assert evening.clip("V02").replaced_by
    evening.check()


def test_a_lost_clip_stays_lost_and_finishing_it_again_calls_nobody(evening: Evening) -> None:
    evening.lose("V01")
    before = evening.shown
    assert evening.lose("V01") is ClipState.NOT_SHOWN
    for change in ("conflict", "time"):
        with pytest.raises(FormProblem, match="V01"):
            evening.lose("V01", change)
    with pytest.raises(FormProblem, match="V01"):
        evening.watch("V01")
    assert evening.shown == before
    evening.check()


def test_finishing_a_watched_clip_twice_changes_no_count(evening: Evening) -> None:
    evening.watch("V01")
    counted = evening.counted()
    evening.watch("V01")
    evening.watch("V01", {**WATCHED, "rag": "red", "rag_why": "Handcuffs were not needed."})
    assert evening.counted() == counted
    evening.check()


@pytest.mark.parametrize("reason", ["nonsense", "time", "not-found", ""])
def test_a_reason_that_the_form_does_not_know_changes_nothing(evening: Evening, reason: str) -> None:
    before = evening.shown
    with pytest.raises(DrawProblem):
        evening.declare(V01="investigation", V02=reason)
    assert evening.shown == before


def test_a_census_has_no_reserve_to_call(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(vague_object=(60, 5))))
    evening.lose("V01")
    assert evening.clip("V01").replaced_by == ()
    assert evening.shown.short == {"Vague object": 1}
    evening.check()


def test_a_session_opens_once_and_not_on_a_plan_that_was_given_up(listed: Workspace) -> None:
    at, scheme = listed.clock.now(), load_scheme()
    first = roll(listed, 1, plan(weapons=(4, 2)))
    with listed.store() as store:
        void_draw(store, first, "A theme was forgotten", at=at)
    with listed.store() as store, pytest.raises(DrawProblem, match="given up"):
        open_session(store, first, shipped_form(), scheme, at=at)
    second = roll(listed, 1, plan(weapons=(4, 2)), number=2)
    evening = Evening.begin(listed, second)
    assert Evening.begin(listed, second) == evening
    with listed.reading() as store:
        assert [void.reason for void in store.draws.voids("haringey", TODAY)] == ["A theme was forgotten"]
    evening.check()


@pytest.mark.parametrize("on_plan", [True, False])
def test_a_plan_is_not_given_up_for_a_reason_that_names_a_clip_as_the_police_do(
    listed: Workspace, *, on_plan: bool
) -> None:
    number = roll(listed, 1, plan(weapons=(4, 2)))
    with listed.reading() as store:
        planned = ListFile.parse(store.draws.get(number).list_file).labels
        listed_too = [one.reference for one in store.lists.encounters(1)]
        reference = next(one for one in listed_too if (one in planned) is on_plan)
    told = f"We know ({reference.lower()})."
    with listed.store() as store, pytest.raises(DrawProblem, match="names a clip") as refused:
        void_draw(store, number, told, at=listed.clock.now())
    assert reference not in f"{refused.value} {refused.value.advice}".upper()
    with listed.reading() as store:
        assert store.draws.get(number).void_reason is None
        assert not any(change.kind == "plan-given-up" for change in store.history.log(20))


def test_a_session_opens_after_its_list_was_deleted(listed: Workspace) -> None:
    fixed = roll(listed, 1, plan(weapons=(4, 2)))
    with listed.store() as store:
        store.lists.delete_rows(1)
    evening = Evening.begin(listed, fixed)
    evening.lose("V01")
    assert {clip.days_left for clip in evening.shown.clips} == {None}
    evening.check()


def test_what_was_seen_is_not_drawn_again_even_while_its_record_is_mended(evening: Evening) -> None:
    workspace = evening.workspace
    evening.watch("V01")
    evening.watch("V02")
    evening.lose("V03")
    with workspace.store() as store:
        clip = store.sessions.clips(evening.session)[1]
        store.sessions.set_clip(clip.id, state=ClipState.STARTED)
    with workspace.reading() as store:
        _, draw = rolled_draw(store, evening.commitment)
        assert store.draws.references_seen("haringey") == {draw.slots["V01"], draw.slots["V02"]}
        assert store.draws.references_seen("camden") == set()
    week_later = roll(workspace, 1, OVERLAPPING, day=TODAY + timedelta(days=2))
    with workspace.reading() as store:
        fixed, again = rolled_draw(store, week_later)
        assert dict(fixed.statement.excluded)["seen-before"] == 2
        assert not {draw.slots["V01"], draw.slots["V02"]} & set(again.slots.values())
    Evening.begin(workspace, week_later).check()
    evening.check()


def test_a_theme_for_after_the_viewing_cannot_be_drawn(listed: Workspace) -> None:
    session = SessionId(TODAY, 1)
    for label in ("no-further-action", "no-further-action@w38"):
        request = CommitDraw(1, "haringey", session, plan(**{label: (2, 0)}), SALT)
        with listed.store() as store, pytest.raises(DrawProblem, match="after the viewing"):
            commit_draw(store, request, load_scheme(), at=listed.clock.now())


def test_a_theme_planned_twice_is_named(listed: Workspace) -> None:
    request = CommitDraw(1, "haringey", SessionId(TODAY, 1), (*plan(weapons=(2, 0)), *plan(weapons=(1, 1))), SALT)
    with listed.store() as store, pytest.raises(DrawProblem, match="“weapons” is planned twice"):
        commit_draw(store, request, load_scheme(), at=listed.clock.now())
