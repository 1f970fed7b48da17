"""Text keeps its characters on the way into a workbook and out again, and is never worked out."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.feedback import IndividualAnswers
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.panel_sheet import write_panel_sheet
from bwvreview.exchange.safe_text import as_written, could_be_formula
from bwvreview.exchange.workbook import write_workbook
from tests.feedback_kit import a_feedback, observation, viewed

QUESTION = "What was done well?"

ODD = [
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "+44 7700",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'quoted",
    "=cmd|' /C calc'!A0",
    "https://example.org",
    "mailto:a@example.org",
    "0012",
    "1e5",
    "10-17",
    "TRUE",
    "#REF!",
    "{=1}",
    " leading and trailing ",
    "two\nlines",
    "a\r\nb",
    "\x00\x07\x1f",
    "\x7f\x85\u2028",
    "_x000D_",
    "a_x000d_b",
    "_x005F_x000D_",
    "\ufffe\uffff",
    "\ufeffmark",
    "\u202eright to left",
    "שלום مرحبا",
    "👩🏽‍🦽👨‍👩‍👧",
    "]]>&amp;<b>",
    "<r>& bare",
    "<r> & </r>",
    "<r><t>not rich</t></r>",
    "x005F_ and _x005F_",
    "_x0041_x0042_",
]


def read_calamine(path: Path, sheet: str) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_path(path)
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def written_and_read(folder: Path, texts: list[str]) -> tuple[list[object], list[object]]:
    """The texts as openpyxl and as calamine read them."""
    path = folder / "feedback.xlsx"
    clips = [viewed(f"V{at:02d}", "weapons", good_practice=text) for at, text in enumerate(texts, 1)]
    write_workbook(a_feedback(*clips), path)
    book = openpyxl.load_workbook(path)
    head = [cell.value for cell in book["Clips"][1]]
    column = head.index(QUESTION)
    cells = [book["Clips"].cell(row, column + 1) for row in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s"}
    for cell, text in zip(cells, texts, strict=True):
        assert cell.quotePrefix == could_be_formula(text)
    calamine = [row[column] for row in read_calamine(path, "Clips")[1:]]
    return [cell.value for cell in cells], calamine


def test_odd_text_comes_back_from_calamine_as_it_was(tmp_path: Path) -> None:
    _, calamine = written_and_read(tmp_path, ODD)
    assert [as_written(str(text)) if "xFFFE" in str(text) else text for text in calamine] == ODD


def test_odd_text_comes_back_from_openpyxl_once_its_spelling_is_undone(tmp_path: Path) -> None:
    known = [text for text in ODD if not re.search("_x[0-9A-Fa-f]{4}_|x005F_", text)]
    read, _ = written_and_read(tmp_path, known)
    assert [as_written(str(text)) for text in read] == known


def test_text_that_looks_like_a_spelling_is_not_decoded(tmp_path: Path) -> None:
    read, calamine = written_and_read(tmp_path, ["_x000D_", "a_x0041_b"])
    assert read == calamine == ["_x000D_", "a_x0041_b"]


def test_half_a_character_becomes_a_mark_in_the_cell(tmp_path: Path) -> None:
    read, calamine = written_and_read(tmp_path, ["a\ud83db"])
    assert read == calamine == ["a\ufffdb"]


pieces = st.sampled_from(
    ["_", "x", "005F", "x005F_", "_x000D_", "<r>", "</r>", "<t>", "&amp;", "=", "\r", "\n", " ", "\ufffe"]
)
any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.lists(pieces, min_size=1).map("".join)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.lists(any_text, min_size=20, max_size=40))
def test_any_text_comes_back_and_is_never_a_formula(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read, calamine = written_and_read(Path(folder), texts)
    for text, by_openpyxl, by_calamine in zip(texts, read, calamine, strict=True):
        if not re.search("[\ufffe\uffff]", text):  # calamine leaves these two spelt out
            assert by_calamine == text
        if not re.search("_x[0-9A-Fa-f]{4}_|x005F_", text):  # to openpyxl a spelling and what it spells are the same
            assert as_written(str(by_openpyxl)) == text


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("=+-@\t\r"), st.text(max_size=20)), min_size=10, max_size=20))
def test_no_start_of_a_formula_is_taken_for_one(starts: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read, _ = written_and_read(Path(folder), [start + rest for start, rest in starts])
    assert [as_written(str(text))[0] for text in read] == [start for start, _ in starts]


@pytest.mark.parametrize("text", ODD)
def test_the_panel_sheet_holds_no_formula_either(tmp_path: Path, text: str) -> None:
    path = tmp_path / "panel-sheet.xlsx"
    write_panel_sheet(a_feedback(viewed("V01", "weapons", summary=text)), path)
    for row in openpyxl.load_workbook(path).active.iter_rows():
        assert all(cell.data_type in {"s", "n"} for cell in row)


def test_odd_text_comes_back_from_every_sheet_that_can_hold_it(tmp_path: Path) -> None:
    path, long = tmp_path / "feedback.xlsx", [text * 60 for text in ODD]
    lost = [observation(f"V{at}", ClipState.NOT_SHOWN, ("weapons",), reason=text) for at, text in enumerate(ODD, 100)]
    alone = tuple(IndividualAnswers("V01", "A", {"rag": text}) for text in (*ODD, *long))
    clips = [viewed(f"V{at}", "weapons", summary=text) for at, text in enumerate(long, 10)]
    write_workbook(
        a_feedback(*clips, *lost, individual=alone, excluded=tuple((text, 1) for text in dict.fromkeys(ODD))), path
    )
    found = {
        "Not shown": ("Why it was not shown", ODD),
        "Individual": ("Overall", [*ODD, *long]),
        "Clips": ("What happened, in two or three sentences?", long),
    }
    for sheet, (title, texts) in found.items():
        rows = read_calamine(path, sheet)
        column = rows[0].index(title)
        read = [str(row[column]) for row in rows[1:]]
        assert [as_written(text) if "xFFFE" in text else text for text in read] == texts, sheet
    design = [row[1] for row in read_calamine(path, "Design")]
    assert [text for text in ODD if text not in design and "\ufffe" not in text] == []
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value]
    risky = [cell for cell in cells if cell.data_type == "s" and could_be_formula(str(cell.value))]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.quotePrefix for cell in risky if cell.parent.title not in {"Manifest", "Lists"})
