"""Clips that cannot be shown: reserves, late clips, new rolls, and samples that stay short."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.availability import Availability, call_reserves
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import Draw, replay, statement_with_seed
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.reroll import NewRoll, next_statement, read_round, reroll
from bwvreview.domain.draw.serving import served_themes
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.draw.tickets import ticket_of
from bwvreview.domain.errors import DrawProblem
from tests.domain.draw_cases import CASES, D6, D10, case, labelled, plan

Drawn = tuple[ListFile, Statement, Draw]


def small(unavailable: str = "next", **every: int) -> Drawn:
    list_file, statement = plan(
        labelled(size=60, weapons=2, children=3),
        PlannedTheme("weapons", 5, 2),
        PlannedTheme("children", 4, 3),
        unavailable=unavailable,
    )
    return list_file, statement, replay(list_file, statement, D10)


def lost(draw: Draw, *references: str, late: tuple[str, ...] = ()) -> Availability:
    return Availability(
        draw.commit, tuple((r, "investigation") for r in sorted(references)), tuple((r, "technical") for r in late)
    )


def test_nothing_missing_calls_nobody() -> None:
    list_file, statement, draw = small()
    same = call_reserves(list_file, statement, draw, lost(draw))
    assert (same.called, same.slots, same.shortfall, same.replaced_by) == ({}, draw.slots, {}, {})


def test_reserves_that_run_out_are_reported_and_never_padded() -> None:
    list_file, statement, draw = small()
    missing = draw.themes["weapons"].sample[:3]
    replaced = call_reserves(list_file, statement, draw, lost(draw, *missing))
    assert replaced.called["weapons"] == draw.themes["weapons"].reserves
    assert replaced.shortfall["weapons"] == 1
    assert draw.themes["weapons"].reserves[0] in replaced.replaced_by[missing[0]]


def test_a_reserve_that_fails_later_is_replaced_by_the_next_one() -> None:
    list_file, statement, draw = small()
    first, second = draw.themes["weapons"].reserves
    gone = next(r for r in draw.themes["weapons"].sample if r not in draw.themes["children"].sample)
    replaced = call_reserves(list_file, statement, draw, lost(draw, gone, late=(first,)))
    assert replaced.called["weapons"] == (first, second)
    assert replaced.replaced_by[gone] == (first,)
    assert second in replaced.replaced_by[first]
    assert list(replaced.slots)[len(draw.slots) :] == [
        f"V{n:02d}" for n in range(len(draw.slots) + 1, len(replaced.slots) + 1)
    ]


def test_a_reserve_already_in_the_draw_takes_no_new_slot_and_serves_both_themes() -> None:
    list_file, statement, draw = next(
        drawn
        for number in range(200)
        if (drawn := _of(f"{number:020d}"))[2].themes["weapons"].reserves[0] in drawn[2].themes["children"].sample
    )
    shared = draw.themes["weapons"].reserves[0]
    gone = next(r for r in draw.themes["weapons"].sample if r not in draw.themes["children"].sample)
    replaced = call_reserves(list_file, statement, draw, lost(draw, gone))
    assert replaced.called == {"weapons": (shared,)}
    assert replaced.slots == draw.slots
    ranks = {theme.label: theme.rank for theme in served_themes(draw, replaced.called)[shared]}
    assert ranks["weapons"] == 6
    assert ranks["children"] == draw.themes["children"].sample.index(shared) + 1


def _of(seed: str) -> Drawn:
    list_file, statement, _ = small()
    return list_file, statement, replay(list_file, statement, seed)


def test_a_served_theme_has_its_title_and_a_called_reserve_keeps_its_rank() -> None:
    list_file, statement = case(0)
    published = CASES[0]["next"]
    draw = replay(list_file, statement, published["after_seed"])
    availability = Availability.parse(published["availability_file"].encode())
    called = call_reserves(list_file, statement, draw, availability).called
    served = served_themes(draw, called, {"children": "Children"})
    (only,) = served["BWV-MXCJ-WSYE"]
    assert (only.label, only.title, only.rank) == ("children", "Children", 6)
    assert [theme.title for theme in served["BWV-AQT2-3SKR"]] == ["handcuffing", "weapons"]


def _declared(draw: Draw, kind: str) -> Availability:
    reference = draw.slots["V01"]
    return {
        "another draw": Availability("0" * 64),
        "not on the list": lost(draw, "REF-99999"),
        "declared twice": lost(draw, reference, late=(reference,)),
        "never in the draw": lost(draw, late=(next(r for r in labelled(size=60) if r not in draw.slots.values()),)),
        "A reason cannot be used": Availability(draw.commit, ((reference, "Not found"),)),
    }[kind]


@pytest.mark.parametrize(
    "kind", ["another draw", "not on the list", "declared twice", "never in the draw", "A reason cannot be used"]
)
def test_declarations_that_do_not_fit_the_draw_are_refused_without_a_reference(kind: str) -> None:
    list_file, statement, draw = small()
    with pytest.raises(DrawProblem, match=kind) as refused:
        call_reserves(list_file, statement, draw, _declared(draw, kind))
    assert "REF-" not in f"{refused.value.message}{refused.value.advice}"


def test_each_plan_replaces_clips_in_its_own_way_only() -> None:
    list_file, statement, draw = small("reroll")
    with pytest.raises(DrawProblem, match="rolling again, not from its reserves"):
        call_reserves(list_file, statement, draw, lost(draw))
    list_file, statement, draw = small()
    with pytest.raises(DrawProblem, match="from its reserves, not by rolling again"):
        reroll(list_file, statement, draw, [NewRoll((draw.slots["V01"],), D10)])


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_every_label_keeps_its_number_of_clips_or_says_how_many_it_lacks(data: st.DataObject) -> None:
    list_file, statement, draw = _of(data.draw(st.text("0123456789", min_size=20, max_size=20)))
    pool = sorted(draw.tickets)
    gone = data.draw(st.lists(st.sampled_from(pool), unique=True, max_size=10))
    late = data.draw(
        st.lists(
            st.sampled_from(sorted(set(draw.slots.values()) - set(gone)) or pool[:0] or [""]), unique=True, max_size=3
        )
    )
    late = [reference for reference in late if reference]
    replaced = call_reserves(list_file, statement, draw, lost(draw, *gone, late=tuple(late)))
    missing = {*gone, *late}
    for planned in statement.themes:
        drawn, called = draw.themes[planned.label], replaced.called.get(planned.label, ())
        standing = [r for r in drawn.sample + called if r not in missing]
        assert len(standing) + replaced.shortfall.get(planned.label, 0) == planned.sample
        assert set(called) <= set(drawn.reserves) - set(gone)
    assert len(set(replaced.slots.values())) == len(replaced.slots)
    assert replaced.replaced_by.keys() == missing & set(replaced.slots.values())


def test_a_second_and_a_third_roll_follow_the_protocol_in_its_plainest_words() -> None:
    list_file, statement, draw = small("reroll")
    first = (draw.themes["weapons"].sample[0], draw.themes["weapons"].sample[1])
    roll_two = NewRoll(tuple(sorted(first, reverse=True)), "1" * 20)
    came = reroll(list_file, statement, draw, [roll_two]).rounds[0].called
    roll_three = NewRoll((came["weapons"][0],), "2" * 20)
    done = reroll(list_file, statement, draw, [roll_two, roll_three])

    s1 = statement_with_seed(statement, D10)
    s2 = s1 + b"round 2\n" + b"".join(b"unavailable " + r.encode() + b"\n" for r in sorted(first))
    s3 = s2 + b"seed " + b"1" * 20 + b"\n" + b"round 3\nunavailable " + roll_three.unavailable[0].encode() + b"\n"
    assert [r.commit for r in done.rounds] == [hashlib.sha256(s).hexdigest() for s in (s2, s3)]
    assert done.rounds[1].statement == s3 + b"seed " + b"2" * 20 + b"\n"
    key = done.rounds[1].key
    assert key == hashlib.sha256(done.rounds[1].statement).hexdigest()

    unavailable = {*first, *roll_three.unavailable}
    for label in done.rounds[1].called:
        own = {*draw.themes[label].sample, *came.get(label, ())}
        left = [m for m in list_file.members(label) if m not in unavailable | own]
        best = sorted(left, key=lambda m: (ticket_of(key, m), m))
        assert done.rounds[1].called[label] == tuple(best[: len(done.rounds[1].called[label])])
    assert "weapons" in done.rounds[1].called
    assert read_round(done.rounds[1].statement, done.rounds[0].statement, 3, "d10x20", "statement-3.txt") == roll_three


def test_a_theme_with_no_member_left_stays_short_after_a_new_roll() -> None:
    list_file, statement = plan(labelled(size=20, weapons=2), PlannedTheme("weapons", 9, 0), unavailable="reroll")
    draw = replay(list_file, statement, D10)
    roll = NewRoll(tuple(sorted(draw.slots.values()))[:2], D10)
    replaced = reroll(list_file, statement, draw, [roll]).replacements
    assert len(replaced.called["weapons"]) == 1
    assert replaced.shortfall == {"weapons": 1}


REFUSED_ROLLS: dict[str, tuple[list[NewRoll], str]] = {
    "nothing declared": ([NewRoll((), D10)], "No clip is declared"),
    "unknown": ([NewRoll(("REF-99999",), D10)], "not on the list"),
    "declared before": ([NewRoll(("REF-00000",), D10), NewRoll(("REF-00000",), D10)], "declared twice"),
    "wrong dice": ([NewRoll(("REF-00000",), D6)], "There are 26 digits"),
}


@pytest.mark.parametrize(("rolls", "words"), REFUSED_ROLLS.values(), ids=REFUSED_ROLLS.keys())
def test_a_new_roll_that_does_not_fit_is_refused(rolls: list[NewRoll], words: str) -> None:
    list_file, statement, draw = small("reroll")
    with pytest.raises(DrawProblem, match=words):
        reroll(list_file, statement, draw, rolls)


ROUNDS: dict[str, tuple[bytes, str]] = {
    "another beginning": (b"x", "does not go on"),
    "another round": (b"round 3\nunavailable REF-00000\nseed 1\n", "Line 11 of s2 is not “round 2”"),
    "no dice": (b"round 2\nunavailable REF-00000\n", "Line 12 of s2 is not “seed"),
    "no round": (b"", "Line 11 of s2"),
    "not a reference": (b"round 2\nunavailable ref\nseed 1\n", "Line 12 of s2 is not “unavailable”"),
    "wrong order": (b"round 2\nunavailable REF-2\nunavailable REF-1\nseed 1\n", "Line 13 of s2 is out of order"),
    "wrong digits": (b"round 2\nunavailable REF-2\nseed 1\n", "Only 1 digit is there"),
}


@pytest.mark.parametrize(("rest", "words"), ROUNDS.values(), ids=ROUNDS.keys())
def test_a_spoilt_statement_of_a_later_round_is_refused(rest: bytes, words: str) -> None:
    _, statement, draw = small("reroll")
    before = statement_with_seed(statement, draw.seed)
    data: Any = rest if rest == b"x" else before + rest
    with pytest.raises(DrawProblem, match=words):
        read_round(data, before, 2, "d10x20", "s2")


def test_the_statement_to_read_out_before_a_new_roll_is_sorted() -> None:
    assert (
        next_statement(b"seed 1\n", 2, ["REF-2", "REF-1"]) == b"seed 1\nround 2\nunavailable REF-1\nunavailable REF-2\n"
    )
