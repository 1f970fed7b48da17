"""Every real file goes through the gate: what must be refused is refused, and nothing innocent is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.domain.errors import ListProblem
from bwvreview.services.check_list import check_list
from tests.lists import SHARED, shared

POLICE_UK = {
    "type", "date", "gender", "age", "ethnicity_self", "ethnicity_officer", "law", "object", "outcome", "thorough",
}  # fmt: skip
DEMO = {
    "reference", "month", "week", "time_band", "borough", "type", "age", "law", "object", "outcome", "handcuffs",
    "handcuff_type", "bwv_held",
}  # fmt: skip
PLACES = {"latitude", "longitude"}
BOROUGH_FILE = {"time", "location.longitude", "location.latitude", "location.street.id", "location.street.name"}
UNDERSCORES = {"location__latitude", "location__longitude", "location__street__id", "location__street__name"}


def expected(name: str) -> tuple[set[str], set[str]]:
    """The fields that must come in, and the headings (in small letters) that must be refused."""
    if "DEMO" in name:
        return DEMO, set()
    if name.startswith(("haringey", "london")):
        return POLICE_UK | {"borough"}, BOROUGH_FILE
    return POLICE_UK, UNDERSCORES if name.startswith("leicester") else PLACES


def lists() -> list[Path]:
    folders = ("police_uk", "awkward", "reference_lists")
    found = (path for folder in folders for path in sorted((SHARED / folder).glob("*")))
    return [path for path in found if "home_office" not in path.name]


@pytest.mark.parametrize(
    "name",
    [pytest.param(path.name, marks=pytest.mark.slow if path.suffix == ".gz" else ()) for path in lists()] or ["none"],
)
def test_a_real_list_loses_its_places_and_times_and_nothing_else(name: str) -> None:
    path = next((path for path in lists() if path.name == name), None) or shared("police_uk")
    found = check_list(path, drop_refused=True).inspection
    fields, refused = expected(name)
    assert {column.field for column in found.columns if column.status == "accepted"} == fields
    assert {column.header.casefold() for column in found.columns if column.status == "refused"} == refused
    assert found.accepted
    assert not found.problems
    assert not found.questions, "a file of police.uk asks nothing"
    assert all(column.reason for column in found.columns if column.status != "accepted")


@pytest.mark.parametrize(
    "name", ["police_uk/home_office_uof_by_age_2019-20_met_col_ew.csv", "privacy/privacy-cases.csv"]
)
def test_what_is_no_list_of_encounters_is_said_to_be_none(name: str) -> None:
    with pytest.raises(ListProblem, match="not a list of encounters"):
        check_list(shared(name))
