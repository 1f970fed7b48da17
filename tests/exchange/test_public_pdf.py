"""The public report as a PDF: the words of the page, without Qt, and nothing that the page does not tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.make_up import ListCodes, codes_of, limits_of_sample, make_up_told
from bwvreview.domain.public_report import Period, PublicReport, public_report
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.public_pdf import report_pdf
from bwvreview.exchange.public_report import page_of
from tests.exchange.test_public_report import Words, gone, many, session

RULES = load_highlights().make_up
FIELDS = frozenset({"ethnicity_officer", "age", "outcome"})


def a_list(number: int = 1) -> ListCodes:
    """A list of 300 searches, three of them of children and four of people of mixed ethnicity."""
    assert RULES is not None
    people = [
        {
            "ethnicity_officer": "Mixed" if at < 4 else ("White", "Black")[at % 2],
            "age": "10-17" if at in {50, 60, 70} else ("18-24", "25-34")[at % 2],
            "outcome": "Arrest" if at % 4 == 0 else "A no further action disposal",
        }
        for at in range(300)
    ]
    return codes_of(number, people, FIELDS, RULES)


def report(**more: object) -> PublicReport:
    assert RULES is not None
    reasons = [gone(f"V{at:02d}", "over_31_days") for at in range(60, 75)]
    clips = session(*many(31), *many(17, start=40, rag="red"), *many(3, "children", start=80), *reasons)
    period = Period(date(2025, 12, 1), date(2026, 11, 30), (clips,), (), well=("They waited calmly.",))
    made = public_report(period, load_highlights(), group="Haringey Community Monitoring Group", version="0.1.0")
    return replace(made, **{"make_up": make_up_told(1, [a_list()], RULES), **more})  # type: ignore[arg-type]


def said(path: Path, content: bytes) -> str:
    """The words of a PDF as a reader of PDFs gives them, on one line."""
    path.write_bytes(content)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True).stdout.decode()
    return re.sub(r"\s+", " ", text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
def test_the_pdf_says_what_the_page_says(tmp_path: Path) -> None:
    made = report()
    pdf = said(tmp_path / "report.pdf", report_pdf(made))
    rows = [row for row in Words(page_of(made)).rows if len(row) > 1]
    assert len(rows) > 15
    for title, *_ in rows:
        if title not in {"What we looked for", "Reason"}:
            assert re.sub(r"\W", "", title) in re.sub(r"\W", "", pdf), title
    assert "“They waited calmly.”" in pdf
    assert "Under 18 Not told" in pdf
    assert "Searches of children Fewer than 10" in pdf


def test_the_same_report_gives_the_same_bytes_tagged_for_a_screen_reader() -> None:
    content = report_pdf(report())
    assert content == report_pdf(report())
    assert b"/Lang(en-GB)" in content
    assert all(content.count(f"/S/{tag}/".encode()) >= 1 for tag in ("H1", "H2", "H3", "P"))
    sizes = [float(size) for size in re.findall(rb"/(?:plain|bold|code|codebold) ([0-9.]+) Tf", content)]
    assert min(sizes) >= 11


def test_letters_that_the_pdf_lacks_are_refused_in_a_sentence() -> None:
    with pytest.raises(ExportProblem, match="letters that the PDF cannot show"):
        report_pdf(report(well=("שלום",)))


def test_who_was_on_the_lists_is_told_with_two_sentences_and_no_small_group() -> None:
    words = Words(page_of(report()))
    rows = {row[0]: row[1] for row in reversed(words.rows) if len(row) > 1}
    assert (rows["Under 18"], rows["Mixed"]) == ("Not told", "Not told")
    assert sum(limit in words.words for limit in limits_of_sample("about 50")) == 2
    assert not {"3", "4"} & set(words.words)
    assert "Who was on the lists" not in page_of(report(make_up=None))


def test_a_period_without_such_columns_says_so() -> None:
    assert RULES is not None
    text = page_of(report(make_up=make_up_told(2, [ListCodes(1, {})], RULES)))
    some = make_up_told(3, [a_list(), ListCodes(2, {})], RULES)
    assert "Encounters on 1 of the 3 lists" in page_of(report(make_up=some))
    assert "No list of this period told the ethnicity or the age of enough people." in text


def test_the_pdf_needs_no_window() -> None:
    code = "import sys; from bwvreview.exchange.public_pdf import report_pdf; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
