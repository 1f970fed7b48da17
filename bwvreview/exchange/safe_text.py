"""Text on its way into a spreadsheet: always text, never a formula, never cut, the same when it is read back.

What happens to odd text in a cell:

* Text that a program could take for a formula keeps its first character and gets the “quote prefix” of its cell
  style. The cell is of the kind text in any case.
* Control characters, U+FFFE and U+FFFF are written as OOXML spells them, `_xHHHH_`; text that looks like such a
  spelling gets `_x005F_` for its first underline. Excel, LibreOffice and python-calamine give the text back as it was
  (calamine spells out U+FFFE and U+FFFF; LibreOffice makes one line break of CR LF); openpyxl gives control
  characters as spelt out, which `as_written` undoes.
* XlsxWriter does this for nearly all text. It passes text from `<r>` to `</r>` on as bare XML, and misses
  spellings that share an underline: such text is spelt out here (`for_xlsxwriter`).
* openpyxl drops `x005F_` wherever it stands, and cannot tell a spelling from what it spells. The sealed record of a
  row, which has neither, settles what was written.
* Half a surrogate pair is no character and no file can hold it: the cell shows U+FFFD in its place. The sealed
  record of the row keeps it.
* Text longer than a cell can hold is refused, naming the place.
"""

from __future__ import annotations

import re

from bwvreview.domain.errors import ExportProblem

CELL_LIMIT = 32_767

# East Asian versions of Excel read the wide signs as the narrow ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_AWKWARD = re.compile(r"\A<r>|_x[0-9A-Fa-f]{4}_x")
_TO_SPELL = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")
_SPACES = re.compile(r"\s+")


def cell_text(text: str, place: str) -> str:
    """Give the text that a cell may hold. Raises ExportProblem, naming the place, not the text, when it is too long."""
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\ufffd", text)
        length = len(text.encode("utf-16-le")) // 2
    else:
        length = len(text)
    if length > CELL_LIMIT:
        raise too_long(place)
    return text


def too_long(place: str) -> ExportProblem:
    """Say that the text of a place does not fit into a cell."""
    return ExportProblem(
        f"{place} is longer than a spreadsheet cell can hold.",
        advice=f"Shorten it to fewer than {CELL_LIMIT:,} characters, then save again.",
    )


def for_xlsxwriter(text: str) -> str:
    """Give what to hand to `write_string` so that the cell holds exactly `text`.

    Awkward text goes the way of rich text, as a single run whose XML is written here.

    >>> for_xlsxwriter("plain")
    'plain'
    >>> for_xlsxwriter("<r>&</r>")
    '<r><t xml:space="preserve">&lt;r&gt;&amp;&lt;/r&gt;</t></r>'
    """
    if "_x" not in text and not text.startswith("<r>"):
        return text
    if not _AWKWARD.search(text):
        return text
    spelt = _TO_SPELL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    xml = spelt.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("_", "&#95;")
    return f'<r><t xml:space="preserve">{xml}</t></r>'


def cell_xml(text: str) -> str:
    r"""Give the element of a text in a sheet or among its shared texts (ECMA-376 part 1, 18.4.12).

    >>> cell_xml("a & b"), cell_xml(" _x0041_")
    ('<t>a &amp; b</t>', '<t xml:space="preserve"> _x005F_x0041_</t>')
    """
    if _TO_SPELL.search(text):
        text = _TO_SPELL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{space}>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t>"


def for_openpyxl(text: str, place: str) -> str:
    r"""Give what to put into a cell of openpyxl so that the file holds exactly `text`. Raises ExportProblem: too long.

    openpyxl writes what it is given, and cuts without a word what is longer than a cell.

    >>> for_openpyxl("a\rb _x0041_", "here")
    'a_x000D_b _x005F_x0041_'
    """
    return cell_text(_TO_SPELL.sub(lambda found: f"_x{ord(found[0]):04X}_", cell_text(text, place)), place)


def could_be_formula(text: str) -> bool:
    """Say whether a spreadsheet that is told to guess might take the text for a formula."""
    return text.startswith(FORMULA_STARTS)


def as_written(text: str) -> str:
    r"""Undo the spelling that openpyxl leaves in place: `_x0007_` becomes the character it stands for.

    >>> as_written("a_x000D_b") == "a\rb"
    True
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def one_line(text: str, limit: int = 255) -> str:
    r"""Make a name for a heading, a page edge or a document property: one line, no unprintable character.

    >>> one_line(" Was it\n explained? ")
    'Was it explained?'
    """
    line = _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text)).strip().replace("<r>", "< r>")
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
