"""One clip while it is recorded: its form, the part that is shown, what can be taken back. Knows nothing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.reviewing import FILLED_IN, PANEL

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from bwvreview.domain.forms.state import SectionProgress
    from bwvreview.services.views_record import RecordView

Change = tuple[str, str, str]
"""A question, its answer before, its answer after."""


class ClipWork:
    """The state of the record page. `tried` once the clip was to be finished: from then on what is missing is said."""

    def __init__(self, view: RecordView) -> None:
        clip = view.clip
        self.session_id, self.clip_id, self.slot = clip.session_id, clip.clip_id, clip.slot
        self.reviewer, self.alone = clip.reviewer, clip.reviewer != PANEL
        self.state = clip.form
        self.tried = False
        self.problems_in = ""
        self.facts = {"theme_drawn": ", ".join(dict.fromkeys(theme.title for theme in clip.themes))}
        self._part_of = {q.name: section.name for section in self.state.form.sections for q in section.questions}
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self.part = self._part_of.get(view.begins_at, "") or self.sections()[0].name
        self._known = {section.name for section in self.sections()}
        self._there = self.state.draft()  # what this window takes the kept answers to be

    def sections(self) -> list[SectionProgress]:
        """Give the parts that apply, in order."""
        return [section for section in self.state.sections() if section.applies]

    def parts_that_came(self) -> list[str]:
        """Give the labels of the parts that apply only since this was last asked."""
        now = self.sections()
        came = [section.label for section in now if section.name not in self._known]
        self._known = {section.name for section in now}
        return came

    def neighbour(self, step: int) -> str:
        """Give the next (1) or previous (−1) part; empty at the end."""
        names = [section.name for section in self.sections()]
        place = names.index(self.part) + step if self.part in names else 0
        return names[place] if 0 <= place < len(names) else ""

    def following(self) -> str:
        """Give the label of the next part; empty on the last."""
        name = self.neighbour(1)
        return next((section.label for section in self.sections() if section.name == name), "")

    def last_words(self) -> str:
        """Say what the main button does on the last part. Before anything is answered more parts will come."""
        if not self._begun():
            return "Next"
        if self.alone:
            return "Lock my answers"
        return (
            f"Record {self.slot} as not shown" if self.state.value("viewed") == "not_viewed" else "Finish this {clip}"
        )

    def _begun(self) -> bool:
        return any(name not in FILLED_IN for name in self.state.clean())

    def stay_where_questions_are(self) -> None:
        """Leave a part that no longer applies."""
        names = [section.name for section in self.sections()]
        if self.part not in names and names:
            order = [section.name for section in self.state.form.sections]
            before = [name for name in names if order.index(name) < order.index(self.part)]
            self.part = before[-1] if before else names[0]

    def turn_to_question(self, name: str) -> bool:
        """Turn to the part of a question; False while it is not asked."""
        if name not in self._part_of or not self.state.relevant(name):
            return False
        self.part = self._part_of[name]
        return True

    # --- answers

    def give(self, name: str, value: str) -> bool:
        """Take an answer in; False when it is the one that is there."""
        old = self.state.raw(name)
        if old == value:
            return False
        self.state.answer(name, value)
        self._undo.append((name, old, value))
        self._redo.clear()
        return True

    def kept_before(self, name: str, value: str) -> str:
        """Give the answer that this window last kept for a question, and note the one that is kept now."""
        before = self._there.get(name, "")
        self._there[name] = value
        return before

    def take_in(self, answers: Mapping[str, str], leave: Container[str]) -> bool:
        """Show what another window answered, where nothing else was given here; tell whether anything is new."""
        came = False
        for name, value in answers.items():
            before = self._there.get(name, "")
            if name in leave or name in FILLED_IN or value == before or self.state.raw(name) != before:
                continue
            self._there[name] = value
            self.state.answer(name, value)
            came = True
        return came

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._undo)

    def undo(self) -> tuple[str, str] | None:
        """Take the last answer back; give the question and the answer it has again."""
        if not self._undo:
            return None
        name, old, new = self._undo.pop()
        self._redo.append((name, old, new))
        self.state.answer(name, old)
        return name, old

    def redo(self) -> tuple[str, str] | None:
        """Give again what was taken back."""
        if not self._redo:
            return None
        name, old, new = self._redo.pop()
        self._undo.append((name, old, new))
        self.state.answer(name, new)
        return name, new

    # --- what is missing or wrong

    def errors(self) -> dict[str, str]:
        """What is said to be wrong now: answers that do not fit at once, missing ones after the first try to finish."""
        every = self.state.errors()
        return every if self.tried else {name: text for name, text in every.items() if self.state.value(name)}

    def is_wrong(self, part: str, errors: dict[str, str]) -> bool:
        """Whether a part has something that is said to be wrong."""
        return any(self._part_of[name] == part for name in errors)

    def next_open(self, after: str) -> str:
        """Give the next question without an answer or with a wrong one, going round; empty when there is none."""
        names = [question.name for question in self.state.visible_questions() if question.takes_answer]
        wrong = self.state.errors()
        start = names.index(after) + 1 if after in names else self._first_of_part(names)
        found = (name for name in (*names[start:], *names[:start]) if name in wrong or not self.state.value(name))
        return next(found, "")

    def _first_of_part(self, names: list[str]) -> int:
        return next((place for place, name in enumerate(names) if self._part_of[name] == self.part), 0)
