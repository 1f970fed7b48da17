"""What the police hold back beforehand leaves the list before the plan is fixed, and is counted in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.errors import DrawProblem, ListDeleted
from bwvreview.domain.sessions import SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.plan_draw import sampling_frame
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.views_lists import list_view
from bwvreview.services.withheld import HoldBack, hold_back, offer_again, reasons_to_hold_back
from bwvreview.services.workspace import Workspace
from tests.services.evening import SALT, bring_in, plan, shipped_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.services.plan_draw import Frame

SCHEME = load_scheme()
GROUP = "haringey"


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "group.bwv", clock=clock) as opened:
        bring_in(opened)
        yield opened


def references(workspace: Workspace, count: int) -> list[str]:
    """Some references that can be drawn now."""
    return [encounter.reference for encounter in frame(workspace).encounters[:count]]


def frame(workspace: Workspace) -> Frame:
    with workspace.reading() as store:
        return sampling_frame(store, 1, group=GROUP, day=workspace.clock.today(), scheme=SCHEME)


def tell(workspace: Workspace, written: str, reason: str = "investigation") -> int:
    with workspace.store() as store:
        return hold_back(store, HoldBack(1, written, reason), SCHEME, at=workspace.clock.now())


def fixed(workspace: Workspace, themes: tuple[PlannedTheme, ...]) -> tuple[Statement, ListFile]:
    day: date = workspace.clock.today()
    with workspace.store() as store:
        made = commit_draw(
            store, CommitDraw(1, GROUP, SessionId(day, 1), themes, SALT), SCHEME, at=workspace.clock.now()
        )
        return Statement.parse(made.statement), ListFile.parse(made.list_file)


def test_clips_held_back_are_not_on_the_fixed_list_and_are_counted(workspace: Workspace) -> None:
    before, gone = frame(workspace), references(workspace, 3)
    assert tell(workspace, "\n".join(gone)) == 3
    statement, list_file = fixed(workspace, plan(all=(6, 2)))
    assert dict(statement.excluded)["withheld"] == 3
    assert set(gone).isdisjoint(list_file.labels)
    assert statement.size == len(before.encounters) - 3
    assert dict(statement.excluded) == {**before.excluded, "withheld": 3}


def test_what_the_police_say_has_no_video_is_counted_as_such(workspace: Workspace) -> None:
    before = frame(workspace)
    first, second, third = references(workspace, 3)
    tell(workspace, first, "not_found")
    tell(workspace, second, "over_31_days")
    tell(workspace, third, "complaint")
    after = frame(workspace).excluded
    assert after["no-recording"] == before.excluded["no-recording"] + 1
    assert after["past-retention"] == before.excluded.get("past-retention", 0) + 1
    assert after["withheld"] == 1


def test_an_encounter_is_left_out_once_for_its_first_reason(workspace: Workspace) -> None:
    with workspace.reading() as store:
        unheld = next(e.reference for e in store.lists.encounters(1) if e.values.get("bwv_held") == "no")
    before = frame(workspace)
    tell(workspace, unheld)
    assert frame(workspace).excluded == before.excluded


@pytest.mark.parametrize("between", ["\n", ", ", ";", "\r\n", "\t", " \n\n"])
def test_references_are_read_as_people_paste_them(workspace: Workspace, between: str) -> None:
    some = references(workspace, 3)
    assert tell(workspace, f"\ufeff{between.join(some).lower()}{between}{some[0]}") == 3
    with workspace.reading() as store:
        assert set(store.withheld.of(1)) == set(some)


def test_a_reference_that_is_not_on_the_list_is_named_by_its_line_and_nothing_is_kept(workspace: Workspace) -> None:
    first, second = references(workspace, 2)
    with pytest.raises(DrawProblem) as caught:
        tell(workspace, f"{first}\nBWV-0000-0000\n{second}\nBWV-0000-0001 BWV-0000-0002")
    assert caught.value.message == "3 of 5 are not on this list: look at lines 2 and 4."
    assert "BWV-" not in caught.value.message + caught.value.advice
    with workspace.reading() as store:
        assert store.withheld.of(1) == {}


def test_what_cannot_be_a_reference_is_named_by_its_line(workspace: Workspace) -> None:
    with pytest.raises(DrawProblem, match=r"1 of 2 is not written as references are: look at line 2\.") as caught:
        tell(workspace, f"{references(workspace, 1)[0]}\nJoão")
    assert "Jo" not in caught.value.message + caught.value.advice


def test_many_wrong_lines_are_not_all_named(workspace: Workspace) -> None:
    with pytest.raises(DrawProblem, match="lines 1, 2, 3, 4, 5 and others"):
        tell(workspace, "\n".join(f"BWV-0000-{number:04d}" for number in range(40)))


def test_no_reference_and_no_such_reason_are_refused(workspace: Workspace) -> None:
    with pytest.raises(DrawProblem, match="No reference is written here"):
        tell(workspace, " \n\n ")
    with pytest.raises(DrawProblem, match="This reason is not known"):
        tell(workspace, references(workspace, 1)[0], "boredom")


def test_a_theme_that_becomes_too_small_cannot_be_drawn(workspace: Workspace) -> None:
    with workspace.reading() as store:
        rule = SCHEME.theme("vague-object").rule
        vague = [e.reference for e in store.lists.encounters(1) if rule(e.values)]
    tell(workspace, "\n".join(vague[: len(vague) - 5]))
    theme = next(theme for theme in frame(workspace).themes if theme.slug == "vague-object")
    assert not theme.drawable
    assert theme.reason.startswith("Fewer than 10")


def test_held_back_clips_can_be_offered_again(workspace: Workspace) -> None:
    before = frame(workspace)
    tell(workspace, "\n".join(references(workspace, 4)))
    with workspace.store() as store:
        offer_again(store, 1)
    assert frame(workspace) == before


def test_the_list_page_says_how_many_are_held_back(workspace: Workspace) -> None:
    tell(workspace, "\n".join(references(workspace, 4)))
    with workspace.reading() as store:
        view = list_view(store, 1, group=GROUP, today=workspace.clock.today(), scheme=SCHEME)
    assert (4, "held back") in view.left_out
    assert view.rows == view.to_draw + sum(count for count, _ in view.left_out)


def test_the_reasons_are_those_of_the_form_that_can_be_known_beforehand() -> None:
    reasons = dict(reasons_to_hold_back(shipped_form(), SCHEME))
    assert reasons["investigation"] == "Part of an investigation or court case"
    assert "time" not in reasons
    assert "technical" not in reasons


def test_a_deleted_list_cannot_be_held_back_from_and_keeps_no_reference(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "group.bwv"
    with Workspace.open(path, clock=clock) as workspace:
        bring_in(workspace)
        some = references(workspace, 3)
        tell(workspace, "\n".join(some), "sensitive")
    with Workspace.open(path, clock=FixedClock(clock.today().replace(year=2023))) as later:
        assert tidy_up(later).lists == 1
        with later.reading() as store:
            assert store.withheld.counts(1) == {"sensitive": 3}
        with pytest.raises(ListDeleted):
            tell(later, some[0])
    assert not [reference for reference in some if reference.encode() in path.read_bytes()]
