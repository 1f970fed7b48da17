"""The page of PDF that the program writes itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwvreview.exchange.pdf import Page, can_be_written, text_width, wrapped

QPDF, PDFTOTEXT = shutil.which("qpdf"), shutil.which("pdftotext")


def test_letters_that_the_fonts_lack_lose_their_accent_and_others_are_not_guessed() -> None:
    assert can_be_written("Tŷ Llŵyd, “Łódź”?") is False  # the Polish letter is no l with an accent
    assert can_be_written("Tŷ Llŵyd – café?")
    assert not can_be_written("Оружие")


@given(st.text(max_size=200), st.floats(20, 400), st.sampled_from(["plain", "bold", "code"]))
def test_no_line_is_wider_than_the_room_and_no_word_is_lost(text: str, width: float, font: str) -> None:
    lines = wrapped(text, width, 10, font)  # type: ignore[arg-type]
    assert all(text_width(line, 10, font) <= width or len(line) == 1 for line in lines)  # type: ignore[arg-type]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.skipif(not QPDF, reason="qpdf is not installed")
def test_a_page_is_sound_for_a_strict_reader(tmp_path: Path) -> None:
    page = Page("A title – “ŵ”")
    page.text([(50, 50, "One \x00 line (with) \\ signs"), (50, 70, "and another")], 12, "bold", "H1")
    page.box(10, 10, 20, 20, 0.5)
    page.squares(100, 100, 50, (b"\1\0", b"\0\1"), "Four squares")
    (tmp_path / "a.pdf").write_bytes(page.to_bytes())
    done = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
def test_the_words_of_a_page_can_be_found_again(tmp_path: Path) -> None:
    page = Page("Title")
    page.text([(50, 50, "Tŷ – “quoted” (50%) \\")], 12)
    (tmp_path / "a.pdf").write_bytes(page.to_bytes())
    said = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert "Ty – “quoted” (50%) \\" in said
