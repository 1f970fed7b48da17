"""The guide as web pages: one for each chapter, and the contents. No scripts, no network, made to be printed."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from bwvreview.domain.guide import Code, Grid, Items, Links, Picture, Words
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bwvreview.domain.guide import Block, Chapter, Guide, Section

_HEAVY = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_OPTION = re.compile(r"--[a-z-]+")
_TITLE = "Guide to BWV Review"
_ALLOWED = "default-src 'none'; style-src 'self'; img-src 'self'"
"""No scripts, and nothing from elsewhere: a browser holds the page to it."""


def write_guide(guide: Guide, folder: Path) -> tuple[Path, ...]:
    """Write all pages, their style and pictures into a folder; give the pages. Raises ExportProblem."""
    style = resource("guide", "guide.css").read_text(encoding="utf-8")
    pages = {"index.html": _contents(guide)}
    chapters = guide.chapters
    for at, chapter in enumerate(chapters):
        before = chapters[at - 1] if at else None
        after = chapters[at + 1] if at + 1 < len(chapters) else None
        pages[f"{chapter.name}.html"] = _chapter(chapter, before, after)
    write_atomically(folder / "guide.css", style.encode("utf-8"))
    for name, page in pages.items():
        write_atomically(folder / name, page.encode("utf-8"))
    _copy_pictures(guide, folder)
    return tuple(folder / name for name in pages)


def _copy_pictures(guide: Guide, folder: Path) -> None:
    shown = (block for chapter in guide.chapters for section in chapter.sections for block in section.blocks)
    for file in {block.file for block in shown if isinstance(block, Picture)}:
        for one in (file, _dark(file)):
            source = resource("guide", *one.split("/"))
            if source.is_file():
                write_atomically(folder / one, source.read_bytes())


def _dark(file: str) -> str:
    above, _, name = file.rpartition("/")
    return f"{above}/dark/{name}"


def _contents(guide: Guide) -> str:
    items = "".join(f'<li><a href="{chapter.name}.html">{escape(chapter.title)}</a></li>' for chapter in guide.chapters)
    return _page(_TITLE, f"<h1>{_TITLE}</h1>\n<nav aria-label='Chapters'><ol class='contents'>{items}</ol></nav>", "")


def _chapter(chapter: Chapter, before: Chapter | None, after: Chapter | None) -> str:
    title, *rest = chapter.sections
    inside = [f"<h1>{escape(chapter.title)}</h1>", *map(_block, title.blocks)]
    if rest:
        links = "".join(f'<li><a href="#{one.mark}">{escape(one.heading)}</a></li>' for one in rest)
        inside.append(f"<nav class='within' aria-label='In this chapter'><ul>{links}</ul></nav>")
    inside += [_section(section) for section in rest]
    ways = "".join(
        f'<li class="{side}"><a href="{one.name}.html">{escape(one.title)}</a></li>'
        for side, one in (("before", before), ("after", after))
        if one is not None
    )
    foot = f"<nav class='ways' aria-label='Other chapters'><ul>{ways}</ul></nav>"
    return _page(f"{chapter.title} – {_TITLE}", "\n".join(inside), foot)


def _page(title: str, inside: str, foot: str) -> str:
    home = "<header><a href='index.html'>Guide to BWV Review</a></header>" if foot else ""
    return (
        "<!doctype html>\n<html lang='en-GB'>\n<head>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<meta http-equiv='Content-Security-Policy' content=\"{_ALLOWED}\">\n"
        f"<title>{escape(title)}</title>\n<link rel='stylesheet' href='guide.css'>\n</head>\n<body>\n"
        f"{home}<main>\n{inside}\n</main>\n{foot}\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    level = section.level
    inside = "\n".join(map(_block, section.blocks))
    heading = f"<h{level} id='{section.mark}'>{escape(section.heading)}</h{level}>"
    return f"<section aria-labelledby='{section.mark}'>{heading}\n{inside}</section>"


def _text(text: str) -> str:
    """Give a line with its heavy words and code; whatever looks like a tag stays text."""
    return _CODE.sub(_code, _HEAVY.sub(r"<strong>\1</strong>", escape(text, quote=False)))


def _code(found: re.Match[str]) -> str:
    """Give code in which no line ends between the dashes of an option."""
    inside = _OPTION.sub(r"<span>\g<0></span>", found[1])
    return f"<code>{inside}</code>"


def _block(block: Block) -> str:
    match block:
        case Words(text, note):
            return f"<p class='note'>{_text(text)}</p>" if note else f"<p>{_text(text)}</p>"
        case Items(items, steps):
            tag = "ol" if steps else "ul"
            return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"
        case Links(links):
            return f"<ul>{''.join(f'<li>{_link(said, to)}</li>' for said, to in links)}</ul>"
        case Grid(head, rows):
            return _grid(head, rows)
        case Code(lines):
            return f"<pre tabindex='0'>{escape(chr(10).join(lines), quote=False)}</pre>"
        case Picture(said, file):
            return _picture(said, file)


def _link(said: str, to: str) -> str:
    return f'<a href="{escape(to.replace(".md", ".html"))}">{_text(said)}</a>'


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    first = "".join(f"<th scope='col'>{_text(cell)}</th>" for cell in head)
    body = "".join(
        f"<tr><th scope='row'>{_text(row[0])}</th>{''.join(f'<td>{_text(cell)}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"


def _picture(said: str, file: str) -> str:
    return (
        f"<figure><picture><source srcset='{escape(_dark(file))}' media='(prefers-color-scheme: dark)'>"
        f"<img src='{escape(file)}' alt='{escape(said)}' width='1366' height='768' loading='lazy'></picture></figure>"
    )
