"""The paper form as a PDF: everything is on it, in order, and nothing runs off the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.paper import Jump, PaperForm, PaperQuestion, paper_form
from bwvreview.exchange.paper_form_pdf import form_pages, paper_form_pdf
from bwvreview.exchange.pdf import HEIGHT, WIDTH
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import Row, form_of

SHIPPED = read_form(resource("schemes", "stop-search", "form.xlsx"))
PAPER = paper_form(SHIPPED, {"clip_ref": "V03", "theme_drawn": "children"}, {"children": "Children"})
needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


def words_of(data: bytes, folder: Path) -> str:
    (folder / "form.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", folder / "form.pdf", "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@needs_pdftotext
@pytest.mark.parametrize("large", [True, False])
def test_every_question_answer_and_jump_is_on_the_paper_in_order(tmp_path: Path, large: bool) -> None:
    words = words_of(paper_form_pdf(PAPER, large=large), tmp_path)
    words = re.sub(r"Form version 1 Page \d+ of \d+ Body-worn video review Clip reference: V03 ", "", words)
    place = 0
    for part in PAPER.parts:
        for item in part.items:
            if isinstance(item, Jump):
                place = words.index(item.words, place)
            elif isinstance(item, PaperQuestion):
                place = words.index(f"{item.number} {item.label}", place)
                for choice in item.choices:
                    assert f"{choice.number} {choice.label.split()[0]}" in words[place:]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_a_strict_reader_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(paper_form_pdf(PAPER))
    done = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("large", [True, False])
def test_nothing_runs_off_a_page_and_each_page_says_which_it_is(large: bool) -> None:
    pages = form_pages(PAPER, large=large)
    assert len(pages) == (14 if large else 10)
    for number, page in enumerate(pages, start=1):
        boxes = [tuple(map(float, box)) for box in re.findall(r"(\S+) (\S+) (\S+) (\S+) re f", page.content)]
        assert all(x >= 0 and y >= 30 and x + w <= WIDTH and y + h <= HEIGHT for x, y, w, h in boxes)
        ends = [(float(x), float(y)) for x, y in re.findall(r"1 0 0 1 (\S+) (\S+) Tm", page.content)]
        assert all(40 <= x < WIDTH and 20 < y < HEIGHT for x, y in ends)
        assert f"Page {number} of {len(pages)}".encode("cp1252").hex() in page.content


def test_the_same_form_gives_the_same_bytes() -> None:
    assert paper_form_pdf(PAPER) == paper_form_pdf(PAPER)


def test_a_jump_stands_on_the_page_of_the_question_below_it() -> None:
    texts = [said(page.content) for page in form_pages(PAPER)]
    for part in PAPER.parts:
        for item, below in zip(part.items, part.items[1:], strict=False):
            if isinstance(item, Jump) and isinstance(below, PaperQuestion):
                start = item.words[:50]
                assert any(start in text and below.label[:40] in text for text in texts)


def said(content: str) -> str:
    return "\n".join(bytes.fromhex(text).decode("cp1252") for text in re.findall(r"<([0-9a-f]*)> Tj", content))


def blank(*survey: Row) -> PaperForm:
    return paper_form(form_of(*survey))


def test_a_form_in_letters_that_the_paper_lacks_is_refused_by_its_number() -> None:
    with pytest.raises(ExportProblem, match="Question 2 has letters") as problem:
        paper_form_pdf(blank({"type": "text", "name": "a"}, {"type": "text", "name": "b", "label": "Что вы видели?"}))
    assert "Latin letters" in problem.value.advice


def test_a_form_without_anything_from_the_draw_can_be_printed_too() -> None:
    content = form_pages(blank({"type": "text", "name": "a", "label": "What happened?"}))[0].content
    assert "What happened?" in said(content)


def test_a_question_longer_than_a_page_goes_on_on_the_next() -> None:
    choices = [{"list_name": "long", "name": f"c{n}", "label": f"Answer number {n}"} for n in range(1, 201)]
    survey: list[Row] = [
        {"type": "note", "name": "read", "label": "A sentence to read. " * 400},
        {"type": "select_one long", "name": "q", "label": "Which?"},
    ]
    pages = form_pages(paper_form(form_of(*survey, choices=choices)))
    assert len(pages) > 4
    words = "\n".join(said(page.content) for page in pages)
    assert words.count("sentence to") == 400
    assert all(f"\n{n}\nAnswer number {n}" in words for n in range(1, 201))
    for page in pages:
        places = [float(y) for y in re.findall(r"1 0 0 1 \S+ (\S+) Tm", page.content)]
        assert min(places) > 20
