"""Counts, summaries and seals of a session's records."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.domain.answer_words import Cell, cell_writer, number, typed_reader
from bwvreview.domain.cover import cover
from bwvreview.domain.estimate import limits, limits_with_missing
from bwvreview.domain.feedback import DesignLine, Feedback
from bwvreview.domain.forms.survey import Choice, Question
from bwvreview.domain.seal import canonical_json, row_seal, settled_text
from bwvreview.domain.sessions import ClipState
from bwvreview.domain.summary import ThemeSummary, summarise
from bwvreview.exchange.highlights_file import load_highlights
from tests.feedback_kit import a_feedback, line, observation, viewed


def summaries(feedback: Feedback) -> dict[str, ThemeSummary]:
    return {one.label: one for one in summarise(feedback, load_highlights())}


@given(st.lists(st.sampled_from(list(ClipState)), min_size=1, max_size=40))
def test_drawn_is_always_viewed_plus_not_shown_plus_still_to_come(states: list[ClipState]) -> None:
    clips = tuple(observation(f"V{at:02d}", state, ("weapons",)) for at, state in enumerate(states, 1))
    counts = a_feedback(*clips).counts
    assert counts.drawn == len(states) == counts.viewed + counts.not_shown + counts.to_come


def test_a_reserve_is_counted_among_the_drawn() -> None:
    counts = a_feedback().counts
    assert counts.sentence == "6 drawn = 4 viewed + 1 not shown + 1 still to come"
    assert counts.reserves == 1


def test_a_clip_counts_only_for_the_labels_it_was_drawn_for() -> None:
    clips = (viewed("V01", "weapons", rag="red"), viewed("V02", "children", rag="red", object_stated="weapons"))
    summary = summaries(a_feedback(*clips))["weapons"]
    assert (summary.viewed, summary.estimates[1].found) == (1, 1)


def test_with_every_clip_shown_the_range_is_the_exact_one() -> None:
    clips = tuple(viewed(f"V{at:02d}", "weapons", rag="red" if at < 3 else "green") for at in range(1, 11))
    red = summaries(a_feedback(*clips))["weapons"].estimates[1]
    assert (red.share, red.interval, red.out_of, red.bounds) == (Fraction(1, 5), (3, 49), 92, None)
    assert red.sentence == "Rated red: 2 of 10 viewed. Of the 92 on the list, 3 to 49 (95% range)."


def test_missing_clips_are_counted_both_ways() -> None:
    summary = summaries(a_feedback())["weapons"]
    red_or_amber = summary.estimates[0]
    assert (summary.viewed, summary.not_shown, red_or_amber.found, red_or_amber.unsure) == (3, 1, 2, 1)
    assert red_or_amber.interval == limits(91, 3, 2)
    assert red_or_amber.bounds == limits_with_missing(92, 3, 1, 2)


def test_a_declared_reserve_that_never_had_a_slot_is_missing_too() -> None:
    feedback = a_feedback()
    more = replace(feedback, design=(replace(feedback.design[0], unavailable=3), feedback.design[1]))
    assert summaries(more)["weapons"].estimates[0].bounds == limits_with_missing(92, 3, 3, 2)


def test_clips_still_to_come_widen_the_worst_case() -> None:
    assert summaries(a_feedback())["children"].estimates[0].bounds == limits_with_missing(57, 2, 1, 1)


def test_without_a_clip_viewed_nothing_can_be_calculated() -> None:
    nothing = a_feedback(observation("V01", ClipState.NOT_SHOWN, ("weapons",), reason="technical"))
    for estimate in summaries(nothing)["weapons"].estimates:
        assert (estimate.share, estimate.interval, estimate.bounds) == (None, None, None)
        assert "cannot be calculated" in estimate.sentence


def test_a_theme_viewed_whole_is_a_full_count() -> None:
    clips = tuple(viewed(f"V{at:02d}", "weapons", rag="red") for at in range(1, 13))
    feedback = a_feedback(*clips, design=(line("weapons", 12, 12, clips),))
    red = summaries(feedback)["weapons"].estimates[1]
    assert red.interval == (12, 12)
    assert "full count" in red.sentence


def test_parts_of_a_theme_are_weighed_by_their_members() -> None:
    clips = (
        *(viewed(f"V{at:02d}", "weapons@a", rag="red") for at in range(1, 4)),
        *(viewed(f"V{at:02d}", "weapons@b") for at in range(4, 7)),
    )
    feedback = a_feedback(*clips, design=(line("weapons@a", 30, 3, clips), line("weapons@b", 60, 3, clips)))
    together = summaries(feedback)["weapons"]
    assert (together.members, together.viewed) == (90, 6)
    assert together.estimates[1].share == Fraction(1, 3)
    each = 0.95**0.5
    low, high = limits(30, 3, 3, each), limits(60, 3, 0, each)
    assert together.estimates[1].interval == (low[0] + high[0], low[1] + high[1])


def test_a_part_without_a_clip_viewed_spoils_the_whole() -> None:
    clips = (viewed("V01", "weapons@a"), observation("V02", ClipState.HELD, ("weapons@b",)))
    feedback = a_feedback(*clips, design=(line("weapons@a", 30, 1, clips), line("weapons@b", 60, 1, clips)))
    assert summaries(feedback)["weapons"].estimates[0].share is None


@given(
    members=st.integers(10, 60),
    states=st.lists(st.sampled_from(["red", "amber", "green", "none", "gone", "to come"]), min_size=1, max_size=9),
)
def test_the_worst_case_always_holds_the_range(members: int, states: list[str]) -> None:
    kinds = {"gone": ClipState.NOT_SHOWN, "to come": ClipState.HELD}
    clips = tuple(
        observation(f"V{at:02d}", kinds[state], ("weapons",))
        if state in kinds
        else viewed(f"V{at:02d}", "weapons", rag=state)
        for at, state in enumerate(states, 1)
    )
    feedback = a_feedback(*clips, design=(line("weapons", members, len(states), clips),))
    for estimate in summaries(feedback)["weapons"].estimates:
        if estimate.interval is None:
            continue
        low, high = estimate.interval
        worst_low, worst_high = estimate.bounds or estimate.interval
        assert worst_low <= low <= high <= worst_high <= members
        assert estimate.found <= high


def test_a_measure_whose_question_the_form_lacks_is_left_out() -> None:
    feedback = a_feedback()
    short = replace(feedback.form, items=feedback.form.items[:1])
    for summary in summarise(replace(feedback, form=short), load_highlights()):
        assert summary.estimates == ()
        assert summary.ratings == ()


def test_the_cover_says_what_adds_up_and_shows_the_fingerprint_in_eights() -> None:
    said = [f"{one.name} {one.value}" for one in cover(a_feedback())]
    assert "In one line 6 drawn = 4 viewed + 1 not shown + 1 still to come" in said
    assert any(one.count("01234567 89abcdef") == 4 for one in said)
    assert " V05 took the place of V03." in said
    assert " 2026-12-05.1: A die fell off the table" in said


def test_the_cover_of_a_session_with_nothing_viewed_says_so() -> None:
    nothing = a_feedback(observation("V01", ClipState.NOT_SHOWN, ("weapons",), reason="technical"))
    assert any("Nothing was shown to us." in str(one.value) for one in cover(nothing))


def test_several_choices_are_told_in_the_order_of_the_form() -> None:
    question = Question("q", "select_multiple", choices=(Choice("a", "First"), Choice("b", "Second")))
    assert cell_writer(question)("b a") == "First; Second"
    assert typed_reader(question)("b a") == ["a", "b"]


def test_two_choices_with_one_label_are_told_apart() -> None:
    question = Question("q", "select_one", choices=(Choice("a", "Other"), Choice("b", "Other")))
    assert cell_writer(question)("b") == "Other (b)"


@pytest.mark.parametrize("raw", ["007", "-3", "2.50", "0", "99999999999999"])
def test_a_number_that_a_cell_holds_exactly_is_a_number(raw: str) -> None:
    assert float(number(raw)) == float(raw)
    assert not isinstance(number(raw), str)


@pytest.mark.parametrize("raw", ["1e5", "inf", "nan", "٣", "1_000", "12345678901234567", "0.1234567890123456789"])
def test_anything_else_stays_text(raw: str) -> None:
    assert number(raw) == raw


odd_text = st.text(st.characters()) | st.sampled_from(["_x000D_", "x005F_", "\ud800", "a\rb", "\ufffe", "\\_x41"])


@given(odd_text)
def test_a_sealed_record_holds_any_text_and_nothing_a_spreadsheet_would_decode(text: str) -> None:
    record = canonical_json({"answers": {"rag_why": text}})
    assert json.loads(record) == {"answers": {"rag_why": text}}
    assert record.isascii()
    assert "_x" not in record
    assert "x005F_" not in record


@given(odd_text)
def test_settling_a_text_twice_changes_nothing(text: str) -> None:
    assert settled_text(settled_text(text)) == settled_text(text)


def test_a_seal_breaks_when_a_cell_changes_and_holds_when_columns_move() -> None:
    cells: dict[str, Cell] = {"rag": "Red", "members": 3.0, "note": None}
    seal = row_seal(cells, "{}")
    assert row_seal({"note": "", "members": 3, "rag": "Red"}, "{}") == seal
    assert row_seal({**cells, "rag": "Green"}, "{}") != seal
    assert row_seal({**cells, "members": "3"}, "{}") != seal
    assert row_seal(cells, "{ }") != seal


def test_design_lines_need_no_clip() -> None:
    feedback = a_feedback(design=(DesignLine("all", "All", 400, 0, 0, 0),))
    assert summaries(feedback)["all"].sentence == "All: 0 of 400 viewed."
