"""The certificate on paper: one page, large type, no reference. The same draw gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import CertificateFacts, SlotFacts, in_fives, ordinal
from bwvreview.domain.plain_words import day_words, reason_words
from bwvreview.exchange.pdf import HEIGHT, WIDTH, Page, can_be_written, text_width, wrapped
from bwvreview.exchange.qr import qr_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bwvreview.exchange.pdf import Font

_MARGIN = 42.0
_ROOM = WIDTH - 2 * _MARGIN
_QR = 122.0
_SHRINK = (1.16, 1.08, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
_COLUMNS = ((0.0, "Theme"), (212.0, "On the list"), (294.0, "Drawn"), (346.0, "Chance"), (402.0, "Reserves called"))
_KEEP = "Keep it in the room, with the pack. It shows no reference, but the exact size of each theme."


def certificate_pdf(facts: CertificateFacts, recipe: Sequence[str], notes: Sequence[str] = ()) -> bytes:
    """Write the page as a file: see `certificate_page`."""
    return certificate_page(facts, recipe, notes).to_bytes()


def certificate_page(facts: CertificateFacts, recipe: Sequence[str], notes: Sequence[str] = ()) -> Page:
    """Write the page. `recipe` are the lines of shell that check the pack, `notes` what the room noted of the roll.

    What is long is set smaller; when even the smallest does not fit, the last clips are left to certificate.json,
    and the page says so.
    """
    for shrink in _SHRINK:
        sheet = _Sheet(facts, recipe, notes, shrink)
        if sheet.fits:
            return sheet.page
    shown = len(facts.slots)
    while shown > 0:
        shown -= 3
        sheet = _Sheet(facts, recipe, notes, _SHRINK[-1], max(shown, 0))
        if sheet.fits:
            break
    return sheet.page


class _Sheet:
    """One attempt at the page, from the top down."""

    def __init__(
        self,
        facts: CertificateFacts,
        recipe: Sequence[str],
        notes: Sequence[str],
        shrink: float,
        slots: int | None = None,
    ) -> None:
        self._facts, self._notes, self._shrink = facts, notes, shrink
        self.page = self._page = Page(f"Certificate of a draw, {facts.group}, {facts.session}")
        self._y = _MARGIN
        self._head()
        self._commitment()
        self._later_rolls()
        self._themes()
        self._clips(facts.slots if slots is None else facts.slots[:slots])
        self._words()
        self._recipe(recipe)

    @property
    def fits(self) -> bool:
        return self._y <= HEIGHT - _MARGIN + 12

    def _head(self) -> None:
        session = self._facts.session
        self._page.text([(_MARGIN, self._y + 20, "Certificate of a draw")], 26, "bold", "H1")
        words = f"{self._facts.group} · {day_words(session.day)} · draw {session.number}"
        self._page.text([(_MARGIN, self._y + 42, words)], 14)
        self._y += 60

    def _commitment(self) -> None:
        first = self._facts.rolls[0]
        top = self._y
        self._page.box(_MARGIN, top - 2, _ROOM, _QR + 38, 0.94)
        left = _MARGIN + 12
        self._page.text([(left, top + 17, "Read out before the roll, left to right")], 12, "bold", "H2")
        places = [
            (left + 168 * (place % 2), top + 42 + 23 * (place // 2), group) for place, group in enumerate(first.groups)
        ]
        self._page.text(places, 21, "codebold")
        self._page.text([(left, top + 132, f"The dice: {self._facts.dice}")], 12, "bold", "H2")
        self._page.text(_row(in_fives(first.digits), left, top + 150, 15), 15, "codebold")
        side = WIDTH - _MARGIN - _QR - 12
        self._page.box(side - 8, top + 9, _QR + 16, _QR + 16, 1)
        self._page.squares(side, top + 17, _QR, qr_rows(first.commit), "The eight groups as a QR code")
        self._y = top + _QR + 50

    def _later_rolls(self) -> None:
        for roll in self._facts.rolls[1:]:
            self._text(f"Roll {roll.number}, for clips that could not be shown", 10.5, "bold")
            self._text(" ".join(roll.groups), 10, "code")
            self._text(f"Dice {' '.join(in_fives(roll.digits))}", 10, "code")
            self._y += 4

    def _themes(self) -> None:
        size = 11.5 * self._shrink
        self._line([(x, title) for x, title in _COLUMNS], size, "bold")
        for theme in self._facts.themes:
            called = f"{theme.called} of {theme.reserves}" if self._facts.mode == "next" else f"{theme.called} by dice"
            lacks = f", {theme.lacking} lacking" if theme.lacking else ""
            cells = (str(theme.members), str(theme.drawn), f"{theme.drawn}/{theme.members}", called + lacks)
            titles = wrapped(theme.title if can_be_written(theme.title) else "(see certificate.json)", 204, size)
            row = [(x, text) for (x, _), text in zip(_COLUMNS[1:], cells, strict=True)]
            self._line([(0.0, titles[0]), *row], size)
            for rest in titles[1:]:
                self._line([(0.0, rest)], size)
        self._y += 6 * self._shrink

    def _clips(self, slots: Sequence[SlotFacts]) -> None:
        size = 10.5 * self._shrink
        self._text(f"{self._facts.clips} clips, in the order of the draw", 13 * self._shrink, "bold", "H2")
        columns = 2 if len(slots) <= 24 else 3
        width = _ROOM / columns
        down = -(-len(slots) // columns)
        bottom = self._y
        for start in range(0, len(slots), max(down, 1)):
            y = self._y
            for slot in slots[start : start + down]:
                y = self._clip(slot, _MARGIN + width * (start // down), y, width - 10, size)
            bottom = max(bottom, y)
        self._y = bottom
        left_out = len(self._facts.slots) - len(slots)
        if left_out:
            self._text(f"{left_out} more clips are in certificate.json.", size)
        self._y += 6 * self._shrink

    def _clip(self, slot: SlotFacts, x: float, y: float, width: float, size: float) -> float:
        themes = ", ".join(f"{title if can_be_written(title) else '…'} {ordinal(rank)}" for title, rank in slot.themes)
        words = themes if slot.shown else f"cannot be shown ({themes})"
        indent = text_width(f"{self._facts.slots[-1].slot}  ", size, "bold")
        lines = wrapped(words, width - indent, size)
        places = [(x + indent, y + size * (1 + 1.25 * number), line) for number, line in enumerate(lines)]
        self._page.text([(x, y + size, slot.slot)], size, "bold")
        self._page.text(places, size)
        return y + size * 1.25 * len(lines) + 2 * self._shrink

    def _words(self) -> None:
        size = 9.5 * self._shrink
        facts = self._facts
        out = ", ".join(f"{reason_words(reason).lower()} {count}" for reason, count in facts.excluded)
        said = [f"On the list: {facts.size} encounters. Left out before the draw: {out or 'none'}."]
        if facts.voids:
            reasons = " · ".join(one if can_be_written(one) else "(see certificate.json)" for one in facts.voids)
            said.append(f"Plans given up that day: {len(facts.voids)}. {reasons}")
        else:
            said.append("Plans given up that day: none.")
        if self._notes:
            said.append(f"Noted in the room: {' '.join(self._notes)}")
        said += [*facts.warnings, " ".join(facts.known[2:]), _KEEP]
        for sentence in said:
            self._text(sentence, size)
            self._y += 2 * self._shrink
        self._y += 4 * self._shrink

    def _recipe(self, recipe: Sequence[str]) -> None:
        self._text(
            "Check it: verify.html, verify.py, or these five lines in the folder of the pack (verify.sh)",
            10.5,
            "bold",
            "H2",
        )
        size = 5.7 * max(self._shrink, 1)
        for line in recipe:
            self._text(line, size, "code", cut=True)
            self._y += 1.2

    def _text(self, words: str, size: float, font: Font = "plain", tag: str = "P", *, cut: bool = False) -> None:
        lines = _cut(words, size) if cut else wrapped(words, _ROOM, size, font)
        step = size * (1.1 if cut else 1.28)
        self._page.text(
            [(_MARGIN, self._y + size + step * number, line) for number, line in enumerate(lines)], size, font, tag
        )
        self._y += step * len(lines) + (0 if cut else size * 0.1)

    def _line(self, cells: Sequence[tuple[float, str]], size: float, font: Font = "plain") -> None:
        self._page.text([(_MARGIN + x, self._y + size, text) for x, text in cells], size, font)
        self._y += size * 1.4
        self._page.box(_MARGIN, self._y - size * 0.05, _ROOM, 0.4, 0.6)


def _cut(code: str, size: float) -> list[str]:
    """Cut code wherever the line is full: no space is lost, so that it can be typed as it stands."""
    fits = int(_ROOM / text_width("0", size, "code"))
    return [code[at : at + fits] for at in range(0, len(code), fits)]


def _row(parts: Sequence[str], x: float, y: float, size: float) -> list[tuple[float, float, str]]:
    step = text_width("000000", size, "code") - size * 0.2
    return [(x + step * place, y, part) for place, part in enumerate(parts)]
