"""What is checked before anything leaves. An amber check has its own buttons, and waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bwvreview.ui.say import count, listed
from bwvreview.ui.speech import spoken
from bwvreview.ui.widgets.button import Button
from bwvreview.ui.widgets.card import Card
from bwvreview.ui.widgets.rows import Fact, Facts
from bwvreview.ui.widgets.words import words

if TYPE_CHECKING:
    from bwvreview.services.views_feedback import Checks, Finding, Missing, TooLong


class ChecksCard(Card):
    """The checks of a session, green first."""

    look_wanted = Signal(str, str)  # slot, question (empty: where the clip was left)
    kept = Signal(object)  # Finding
    without_wanted = Signal()
    session_wanted = Signal()

    def __init__(self, checks: Checks) -> None:
        passed = words("", "muted", wrap=False)
        super().__init__("Checks", aside=passed, padding=(12, 20))
        facts = [
            *self._clips(checks),
            *self._answers(checks),
            *self._two_answers(checks),
            self._draw(checks),
            *self._formulas(checks),
            *(self._finding(finding) for finding in checks.findings),
        ]
        if not checks.findings:
            facts.append(Fact("No answer looks as if it names someone"))
        amber = sum(fact.icon == "rate-amber" for fact in facts)
        red = sum(fact.icon == "rate-red" for fact in facts)
        parts = [f"{len(facts) - amber - red} passed"]
        parts += [f"{amber} to decide"] if amber else []
        parts += [f"{red} to mend"] if red else []
        passed.setText(", ".join(parts))
        self.add(4, Facts(*sorted(facts, key=lambda fact: fact.icon != "circle-check")))

    def _clips(self, checks: Checks) -> list[Fact]:
        if not checks.to_come:
            return [Fact("Every {clip} is {watched}, or has a reason")]
        one = len(checks.to_come) == 1
        slots = f"{listed(checks.to_come)} {'stands' if one else 'stand'} in the files as “still to come”."
        still = f"{count(len(checks.to_come), 'clip')} {'is' if one else 'are'} still to come"
        if checks.without:
            return [Fact(f"{still}. You chose to save without {'it' if one else 'them'}.", slots)]
        go, without = (
            Button("Go to the session", size="row"),
            Button(f"Save without {'it' if one else 'them'}", size="row"),
        )
        go.clicked.connect(self.session_wanted)
        without.clicked.connect(self.without_wanted)
        return [Fact(still, slots, "rate-amber", "amber", strong=True, buttons=(go, without))]

    def _answers(self, checks: Checks) -> list[Fact]:
        if not checks.missing:
            return [Fact("Every needed answer is there")]
        return [self._missing(missing, decided=checks.without) for missing in checks.missing]

    def _missing(self, missing: Missing, *, decided: bool) -> Fact:
        look = Button(f"Carry on with {missing.slot}", size="row")
        look.clicked.connect(lambda: self.look_wanted.emit(missing.slot, ""))
        text = f"{missing.slot} needs {count(missing.needed, 'more answer')}"
        if decided:
            return Fact(text, "It stands in the files as “still to come”.")
        return Fact(text, "", "rate-amber", "amber", strong=True, buttons=(look,))

    def _two_answers(self, checks: Checks) -> list[Fact]:
        """Until somebody chooses, the clip is not finished, and what stands is saved as “still to come”."""
        if not checks.two_answers:
            return []
        first = checks.two_answers[0]
        go = Button(f"Open {first}", size="row")
        go.clicked.connect(lambda: self.look_wanted.emit(first, ""))
        text = f"{listed(checks.two_answers)}: two answers were given to one question"
        return [Fact(text, "", "rate-amber", "amber", strong=True, buttons=(go,))]

    def _draw(self, checks: Checks) -> Fact:
        if checks.list_deleted:
            return Fact("The draw can be checked with its pack", "The police list was deleted here, as it should be.")
        if not checks.draw_problem:
            return Fact("The draw can be checked by anyone who holds its pack")
        return Fact("The draw does not agree with its records", checks.draw_problem, "rate-red", "red", strong=True)

    def _formulas(self, checks: Checks) -> list[Fact]:
        one = checks.as_text == 1
        begin = f"{count(checks.as_text, 'answer')} {'begins' if one else 'begin'} like a formula. "
        hint = f"{begin}{'It is' if one else 'They are'} saved as text." if checks.as_text else ""
        return [Fact("No answer can turn into a formula", hint), *(self._too_long(one) for one in checks.too_long)]

    def _too_long(self, found: TooLong) -> Fact:
        look = Button("Look at the answer", size="row")
        look.setAccessibleName(spoken(f"Look at the answer on {found.slot}"))
        look.clicked.connect(lambda: self.look_wanted.emit(found.slot, found.name))
        hint = f"“{found.question}”"
        return Fact(
            f"An answer on {found.slot} is too long for Excel", hint, "rate-red", "red", strong=True, buttons=(look,)
        )

    def _finding(self, finding: Finding) -> Fact:
        question = f"“{finding.question}”"
        if finding.kept:
            return Fact(f"An answer on {finding.slot} was looked at and kept. This is recorded.", question)
        look, keep = Button("Look at the answer", size="row"), Button("Keep it, it names nobody", size="row")
        look.setAccessibleName(spoken(f"Look at the answer on {finding.slot}: {finding.question}"))
        keep.setAccessibleName(spoken(f"Keep it, it names nobody: the answer on {finding.slot}, {finding.question}"))
        look.clicked.connect(lambda: self.look_wanted.emit(finding.slot, finding.name))
        keep.clicked.connect(lambda: self.kept.emit(finding))
        return Fact(
            f"An answer on {finding.slot} may hold {finding.holds}",
            question,
            "rate-amber",
            "amber",
            strong=True,
            buttons=(look, keep),
        )
