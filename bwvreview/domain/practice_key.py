"""A member's try at a practice clip beside the answers that were agreed for it, question by question, kindly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.answer_scales import scale_of, unsure_names
from bwvreview.domain.answer_words import cell_writer, choice_words, label_of
from bwvreview.domain.forms.state import FormState
from bwvreview.domain.reviewing import FILLED_IN
from bwvreview.domain.words import fill

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.forms.survey import Form, Question
    from bwvreview.domain.highlights import Highlights

Likeness = Literal["same", "close", "different", "not-asked", "words"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question: what the group agreed, what this member answered, and one kind sentence.

    `likeness` “close”: the next step of a scale, or some of several choices. “words”: written by hand, to read and
    compare. “not-asked”: the member's other answers hid the question.
    """

    name: str
    title: str
    part: str
    agreed: str
    given: str
    likeness: Likeness
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole try. Only questions with choices count; words are shown beside each other."""

    questions: tuple[Compared, ...]

    @property
    def counted(self) -> int:
        """Questions that can be compared."""
        return sum(one.likeness != "words" for one in self.questions)

    @property
    def same(self) -> int:
        """Questions answered as the group agreed."""
        return sum(one.likeness == "same" for one in self.questions)

    @property
    def sentence(self) -> str:
        """Say it all in one sentence."""
        if not self.counted:
            return "There is nothing to compare yet."
        return f"You answered {self.same} of {self.counted} questions as the group did."


def compare(
    form: Form, key: Mapping[str, str], given: Mapping[str, str], *, today: date, highlights: Highlights | None = None
) -> Comparison:
    """Compare a member's answers with the agreed ones, on every question that the agreed answers ask.

    A question that only the member was asked is left out: its cause is compared already.
    """
    agreed, own = FormState(form, key, today=today), FormState(form, given, today=today)
    parts = {question.name: section.label for section in form.sections for question in section.questions}
    found = []
    for question in agreed.visible_questions():
        if question.name in FILLED_IN or not question.takes_answer or not agreed.value(question.name):
            continue
        found.append(_compared(form, question, agreed, own, parts.get(question.name, ""), highlights))
    return Comparison(tuple(found))


def _compared(
    form: Form, question: Question, agreed: FormState, own: FormState, part: str, highlights: Highlights | None
) -> Compared:
    name = question.name
    wanted, answered = agreed.value(name), own.value(name)
    likeness = _likeness(question, wanted, answered, asked=own.relevant(name), highlights=highlights)
    group, member = label_of(form, name, wanted), label_of(form, name, answered)
    sentence = _sentence(question, likeness, wanted, answered)
    return Compared(name, question.label or name, part, group, member, likeness, sentence)


def _likeness(
    question: Question, wanted: str, answered: str, *, asked: bool, highlights: Highlights | None
) -> Likeness:
    if question.type not in {"select_one", "select_multiple", "acknowledge"}:
        return "words"
    if not asked:
        return "not-asked"
    if question.type == "select_multiple":
        ticked, meant = set(answered.split()), set(wanted.split())
        return "same" if ticked == meant else "close" if ticked & meant else "different"
    if answered == wanted:
        return "same"
    scale = scale_of(question, highlights)
    if wanted in scale and answered in scale and abs(scale.index(wanted) - scale.index(answered)) == 1:
        return "close"
    return "different"


_SAID = {
    "same": "You and the group answered alike.",
    "words": "Read both, and see what the group found worth writing down.",
    "not-asked": "The group chose “{group}”. An earlier answer of yours hid this question.",
    "open": "The group chose “{group}”. You left it open, and that is fine.",
    "unsure": "The group chose “{group}”. Could not tell is an honest answer.",
    "close": "You are close: the group chose “{group}”, one step from yours.",
    "different": "The group chose “{group}”, you chose “{member}”. {Watch} this part once more.",
}


def _sentence(question: Question, likeness: Likeness, wanted: str, answered: str) -> str:
    said: str = likeness
    if likeness in {"close", "different"} and not answered:
        said = "open"
    elif likeness == "different" and answered in unsure_names(question):
        said = "unsure"
    elif likeness == "close" and question.type == "select_multiple":
        return _ticked(question, set(wanted.split()), set(answered.split()))
    words = cell_writer(question)
    group, member = (_short(str(words(raw) or "")) for raw in (wanted, answered))
    return fill(_SAID[said], group=group, member=member)


def _short(label: str) -> str:
    """Give a label without the explanation after its colon.

    >>> _short("Green: good, or nothing of concern")
    'Green'
    """
    return label.partition(": ")[0]


def _ticked(question: Question, wanted: set[str], answered: set[str]) -> str:
    """Name what only one of the two ticked."""
    labels = choice_words(question)
    said = ["You saw some of the same."]
    for start, names in (("The group also saw", wanted - answered), ("Only you saw", answered - wanted)):
        if names:
            said.append(f"{start}: {'; '.join(labels[name] for name in labels if name in names)}.")
    return " ".join(said)
