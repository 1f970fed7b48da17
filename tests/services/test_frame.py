"""What a list can be drawn from: rounded counts, overlaps, what is missing, and when its video goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.encounters import Encounter
from bwvreview.domain.errors import DrawProblem, Problem, TooFewToDraw
from bwvreview.domain.sessions import SessionId
from bwvreview.domain.small_numbers import is_small
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.frame_view import FrameView, frame_view, note_published
from bwvreview.services.losses import losses_of
from bwvreview.services.plan_design import design_of
from bwvreview.services.plan_draw import Frame, sampling_frame
from bwvreview.services.plan_means import what_it_means
from bwvreview.services.settled import set_retention_days
from bwvreview.services.split_theme import METHODS, SplitTheme, planned_parts, strata_of, ways_to_split
from bwvreview.services.tidy_up import open_workspace
from tests.services.evening import SALT, bring_in

if TYPE_CHECKING:
    from bwvreview.domain.allocation import Method
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

SCHEME = load_scheme()
TODAY = date(2022, 10, 1)


@pytest.fixture
def number(workspace: Workspace) -> int:
    return bring_in(workspace)


def view(store: Store, number: int, today: date = TODAY) -> FrameView:
    return frame_view(store, number, group="haringey", today=today, scheme=SCHEME)


def frame_of(store: Store, number: int) -> Frame:
    return sampling_frame(store, number, group="haringey", day=TODAY, scheme=SCHEME)


# ---- the frame -----------------------------------------------------------------------------------------------


def test_the_frame_says_what_is_missing_what_it_means_and_what_to_ask(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        shown = view(store, number)
    missing = {one.themes: one for one in shown.missing}[("Thorough search",)]
    assert missing.sentence == "This list cannot show “Thorough search”."
    assert missing.ask.startswith("Ask the police for one more column, “More than outer clothing removed”")
    assert all(one.reason for one in shown.missing)


def test_shown_overlaps_leave_no_small_group_in_any_corner(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        shown, frame = view(store, number), frame_of(store, number)
    assert any(overlap.size for overlap in shown.overlaps)
    assert any(overlap.size is None for overlap in shown.overlaps)
    for overlap in shown.overlaps:
        if overlap.size:
            first, second = (SCHEME.theme(slug).rule for slug in (overlap.first, overlap.second))
            corners = Counter((first(e.values), second(e.values)) for e in frame.encounters)
            assert not any(map(is_small, corners.values()))
            assert abs(corners[True, True] - overlap.size) <= 2


def test_no_theme_for_after_the_viewing_and_no_reference_is_shown(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        shown = view(store, number)
    assert "no-further-action" not in {theme.slug for theme in shown.themes}
    assert "HGY-" not in repr(asdict(shown))


def test_the_rows_are_compared_with_what_the_police_published(workspace: Workspace, number: int) -> None:
    said = {
        515: "The police published 515 {encounters} for this time. The list has 515: the same.",
        500: "The police published 500 {encounters} for this time. The list has 515: 15 more (3%). Ask the police why.",
        0: "The police published 0 {encounters} for this time. The list has 515: 515 more. Ask the police why.",
    }
    with workspace.store() as store:
        assert view(store, number).published is None
        for published, sentence in said.items():
            note_published(store, number, published)
            found = view(store, number).published
            assert found is not None
            assert (found.sentence, found.difference) == (sentence, 515 - published)
        note_published(store, number, None)
        assert view(store, number).published is None
        with pytest.raises(Problem):
            note_published(store, number, -1)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 10, 19), ""),
        (date(2022, 10, 20), "The list is deleted in 7 days. Save the pull list and the pack before."),
        (date(2022, 10, 26), "The list is deleted after tomorrow. Save the pull list and the pack before."),
        (date(2022, 10, 27), "The list is deleted after today. Save the pull list and the pack before."),
    ],
)
def test_the_frame_warns_days_before_its_list_is_deleted(
    workspace: Workspace, number: int, day: date, said: str
) -> None:
    with workspace.reading() as store:
        assert view(store, number, day).warning == said


def test_a_deleted_list_says_when_it_went(workspace: Workspace, number: int) -> None:
    where = workspace.where
    workspace.close()
    with open_workspace(where, clock=FixedClock(date(2022, 10, 28))) as later, later.reading() as store:
        shown = view(store, number, date(2022, 10, 28))
    assert (shown.to_draw, shown.rows, shown.deleted_on) == (0, 515, date(2022, 10, 28))
    assert shown.warning.startswith("The list was deleted on 28 October 2022. Only someone who kept the pack")


# ---- weeks and days ------------------------------------------------------------------------------------------

DAYS = st.lists(st.one_of(st.none(), st.integers(-60, 60)), max_size=150)


@given(DAYS, st.integers(0, 6), st.integers(1, 90))
def test_every_encounter_is_lost_in_one_week_or_gone_or_without_a_day(
    offsets: list[int | None], weekday: int, keep: int
) -> None:
    today = TODAY + timedelta(days=weekday)
    days = [None if offset is None else today + timedelta(days=offset) for offset in offsets]
    made = [Encounter(f"REF-{at:04}", day, {}, at) for at, day in enumerate(days)]
    losses = losses_of(made, today, keep)
    last = [e.on + timedelta(days=keep) for e in made if e.on is not None and e.on + timedelta(days=keep) >= today]
    for week in losses.weeks:
        count = sum(week.first <= day <= week.last for day in last)
        assert week.first.weekday() == 0
        assert (week.size is None) or abs(week.size - count) <= 2
        assert not (is_small(count) and week.size is not None)
    assert all(any(week.first <= day <= week.last for week in losses.weeks) for day in last)
    for bar in losses.days:
        count = sum(bar.first <= (day - today).days <= (bar.last or 10**6) for day in last)
        assert (bar.size is None) or abs(bar.size - count) <= 2


def test_another_time_of_keeping_moves_the_weeks(workspace: Workspace, number: int) -> None:
    with workspace.store() as store:
        before = frame_view(store, number, group="haringey", today=TODAY, scheme=SCHEME)
        set_retention_days(store, 38)
        after = frame_view(store, number, group="haringey", today=TODAY, scheme=SCHEME)
    assert before.weeks[0].title == "this week"
    assert after.weeks[0].first == before.weeks[0].first + timedelta(days=7)
    assert [week.size for week in after.weeks] == [week.size for week in before.weeks]


# ---- parts of a theme ----------------------------------------------------------------------------------------


def test_parts_are_shown_rounded_and_those_too_small_are_marked(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
        parts = {part.label: part for part in strata_of(frame, "weapons", "week", SCHEME)}
        assert (parts["weapons@w36"].title, parts["weapons@w36"].too_few) == ("week 36", False)
        small = [part for part in parts.values() if part.too_few]
        assert small
        assert all(part.size is None for part in small)
        assert ways_to_split(frame, "weapons", SCHEME)[0] == ("week", "week")


def test_clips_are_shared_among_parts_that_can_be_drawn_from(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
        planned = planned_parts(frame, SplitTheme("weapons", "week", 9, 4), SCHEME)
        assert (sum(part.sample for part in planned), sum(part.reserves for part in planned)) == (9, 4)
        each = planned_parts(frame, SplitTheme("weapons", "week", 2, 1, "fixed"), SCHEME)
        assert {(part.sample, part.reserves) for part in each} == {(2, 1)}
        means = what_it_means(frame, planned, SCHEME)
        assert (means.asked, means.different, dict(means.warnings)) == (9, 9, {})
        with pytest.raises(DrawProblem, match="too small to draw from"):
            planned_parts(frame, SplitTheme("weapons", "borough", 6, 3), SCHEME)
        with pytest.raises(TooFewToDraw):
            planned_parts(frame, SplitTheme("section-60", "week", 6, 3), SCHEME)
        with pytest.raises(DrawProblem, match="cannot be split by that"):
            planned_parts(frame, SplitTheme("weapons", "outcome", 6, 3), SCHEME)
        with pytest.raises(DrawProblem, match="after the viewing"):
            planned_parts(frame, SplitTheme("no-further-action", "week", 6, 3), SCHEME)


def test_a_split_plan_covers_the_theme_and_no_encounter_twice(workspace: Workspace, number: int) -> None:
    with workspace.store() as store:
        request = CommitDraw(
            number, "haringey", SessionId(TODAY, 1), (), SALT, splits=(SplitTheme("weapons", "week", 9, 4),)
        )
        fixed = commit_draw(store, request, SCHEME, at=workspace.clock.now())
        weapons = next(theme for theme in frame_of(store, number).themes if theme.slug == "weapons")
        assert sum(plan.members for plan in design_of(store, fixed.id).themes) == weapons.members


def test_a_part_in_which_a_theme_has_nobody_is_named_as_such(workspace: Workspace, number: int) -> None:
    request = CommitDraw(number, "haringey", SessionId(TODAY, 1), (PlannedTheme("children@over-34", 3, 0),), SALT)
    with (
        workspace.store() as store,
        pytest.raises(DrawProblem, match="“Children” has no encounter in its part “over 34”"),
    ):
        commit_draw(store, request, SCHEME, at=workspace.clock.now())


# ---- how clips are shared among the parts --------------------------------------------------------------------


def shares(frame: Frame, clips: int, method: Method, thought: dict[str, tuple[int, int]] | None = None) -> list[int]:
    planned = planned_parts(frame, SplitTheme("all", "age", clips, 0, method), SCHEME, thought)
    return [part.sample for part in planned]


def test_every_part_gets_two_clips_or_one_as_far_as_they_suffice(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
    parts = len(shares(frame, 10, "equal"))
    assert parts == 5
    assert min(shares(frame, 2 * parts, "proportional")) == 2
    assert min(shares(frame, 2 * parts - 1, "proportional")) == 1
    assert sum(shares(frame, parts - 1, "proportional")) == parts - 1


def test_methods_share_the_same_clips_differently(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
    by_size, same, rooted = (shares(frame, 60, method) for method in METHODS[:3])
    assert same == [12] * 5
    assert {sum(by_size), sum(rooted)} == {60}
    assert max(by_size) > max(rooted) > max(same)
    assert min(by_size) < min(rooted) < min(same)
    assert shares(frame, 4, "fixed") == [4] * 5


def test_more_clips_go_where_opinions_differed(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
    names = [part.label.partition("@")[2] for part in strata_of(frame, "all", "age", SCHEME)]
    agreed = dict.fromkeys(names, (0, 20))
    before = shares(frame, 30, "neyman", agreed)
    after = shares(frame, 30, "neyman", agreed | {"18-24": (10, 20)})
    at = [part.label for part in planned_parts(frame, SplitTheme("all", "age", 30, 0), SCHEME)].index("all@18-24")
    assert after[at] > before[at]
    assert sum(after) == sum(before) == 30


def test_nobody_asked_lately_means_by_size(workspace: Workspace, number: int) -> None:
    with workspace.reading() as store:
        frame = frame_of(store, number)
    assert shares(frame, 30, "neyman") == shares(frame, 30, "proportional")
