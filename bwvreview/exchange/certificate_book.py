"""The certificate as a workbook, `certificate.xlsx`: no reference, and the same bytes for the same draw."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.domain.draw.facts import in_fives, ordinal
from bwvreview.domain.plain_words import day_words, reason_words
from bwvreview.exchange.plain_zip import repacked
from bwvreview.exchange.safe_text import cell_text, for_xlsxwriter, one_line
from bwvreview.exchange.workbook_style import FONT, HAIRLINE, OUTLINE, SUNKEN, TEXT, lines_of, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bwvreview.domain.draw.facts import CertificateFacts

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_BASE = {"font_name": FONT, "font_size": 11, "font_color": TEXT, "valign": "top", "text_wrap": True}
_EDGE = {"border": 1, "border_color": HAIRLINE}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"font_size": 18, "bold": True, "text_wrap": False},
    "name": {"bold": True},
    "plain": {},
    "count": {"align": "left", "num_format": "0"},
    "digits": {"font_name": "Consolas", "font_size": 14, "text_wrap": False},
    "head": {"bold": True, "bg_color": SUNKEN, "border": 1, "border_color": OUTLINE},
    "cell": {**_EDGE},
    "number": {**_EDGE, "align": "left", "num_format": "0"},
}
Row = tuple[tuple["str | int", str], ...]
"""The cells of a row: each a value and its look."""


def certificate_book(facts: CertificateFacts, recipe: Sequence[str], notes: Sequence[str] = ()) -> bytes:
    """Write the workbook: what was drawn, the clips, and how to check it.

    `recipe` are the lines of shell, `notes` what the room noted of the roll.
    """
    import xlsxwriter

    packed = BytesIO()
    book = xlsxwriter.Workbook(packed, _OPTIONS)
    session = facts.session
    day = datetime(session.day.year, session.day.month, session.day.day)  # noqa: DTZ001 - a workbook knows no zone
    book.set_properties({"title": "Certificate of a draw", "author": one_line(facts.group), "created": day})
    styles = {look: book.add_format({**_BASE, **more}) for look, more in _LOOKS.items()}
    _sheet(book, styles, "Certificate", (30, 16, 16, 16, 22, 12), _certificate(facts, notes))
    _sheet(book, styles, "Clips", (10, 70, 20), _clips(facts))
    _sheet(book, styles, "How to check", (82,), _how_to_check(recipe))
    book.close()
    return repacked(packed.getvalue(), first="[Content_Types].xml")


def _certificate(facts: CertificateFacts, notes: Sequence[str]) -> list[Row]:
    rows: list[Row] = [
        (("Certificate of a draw", "title"),),
        (("Keep it in the room, with the pack. It shows no reference, but the exact size of each theme.", "wide"),),
        (("", "plain"),),
        (("Group", "name"), (facts.group, "plain")),
        (("Viewing", "name"), (f"{day_words(facts.session.day)}, draw {facts.session.number}", "long")),
        (("Encounters on the list", "name"), (facts.size, "plain")),
        *(
            (((f"Left out: {reason_words(reason).lower()}"), "name"), (count, "plain"))
            for reason, count in facts.excluded
        ),
        (("Dice", "name"), (facts.dice, "long")),
    ]
    for roll in facts.rolls:
        which = "" if roll.number == 1 else f" (roll {roll.number})"
        rows += [
            ((f"Eight groups read out{which}", "name"), (" ".join(roll.groups[:4]), "digits")),
            (("", "plain"), (" ".join(roll.groups[4:]), "digits")),
            ((f"Dice rolled{which}", "name"), (" ".join(in_fives(roll.digits)), "digits")),
        ]
    rows.append((("", "plain"),))
    heads = ("Theme", "On the list", "Drawn", "Chance", "Reserves called", "Lacking")
    rows.append(tuple((head, "head") for head in heads))
    rows += [
        (
            (theme.title, "cell"),
            (theme.members, "number"),
            (theme.drawn, "number"),
            (f"{theme.drawn}/{theme.members}", "cell"),
            (f"{theme.called} of {theme.reserves}" if facts.mode == "next" else f"{theme.called} by dice", "cell"),
            (theme.lacking, "number"),
        )
        for theme in facts.themes
    ]
    rows += [(("", "plain"),), (("Plans given up that day", "name"), (len(facts.voids), "plain"))]
    rows += [(("Reason", "name"), (reason, "long")) for reason in facts.voids]
    rows += [(("Noted in the room", "name"), (note, "long")) for note in notes]
    rows.append((("", "plain"),))
    return rows + [((sentence, "wide"),) for sentence in (*facts.warnings, *facts.known)]


def _clips(facts: CertificateFacts) -> list[Row]:
    rows: list[Row] = [
        (("Clip", "head"), ("Themes, with the place in the order of the theme", "head"), ("Note", "head"))
    ]
    for slot in facts.slots:
        themes = ", ".join(f"{title} {ordinal(rank)}" for title, rank in slot.themes)
        rows.append(((slot.slot, "cell"), (themes, "cell"), ("" if slot.shown else "Cannot be shown", "cell")))
    return rows


def _how_to_check(recipe: Sequence[str]) -> list[Row]:
    said = (
        "Open verify.html from the pack in a browser, and drop the pack in. It works without a network.",
        "Or run verify.py with Python 3.8 or later, in the folder of the pack.",
        "Or run these five lines in a shell, in the folder of the pack. They are in verify.sh too.",
        *recipe,
    )
    return [(("How to check this draw", "title"),), *(((line, "plain"),) for line in said)]


def _sheet(book: Workbook, styles: dict[str, Format], name: str, widths: Sequence[int], rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&9Keep it in the room")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for at, row in enumerate(rows):
        for column, (value, look) in enumerate(row):
            _cell(sheet, (at, column), value, look, styles, len(widths) - 1)
        told = [(value, look, place) for place, (value, look) in enumerate(row) if isinstance(value, str)]
        sheet.set_row(at, max((_height(value, look, place, widths) for value, look, place in told), default=18))


def _height(value: str, look: str, place: int, widths: Sequence[int]) -> float:
    if look == "title":
        return 28
    width = sum(widths[place:]) if look in {"long", "wide", "digits"} else widths[place]
    return row_height(lines_of(value, width), 15)


def _cell(
    sheet: Worksheet, at: tuple[int, int], value: str | int, look: str, styles: dict[str, Format], last: int
) -> None:
    """Write one cell; “long” and “wide” ones run on to the last column."""
    style = styles.get(look, styles["plain"])
    if isinstance(value, int):
        sheet.write_number(*at, value, styles["number" if look == "number" else "count"])
        return
    text = for_xlsxwriter(cell_text(value, f"Row {at[0] + 1}"))
    if look in {"long", "wide"} and at[1] < last:
        sheet.merge_range(*at, at[0], last, "", style)
    sheet.write_string(*at, text, style)
