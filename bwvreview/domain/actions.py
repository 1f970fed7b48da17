"""What the group asks for after a clip, who does it, and until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bwvreview.domain.forms.survey import Form


class ActionState(StrEnum):
    """Where an action stands. A reply alone does not end it: the group says when it is settled."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ActionRule:
    """What follows from one answer: its words, the role that does it, and how many days that takes."""

    choice: str
    title: str
    owner: str
    days: int


@dataclass(frozen=True, slots=True)
class AskedFor:
    """An action that a record asks for."""

    choice: str
    title: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a scheme turns answers into actions. All of it is data of the scheme.

    `question` is the form's question whose answers ask for something, `urgency` the one that says how soon; `within`
    gives its answers their days. `nothing` are answers that ask for nothing, `before_deletion` those that must be
    done while the video is still there. An answer without a rule of its own is followed up by `other`.
    """

    question: str
    urgency: str
    rules: tuple[ActionRule, ...]
    other: ActionRule
    within: Mapping[str, int] = field(default_factory=dict)
    nothing: frozenset[str] = frozenset()
    before_deletion: frozenset[str] = frozenset()

    def asked(
        self, form: Form, answers: Mapping[str, str], asked_on: date, video_until: date | None
    ) -> tuple[AskedFor, ...]:
        """Give the actions that a finished record asks for, in the order of the form.

        `answers` are those that count (`FormState.clean()`). A form without the question asks for nothing.
        """
        if not form.has_question(self.question):
            return ()
        labels = {choice.name: choice.label for choice in form.question(self.question).choices}
        chosen = [name for name in answers.get(self.question, "").split() if name not in self.nothing]
        soon = self.within.get(answers.get(self.urgency, ""))
        return tuple(self._asked(name, labels, asked_on, soon, video_until) for name in labels if name in chosen)

    def _asked(
        self, choice: str, labels: Mapping[str, str], asked_on: date, soon: int | None, video_until: date | None
    ) -> AskedFor:
        rule = next((rule for rule in self.rules if rule.choice == choice), None)
        days = (rule or self.other).days
        due = asked_on + timedelta(days=days if soon is None else min(days, soon))
        if choice in self.before_deletion and video_until is not None:
            due = max(asked_on, min(due, video_until))
        return AskedFor(choice, rule.title if rule else labels[choice], (rule or self.other).owner, due)


def days_late(due_on: date | None, today: date) -> int:
    """Give how many days an open action is late; 0 when it is not."""
    return 0 if due_on is None else max(0, (today - due_on).days)


def in_order(actions: Iterable[tuple[date | None, int]]) -> list[int]:
    """Put open actions in the order of their dates, the longest overdue first; those without a date last.

    >>> from datetime import date
    >>> in_order([(None, 1), (date(2026, 11, 12), 2), (date(2026, 10, 15), 3)])
    [3, 2, 1]
    """
    return [number for _, _, number in sorted((due is None, due and due.toordinal(), n) for due, n in actions)]
