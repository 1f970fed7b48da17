"""A whole clip with eyes shut: every question, its hint, what is needed, what is wrong, what is chosen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Question
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.services.clock import FixedClock
from bwvreview.services.demo import SESSION
from bwvreview.services.record_answer import open_clip
from bwvreview.services.workspace import Workspace
from tests.heard.desk import Desk, Heard, desk, missing
from tests.ui.rooms import session_workspace, watched

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]
CLOCK = FixedClock(SESSION.day)
SLOT = "V04"
"""A clip with a child, for which the form asks more than for any other."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Desk]:
    """The program, with a clip opened by keys."""
    with desk(tmp_path, session_workspace(tmp_path)) as opened:
        opened.wait("Open the session")
        opened.key("alt+4")
        opened.press(f"Start {SLOT}")
        opened.wait("Leave this clip")
        yield opened


@pytest.fixture
def state(tmp_path: Path) -> FormState:
    """The form as it stands for that clip, without the window."""
    copy = tmp_path / "copy.bwv"
    shutil.copyfile(session_workspace(tmp_path), copy)
    with Workspace.open(copy, clock=CLOCK) as workspace, workspace.reading() as store:
        return open_clip(store, 1, SLOT, load_scheme(), today=CLOCK.today()).form


def at(room: Desk, start: str) -> Heard:
    """Wait until the focus is on what is called so, and give it as it is heard then."""
    found: list[Heard] = []

    def there() -> bool:
        focus = room.focus()
        found[:] = [focus] if focus is not None and focus.name.startswith(start) else []
        return bool(found)

    room.until(there, f"the focus did not come to “{start}”, but to “{room.focus()}”")
    return found[0]


def asked(state: FormState, part: str) -> list[Question]:
    """The questions of a part that can be answered now."""
    section = next(section for section in state.form.sections if section.name == part)
    return [q for q in section.questions if q.takes_answer and not q.read_only and state.relevant(q.name)]


def give(room: Desk, state: FormState, question: Question, value: str) -> None:
    """Answer by keys where the focus is, and hear that the answer was taken."""
    if not question.choices:
        room.type(value)
        room.until(lambda: at(room, question.label).written == value, f"{question.name} was not written")
        return
    choices = [choice.name for choice in state.choices(question.name)]
    numbered = [choice.name for choice in state.choices(question.name) if not _zero(choice.name, choice.label)]
    for name in value.split():
        label = next(choice.label for choice in state.choices(question.name) if choice.name == name)
        if name not in numbered:
            room.key("0")
        elif numbered.index(name) < 9:
            room.key(str(numbered.index(name) + 1))
        else:
            room.key(*["Right"] * (choices.index(name) - choices.index(numbered[0])), "space")
        _hears_chosen(room, f"{question.label} {label}")


def _hears_chosen(room: Desk, answer: str) -> None:
    room.until(lambda: "checked" in at(room, answer).states, f"“{answer}” is not heard as chosen")


def _zero(name: str, label: str) -> bool:
    return name == "unsure" or label.casefold().startswith("could not tell")


def test_every_question_its_hint_and_its_answer_are_heard_from_first_to_last(room: Desk, state: FormState) -> None:
    answers, heard = watched(), []
    parts = iter([section.name for section in state.form.sections])
    for part in parts:
        if not asked(state, part):
            continue
        begun: list[str] = []
        while left := [q for q in asked(state, part) if q.name not in begun]:
            question = left[0]
            told = at(room, question.label)
            assert question.hint in told.description
            needed = bool(state.error(question.name)) and not state.value(question.name)
            assert ("Needs an answer." in told.description) == needed, question.name
            value = answers.get(question.name, "")
            if value:
                give(room, state, question, value)
                state.answer(question.name, value)
            begun.append(question.name)
            heard.append(question.name)
            room.key("Return")
        at(room, "Next: " if any(asked(state, name) for name in _after(state, part)) else "Finish this clip")
        room.key("Return")
    assert state.errors() == {}
    assert len(heard) > 35
    room.wait("clips to go")


def _after(state: FormState, part: str) -> list[str]:
    names = [section.name for section in state.form.sections]
    return names[names.index(part) + 1 :]


def test_what_is_missing_is_heard_in_the_summary_and_at_each_question(room: Desk, state: FormState) -> None:
    at(room, "Did you watch it?")
    room.key("1")
    state.answer("viewed", "full")
    while at_end(room) is None:
        room.key("ctrl+Return")
    room.key("ctrl+Return")
    summary = at(room, "Error: There is a problem.")
    errors = state.errors()
    assert len(errors) > 10
    assert all(message in summary.name for message in errors.values())
    assert any("There is a problem" in said for said in (room.listen(), room.announced)[1])
    first = next(iter(errors.values()))
    room.press(first)
    for name, message in list(errors.items())[:4]:
        question = next(q for q in state.form.questions if q.name == name)
        told = at(room, question.label)
        assert f"Error: {message}" in told.description
        assert question.hint in told.description
        room.key("F8")


def at_end(room: Desk) -> Heard | None:
    """The button of the last part, once it is there."""
    return next((thing for thing in room.everything() if thing.name == "Finish this clip"), None)
