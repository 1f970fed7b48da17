from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.gate_report import GateReport
from bwvreview.exchange.gate_report_file import gate_report_html, gate_report_json
from bwvreview.exchange.gate_report_pdf import gate_report_pdf
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.check_list import check_list
from bwvreview.services.gate_report import report_on, save_report
from tests.lists import HEADINGS, rows, written


def reported(path: Path, *, drop_refused: bool = False) -> GateReport:
    inspection = check_list(path, drop_refused=drop_refused).inspection
    return report_on(inspection, [path], load_scheme(), today=date(2026, 11, 21))


def paper_text(report: GateReport) -> str:
    """What stands on the paper, in reading order."""
    found = re.findall(rb"<([0-9a-f]*)> Tj", gate_report_pdf(report))
    return " ".join(bytes.fromhex(line.decode()).decode("cp1252") for line in found)


def planted(folder: Path) -> Path:
    lines = [[*row, "PC Howarth 542"] for row in rows(43)]
    lines[4][4] = "Kwame Mensah"
    return written(folder, (*HEADINGS, "Officer"), lines)


def test_the_report_names_columns_and_reasons_and_never_a_value(tmp_path: Path) -> None:
    report = reported(planted(tmp_path))
    said = gate_report_html(report) + gate_report_json(report).decode() + paper_text(report)
    assert not report.accepted
    assert "Holds officers’ names or numbers." in said
    assert "Row 6 has a word that this program does not know" in said
    for value in ("Howarth", "542", "Kwame", "Mensah", "REF-0001"):
        assert value not in said.replace(report.fingerprints[0], "")


def test_the_fingerprint_is_that_of_the_files_bytes(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert reported(path).fingerprints == (hashlib.sha256(path.read_bytes()).hexdigest(),)


def test_a_themes_size_is_rounded(tmp_path: Path) -> None:
    report = reported(written(tmp_path, lines=rows(43)))
    drugs = next(theme for theme in report.themes if theme.title == "Drugs searches")
    assert (report.accepted, report.came_in, drugs.size) == (True, 43, "about 45")


def test_the_same_report_gives_the_same_bytes_whatever_form(tmp_path: Path) -> None:
    path = written(tmp_path)
    save_report(reported(path), tmp_path / "one.json")
    save_report(reported(path), tmp_path / "two.json")
    save_report(reported(path), tmp_path / "page.html")
    for name in ("one.pdf", "two.pdf"):
        save_report(reported(path), tmp_path / name)
    one = (tmp_path / "one.json").read_bytes()
    assert one == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert json.loads(one)["made_on"] == "2026-11-21"
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<html>")


def test_a_heading_cannot_bring_its_own_tags_into_the_page(tmp_path: Path) -> None:
    path = written(tmp_path, (*HEADINGS, "<img src=x>"), [[*row, "Bus"] for row in rows()])
    page = gate_report_html(reported(path))
    assert "<img" not in page
    assert "&lt;img" in page


def test_paper_and_page_say_what_to_send_again_and_keep_what_identifies_apart(tmp_path: Path) -> None:
    lines = [[*row, "PC Howarth 542", "Bus"] for row in rows(12)]
    path = written(tmp_path, (*HEADINGS, "Officer", "Came by"), lines)
    for report, refused in ((reported(path), True), (reported(path, drop_refused=True), False)):
        for said in (paper_text(report), gate_report_html(report)):
            assert ("Send the list again without them" in said) is refused
            told, other = said.index("could show who someone is"), said.index("Other columns, not taken in")
            assert told < said.index("Holds officers’ names or numbers.") < other < said.index("Came by")


def test_a_report_is_not_written_as_a_kind_of_file_that_it_is_not(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="kind of file"):
        save_report(reported(written(tmp_path)), tmp_path / "report.docx")
    assert not (tmp_path / "report.docx").exists()
