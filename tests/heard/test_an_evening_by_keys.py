"""A whole session by keyboard alone, in a real window: from Home, over every clip, to the feedback files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Question
from bwvreview.domain.reviewing import FILLED_IN
from bwvreview.domain.sessions import ClipState
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.record_answer import open_clip
from bwvreview.services.workspace import Workspace
from tests.heard.desk import Desk, desk, missing
from tests.services.evening import Evening, bring_in, plan, roll
from tests.ui.rooms import watched

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]
CLOCK = FixedClock(SESSION.day)
SIX = ("V01", "V02", "V03", "V04", "V05", "V06")


def six_clips(path: Path) -> dict[str, FormState]:
    """Draw six clips and open their session; give the form of each."""
    scheme, today = load_scheme(), CLOCK.today()
    with Workspace.open(path, clock=CLOCK) as workspace:
        with workspace.store() as store:
            store.settings.put("group.name", "Example group")
        Evening.begin(workspace, roll(workspace, bring_in(workspace), plan(all=(6, 2))))
        with workspace.reading() as store:
            return {slot: open_clip(store, 1, slot, scheme, today=today).form for slot in SIX}


def at(room: Desk, *starts: str) -> str:
    """Wait until the focus is on what is called so; give its name."""
    found: list[str] = []

    def there() -> bool:
        focus = room.focus()
        found[:] = [focus.name] if focus is not None and focus.name.startswith(starts) else []
        return bool(found)

    room.until(there, f"the focus did not come to {starts}")
    return found[0]


def keys_for(state: FormState, question: Question, value: str) -> list[str]:
    """The keys that give an answer: numbers, and arrows with Space from the tenth on."""
    choices = state.choices(question.name)
    zero = [one.name for one in choices if one.name == "unsure" or one.label.casefold().startswith("could not tell")]
    numbered = [one.name for one in choices if one.name not in zero]
    keys: list[str] = []
    for name in value.split():
        place = 0 if name in zero else numbered.index(name) + 1
        keys += [str(place)] if place <= 9 else ["Right"] * [one.name for one in choices].index(name) + ["space"]
    return keys


def record(room: Desk, state: FormState) -> None:
    """Answer a clip from its first question to its last, and finish it."""
    answers = watched()
    for section in state.form.sections:
        asked = [question for question in section.questions if question.takes_answer and not question.read_only]
        begun = False
        for question in asked:
            if not state.relevant(question.name):
                continue
            begun = True
            at(room, question.label)
            value = answers.get(question.name, "")
            if value and question.choices:
                room.key(*keys_for(state, question, value))
            elif value:
                room.type(value)
            state.answer(question.name, value)
            room.key("Return")
        if begun:
            at(room, "Next: ", "Finish this clip")
            room.key("Return")
    assert state.errors() == {}


def test_six_clips_are_recorded_and_their_feedback_is_saved_without_a_mouse(tmp_path: Path) -> None:
    path = tmp_path / "evening.bwv"
    states = six_clips(path)
    with desk(tmp_path, path) as room:
        at(room, "Ask the police to keep")  # the next thing on Home
        room.key("alt+4")
        at(room, "Start clip V01")
        room.key("shift+F6")  # from the buttons at the bottom to the first thing on the page
        at(room, "We have read it out")
        room.key("Return")
        for slot, state in states.items():
            at(room, f"Start clip {slot}")
            room.key("Return")
            record(room, state)
        at(room, "Go to the feedback")
        room.key("shift+F6")
        at(room, "The debrief was held")
        room.key("Return")
        at(room, "Go to the feedback")
        room.key("Return")
        at(room, "Save 2 files")
        room.key("Return")
        room.wait("2 files saved")
        saved = {file.name for file in (tmp_path / "home").rglob("*.xlsx")}
    assert saved == {"feedback.xlsx", "panel-sheet.xlsx"}
    with Workspace.open(path, clock=CLOCK) as workspace, workspace.reading() as store:
        kept = {clip.slot: (clip.state, store.answers.of(clip.id)) for clip in store.sessions.clips(1)}
    for slot, state in states.items():
        wanted = {name: value for name, value in state.clean().items() if name not in FILLED_IN}
        assert {name: kept[slot][1].get(name) for name in wanted} == wanted
    assert all(kept[slot][0] is ClipState.VIEWED for slot in SIX)
