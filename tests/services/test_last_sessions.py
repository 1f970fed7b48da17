"""Whose turn it is among the themes, and what the group thought of a theme's parts in the last three months."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.last_sessions import LastThemes, expected_share, last_themes, opinions
from bwvreview.services.plan_draw import sampling_frame
from tests.services.evening import FOR_ADULTS, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace

SCHEME = load_scheme()
TODAY = date(2022, 10, 1)


def lately(workspace: Workspace, *, group: str = "haringey", day: date = TODAY) -> LastThemes:
    with workspace.reading() as store:
        frame = sampling_frame(store, 1, group=group, day=day, scheme=SCHEME)
        return last_themes(store, frame, group=group, day=day, scheme=SCHEME)


def watched(workspace: Workspace, themes: tuple[PlannedTheme, ...], number: int, *, ago: int = 0) -> Evening:
    """A session some days ago of which the first clip was watched."""
    evening = Evening.begin(workspace, roll(workspace, 1, themes, number=number, day=TODAY - timedelta(days=ago)))
    slot = evening.slots[0]
    evening.answer(slot, viewed="full")
    return evening


def test_a_new_group_is_told_nothing(workspace: Workspace) -> None:
    bring_in(workspace)
    assert lately(workspace) == LastThemes()


def test_themes_that_nobody_watched_in_the_last_session_have_their_turn(workspace: Workspace) -> None:
    bring_in(workspace)
    watched(workspace, plan(weapons=(4, 1)), 1, ago=2)
    found = lately(workspace)
    assert (found.sessions, dict(found.watched)) == (1, {"weapons": TODAY - timedelta(days=2)})
    assert found.due == ("Children", "Handcuffs", "Age not recorded")


def test_the_theme_of_every_encounter_never_has_its_turn(workspace: Workspace) -> None:
    bring_in(workspace)
    themes = ("weapons", "children", "handcuffing", "age-not-recorded", "drugs", "vehicle", "theft", "vague-object")
    for number, slug in enumerate(themes[:3], start=1):
        watched(workspace, (PlannedTheme(slug, 3, 0),), number)
    assert lately(workspace).due == ("Age not recorded", "Drugs", "Vehicle")
    assert "All" not in lately(workspace).due


def test_only_the_last_three_sessions_count_each_with_its_newest_day(workspace: Workspace) -> None:
    bring_in(workspace)
    for number, (slug, ago) in enumerate((("drugs", 5), ("weapons", 4), ("children", 3), ("weapons", 1)), start=1):
        watched(workspace, (PlannedTheme(slug, 3, 0),), number, ago=ago)
    found = lately(workspace)
    assert found.sessions == 3
    assert dict(found.watched) == {"weapons": TODAY - timedelta(days=1), "children": TODAY - timedelta(days=3)}
    assert "Drugs" in found.due


def test_a_session_of_which_nothing_was_watched_and_another_groups_do_not_count(workspace: Workspace) -> None:
    bring_in(workspace)
    Evening.begin(workspace, roll(workspace, 1, plan(weapons=(4, 1))))
    assert lately(workspace) == LastThemes()
    watched(workspace, plan(drugs=(4, 1)), 2)
    assert lately(workspace, group="camden") == LastThemes()
    assert lately(workspace, day=TODAY - timedelta(days=1)) == LastThemes()


def test_what_was_thought_of_each_part_is_counted(workspace: Workspace) -> None:
    bring_in(workspace)
    parts = (PlannedTheme("weapons@18-24", 2, 0), PlannedTheme("weapons@over-34", 2, 0))
    evening = Evening.begin(workspace, roll(workspace, 1, parts))
    ratings = {}
    for slot, rating in zip(evening.slots, ("red", "green", "amber", "none"), strict=True):
        evening.watch(slot, {**FOR_ADULTS, "rag": rating, "rag_why": "Because."})
        ratings[slot] = rating
    expected: dict[str, list[int]] = {}
    for slot in evening.slots:
        (theme,) = evening.clip(slot).themes
        count = expected.setdefault(theme.label.partition("@")[2], [0, 0])
        count[0] += ratings[slot] in {"red", "amber"}
        count[1] += 1
    with workspace.reading() as store:
        found = opinions(store, "weapons", group="haringey", day=TODAY, scheme=SCHEME)
        assert found == {part: (raised, of) for part, (raised, of) in expected.items()}
        assert sum(of for _, of in found.values()) == 4
        assert opinions(store, "drugs", group="haringey", day=TODAY, scheme=SCHEME) == {}
        assert opinions(store, "weapons", group="haringey", day=TODAY + timedelta(days=93), scheme=SCHEME) == {}


def test_few_clips_do_not_make_a_part_certain() -> None:
    assert [expected_share(found, 2) for found in range(3)] == [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)]
