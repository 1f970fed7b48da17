"""What another program's workbook holds that would not survive being filled in: told before, never lost in silence."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 64 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_VALIDATIONS = "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"
"""Lists whose words stand on another sheet: they are carried over (sheet_template.py)."""

_PARTS: tuple[tuple[str, str], ...] = (
    (r"xl/charts/chart", "Charts"),
    (r"xl/media/", "Pictures"),
    (r"xl/diagrams/", "Drawings"),
    (r"xl/threadedComments/", "Replies to comments"),
    (r"xl/slicers/", "Slicers"),
    (r"xl/timelines/", "Timelines"),
    (r"xl/ctrlProps/|xl/activeX/", "Buttons and boxes to tick"),
    (r"xl/embeddings/", "Documents inside the workbook"),
    (r"xl/queryTables/|xl/connections\.xml", "Links to databases"),
    (r"xl/pivotTables/", "Pivot tables"),
    (r"xl/model/", "The data model"),
    (r"xl/metadata\.xml", "Formulas that fill several cells by themselves"),
    (r"xl/richData/", "Linked data in cells"),
    (r"xl/featurePropertyBag/", "Boxes to tick inside cells"),
    (r"docMetadata/LabelInfo\.xml", "The protective marking that Office keeps"),
    (r"_xmlsignatures/", "The signature of the file"),
)
_ELEMENTS = {
    b"<protectedRange ": "Ranges that only some people may change",
    b"<legacyDrawingHF ": "Pictures in the page edges",
    b"<picture ": "The picture behind the cells",
}
_EXTENSIONS = {
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "Colours by rule in the newer manner of Excel",
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "Small charts inside cells",
    "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": "Slicers",
    "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}": "Slicers",
    "{7E03D99C-DC04-49D9-9315-930204A7B6E9}": "Timelines",
}
_SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]")
_EXTENSION = re.compile(rb"<(?:\w+:)?ext\b[^>]*\buri=\"(\{[0-9A-Fa-f-]+\})\"")


def check_package(path: Path) -> bytes:
    """Give the bytes of a workbook that can be filled in. Raises ExportProblem for any other, saying what to do."""
    try:
        if path.stat().st_size > _MOST:
            raise _too_big(path)
        content = path.read_bytes()
    except OSError as error:
        raise ExportProblem(
            f"“{path.name}” could not be opened.", advice="Check where it is, then try again."
        ) from error
    if content.startswith(_OLE):
        raise ExportProblem(
            f"“{path.name}” is locked with a password, or is of an old kind.",
            advice="Open it in Excel, save it as a workbook (.xlsx) without a password, then try again.",
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            if sum(info.file_size for info in package.infolist()) > _MOST * 4:
                raise _too_big(path)
            kinds = package.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise damaged(path) from error
    if "xl/vbaProject.bin" in names or b"macroEnabled" in kinds:
        raise ExportProblem(
            f"“{path.name}” holds macros, and they could not be kept safely.",
            advice="Ask the office for a sheet without macros, or save it as .xlsx in Excel first.",
        )
    if "xl/workbook.xml" not in names or b"template.main" in kinds:
        raise ExportProblem(
            f"“{path.name}” is not a workbook that can be filled in.",
            advice="Open it in a spreadsheet, save it as a workbook (.xlsx), then try again.",
        )
    return content


def losses(content: bytes) -> tuple[str, ...]:
    """Say what the filled sheet would no longer have, in words; nothing when all is kept."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        for pattern, words in _PARTS:
            if any(re.match(pattern, name) for name in names):
                found[words] = None
        if "xl/sharedStrings.xml" in names and b"_x005F_" in package.read("xl/sharedStrings.xml"):
            found["Some rare signs in texts"] = None
        for name in names:
            if name.startswith("xl/drawings/drawing") and _SHAPES.search(package.read(name)):
                found["Text boxes and shapes"] = None
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                found.update(dict.fromkeys(_of_sheet(package.read(name))))
    return tuple(found)


def _of_sheet(xml: bytes) -> list[str]:
    """Say what a sheet would no longer have."""
    extensions = [uri.decode().upper() for uri in _EXTENSION.findall(xml)]
    newer = [_EXTENSIONS.get(uri, "Some settings of newer programs") for uri in extensions if uri != _VALIDATIONS]
    return [*newer, *(words for element, words in _ELEMENTS.items() if element in xml)]


def damaged(path: Path) -> ExportProblem:
    """Say that the file cannot be read."""
    return ExportProblem(
        f"“{path.name}” is damaged, or is no workbook.", advice="Ask the office to send it again as .xlsx."
    )


def _too_big(path: Path) -> ExportProblem:
    return ExportProblem(f"“{path.name}” is far larger than a sheet to fill in.", advice="Check which file it is.")
