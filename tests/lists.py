"""Lists for tests: the shipped sample, the shared real files where they are, and small ones written on the spot."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from bwvreview.exchange.resources import resource

SHARED = Path(__file__).parents[1] / ".." / "shared" / "data"
SAMPLE = resource("samples", "haringey_2022-09_reference_list_DEMO.csv")
WORKBOOK = resource("samples", "haringey_2022-09_reference_list_DEMO.xlsx")

HEADINGS = ("Reference", "Date", "Type", "Age range", "Object of search")
ROW = ("REF-{:04}", "2022-09-14", "Person search", "18-24", "Controlled drugs")


def rows(count: int = 12, **changed: str) -> list[list[str]]:
    """Rows of a plain list; `Object_of_search="…"` changes one column."""
    cells = dict(zip(HEADINGS, ROW, strict=True)) | {name.replace("_", " "): value for name, value in changed.items()}
    return [[value.format(number) for value in cells.values()] for number in range(1, count + 1)]


def as_csv(header: Sequence[str], lines: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([header, *lines])
    return text.getvalue()


def written(folder: Path, header: Sequence[str] = HEADINGS, lines: Sequence[Sequence[str]] | None = None) -> Path:
    path = folder / "list.csv"
    path.write_text(as_csv(header, rows() if lines is None else lines), encoding="utf-8", newline="")
    return path


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip("the shared data is not here")
    return path
