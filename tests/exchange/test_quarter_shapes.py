"""The report on a quarter in its shapes: each says the same, and every picture is told in words."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bwvreview.domain.quarter import Quarter
from bwvreview.domain.quarter_short import in_short
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.returns_folder import read_folder
from bwvreview.services.collate import Collated, collate_files, save_collation
from tests.feedback_kit import observation
from tests.returns_kit import a_clip, a_return, changed, own_id, workbook

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = SessionId(date(2026, 8, 14), 1)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Collated, Path]:
    """Two quarters of one group: twelve clips each, a conflict, six that would not play and one with another reason."""
    folder = tmp_path_factory.mktemp("returns")
    slots = [f"V{number:02d}" for number in range(1, 13)]
    clips = [a_clip("brent", slot, BEFORE, rag="red", learning="Speak first.") for slot in slots]
    workbook(folder, a_return("brent", *clips, session=BEFORE), "before.xlsx")
    now = [a_clip("brent", slot, learning="Speak first.", actions="reply") for slot in slots]
    gone = [
        replace(
            observation(f"W{at}", ClipState.NOT_SHOWN, ("weapons",), reason=reason),
            instance_id=own_id("w", BEFORE, str(at)),
        )
        for at, reason in enumerate(["technical"] * 6 + ["live_case"])
    ]
    one = a_return("brent", *now, *gone)
    workbook(folder, one, "now.xlsx")
    workbook(folder, changed(one, "V12", rag="red"), "other.xlsx")
    found = collate_files(read_folder(folder), Quarter(2026, 4))
    save_collation(found, folder / "out")
    return found, folder / "out"


def texts(path: Path) -> set[str]:
    """Every text of a workbook."""
    book = openpyxl.load_workbook(path)
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_what_matters_stands_first_in_a_few_sentences(saved: tuple[Collated, Path]) -> None:
    found, out = saved
    said = in_short(found.report)
    assert said[:3] == (
        "1 of 32 groups sent.",
        "11 clips were viewed, 7 could not be shown.",
        "Rated red or amber: 0% (0% to 26%), in the quarter before 100%.",
    )
    assert said[-2:] == (
        "11 of 11 actions asked for wait for a reply.",
        "1 conflict waits to be settled. Its records are in no figure.",
    )
    page = unescape((out / "quarter.html").read_text(encoding="utf-8"))
    assert all(sentence in page for sentence in said)
    assert set(said) <= texts(out / "quarter.xlsx")


def test_the_sum_of_the_quarter_stands_beside_the_sum_of_all(saved: tuple[Collated, Path]) -> None:
    report = saved[0].report
    assert report.sentence.startswith("50 received = 30 kept")
    assert report.sentence_here == "38 received = 18 kept + 0 replaced by newer + 18 sent twice + 2 in conflict"
    assert sum(report.counts_here.values()) == 2 * report.counts_here["received"]


def test_every_picture_says_in_words_what_it_shows(saved: tuple[Collated, Path]) -> None:
    found, out = saved
    trends = [trend for trend in found.report.trends if trend.told]
    assert trends[0].said == "Rated red or amber: 2026Q3 100% (76% to 100%), 2026Q4 0% (0% to 26%)"
    page = unescape((out / "quarter.html").read_text(encoding="utf-8"))
    pictures = page.count("<figure")
    assert pictures == page.count('role="img"') == len(trends) + 1
    assert all(f'aria-label="{trend.said}"' in page for trend in trends)
    with zipfile.ZipFile(out / "quarter.xlsx") as book:
        names = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        drawn = unescape("".join(book.read(name).decode() for name in book.namelist() if "drawings/drawing" in name))
        ranges = [name for name in names if b"<c:errBars>" in book.read(name)]
    assert len(names) == len(trends) + 1
    assert len(ranges) == len(trends)
    assert all(f'descr="{trend.said}"' in drawn for trend in trends)
    paper = (out / "quarter.pdf").read_bytes().decode("latin-1")
    spoken = {bytes.fromhex(hexed).decode("utf-16-be") for hexed in re.findall(r"/Alt<feff([0-9a-f]*)>", paper)}
    assert {trend.said for trend in trends} <= spoken


def test_reasons_are_told_by_group_and_small_ones_are_hidden(saved: tuple[Collated, Path]) -> None:
    found, out = saved
    (brent,) = found.report.reasons_by_group
    assert (brent.group, brent.clips) == ("Brent", 7)
    assert {cell.count for cell in brent.reasons} == {None}, "with the one that is small the other would tell it"
    assert "hidden" in texts(out / "quarter.xlsx")


def test_no_question_that_the_draw_answers_is_reported(saved: tuple[Collated, Path]) -> None:
    found, _ = saved
    assert not {"clip_ref", "theme_drawn"} & {line.name for line in found.report.questions}
    assert {line.name for line in found.report.questions} >= {"rag", "learning"}


def test_a_sentence_that_many_wrote_says_how_often(saved: tuple[Collated, Path]) -> None:
    found, _ = saved
    assert [(group.sentences, group.times, group.written) for group in found.report.learning] == [
        (("Speak first.",), (11,), 11)
    ]
