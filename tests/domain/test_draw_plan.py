"""Fixing a plan, and what follows whatever the dice say."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.commit import PlannedTheme, fix_plan, warnings_of
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement, ThemePlan
from bwvreview.domain.draw.tickets import lowest_tickets, ticket_of
from bwvreview.domain.errors import DrawProblem, TooFewToDraw
from bwvreview.domain.sessions import SessionId
from tests.domain.draw_cases import D10, LABELS, SALT, SESSION, case, drawn_lists, labelled, plan

WEAPONS = PlannedTheme("weapons", 6, 3)


def statement_of(list_file: ListFile, *themes: tuple[str, int, int]) -> Statement:
    plans = tuple(ThemePlan(label, list_file.counts.get(label, 0), n, r) for label, n, r in sorted(themes))
    return Statement(list_file.fingerprint, list_file.size, (), "haringey", SESSION, plans, "next", "d10x20")


def test_a_plan_is_fixed_whatever_the_order_of_the_list_and_of_its_themes() -> None:
    labels = labelled(weapons=2, children=3)
    backwards = dict(reversed(labels.items()))
    children = PlannedTheme("children", 4, 2)
    first = plan(labels, WEAPONS, children, excluded={"withheld": 1, "seen-before": 6, "no-recording": 0})
    second = plan(backwards, children, WEAPONS, excluded={"seen-before": 6, "no-recording": 0, "withheld": 1})
    assert [part.to_bytes() for part in first] == [part.to_bytes() for part in second]
    assert first[1].excluded == (("seen-before", 6), ("withheld", 1))
    assert Statement.parse(first[1].to_bytes()) == first[1]


def test_the_list_keeps_every_encounter_and_only_the_planned_labels() -> None:
    list_file, statement = plan(labelled(weapons=2, children=3, drugs=1), WEAPONS)
    assert list_file.size == statement.size == 40
    assert {label for labels in list_file.labels.values() for label in labels} == {"weapons"}
    assert list_file.members("weapons") == [f"REF-{number:05d}" for number in range(0, 40, 2)]


@pytest.mark.parametrize(
    ("size", "floor", "members"), [(18, 10, 9), (8, 1, 4), (8, 5, 4), (4, 0, 2)], ids=["ten", "one", "five", "nought"]
)
def test_a_theme_below_the_floor_cannot_be_fixed_and_the_floor_is_never_under_five(
    size: int, floor: int, members: int
) -> None:
    with pytest.raises(TooFewToDraw) as refused:
        plan(labelled(size=size, weapons=2), WEAPONS, floor=floor)
    assert refused.value.members == members
    assert refused.value.floor == max(5, floor)


def test_the_floor_binds_the_plan_and_not_a_replay() -> None:
    list_file, statement = case(2)
    assert statement.theme("children").members == 9
    assert len(replay(list_file, statement, D10).slots) == 9


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no theme": ({"themes": []}, "No clip is planned"),
    "nothing of any theme": ({"themes": [PlannedTheme("weapons", 0, 0)]}, "No clip is planned"),
    "a theme twice": ({"themes": [WEAPONS, WEAPONS]}, "planned twice"),
    "a negative sample": ({"themes": [PlannedTheme("weapons", -1, 0)]}, "not a whole number"),
    "half a clip": ({"themes": [PlannedTheme("weapons", 1.5, 0)]}, "not a whole number"),  # type: ignore[arg-type]
    "true reserves": ({"themes": [PlannedTheme("weapons", 1, True)]}, "not a whole number"),
    "a label with a capital": ({"themes": [PlannedTheme("Weapons", 1, 1)]}, "cannot be used"),
    "a whole and its part": ({"themes": [WEAPONS, PlannedTheme("weapons@w36", 1, 1)]}, "as a whole and in parts"),
    "a group with a space": ({"group": "haringey group"}, "group cannot be used"),
    "a reason with a space": ({"excluded": {"seen before": 1}}, "cannot be used"),
    "a negative count": ({"excluded": {"seen-before": -1}}, "cannot be used"),
    "a short salt": ({"salt": "abc"}, "salt"),
    "unknown dice": ({"dice": "d4"}, "dice are not known"),
    "an unknown way to replace": ({"unavailable": "maybe"}, "not known"),
    "session nought": ({"session": SessionId(SESSION.day, 0)}, "counted from 1"),
    "a label line end": ({"themes": [PlannedTheme("weapons\n", 1, 1)]}, "cannot be used"),
    "a reference in small letters": ({"labels": {"ref-1": ("weapons",)}}, "not in its right form"),
    "nobody": ({"labels": {}}, "No encounter is left"),
    "two parts of one theme": (
        {
            "labels": dict.fromkeys(labelled(), ("weapons@a", "weapons@b")),
            "themes": [PlannedTheme("weapons@a", 1, 1), PlannedTheme("weapons@b", 1, 1)],
        },
        "two parts of one theme",
    ),
}


@pytest.mark.parametrize(("asked", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_plan_that_no_statement_can_say_is_refused(asked: dict[str, Any], words: str) -> None:
    right: dict[str, Any] = {
        "labels": labelled(weapons=2),
        "themes": [WEAPONS],
        "excluded": {},
        "group": "haringey",
        "session": SESSION,
        "salt": SALT,
    }
    wanted = right | asked
    with pytest.raises(DrawProblem, match=words) as refused:
        fix_plan(wanted.pop("labels"), wanted.pop("themes"), **wanted)
    assert "ref-1" not in refused.value.message


def test_more_than_half_of_a_theme_warns_and_half_does_not() -> None:
    _, statement = plan(labelled(weapons=2, children=4), PlannedTheme("weapons", 11, 0), PlannedTheme("children", 5, 0))
    (warning,) = warnings_of(statement, {"weapons": "Weapons"})
    assert warning.startswith("Weapons: 11 of about 20 is more than half.")


def test_a_list_that_was_not_committed_is_not_drawn_from() -> None:
    (list_file, statement), other = case(0), case(1)[0]
    with pytest.raises(DrawProblem, match="its fingerprint is not the one"):
        replay(other, statement, D10)
    miscounted = Statement.parse(statement.to_bytes().replace(b"weapons 19", b"weapons 18"))
    with pytest.raises(DrawProblem, match="does not count “weapons”"):
        replay(list_file, miscounted, D10)
    with pytest.raises(DrawProblem, match="There are 19 digits"):
        replay(list_file, statement, D10[1:])


def test_a_theme_without_a_sample_has_reserves_from_the_first_ticket_on() -> None:
    list_file, _ = case(0)
    none = replay(list_file, statement_of(list_file, ("weapons", 0, 4), ("children", 2, 0)), D10)
    assert none.themes["weapons"].sample == ()
    tickets = sorted((ticket_of(none.key, member), member) for member in list_file.members("weapons"))
    assert list(none.themes["weapons"].reserves) == [member for _, member in tickets[:4]]
    assert set(none.slots.values()) == set(none.themes["children"].sample)


def test_more_than_ninety_nine_slots_have_three_digits() -> None:
    list_file, statement = plan(labelled(size=120, all=1), PlannedTheme("all", 120, 0))
    slots = list(replay(list_file, statement, D10).slots)
    assert (slots[0], slots[98], slots[99], slots[119]) == ("V01", "V99", "V100", "V120")


themes = st.lists(
    st.tuples(st.sampled_from(LABELS), st.integers(0, 12), st.integers(0, 6)), min_size=1, unique_by=lambda t: t[0]
)


@given(drawn_lists(), themes, st.text("0123456789", min_size=20, max_size=20))
@settings(deadline=None, max_examples=100)
def test_a_draw_is_what_the_protocol_says_in_the_plainest_words(
    list_file: ListFile, planned: list[tuple[str, int, int]], seed: str
) -> None:
    statement = statement_of(list_file, *planned)
    draw = replay(list_file, statement, seed)
    key = hashlib.sha256(statement.to_bytes() + b"seed " + seed.encode() + b"\n").hexdigest()
    ticket = {r: hashlib.sha256((key + r).encode()).hexdigest() for r in list_file.labels}
    for label, n, r in planned:
        order = sorted((m for m, has in list_file.labels.items() if label in has), key=lambda m: (ticket[m], m))
        assert draw.themes[label].sample == tuple(order[:n])
        assert draw.themes[label].reserves == tuple(order[n : n + r])
    union = {reference for drawn in draw.themes.values() for reference in drawn.sample}
    assert list(draw.slots.values()) == sorted(union, key=lambda m: (ticket[m], m))
    assert draw.tickets == {m: ticket[m] for drawn in draw.themes.values() for m in drawn.sample + drawn.reserves}
    shuffled = ListFile(list_file.salt, dict(reversed(list(list_file.labels.items()))))
    assert replay(shuffled, statement, seed) == draw


@pytest.mark.parametrize("without", [{}, {"weapons": {f"REF-{n:05d}" for n in range(0, 4000, 4)}}], ids=["all", "some"])
def test_the_quick_way_through_a_long_list_finds_what_sorting_all_of_it_finds(without: dict[str, set[str]]) -> None:
    list_file = ListFile(SALT, labelled(size=20_000, weapons=2, children=3, rare=1500, all=1))
    for number in range(5):
        key = hashlib.sha256(str(number).encode()).hexdigest()
        wanted = {"weapons": 30, "children": 1, "rare": 5, "all": 12_000, "nobody": 3}
        found = lowest_tickets(list_file, key, wanted, without=without)
        for label, count in wanted.items():
            members = [m for m in list_file.members(label) if m not in without.get(label, ())]
            expected = sorted((bytes.fromhex(ticket_of(key, m)), m.encode()) for m in members)[:count]
            assert found[label] == expected
