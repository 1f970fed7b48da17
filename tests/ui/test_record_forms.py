"""Any form that the program reads can be recorded: every type of question has its answer on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Choice, Form, Group, Question
from bwvreview.ui.pages.record.middle import Middle
from bwvreview.ui.widgets.kit import AnswerList, AnswerTiles, FieldAnswer, TextAnswer, TickList, first_focus
from tests.screen import dressed, nameless, words_on

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice("unsure", "Could not tell"))
PLACES = tuple(Choice(f"p{n}", f"Place {n}", (("side", "north" if n < 3 else "south"),)) for n in range(1, 5))

FORM = Form(
    "example",
    "Example",
    "1",
    (
        Group(
            "all",
            "All kinds",
            items=(
                Question("told", "note", "Read this first."),
                Question("one", "select_one", "One of few", choices=YES_NO),
                Question("minimal", "select_one", "One of a list", choices=YES_NO, appearance="minimal"),
                Question("many", "select_multiple", "Some of few", choices=YES_NO),
                Question("line", "text", "A line"),
                Question("lines", "text", "Some lines", appearance="multiline"),
                Question(
                    "whole", "integer", "A whole number", constraint=". < 10", constraint_message="Keep it small."
                ),
                Question("part", "decimal", "A number"),
                Question("day", "date", "A day"),
                Question("read", "acknowledge", "The rule"),
                Group(
                    "inner",
                    "Where it was",
                    relevant="${one}='yes'",
                    items=(
                        Question(
                            "side", "select_one", "Which side?", choices=(Choice("north", "N"), Choice("south", "S"))
                        ),
                        Question("place", "select_one", "Which place?", choices=PLACES, choice_filter="side=${side}"),
                    ),
                ),
                Question("last", "text", "Anything else"),
                Question("sum", "calculate", calculation="1 + 1"),
            ),
        ),
    ),
)


class Shown:
    """The part on the screen with its state, as the controller joins them."""

    def __init__(self, qtbot: QtBot) -> None:
        dressed()
        self.state = FormState(FORM, today=date(2022, 10, 1))
        self.middle = Middle()
        qtbot.addWidget(self.middle)
        self.middle.resize(800, 900)
        self.middle.answered.connect(self.take)
        self.show()
        self.middle.show()

    def show(self) -> None:
        self.middle.show_part(self.state, "all", self.state.errors(), {})

    def take(self, name: str, value: str) -> None:
        self.state.answer(name, value)
        self.show()

    def answer(self, name: str) -> QWidget:
        assert self.middle.view is not None
        question = self.middle.view.question(name)
        assert question is not None, name
        return question.answer

    def from_top_down(self, texts: list[str]) -> list[str]:
        """Put words of the screen in the order in which they are seen."""
        found = [label for label in self.middle.findChildren(QLabel) if label.text() in texts and label.isVisible()]
        return [label.text() for label in sorted(found, key=lambda one: one.mapTo(self.middle, QPoint(0, 0)).y())]

    def asked(self) -> list[str]:
        assert self.middle.view is not None
        return [question.name for question in self.middle.view.questions()]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("one", AnswerTiles),
        ("minimal", AnswerList),
        ("many", TickList),
        ("line", FieldAnswer),
        ("lines", TextAnswer),
        ("whole", FieldAnswer),
        ("part", FieldAnswer),
        ("day", FieldAnswer),
        ("read", TickList),
    ],
)
def test_every_type_of_question_has_its_answer(qtbot: QtBot, name: str, kind: type[QWidget]) -> None:
    assert isinstance(Shown(qtbot).answer(name), kind)


def test_a_part_with_every_type_is_shown_in_order_with_spoken_names(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert shown.asked() == ["one", "minimal", "many", "line", "lines", "whole", "part", "day", "read", "last"]
    assert words_on(shown.middle).index("Read this first.") < words_on(shown.middle).index("One of few")
    assert nameless(shown.middle) == []


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("line", "two words", "two words"),
        ("whole", "7", "7"),
        ("part", "2.5", "2.5"),
        ("day", "2022-09-30", "2022-09-30"),
    ],
)
def test_what_is_typed_is_given_after_a_pause(qtbot: QtBot, name: str, typed: str, kept: str) -> None:
    shown = Shown(qtbot)
    field = first_focus(shown.answer(name))
    assert field is not None
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(lambda: shown.state.raw(name) == kept, timeout=3_000)
    assert shown.state.error(name) == ""


def test_numbers_answer_and_a_read_notice_is_ticked(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    for name, key in (("one", "0"), ("many", "1"), ("many", "2"), ("read", "1")):
        QTest.keyClick(first_focus(shown.answer(name)), Qt.Key(ord(key)))  # type: ignore[arg-type]
    assert {name: shown.state.value(name) for name in ("one", "many", "read")} == {
        "one": "unsure",
        "many": "yes no",
        "read": "OK",
    }


def test_a_group_in_a_part_comes_with_its_heading_and_choices_follow_their_filter(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert "Where it was" not in words_on(shown.middle)
    shown.take("one", "yes")
    assert shown.asked()[-3:] == ["side", "place", "last"]
    order = ["The rule", "Where it was", "Which side?", "Which place?", "Anything else"]
    qtbot.waitUntil(lambda: shown.from_top_down(order) == order)
    shown.take("side", "south")
    answers = shown.answer("place")
    assert isinstance(answers, AnswerTiles)
    assert [button.text() for button in answers.buttons] == ["Place 3", "Place 4"]
    shown.take("one", "no")
    assert "Where it was" not in words_on(shown.middle)


def test_a_number_that_does_not_fit_is_said_and_kept(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.take("whole", "12")
    assert "Keep it small." in words_on(shown.middle)
    answer = shown.answer("whole")
    assert isinstance(answer, FieldAnswer)
    assert answer.value() == "12"
