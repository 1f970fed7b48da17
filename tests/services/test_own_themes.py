"""A group makes themes of its own, tries them, draws from them, and nobody learns too much on the way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.references import LABEL_PATTERN
from bwvreview.domain.errors import Problem
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.own_themes import (
    NewTheme,
    add_theme,
    combinations,
    own_themes,
    remove_theme,
    rule_fields,
    try_rule,
)
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.settled import settled
from bwvreview.storage.store import Store
from tests.services.evening import Evening, bring_in, roll
from tests.storage.examples import add_list

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bwvreview.services.workspace import Workspace

SCHEME = load_scheme()
BOTH = NewTheme("Children in handcuffs", "theme children and theme handcuffing")


def test_own_themes_are_kept_on_either_engine(engine: Engine) -> None:
    with Store.opened(engine) as store:
        number = add_list(store)
        assert number == 1
        add_theme(store, BOTH, SCHEME)
    with Store.opened(engine) as store:
        assert [(theme.slug, theme.title) for theme in own_themes(store, SCHEME)] == [
            ("children-in-handcuffs", "Children in handcuffs")
        ]
        assert settled(store, settled(store, SCHEME)) == settled(store, SCHEME)


def test_a_rule_counts_what_can_be_drawn_today_as_the_plan_does(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.reading() as store:
        for today in (date(2022, 10, 1), date(2022, 10, 20), date(2022, 10, 27)):
            frame = sampling_frame(store, number, group="haringey", day=today, scheme=SCHEME)
            tried = try_rule(store, number, "theme drugs", SCHEME, held=frame.encounters)
            assert f" of {len(frame.encounters)} {{encounters}}" in tried.sentence
            planned = next(theme for theme in frame.themes if theme.slug == "drugs")
            assert tried.drawable is planned.drawable
            for offer in combinations(store, number, SCHEME, held=frame.encounters):
                assert try_rule(store, number, offer.theme.rule, SCHEME, held=frame.encounters).drawable


def test_a_rule_is_counted_rounded_and_small_counts_are_not_told(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.reading() as store:
        tried = try_rule(store, number, BOTH.rule, SCHEME)
        assert (tried.members, tried.sentence) == (25, "About 25 of 460 {encounters} {with_video} belong.")
        assert (tried.drawable, tried.problem) == (True, "")
        rare = try_rule(store, number, 'object == "Firearms"', SCHEME)
        assert (rare.members, rare.drawable) == (None, False)
        assert rare.sentence.startswith("Fewer than 10 of")
        most = try_rule(store, number, 'not object == "Firearms"', SCHEME)
        assert (most.members, most.sentence[:10]) == (None, "Nearly all")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "empty"),
        ("age ==", "ends where"),
        ("theme nothing", "no theme “nothing”"),
        ('outcome == "Arrest"', "before the viewing"),
        ('not (outcome == "Arrest")', "before the viewing"),
        ("theme no-further-action", "before the viewing"),
        ('ethnicity_officer == "Black"', "before the viewing"),
        ('object == "Offensive wpn"', "is not a word of “object of search”"),
        ('week == "W36"', "cannot be made from “week”"),
        ('reference == "HGY-2209-0001"', "is not a field|cannot be made from"),
    ],
)
def test_a_rule_that_cannot_be_used_says_why_and_is_not_kept(workspace: Workspace, rule: str, said: str) -> None:
    number = bring_in(workspace)
    with workspace.store() as store:
        tried = try_rule(store, number, rule, SCHEME)
        assert (tried.members, tried.drawable) == (None, False)
        with pytest.raises(Problem, match=said) as caught:
            add_theme(store, NewTheme("Mine", rule), SCHEME)
        assert tried.problem == caught.value.message
        assert own_themes(store, SCHEME) == ()


def test_a_theme_that_the_list_cannot_tell_says_what_to_ask_for(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.reading() as store:
        tried = try_rule(store, number, 'theme children and thorough == "yes"', SCHEME)
    assert tried.problem == "The list has no “thorough search” column."
    assert "“Thorough search”" in tried.advice


def test_titles_and_short_names_follow_the_rules(workspace: Workspace) -> None:
    with workspace.store() as store:
        kept = add_theme(store, NewTheme("  17 and under:  in a car!  ", "theme children and theme vehicle"), SCHEME)
        assert (kept.slug, kept.title) == ("theme-17-and-under-in-a-car", "17 and under: in a car!")
        assert LABEL_PATTERN.fullmatch(kept.slug)
        for wrong in (
            NewTheme("", BOTH.rule),
            NewTheme("x" * 61, BOTH.rule),
            NewTheme("Weapons searches", BOTH.rule),
            NewTheme("Mine", BOTH.rule, slug="weapons"),
            NewTheme("Mine", BOTH.rule, slug="My Theme"),
            NewTheme("Mine", BOTH.rule, slug="a@b"),
            NewTheme("Searches by PC 1234 AB", BOTH.rule),
        ):
            with pytest.raises(Problem):
                add_theme(store, wrong, SCHEME)
        assert len(own_themes(store, SCHEME)) == 1


def test_an_own_theme_is_drawn_recorded_and_told_like_any_other(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.store() as store:
        add_theme(store, BOTH, SCHEME)
        frame = sampling_frame(store, number, group="haringey", day=workspace.clock.today(), scheme=SCHEME)
    count = next(theme for theme in frame.themes if theme.slug == "children-in-handcuffs")
    assert (count.members, count.drawable) == (27, True)
    evening = Evening.begin(workspace, roll(workspace, number, (PlannedTheme("children-in-handcuffs", 3, 2),)))
    assert [theme.title for clip in evening.shown.clips for theme in clip.themes] == ["Children in handcuffs"] * 3
    evening.check()


def test_a_theme_that_was_removed_keeps_its_name_in_earlier_draws(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.store() as store:
        add_theme(store, BOTH, SCHEME)
    evening = Evening.begin(workspace, roll(workspace, number, (PlannedTheme("children-in-handcuffs", 3, 2),)))
    with workspace.store() as store:
        remove_theme(store, "children-in-handcuffs", SCHEME)
        assert own_themes(store, SCHEME) == ()
    assert evening.shown.clips[0].themes[0].title == "Children in handcuffs"
    evening.check()
    with workspace.store() as store, pytest.raises(Problem, match="no theme called"):
        _commit_again(store, number, workspace)


def _commit_again(store: Store, number: int, workspace: Workspace) -> None:
    from bwvreview.services.commit_draw import CommitDraw, commit_draw

    plan = (PlannedTheme("children-in-handcuffs", 3, 2),)
    session = SessionId(workspace.clock.today(), 2)
    commit_draw(store, CommitDraw(number, "haringey", session, plan, "cd" * 32), SCHEME, at=workspace.clock.now())


def test_a_theme_that_another_is_made_from_stays(workspace: Workspace) -> None:
    with workspace.store() as store:
        add_theme(store, BOTH, SCHEME)
        add_theme(store, NewTheme("In a car", "theme children-in-handcuffs and theme vehicle"), SCHEME)
        with pytest.raises(Problem, match="made from this theme"):
            remove_theme(store, "children-in-handcuffs", SCHEME)
        with pytest.raises(Problem, match="no theme “weapons” of its own"):
            remove_theme(store, "weapons", SCHEME)


def test_combinations_that_can_be_drawn_are_offered_ready_made(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.store() as store:
        offered = {(one.first, one.second): one for one in combinations(store, number, SCHEME)}
        both = offered["children", "handcuffing"]
        assert (both.theme.title, both.words) == ("Children and Handcuffs", "about 25")
        assert not any("section-60" in pair or "all" in pair for pair in offered)
        add_theme(store, both.theme, SCHEME)
        assert ("children", "handcuffing") not in {
            (one.first, one.second) for one in combinations(store, number, SCHEME)
        }


def test_the_builder_offers_fields_of_the_list_first_and_none_that_colours_a_rating(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.reading() as store:
        fields = rule_fields(store, number, SCHEME)
    names = [field.name for field in fields]
    assert {"age", "object", "handcuffs"} <= {field.name for field in fields if field.on_list}
    assert not {"outcome", "ethnicity_self", "reference", "date"} & set(names)
    assert [field.on_list for field in fields] == sorted((field.on_list for field in fields), reverse=True)


def test_a_rule_may_name_themes_and_is_as_if_written_out(workspace: Workspace) -> None:
    number = bring_in(workspace)
    children, handcuffs = SCHEME.theme("children").rule.text, SCHEME.theme("handcuffing").rule.text
    with workspace.reading() as store:
        named = try_rule(store, number, "theme children and not theme handcuffing", SCHEME)
        written = try_rule(store, number, f"({children}) and not ({handcuffs.split(' or ')[0]})", SCHEME)
    assert named.members == written.members
