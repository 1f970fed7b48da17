"""What is new in a version of a form, beside the one before, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bwvreview.domain.forms.question_changes import What, changes_of
from bwvreview.domain.forms.survey import Group, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bwvreview.domain.forms.survey import Form

Sort = Literal["form", "part", "added", "left out", "renamed", "moved"] | What


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which sort, the name of the question or part, and the sentence that says it.

    `was` and `now` hold a rule or a text as it stood and stands, for whoever wants to look closer. `parts_ways` says
    that answers to the two versions can no longer be counted together.
    """

    sort: Sort
    name: str
    words: str
    was: str = ""
    now: str = ""
    parts_ways: bool = False


def changes_between(old: Form, new: Form) -> tuple[Change, ...]:
    """Give every change, in the order of the new form; what was left out comes where it stood, at the end of its part.

    Empty when both are the same version.
    """
    if old.fingerprint == new.fingerprint:
        return ()
    renamed = _renamed(old, new)
    return (
        *_form_changes(old, new),
        *_part_changes(old, new),
        *_questions(old, new, renamed),
        *_left_out(old, new, renamed),
        *_moved(old, new),
    )


def _form_changes(old: Form, new: Form) -> Iterator[Change]:
    if old.id != new.id:
        yield Change("form", "", "This is another form: its id is not the same.", old.id, new.id)
    if old.title != new.title:
        yield Change("form", "", f"The form is now called “{new.title}”.", old.title, new.title)
    if old.version == new.version:
        said = f"Both call themselves version {new.version}." if new.version else "Neither has a version."
        yield Change("form", "", f"{said} Give the new one another version.")
    if old.instance_name != new.instance_name:
        yield Change("form", "", "Records are named in another way.", old.instance_name, new.instance_name)


def _part_changes(old: Form, new: Form) -> Iterator[Change]:
    before = {group.name: group for group in old.groups}
    after = {group.name: group for group in new.groups}
    for name, group in after.items():
        earlier = before.get(name)
        if earlier is None:
            yield Change("part", name, f"New part: {_quoted(group)}.")
            continue
        if earlier.label != group.label:
            yield Change("part", name, f"The part {_quoted(earlier)} is now called {_quoted(group)}.")
        if earlier.relevant != group.relevant:
            words = f"The part {_quoted(group)} is shown in other cases."
            yield Change("part", name, words, earlier.relevant, group.relevant)
    for name, group in before.items():
        if name not in after:
            yield Change("part", name, f"The part {_quoted(group)} is gone.")


def _questions(old: Form, new: Form, renamed: dict[str, str]) -> Iterator[Change]:
    for question in new.questions:
        earlier_name = renamed.get(question.name, question.name)
        if not old.has_question(earlier_name):
            yield Change("added", question.name, f"New question: {_quoted(question)}{_in_part(new, question)}.")
            continue
        earlier = old.question(earlier_name)
        if earlier_name != question.name:
            words = f"{_quoted(question)} has another name in the records."
            yield Change("renamed", question.name, words, earlier_name, question.name, parts_ways=True)
        for found in changes_of(earlier, question):
            yield Change(found.what, question.name, found.words, found.was, found.now, found.parts_ways)


def _left_out(old: Form, new: Form, renamed: dict[str, str]) -> Iterator[Change]:
    kept = {renamed.get(question.name, question.name) for question in new.questions}
    for question in old.questions:
        if question.name not in kept:
            yield Change("left out", question.name, f"No longer asked: {_quoted(question)}.", parts_ways=True)


def _renamed(old: Form, new: Form) -> dict[str, str]:
    """Match a question whose name is new with one that is gone and says the same; give the earlier name of each."""
    gone = [question for question in old.questions if not new.has_question(question.name)]
    found: dict[str, str] = {}
    for question in new.questions:
        if old.has_question(question.name) or not question.label:
            continue
        for earlier in gone:
            if (earlier.label, earlier.type, earlier.choices) == (question.label, question.type, question.choices):
                found[question.name] = earlier.name
                gone.remove(earlier)
                break
    return found


def _moved(old: Form, new: Form) -> Iterator[Change]:
    """Name the questions that stand in another part; and say once that the order of what stayed is another."""
    before, after = _places(old), _places(new)
    for name, part in after.items():
        if name in before and _name(before[name]) != _name(part):
            to = f"in {_quoted(part)}" if part else "outside all parts"
            yield Change(
                "moved", name, f"{_quoted(new.question(name))} now stands {to}.", _name(before[name]), _name(part)
            )
    both = [question.name for question in new.questions if old.has_question(question.name)]
    if both != [question.name for question in old.questions if new.has_question(question.name)]:
        yield Change("moved", "", "The questions come in another order.")


def _places(form: Form) -> dict[str, Group | None]:
    """Give each question the part it stands in."""
    found: dict[str, Group | None] = {question.name: None for question in form.questions}
    for group in form.groups:
        found |= {inner.name: group for inner in group.items if isinstance(inner, Question)}
    return found


def _name(part: Group | None) -> str:
    return part.name if part else ""


def _in_part(form: Form, question: Question) -> str:
    part = _places(form)[question.name]
    return f", in {_quoted(part)}" if part else ""


def _quoted(item: Question | Group) -> str:
    return f"“{item.label or item.name}”"
