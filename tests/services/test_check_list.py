from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bwvreview.domain.errors import Cancelled, ListProblem
from bwvreview.domain.inspection import Inspection
from bwvreview.services.check_list import check_list
from tests.lists import HEADINGS, SAMPLE, WORKBOOK, rows, shared, written

SALT = bytes(32)


def statuses(inspection: Inspection) -> dict[str, str]:
    return {column.header: column.status for column in inspection.columns}


def members(inspection: Inspection) -> dict[str, int | None]:
    return {theme.slug: theme.members for theme in inspection.themes}


@pytest.mark.parametrize("path", [SAMPLE, WORKBOOK], ids=["csv", "xlsx"])
def test_the_sample_comes_in_whole(path: Path) -> None:
    checked = check_list(path)
    found = checked.inspection
    assert found.accepted
    assert not found.problems
    assert (found.rows, found.no_recording, found.repeated) == (515, 55, 0)
    assert (found.first_day, found.last_day) == (date(2022, 9, 1), date(2022, 9, 26))
    counts = members(found)
    assert (counts["weapons"], counts["children"], counts["handcuffing"]) == (114, 98, 166)
    assert (counts["age-not-recorded"], counts["vehicle"], counts["all"]) == (55, 122, 515)
    first = next(checked.encounters())
    assert (first.reference, first.on, first.row) == ("HGY-2209-0001", date(2022, 9, 12), 2)
    assert first.values["handcuffs"] == "no"


def test_handcuff_columns_are_joined_into_one_answer() -> None:
    handcuffs = [encounter.values["handcuffs"] for encounter in check_list(SAMPLE).encounters()]
    assert {word: handcuffs.count(word) for word in set(handcuffs)} == {
        "no": 349,
        "compliant": 111,
        "non-compliant": 55,
    }


def test_a_theme_that_cannot_be_told_says_what_to_ask_for(tmp_path: Path) -> None:
    themes = {theme.slug: theme for theme in check_list(written(tmp_path)).inspection.themes}
    assert themes["handcuffing"].members is None
    assert themes["handcuffing"].reason == "The list has no handcuffs column."
    assert "“Handcuffs used”, with compliant, non-compliant or no" in themes["handcuffing"].ask
    assert (themes["drugs"].members, themes["drugs"].drawable, themes["drugs"].reason) == (12, True, "")
    assert (themes["theft"].drawable, themes["theft"].reason) == (False, "Fewer than 10. Too few to draw.")
    assert not themes["no-further-action"].drawable


def test_an_empty_column_cannot_tell_a_theme(tmp_path: Path) -> None:
    lines = [[*row, ""] for row in rows()]
    themes = {t.slug: t for t in check_list(written(tmp_path, (*HEADINGS, "Handcuffs used"), lines)).inspection.themes}
    assert themes["handcuffing"].reason == "The handcuffs column is empty."


def test_clips_without_video_do_not_count_towards_the_floor(tmp_path: Path) -> None:
    lines = [[*row, "No" if at < 3 else "Yes"] for at, row in enumerate(rows())]
    found = check_list(written(tmp_path, (*HEADINGS, "BWV held"), lines)).inspection
    drugs = next(theme for theme in found.themes if theme.slug == "drugs")
    assert (found.no_recording, drugs.members, drugs.drawable) == (3, 12, False)


def test_identifying_columns_block_until_they_are_left_out(tmp_path: Path) -> None:
    lines = [[*row, "On or near Adams Road", "PC Howarth 542", "stopped near the park"] for row in rows()]
    path = written(tmp_path, (*HEADINGS, "Location", "Officer", "Notes"), lines)
    found = check_list(path).inspection
    assert not found.accepted
    reasons = {column.header: column.reason for column in found.columns if column.status == "refused"}
    assert set(reasons) == {"Location", "Officer", "Notes"}
    assert reasons["Notes"] == "Free writing. Anything could be in it."
    assert members(found)["drugs"] == 12
    left_out = check_list(path, drop_refused=True)
    assert left_out.inspection.accepted
    kept = {word for encounter in left_out.encounters() for word in encounter.values.values()}
    assert kept == {"Person search", "18-24", "Controlled drugs"}


def test_a_refused_list_gives_no_encounters(tmp_path: Path) -> None:
    checked = check_list(written(tmp_path, lines=rows(Object_of_search="Offensive wpn")))
    assert not checked.inspection.accepted
    with pytest.raises(ListProblem):
        checked.encounters()


def test_an_unlabelled_column_of_names_is_refused_not_unknown(tmp_path: Path) -> None:
    lines = [[*row, "Adaeze Okonkwo-Bello"] for row in rows()]
    assert statuses(check_list(written(tmp_path, (*HEADINGS, "Column 7"), lines)).inspection)["Column 7"] == "refused"


def test_harmless_columns_are_named_left_out_and_do_not_block(tmp_path: Path) -> None:
    lines = [[*row, "England", str(number)] for number, row in enumerate(rows(), start=1)]
    found = check_list(written(tmp_path, (*HEADINGS, "Country", "No"), lines)).inspection
    assert found.accepted
    assert (statuses(found)["Country"], statuses(found)["No"]) == ("unknown", "unknown")


def test_an_unknown_value_is_named_by_its_place_and_never_shown(tmp_path: Path) -> None:
    lines = rows()
    lines[4][4] = lines[9][4] = "Kwame Mensah"
    found = check_list(written(tmp_path, lines=lines), drop_refused=True).inspection
    assert not found.accepted
    (problem,) = found.problems
    assert (problem.row, problem.column) == (6, "Object of search")
    assert "2 rows" in problem.message
    assert "rows 6, 11" in problem.message
    assert "Controlled drugs; Offensive weapons" in problem.advice
    assert "Kwame" not in repr(found)


def test_values_veto_headings(tmp_path: Path) -> None:
    lines = [[*row, "Haringey", "Arrest"] for row in rows()]
    found = check_list(written(tmp_path, (*HEADINGS, "Officer name", "outcome_name"), lines)).inspection
    fields = {column.header: column.field for column in found.columns}
    assert found.accepted
    assert (fields["Officer name"], fields["outcome_name"]) == ("borough", "outcome")


def test_a_known_heading_above_something_else_does_not_let_it_in(tmp_path: Path) -> None:
    lines = [[*row[:3], "14", "12 High Road"] for row in rows()]
    found = check_list(written(tmp_path, lines=lines)).inspection
    assert statuses(found)["Age range"] != "accepted"
    assert statuses(found)["Object of search"] == "refused"


@pytest.mark.parametrize(
    ("references", "says"),
    [
        (lambda _n: "SAME-1", "have the same reference"),
        (lambda n: "A" if n == 3 else f"R-{n:04}", "Row 4 has a reference that cannot be used"),
        (lambda n: "" if n == 3 else f"R-{n:04}", "Row 4 has no reference"),
    ],
)
def test_references_must_be_usable(tmp_path: Path, references: object, says: str) -> None:
    assert callable(references)
    lines = [[references(number), *row[1:]] for number, row in enumerate(rows(), start=1)]
    found = check_list(written(tmp_path, lines=lines), drop_refused=True).inspection
    assert not found.accepted
    assert says in found.problems[0].message
    assert found.problems[0].column == "Reference"


@pytest.mark.parametrize("kind", ["list.csv", "list.xlsx"])
@pytest.mark.parametrize(
    ("form", "accepted"),
    [("{:04}", True), ("1{}", False), ("REF{}", True), ("1{:05}", True)],
    ids=["with their noughts", "noughts lost", "with letters", "of one length"],
)
def test_references_of_figures_are_read_alike_in_every_file(
    tmp_path: Path, kind: str, form: str, *, accepted: bool
) -> None:
    lines = [[form.format(998 + 811 * (at * 7 % 24)), *row[1:]] for at, row in enumerate(rows(24))]
    path = written(tmp_path, lines=lines)
    if kind == "list.xlsx":
        book = openpyxl.Workbook()
        for cells in [list(HEADINGS), *lines]:
            book.active.append(cells)
        path = tmp_path / kind
        book.save(path)
    found = check_list(path).inspection
    assert found.accepted is accepted
    if not accepted:
        assert "noughts in front may be lost" in found.problems[0].message
        assert found.problems[0].column == "Reference"


def test_both_rows_of_a_repeated_reference_are_named(tmp_path: Path) -> None:
    lines = rows()
    lines[7][0] = " ref-0003"
    (problem,) = check_list(written(tmp_path, lines=lines)).inspection.problems
    assert problem.message == "Rows 4 and 9 have the same reference."


def test_references_that_follow_the_dates_are_refused_and_new_ones_offered(tmp_path: Path) -> None:
    lines = [[row[0], f"2022-09-{1 + at // 2:02}", *row[2:]] for at, row in enumerate(rows(40))]
    path = written(tmp_path, lines=lines)
    found = check_list(path).inspection
    assert not found.accepted
    assert statuses(found)["Reference"] == "refused"
    assert "re-number" in found.problems[0].advice
    renumbered = check_list(path, drop_refused=True, salt=SALT)
    assert renumbered.inspection.accepted
    assert renumbered.inspection.made_references
    assert all(encounter.reference.startswith("BWV-") for encounter in renumbered.encounters())


def test_police_references_are_refused(tmp_path: Path) -> None:
    lines = [[f"01NA/{3300 + 7 * number}/25", *row[1:]] for number, row in enumerate(rows())]
    found = check_list(written(tmp_path, lines=lines)).inspection
    reference = found.columns[0]
    assert (reference.status, reference.reason) == ("refused", "Holds police references.")


def test_row_numbers_are_no_references(tmp_path: Path) -> None:
    lines = [[str(number), *row[1:]] for number, row in enumerate(rows(), start=1)]
    checked = check_list(written(tmp_path, lines=lines), salt=SALT)
    assert checked.inspection.accepted
    assert checked.inspection.made_references
    made = [encounter.reference for encounter in checked.encounters()]
    assert len(set(made)) == 12
    assert made == [
        encounter.reference for encounter in check_list(written(tmp_path, lines=lines), salt=SALT).encounters()
    ]


def test_ages_that_a_spreadsheet_mangled_are_put_back(tmp_path: Path) -> None:
    lines = rows()
    for at, cell in enumerate(("17-Oct", "Oct-17", "2022-10-17", "10 – 17")):
        lines[at][3] = cell
    checked = check_list(written(tmp_path, lines=lines))
    assert members(checked.inspection)["children"] == 4
    assert checked.inspection.repairs == ("Some ages put back: A spreadsheet had turned “10-17” into “17-Oct”.",)


def test_the_time_of_day_is_dropped_and_utc_moved_to_london(tmp_path: Path) -> None:
    lines = rows(Date="2022-05-31T23:15:00+00:00")
    checked = check_list(written(tmp_path, lines=lines))
    assert checked.inspection.first_day == date(2022, 6, 1)
    assert all(encounter.on == date(2022, 6, 1) for encounter in checked.encounters())
    assert all("date" not in encounter.values for encounter in checked.encounters())


def test_a_time_column_beside_the_date_is_refused(tmp_path: Path) -> None:
    lines = [[*row, f"{9 + at % 9:02}:40:00"] for at, row in enumerate(rows())]
    found = check_list(written(tmp_path, (*HEADINGS, "time"), lines)).inspection
    assert found.columns[-1].reason == "Holds exact times."


def test_a_file_that_changes_between_the_passes_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path)
    checked = check_list(path)
    written(tmp_path, lines=rows(14))
    with pytest.raises(ListProblem, match="changed while it was read"):
        list(checked.encounters())


def test_checking_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_list(SAMPLE, progress=stop)


PLACES = {"Latitude", "Longitude", "latitude", "longitude"}
SHARED_LISTS = {
    "police_uk/2016-06-metropolitan-stop-and-search.csv": (10490, {"Latitude", "Longitude"}),
    "police_uk/2018-06-metropolitan-stop-and-search.csv": (10581, {"Latitude", "Longitude"}),
    "police_uk/2019-07-city-of-london-stop-and-search.csv": (190, {"Latitude", "Longitude"}),
    "police_uk/haringey_2021-12_to_2022-11.csv": (
        5043,
        {"time", "location.longitude", "location.latitude", "location.street.id", "location.street.name"},
    ),
    "awkward/col_2023_semicolon_export.csv": (2384, {"latitude", "longitude"}),
    "awkward/leicester_2020-02_null_strings.csv": (
        63,
        {"location__latitude", "location__longitude", "location__street__id", "location__street__name"},
    ),
}


@pytest.mark.parametrize("name", SHARED_LISTS)
def test_a_real_list_comes_in_with_only_its_places_and_times_refused(name: str) -> None:
    path = shared(name)
    count, refused = SHARED_LISTS[name]
    assert not check_list(path).inspection.accepted
    checked = check_list(path, drop_refused=True)
    assert checked.inspection.accepted
    assert {header for header, status in statuses(checked.inspection).items() if status == "refused"} == refused
    assert len({encounter.reference for encounter in checked.encounters()}) == count == checked.inspection.rows


def test_objects_too_coarse_for_a_theme_are_said_to_be() -> None:
    found = check_list(shared("police_uk/2016-06-metropolitan-stop-and-search.csv"), drop_refused=True).inspection
    themes = {theme.slug: theme for theme in found.themes}
    for slug in ("weapons", "theft"):
        assert themes[slug].members is None
        assert themes[slug].reason == "The words in the “object of search” column are too broad to tell."
    assert themes["drugs"].members == 6572


def test_a_table_of_totals_is_not_a_list_of_encounters() -> None:
    with pytest.raises(ListProblem, match="not a list of encounters"):
        check_list(shared("police_uk/home_office_uof_by_age_2019-20_met_col_ew.csv"))


def test_a_heading_that_names_someone_is_never_shown(tmp_path: Path) -> None:
    lines = [[*row, "Bus", "Bus"] for row in rows()]
    found = check_list(written(tmp_path, (*HEADINGS, "Kwame Mensah", "SW9 8EF"), lines)).inspection
    assert [column.header for column in found.columns[5:]] == ["Column F", "Column G"]
    assert "Kwame" not in repr(found)
