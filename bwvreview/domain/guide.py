"""The guide: its chapters, read from a small and strict part of Markdown, and found by words.

What is read: headings, paragraphs, lists, numbered steps, tables, pictures, code, notes (`>`), and lists of links.
Within a line `**bold**` and `code` in backticks. Anything else is refused, so that page and web show the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"(?:\*|\d+\.) ")
_RULE = re.compile(r"\|[ :|-]+\|")
_NOT_IN_A_MARK = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"\*\*|`")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `note` for one that stands out."""

    text: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `steps` when its order matters."""

    items: tuple[str, ...]
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Other places of the guide, a line each: their words, and where they lead (`chapter.md#section`)."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings and rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: what it shows in words, and its file."""

    said: str
    file: str


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to type, as they are."""

    lines: tuple[str, ...]


Block = Words | Items | Links | Grid | Picture | Code


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter: heading, `mark` (its address within the chapter) and what stands below."""

    heading: str
    mark: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name (that of its file), and its sections; the first one bears the title."""

    name: str
    sections: tuple[Section, ...]
    plain: bool = False
    """Whether volunteers read it, so that every sentence is measured."""

    @property
    def title(self) -> str:
        """The heading of the chapter."""
        return self.sections[0].heading

    def section(self, mark: str) -> Section | None:
        """Give a section by its mark; the first one for “”."""
        if not mark:
            return self.sections[0]
        return next((one for one in self.sections if one.mark == mark), None)


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which all words that were looked for stand."""

    chapter: Chapter
    section: Section


@dataclass(frozen=True)
class Guide:
    """All chapters in their order; `topics` says for each page of the program where its help is (`chapter#section`)."""

    chapters: tuple[Chapter, ...]
    topics: dict[str, str] = field(default_factory=dict)

    def find(self, address: str) -> Hit | None:
        """Give the section of an address like “first-session.md#roll-the-dice”, with or without “.md”."""
        name, _, mark = address.partition("#")
        for chapter in self.chapters:
            if chapter.name == name.removesuffix(".md"):
                section = chapter.section(mark)
                return Hit(chapter, section) if section else None
        return None

    def about(self, topic: str) -> Hit:
        """Give the section about a page of the program; the start of the guide for one that nobody wrote about."""
        found = self.find(self.topics.get(topic, ""))
        return found or Hit(self.chapters[0], self.chapters[0].sections[0])

    def search(self, text: str) -> tuple[Hit, ...]:
        """Give the sections that hold every word, or one that begins so; those with it in the heading first."""
        wanted = _WORD.findall(text.casefold())
        found: list[tuple[int, Hit]] = []
        for chapter in self.chapters if wanted else ():
            for section in chapter.sections:
                in_heading = _holds(section.heading, wanted)
                if in_heading or _holds(f"{section.heading} {' '.join(texts(section.blocks))}", wanted):
                    found.append((0 if in_heading else 1, Hit(chapter, section)))
        return tuple(hit for _, hit in sorted(found, key=lambda pair: pair[0]))


def _holds(text: str, wanted: Iterable[str]) -> bool:
    words = _WORD.findall(text.casefold())
    return all(any(word.startswith(one) for word in words) for one in wanted)


def mark_of(heading: str) -> str:
    """Give the address of a heading within its chapter.

    >>> mark_of("Roll the dice, then: see!")
    'roll-the-dice-then-see'
    """
    return _NOT_IN_A_MARK.sub("-", heading.casefold().replace("’", "")).strip("-")


def bare(text: str) -> str:
    """Give a line without its marks for bold and code."""
    return _MARKS.sub("", text)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Give every text of some blocks that is read as a sentence or a part of one, without marks."""
    for block in blocks:
        match block:
            case Words(text):
                yield bare(text)
            case Items(items):
                yield from map(bare, items)
            case Links(links):
                yield from (said for said, _ in links)
            case Grid(head, rows):
                yield from (bare(cell) for row in (head, *rows) for cell in row)
            case Picture(said):
                yield said
            case Code():
                pass


def read_chapter(name: str, text: str, *, plain: bool = False) -> Chapter:
    """Read a chapter. Raises Problem with the line of whatever is not understood."""
    sections: list[Section] = []
    blocks: list[Block] = []
    heading, level = "", 0
    for number, lines in _chunks(text):
        if lines[0].startswith("#"):
            if heading:
                sections.append(Section(heading, mark_of(heading), level, tuple(blocks)))
                blocks = []
            signs, _, heading = lines[0].partition(" ")
            level = len(signs)
            if len(lines) > 1 or level > 3 or (level == 1) != (not sections):
                raise _strange(name, number)
        elif not heading:
            raise _strange(name, number)
        else:
            blocks.append(_block(name, number, lines))
    if heading:
        sections.append(Section(heading, mark_of(heading), level, tuple(blocks)))
    marks = [section.mark for section in sections]
    if not sections or len(set(marks)) < len(marks):
        raise Problem(f"The chapter “{name}” has no heading, or one twice.", advice="Mend its headings.")
    return Chapter(name, tuple(sections), plain)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the groups of lines between empty ones, with the number of their first line; code stays together."""
    lines: list[str] = []
    first, in_code = 0, False
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("```"):
            in_code = not in_code
        if line.strip() or in_code:
            first = first if lines else number
            lines.append(line.rstrip())
        elif lines:
            yield first, lines
            lines = []


def _block(name: str, number: int, lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("```"):
        return Code(tuple(lines[1:-1]))
    if first.startswith("|"):
        return _grid(name, number, lines)
    picture = _PICTURE.fullmatch(first)
    if picture:
        return Picture(picture.group(1), picture.group(2))
    if _ITEM.match(first):
        return _list(name, number, lines)
    note = first.startswith("> ")
    text = " ".join(line.removeprefix("> ") if note else line for line in lines)
    if _LINK.search(text) or first.startswith(("-", "+", "    ", "<", "=")):
        raise _strange(name, number)
    return Words(text, note)


def _list(name: str, number: int, lines: list[str]) -> Items | Links:
    steps, items = not lines[0].startswith("*"), list[str]()
    for line in lines:
        if _ITEM.match(line):
            if line.startswith("*") is steps:
                raise _strange(name, number)
            items.append(line.partition(" ")[2])
        elif line.startswith("  "):
            items[-1] += " " + line.strip()
        else:
            raise _strange(name, number)
    found = [_LINK.fullmatch(item) for item in items]
    links = tuple((one.group(1), one.group(2)) for one in found if one)
    if len(links) == len(items):
        return Links(links)
    if links or any(_LINK.search(item) for item in items):
        raise _strange(name, number)
    return Items(tuple(items), steps)


def _grid(name: str, number: int, lines: list[str]) -> Grid:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    if len(rows) < 3 or not _RULE.fullmatch(lines[1]) or len({len(row) for row in rows}) > 1:
        raise _strange(name, number)
    return Grid(rows[0], tuple(rows[2:]))


def _strange(name: str, number: int) -> Problem:
    return Problem(
        f"Line {number} of the chapter “{name}” is not understood.",
        advice="Write headings, paragraphs, lists, tables, pictures, notes or lists of links.",
    )
