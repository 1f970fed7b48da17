"""The guide tells the truth: names on the screen, commands, pictures and links are those of the program."""

from __future__ import annotations

import argparse
import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bwvreview.domain.errors import Problem
from bwvreview.domain.guide import Block, Chapter, Code, Grid, Items, Links, Picture, Words, read_chapter
from bwvreview.domain.words import USUAL_WORDS
from bwvreview.exchange.guide_files import load_guide

HOME = Path(__file__).resolve().parents[1]
FOLDER = HOME / "resources" / "guide"
CHAPTERS = load_guide().chapters
NAMES = [chapter.name for chapter in CHAPTERS]
_QUOTED = re.compile(r"“([^”]+)”")
_CODE = re.compile(r"`([^`]+)`")
_OPTION = re.compile(r"--[a-z][a-z-]*")


def source(chapter: Chapter) -> str:
    return (FOLDER / f"{chapter.name}.md").read_text(encoding="utf-8")


def blocks(chapter: Chapter) -> Iterator[Block]:
    for section in chapter.sections:
        yield from section.blocks


@cache
def words_of_the_program() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string of the program, and a pattern for each that is put together from parts."""
    whole: set[str] = set()
    patterns: set[str] = set()
    for path in (HOME / "bwvreview").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said = USUAL_WORDS.say(node.value)
                whole.add(said)
                whole.update(re.findall(r"\*\*(.+?)[.:]?\*\*", said))
                whole.update(_QUOTED.findall(said))
            elif isinstance(node, ast.JoinedStr):
                fixed = (USUAL_WORDS.say(str(v.value)) if isinstance(v, ast.Constant) else "" for v in node.values)
                parts = [re.escape(said) if said else ".+" for said in fixed]
                if len("".join(parts).replace(".+", "")) > 4:
                    patterns.add("".join(parts))
    for path in (HOME / "resources").rglob("*.toml"):
        whole.update(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    whole.update(_cells_of_the_form())
    return frozenset(whole), tuple(re.compile(pattern) for pattern in patterns)


def _strings(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)
    else:
        yield str(content)


def _cells_of_the_form() -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(HOME / "resources" / "schemes" / "stop-search" / "form.xlsx", read_only=True)
    for sheet in book:
        yield sheet.title
        yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    book.close()


def is_a_name(said: str) -> bool:
    whole, patterns = words_of_the_program()
    plain = said.rstrip(".")
    if plain in whole or said in whole or (HOME / plain).exists():
        return True
    return any(_mostly(pattern, plain) for pattern in patterns)


def _mostly(pattern: re.Pattern[str], said: str) -> bool:
    """Whether a string that is put together gives what was said, with more fixed words than others."""
    fixed = len(re.sub(r"\\(.)", r"\1", pattern.pattern.replace(".+", "")))
    return fixed * 2 > len(said) and pattern.fullmatch(said) is not None


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_every_name_in_quotes_is_on_the_screen(chapter: Chapter) -> None:
    told = re.sub(r"```.*?```", "", source(chapter), flags=re.DOTALL).replace("\n", " ")
    assert [said for said in _QUOTED.findall(told) if not is_a_name(said)] == []


def test_a_name_that_nobody_wrote_is_found_out() -> None:
    assert not is_a_name("Choose clips by hand")
    assert is_a_name("Choose a file")
    assert is_a_name("Carry on with clip V04")


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_every_command_is_one_that_the_program_takes(chapter: Chapter) -> None:
    from bwvreview.cli import parser

    reader = parser()
    for block in blocks(chapter):
        if isinstance(block, Code):
            for line in block.lines:
                if line.startswith("bwvreview "):
                    reader.parse_args(shlex.split(line)[1:])
    every = set(options(reader))
    said = {option for code in _CODE.findall(source(chapter)) for option in _OPTION.findall(code)}
    assert said - every == set()


def options(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options(below)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_every_link_leads_to_a_section_and_none_to_the_network(chapter: Chapter) -> None:
    guide = load_guide()
    links = [to for block in blocks(chapter) if isinstance(block, Links) for _, to in block.links]
    assert [to for to in links if guide.find(to) is None] == []
    assert not re.search(r"https?:|www\.|mailto:", source(chapter))


def test_every_picture_is_one_that_the_script_takes_and_each_is_there_light_and_dark() -> None:
    script = ast.parse((HOME / "packaging" / "take_pictures.py").read_bytes())
    taken = {
        node.value.removesuffix(".png") for node in ast.walk(script)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".png")
    }  # fmt: skip
    shown = {block.file for chapter in CHAPTERS for block in blocks(chapter) if isinstance(block, Picture)}
    assert shown
    assert {Path(file).stem for file in shown} <= taken
    assert [file for file in shown if not (FOLDER / file).is_file()] == []
    assert [file for file in shown if not (FOLDER / "pictures" / "dark" / Path(file).name).is_file()] == []
    kept = {path.stem for path in (FOLDER / "pictures").glob("*.png")}
    assert kept == taken


def test_every_chapter_of_the_folder_is_in_the_guide() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(NAMES)


# ---- Reading -------------------------------------------------------------------------------------------------


def as_others_read(text: str) -> list[tuple[str, object]]:
    """What CommonMark says stands in a text: kinds of blocks with their words, in order."""
    found: list[tuple[str, object]] = []
    row: list[str] = []
    inside: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type.endswith("_open"):
            inside.append(token.tag)
        elif token.type.endswith("_close"):
            inside.pop()
            if token.type == "tr_close":
                found.append(("row", tuple(row)))
                row = []
        elif token.type == "fence":
            found.append(("code", tuple(token.content.rstrip("\n").split("\n"))))
        elif token.type == "inline":
            words = token.content.replace("\n", " ")
            if inside[-1] in {"td", "th"}:
                row.append(words)
            else:
                kind = inside[-1] if inside[-1].startswith("h") else next(
                    (tag for tag in ("ol", "ul", "blockquote") if tag in inside), "p"
                )  # fmt: skip
                found.append((kind, words))
    return found


def as_read_here(chapter: Chapter) -> Iterator[tuple[str, object]]:
    for section in chapter.sections:
        yield f"h{section.level}", section.heading
        for block in section.blocks:
            match block:
                case Words(text, note):
                    yield "blockquote" if note else "p", text
                case Items(items, steps):
                    yield from (("ol" if steps else "ul", item) for item in items)
                case Links(links):
                    yield from (("ul", f"[{said}]({to})") for said, to in links)
                case Picture(said, file):
                    yield "p", f"![{said}]({file})"
                case Code(lines):
                    yield "code", lines
                case Grid(head, rows):
                    yield from (("row", row) for row in (head, *rows))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_a_chapter_is_read_as_any_markdown_program_reads_it(chapter: Chapter) -> None:
    assert list(as_read_here(chapter)) == as_others_read(source(chapter))


@pytest.mark.parametrize(
    "text",
    [
        "No heading first",
        "## Too low",
        "# Twice\n\n## Same\n\n## Same",
        "# A\n\nA [link](pages.md) within a line",
        "# A\n\n* one\n1. two",
        "# A\n\n* a [link](x.md) and more",
        "# A\n\n- another kind of list",
        "# A\n\n<b>html</b>",
        "# A\n\n| a | b |\n|--|--|\n| only one |",
        "# A\n\n# Another title",
    ],
)
def test_what_page_and_web_could_show_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(Problem):
        read_chapter("a", text)
