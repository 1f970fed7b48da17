"""The list file: one right way to write it, all else refused with its line, and read in columns as line by line."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.errors import DrawProblem
from tests.domain.draw_cases import CASES, REFERENCES_IN_TEXT, broken_elsewhere, drawn_lists, edited, swapped

LIST = CASES[0]["list_file"].encode()


SPOILT_LISTS = {
    "windows line ends": (LIST.replace(b"\n", b"\r\n"), 1),
    "one windows line end": (edited(LIST, 7, lambda row: row + b"\r"), 7),
    "no final line end": (LIST[:-1], 62),
    "a byte-order mark": (b"\xef\xbb\xbf" + LIST, 1),
    "an unknown version": (LIST.replace(b"list/1", b"list/2"), 1),
    "a short salt": (edited(LIST, 2, lambda row: row[:-1]), 2),
    "an upper-case salt": (edited(LIST, 2, lambda row: row.upper()), 2),
    "two spaces before the salt": (edited(LIST, 2, lambda row: row.replace(b" ", b"  ")), 2),
    "a space for the tab": (edited(LIST, 5, lambda row: row.replace(b"\t", b" ")), 5),
    "a second tab": (edited(LIST, 5, lambda row: row.replace(b"\t", b"\t\t")), 5),
    "lines broken elsewhere": (broken_elsewhere(LIST, 5), 5),
    "a label after the dash": (edited(LIST, 4, lambda row: row.partition(b"\t")[0] + b"\t-,weapons"), 4),
    "a dash after a label": (edited(LIST, 4, lambda row: row.partition(b"\t")[0] + b"\tweapons,-"), 4),
    "two dashes": (edited(LIST, 4, lambda row: row.partition(b"\t")[0] + b"\t-,-"), 4),
    "an empty label": (edited(LIST, 6, lambda row: row.replace(b",", b",,")), 6),
    "a label with a sign": (edited(LIST, 6, lambda row: row + b"!"), 6),
    "a label that starts with a digit": (edited(LIST, 6, lambda row: row + b",9"), 6),
    "a part without a name": (edited(LIST, 6, lambda row: row + b"@"), 6),
    "a missing line": (LIST.replace(LIST.split(b"\n")[8] + b"\n", b"\n"), 9),
    "a space at the end": (edited(LIST, 5, lambda row: row + b" "), 5),
    "rows in the wrong order": (swapped(LIST, 10), 11),
    "a row twice": (LIST + LIST.split(b"\n")[-2] + b"\n", 63),
    "labels in the wrong order": (
        edited(LIST, 6, lambda row: row.replace(b"children,weapons", b"weapons,children")),
        6,
    ),
    "a label twice": (edited(LIST, 6, lambda row: row.replace(b"children,weapons", b"weapons,weapons")), 6),
    "no label and no dash": (edited(LIST, 3, lambda row: row[:-1]), 3),
    "a small letter in a reference": (edited(LIST, 9, lambda row: row[:3].lower() + row[3:]), 9),
    "full-width digits in a reference": (edited(LIST, 9, lambda row: "４".encode() + row[1:]), 9),
    "an empty line at the end": (LIST + b"\n", 63),
    "nothing but a header": (b"bwvreview-list/1\n", 2),
    "a zero byte": (edited(LIST, 12, lambda row: row + b"\0"), 12),
    "a form feed": (edited(LIST, 12, lambda row: row + b"\x0c"), 12),
}


@pytest.mark.parametrize(("data", "line"), SPOILT_LISTS.values(), ids=SPOILT_LISTS.keys())
def test_a_spoilt_list_is_refused_naming_the_line_and_no_reference(data: bytes, line: int) -> None:
    with pytest.raises(DrawProblem) as refused:
        ListFile.parse(data)
    assert f"ine {line} of list.txt" in refused.value.message
    assert not REFERENCES_IN_TEXT.search(f"{refused.value.message} {refused.value.advice}")


@given(drawn_lists(smallest=0))
@settings(deadline=None, max_examples=60)
def test_a_list_that_is_written_and_read_is_the_same_list(list_file: ListFile) -> None:
    read = ListFile.parse(list_file.to_bytes())
    assert read == list_file
    assert read.to_bytes() == list_file.to_bytes()


def read_or_refused(data: bytes) -> Any:
    try:
        read = ListFile.parse(data)
    except DrawProblem as refused:
        return refused.message
    return read.salt, dict(read.labels), dict(read.counts), list(read.encoded), read.to_bytes()


PUT = [b"", b"\n", b"\t", b",", b"-", b"!", b" ", b"a", b"A", b"\r", b"\xc3", b"R0001\t-\n", b",weapons\n"]


@given(st.sampled_from(CASES), st.integers(0), st.integers(0, 40), st.sampled_from(PUT))
@settings(deadline=None, max_examples=300)
def test_a_list_read_in_columns_is_the_list_read_line_by_line(
    case: dict[str, Any], start: int, cut: int, put: bytes
) -> None:
    whole: bytes = case["list_file"].encode()
    start %= len(whole)
    spoilt = whole[:start] + put + whole[start + cut :]
    quickly = read_or_refused(spoilt)
    with mock.patch("bwvreview.domain.draw.list_file.read_rows", return_value=None):
        assert read_or_refused(spoilt) == quickly


def test_a_list_of_hundreds_of_labels_is_read_too() -> None:
    for many in (119, 120, 121, 300, 3_000):
        labels = {f"REF-{n:05d}": tuple(sorted({f"a{n}", "all", f"b{n % 7}"})) for n in range(many - 8)}
        read = ListFile.parse(ListFile("0" * 64, labels).to_bytes())
        assert read == ListFile("0" * 64, labels)
        assert read.counts == ListFile("0" * 64, labels).counts
        assert read.members("b3") == [f"REF-{n:05d}" for n in range(many - 8) if n % 7 == 3]


@pytest.mark.parametrize("asked", ["REF-99999", "", "ref-00000", "ŵ", "REF-00000 "])
def test_what_is_not_on_a_list_is_not_found_on_it(asked: str) -> None:
    read = ListFile.parse(ListFile("0" * 64, {"REF-00000": ("all",), "REF-00001": ()}).to_bytes())
    assert asked not in read.labels
    assert read.labels["REF-00001"] == ()
    assert "REF-00000" in read.labels
