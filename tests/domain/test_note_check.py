"""Notes are looked through for what identifies people."""

from __future__ import annotations

import pytest

from bwvreview.domain.note_check import check_note


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
    ["", "Reason explained twice, calmly", "At 02:10 she asks again", "About 10AM, the 20TH", "30KM away", "***"],
)
def test_plain_notes_are_left_alone(note: str) -> None:
    assert check_note(note) is None


def test_words_that_are_kept_are_not_warned_about_again() -> None:
    note = "472NX and later PC 1234"
    first = check_note(note, kept={"PC 1234"})
    assert first is not None
    assert first.text == "472NX"
    assert check_note(note, kept={"472NX", "PC 1234"}) is None
