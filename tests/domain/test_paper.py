"""The form on paper: whoever follows its words is asked what the program asks."""

from __future__ import annotations

import random
import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.forms.state import FormState
from bwvreview.domain.forms.survey import Form
from bwvreview.domain.paper import Jump, PaperForm, PaperNote, PaperQuestion, numbered, paper_form
from bwvreview.domain.paper_rules import NEVER, holds
from bwvreview.exchange.resources import resource
from bwvreview.exchange.xlsform import read_form
from tests.domain.forms_kit import Row, form_of

TODAY = date(2026, 12, 5)
TITLES = {"children": "Children", "weapons": "Weapons"}
THEMES = ["", "children", "weapons", "weapons children"]


@cache
def shipped() -> Form:
    return read_form(resource("schemes", "stop-search", "form.xlsx"))


@cache
def shipped_paper(themes: str, *, filled: bool) -> PaperForm:
    return paper_form(shipped(), drawn(themes) if filled else None, TITLES)


def drawn(themes: str) -> dict[str, str]:
    return {"clip_ref": "V01", "theme_drawn": themes}


# ---- A reader of paper, who knows nothing of the form --------------------------------------------------------------


class Reader:
    """Answers as it likes, and goes where the jumps say: by their rules, or by their words alone."""

    def __init__(self, paper: PaperForm, chance: random.Random, known: dict[str, str], *, by_words: bool) -> None:
        self.items = [item for part in paper.parts for item in part.items]
        self.questions = {item.number: item for item in self.items if isinstance(item, PaperQuestion)}
        self.chance, self.by_words = chance, by_words
        self.answers, self.asked, self.perhaps = dict(known), list[str](), False

    def read(self) -> Reader:
        place = 0
        while place < len(self.items):
            item = self.items[place]
            place += 1
            if isinstance(item, PaperQuestion):
                self.asked.append(item.name)
                self.answers[item.name] = self.answer(item)
            elif isinstance(item, Jump):
                self.perhaps = self.perhaps or item.when == NEVER
                if self.goes(item):
                    if item.to == 0:
                        break
                    above = (i for i, one in enumerate(self.items) if self.is_before(one, item.to))
                    place = max(place, 1 + max(above))  # what stands above a question is read before it
        return self

    def is_before(self, item: object, number: int) -> bool:
        return isinstance(item, PaperQuestion) and item.number < number

    def answer(self, question: PaperQuestion) -> str:
        names = [choice.name for choice in question.choices]
        if not question.needed and self.chance.random() < 0.3:
            return ""
        if question.several:
            picked = self.chance.sample(names, self.chance.randint(1, len(names)))
            return " ".join(name for name in names if name in picked)
        if names:
            return self.chance.choice(names)
        return {"integer": str(self.chance.randint(0, 6)), "date": "2026-01-31"}.get(question.type, "words")

    def goes(self, jump: Jump) -> bool:
        if not self.by_words:
            return holds(jump.when, self.answers)
        found = re.fullmatch(r"(If|Unless) (.*), (?:go to question (\d+)|stop here\. This form is done)\.", jump.words)
        assert found, jump.words
        assert int(found.group(3) or 0) == jump.to
        return self.is_so(found.group(2)) is (found.group(1) == "If")

    def is_so(self, words: str) -> bool:
        quoted = re.findall(r"“[^”]*”", words)
        bare = re.sub(r"“[^”]*”", "“”", words)
        assert ", and " not in bare
        truths = []
        for clause in bare.split(", or "):
            labels = [quoted.pop(0)[1:-1] for _ in range(clause.count("“”"))]
            truths.append(self.clause(clause, labels))
        return any(truths)

    def clause(self, clause: str, labels: list[str]) -> bool:
        if clause == "“” names “”":
            assert labels[0] == "Themes this clip was drawn for"
            return labels[1] in [TITLES[slug] for slug in self.answers["theme_drawn"].split()]
        found = re.fullmatch(r"you (answered|ticked) [“”, or]+ (?:to|at) question (\d+)", clause)
        assert found, clause
        question = self.questions[int(found.group(2))]
        given = self.answers.get(question.name, "").split() if question.name in self.asked else []
        return any(choice.label in labels for choice in question.choices if choice.name in given)


def asked_by_the_program(form: Form, answers: dict[str, str]) -> list[str]:
    state = FormState(form, answers, today=TODAY)
    return [q.name for q in state.visible_questions() if q.takes_answer and not q.read_only]


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(THEMES), st.booleans(), st.booleans())
def test_who_follows_the_shipped_form_on_paper_is_asked_what_the_program_asks(
    chance: random.Random, themes: str, by_words: bool, filled: bool
) -> None:
    reader = Reader(shipped_paper(themes, filled=filled), chance, drawn(themes), by_words=by_words).read()
    assert reader.asked == asked_by_the_program(shipped(), reader.answers)
    assert not reader.perhaps


def test_the_first_jumps_of_the_shipped_form_are_these() -> None:
    words = [item.words for part in paper_form(shipped()).parts for item in part.items if isinstance(item, Jump)]
    assert words[:3] == [
        "If you answered “Watched all of it” or “Watched part of it” to question 1, go to question 3.",
        "If you answered “Could not be watched” to question 1, stop here. This form is done.",
        "If you answered “Vehicle” to question 3, go to question 6.",
    ]


def test_what_the_draw_decides_is_not_asked_on_the_paper_of_a_clip() -> None:
    def jumps(themes: str) -> list[str]:
        paper = paper_form(shipped(), drawn(themes), TITLES)
        children = next(part for part in paper.parts if part.title == "Children")
        return [item.words for item in children.items if isinstance(item, Jump)]

    assert jumps("children weapons") == []
    assert len(jumps("weapons")) == 1
    assert "names" not in jumps("weapons")[0]
    assert paper_form(shipped(), drawn("children"), TITLES).filled == (
        ("Clip reference", "V01"),
        ("Themes this clip was drawn for", "Children"),
    )


def test_every_question_and_answer_of_the_form_is_on_the_paper_once() -> None:
    paper, asked = paper_form(shipped()), [q for q in shipped().questions if not q.read_only]
    assert [question.name for question in paper.questions] == [question.name for question in asked]
    assert [question.number for question in paper.questions] == list(range(1, 59))
    for on_paper, question in zip(paper.questions, asked, strict=True):
        assert [choice.name for choice in on_paper.choices] == [choice.name for choice in question.choices]
        assert len({choice.number for choice in on_paper.choices}) == len(on_paper.choices)
        assert bool(on_paper.lines) is not bool(on_paper.choices)


def test_could_not_tell_is_0_as_on_the_screen() -> None:
    found = {choice.label: choice.number for q in shipped().questions for choice in numbered(q.choices)}
    assert found["Could not tell"] == "0"
    assert found["Could not tell / rather not say"] == "0"
    assert found["Firearm aimed or fired"] == "15"
    assert sorted(label for label, number in found.items() if number == "0" and "ould not tell" not in label) == []


# ---- Forms of others ----------------------------------------------------------------------------------------------

CONDITIONS = st.sampled_from(
    [
        "${one}='a'",
        "${one}!='b'",
        "${one}",
        "selected(${one}, 'c')",
        "${many}='a'",
        "selected(${many}, 'b')",
        "count-selected(${many}) > 1",
        "${many}=''",
        "${n} > 2",
        "${n}",
        "${n} != 3",
        "${n} = ''",
        "${t}!=''",
        "string-length(${one}) > 0",
        "regex(${one}, '[ab]')",
        "${read}='OK'",
        "true()",
        "1 = 2",
        "${gone}='a'",
        "regex(${t}, 'w.*')",
        "${n} + ${n} > 4",
        "${day} > today()",
        "contains(${t}, 'x')",
    ]
)


def rules() -> st.SearchStrategy[str]:
    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join).map(lambda text: f"({text})")
        return joined | inner.map(lambda text: f"not({text})")

    return st.recursive(CONDITIONS, larger, max_leaves=5)


@settings(max_examples=150, deadline=None)
@given(st.lists(rules() | st.just(""), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_who_follows_any_form_on_paper_misses_no_question(relevant: list[str], chance: random.Random) -> None:
    survey: list[Row] = [
        {"type": "select_one abc", "name": "one", "required": "yes"},
        {"type": "select_multiple abc", "name": "many"},
        {"type": "integer", "name": "n"},
        {"type": "text", "name": "t"},
        {"type": "date", "name": "day", "required": "yes"},
        {"type": "acknowledge", "name": "read"},
        {"type": "select_one abc", "name": "gone", "relevant": "${one}='a'"},
        {"type": "text", "name": "q1", "relevant": relevant[0]},
        {"type": "begin_group", "name": "g", "relevant": relevant[1]},
        {"type": "note", "name": "q2"},
        {"type": "text", "name": "q3", "relevant": relevant[2]},
        {"type": "end_group", "name": ""},
        {"type": "text", "name": "q4", "relevant": relevant[3]},
    ]
    form = form_of(*survey)
    reader = Reader(paper_form(form), chance, {}, by_words=False).read()
    wanted = asked_by_the_program(form, reader.answers)
    if reader.perhaps:
        assert set(wanted) <= set(reader.asked)
    else:
        assert reader.asked == wanted


@pytest.mark.parametrize(
    ("relevant", "words"),
    [
        ("${one}='a'", "If you answered “B” or “C” to question 1, stop here. This form is done."),
        ("${one}!='a'", "If you answered “A” to question 1, stop here. This form is done."),
        ("${opt}!='a'", "If you answered “A” to question 2, stop here. This form is done."),
        ("${opt}='a'", "Unless you answered “A” to question 2, stop here. This form is done."),
        ("${opt}!=''", "If you left question 2 empty, stop here. This form is done."),
        ("${n} > 2", "Unless the number at question 4 is more than 2, stop here. This form is done."),
        ("count-selected(${many}) >= 2", "Unless you ticked 2 or more at question 3, stop here. This form is done."),
        (
            "selected(${many}, 'a') or selected(${many}, 'b')",
            "Unless you ticked “A” or “B” at question 3, stop here. This form is done.",
        ),
        ("not(selected(${many}, 'a'))", "If you ticked “A” at question 3, stop here. This form is done."),
        (
            "regex(${n}, '1.*')",
            "Question 5 may not apply here. What does not apply is left out when this is typed in.",
        ),
    ],
)
def test_a_rule_is_said_in_plain_words(relevant: str, words: str) -> None:
    form = form_of(
        {"type": "select_one abc", "name": "one", "required": "yes"},
        {"type": "select_one abc", "name": "opt"},
        {"type": "select_multiple abc", "name": "many"},
        {"type": "integer", "name": "n"},
        {"type": "text", "name": "q", "relevant": relevant},
    )
    assert [i.words for part in paper_form(form).parts for i in part.items if isinstance(i, Jump)] == [words]


def test_words_to_read_stand_on_the_paper_without_a_number() -> None:
    form = form_of({"type": "note", "name": "hello", "label": "Read this first."}, {"type": "text", "name": "q"})
    first, second = paper_form(form).parts[0].items
    assert first == PaperNote("hello", "Read this first.")
    assert isinstance(second, PaperQuestion)
    assert (second.number, second.lines, second.needed) == (1, 1, False)
