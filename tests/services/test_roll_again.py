"""A plan that replaces clips by new dice: what is read out, what is rolled, who comes in, and what is said of it."""

from __future__ import annotations

import hashlib
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bwvreview.domain.draw.dice_notes import LookedAgain
from bwvreview.domain.draw.draw import statement_with_seed
from bwvreview.domain.draw.pack import verify_pack
from bwvreview.domain.draw.reroll import NewRoll, next_statement, reroll
from bwvreview.domain.errors import DrawProblem, ListDeleted
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.draw_papers import in_room_pack
from bwvreview.services.keep_pack import keep_new_pack, rolled_files
from bwvreview.services.keep_request import save_keep_request
from bwvreview.services.roll_again import RollAgain, roll_again
from bwvreview.services.roll_draw import RollDraw, looked_again_words, roll_draw, rolled_draw
from bwvreview.services.standing_draw import next_roll, standing_draw
from bwvreview.services.tidy_up import tidy_up
from bwvreview.services.verify_draw import verify_draw
from bwvreview.services.workspace import Workspace
from tests.services.evening import DICE, Evening, bring_in, plan, roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bwvreview.services.standing_draw import NextRoll
    from tests.postgres import Server

TODAY = date(2022, 10, 1)
SECOND, THIRD = "01234567890123456789", "98765432109876543210"


@pytest.fixture(scope="module")
def with_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has the practice list."""
    path = tmp_path_factory.mktemp("list") / "group.bwv"
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        bring_in(workspace)
    return path


@pytest.fixture
def listed(with_list: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "group.bwv"
    shutil.copyfile(with_list, path)
    with Workspace.open(path, clock=FixedClock(TODAY)) as workspace:
        yield workspace


@pytest.fixture
def evening(listed: Workspace) -> Evening:
    """A session on two themes that share encounters, of a plan that replaces clips by new dice."""
    return Evening.begin(listed, roll(listed, 1, plan(weapons=(4, 0), children=(4, 0)), unavailable="reroll"))


def waits(evening: Evening) -> NextRoll | None:
    with evening.workspace.reading() as store:
        return next_roll(store, evening.commitment)


def to_roll(evening: Evening) -> tuple[str, ...]:
    return evening.shown.to_roll


def test_a_second_roll_brings_in_what_the_dice_give(evening: Evening) -> None:
    evening.declare(V01="investigation", V02="not_found")
    assert evening.slots == [f"V{number:02}" for number in range(1, len(evening.slots) + 1)]
    before = len(evening.slots)
    evening.roll_again(2, SECOND)
    with evening.workspace.reading() as store:
        fixed, draw = rolled_draw(store, evening.commitment)
        lost = tuple(sorted(draw.slots[slot] for slot in ("V01", "V02")))
        expected = reroll(fixed.list_file, fixed.statement, draw, [NewRoll(lost, SECOND)])
        clips = {clip.slot: clip.reference for clip in store.sessions.clips(evening.session)}
    assert clips == dict(expected.replacements.slots)
    assert len(clips) > before
    assert evening.shown.short == {}
    assert waits(evening) is None
    evening.check()


def test_what_is_read_out_is_the_fingerprint_of_the_statement_that_is_rolled(evening: Evening) -> None:
    evening.declare(V03="technical")
    waiting = waits(evening)
    assert waiting is not None
    with evening.workspace.reading() as store:
        fixed, draw = rolled_draw(store, evening.commitment)
    plan_of_it = next_statement(statement_with_seed(fixed.statement, DICE), 2, [draw.slots["V03"]])
    assert waiting.commit == hashlib.sha256(plan_of_it).hexdigest()
    assert (waiting.number, waiting.missing, "".join(waiting.groups)) == (2, 1, waiting.commit)
    evening.roll_again(2, SECOND)
    with evening.workspace.reading() as store:
        assert standing_draw(store, evening.commitment).rounds[0].commit == waiting.commit


def test_the_pack_after_a_second_and_a_third_roll_is_genuine(evening: Evening, tmp_path: Path) -> None:
    evening.declare(V01="investigation")
    evening.roll_again(2, SECOND)
    evening.lose(evening.slots[-1])
    evening.declare()
    evening.roll_again(3, THIRD)
    evening.check()
    with evening.workspace.reading() as store:
        files = rolled_files(store, evening.commitment, load_scheme())
        again = rolled_files(store, evening.commitment, load_scheme())
        keep_new_pack(store, evening.commitment, load_scheme(), tmp_path / "pack")
    assert files == again
    assert {"statement-1.txt", "statement-2.txt", "statement-3.txt"} <= set(files)
    assert "availability.txt" not in files
    assert verify_pack(in_room_pack(files)).genuine
    assert verify_draw(tmp_path / "pack").genuine


def test_a_clip_that_failed_while_viewing_comes_into_the_next_roll(evening: Evening) -> None:
    evening.lose("V02")
    evening.lose("V03", "time")
    assert to_roll(evening) == ("V02",)
    assert waits(evening) is None
    evening.declare(V04="investigation")
    found = waits(evening)
    assert found is not None
    assert found.missing == 2
    assert to_roll(evening) == ()
    evening.roll_again(2, SECOND)
    assert evening.clip("V02").replaced_by
    assert evening.clip("V04").replaced_by
    assert evening.clip("V03").replaced_by == ()
    evening.check()


def test_nothing_can_be_added_once_the_groups_were_read_out(evening: Evening) -> None:
    evening.declare(V01="investigation")
    said = waits(evening)
    with pytest.raises(DrawProblem, match="dice are still to come"):
        evening.declare(V02="not_found")
    evening.lose("V03")
    assert waits(evening) == said
    assert evening.clip("V02").state is ClipState.DRAWN
    evening.roll_again(2, SECOND)
    assert evening.shown.to_roll == ("V03",)
    evening.check()


def test_a_roll_is_made_once_and_only_for_what_was_read_out(evening: Evening) -> None:
    with pytest.raises(DrawProblem, match="No further roll is fixed"):
        evening.roll_again(2, SECOND)
    evening.declare(V01="investigation")
    with pytest.raises(DrawProblem, match="No further roll is fixed"):
        evening.roll_again(3, SECOND)
    with pytest.raises(DrawProblem, match="19 digits"):
        evening.roll_again(2, SECOND[:-1])
    evening.roll_again(2, SECOND)
    shown = evening.shown
    for digits in (SECOND, THIRD):
        with pytest.raises(DrawProblem, match="already rolled"):
            evening.roll_again(2, digits)
    evening.declare(V02="not_found")
    with pytest.raises(DrawProblem, match="already rolled"):
        evening.roll_again(2, THIRD)  # a window that still shows the groups of the second roll
    assert [clip.slot for clip in evening.shown.clips] == [clip.slot for clip in shown.clips]
    evening.roll_again(3, THIRD)
    evening.check()


def test_the_first_roll_is_not_made_again_after_the_second(evening: Evening) -> None:
    evening.declare(V01="investigation")
    evening.roll_again(2, SECOND)
    clock = evening.workspace.clock
    with evening.workspace.store() as store:
        roll_draw(store, RollDraw(evening.commitment, DICE), at=clock.now())  # the same digits change nothing
    with evening.workspace.store() as store, pytest.raises(DrawProblem, match="already rolled"):
        roll_draw(store, RollDraw(evening.commitment, THIRD), at=clock.now())
    with evening.workspace.reading() as store:
        assert store.draws.get(evening.commitment).seeds == (DICE, SECOND)


def test_when_nobody_is_left_no_roll_is_asked_for(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(vague_object=(60, 0)), unavailable="reroll"))
    evening.declare(V01="investigation")
    assert waits(evening) is None
    assert evening.shown.to_roll == ()
    assert evening.shown.short == {"Vague object": 1}
    evening.check()


def test_a_theme_that_runs_out_in_a_roll_stays_short(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(vague_object=(60, 0), children=(4, 0)), unavailable="reroll"))
    first = {theme.label: clip.slot for clip in reversed(evening.shown.clips) for theme in clip.themes}
    evening.declare(**{first["vague-object"]: "investigation", first["children"]: "not_found"})
    evening.roll_again(2, SECOND)
    assert evening.shown.short == {"Vague object": 1}
    assert evening.clip(first["vague-object"]).replaced_by == ()
    assert evening.clip(first["children"]).replaced_by
    evening.check()


def test_a_clip_in_the_next_mode_asks_for_no_dice(listed: Workspace) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(weapons=(4, 2))))
    evening.declare(V01="investigation")
    assert waits(evening) is None
    with pytest.raises(DrawProblem, match="No further roll is fixed"):
        evening.roll_again(2, SECOND)


def test_reserves_of_a_plan_with_new_dice_are_never_asked_for(listed: Workspace, tmp_path: Path) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(weapons=(4, 6)), unavailable="reroll"))
    with listed.store() as store:
        save_keep_request(store, evening.session, tmp_path / "keep.txt", at=listed.clock.now())
        wanted = {clip.reference for clip in store.sessions.clips(evening.session)}
    lines = (tmp_path / "keep.txt").read_text(encoding="utf-8").split("\n\n")[-1].split()
    assert set(lines) == wanted


def test_after_the_list_was_deleted_a_fixed_roll_can_no_longer_be_made(listed: Workspace, tmp_path: Path) -> None:
    evening = Evening.begin(listed, roll(listed, 1, plan(weapons=(4, 0)), unavailable="reroll"))
    evening.declare(V01="investigation")
    evening.roll_again(2, SECOND)
    evening.declare(V02="not_found")
    evening.lose("V03")
    late = FixedClock(TODAY + timedelta(days=60))
    listed.close()
    with Workspace.open(tmp_path / "group.bwv", clock=late) as workspace:
        tidy_up(workspace)
        again = Evening(workspace, evening.commitment, evening.session)
        assert again.shown.short == {"Weapons": 2}
        assert again.shown.next_roll is None
        assert again.shown.to_roll == ()
        with pytest.raises(ListDeleted):
            again.roll_again(3, THIRD)


def test_dice_that_were_looked_at_again_are_kept_roll_by_roll(listed: Workspace) -> None:
    clock = listed.clock
    fixed = roll(listed, 1, plan(weapons=(4, 0)), unavailable="reroll", dice=DICE)
    evening = Evening.begin(listed, fixed)
    evening.declare(V01="investigation")
    again = RollDraw(fixed, SECOND, (LookedAgain(3, "2", "8", "2"), LookedAgain(20, "0", "9", "9")))
    with listed.store() as store:
        roll_again(store, RollAgain(2, again), load_scheme(), at=clock.now())
    with listed.reading() as store:
        assert looked_again_words(store, fixed) == (
            "Roll 2, die 3 was looked at again: typed 2, read back 8, it shows 2.",
            "Roll 2, die 20 was looked at again: typed 0, read back 9, it shows 9.",
        )
        assert store.answers.verify_history() is None


def test_naming_nothing_changes_nothing(evening: Evening) -> None:
    with pytest.raises(DrawProblem, match="No clip is named"):
        evening.declare()
    assert waits(evening) is None


def test_two_windows_on_one_server_fix_and_make_a_further_roll_once(postgres: Server) -> None:
    name = postgres.create()
    clock, scheme = FixedClock(TODAY), load_scheme()
    with Workspace.open(postgres.url(name), clock=clock) as one, Workspace.open(postgres.url(name), clock=clock) as two:
        bring_in(one)
        evening = Evening.begin(one, roll(one, 1, plan(weapons=(4, 0)), unavailable="reroll"))
        other = Evening(two, evening.commitment, evening.session)

        def fix(window: Evening, slot: str) -> Callable[[], None]:
            return lambda: window.declare(**{slot: "investigation"})

        assert sorted(at_once(fix(evening, "V01"), fix(other, "V02"))) == ["dice are still to come", "done"]
        said = waits(evening)
        assert said is not None
        assert (said.missing, waits(other)) == (1, said)

        def dice(window: Evening, digits: str) -> Callable[[], None]:
            return lambda: window.roll_again(2, digits)

        assert sorted(at_once(dice(evening, SECOND), dice(other, THIRD))) == ["already rolled", "done"]
        with one.reading() as store:
            assert len(store.draws.get(evening.commitment).seeds) == 2
            assert verify_pack(rolled_files(store, evening.commitment, scheme)).genuine
        evening.check()
    postgres.drop(name)


def at_once(*jobs: Callable[[], None]) -> list[str]:
    """Do jobs at the same moment; give “done”, or which refusal it was."""
    barrier = threading.Barrier(len(jobs))

    def run(job: Callable[[], None]) -> str:
        barrier.wait()
        try:
            job()
        except DrawProblem as problem:
            return next(
                said for said in ("dice are still to come", "already rolled", "?") if said in f"{problem.message}?"
            )
        return "done"

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
