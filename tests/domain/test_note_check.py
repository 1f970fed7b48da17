"""Notes are looked through for what identifies people."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bwvreview.domain.note_check import check_note, every_finding
from tests.benchmarks import bench_privacy


@pytest.mark.parametrize(
    ("note", "words", "looks_like"),
    [
        ("Asks 472NX why he was stopped", "472NX", "an officer’s number"),
        ("Then PC 1234, who was rude", "PC 1234", "an officer’s number"),
        ("He lives at 12 High Road Tottenham", "12 High Road", "an address"),
        ("Near N17 8QQ.", "N17 8QQ", "an address"),
        ("The car was “AB12 CDE”", "AB12 CDE", "a number plate"),
        ("Gave 07700 900123 as his number", "07700 900123", "a phone number"),
    ],
)
def test_the_fewest_words_that_identify_someone_are_named(note: str, words: str, looks_like: str) -> None:
    found = check_note(note)
    assert found is not None
    assert (found.text, found.looks_like) == (words, looks_like)
    assert note[found.start : found.end] == words


@pytest.mark.parametrize(
    "note",
    [
        "",
        "officr exlpained the grounds",
        "the oficer was rude",
        "told him abt GOWISELY",
        "Reason explained twice, calmly",
        "At 02:10 she asks again",
        "About 10AM, the 20TH",
        "30KM away",
        "***",
    ],
)
def test_plain_notes_are_left_alone(note: str) -> None:
    assert check_note(note) is None


def test_words_that_are_kept_are_not_warned_about_again() -> None:
    note = "472NX and later PC 1234"
    first = check_note(note, kept={"PC 1234"})
    assert first is not None
    assert first.text == "472NX"
    assert check_note(note, kept={"472NX", "PC 1234"}) is None


@pytest.mark.parametrize(
    ("note", "words", "looks_like", "instead"),
    [
        ("PC Daniel Whitmore explained grounds", "PC Daniel Whitmore", "an officer’s name", "an officer"),
        ("he gave the name Tariq Aziz at first", "Tariq Aziz", "a name", "the person"),
        ("his mother, Sharon, came out", "Sharon", "a name", "the person"),
        ("he asked amina to wait", "amina", "a name", "the person"),
        ("mohammed was compliant throughout", "mohammed", "a name", "the person"),
        ("Kwame said he was late", "Kwame", "a name", "the person"),
        ("pc whitmore said it was routine", "pc whitmore", "an officer’s name", "an officer"),
        ("Year 9 at Park Vale Academy", "Park Vale Academy", "a school’s name", "a school"),
        ("a 15 year old boy", "15 year old", "an exact age", "an age band"),
        ("CAD 221 was read out", "CAD 221", "a police reference", "a police reference"),
        ("his insta is kash.n17", "insta is kash.n17", "a name on social media", "an account"),
        ("camera 884213 was off", "camera 884213", "the number of a video or a device", "the video"),
    ],
)
def test_the_words_that_are_meant_are_marked_whole_with_something_to_write_instead(
    note: str, words: str, looks_like: str, instead: str
) -> None:
    found = check_note(note)
    assert found is not None
    assert (found.text, found.looks_like, found.instead) == (words, looks_like, instead)
    assert note[found.start : found.end] == words


def test_every_place_in_a_note_is_found_and_none_twice() -> None:
    note = "Near N17 8QQ the boy, Reece Palmer, rang 07700 900123. Then PC Okonkwo came. Calm throughout."
    found = sorted(every_finding(note), key=lambda one: one.start)
    assert [one.text for one in found] == ["N17 8QQ", "Reece Palmer", "07700 900123", "PC Okonkwo"]
    assert all(one.end <= later.start for one, later in pairwise(found))


def test_notes_among_the_cases_are_judged_rightly_but_for_times_of_day() -> None:
    cases = [*bench_privacy.cases("privacy-cases.csv"), *bench_privacy.cases("privacy-more.csv")]
    notes = [case for case in cases if case["column_name"] in {"Comments", "Notes"}]
    wrong = [case["value"] for case in notes if case["must_flag"] == "0" and check_note(case["value"])]
    must = [case for case in notes if case["must_flag"] == "1" and not case["kind"].startswith("exact_time")]
    found = [case for case in must if check_note(case["value"])]
    assert wrong == []
    assert len(found) / len(must) >= 0.98


@pytest.mark.parametrize("note", ["at 9.42pm they put him in the van", "Stopped at 11:05 am, let go soon"])
def test_a_clock_time_to_the_minute_is_warned_of(note: str) -> None:
    found = check_note(note)
    assert found is not None
    assert found.looks_like == "the time of the search"


@pytest.mark.parametrize("note", ["He had an asthma pump", "handcuffs off at 4:20", "Two o'clock shadow on the film"])
def test_things_and_places_in_the_clip_are_left_alone(note: str) -> None:
    assert check_note(note) is None
