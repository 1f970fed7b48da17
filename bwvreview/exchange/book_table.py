"""Reading workbooks (XLSX, XLSM, XLS, ODS): what the file hides, then the cells of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.errors import ListProblem
from bwvreview.domain.list_template import BESIDE, LIST
from bwvreview.domain.progress import Progress, no_progress
from bwvreview.domain.table import MOST_ROWS, Chunk, SheetPreview
from bwvreview.exchange import limits
from bwvreview.exchange.book_cells import BookCells, read_cells
from bwvreview.exchange.headings import LOOKED_AT, LeftOut, chunk_of, count_known, find_headings, name_columns
from bwvreview.exchange.limits import place
from bwvreview.exchange.list_source import seems_to_tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bwvreview.domain.table import HiddenPlace
    from bwvreview.domain.vocabulary import Vocabulary
    from bwvreview.exchange.list_source import Source
    from bwvreview.exchange.xlsx_cells import PlainSheet
    from bwvreview.exchange.xlsx_places import Sheet, SheetPlaces, Workbook

Kind = Literal["xlsx", "xls", "ods"]
_ENOUGH_KNOWN = 2  # headings; one alone may stand in any sheet


@dataclass
class BookTable:
    """A sheet of a workbook (see domain.table.Table)."""

    source: Source
    cells: BookCells | PlainSheet  # read once, kept for the second pass
    first_row: int  # of the data, as a spreadsheet counts
    header: tuple[str, ...]
    hidden: tuple[HiddenPlace, ...]
    hidden_columns: frozenset[int]
    from_1904: bool
    left_out: LeftOut

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, a chunk at a time. Raises ListProblem."""
        width, kept = len(self.header), 0
        self.left_out.clear()
        for numbers, columns, rows in self.cells.chunks(self.first_row):
            chunk = chunk_of(numbers, columns, rows, width, self.left_out)
            kept += len(chunk.numbers)
            if kept > MOST_ROWS:
                raise limits.too_many_rows()
            if chunk.numbers:
                yield chunk
        self.left_out.merged = self.cells.filled
        self.check_unchanged()

    def numbers_in(self, column: int) -> Sequence[int]:
        """Give the first rows in which a column held a number or a day, not text."""
        return self.cells.numbers_in(column)

    def repairs(self) -> tuple[str, ...]:
        """Say what was left out or put right while reading."""
        return self.left_out.sentences()

    def check_unchanged(self) -> None:
        """Raise ListProblem when the file is another than the one that was opened."""
        self.source.check_unchanged()


def open_book(
    source: Source, kind: Kind, vocabulary: Vocabulary, sheet: int | None = None, progress: Progress = no_progress
) -> BookTable:
    """Look a workbook over, choose the sheet with the list, and find its headings. Raises ListProblem."""
    opened = _opened(source, kind, vocabulary, progress)
    book, places = opened.book, opened.places
    chosen, cells, first = opened.choose(sheet)
    found = places[chosen.part]
    start = find_headings(first, vocabulary)
    if found.unsolved:
        raise _unsolved(found.unsolved)
    if cells.last_row - start - 1 > MOST_ROWS:
        raise limits.too_many_rows()
    hidden = [*book.places, *_named(book), *_beside(book.sheets, chosen, places), *_in_sheet(found)]
    if any(any(cell.strip() for cell in row) for row in first[:start]):
        hidden.append(place("There is text above the headings. It was left out.", "", row=1))
    header = name_columns(first[start])
    left_out = LeftOut(first[start], vocabulary)
    return BookTable(
        source, cells, start + 2, header, tuple(hidden), frozenset(found.hidden_columns), book.from_1904, left_out
    )


def preview_book(source: Source, kind: Kind, vocabulary: Vocabulary) -> tuple[SheetPreview, ...]:
    """Count the rows and columns of each sheet that a spreadsheet shows. Raises ListProblem."""
    opened = _opened(source, kind, vocabulary, no_progress)
    return tuple(opened.preview(at, *opened.read(sheet)) for at, sheet in enumerate(opened.shown, 1))


def _opened(source: Source, kind: Kind, vocabulary: Vocabulary, progress: Progress) -> _Opened:
    where = source.package()
    book, places = _look_over(where, kind, progress)
    return _Opened(where, book, places, _shown(book), vocabulary, progress)


def _look_over(where: Path | bytes, kind: Kind, progress: Progress) -> tuple[Workbook, dict[str, SheetPlaces]]:
    if kind == "ods":
        from bwvreview.exchange.ods_places import look_over_ods

        return look_over_ods(where)
    if kind == "xls":
        from bwvreview.exchange.xls_places import look_over_xls

        return look_over_xls(where)
    from bwvreview.exchange.xlsx_places import look_over
    from bwvreview.exchange.xlsx_sheet import look_over_sheet, words_in

    book, held = look_over(where), 0
    words = words_in(where, from_1904=book.from_1904)
    places = {}
    for sheet in book.sheets:
        if sheet.shown:
            found = look_over_sheet(where, sheet.part, words if held < limits.MOST_CELLS else None, progress)
            held += found.cells.held if found.cells else 0
            places[sheet.part] = found
    return book, places


def _shown(book: Workbook) -> list[Sheet]:
    shown = [sheet for sheet in book.sheets if sheet.shown]
    if not shown:
        raise ListProblem("The workbook shows no sheet.", advice="Ask the police to send the list again.")
    return shown


@dataclass(frozen=True, slots=True)
class _Opened:
    """A workbook that was looked over."""

    where: Path | bytes
    book: Workbook
    places: dict[str, SheetPlaces]
    shown: list[Sheet]
    vocabulary: Vocabulary
    progress: Progress

    def choose(self, wanted: int | None) -> tuple[Sheet, BookCells | PlainSheet, list[list[str]]]:
        """Take the sheet that was asked for, or the only one that looks like a list. Raises ListProblem."""
        sheets = self.shown
        if wanted is not None and not 1 <= wanted <= len(sheets):
            raise ListProblem(
                f"The workbook has no sheet {wanted}.", advice=f"Choose a sheet from 1 to {len(sheets)} (--sheet N)."
            )
        if wanted is not None or len(sheets) == 1:
            return self.read(sheets[(wanted or 1) - 1])
        previews, best = [], None
        for at, sheet in enumerate(sheets, start=1):
            read = self.read(sheet)
            previews.append(self.preview(at, *read))
            if previews[-1].looks_like_list:
                best = read
        filled = [preview for preview in previews if preview.rows]
        likely = [preview for preview in filled if preview.looks_like_list] or filled
        if len(likely) == 1:
            only = sheets[likely[0].number - 1]
            return best if best and best[0] is only else self.read(only)
        if not likely:
            raise limits.no_rows()
        named = ", ".join(f"{preview.name} ({preview.rows:,} rows)" for preview in likely)
        how = "look like a list" if likely[0].looks_like_list else "hold something, but none looks like a list"
        raise ListProblem(f"{len(likely)} sheets {how}: {named}.", advice="Choose one of them (--sheet N).")

    def preview(self, number: int, sheet: Sheet, cells: BookCells | PlainSheet, first: list[list[str]]) -> SheetPreview:
        """Count what a sheet holds."""
        known = [count_known(row, self.vocabulary) for row in first]
        best = max(known, default=0)
        heading = known.index(best) if best else 0
        rows = max(0, cells.last_row - 1 - heading) if first else 0
        columns = sum(1 for cell in first[heading] if cell.strip()) if best else cells.width
        name = f"sheet {number}" if seems_to_tell(sheet.name) else f"sheet {number} “{sheet.name}”"
        return SheetPreview(number, name, rows, columns, looks_like_list=best >= _ENOUGH_KNOWN and rows > 0)

    def read(self, sheet: Sheet) -> tuple[Sheet, BookCells | PlainSheet, list[list[str]]]:
        """Give a sheet, its cells, and its first rows as text. Raises ListProblem."""
        cells = self.places[sheet.part].cells or read_cells(self.where, sheet.name, self.progress)
        return sheet, cells, list(islice(cells.rows(), LOOKED_AT))


def _unsolved(count: int) -> ListProblem:
    cells = "A cell holds a formula" if count == 1 else f"{count:,} cells hold formulas"
    return ListProblem(
        f"{cells} without a value.", advice="Open the workbook in a spreadsheet, save it, then open that."
    )


def _named(book: Workbook) -> Iterator[HiddenPlace]:
    if any(seems_to_tell(sheet.name) for sheet in book.sheets):
        yield place("The name of a sheet could show who someone is. It was left out.", "Ask the police to change it.")


def _beside(sheets: Sequence[Sheet], chosen: Sheet, places: dict[str, SheetPlaces]) -> Iterator[HiddenPlace]:
    if any(not sheet.shown for sheet in sheets):
        yield place("The workbook hides a sheet. It was left out.", "Ask the police to delete it.", identifying=True)
    ours = BESIDE if chosen.name == LIST else ()  # the template's own help, filled in or not, is no second list
    others = [sheet for sheet in sheets if sheet.shown and sheet is not chosen and sheet.name not in ours]
    if any(places[sheet.part].filled for sheet in others):
        yield place("The workbook has more than one sheet. Only the list was read.", "Ask the police for one sheet.")


def _in_sheet(found: SheetPlaces) -> Iterator[HiddenPlace]:
    if found.hidden_rows:
        rows = "a row" if found.hidden_rows == 1 else f"{found.hidden_rows:,} rows"
        yield place(f"The workbook hides {rows}. They count like the others.", "Ask the police why they are hidden.")
    if found.header_footer:
        yield place("The sheet has a header or footer for printing. It was left out.", "Ask the police to clear it.")
