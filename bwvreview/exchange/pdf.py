"""One page of PDF 1.7, the same bytes for the same page: no date, no identity, nothing compressed.

The fonts are those that every PDF reader has (ISO 32000-1, 9.6.2.2), so none is embedded; their letters are those of
Windows-1252. Text is tagged in reading order for screen readers; lines, grounds and the like are marked as decoration.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Font = Literal["plain", "bold", "code", "codebold"]
WIDTH, HEIGHT = 595.0, 842.0
"""A4, in points. Places count from the top left corner."""

_NAMES = {"plain": "Helvetica", "bold": "Helvetica-Bold", "code": "Courier", "codebold": "Courier-Bold"}
_CODE_WIDTH = 600
# Widths of the letters from space to ~, in thousandths of the size (Adobe's metrics of the standard fonts).
_WIDTHS = {
    "plain": (
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 "
        "278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 "
        "667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 "
        "556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    ),
    "bold": (
        "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 "
        "333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 "
        "667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 "
        "611 389 556 333 611 556 778 556 556 500 389 280 389 584"
    ),
}
_LETTERS = {font: tuple(map(int, widths.split())) for font, widths in _WIDTHS.items()}
_MARKS = {"…": 1000, "—": 1000, "“": 500, "”": 500, "‘": 278, "’": 278, "•": 350}


def can_be_written(text: str) -> bool:
    """Tell whether the fonts have every letter, once accents that they lack are dropped."""
    return "?" not in _written(text.replace("?", ""))


def _written(text: str) -> str:
    """Give the text in letters that the fonts have: an accent that they lack is dropped, other letters become “?”."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        with suppress(UnicodeEncodeError):  # nearly always: the fonts have every letter
            composed.encode("cp1252")
            return composed
    letters = []
    for letter in composed:
        plain = letter if letter.isprintable() else " "
        for one in (plain, unicodedata.normalize("NFKD", plain)[:1]):
            try:
                one.encode("cp1252")
            except UnicodeEncodeError:
                continue
            letters.append(one)
            break
        else:
            letters.append("?")
    return "".join(letters)


def _codes(text: str) -> str:
    return _written(text).encode("cp1252").hex()


def text_width(text: str, size: float, font: Font = "plain") -> float:
    """Give the width of a text in points."""
    if font in {"code", "codebold"}:
        return len(text) * _CODE_WIDTH * size / 1000
    return sum(_letter(letter, font) for letter in _written(text)) * size / 1000


@cache  # a few hundred letters at most: those of Windows-1252
def _letter(letter: str, font: Font) -> int:
    widths = _LETTERS[font]
    base = letter if letter in _MARKS else unicodedata.normalize("NFKD", letter)[0]
    return widths[ord(base) - 32] if " " <= base <= "~" else _MARKS.get(base, 556)


def wrapped(text: str, width: float, size: float, font: Font = "plain") -> list[str]:
    """Cut a text into lines of at most `width` points; a word that is longer than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        whole = f"{line} {word}" if line else word
        if text_width(whole, size, font) <= width:
            line = whole
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, size, font) > width:
            fits = next(end for end in range(len(line) - 1, 0, -1) if text_width(line[:end], size, font) <= width)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line]


class Canvas(Protocol):
    """Where a page is painted a second time: a printer. Places are points from the top left corner, as on the page."""

    def text(self, x: float, y: float, words: str, size: float, font: Font) -> None:
        """Write words with their left end at x and their baseline at y."""

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Paint a box; 0 is black, 1 is white."""


class Page:
    """The page while it is being written."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._drawn: list[str] = []
        self._tags: list[tuple[str, str]] = []
        self._steps: list[Callable[[Canvas], None]] = []

    def text(self, lines: list[tuple[float, float, str]], size: float, font: Font = "plain", tag: str = "P") -> None:
        """Write lines that belong together: for each the left end, its baseline, and the words."""
        shown = [
            f"BT /{font} {size:g} Tf 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm <{_codes(words)}> Tj ET"
            for x, y, words in lines
        ]
        self._tagged(tag, "", ["0.078 0.094 0.122 rg", *shown])
        self._steps += [partial(_paint_text, x=x, y=y, words=words, size=size, font=font) for x, y, words in lines]

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Paint a box whose upper left corner is at (x, y); 0 is black, 1 is white. It is decoration."""
        box = f"{x:.2f} {HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f"
        self._drawn += ["/Artifact BMC", f"{grey:g} g", box, "EMC"]
        self._steps.append(partial(_paint_box, x=x, y=y, width=width, height=height, grey=grey))

    def squares(self, x: float, y: float, side: float, rows: tuple[bytes, ...], described: str) -> None:
        """Paint dark squares, for instance of a QR code, into a square of this side; `described` is read aloud."""
        one = side / len(rows)
        painted = ["0 g"]
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    left, top = x + across * one, HEIGHT - y - (down + 1) * one
                    painted.append(f"{left:.3f} {top:.3f} {one:.3f} {one:.3f} re")
                    spot = partial(_paint_box, x=left, y=y + down * one, width=one, height=one, grey=0)
                    self._steps.append(spot)
        self._tagged("Figure", described, [*painted, "f"])

    def picture(self, boxes: Sequence[tuple[float, float, float, float, float]], described: str) -> None:
        """Paint boxes that are one picture: (x, y, width, height, grey) each; `described` is read aloud."""
        painted = [
            f"{grey:g} g {x:.2f} {HEIGHT - y - high:.2f} {wide:.2f} {high:.2f} re f" for x, y, wide, high, grey in boxes
        ]
        self._steps += [
            partial(_paint_box, x=x, y=y, width=wide, height=high, grey=grey) for x, y, wide, high, grey in boxes
        ]
        self._tagged("Figure", described, painted)

    def paint(self, canvas: Canvas) -> None:
        """Paint everything again, in its order, where there is no PDF: on a printer."""
        for step in self._steps:
            step(canvas)

    def _tagged(self, tag: str, described: str, drawn: list[str]) -> None:
        self._drawn += [f"/{tag} <</MCID {len(self._tags)}>> BDC", *drawn, "EMC"]
        self._tags.append((tag, described))

    def to_bytes(self) -> bytes:
        """Give the file."""
        return document([self])

    @property
    def content(self) -> str:
        """What is painted, in PDF's operators."""
        return "\n".join(self._drawn)

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """What is written, in reading order: its kind, and what is read aloud in its place."""
        return tuple(self._tags)


def document(pages: Sequence[Page]) -> bytes:
    """Give the file of several pages; the first one's title is the document's."""
    first = 10  # the first tag's object, after the nine fixed ones
    starts = [first + sum(len(page.tags) for page in pages[:place]) for place in range(len(pages) + 1)]
    contents = starts[-1]
    numbers = [3, *(contents + len(pages) + place for place in range(len(pages) - 1))]
    of_page = [[f"{number} 0 R" for number in range(*span)] for span in pairwise(starts)]
    parents = "".join(f"{place}[{' '.join(tags)}]" for place, tags in enumerate(of_page))
    every = " ".join(tag for tags in of_page for tag in tags)
    spoken = "/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R/ViewerPreferences<</DisplayDocTitle true>>"
    made = [_page(place, contents + place) for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    return _file(
        [
            f"<</Type/Catalog/Pages 2 0 R{spoken}>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
            made[0],
            *(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>" for name in _NAMES.values()),
            f"<</Type/StructTreeRoot/K 9 0 R/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {len(pages)}>>",
            f"<</Type/StructElem/S/Document/P 8 0 R/K[{every}]>>",
            *(
                f"<</Type/StructElem/S/{tag}/P 9 0 R/Pg {number} 0 R/K {place}{_alternative(described)}>>"
                for page, number in zip(pages, numbers, strict=True)
                for place, (tag, described) in enumerate(page.tags)
            ),
            *(f"<</Length {len(page.content)}>>\nstream\n{page.content}\nendstream" for page in pages),
            *made[1:],
            f"<</Title{_string(pages[0].title)}>>",
        ]
    )


def _page(place: int, content: int) -> str:
    fonts = " ".join(f"/{font} {number} 0 R" for number, font in enumerate(_NAMES, 4))
    look = f"/MediaBox[0 0 {WIDTH:g} {HEIGHT:g}]/Resources<</Font<<{fonts}>>>>/StructParents {place}/Tabs/S"
    return f"<</Type/Page/Parent 2 0 R{look}/Contents {content} 0 R>>"


def _paint_text(canvas: Canvas, *, x: float, y: float, words: str, size: float, font: Font) -> None:
    canvas.text(x, y, _written(words), size, font)


def _paint_box(canvas: Canvas, *, x: float, y: float, width: float, height: float, grey: float) -> None:
    canvas.box(x, y, width, height, grey)


def _alternative(described: str) -> str:
    return f"/Alt{_string(described)}" if described else ""


def _string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def _file(objects: list[str]) -> bytes:
    """Number the objects, and write where each begins. The last one is the document's title."""
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode("ascii")
