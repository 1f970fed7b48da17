"""Reading ratings from a CSV file with the columns item, rater and rating."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST_FILE = 50_000_000
COLUMNS = ("item", "rater", "rating")
MISSING = frozenset({"", "."})

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_NAMED = 10  # rows named in one sentence
_ADVICE = "The file needs the columns item, rater and rating, one rating in each row."


@dataclass(frozen=True, slots=True)
class RatingsFile:
    """Ratings as they stand: for each item, each rater's rating; `categories` in their order, or sorted."""

    rows: tuple[dict[str, str], ...]
    categories: tuple[str, ...]


def read_ratings(path: Path, *, ordered: bool = False, order: Sequence[str] = ()) -> RatingsFile:
    """Read ratings; a blank one, or a single dot, is missing.

    `ordered` ratings are numbers, or the words of `order` from lowest to highest. Raises Problem naming the file and
    every row that cannot be used (the first ten), never what stands there.
    """
    text = _text(path)
    rows = _rows(path, text)
    found, bad = _gather(rows, ordered=ordered, order=order)
    if bad:
        told = " ".join(f"{_row_words(numbers)}: {what}" for (what, _), numbers in bad.items())
        raise Problem(f"“{path.name}” cannot be used. {told}", advice=next(iter(bad))[1])
    seen = {rating for row in found.values() for rating in row.values()}
    return RatingsFile(tuple(found.values()), tuple(order) or tuple(sorted(seen, key=float if ordered else str)))


def _gather(
    rows: Iterator[tuple[int, list[str]]], *, ordered: bool, order: Sequence[str]
) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], list[int]]]:
    """Sort the rows by item; what is wrong stands beside it with the numbers of its rows."""
    found: dict[str, dict[str, str]] = {}
    rated: set[tuple[str, str]] = set()
    bad: dict[tuple[str, str], list[int]] = {}
    for number, (item, rater, rating) in rows:
        problem = _problem(item, rater, rating, ordered=ordered, order=order)
        if not problem and (item, rater) in rated:
            problem = ("this rater has rated this item before.", "Leave one of the two rows out.")
        if problem:
            bad.setdefault(problem, []).append(number)
            continue
        rated.add((item, rater))
        mine = found.setdefault(item, {})
        if rating not in MISSING:
            mine[rater] = str(_plain(rating)) if ordered and not order else rating
    return found, bad


def _problem(item: str, rater: str, rating: str, *, ordered: bool, order: Sequence[str]) -> tuple[str, str] | None:
    if not item or not rater:
        return "the item or the rater is blank.", "Fill in both, or leave the row out."
    if rating in MISSING:
        return None
    if order and rating not in order:
        return "the rating is not one of those in the order given.", "Name every rating, from lowest to highest."
    if ordered and not order and not _NUMBER.fullmatch(rating):
        return "the rating is not a number.", "Write numbers, or give the words from lowest to highest with --order."
    return None


def _plain(rating: str) -> int | float:
    """1, 1.0 and +1 are the same rating."""
    value = float(rating)
    return int(value) if value.is_integer() else value


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem(f"“{path.name}” is far too large for ratings.", advice=_ADVICE)
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Problem(f"“{path.name}” is not there.", advice="Check the name and the folder.") from None
    except OSError as error:
        raise Problem(f"“{path.name}” cannot be read.", advice="Check that it is a file you may open.") from error
    except UnicodeDecodeError:
        raise Problem(f"“{path.name}” is not a CSV file in UTF-8.", advice="Save it as CSV UTF-8.") from None


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the three cells of each filled row with its number, as a spreadsheet counts. Raises Problem."""
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        for column in COLUMNS:
            if header.count(column) != 1:
                how = "there twice" if column in header else "not there"
                raise Problem(f"“{path.name}”, row 1: the column “{column}” is {how}.", advice=_ADVICE)
        places = [header.index(column) for column in COLUMNS]
        for number, row in enumerate(reader, start=2):
            if any(cell.strip() for cell in row):
                if len(row) <= max(places[:2]) or len(row) > len(header):
                    many = "too many" if len(row) > len(header) else "too few"
                    raise Problem(f"“{path.name}”, row {number}: there are {many} cells.", advice=_ADVICE)
                cells = [*row, *[""] * (len(header) - len(row))]
                yield number, [cells[place].strip() for place in places]
    except csv.Error:
        line = reader.line_num
        raise Problem(f"“{path.name}”, row {line}: the quotes do not close.", advice="Mend them there.") from None


def _row_words(numbers: list[int]) -> str:
    """Name rows: “Row 3”, “Rows 3, 5 and 9”, “Rows 3, 5, … and 12 more”."""
    told = [str(number) for number in numbers[:_NAMED]]
    if len(numbers) > _NAMED:
        return f"Rows {', '.join(told)} and {len(numbers) - _NAMED:,} more"
    return f"Row {told[0]}" if len(told) == 1 else f"Rows {', '.join(told[:-1])} and {told[-1]}"
