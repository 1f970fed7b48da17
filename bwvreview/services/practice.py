"""The practice list, moved to these weeks: its real dates are long past the day on which video is deleted."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.days import first_of_week
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

NAME = "practice-list.csv"
_LAST_MONDAY = date(2022, 9, 26)
"""The newest week of the shipped list."""


def practice_list(folder: Path, today: date) -> Path:
    """Write the shipped practice list into `folder` as if its newest week were this week; give the file."""
    source = resource("samples", "haringey_2022-09_reference_list_DEMO.csv")
    shift = today - timedelta(days=today.weekday()) - _LAST_MONDAY
    target = folder / NAME
    with source.open(encoding="utf-8", newline="") as old, target.open("w", encoding="utf-8", newline="") as new:
        reader = csv.DictReader(old)
        writer = csv.DictWriter(new, reader.fieldnames or ())
        writer.writeheader()
        for row in reader:
            monday = (first_of_week(row["Week"], row["Month"]) or _LAST_MONDAY) + shift
            year, week, _ = monday.isocalendar()
            writer.writerow({**row, "Month": f"{monday:%Y-%m}", "Week": f"{year}-W{week:02}"})
    return target
