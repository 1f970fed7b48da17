"""The group's dates, as they go into a calendar file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.actions import ActionState
from bwvreview.domain.errors import Problem, WorkspaceProblem
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.calendar import PlanViewing, events, move_viewing, plan_viewing, save_calendar
from bwvreview.services.clock import LONDON
from bwvreview.services.follow_up import AddAction, ChangeAction, add_action, change_action
from bwvreview.services.keep_request import note_kept
from tests.services.evening import Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.calendar import Event
    from bwvreview.services.workspace import Workspace

TODAY = date(2022, 10, 1)


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    return Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(weapons=(3, 2))))


def dates(evening: Evening, today: date = TODAY) -> tuple[Event, ...]:
    with evening.workspace.reading() as store:
        return events(store, load_scheme(), today=today)


def test_a_session_is_on_its_day_and_videos_on_their_last(evening: Evening) -> None:
    found = dates(evening)
    assert found[0].title == "Viewing of body-worn video, draw 1"
    assert found[0].at == TODAY
    last = [event for event in found if event.title.startswith("Last day of the video: ")]
    assert sorted(slot for event in last for slot in event.title.partition(": ")[2].split(", ")) == [
        "V01",
        "V02",
        "V03",
    ]
    with evening.workspace.reading() as store:
        clip = store.sessions.clips(1)[0]
    assert clip.on is not None
    assert next(event.at for event in last if "V01" in event.title) == clip.on + timedelta(days=31)


def test_a_clip_that_the_police_keep_has_no_last_day(evening: Evening) -> None:
    with evening.workspace.store() as store:
        note_kept(store, 1, ("V01", "V02", "V03"), at=evening.workspace.clock.now())
    assert not [event for event in dates(evening) if "Last day" in event.title]


def test_a_planned_viewing_takes_the_place_of_the_sessions_day_and_keeps_its_name_when_moved(evening: Evening) -> None:
    with evening.workspace.store() as store:
        number = plan_viewing(store, PlanViewing(TODAY, "18:30", 120, " Room 2 "))
    before = dates(evening)[0]
    assert before.at == datetime(2022, 10, 1, 18, 30, tzinfo=LONDON)
    assert (before.place, before.minutes, before.version) == ("Room 2", 120, 0)
    assert sum("Viewing" in event.title for event in dates(evening)) == 1
    with evening.workspace.store() as store:
        move_viewing(store, number, PlanViewing(date(2022, 10, 8), "", 120, "Room 2"))
    after = next(event for event in dates(evening) if event.uid == before.uid)
    assert (after.at, after.version) == (date(2022, 10, 8), 1)


def test_what_is_due_moves_with_its_date_and_goes_when_it_is_done(evening: Evening) -> None:
    at = evening.workspace.clock.now()
    with evening.workspace.store() as store:
        number = add_action(store, AddAction(1, "Reply", "Police liaison", TODAY, "V02"), at=at, today=TODAY)
    due = next(event for event in dates(evening) if event.title == "Due: Reply")
    assert due.text == "For V02, viewing of 1 October 2022. Police liaison."
    for moved_to, version in ((date(2022, 10, 20), 1), (date(2022, 10, 10), 2)):
        with evening.workspace.store() as store:
            change_action(store, ChangeAction(number, "Police liaison", moved_to, ActionState.OPEN), at=at)
        found = next(event for event in dates(evening) if event.uid == due.uid)
        assert (found.at, found.version) == (moved_to, version)
    with evening.workspace.store() as store:
        change_action(store, ChangeAction(number, "Police liaison", TODAY, ActionState.DONE), at=at)
    assert not [event for event in dates(evening) if event.uid == due.uid]


def test_what_is_over_is_not_in_the_file(evening: Evening) -> None:
    with evening.workspace.store() as store:
        plan_viewing(store, PlanViewing(date(2022, 9, 1)))
    assert all(event.at != date(2022, 9, 1) for event in dates(evening))
    assert dates(evening, today=date(2023, 10, 1)) == ()


def test_the_file_holds_every_date_and_no_reference(evening: Evening, tmp_path: Path) -> None:
    clock = evening.workspace.clock
    with evening.workspace.reading() as store:
        count = save_calendar(store, tmp_path / "dates.ics", load_scheme(), at=clock.now(), today=TODAY)
        references = [encounter.reference for encounter in store.lists.encounters(1)]
    text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == count == len(dates(evening))
    assert not [reference for reference in references if reference in text]


def test_without_any_date_no_file_is_written(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.reading() as store, pytest.raises(WorkspaceProblem, match="no date"):
        save_calendar(store, tmp_path / "dates.ics", load_scheme(), at=workspace.clock.now(), today=TODAY)
    assert not (tmp_path / "dates.ics").exists()


@pytest.mark.parametrize("starts", ["25:00", "half past six", "18", "18:60", "18:30:00"])
def test_a_time_that_is_none_is_refused(workspace: Workspace, starts: str) -> None:
    with pytest.raises(Problem, match="not a time"), workspace.store() as store:
        plan_viewing(store, PlanViewing(TODAY, starts))
    with workspace.reading() as store:
        assert store.viewings.all() == ()
