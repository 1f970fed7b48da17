"""A plan that replaces clips by new dice, in the real window: told plainly, read out, rolled, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.sessions import ClipState, SessionId
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.commit_draw import CommitDraw, commit_draw
from bwvreview.services.roll_again import RollAgain, roll_again
from bwvreview.services.roll_draw import RollDraw, looked_again_words
from bwvreview.services.standing_draw import next_roll
from bwvreview.services.verify_draw import verify_draw
from bwvreview.storage.draws import Commitment
from bwvreview.ui import files
from bwvreview.ui.app import House
from bwvreview.ui.widgets.button import Button
from tests.screen import nameless, spoken_name, there, words_on
from tests.services.evening import SALT
from tests.ui.steps import (
    READ_ALOUD,
    controller,
    everything_said,
    house_with_list,
    opened_house,
    press,
    roll,
    rows_of_sample,
    shown,
    type_dice,
    wait_for,
)

SECOND = "01234567890123456789"
THEMES = (PlannedTheme("weapons", 4, 0), PlannedTheme("children", 3, 0))


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    """The window with the practice list in it."""
    with house_with_list(qtbot, tmp_path, clock) as opened:
        yield opened


def plan_with_dice(house: House, *themes: PlannedTheme) -> int:
    """Fix a plan that rolls again for a clip that cannot be shown."""
    workspace = house.context.workspace
    with workspace.store() as store:
        group, day = store.lists.all()[0].group, workspace.clock.today()
        request = CommitDraw(1, group, SessionId(day, 1), themes, SALT, unavailable="reroll")
        store.settings.put("group.slug", group)
        return commit_draw(store, request, load_scheme(), at=workspace.clock.now()).id


@pytest.fixture
def room(qtbot: QtBot, house: House) -> QWidget:
    """The room view with the clips of the first roll."""
    plan_with_dice(house, *THEMES)
    found: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
    wait_for(qtbot, found, "Write this in the minutes")
    roll(qtbot, found)
    return found


def plan_of(house: House) -> Commitment:
    with house.context.workspace.reading() as store:
        return store.draws.get(1)


def name_missing(qtbot: QtBot, room: QWidget, *slots: str) -> None:
    press(qtbot, room, "Add a clip and its reason")
    for slot in slots:
        press(qtbot, room, slot)
    press(qtbot, room, "Would not play")
    press(qtbot, room, f"Add {' and '.join(slots)}")


def fix_second(qtbot: QtBot, room: QWidget) -> None:
    press(qtbot, room, "Fix a second roll")
    wait_for(qtbot, room, "The same plan is fixed again.")
    press(qtbot, room, "Fix a second roll")
    wait_for(qtbot, room, "The same plan, a second roll")


def roll_second(qtbot: QtBot, room: QWidget, digits: str = SECOND) -> None:
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    type_dice(room, digits)
    press(qtbot, room, "Read them back")
    type_dice(room, digits)
    press(qtbot, room, "See the clips")


def groups_said(room: QWidget) -> str:
    groups = next(w for w in room.findChildren(QWidget) if spoken_name(w) == "Fingerprint in eight groups")
    return groups.accessibleDescription().replace(" ", "")


def test_the_room_is_told_why_the_same_plan_is_rolled_again(qtbot: QtBot, house: House, room: QWidget) -> None:
    first = plan_of(house).commit
    name_missing(qtbot, room, "V01", "V02")
    qtbot.waitUntil(lambda: there(room, Button, "Start the session"), timeout=20_000)
    assert not shown(room, Button, "Start the session").available
    fix_second(qtbot, room)
    assert "The same plan, a second roll, because 2 clips cannot be shown. The groups are new." in words_on(room)
    assert "draw 1, roll 2" in words_on(room)
    with house.context.workspace.reading() as store:
        waiting = next_roll(store, 1)
    assert waiting is not None
    assert waiting.commit != first
    for place, group in enumerate(waiting.groups, start=1):
        assert f"Group{place}:{group}" in groups_said(room)
    assert not shown(room, Button, "Roll the dice").available
    assert not there(room, Button, "Give this plan up")


def test_new_clips_come_in_and_the_limits_widen_on_the_screen(qtbot: QtBot, house: House, room: QWidget) -> None:
    name_missing(qtbot, room, "V01", "V02")
    fix_second(qtbot, room)
    roll_second(qtbot, room)
    wait_for(qtbot, room, "Takes the place of V01")
    wait_for(qtbot, room, "What the sample shows now")
    said = words_on(room)
    assert "Before: up to about" in said
    assert "Now: up to about" in said
    assert plan_of(house).seeds[1:] == (SECOND,)
    with house.context.workspace.reading() as store:
        session = store.sessions.all()[0]
        lost = [clip.slot for clip in store.sessions.clips(session.id) if clip.state is ClipState.NOT_SHOWN]
    assert lost == ["V01", "V02"]
    press(qtbot, room, "Start the session")
    qtbot.waitUntil(lambda: house.window.place == "session", timeout=20_000)


def test_a_further_roll_goes_on_after_the_program_was_closed(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, house: House, room: QWidget
) -> None:
    name_missing(qtbot, room, "V01")
    fix_second(qtbot, room)
    said = groups_said(room)
    house.window.close()
    with opened_house(qtbot, tmp_path, clock) as again:
        found: QWidget = controller(again, "draw").room  # type: ignore[attr-defined]
        wait_for(qtbot, found, "The same plan, a second roll, because 1 clip cannot be shown.")
        assert groups_said(found) == said
        roll_second(qtbot, found)
        wait_for(qtbot, found, "Takes the place of V01")


def test_leaving_the_room_before_the_dice_leads_back_to_the_same_roll(
    qtbot: QtBot, house: House, room: QWidget
) -> None:
    name_missing(qtbot, room, "V01")
    fix_second(qtbot, room)
    press(qtbot, room, "Leave room view")
    page: QWidget = house.controller("draw").page
    wait_for(qtbot, page, "A second roll is fixed")
    assert not there(page, Button, "Give this plan up")
    press(qtbot, page, "Go on with this draw")
    qtbot.waitUntil(lambda: house.window.is_full, timeout=20_000)
    assert "The same plan, a second roll" in words_on(room)
    press(qtbot, room, "Leave room view")
    session = controller(house, "session").page
    wait_for(qtbot, session, "A second roll is fixed. Its dice are still to come.")
    press(qtbot, session, "Go on with the second roll")
    press(qtbot, room, "Go on with the second roll")
    wait_for(qtbot, room, "The same plan, a second roll")


def test_dice_that_were_rolled_at_another_computer_are_refused_and_lead_to_the_clips(
    qtbot: QtBot, house: House, room: QWidget
) -> None:
    name_missing(qtbot, room, "V01")
    fix_second(qtbot, room)
    workspace = house.context.workspace
    with workspace.store() as store:
        request = RollAgain(2, RollDraw(1, "9" * 20))
        roll_again(store, request, load_scheme(), at=workspace.clock.now())
    roll_second(qtbot, room)
    wait_for(qtbot, room, "These dice were already rolled.")
    press(qtbot, room, "See the clips that were drawn")
    wait_for(qtbot, room, "clips to watch")
    assert plan_of(house).seeds[1:] == ("9" * 20,)


def test_a_clip_that_failed_while_viewing_is_rolled_for_from_the_session_page(
    qtbot: QtBot, house: House, room: QWidget
) -> None:
    press(qtbot, room, "Start the session")
    qtbot.waitUntil(lambda: house.window.place == "session", timeout=20_000)
    workspace = house.context.workspace
    with workspace.store() as store:
        clip = store.sessions.clips(1)[2]
        store.sessions.set_clip(clip.id, state=ClipState.NOT_SHOWN, reason="technical")
    house.context.tell("answers")
    page: QWidget = house.controller("session").page
    press(qtbot, page, "Roll again for V03")
    wait_for(qtbot, room, "New dice for V03")
    fix_second(qtbot, room)
    roll_second(qtbot, room)
    wait_for(qtbot, room, "Takes the place of V03")


def test_when_no_clip_is_left_it_is_said_and_no_dice_are_asked_for(qtbot: QtBot, house: House) -> None:
    plan_with_dice(house, PlannedTheme("vague-object", 60, 0))
    room: QWidget = controller(house, "draw").room  # type: ignore[attr-defined]
    wait_for(qtbot, room, "Write this in the minutes")
    roll(qtbot, room)
    name_missing(qtbot, room, "V01")
    press(qtbot, room, "Fix a second roll")
    wait_for(qtbot, room, "The same plan is fixed again.")
    press(qtbot, room, "Fix a second roll")
    wait_for(qtbot, room, "No other clip is left for Vague object.")
    with house.context.workspace.reading() as store:
        assert next_roll(store, 1) is None
    assert there(room, Button, "Start the session")


def test_the_pack_of_a_draw_with_two_rolls_is_genuine(
    qtbot: QtBot, house: House, room: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_missing(qtbot, room, "V01")
    fix_second(qtbot, room)
    roll_second(qtbot, room)
    wait_for(qtbot, room, "clips to watch")
    press(qtbot, room, "All papers of this draw")
    for name in ("one.zip", "two.zip"):
        monkeypatch.setattr(files, "save_file", lambda *_, name=name: tmp_path / name)
        press(qtbot, room, "Save the pack")
        wait_for(qtbot, room, f"Saved “{name}”.")
    assert verify_draw(tmp_path / "one.zip").genuine
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_die_that_was_looked_at_again_in_the_second_roll_is_noted(qtbot: QtBot, house: House, room: QWidget) -> None:
    name_missing(qtbot, room, "V01")
    fix_second(qtbot, room)
    press(qtbot, room, READ_ALOUD)
    press(qtbot, room, "Roll the dice")
    type_dice(room, SECOND)
    press(qtbot, room, "Read them back")
    type_dice(room, "9" + SECOND[1:])
    wait_for(qtbot, room, "Die 1 does not agree: rolled 0, read back 9.")
    type_dice(room, "0")
    press(qtbot, room, "Check again")
    wait_for(qtbot, room, "1 die looked at again: the record says so.")
    press(qtbot, room, "See the clips")
    wait_for(qtbot, room, "clips to watch")
    with house.context.workspace.reading() as store:
        assert looked_again_words(store, 1) == ("Roll 2, die 1 was looked at again: typed 0, read back 9, it shows 0.",)
    press(qtbot, room, "All papers of this draw")
    wait_for(qtbot, room, "Roll 2, die 1 was looked at again")


def test_nothing_of_a_further_roll_is_nameless_or_tells_a_reference(qtbot: QtBot, house: House, room: QWidget) -> None:
    references = [row["Reference"] for row in rows_of_sample()]
    name_missing(qtbot, room, "V01")
    press(qtbot, room, "Fix a second roll")
    assert nameless(room) == []
    press(qtbot, room, "Fix a second roll")
    wait_for(qtbot, room, "The same plan, a second roll")
    assert nameless(room) == []
    roll_second(qtbot, room)
    wait_for(qtbot, room, "Takes the place of V01")
    assert [reference for reference in references if reference in everything_said(house.window)] == []
