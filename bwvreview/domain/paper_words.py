"""Rules in words: “If you answered “No” to question 12, go to question 15.”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.paper_rules import (
    NEVER,
    Blank,
    Compared,
    Every,
    Not,
    OneOf,
    Rule,
    Some,
    Ticked,
    every,
    one_of,
    opposite,
    some,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bwvreview.domain.forms.survey import Form

STOP = "stop here. This form is done"
_ORDER = {
    "=": "is {}",
    "!=": "is not {}",
    "<": "is less than {}",
    "<=": "is {} or less",
    ">": "is more than {}",
    ">=": "is {} or more",
}
_TICKS = {
    "=": "ticked {} at",
    "!=": "did not tick {} at",
    "<": "ticked fewer than {} at",
    "<=": "ticked {} or fewer at",
    ">": "ticked more than {} at",
    ">=": "ticked {} or more at",
}


class Speaker:
    """Says rules about the numbered questions of a form."""

    def __init__(self, form: Form, numbers: Mapping[str, int], shown: Mapping[str, str]) -> None:
        self._form, self._numbers, self._shown = form, numbers, shown
        self._needed = {question.name for question in form.questions if question.required == "yes"}

    def jump(self, when: Rule, to: int, sure: Collection[str]) -> str:
        """Say when to go where. `sure` are the questions that everyone who reads this was asked.

        “If” is used where it says exactly that; where a question may not have been asked, “Unless” does.
        """
        target = f"go to question {to}" if to else STOP
        plain, other = self._tidy(when, sure), self._tidy(opposite(when), sure)
        if self._is_exact(plain, sure) and (_length(plain) <= _length(other) + 1 or not self._is_exact(other, sure)):
            return f"If {self.said(plain)}, {target}."
        return f"Unless {self.said(other)}, {target}."

    def _tidy(self, rule: Rule, sure: Collection[str]) -> Rule:
        """Leave out blanks that cannot be: the question was asked, and needs an answer."""
        match rule:
            case OneOf(question, values, whole) if question in sure and question in self._needed:
                return one_of(question, values - {""}, whole - {""})
            case Blank(question) if question in sure and question in self._needed:
                return NEVER
            case Not(inner):
                return opposite(self._tidy(inner, sure))
            case Every(rules):
                return every(self._tidy(one, sure) for one in rules)
            case Some(rules):
                return some(self._tidy(one, sure) for one in rules)
        return rule

    def _is_exact(self, rule: Rule, sure: Collection[str]) -> bool:
        """Whether the words of a rule, taken as they stand, mean the rule: they speak of answers that were given."""
        match rule:
            case Every(rules) | Some(rules):
                return all(self._is_exact(one, sure) for one in rules)
            case OneOf(question, values):
                return "" not in values or question in sure
            case Blank(question):
                return question in sure
            case Not(inner):
                return isinstance(inner, Blank)
        return True

    def said(self, rule: Rule, *, inside: bool = False) -> str:
        """Say a rule."""
        text = ""
        match rule:
            case Every(rules):
                text = ", and ".join(self.said(one, inside=True) for one in rules)
                return f"both {text}" if inside else text
            case Some(rules):
                text = ", or ".join(self._any_of(rules))
                return f"either {text}" if inside else text
            case OneOf():
                text = self._answered(rule)
            case Compared():
                text = self._compared(rule)
            case Ticked(question, value):
                text = self._ticked(question, (value,))
            case Blank(question):
                text = f"you left {self._place(question)} empty"
            case Not(inner):
                text = self._denied(inner)
        return text

    def _any_of(self, rules: Sequence[Rule]) -> list[str]:
        """Say each of these; ticks of one question in one breath."""
        ticks: dict[str, list[str]] = {}
        for rule in rules:
            if isinstance(rule, Ticked):
                ticks.setdefault(rule.question, []).append(rule.value)
        said = [self.said(rule, inside=True) for rule in rules if not isinstance(rule, Ticked)]
        return said + [self._ticked(question, values) for question, values in ticks.items()]

    def _denied(self, rule: Rule) -> str:
        match rule:
            case Blank(question):
                return f"you answered {self._place(question)}"
            case Ticked(question, value):
                return self._ticked(question, (value,), said="did not tick", names="does not name")
            case Compared(_, _, _, ticks):
                return self._compared(rule).replace(
                    "you " if ticks else " is ", "you never " if ticks else " is not ", 1
                )
        return f"it is not so that {self.said(rule)}"

    def _answered(self, rule: OneOf) -> str:
        question, values, whole = rule.question, rule.values, rule.every
        place = self._place(question)
        if values == {""}:
            return f"you left {place} empty"
        if values == whole - {""}:
            return f"you answered {place}"
        empty = ", or left it empty" if "" in values else ""
        return f"you answered {self._listed(question, values)} to {place}{empty}"

    def _ticked(self, question: str, values: Sequence[str], *, said: str = "ticked", names: str = "names") -> str:
        if question not in self._numbers:
            label = self._form.question(question).label
            return f"“{label}” {names} {self._listed(question, values)}"
        return f"you {said} {self._listed(question, values)} at {self._place(question)}"

    def _compared(self, rule: Compared) -> str:
        number = f"{rule.number:g}"
        if rule.ticks:
            return f"you {_TICKS[rule.operator].format(number)} {self._place(rule.question)}"
        return f"the number at {self._place(rule.question)} {_ORDER[rule.operator].format(number)}"

    def _place(self, question: str) -> str:
        number = self._numbers.get(question)
        return f"question {number}" if number else f"“{self._form.question(question).label}”"

    def _listed(self, question: str, values: Collection[str]) -> str:
        choices = self._form.question(question).choices
        labels = [f"“{choice.label}”" for choice in choices if choice.name in values]
        labels += [f"“{self._shown.get(value, value)}”" for value in values if not choices]
        return " or ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else "".join(labels)


def _length(rule: Rule) -> int:
    """How many answers the words of a rule name."""
    match rule:
        case Every(rules) | Some(rules):
            return sum(_length(one) for one in rules)
        case OneOf(_, values):
            return len(values)
        case Not(inner):
            return _length(inner) + 1
    return 1
