"""The guide as web pages: whole, for everyone, without scripts and without the network."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.guide import Chapter, Guide, read_chapter, texts
from bwvreview.exchange.guide_files import load_guide
from bwvreview.exchange.guide_pages import write_guide
from tests.verifiers.browser import AXE, CHROMIUM, DRIVER, Browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("guide")
    write_guide(load_guide(), made)
    return made


class Reader(HTMLParser):
    """What stands on a page, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marks: set[str] = set()
        self.leads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.marks.add(found.get("id") or "")
        self.leads += [value for name in ("href", "src", "srcset") if (value := found.get(name))]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def test_every_word_of_every_chapter_is_on_its_page(folder: Path) -> None:
    for chapter in load_guide().chapters:
        shown = " ".join("".join(read(folder / f"{chapter.name}.html").words).split())
        for section in chapter.sections:
            assert section.heading in shown
            assert [text for text in texts(section.blocks) if text not in shown and not _is_alt(text, section)] == []


def _is_alt(text: str, section: object) -> bool:
    return any(getattr(block, "said", None) == text for block in section.blocks)  # type: ignore[attr-defined]


def test_every_link_and_picture_is_there_and_nothing_comes_from_elsewhere(folder: Path) -> None:
    pages = {path.name: read(path) for path in folder.glob("*.html")}
    for name, page in pages.items():
        for lead in page.leads:
            file, _, mark = lead.partition("#")
            target = file or name
            assert not re.match(r"[a-z]+:|//", lead), lead
            assert (folder / target).is_file(), (name, lead)
            assert not mark or mark in pages[target].marks, (name, lead)
        text = (folder / name).read_text(encoding="utf-8")
        assert "<script" not in text
        assert "default-src 'none'" in text


@pytest.mark.parametrize("taken", [".", "pictures"])
def test_a_folder_that_will_not_have_the_pages_is_told_in_words(tmp_path: Path, taken: str) -> None:
    target = tmp_path / "guide"
    (target / taken).parent.mkdir(exist_ok=True)
    (target / taken).resolve().write_text("something else")
    with pytest.raises(ExportProblem, match="not a folder"):
        write_guide(load_guide(), target)


def test_what_looks_like_a_tag_stays_text(tmp_path: Path) -> None:
    chapter: Chapter = read_chapter("a", '# A <b>& "c"\n\nWrite `<i>` and **1 < 2** & more.')
    write_guide(Guide((chapter,)), tmp_path)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<code>&lt;i&gt;</code> and <strong>1 &lt; 2</strong> &amp; more." in page
    assert "<h1>A &lt;b&gt;&amp; &quot;c&quot;</h1>" in page


def test_no_line_ends_within_an_option(tmp_path: Path) -> None:
    chapter: Chapter = read_chapter("a", "# A\n\nWrite `draw pack DIR --to FILE`.")
    write_guide(Guide((chapter,)), tmp_path)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<code>draw pack DIR <span>--to</span> FILE</code>" in page
    assert "code span { white-space: nowrap; }" in (tmp_path / "guide.css").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Chromium and its driver")
@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_are_for_everyone_in_a_real_browser(
    folder: Path, dark: bool, chromium: Callable[..., Browser]
) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core")
    browser = chromium(dark=dark)
    for page in sorted(folder.glob("*.html")):
        browser.open(page)
        assert browser.run("return document.styleSheets.length") == 1
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
        assert browser.faults_for_everyone() == [], page.name
