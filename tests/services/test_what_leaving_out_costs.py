"""Leaving a column out may cost themes, and people are told before they do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.demo import sample_list
from bwvreview.services.import_list import ImportList, import_list
from bwvreview.services.views_lists import list_view

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace


def told(workspace: Workspace, without: tuple[str, ...]) -> tuple[str, str]:
    """Give the column whose leaving out would help most now, and the sentence about it."""
    scheme, clock = load_scheme(), workspace.clock
    with workspace.store() as store:
        request = ImportList(sample_list(), "haringey", scheme, leave_out=without)
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
