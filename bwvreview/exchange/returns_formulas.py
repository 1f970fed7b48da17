"""Finding formulas in a workbook: the reader of values does not tell them from typed text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bwvreview.exchange import limits

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*?(?<!/)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?f[\s>/]', re.DOTALL
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_NAME, _ID = re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\br:id="([^"]*)"')
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_LINK_ID, _TARGET = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="([^"]*)"')
_ABOUT, _CHAIN, _WRITTEN = "docProps/app.xml", "xl/calcChain.xml", (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def formula_cells(package: zipfile.ZipFile) -> Mapping[str, frozenset[str]]:
    """Give the cells with a formula by sheet name. Sheets without any are left out."""
    found: dict[str, frozenset[str]] = {}
    if as_written(package):
        return found
    members = {info.filename: info for info in package.infolist()}
    for name, path in _sheets(package, members).items():
        info = members.get(path)
        if info is None or info.file_size > limits.MOST_PACKAGE:
            continue
        text = package.read(info)
        if _FORMULA.search(text):
            found[name] = frozenset(cell.decode("ascii") for cell in _CELL.findall(text))
    return found


def as_written(package: zipfile.ZipFile) -> bool:
    """Whether nobody saved the workbook since our export wrote it, which writes no formulas.

    Other programs give their own name or the time of saving; so does a ZIP program.
    """
    members = package.infolist()
    names = {info.filename for info in members}
    if _ABOUT not in names or _CHAIN in names or any(info.date_time != _WRITTEN for info in members):
        return False
    about = package.read(_ABOUT)
    return b"<Application>Microsoft Excel</Application>" in about and b"<AppVersion>12.0000</AppVersion>" in about


def _sheets(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> dict[str, str]:
    from html import unescape

    if "xl/workbook.xml" not in members or "xl/_rels/workbook.xml.rels" not in members:
        return {}
    links = {}
    for tag in _LINK.findall(package.read("xl/_rels/workbook.xml.rels")):
        name, target = _LINK_ID.search(tag), _TARGET.search(tag)
        if name and target:
            path = target[1].decode("utf-8", "replace")
            links[name[1]] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    sheets = {}
    for tag in _SHEET.findall(package.read("xl/workbook.xml")):
        name, link = _NAME.search(tag), _ID.search(tag)
        if name and link and link[1] in links:
            sheets[unescape(name[1].decode("utf-8", "replace"))] = links[link[1]]
    return sheets
