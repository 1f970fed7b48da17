"""Leaving a column out may cost themes, and people are told before they do it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.demo import sample_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.views_lists import list_view
from tests.lists import HEADINGS, rows, written

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.services.workspace import Workspace


def told(workspace: Workspace, without: tuple[str, ...], path: Path | None = None) -> tuple[str, str]:
    """Give the column whose leaving out would help most now, and the sentence about it."""
    scheme, clock = load_scheme(), workspace.clock
    with workspace.store() as store:
        request = ImportList(path or sample_list(), "haringey", scheme, leave_out=without)
        number = import_list(store, request, at=clock.now()).id
        view = list_view(store, number, group="haringey", today=clock.today(), scheme=scheme)
    assert view.singling is not None
    return view.singling.column, view.singling.sentence


def test_a_column_that_no_theme_needs_costs_nothing(workspace: Workspace) -> None:
    column, sentence = told(workspace, ())
    assert column == "week"
    assert "cannot be drawn" not in sentence


def test_a_column_that_themes_need_names_them(workspace: Workspace) -> None:
    column, sentence = told(workspace, ("Week", "Time band", "Outcome"))
    assert column == "age band"
    assert sentence.endswith("Then these themes cannot be drawn: Children, Age not recorded.")


def dated(folder: Path, *more: str) -> Path:
    """A list that is told apart by its dates, with other columns of days beside them."""
    days = [date(2022, 9, 1) + timedelta(days=at % 28) for at in range(60)]
    said = {"Week": "%G-W%V", "Month": "%Y-%m"}
    lines = [
        [
            *row[:1],
            day.isoformat(),
            *row[2:4],
            ("Fireworks", "Crossbows", "Firearms")[at % 3],
            *(day.strftime(said[name]) for name in more),
        ]
        for at, (row, day) in enumerate(zip(rows(60), days, strict=True))
    ]
    return written(folder, (*HEADINGS, *more), lines)


def test_what_is_known_of_the_days_left_without_the_dates_is_said(workspace: Workspace, tmp_path: Path) -> None:
    for more, said in (
        ((), "Then nobody can tell how many days each {video} has left."),
        (("Month",), "Days left are then counted from the start of the month."),
        (("Week", "Month"), "Days left are then counted from the start of the week."),
    ):
        column, sentence = told(workspace, (), dated(tmp_path, *more))
        assert column == "date"
        assert said in sentence
