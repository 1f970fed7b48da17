"""A list is deleted on its own day; the session, the record and the feedback go on without it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.errors import DrawProblem, ListDeleted, Problem
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.adopt_draw import adopt_draw
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.gather_feedback import gather
from bwvreview.services.keep_pack import keep_pack
from bwvreview.services.keep_request import save_keep_request
from bwvreview.services.open_session import open_session
from bwvreview.services.overview import home_view
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.pull_list import save_pull_list
from bwvreview.services.roll_draw import RollDraw, roll_draw
from bwvreview.services.settled import retention_days, set_retention_days
from bwvreview.services.tidy_up import TidiedUp, open_workspace, tidy_up
from bwvreview.services.verify_draw import verify_draw
from bwvreview.services.views_draw import drawn_view, fixed_view, waiting_draw
from bwvreview.services.views_lists import list_view
from bwvreview.services.workspace import Workspace
from tests.services.evening import DICE, FOR_ADULTS, SALT, Evening, bring_in, plan, roll, shipped_form
from tests.storage.test_deletion import everything_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.feedback import Feedback

TODAY = date(2022, 10, 1)
LAST_DAY = date(2022, 10, 27)
"""The practice list's newest week starts on 26 September."""
THE_DAY_AFTER = LAST_DAY + timedelta(days=1)
PLAN = plan(weapons=(4, 2), children=(3, 2))


@pytest.fixture(scope="module")
def with_evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a session that lost a clip and watched another, and with a list nobody drew from."""
    path = tmp_path_factory.mktemp("evening") / "group.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), PLAN))
        evening.declare(V02="investigation")
        evening.watch("V01", FOR_ADULTS)
        bring_in(workspace)
    return path


@pytest.fixture
def path(with_evening: Path, tmp_path: Path) -> Path:
    path = tmp_path / "group.bwv"
    shutil.copyfile(with_evening, path)
    return path


@pytest.fixture
def before(path: Path) -> Iterator[Evening]:
    """The evening while the list is there."""
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        yield Evening(workspace, 1, 1)


@pytest.fixture
def after(path: Path) -> Iterator[Evening]:
    """The evening once the list was deleted."""
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)) as workspace:
        yield Evening(workspace, 1, 1)


def references() -> list[bytes]:
    from bwvreview.services.demo import sample_list

    return [line.split(",")[0].encode() for line in sample_list().read_text("utf-8").splitlines()[1:]]


def feedback_of(evening: Evening) -> Feedback:
    with evening.workspace.reading() as store:
        return gather(store, 1, load_scheme(), at=FixedClock(TODAY).now(), today=TODAY)


@pytest.mark.in_a_file("it compares the bytes of the file")
def test_nothing_is_deleted_on_the_last_day(path: Path) -> None:
    before = path.read_bytes()
    with open_workspace(path, clock=FixedClock(LAST_DAY)) as workspace, workspace.reading() as store:
        assert not store.lists.get(1).rows_deleted
        assert store.lists.get(1).delete_on == LAST_DAY
        assert list(store.lists.encounters(1))
    assert path.read_bytes() == before, "and nothing was written"


def test_opening_the_workspace_the_day_after_deletes_the_list(path: Path) -> None:
    with Workspace.open(path, clock=FixedClock(THE_DAY_AFTER)) as workspace:
        assert tidy_up(workspace) == TidiedUp(lists=2, plans=1)
        assert tidy_up(workspace) == TidiedUp(lists=0, plans=0)


@pytest.mark.in_a_plain_file("a locked one shows no reference before either")
def test_the_bytes_of_the_workspace_hold_no_reference_afterwards(path: Path) -> None:
    assert references()[0] in path.read_bytes()
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)):
        found = b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())
    found += b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())
    assert b"haringey" in found
    assert [reference for reference in references() if reference in found] == []
    assert SALT.encode() not in found


def test_no_table_of_a_server_holds_a_reference_or_a_salt_afterwards(empty_url: str) -> None:
    with Workspace.open(empty_url, clock=FixedClock(TODAY)) as workspace:
        evening = Evening.begin(workspace, roll(workspace, bring_in(workspace), PLAN))
        evening.declare(V02="investigation")
    with open_workspace(empty_url, clock=FixedClock(THE_DAY_AFTER)) as workspace:
        assert workspace._engine is not None
        found = everything_in(workspace._engine)
    assert b"haringey" in found
    assert [reference for reference in references() if reference in found] == []
    assert SALT.encode() not in found


def test_a_power_cut_between_deleting_and_writing_anew_is_made_good_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(_workspace: Workspace) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "erase_traces", power_cut)
        with pytest.raises(KeyboardInterrupt):
            open_workspace(path, clock=FixedClock(THE_DAY_AFTER))
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)) as workspace, workspace.reading() as store:
        assert store.lists.get(1).rows_deleted
    found = b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())
    assert not any(reference in found for reference in references())


def test_the_session_goes_on_by_its_slots(before: Evening, path: Path) -> None:
    shown = before.shown
    assert (shown.delete_on, shown.deleted_on) == (LAST_DAY, None)
    before.workspace.close()
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)) as workspace:
        evening = Evening(workspace, 1, 1)
        assert (evening.shown.delete_on, evening.shown.deleted_on) == (None, THE_DAY_AFTER)
        assert [(c.slot, c.themes, c.state, c.answered) for c in evening.shown.clips] == [
            (c.slot, c.themes, c.state, c.answered) for c in shown.clips
        ]
        assert set(evening.shown.reserves_left.values()) == {0}
        assert evening.watch("V03", FOR_ADULTS) is ClipState.VIEWED
        assert evening.lose("V04") is ClipState.NOT_SHOWN
        assert evening.clip("V04").replaced_by == ()
        titles = [theme.title for theme in evening.clip("V04").themes]
        assert {title: evening.shown.short[title] for title in titles} == dict.fromkeys(titles, 1)


def test_the_feedback_says_exactly_the_same(before: Evening, path: Path) -> None:
    told = feedback_of(before)
    before.workspace.close()
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)) as workspace:
        assert feedback_of(Evening(workspace, 1, 1)) == told


def test_a_clip_that_was_declared_cannot_be_recorded_again(after: Evening) -> None:
    with pytest.raises(Problem, match="moved on to its reserves"):
        after.answer("V02", viewed="full")
    with pytest.raises(DrawProblem, match="Reserves have been called up already"):
        after.declare(V03="investigation")


def test_what_needs_the_list_says_when_it_was_deleted_and_who_can_check(after: Evening, tmp_path: Path) -> None:
    scheme, at = load_scheme(), after.workspace.clock.now()
    with after.workspace.store() as store:
        attempts = (
            lambda: keep_pack(store, 1, scheme, tmp_path / "pack"),
            lambda: save_pull_list(store, 1, tmp_path / "pull.xlsx", scheme),
            lambda: roll_draw(store, RollDraw(1, DICE), at=at),
        )
        for attempt in attempts:
            with pytest.raises(ListDeleted, match=r"^The list was deleted on 28 October 2022\.$") as caught:
                attempt()
            assert caught.value.advice == "Only someone who kept the pack can check this draw."
        request = CommitDraw(1, "haringey", SessionId(THE_DAY_AFTER, 1), PLAN, SALT)
        with pytest.raises(ListDeleted) as refused:
            commit_draw(store, request, scheme, at=at)
        assert refused.value.advice == "Ask the police for a new list."
    assert list(tmp_path.glob("pack/*")) + list(tmp_path.glob("pull*")) == []


def test_whoever_kept_the_pack_can_still_check_the_draw(before: Evening, path: Path, tmp_path: Path) -> None:
    with before.workspace.reading() as store:
        keep_pack(store, 1, load_scheme(), tmp_path / "pack")
    before.workspace.close()
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)):
        assert verify_draw(tmp_path / "pack").genuine


def test_the_pages_open_without_the_list(after: Evening) -> None:
    scheme = load_scheme()
    with after.workspace.reading() as store:
        assert fixed_view(store, 1, scheme).samples == (("Children", 3), ("Weapons", 4))
        assert len(drawn_view(store, 1, shipped_form(), today=THE_DAY_AFTER, scheme=scheme).clips) == len(after.slots)
        assert waiting_draw(store, "haringey") is None
        shown = list_view(store, 1, group="haringey", today=THE_DAY_AFTER, scheme=scheme)
        assert (shown.rows, shown.rows_deleted, shown.to_draw, shown.drawable) == (515, True, 0, ())
        assert home_view(store, today=THE_DAY_AFTER).session is not None


def test_opening_a_session_again_gives_the_same_one(after: Evening) -> None:
    with after.workspace.store() as store:
        at = after.workspace.clock.now()
        assert open_session(store, 1, shipped_form(), load_scheme(), at=at) == 1


def test_a_plan_that_was_only_fixed_goes_with_its_list(before: Evening, path: Path) -> None:
    with before.workspace.store() as store:
        request = CommitDraw(2, "haringey", SessionId(TODAY, 2), PLAN, SALT)
        fixed = commit_draw(store, request, load_scheme(), at=before.workspace.clock.now())
    before.workspace.close()
    with open_workspace(path, clock=FixedClock(THE_DAY_AFTER)) as workspace, workspace.store() as store:
        assert store.draws.get(fixed.id).list_file == b""
        with pytest.raises(ListDeleted):
            roll_draw(store, RollDraw(fixed.id, DICE), at=workspace.clock.now())
        assert waiting_draw(store, "haringey") is None


def test_a_plan_from_another_computer_goes_when_no_video_of_it_can_be_left(before: Evening, tmp_path: Path) -> None:
    with before.workspace.reading() as store:
        keep_pack(store, 1, load_scheme(), tmp_path / "pack")
    other = tmp_path / "other.bwv"
    with Workspace.open(other, clock=FixedClock(TODAY)) as workspace, workspace.store() as store:
        adopt_draw(store, tmp_path / "pack", at=workspace.clock.now())
    last = TODAY + timedelta(days=31)
    with open_workspace(other, clock=FixedClock(last)) as workspace, workspace.reading() as store:
        assert store.draws.get(1).deleted_on is None
    with open_workspace(other, clock=FixedClock(last + timedelta(days=1))) as workspace, workspace.store() as store:
        assert store.draws.get(1).deleted_on == last + timedelta(days=1)
        again = adopt_draw(store, tmp_path / "pack", at=workspace.clock.now())
        assert store.draws.get(again).list_file == b"", "the folder does not bring it back"


def test_another_force_keeps_video_for_another_time(workspace: Workspace) -> None:
    number = bring_in(workspace)
    with workspace.store() as store:
        scheme = load_scheme()
        assert (retention_days(store), store.lists.get(number).delete_on) == (31, LAST_DAY)
        short = sampling_frame(store, number, group="haringey", day=date(2022, 10, 9), scheme=scheme)
        assert set_retention_days(store, 90) == 90
        assert store.lists.get(number).delete_on == LAST_DAY + timedelta(days=59)
        long = sampling_frame(store, number, group="haringey", day=date(2022, 10, 9), scheme=scheme)
        assert len(long.encounters) > len(short.encounters)
        assert "past-retention" not in long.excluded
        assert set_retention_days(store, None) == 31
        assert store.lists.get(number).delete_on == LAST_DAY
        for wrong in (0, -1, 3_651):
            with pytest.raises(Problem, match="cannot be kept"):
                set_retention_days(store, wrong)
        assert retention_days(store) == 31


def test_a_list_without_dates_is_deleted_too(workspace: Workspace, tmp_path: Path) -> None:
    from bwvreview.services.import_list import ImportList, import_list
    from tests.lists import HEADINGS, rows, written

    lines = [[cell for name, cell in zip(HEADINGS, row, strict=True) if name != "Date"] for row in rows()]
    file = written(tmp_path, [name for name in HEADINGS if name != "Date"], lines)
    with workspace.store() as store:
        number = import_list(store, ImportList(file, "haringey", load_scheme()), at=workspace.clock.now()).id
        assert store.lists.get(number).delete_on == TODAY + timedelta(days=31)


def test_a_list_that_comes_in_too_late_stays_for_its_first_day(path: Path, tmp_path: Path) -> None:
    late = date(2023, 6, 1)
    with open_workspace(tmp_path / "late.bwv", clock=FixedClock(late)) as workspace:
        number = bring_in(workspace)
        assert tidy_up(workspace) == TidiedUp(0, 0)
        with workspace.reading() as store:
            assert store.lists.get(number).delete_on == late
    clock = replace(FixedClock(late), day=late + timedelta(days=1))
    with open_workspace(tmp_path / "late.bwv", clock=clock) as workspace, workspace.reading() as store:
        assert store.lists.get(number).rows_deleted


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, ""),
        (LAST_DAY - timedelta(days=3), "The list is deleted in 3 days. Save the pull list and the pack before."),
        (THE_DAY_AFTER, "The list was deleted on 28 October 2022. Only someone who kept the pack can check its draws."),
    ],
)
def test_the_home_page_warns_before_and_tells_after(path: Path, day: date, said: str) -> None:
    with open_workspace(path, clock=FixedClock(day)) as workspace, workspace.reading() as store:
        assert home_view(store, today=day).warning == said


def test_nothing_can_be_asked_for_once_the_references_are_gone(after: Evening, tmp_path: Path) -> None:
    with after.workspace.store() as store, pytest.raises(Problem, match="deleted with the police list"):
        save_keep_request(store, 1, tmp_path / "keep.xlsx", at=after.workspace.clock.now())
    assert not (tmp_path / "keep.xlsx").exists()
