"""Lists, statements, availability files, references and dice: one right way to write each, all else refused."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.references import REFERENCE_PATTERN, canonical_reference
from bwvreview.domain.draw.seed import read_seed
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.errors import DrawProblem, ListProblem
from tests.domain.draw_cases import CASES, D6, D10, REFERENCES_IN_TEXT, edited, swapped

LIST = CASES[0]["list_file"].encode()
STATEMENT = CASES[1]["statement"].encode()
AVAILABILITY = CASES[0]["next"]["availability_file"].encode()


def becomes(text: bytes) -> Callable[[bytes], bytes]:
    return lambda _: text


SPOILT_STATEMENTS = {
    "windows line ends": (STATEMENT.replace(b"\n", b"\r\n"), 1),
    "no final line end": (STATEMENT[:-1], 13),
    "a byte-order mark": (b"\xef\xbb\xbf" + STATEMENT, 1),
    "an unknown version": (STATEMENT.replace(b"draw/1", b"draw/2"), 1),
    "a short fingerprint": (edited(STATEMENT, 2, lambda row: row[:-1]), 2),
    "a leading zero": (edited(STATEMENT, 3, becomes(b"size 0400")), 3),
    "a sign": (edited(STATEMENT, 3, becomes(b"size +400")), 3),
    "full-width digits": (edited(STATEMENT, 3, becomes("size ４００".encode())), 3),
    "two spaces": (edited(STATEMENT, 3, becomes(b"size  400")), 3),
    "a reason that counts nothing": (edited(STATEMENT, 4, becomes(b"excluded past-retention 0")), 4),
    "reasons in the wrong order": (swapped(STATEMENT, 4), 5),
    "no group": (edited(STATEMENT, 6, becomes(b"group ")), 6),
    "a group in capitals": (edited(STATEMENT, 6, becomes(b"group Haringey")), 6),
    "a day that is not in the calendar": (edited(STATEMENT, 7, becomes(b"session 2026-02-30.1")), 7),
    "session nought": (edited(STATEMENT, 7, becomes(b"session 2026-12-05.0")), 7),
    "session with a leading zero": (edited(STATEMENT, 7, becomes(b"session 2026-12-05.01")), 7),
    "themes in the wrong order": (swapped(STATEMENT, 8), 9),
    "a theme twice": (edited(STATEMENT, 9, becomes(b"theme all 56 6 4")), 9),
    "a theme without reserves": (edited(STATEMENT, 9, becomes(b"theme children 56 6")), 9),
    "an unknown way to replace": (edited(STATEMENT, 12, becomes(b"unavailable maybe")), 12),
    "unknown dice": (edited(STATEMENT, 13, becomes(b"dice d20x20")), 13),
    "a line too many": (STATEMENT + b"seed 1\n", 14),
    "a line too few": (STATEMENT[: STATEMENT.index(b"dice")], 13),
    "no theme": (re.sub(rb"theme .*\n", b"", STATEMENT), 8),
}


@pytest.mark.parametrize(("data", "line"), SPOILT_STATEMENTS.values(), ids=SPOILT_STATEMENTS.keys())
def test_a_spoilt_statement_is_refused_naming_the_line(data: bytes, line: int) -> None:
    with pytest.raises(DrawProblem) as refused:
        Statement.parse(data)
    assert f"ine {line} of statement.txt" in refused.value.message


SPOILT_AVAILABILITY = {
    "an unknown version": (AVAILABILITY.replace(b"ty/1", b"ty/9"), 1),
    "no commitment": (edited(AVAILABILITY, 2, becomes(b"commit abc")), 2),
    "wrong order": (swapped(AVAILABILITY, 3), 4),
    "unavailable after late": (swapped(AVAILABILITY, 5), 6),
    "no reason": (edited(AVAILABILITY, 4, lambda row: row.rpartition(b" ")[0]), 4),
    "a reason of two words": (edited(AVAILABILITY, 4, lambda row: row + b" again"), 4),
    "only a header": (b"bwvreview-availability/1\n", 2),
}


@pytest.mark.parametrize(("data", "line"), SPOILT_AVAILABILITY.values(), ids=SPOILT_AVAILABILITY.keys())
def test_a_spoilt_availability_file_is_refused_naming_the_line_and_no_reference(data: bytes, line: int) -> None:
    with pytest.raises(DrawProblem) as refused:
        Availability.parse(data)
    assert f"ine {line} of availability.txt" in refused.value.message
    assert not REFERENCES_IN_TEXT.search(f"{refused.value.message} {refused.value.advice}")


@pytest.mark.parametrize("read", [ListFile.parse, Statement.parse, Availability.parse])
def test_an_empty_file_is_refused(read: Callable[[bytes], Any]) -> None:
    with pytest.raises(DrawProblem, match="is empty"):
        read(b"")


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_any_changed_byte_of_a_list_or_statement_is_refused_or_changes_its_fingerprint(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(CASES))
    which = data.draw(st.sampled_from(["list_file", "statement"]))
    original = bytearray(case[which].encode())
    place = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != original[place]))
    problem = None
    try:
        if which == "list_file":
            assert ListFile.parse(bytes(changed)).fingerprint != case["list"]
        else:
            assert Statement.parse(bytes(changed)).commit != case["commit"]
    except DrawProblem as refused:
        problem = refused
    assert problem is None or not REFERENCES_IN_TEXT.search(problem.message)


@given(st.binary(max_size=200), st.sampled_from([b"", b"bwvreview-list/1\n", b"bwvreview-draw/1\n", LIST[:82]]))
@settings(deadline=None)
def test_whatever_is_in_a_file_it_is_read_or_refused(rest: bytes, start: bytes) -> None:
    for kind in (ListFile, Statement, Availability):
        with contextlib.suppress(DrawProblem):
            assert kind.parse(start + rest).to_bytes() == start + rest


@pytest.mark.parametrize(
    ("raw", "reference"),
    [
        ("BWV-17SD-5HPN", "BWV-17SD-5HPN"),
        ("\ufeff bwv-17sd-5hpn\t\r", "BWV-17SD-5HPN"),
        ("\u00a0a.b/c_d\u00a0", "A.B/C_D"),
        ("0001", "0001"),
        ("A" * 40, "A" * 40),
    ],
)
def test_a_reference_has_one_form(raw: str, reference: str) -> None:
    assert canonical_reference(raw) == reference


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "ABC",
        "A" * 41,
        "-ABC",
        "ABC-",
        "A BC D",
        "\ufeff\ufeffABCD",
        "ABCD\n",
        "straße",
        "ſabc",
        "１２３４",
        "ABC,D",
        "A\x00BC",
    ],
)
def test_a_reference_in_another_form_is_refused_and_not_repeated(raw: str) -> None:
    with pytest.raises(ListProblem) as refused:
        canonical_reference(raw)
    assert not raw.strip() or raw.strip() not in f"{refused.value.message} {refused.value.advice}"


@given(st.text(max_size=45))
@settings(deadline=None)
def test_what_is_accepted_as_a_reference_is_in_its_last_form(raw: str) -> None:
    try:
        reference = canonical_reference(raw)
    except ListProblem:
        return
    assert REFERENCE_PATTERN.fullmatch(reference)
    assert canonical_reference(reference) == reference


@pytest.mark.parametrize(("digits", "dice"), [(D10, "d10x20"), (D6, "d6x26"), ("0" * 20, "d10x20")])
def test_dice_are_taken_as_they_fell(digits: str, dice: str) -> None:
    assert read_seed(digits, dice) == digits


@pytest.mark.parametrize(
    ("digits", "dice", "words"),
    [
        (D10[:-1], "d10x20", "There are 19 digits; these dice give 20"),
        (D10 + "1", "d10x20", "There are 21 digits"),
        ("", "d10x20", "There are 0 digits"),
        (D6[:-1] + "7", "d6x26", "Die 26 cannot show 7"),
        ("0" + D6[1:], "d6x26", "Die 1 cannot show 0"),
        ("12345 67890 12345 67890", "d10x20", "There is a space at place 6"),
        (D10[:-1] + "x", "d10x20", "Place 20 is not a digit"),
        ("１" + D10[1:], "d10x20", "Place 1 is not a digit"),
        (D10[:-1] + "²", "d10x20", "Place 20 is not a digit"),
        (D10 + "\n", "d10x20", "There is a space at place 21"),
        (D10, "d4x40", "These dice are not known"),
    ],
)
def test_dice_that_cannot_be_are_refused_in_words(digits: str, dice: str, words: str) -> None:
    with pytest.raises(DrawProblem, match=words):
        read_seed(digits, dice)
