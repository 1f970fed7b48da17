"""Blocks that flow down the pages of a PDF: none is cut in two, and what belongs together stays together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bwvreview.exchange.pdf import HEIGHT, WIDTH, Page, document, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bwvreview.exchange.pdf import Font

MARGIN = 42.0
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 58.0, HEIGHT - 52.0
LEADING = 1.3
_LONG = 12
"""From line to line, in times of the size of the letters."""

Step = tuple[float, "Callable[[Page, float], None]"]


@dataclass
class Block:
    """Something that stays on one page, unless it is longer than one. Its parts are added from the top down."""

    height: float = 0.0
    _steps: list[Step] = field(default_factory=list)
    _cuts: list[float] = field(default_factory=list)  # where one that is longer than a page may be cut
    again: Block | None = None  # what stands above it when it begins a page: the headings of its table

    def words(
        self,
        text: str,
        size: float,
        font: Font = "plain",
        *,
        tag: str = "P",
        left: float = 0.0,
        width: float = ROOM,
        lead: str = "",
    ) -> Block:
        """Add words, broken into lines; `lead` stands to the left of the first (“12”)."""
        lines = wrapped(text, width - left, size, font)
        step = size * LEADING
        if len(lines) > _LONG and not lead:
            for line in lines:
                self.words(line, size, font, tag=tag, left=left, width=width).gap(0.1)
            return self
        places = [(left, step * number + size, line) for number, line in enumerate(lines)]
        if lead:
            places.insert(0, (0.0, size, lead))
        self._steps.append((self.height, partial(_write, places=tuple(places), size=size, font=font, tag=tag)))
        self.height += step * len(lines)
        return self

    def gap(self, height: float) -> Block:
        """Leave room."""
        self.height += height
        if height > 0:
            self._cuts.append(self.height)
        return self

    def band(self, text: str, size: float, *, left: float = 0.0) -> Block:
        """Add words on a grey ground with a dark bar: where to go on."""
        inside = 12.0
        lines = wrapped(text, ROOM - left - 2 * inside, size, "bold")
        height = size * LEADING * len(lines) + 9
        self._steps.append((self.height, partial(_ground, left=left, height=height)))
        self.height += 4
        self.words(text, size, "bold", left=left + inside, width=ROOM - inside)
        self.height += 5
        return self

    def rules(self, lines: int, *, left: float = 0.0, step: float = 27.0) -> Block:
        """Add lines to write on."""
        for _ in range(lines):
            self.height += step
            self._steps.append((self.height, partial(_rule, left=left)))
            self._cuts.append(self.height + 1)
        self.height += 3
        return self

    def cells(self, cells: Sequence[tuple[float, str]], size: float, font: Font = "plain") -> Block:
        """Add a line with words at several places, from the left margin."""
        places = tuple((x, size, text) for x, text in cells)
        self._steps.append((self.height, partial(_write, places=places, size=size, font=font, tag="P")))
        self.height += size * LEADING
        return self

    def beside_one_another(self, cells: Sequence[tuple[float, float, str]], size: float, font: Font = "plain") -> Block:
        """Add cells beside one another, (place from the left, width, words) each, broken into lines: a row."""
        deepest = 0
        for left, width, text in cells:
            lines = wrapped(text, width, size, font) if text else []
            places = tuple((left, size * LEADING * number + size, line) for number, line in enumerate(lines))
            if places:
                self._steps.append((self.height, partial(_write, places=places, size=size, font=font, tag="P")))
            deepest = max(deepest, len(lines))
        self.height += size * LEADING * deepest
        return self

    def line(self, grey: float = 0.6) -> Block:
        """Add a thin line across."""
        self._steps.append((self.height, partial(_rule, left=0.0, grey=grey)))
        self.height += 4
        return self

    def box(self, x: float, side: float, *, drop: float = 0.0) -> Block:
        """Add an empty box to tick, without going on."""
        self._steps.append((self.height + drop, partial(_square, x=x, side=side)))
        return self

    def bar(self, x: float, width: float, height: float, grey: float, *, drop: float = 0.0) -> Block:
        """Paint a bar with a dark edge at a place of this line, without going on. What it says must stand beside it."""
        self._steps.append((self.height + drop, partial(_bar, x=x, width=width, height=height, grey=grey)))
        return self

    def picture(self, boxes: Sequence[tuple[float, float, float, float, float]], height: float, said: str) -> Block:
        """Paint boxes that are one picture, and go on below it; `said` is read aloud in its place.

        Each is (x, y, width, height, grey), from the left margin and the top of the picture.
        """
        self._steps.append((self.height, partial(_picture, boxes=tuple(boxes), said=said)))
        self.height += height
        return self

    def beside(self, x: float, text: str, size: float, font: Font = "plain") -> Block:
        """Write words at a place of this line, without going on."""
        self._steps.append((self.height, partial(_write, places=((x, size, text),), size=size, font=font, tag="P")))
        return self

    def add(self, other: Block) -> Block:
        """Put another block below, on the same page."""
        self._steps += [(self.height + down, paint) for down, paint in other._steps]
        self._cuts += [self.height + cut for cut in other._cuts]
        self.height += other.height
        return self

    def pieces(self, room: float) -> list[Block]:
        """Cut what is longer than a page where a row ends; give the pieces in order."""
        pieces, start = [], 0.0
        while self.height - start > room:
            end = max((cut for cut in self._cuts if start < cut <= start + room), default=self.height)
            pieces.append(self._piece(start, end))
            start = end
        return [*pieces, self._piece(start, self.height)] if start < self.height else pieces

    def _piece(self, start: float, end: float) -> Block:
        steps = [(down - start, paint) for down, paint in self._steps if start <= down < end]
        return Block(end - start, steps, again=self.again)

    def paint(self, page: Page, top: float) -> None:
        """Paint it on a page."""
        for down, paint in self._steps:
            paint(page, top + down)


def flowed(blocks: Iterable[Block | None], title: str, head: str, foot: str) -> list[Page]:
    """Put blocks on pages; None begins a new page. `head` stands above every page but the first.

    `foot` may hold {page} and {pages}.
    """
    pages: list[list[Block]] = [[]]
    down = TOP
    room = BOTTOM - TOP
    for block in (piece for whole in blocks for piece in ([None] if whole is None else whole.pieces(room))):
        if block is None or down + block.height > BOTTOM:
            if pages[-1]:
                pages.append([])
            down = TOP
        if block is not None:
            if block.again is not None and not pages[-1]:
                pages[-1].append(block.again)
                down += block.again.height
            pages[-1].append(block)
            down += block.height
    return [
        _page(page, title, "" if not place else head, foot, place + 1, len(pages)) for place, page in enumerate(pages)
    ]


def file_of(pages: Sequence[Page]) -> bytes:
    """Give the file of pages made with `flowed`."""
    return document(pages)


def _page(blocks: Sequence[Block], title: str, head: str, foot: str, number: int, pages: int) -> Page:
    page = Page(title)
    if head:
        page.text([(MARGIN, 36, head)], 11)
    top = TOP
    for block in blocks:
        block.paint(page, top)
        top += block.height
    said = foot.format(page=number, pages=pages)
    page.text([(WIDTH - MARGIN - text_width(said, 11), HEIGHT - 30, said)], 11)
    return page


def _write(
    page: Page, top: float, *, places: tuple[tuple[float, float, str], ...], size: float, font: Font, tag: str
) -> None:
    page.text([(MARGIN + x, top + y, text) for x, y, text in places], size, font, tag)


def _ground(page: Page, top: float, *, left: float, height: float) -> None:
    page.box(MARGIN + left, top, ROOM - left, height, 0.9)
    page.box(MARGIN + left, top, 4, height, 0.2)


def _rule(page: Page, top: float, *, left: float, grey: float = 0.45) -> None:
    page.box(MARGIN + left, top, ROOM - left, 0.8, grey)


def _bar(page: Page, top: float, *, x: float, width: float, height: float, grey: float) -> None:
    page.box(MARGIN + x, top, width, height, 0.25)
    page.box(MARGIN + x + 0.8, top + 0.8, max(width - 1.6, 0.4), height - 1.6, grey)


def _picture(page: Page, top: float, *, boxes: tuple[tuple[float, float, float, float, float], ...], said: str) -> None:
    page.picture([(MARGIN + x, top + y, wide, high, grey) for x, y, wide, high, grey in boxes], said)


def _square(page: Page, top: float, *, x: float, side: float) -> None:
    left = MARGIN + x
    for box in (
        (left, top, side, 1.2),
        (left, top + side - 1.2, side, 1.2),
        (left, top, 1.2, side),
        (left + side - 1.2, top, 1.2, side),
    ):
        page.box(*box, 0.2)
